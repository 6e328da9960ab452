import { type Attack, type Body, document, rss } from './attack.js';

const ITEM = '<item><title>A</title></item>';
const ANY = ['feed', 'not-a-feed', 'unreadable'];

/** Documents made to cost time or memory, to read what is not theirs, or to find the hole between two readers. */
export function documentAttacks(): Attack[] {
  return [...entities(), ...masses(), ...patterns(), ...notations()];
}

function attack(name: string, body: Body, outcome: readonly string[] = ['feed'], first?: object): Attack {
  return { name, at: { '': document(body) }, outcome, ...(first === undefined ? {} : { first: { ...first } }) };
}

function entities(): Attack[] {
  const laughs = Array.from(
    { length: 30 },
    (_, n) => `<!ENTITY l${n} "${n === 0 ? 'lol' : `&l${n - 1};`.repeat(10)}">`,
  ).join('');
  const title = (entity: string): string => `<item><title>A${entity}</title></item>`;
  const declared = (declaration: string, entity = '&x;'): string =>
    rss(title(entity), `<!DOCTYPE rss [${declaration}]>`);
  const kept = { title: 'A&x;' };
  return [
    attack('a billion laughs', rss(title('&l29;'), `<!DOCTYPE rss [${laughs}]>`), ['feed'], { title: 'A&l29;' }),
    attack(
      'quadratic entities',
      rss(
        `<item><description>${'&x;'.repeat(500_000)}</description></item>`,
        `<!DOCTYPE rss [<!ENTITY x "${'a'.repeat(2_000)}">]>`,
      ),
    ),
    attack(
      'quadratic entities in attributes',
      rss(
        `<item><link href="${'&x;'.repeat(30_000)}"/></item>`.repeat(20),
        `<!DOCTYPE rss [<!ENTITY x "${'a'.repeat(2_000)}">]>`,
      ),
    ),
    attack('an entity that is itself', declared('<!ENTITY x "&x;">'), ['feed'], kept),
    attack('entities that are each other', declared('<!ENTITY x "&y;"><!ENTITY y "&x;">'), ['feed'], kept),
    attack('a file as entity', declared('<!ENTITY x SYSTEM "file:///etc/passwd">'), ['feed'], kept),
    attack('a directory as entity', declared('<!ENTITY x SYSTEM "file:///">'), ['feed'], kept),
    attack('an address as entity', declared('<!ENTITY x SYSTEM "http://127.0.0.1:{port}/">'), ['feed'], kept),
    attack('a public entity', declared('<!ENTITY x PUBLIC "-//X//" "http://127.0.0.1:{port}/">'), ['feed'], kept),
    attack(
      'the metadata service as entity',
      declared('<!ENTITY x SYSTEM "http://169.254.169.254/latest/">'),
      ['feed'],
      kept,
    ),
    attack(
      'a filter as entity',
      declared('<!ENTITY x SYSTEM "php://filter/read=convert.base64-encode/resource=/etc/passwd">'),
      ['feed'],
      kept,
    ),
    attack('a command as entity', declared('<!ENTITY x SYSTEM "expect://id">'), ['feed'], kept),
    attack('a parameter entity', declared('<!ENTITY % p SYSTEM "http://127.0.0.1:{port}/"> %p;'), ['feed'], kept),
    attack('a parameter entity inside', declared('<!ENTITY % a "<!ENTITY x \'evil\'>"> %a;'), ['feed']),
    attack('an outer document type', rss(ITEM, '<!DOCTYPE rss SYSTEM "http://127.0.0.1:{port}/evil.dtd">')),
    attack('a conditional section', declared('<![INCLUDE[<!ENTITY x "evil">]]>'), ['feed']),
    attack(
      'ten thousand entities',
      declared(Array.from({ length: 10_000 }, (_, n) => `<!ENTITY e${n} "${n}">`).join(''), '&e9999;'),
    ),
    attack('an entity of a megabyte', declared(`<!ENTITY x "${'a'.repeat(1_000_000)}">`), ANY),
    attack('an entity called __proto__', declared('<!ENTITY __proto__ "evil">', '&__proto__;&constructor;'), ['feed'], {
      title: 'Aevil&constructor;',
    }),
    attack('an entity that hides markup', declared('<!ENTITY x "&#60;script&#62;alert(1)&#60;/script&#62;">'), [
      'feed',
    ]),
    attack(
      'attribute defaults by document type',
      rss(ITEM, '<!DOCTYPE rss [<!ATTLIST item link CDATA "http://evil.example/">]>'),
    ),
    attack(
      'inclusion by XInclude',
      rss(
        '<item><xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd" parse="text"/><title>A</title></item>',
      ),
      ['feed'],
      { title: 'A' },
    ),
    attack('a style sheet', `<?xml-stylesheet href="http://127.0.0.1:{port}/evil.xsl"?>${rss(ITEM)}`),
    attack(
      'a schema',
      rss(ITEM).replace(
        '<rss',
        '<rss xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="x http://127.0.0.1:{port}/x.xsd"',
      ),
    ),
  ];
}

