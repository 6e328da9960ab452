import { decodeHTMLStrict } from 'entities';
import { Tokenizer } from 'htmlparser2';

/** A feed as a list names it. What the list does not say is null; nothing is checked or made canonical yet. */
export interface OpmlEntry {
  address: string;
  /** Empty where the list has none. */
  title: string;
  site: string | null;
  publisher: string | null;
  language: string | null;
  country: string | null;
  /** NATO Admiralty letter. */
  reliability: string | null;
  /** Regime ids and whatever other folders and categories the list sorts it under. */
  topics: string[];
  /** What sort of source it is: wire, monitor … */
  kind: string | null;
}

/** An outline that could not be read as an entry. */
export interface OpmlError {
  /** Counted from 1; null where it is the document as a whole. */
  line: number | null;
  title: string | null;
  message: string;
}

export interface OpmlList {
  entries: OpmlEntry[];
  errors: OpmlError[];
}

/** Between the names of folders that lie in each other, where they make one topic: `Asia / Korea`. */
export const FOLDER_SEPARATOR = ' / ';

/** Outlines past this count are not read. */
const MAX_OUTLINES = 50_000;

/** Of the folders around a feed, as many speak for it, the innermost ones. */
const MAX_DEPTH = 20;

/** Of a folder's name or topic, in UTF-16 code units. */
const MAX_FOLDER_LENGTH = 300;

/** Errors past this count say nothing new. */
const MAX_ERRORS = 1_000;

interface Outline {
  attributes: Map<string, string>;
  line: number;
  isEntry: boolean;
  hasChildren: boolean;
}

/**
 * Reads a subscription list in OPML 1.0 or 2.0 (http://opml.org/spec2.opml), with the extensions that `buildOpml` writes:
 * attributes `country`, `publisher`, `reliability`, `kind` and, on folders, `topic`, under any prefix or none. A folder's
 * name, or its `topic` in place of the name, becomes a topic of all feeds in it, unless the folder only has a `kind`; names
 * of folders within each other become one topic, joined by {@link FOLDER_SEPARATOR}.
 * Tolerates broken XML. An outline without a feed's address and without outlines in it is an error; the rest is read all
 * the same. Never throws; linear in the length of the text.
 */
export function parseOpml(text: string): OpmlList {
  const list: OpmlList = { entries: [], errors: [] };
  const open: Outline[] = [];
  let isOpml = false;
  let outlines = 0;
  let tag = '';
  let attributes = new Map<string, string>();
  let name = '';
  let value = '';
  let line = 1;
  let nextBreak = text.indexOf('\n');
  let tagStart = 0;

  const lineAt = (index: number): number => {
    // The break ahead is remembered: a list that is one long line would be searched to its end for every outline.
    for (; nextBreak !== -1 && nextBreak < index; nextBreak = text.indexOf('\n', nextBreak + 1)) line += 1;
    return line;
  };
  const begin = (isClosed: boolean): void => {
    if (tag === 'opml') isOpml = true;
    if (tag !== 'outline') return;
    outlines += 1;
    if (outlines > MAX_OUTLINES) {
      if (outlines === MAX_OUTLINES + 1)
        report(list, null, null, `The list has more than ${MAX_OUTLINES} outlines; the rest was not read`);
      return;
    }
    const parent = open.at(-1);
    if (parent !== undefined) parent.hasChildren = true;
    const outline = { attributes, line: lineAt(tagStart), isEntry: addressOf(attributes) !== '', hasChildren: false };
    if (outline.isEntry) list.entries.push(entryOf(attributes, open.slice(-MAX_DEPTH)));
    if (isClosed) finish(list, outline);
    else open.push(outline);
  };
  const end = (): void => {
    const outline = open.pop();
    if (outline !== undefined) finish(list, outline);
  };

  const tokenizer = new Tokenizer(
    { xmlMode: true, decodeEntities: false },
    {
      onopentagname: (start, stop) => {
        tag = text.slice(start, stop).toLowerCase();
        tagStart = start;
        attributes = new Map();
      },
      onattribname: (start, stop) => {
        name = localName(text.slice(start, stop));
        value = '';
      },
      onattribdata: (start, stop) => {
        value += text.slice(start, stop);
      },
      onattribend: () => {
        if (!attributes.has(name)) attributes.set(name, decodeHTMLStrict(value).trim());
      },
      onopentagend: () => begin(false),
      onselfclosingtag: () => begin(true),
      onclosetag: (start, stop) => {
        if (text.slice(start, stop).trim().toLowerCase() === 'outline' && outlines <= MAX_OUTLINES) end();
      },
      onattribentity: ignore,
      oncdata: ignore,
      oncomment: ignore,
      ondeclaration: ignore,
      onprocessinginstruction: ignore,
      ontext: ignore,
      ontextentity: ignore,
      onend: ignore,
    },
  );
  tokenizer.write(text);
  tokenizer.end();
  while (open.length > 0) end();
  if (!isOpml && outlines === 0) report(list, null, null, 'The document is not OPML');
  list.errors.sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
  return list;
}

