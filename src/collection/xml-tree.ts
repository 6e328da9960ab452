import { Tokenizer } from 'htmlparser2';
import { decodeXmlText, type EntityTable } from './repair-xml.js';
import { conventionalPrefix, knownPrefix } from './xml-namespaces.js';

/** An element with its content in document order. */
export interface XmlElement {
  /** Reader's prefix (see xml-namespaces) and local name, lower case: `dc:date`; RSS's and Atom's own without a prefix. */
  key: string;
  /** Whether it is of Atom's namespace, where `type` says what a text is. */
  isAtom: boolean;
  /** Name as written. */
  name: string;
  /** By reader's key, as `xml:base` or `href`. */
  attributes: ReadonlyMap<string, string>;
  children: (XmlElement | string)[];
  parent: XmlElement | null;
  /** Declared prefixes in scope, the default one under the empty name. */
  namespaces: ReadonlyMap<string, string>;
}

/** Depth past which a document is no feed but an attack, or broken beyond repair. */
const MAX_DEPTH = 300;

/** Elements and texts in one document: a feed of 2,000 items has a tenth of it. */
const MAX_NODES = 400_000;

const MAX_ATTRIBUTES = 60;

/** Longest value of an attribute, in UTF-16 code units: addresses and short texts stand there. */
const MAX_ATTRIBUTE_LENGTH = 100_000;

const MAX_NAMESPACES = 200;

/** Longest stretch of text between two tags, in UTF-16 code units. */
const MAX_TEXT_LENGTH = 2_000_000;

const ITEMS = new Set(['item', 'entry']);

/** Elements that cannot stand in one another: a second one ends the first, whose end was forgotten. */
const SIBLINGS = new Set(['item', 'entry', 'channel']);

/** Elements that hold no others: whatever begins in one has come after it. */
const BARE = new Set(['link', 'pubdate', 'updated', 'published', 'comments', 'enclosure', 'dc:date']);

/** Elements that hold text, or markup by mistake, and what stands beside them: its beginning ends one without an end. */
const LEAVES = new Set(['title', 'guid', 'id', 'category', 'dc:creator', 'description', 'summary', 'content:encoded']);
const BESIDE_LEAVES = new Set([...BARE, ...LEAVES, 'author', 'contributor', 'content', 'source']);
const OF_MODULES = /^(?:content|dc|dcterms|feedburner|georss|itunes|media|slash|thr|wfw|yt):/;

/**
 * Reads XML of any brokenness into a tree below a nameless root: unclosed elements end with their parents, ends without a
 * beginning are passed over, undeclared prefixes and undefined entities mean what they usually mean. Linear in time; past
 * the bounds on depth and number of nodes reading stops, with a warning, and keeps what it has. Items past `maxItems` are
 * counted, and nothing is built of them.
 */
export function readXmlTree(
  xml: string,
  entities: EntityTable,
  maxItems = Number.POSITIVE_INFINITY,
): { root: XmlElement; warnings: string[]; skippedItems: number } {
  const root: XmlElement = {
    key: '',
    isAtom: false,
    name: '',
    attributes: new Map(),
    children: [],
    parent: null,
    namespaces: new Map(),
  };
  const warnings: string[] = [];
  let current = root;
  let depth = 0;
  let nodes = 0;
  let tagName = '';
  let attributes: [string, string][] = [];
  let attributeName = '';
  let attributeValue = '';
  let isOver = false;
  let items = 0;
  let skippedItems = 0;
  /** Name of the item past the bound that is open. */
  let skipped: string | null = null;
  const openNames = new Map<string, number>();

  const stop = (warning: string): void => {
    if (!isOver) warnings.push(warning);
    isOver = true;
  };
  const addText = (text: string): void => {
    if (isOver || text === '') return;
    nodes += 1;
    if (nodes > MAX_NODES) stop('The document has too many parts; the rest was not read');
    else current.children.push(text);
  };
  const close = (name: string): void => {
    if (skipped !== null) {
      if (name === skipped || name === 'channel' || name === 'feed') skipped = null;
      if (name === 'item' || name === 'entry') return;
    }
    if ((openNames.get(name) ?? 0) === 0) return;
    for (let isFound = false; !isFound && current.parent !== null; current = current.parent) {
      const ended = current.name.toLowerCase();
      openNames.set(ended, (openNames.get(ended) ?? 1) - 1);
      depth -= 1;
      isFound = ended === name;
    }
  };
  const open = (isSelfClosing: boolean): void => {
    if (isOver) return;
    const lower = tagName.toLowerCase();
    const isItem = ITEMS.has(lower);
    if (skipped !== null && !isItem) return;
    const leaf = current.name.toLowerCase();
    if (BARE.has(leaf) || (LEAVES.has(leaf) && (BESIDE_LEAVES.has(lower) || OF_MODULES.test(lower)))) close(leaf);
    const isSibling = SIBLINGS.has(lower) && hasOpen(current, lower);
    const isNested = !isSibling && (openNames.get(lower) ?? 0) > 0;
    if (isSibling) close(lower);
    if (isItem && !isNested) items += 1;
    if (isItem && !isNested && items > maxItems) {
      skippedItems += 1;
      skipped = isSelfClosing ? null : lower;
      return;
    }
    nodes += 1;
    if (nodes > MAX_NODES) return stop('The document has too many parts; the rest was not read');
    if (depth >= MAX_DEPTH) return stop('The document is nested too deep; the rest was not read');
    const element = elementOf(tagName, attributes, current);
    current.children.push(element);
    if (isSelfClosing) return;
    current = element;
    depth += 1;
    openNames.set(lower, (openNames.get(lower) ?? 0) + 1);
  };

  const tokenizer = new Tokenizer(
    { xmlMode: true, decodeEntities: false },
    {
      ontext: (start, end) => {
        if (!isOver && skipped === null)
          addText(decodeXmlText(xml.slice(start, Math.min(end, start + MAX_TEXT_LENGTH)), entities));
      },
      ontextentity: () => undefined,
      oncdata: (start, end, offset) => {
        if (skipped === null) addText(cdataText(xml.slice(start, end - offset)));
      },
      onopentagname: (start, end) => {
        tagName = xml.slice(start, end);
        attributes = [];
      },
      onattribname: (start, end) => {
        attributeName = xml.slice(start, end);
        attributeValue = '';
      },
      onattribdata: (start, end) => {
        if (attributeValue.length < MAX_ATTRIBUTE_LENGTH) {
          attributeValue += xml.slice(start, Math.min(end, start + MAX_ATTRIBUTE_LENGTH));
        }
      },
      onattribentity: () => undefined,
      onattribend: () => {
        if (attributes.length < MAX_ATTRIBUTES)
          attributes.push([attributeName, decodeXmlText(attributeValue, entities)]);
      },
      onopentagend: () => open(false),
      onselfclosingtag: () => open(true),
      onclosetag: (start, end) => {
        if (!isOver) close(xml.slice(start, end).trim().toLowerCase());
      },
      oncomment: () => undefined,
      ondeclaration: () => undefined,
      onprocessinginstruction: () => undefined,
      onend: () => undefined,
    },
  );
  tokenizer.write(xml);
  tokenizer.end();
  return { root, warnings, skippedItems };
}

