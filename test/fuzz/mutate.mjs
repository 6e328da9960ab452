/** Mutations of feeds: bytes that flip, tags that vanish, pieces of other feeds and of attacks in the wrong place. */

/** A repeatable source of numbers from 0 up to 1 (mulberry32). */
export function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let value = Math.imul(state ^ (state >>> 15), state | 1);
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32;
  };
}

const PIECES = [
  '<',
  '>',
  '&',
  '"',
  "'",
  '</',
  '/>',
  '<!',
  '<![CDATA[',
  ']]>',
  '<!--',
  '-->',
  '<?xml ?>',
  '\0',
  '\u0085',
  '\uFEFF',
  '&amp;',
  '&lt;',
  '&#0;',
  '&#x110000;',
  '&#xD800;',
  '&nbsp;',
  '&bogus;',
  '&&',
  '&#',
  '&lt;script&gt;',
  '\u202E',
  '😀',
  '\uD83D',
  '<item>',
  '</item>',
  '<entry>',
  '</entry>',
  '<channel>',
  '</channel>',
  '<title>',
  '</title>',
  '<rss version="2.0">',
  '</rss>',
  '<feed xmlns="http://www.w3.org/2005/Atom">',
  '<rdf:RDF>',
  '<link href="',
  '<link>',
  '<guid>',
  '<description>',
  '<content type="xhtml"><div>',
  '<!DOCTYPE rss [<!ENTITY a "b">]>',
  '<!ENTITY a "&a;">',
  ' xml:base="x"',
  ' xmlns="x"',
  ' type="html"',
  ' mode="base64"',
  ' encoding="utf-16"',
  'Mon, 02 Mar 2026 09:00:00 GMT',
  '2026-03-02',
  '99:99',
  '-1',
  '{',
  '}',
  '[',
  ']',
  '"items":[',
  '"version":"https://jsonfeed.org/version/1.1"',
].map((piece) => Buffer.from(piece));

/** One to eight mutations of one of the seeds. */
export function mutate(seeds, random) {
  const below = (bound) => Math.floor(random() * bound);
  const one = (list) => list[below(list.length)];
  const splice = (bytes, at, removed, added) =>
    Buffer.concat([bytes.subarray(0, at), added, bytes.subarray(Math.min(bytes.length, at + removed))]);
  let bytes = Buffer.from(one(seeds));
  for (let rounds = 1 + below(8); rounds > 0; rounds -= 1) {
    const at = below(bytes.length + 1);
    const length = 1 + below(random() < 0.2 ? 2_000 : 20);
    switch (below(8)) {
      case 0:
        if (at < bytes.length) bytes[at] ^= 1 << below(8);
        break;
      case 1:
        bytes = splice(bytes, at, length, Buffer.alloc(0));
        break;
      case 2:
        bytes = splice(bytes, at, 0, one(PIECES));
        break;
      case 3:
        bytes = splice(bytes, at, 0, Buffer.concat(Array.from({ length: 1 + below(200) }, () => one([one(PIECES)]))));
        break;
      case 4:
        bytes = splice(
          bytes,
          at,
          length,
          Buffer.from(bytes.subarray(below(bytes.length), below(bytes.length) + length)),
        );
        break;
      case 5: {
        const other = one(seeds);
        const from = below(other.length);
        bytes = splice(bytes, at, 0, other.subarray(from, from + length));
        break;
      }
      case 6:
        bytes = Buffer.from(bytes.subarray(0, at));
        break;
      default:
        bytes = splice(bytes, at, 1, Buffer.of(below(256)));
    }
  }
  return bytes;
}
