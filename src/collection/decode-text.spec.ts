import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { findCodePage } from './code-pages.js';
import { decodeText } from './decode-text.js';

/** The bytes of a text in a charset of up to two bytes a character, by turning its decoder round. */
function encode(text: string, charset: string): Uint8Array {
  const table = new Map<string, number[]>();
  const decoder = new TextDecoder(charset);
  const add = (bytes: number[]): void => {
    const character = decoder.decode(Uint8Array.from(bytes));
    if (Array.from(character).length === 1 && character !== '\uFFFD' && !table.has(character))
      table.set(character, bytes);
  };
  for (let byte = 0; byte < 256; byte += 1) add([byte]);
  if (/euc|big5|gb|jis/.test(charset)) {
    for (let high = 0x81; high < 0xff; high += 1) for (let low = 0x40; low < 0xff; low += 1) add([high, low]);
  }
  return Uint8Array.from(Array.from(text).flatMap((character) => table.get(character) ?? [0x3f]));
}

const TEXTS: [string, string, string][] = [
  ['euc-kr', 'ko', '북한이 탄도미사일을 발사했다고 합동참모본부가 밝혔다. 유엔 안보리는 회의를 소집했다.'],
  ['shift_jis', 'ja', '北朝鮮がミサイルを発射したと防衛省が発表した。国連の安全保障理事会は会合を開く。'],
  ['euc-jp', 'ja', '北朝鮮がミサイルを発射したと防衛省が発表した。国連の安全保障理事会は会合を開く。'],
  ['windows-1251', 'ru', 'Совет Безопасности ООН продлил оружейное эмбарго на поставки в Судан ещё на год.'],
  ['windows-1251', 'uk', 'Північна Корея передала Росії боєприпаси, повідомила розвідка. Їх перевезли морем.'],
  ['koi8-r', 'ru', 'Совет Безопасности ООН продлил оружейное эмбарго на поставки в Судан на один год.'],
  ['koi8-u', 'uk', 'Північна Корея передала Росії боєприпаси, повідомила розвідка. Їх перевезли морем.'],
  ['gb18030', 'zh', '联合国安全理事会决定延长对该国的武器禁运，中国代表在会上发言说明了立场。'],
  ['big5', 'zh', '聯合國安全理事會決定延長對該國的武器禁運，美國代表在會上發言說明了立場。'],
  ['windows-1256', 'ar', 'قال مسؤول في الأمم المتحدة إن السفينة كانت تحمل أسلحة إلى ميناء الحديدة في اليمن'],
  [
    'windows-1252',
    'fr',
    'Le Conseil de sécurité a prorogé l’embargo décidé à l’égard de la République centrafricaine – à l’unanimité.',
  ],
  [
    'windows-1250',
    'pl',
    'Rada Bezpieczeństwa przedłużyła embargo na broń; rząd zażądał wyjaśnień w tej sprawie, są też źródła.',
  ],
];

function rss(text: string, encoding: string | null, language: string | null = null): string {
  const declaration = encoding === null ? '<?xml version="1.0"?>' : `<?xml version="1.0" encoding="${encoding}"?>`;
  const lang = language === null ? '' : `<language>${language}</language>`;
  return `${declaration}\n<rss version="2.0"><channel>${lang}<title>${text}</title></channel></rss>`;
}