function masses(): Attack[] {
  const channel = '<rss version="2.0"><channel><title>T</title>';
  const json = '{"version":"https://jsonfeed.org/version/1.1","items":';
  return [
    attack('a million items', () => channel + '<item/>'.repeat(1_000_000)),
    attack('three hundred thousand items with titles', () => channel + ITEM.repeat(300_000)),
    attack('a title of 9 MB', () => rss(`<item><title>${'a'.repeat(9_500_000)}</title></item>`)),
    attack('two thousand titles of 4 kB', () => rss(`<item><title>${'a'.repeat(4_000)}</title></item>`.repeat(2_000))),
    attack('a description of 9 MB', () => rss(`<item><description>${'words '.repeat(1_500_000)}</description></item>`)),
    attack('a description of two million tags', () =>
      rss(`<item><description><![CDATA[${'<b>x'.repeat(2_000_000)}]]></description></item>`),
    ),
    attack('six hundred thousand pictures', () =>
      rss(`<item><description><![CDATA[${'<img src="/a">'.repeat(600_000)}]]></description></item>`),
    ),
    attack('markup nested 600,000 deep', () => channel + '<a>'.repeat(600_000), ANY),
    attack('items nested 100,000 deep', () => channel + '<item><description>'.repeat(100_000)),
    attack('a million elements', () => channel + '<a/>'.repeat(1_000_000), ANY),
    attack(
      'a million attributes',
      () => `<rss version="2.0" ${'a="b" '.repeat(1_000_000)}><channel>${ITEM}</channel></rss>`,
      ANY,
    ),
    attack(
      'an attribute of 9 MB',
      () => `<rss version="2.0"><channel><item a="${'&x;'.repeat(3_000_000)}"><title>A</title></item></channel></rss>`,
    ),
    attack(
      'a hundred thousand namespaces',
      () => channel + Array.from({ length: 100_000 }, (_, n) => `<a xmlns:p${n}="x">`).join(''),
      ANY,
    ),
    attack('a name of a megabyte', () => `${channel}<${'a'.repeat(1_000_000)}>${ITEM}`, ANY),
    attack('a comment of 9 MB', () => rss(`<!--${'-'.repeat(9_500_000)}-->${ITEM}`), ANY),
    attack('a million comments', () => rss(`${'<!---->'.repeat(1_000_000)}${ITEM}`), ANY),
    attack(
      'seven hundred thousand sections',
      () => rss(`<item><title>${'<![CDATA[a]]>'.repeat(700_000)}</title></item>`),
      ANY,
    ),
    attack(
      'three hundred thousand categories',
      () => rss(`<item><title>A</title>${'<category>a</category>'.repeat(300_000)}</item>`),
      ANY,
    ),
    attack(
      'three hundred thousand enclosures',
      () => rss(`<item><title>A</title>${'<enclosure url="a"/>'.repeat(300_000)}</item>`),
      ANY,
    ),
    attack('a guid of a megabyte', () => rss(`<item><title>A</title><guid>${'g'.repeat(1_000_000)}</guid></item>`)),
    attack('a link of a megabyte', () =>
      rss(`<item><title>A</title><link>http://a.example/${'l'.repeat(1_000_000)}</link></item>`),
    ),
    attack('an author of a megabyte', () =>
      rss(`<item><title>A</title><author>${'a'.repeat(1_000_000)}</author></item>`),
    ),
    attack('brackets in JSON, nine million', () => json + '['.repeat(9_500_000), ANY),
    attack('braces in JSON, two million', () => json + '{"a":'.repeat(1_900_000), ANY),
    attack(
      '800,000 keys in JSON',
      () => `{${Array.from({ length: 800_000 }, (_, n) => `"k${n}":0`).join()},"items":[]}`,
      ANY,
    ),
    attack('a million items in JSON', () => `${json}[${'{"id":1},'.repeat(1_000_000)}{"id":2}]}`),
    attack('a number of a million digits in JSON', () => `${json}[{"id":${'9'.repeat(1_000_000)},"title":"A"}]}`, ANY),
    attack('a title of 9 MB in JSON', () => `${json}[{"id":"1","title":"${'a'.repeat(9_000_000)}"}]}`),
    attack(
      'a page of 150,000 links',
      () => `<html><head>${'<link rel="alternate" type="application/rss+xml" href="/a">'.repeat(150_000)}`,
      ['not-a-feed'],
    ),
    attack('nine million blanks', () => ' '.repeat(9_500_000), ['unreadable']),
    attack('nine million zeros', () => Buffer.alloc(9_500_000), ANY),
    attack('nine million bytes of noise', () => noise(9_500_000), ANY),
    attack(
      'nine million bytes of Korean, unlabelled',
      () => Buffer.concat([Buffer.from(channel), Buffer.alloc(9_000_000, Buffer.from([0xb0, 0xa1]))]),
      ANY,
    ),
  ];
}