/** The tokenizer's CDATA token begins behind `CDATA[`; where the section was never closed it runs to the end. */
function cdataText(section: string): string {
  return section.startsWith('CDATA[') ? section.slice(6) : section;
}

/** Whether an element of that name is open with nothing but feed structure in between. */
function hasOpen(current: XmlElement, name: string): boolean {
  for (let element: XmlElement | null = current; element !== null; element = element.parent) {
    const local = element.name.toLowerCase();
    if (local === name) return true;
    if (local.includes(':') || local === 'content' || local === 'description' || local === 'channel') return false;
  }
  return false;
}

function elementOf(name: string, written: readonly [string, string][], parent: XmlElement): XmlElement {
  const declared = written.filter(([attribute]) => /^xmlns(?::|$)/i.test(attribute));
  const namespaces =
    declared.length === 0 || parent.namespaces.size > MAX_NAMESPACES
      ? parent.namespaces
      : new Map([
          ...parent.namespaces,
          ...declared.map(([attribute, value]) => [attribute.slice(6).toLowerCase(), value] as const),
        ]);
  const attributes = new Map<string, string>();
  for (const [attribute, value] of written) {
    const key = attribute.includes(':') ? keyOf(attribute, namespaces).key : attribute.toLowerCase();
    if (!attributes.has(key)) attributes.set(key, value);
  }
  return { ...keyOf(name, namespaces), name, attributes, children: [], parent, namespaces };
}

function keyOf(name: string, namespaces: ReadonlyMap<string, string>): { key: string; isAtom: boolean } {
  const lower = name.toLowerCase();
  const colon = lower.indexOf(':');
  const prefix = colon === -1 ? '' : lower.slice(0, colon);
  const local = colon === -1 ? lower : lower.slice(colon + 1);
  if (prefix === 'xml') return { key: `xml:${local}`, isAtom: false };
  const namespace = namespaces.get(prefix);
  const known = namespace === undefined ? null : knownPrefix(namespace);
  const reader = known ?? fallbackPrefix(prefix);
  const isAtom = reader === 'atom';
  return { key: reader === '' || isAtom ? local : `${reader}:${local}`, isAtom };
}

/** A default namespace nobody knows is taken for RSS's own; a known prefix bound to an unknown address keeps its sense. */
function fallbackPrefix(prefix: string): string {
  return prefix === '' ? '' : conventionalPrefix(prefix);
}

/** The direct children that are elements. */
export function elementsOf(element: XmlElement): XmlElement[] {
  return element.children.filter((child) => typeof child !== 'string');
}

/** The text directly in an element and in what it holds, in order. */
export function textOf(element: XmlElement): string {
  const parts: string[] = [];
  const rest: (XmlElement | string)[] = [element];
  for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
    if (typeof next === 'string') parts.push(next);
    else for (let index = next.children.length - 1; index >= 0; index -= 1) rest.push(next.children[index] ?? '');
  }
  return parts.join('');
}