describe('decodeText', () => {
  it.each(TEXTS)('believes the XML declaration of %s (%s)', (charset, _, text) => {
    const document = rss(text, charset);
    const decoded = decodeText(encode(document, charset), 'application/xml');
    expect(decoded.text).toBe(document);
    expect(decoded.how).toBe('declared');
  });

  it.each(TEXTS)('believes the HTTP charset %s (%s) before the declaration', (charset, _, text) => {
    const document = rss(text, 'utf-8');
    const decoded = decodeText(encode(document, charset), `text/xml; charset="${charset}"`);
    expect(decoded.text).toBe(document);
    expect(decoded.how).toBe('http');
  });

  it.each(TEXTS)('detects %s (%s) where nothing says so', (charset, _, text) => {
    const document = rss(text, null);
    expect(decodeText(encode(document, charset), null).text).toBe(document);
  });

  it.each([
    ['windows-1252', 'Société générale'],
    ['windows-1252', 'café'],
    ['windows-1252', 'it’s'],
    ['windows-1252', 'La acción continúa en España'],
    ['windows-1250', 'Żołnierze zostali zatrzymani przez służby'],
    ['windows-1254', 'Türkiye Dışişleri Bakanlığı açıkladı'],
    ['windows-1251', 'Москва'],
    ['koi8-r', 'Москва'],
    ['euc-kr', '북한'],
    ['shift_jis', '北朝鮮'],
    ['euc-jp', 'ミサイル発射'],
    ['gb18030', '朝鲜发射导弹'],
    ['big5', '聯合國安理會'],
    ['windows-1256', 'اليمن'],
    ['windows-1255', 'ישראל ואיראן'],
  ])('detects %s in as little as “%s”', (charset, text) => {
    expect(decodeText(encode(rss(text, null), charset), null).text).toBe(rss(text, null));
  });

  it('knows ISO-2022-JP by its escapes', () => {
    expect(decodeText(Buffer.from('<a>\u001B$BKLD+A/\u001B(B</a>', 'latin1'), null)).toMatchObject({
      text: '<a>北朝鮮</a>',
      charset: 'iso-2022-jp',
    });
  });

  it.each(TEXTS)('detects %s (%s) where UTF-8 is claimed', (charset, language, text) => {
    const document = rss(text, 'utf-8', language);
    const decoded = decodeText(encode(document, charset), 'text/xml; charset=utf-8');
    expect(decoded.text).toBe(document);
    expect(decoded.how).toBe('corrected');
  });

  it.each([
    ['utf-8', [0xef, 0xbb, 0xbf, ...Buffer.from('<a>é</a>')]],
    ['utf-16le', [0xff, 0xfe, ...Buffer.from('<a>é</a>', 'utf16le')]],
    ['utf-16be', [0xfe, 0xff, ...Buffer.from('<a>é</a>', 'utf16le').swap16()]],
    ['utf-32le', [0xff, 0xfe, 0, 0, ...Array.from('<a>é</a>').flatMap((c) => [c.charCodeAt(0), 0, 0, 0])]],
    ['utf-32be', [0, 0, 0xfe, 0xff, ...Array.from('<a>é</a>').flatMap((c) => [0, 0, 0, c.charCodeAt(0)])]],
  ])('puts the mark of %s before any label', (charset, bytes) => {
    expect(decodeText(Uint8Array.from(bytes), 'text/xml; charset=iso-8859-1')).toEqual({
      text: '<a>é</a>',
      charset,
      how: 'bom',
    });
  });

  it.each([
    ['utf-16le', [...Buffer.from('<?xml?>é', 'utf16le')]],
    ['utf-16be', [...Buffer.from('<?xml?>é', 'utf16le').swap16()]],
    ['utf-32le', Array.from('<?xml?>é').flatMap((c) => [c.charCodeAt(0), 0, 0, 0])],
    ['utf-32be', Array.from('<?xml?>é').flatMap((c) => [0, 0, 0, c.charCodeAt(0)])],
  ])('sees %s without a mark', (charset, bytes) => {
    expect(decodeText(Uint8Array.from(bytes), null)).toMatchObject({ text: '<?xml?>é', charset });
  });

  it('takes UTF-8 that is labelled Latin-1 for what it is', () => {
    const document = rss('Conseil de sécurité', 'iso-8859-1');
    expect(decodeText(Buffer.from(document), 'text/xml; charset=iso-8859-1')).toEqual({
      text: document,
      charset: 'utf-8',
      how: 'corrected',
    });
  });

  it('ignores a declaration of UTF-16 in a document of single bytes', () => {
    const document = rss('sécurité', 'utf-16');
    expect(decodeText(Buffer.from(document), null).text).toBe(document);
  });

  it('reads Windows quotes under the label Latin-1', () => {
    expect(decodeText(Uint8Array.from([0x93, 0x61, 0x94, 0x80]), 'text/plain; charset=iso-8859-1').text).toBe('“a”€');
  });

  it('keeps a document whose last character was cut in two', () => {
    const whole = Buffer.from(rss('Совет Безопасности продлил эмбарго', 'utf-8'));
    const cut = Buffer.concat([
      whole.subarray(0, whole.indexOf('</title>') - 1),
      whole.subarray(whole.indexOf('</title>')),
    ]);
    expect(decodeText(cut, null)).toMatchObject({ charset: 'utf-8', how: 'declared' });
    expect(decodeText(cut, null).text).toContain('Совет Безопасности продлил эмбарг\uFFFD</title>');
  });

  it('reads an HTML declaration', () => {
    const page =
      '<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1251"><title>Новости</title>';
    expect(decodeText(encode(page, 'windows-1251'), 'text/html').text).toBe(page);
  });

  it.each([
    ['windows_1251', [0xcf], 'П'],
    ['win1251', [0xcf], 'П'],
    ['cp-1251', [0xcf], 'П'],
    ['x-windows-1251', [0xcf], 'П'],
    ['ms-cyrl', [0xcf], 'П'],
    ['Windows_1256', [0xc7], 'ا'],
    ['ms-ansi', [0x80], '€'],
    ['cp874', [0xa1], 'ก'],
    ['iso_8859_2', [0xb1], 'ą'],
    ['ISO8859-5', [0xbf], 'П'],
  ])('knows %s for the charset it is', (label, bytes, text) => {
    const document = Buffer.concat([Buffer.from(`<?xml version="1.0" encoding="${label}"?><a>`), Buffer.from(bytes)]);
    expect(decodeText(document, null).text).toContain(`<a>${text}`);
    expect(decodeText(Buffer.from(bytes), `text/xml; charset=${label}`).text).toBe(text);
  });

  it('passes over labels that nobody knows', () => {
    expect(decodeText(Buffer.from('<a>é</a>'), 'text/xml; charset=x-user-defined-nonsense').text).toBe('<a>é</a>');
  });

  it('never throws, and gives valid UTF-8 back unchanged', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 200 }),
        fc.option(fc.string()),
        (bytes, type) => typeof decodeText(bytes, type).text === 'string',
      ),
    );
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const plain = `<a>${text}</a>`;
        expect(decodeText(Buffer.from(plain), 'text/xml; charset=utf-8').text).toBe(plain);
      }),
    );
  });
});

