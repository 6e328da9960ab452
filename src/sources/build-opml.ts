import { FOLDER_SEPARATOR, type OpmlEntry } from './parse-opml.js';

/** Marks the attributes that are ours, as OPML 2.0 asks of extensions. */
const NAMESPACE = 'urn:embargo-monitor:opml';

/** Deeper folders than these are named in one. */
const MAX_DEPTH = 10;

interface Folder {
  /** The topic that it stands for; empty for the whole list. */
  readonly topic: string;
  readonly name: string;
  readonly entries: OpmlEntry[];
  readonly folders: Map<string, Folder>;
}

/**
 * Writes a subscription list in OPML 2.0, in folders by each feed's first topic, in the order in which those first occur;
 * a topic like `Asia / Korea` is a folder in another. Feeds without a topic stand outside of folders. `parseOpml` reads the
 * same entries back, grouped so; characters that XML cannot hold are left out, and commas in topics, which separate them,
 * become blanks.
 */
export function buildOpml(list: { title: string; entries: readonly OpmlEntry[]; createdAt: Date }): string {
  const root: Folder = { topic: '', name: '', entries: [], folders: new Map() };
  for (const entry of list.entries) folderOf(root, topicText(entry.topics[0] ?? '')).entries.push(entry);
  return (
    `<?xml version="1.0" encoding="UTF-8"?>\n<opml version="2.0" xmlns:em="${NAMESPACE}">\n  <head>\n` +
    `    <title>${escapeXml(list.title)}</title>\n    <dateCreated>${list.createdAt.toUTCString()}</dateCreated>\n` +
    `  </head>\n  <body>\n${contentsOf(root, '    ')}  </body>\n</opml>\n`
  );
}

function folderOf(root: Folder, topic: string): Folder {
  if (topic === '') return root;
  const parts = topic.split(FOLDER_SEPARATOR);
  const names = [...parts.slice(0, MAX_DEPTH - 1), parts.slice(MAX_DEPTH - 1).join(FOLDER_SEPARATOR)];
  let at = root;
  for (const name of names.filter((each) => each !== '')) {
    const whole = at.topic === '' ? name : at.topic + FOLDER_SEPARATOR + name;
    const inner = at.folders.get(name) ?? { topic: whole, name, entries: [], folders: new Map<string, Folder>() };
    at.folders.set(name, inner);
    at = inner;
  }
  return at;
}

function contentsOf(folder: Folder, indent: string): string {
  const entries = folder.entries.map((entry) => outline(entry, indent));
  const folders = [...folder.folders.values()].map((inner) => {
    const attributes = attribute('text', inner.name) + attribute('em:topic', inner.topic);
    return `${indent}<outline${attributes}>\n${contentsOf(inner, `${indent}  `)}${indent}</outline>\n`;
  });
  return entries.join('') + folders.join('');
}

function outline(entry: OpmlEntry, indent: string): string {
  const attributes = [
    attribute('type', 'rss'),
    attribute('text', entry.title),
    attribute('title', entry.title),
    attribute('xmlUrl', entry.address),
    attribute('htmlUrl', entry.site),
    attribute('language', entry.language),
    attribute('category', entry.topics.map(topicText).join(',')),
    attribute('em:publisher', entry.publisher),
    attribute('em:country', entry.country),
    attribute('em:reliability', entry.reliability),
    attribute('em:kind', entry.kind),
  ];
  return `${indent}<outline${attributes.join('')}/>\n`;
}

function attribute(name: string, value: string | null): string {
  return value === null || value === '' ? '' : ` ${name}="${escapeXml(value)}"`;
}

/** A slash at the start would make a path of it. */
function topicText(topic: string): string {
  return topic
    .replaceAll(',', ' ')
    .replace(/^[\s/]+/, '')
    .trim();
}

// eslint-disable-next-line no-control-regex
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;

function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replace(FORBIDDEN, '')
    .replace(/[&<>"\n\r\t]/g, (character) => `&#${character.charCodeAt(0)};`);
}