function ignore(): void {
  // Only tags and their attributes matter in an outline.
}

function localName(attribute: string): string {
  return attribute.slice(attribute.lastIndexOf(':') + 1).toLowerCase();
}

function finish(list: OpmlList, outline: Outline): void {
  if (outline.isEntry || outline.hasChildren) return;
  report(list, outline.line, nameOf(outline.attributes) || null, 'The outline has no feed address');
}

function report(list: OpmlList, line: number | null, title: string | null, message: string): void {
  if (list.errors.length < MAX_ERRORS) list.errors.push({ line, title, message });
}

/** `url` is what some programs write for feeds; in plain outlines it is a link to a page. */
function addressOf(attributes: ReadonlyMap<string, string>): string {
  const type = attributes.get('type')?.toLowerCase() ?? '';
  return attributes.get('xmlurl') ?? (/^(rss|atom|feed|json)$/.test(type) ? attributes.get('url') : undefined) ?? '';
}

function nameOf(attributes: ReadonlyMap<string, string>): string {
  return attributes.get('title') || attributes.get('text') || '';
}

function entryOf(attributes: ReadonlyMap<string, string>, folders: readonly Outline[]): OpmlEntry {
  const own = (name: string): string | null => attributes.get(name) || null;
  const inherited = (name: string): string | null =>
    own(name) ?? folders.findLast((folder) => (folder.attributes.get(name) ?? '') !== '')?.attributes.get(name) ?? null;
  const named = topicsOf(folders.filter(({ isEntry }) => !isEntry));
  const topics = [...categoriesOf(attributes.get('category') ?? ''), ...named];
  return {
    address: addressOf(attributes),
    title: nameOf(attributes),
    site: own('htmlurl'),
    publisher: own('publisher'),
    language: inherited('language'),
    country: inherited('country'),
    reliability: inherited('reliability'),
    topics: [...new Set(topics.map((topic) => topic.trim()).filter((topic) => topic !== ''))],
    kind: inherited('kind'),
  };
}

/** A topic that goes on from the one around it says all that one says: `Asia / Korea` in `Asia`. */
function topicsOf(folders: readonly Outline[]): string[] {
  const done: string[] = [];
  let around = { topic: '', isName: true };
  const goOn = (topic: string, isName: boolean): void => {
    if (around.topic !== '' && !topic.startsWith(around.topic + FOLDER_SEPARATOR)) done.push(around.topic);
    around = { topic, isName };
  };
  for (const { attributes } of folders) {
    const topic = (attributes.get('topic') ?? '').slice(0, MAX_FOLDER_LENGTH).trim();
    const name = attributes.get('kind') ? '' : folderName(nameOf(attributes));
    if (topic !== '') goOn(topic, false);
    else if (name !== '')
      goOn(around.isName && around.topic !== '' ? around.topic + FOLDER_SEPARATOR + name : name, true);
  }
  if (around.topic !== '') done.push(around.topic);
  return done.flatMap((topic) => topic.split(','));
}

/** Without the characters that part topics, and folders in them. */
function folderName(name: string): string {
  return name
    .slice(0, MAX_FOLDER_LENGTH)
    .replace(/[\s,]+/g, ' ')
    .trim()
    .replaceAll(FOLDER_SEPARATOR, '/')
    .replace(/^[\s/]+|[\s/]+$/g, '');
}

/** Categories are separated by commas; one that begins with a slash is a path of several (OPML 2.0, "category"). */
function categoriesOf(category: string): string[] {
  return category.split(',').flatMap((each) => (each.trim().startsWith('/') ? each.split('/') : [each]));
}