function noise(length: number): Buffer {
  const bytes = Buffer.alloc(length);
  for (let index = 0, state = 1; index < length; index += 1) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    bytes[index] = state >>> 24;
  }
  return bytes;
}

/** Repeats that regular expressions with two ways to match go over again and again. */
function patterns(): Attack[] {
  const pieces = [
    '<',
    '<<',
    '<!',
    '<![',
    '<![CDATA[',
    ']]',
    '<!--',
    '--',
    '<?',
    '?>',
    '<!DOCTYPE ',
    '<!ENTITY a "',
    '&',
    '&#',
    '&#x',
    '&a',
    '&amp',
    '&amp;amp;',
    '<a href="',
    '<a ',
    "='",
    '="',
    '<link rel=',
    '<p>\n',
    '\n \t',
    '\u00A0 ',
    'a@',
    'http://',
    'javascript:',
    '%00',
    '%',
    '..',
    '0',
    '2026-',
    '12:',
    ' jan ',
    '(',
    '[',
    '{',
    '\\',
    '/',
    '- ',
    '\u202E',
    '\u200B',
    'e\u0301',
    '😀',
    '\uFFFE',
    '\u0085',
    '<meta charset=',
  ];
  const places: readonly (readonly [string, (text: string) => string])[] = [
    ['a title', (text) => rss(`<item><title>${text}</title></item>`)],
    ['a date', (text) => rss(`<item><title>A</title><pubDate>${text}</pubDate></item>`)],
    ['a description', (text) => rss(`<item><description><![CDATA[${text}]]></description></item>`)],
    ['a page', (text) => `<html><head>${text}`],
  ];
  return pieces.flatMap((piece) =>
    places.map(([place, build]) => {
      const text = piece.repeat(Math.floor(LENGTH_IN_PLACE / Buffer.byteLength(piece)));
      return attack(`${place} of nothing but ${JSON.stringify(piece)}`, build(text), ANY);
    }),
  );
}

/** As long as documents may be that are read where they would hold up everything else. */
const LENGTH_IN_PLACE = 250_000;