describe('charsets that the web has given up', () => {
  const declared = (label: string, body: Uint8Array): Uint8Array =>
    Buffer.concat([Buffer.from(`<?xml version="1.0" encoding="${label}"?><a>`), body, Buffer.from('</a>')]);

  it.each([
    ['437', [0x80, 0x9b], 'Ç¢'],
    ['IBM437', [0x80], 'Ç'],
    ['cp850', [0x9b], 'ø'],
    ['csPC850Multilingual', [0x80], 'Ç'],
    ['852', [0x80, 0xa5], 'Çą'],
    ['cp737', [0x80], 'Α'],
    ['cp862', [0x80], 'א'],
    ['cp1125', [0x80, 0xf9], 'Аї'],
    ['iso-8859-16', [0xaa], 'Ș'],
    ['mac_greek', [0xe1], 'α'],
    ['macroman', [0x8e], 'é'],
    ['TCVN-5712', [0xb8, 0xae], 'áđ'],
    ['viscii', [0xf0, 0xe1], 'đá'],
  ])('%s', (label, bytes, text) => {
    expect(decodeText(declared(label, Uint8Array.from(bytes)), null).text).toContain(`<a>${text}</a>`);
  });

  it.each(['cp037', 'IBM500', 'ebcdic-cp-us', 'cp1140'])('EBCDIC: %s', (label) => {
    const page = findCodePage(label) ?? '';
    const document = `<?xml version="1.0" encoding="${label}"?>\n<rss><title>Example</title></rss>`;
    const bytes = Uint8Array.from(Array.from(document, (character) => page.indexOf(character)));
    expect(decodeText(bytes, null)).toEqual({ text: document, charset: label.toLowerCase(), how: 'declared' });
  });
});
