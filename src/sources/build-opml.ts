import { type OpmlEntry } from './parse-opml.js';

/** Marks the attributes that are ours, as OPML 2.0 asks of extensions. */
const NAMESPACE = 'urn:embargo-monitor:opml';

/**
 * Writes a subscription list in OPML 2.0, in folders by each feed's first topic, in the order in which those first occur;
 * feeds without a topic stand outside of folders. `parseOpml` reads the same entries back, grouped so; characters that XML
 * cannot hold are left out, and commas in topics, which separate them, become blanks.
 */
export function buildOpml(list: { title: string; entries: readonly OpmlEntry[]; createdAt: Date }): string {
  const folders = new Map<string, OpmlEntry[]>();
  for (const entry of list.entries) {
    const topic = entry.topics[0] ?? '';
    const folder = folders.get(topic);
    if (folder === undefined) folders.set(topic, [entry]);
    else folder.push(entry);
  }
  const body = [...folders].map(([topic, entries]) => {
    if (topic === '') return entries.map((entry) => outline(entry, '    ')).join('');
    const name = topicText(topic);
    const inside = entries.map((entry) => outline(entry, '      ')).join('');
    return `    <outline${attribute('text', name)}${attribute('em:topic', name)}>\n${inside}    </outline>\n`;
  });
  return (
    `<?xml version="1.0" encoding="UTF-8"?>\n<opml version="2.0" xmlns:em="${NAMESPACE}">\n  <head>\n` +
    `    <title>${escapeXml(list.title)}</title>\n    <dateCreated>${list.createdAt.toUTCString()}</dateCreated>\n` +
    `  </head>\n  <body>\n${body.join('')}  </body>\n</opml>\n`
  );
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