/** Encodings and dialects that say one thing and are another. */
function notations(): Attack[] {
  const inUtf7 = '+ADw-script+AD4-alert(1)+ADw-/script+AD4-';
  const marked = (mark: readonly number[], text: string): Buffer =>
    Buffer.concat([Buffer.from(mark), Buffer.from(text)]);
  const declares = (encoding: string): string => rss(ITEM).replace('?>', ` encoding="${encoding}"?>`);
  return [
    attack('UTF-7', rss(`<item><title>${inUtf7}</title></item>`).replace('?>', ' encoding="UTF-7"?>'), ['feed'], {
      title: inUtf7,
    }),
    attack(
      'overlong UTF-8',
      Buffer.concat([
        Buffer.from('<rss version="2.0"><channel><item><title>A'),
        Buffer.from([0xc0, 0xbc, 0xe0, 0x80, 0xbc]),
        Buffer.from('</title></item></channel></rss>'),
      ]),
    ),
    attack('UTF-8 marked as UTF-16', marked([0xff, 0xfe], rss(ITEM)), ANY),
    attack('UTF-8 marked as UTF-32', marked([0xff, 0xfe, 0, 0], rss(ITEM)), ANY),
    attack('two marks', marked([0xef, 0xbb, 0xbf, 0xef, 0xbb, 0xbf], rss(ITEM))),
    attack('UTF-32 beyond Unicode', Buffer.concat([Buffer.from([0, 0, 0xfe, 0xff]), Buffer.alloc(40_000, 0x7f)]), ANY),
    attack(
      'half a character of UTF-16',
      Buffer.concat([Buffer.from(`\uFEFF${rss(ITEM)}`, 'utf16le'), Buffer.from([0x3d])]),
    ),
    attack('lone surrogates', Buffer.from(rss('<item><title>A\uD83D</title></item>'), 'utf16le')),
    attack('a declared charset that is a path', declares('../../../../etc/passwd')),
    attack('a declared charset of blanks', declares(' '.repeat(1_000))),
    attack('a declared charset that replaces all', declares('iso-2022-kr')),
    attack('a declared charset of the user', declares('x-user-defined')),
    attack('NUL between all characters', Buffer.from(rss(ITEM), 'utf16le').subarray(0, -1), ANY),
    attack('a script in place of a feed', '#!/bin/sh\nrm -rf /', ['not-a-feed']),
    attack('an archive in place of a feed', Buffer.from('504b0304140000000800', 'hex'), ANY),
    attack('a picture in place of a feed', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), ANY),
    attack(
      'a page that says it is a feed',
      '<!DOCTYPE html><html><body><rss version="2.0"><channel><title>T</title></channel></rss></body></html>',
      ['not-a-feed'],
    ),
    attack('a feed in a comment', `<!-- ${rss(ITEM)} --><html></html>`, ANY),
    attack(
      'a feed in a feed',
      rss(`<item><title>A</title><description>${rss(ITEM).replaceAll('<', '&lt;')}</description></item>`),
    ),
    attack(
      'two feeds in one document',
      `${rss('<item><title>A</title></item>')}${rss('<item><title>B</title></item>')}`,
    ),
    attack(
      'JSON with a prototype',
      '{"version":"https://jsonfeed.org/version/1.1","__proto__":{"items":[]},"items":[{"id":"1","title":"A","__proto__":{"link":"x"},"constructor":{"prototype":{}}}]}',
      ['feed'],
      { title: 'A' },
    ),
    attack(
      'JSON with two titles',
      '{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1","title":"A","title":"B"}]}',
      ['feed'],
      { title: 'B' },
    ),
    attack(
      'JSON with wrong types throughout',
      '{"version":1,"title":[],"items":[{"id":{},"title":{"toString":1},"url":[[]],"date_published":{},"authors":{"a":1},"tags":{"length":4},"attachments":"x","content_html":true},null,1,"a",[]]}',
      ANY,
    ),
    attack(
      'JSON with numbers past numbers',
      '{"version":"https://jsonfeed.org/version/1.1","items":[{"id":1e999,"title":"A","date_published":1e999,"attachments":[{"url":"a","size_in_bytes":1e999}]}]}',
      ['feed'],
      { title: 'A' },
    ),
    attack('JSON that assigns to a function', ')]}\',\n{"version":"https://jsonfeed.org/version/1.1","items":[]}', ANY),
  ];
}
