import { type Attack, document, rss } from './attack.js';

/** Texts, dates, addresses and identifiers meant for whoever shows, mails, logs, exports or sorts them. */
export function textAttacks(): Attack[] {
  return [...titles(), ...dates(), ...links(), ...identities()];
}

function item(name: string, inside: string, first: object): Attack {
  return { name, at: { '': document(rss(`<item>${inside}</item>`)) }, outcome: ['feed'], first: { ...first } };
}

function inJson(name: string, fields: object, first: object): Attack {
  const feed = { version: 'https://jsonfeed.org/version/1.1', title: 'T', items: [fields] };
  const type = { 'content-type': 'application/feed+json' };
  return { name, at: { '': document(JSON.stringify(feed), type) }, outcome: ['feed'], first: { ...first } };
}

/** Each is put into a title twice: in XML, escaped, and in JSON, where nothing needs escaping. */
function titles(): Attack[] {
  const cases: readonly (readonly [string, string, string])[] = [
    ['a script', '<script>alert(1)</script>Seized', 'Seized'],
    ['a picture that runs', '<img src=x onerror=alert(1)>Seized', 'Seized'],
    ['a vector picture that runs', '<svg onload=alert(1)></svg>Seized', 'Seized'],
    ['a frame', '<iframe src="javascript:alert(1)"></iframe>Seized', 'Seized'],
    ['a style', '<style>*{display:none}</style>Seized', 'Seized'],
    ['an end of its element', '</title></head><b>Seized</b>', 'Seized'],
    ['mail header lines', 'Seized\r\nBcc: all@example.org\r\n\r\nBody', 'Seized Bcc: all@example.org Body'],
    ['a mail header line by line separator', 'Seized\u2028Bcc: all@example.org', 'Seized Bcc: all@example.org'],
    ['a bare line feed', 'Seized\nBcc: all@example.org', 'Seized Bcc: all@example.org'],
    ['a formula', '=HYPERLINK("http://evil.example","x")', '=HYPERLINK("http://evil.example","x")'],
    ['a formula behind a tab', '\t=1+1', '=1+1'],
    ['a terminal sequence', 'Seized\u001B[2J\u001B[31m', 'Seized[2J[31m'],
    ['a terminal title', '\u001B]0;evil\u0007Seized', ']0;evilSeized'],
    ['a C1 control sequence', 'Seized\u009B31m', 'Seized›31m'],
    ['backspaces', 'Seized\b\b\b\b\b\bFreed', 'SeizedFreed'],
    ['a log line', 'Seized\n{"level":60,"msg":"forged"}', 'Seized {"level":60,"msg":"forged"}'],
    ['NUL', 'Sei\0zed', 'Seized'],
    ['DEL', 'Sei\u007Fzed', 'Seized'],
    ['an override of direction', 'Seized \u202Egpj.exe', 'Seized gpj.exe'],
    ['embeddings that never end', '\u202A\u202B\u202DSeized', 'Seized'],
    ['isolates that never end', '\u2066\u2067\u2068Seized', 'Seized'],
    ['an order of its own for a statement', "Seized'; DROP TABLE articles; --", "Seized'; DROP TABLE articles; --"],
    ['a template', '{{constructor.constructor("alert(1)")()}}', '{{constructor.constructor("alert(1)")()}}'],
    ['a literal', '${process.env.SECRET}', '${process.env.SECRET}'],
    ['a format', '%s%s%n%d', '%s%s%n%d'],
    ['a path', '../../../../etc/passwd', '../../../../etc/passwd'],
    ['a non-character', 'Sei\uFFFEzed\uFFFF', 'Seized'],
  ];
  const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const references = (text: string): string => Array.from(text, (c) => `&#${c.codePointAt(0)};`).join('');
  const html = (text: string): object => ({ id: '1', title: `${text}` });
  return [
    ...cases.map(([name, text, title]) => item(`a title with ${name}`, `<title>${escape(text)}</title>`, { title })),
    ...cases.map(([name, text]) =>
      item(`a title with ${name}, as character references`, `<title>${references(text)}</title>`, {}),
    ),
    ...cases.map(([name, text]) => inJson(`a title in JSON with ${name}`, html(text), {})),
    item('a title of ten thousand accents', `<title>e${'\u0301'.repeat(10_000)}</title>`, {}),
    item('a title of nothing to see', `<title>${'\u200B\u200C\u200D\u2060\uFEFF'.repeat(100)}</title>`, {}),
    item('a title that is escaped four times', '<title>&amp;amp;amp;lt;b&amp;amp;amp;gt;</title>', {
      title: '&amp;lt;b&amp;gt;',
    }),
    item('an author with mail header lines', '<title>A</title><author>x&#13;&#10;Bcc: y@example.org</author>', {
      author: 'x Bcc: y@example.org',
    }),
    item('a summary with a terminal sequence', '<title>A</title><description>a&#27;[2Jb&lt;p&gt;</description>', {}),
  ];
}

function dates(): Attack[] {
  const unreadable = [
    '0000-00-00T00:00:00Z',
    '-271821-04-20T00:00:00Z',
    '+275760-09-13T00:00:00Z',
    '99999-01-01',
    'Thu, 01 Jan 0001 00:00:00 GMT',
    'NaN',
    'Infinity',
    '1e308',
    '99999999999999999999',
    '-1',
    '0x7fffffff',
    'now',
    'tomorrow',
    'P1D',
    '2026-13-45T99:99:99Z',
    'Mon, 99 Foo 2026 99:99:99 XYZ',
    '2026-01-01T00:00:00+99:99:99:99',
    '1/1/1/1/1/1',
    '{}',
    '../../etc/passwd',
    "'; DROP TABLE articles; --",
    '\u0000\u0000',
    '٩٩٩٩٩٩٩',
  ];
  const early = Array.from({ length: 400 }, (_, n) => String(n)).join(' ');
  return [
    ...unreadable.map((text) =>
      item(`the date ${JSON.stringify(text)}`, `<title>A</title><pubDate>${text}</pubDate>`, { title: 'A' }),
    ),
    item('a date of a megabyte', `<title>A</title><pubDate>${'Mon, '.repeat(200_000)}</pubDate>`, { published: null }),
    item('a date of numbers', `<title>A</title><pubDate>${early}</pubDate>`, { published: null }),
    item('the end of time', '<title>A</title><pubDate>Fri, 31 Dec 9999 23:59:59 GMT</pubDate>', {}),
    item('next century', '<title>A</title><pubDate>Fri, 31 Dec 2100 23:59:59 GMT</pubDate>', {
      publishedMark: 'clamped',
    }),
    item('the last second of 32 bits', '<title>A</title><pubDate>2038-01-19T03:14:08Z</pubDate>', {
      publishedMark: 'clamped',
    }),
    item('a leap second', '<title>A</title><pubDate>2016-12-31T23:59:60Z</pubDate>', {
      published: '2017-01-01T00:00:00.000Z',
    }),
    item('a bad date beside a good one', '<title>A</title><pubDate>soon</pubDate><dc:date>2026-01-02</dc:date>', {
      published: '2026-01-02T00:00:00.000Z',
    }),
    {
      name: 'one bad date among good items',
      at: { '': document(rss('<item><title>A</title><pubDate>\uFFFF</pubDate></item><item><title>B</title></item>')) },
      outcome: ['feed'],
      first: { title: 'A' },
    },
  ];
}

function links(): Attack[] {
  const scripts = [
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java&#10;script:alert(1)',
    'java&#9;script:alert(1)',
    '&#1;javascript:alert(1)',
    ' &#14; javascript:alert(1)',
    'javascript&#58;alert(1)',
    'vbscript:msgbox(1)',
    'data:text/html,&lt;script>alert(1)&lt;/script>',
    'file:///etc/passwd',
    'FILE:/etc/passwd',
  ];
  return [
    ...scripts.map((href) => item(`a link to ${href}`, `<title>A</title><link>${href}</link>`, { link: null })),
    ...scripts.map((href) => item(`a guid that is ${href}`, `<title>A</title><guid>${href}</guid>`, { link: null })),
    ...scripts.map((href) => ({
      name: `an Atom link to ${href}`,
      at: {
        '': document(
          `<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>A</title><link href="${href}"/></entry></feed>`,
        ),
      },
      outcome: ['feed'],
      first: { title: 'A', link: null },
    })),
    {
      name: 'a base that runs',
      at: {
        '': document(
          '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="javascript:alert(1)//"><entry><title>A</title><link href="x"/></entry></feed>',
        ),
      },
      outcome: ['feed'],
    },
    inJson('a link in JSON that runs', { id: '1', title: 'A', url: 'java\nscript:alert(1)' }, { link: null }),
    item('a link to an inner address', '<title>A</title><link>http://169.254.169.254/latest/</link>', {
      link: 'http://169.254.169.254/latest/',
    }),
  ];
}

function identities(): Attack[] {
  return [
    item('a guid with NUL', '<title>A</title><guid>a&#0;b</guid>', {}),
    item(
      'a guid of another article',
      '<title>A</title><guid>https://other.example/1</guid><link>https://a.example/1</link>',
      {
        link: 'https://a.example/1',
      },
    ),
    {
      name: 'two thousand items of one guid',
      at: {
        '': document(
          rss(Array.from({ length: 2_000 }, (_, n) => `<item><title>A${n}</title><guid>same</guid></item>`).join('')),
        ),
      },
      outcome: ['feed'],
    },
    inJson('a guid that is __proto__', { id: '__proto__', title: 'A' }, { id: '__proto__' }),
    inJson('a guid of the wrong kind', { id: { $ne: null }, title: 'A' }, { id: null }),
  ];
}
