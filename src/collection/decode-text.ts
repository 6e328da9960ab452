import { COMMON_EBCDIC, decodeByCodePage, findCodePage } from './code-pages.js';
import { detectCharset } from './detect-charset.js';

/** Bytes as text, and how the charset was found. */
export interface DecodedText {
  text: string;
  /** Name after the Encoding standard, lower case (`utf-8`, `euc-kr`, …), or `utf-32le`, `utf-32be`. */
  charset: string;
  /** `corrected`: a label was given and the bytes belied it. */
  how: 'bom' | 'http' | 'declared' | 'detected' | 'corrected';
}

/** How far into a document its own declaration is looked for: XML's is at the start, HTML's within 1,024 bytes. */
const DECLARATION_BYTES = 2_048;

/** Labels seen in feeds that the Encoding standard does not know. */
const ALIASES: Record<string, string> = {
  cp932: 'shift_jis',
  'x-ms-cp932': 'shift_jis',
  ms949: 'euc-kr',
  cp949: 'euc-kr',
  uhc: 'euc-kr',
  gb2312: 'gb18030',
  gbk: 'gb18030',
  cp936: 'gb18030',
  'x-gbk': 'gb18030',
  cp950: 'big5',
  'koi8-ru': 'koi8-u',
  'ms-ansi': 'windows-1252',
  'ms-ee': 'windows-1250',
  'ms-cyrl': 'windows-1251',
  'ms-greek': 'windows-1253',
  'ms-turk': 'windows-1254',
  'ms-hebr': 'windows-1255',
  'ms-arab': 'windows-1256',
  winbaltrim: 'windows-1257',
  macroman: 'macintosh',
  'mac-roman': 'macintosh',
  utf8mb4: 'utf-8',
  'utf-8-sig': 'utf-8',
  'utf 8': 'utf-8',
  utf_8: 'utf-8',
  'ucs-2': 'utf-16le',
  'utf-32': 'utf-32',
  'utf-32le': 'utf-32le',
  'utf-32be': 'utf-32be',
  'ucs-4': 'utf-32',
};

/**
 * Decodes a document by byte order mark, then HTTP charset, then its XML or HTML declaration, then detection. A label is
 * believed only as far as the bytes bear it out: text that is valid UTF-8 beyond ASCII is UTF-8 whatever single-byte
 * charset it is labelled with, and text labelled UTF-8 that is not goes to detection, unless the faults are few (a
 * character cut in two), which become U+FFFD. Never throws; the text has no byte order mark.
 */
export function decodeText(bytes: Uint8Array, contentType: string | null): DecodedText {
  const marked = decodeByMark(bytes);
  if (marked !== null) return marked;
  const wide = wideCharsetOf(bytes);
  if (wide !== null) return { text: decodeAs(bytes, wide), charset: wide, how: 'detected' };
  const ebcdic = decodeEbcdic(bytes);
  if (ebcdic !== null) return ebcdic;
  const labels = [
    { label: charsetOf(contentType), how: 'http' as const },
    { label: declaredCharset(bytes), how: 'declared' as const },
  ];
  let wasBelied = false;
  for (const { label, how } of labels) {
    const charset = label === null ? null : resolveLabel(label);
    if (charset === null) continue;
    const text = decodeLabelled(bytes, charset);
    if (text !== null) return { ...text, how: text.charset === charset ? how : 'corrected' };
    wasBelied = true;
  }
  const charset = detectCharset(bytes);
  return { text: decodeAs(bytes, charset), charset, how: wasBelied ? 'corrected' : 'detected' };
}

function decodeByMark(bytes: Uint8Array): DecodedText | null {
  const [a, b, c, d] = bytes;
  let charset: string | null = null;
  if (a === 0xef && b === 0xbb && c === 0xbf) charset = 'utf-8';
  else if (a === 0xff && b === 0xfe && c === 0 && d === 0) charset = 'utf-32le';
  else if (a === 0 && b === 0 && c === 0xfe && d === 0xff) charset = 'utf-32be';
  else if (a === 0xff && b === 0xfe) charset = 'utf-16le';
  else if (a === 0xfe && b === 0xff) charset = 'utf-16be';
  if (charset === null) return null;
  if (charset === 'utf-8' && !isMostlyUtf8(bytes)) return null;
  return { text: decodeAs(bytes, charset), charset, how: 'bom' };
}

/** UTF-16 and UTF-32 without a mark show by the zeros beside the first `<` or `{` (XML 1.0, appendix F). */
function wideCharsetOf(bytes: Uint8Array): string | null {
  const [a, b, c, d] = bytes;
  const opens = (byte: number | undefined): boolean => byte === 0x3c || byte === 0x7b || byte === 0x0a || byte === 0x20;
  if (opens(a) && b === 0 && c === 0 && d === 0) return 'utf-32le';
  if (a === 0 && b === 0 && c === 0 && opens(d)) return 'utf-32be';
  if (opens(a) && b === 0 && c !== 0 && d === 0) return 'utf-16le';
  if (a === 0 && opens(b) && c === 0 && d !== 0) return 'utf-16be';
  return null;
}

function charsetOf(contentType: string | null): string | null {
  return /charset\s*=\s*["']?([^\s"';,]+)/i.exec(contentType ?? '')?.[1] ?? null;
}

function declaredCharset(bytes: Uint8Array): string | null {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, DECLARATION_BYTES));
  const xml = /<\?xml\s[^>]{0,200}?encoding\s*=\s*["']\s*([^"'\s>]{1,40})/i.exec(start);
  const html = /<meta\s[^>]{0,200}?charset\s*=\s*["']?\s*([^"'\s/>]{1,40})/i.exec(start);
  return xml?.[1] ?? html?.[1] ?? null;
}

/** `<?xm` in EBCDIC (XML 1.0, appendix F); which of its pages it is stands in the declaration, in what all have in common. */
function decodeEbcdic(bytes: Uint8Array): DecodedText | null {
  const [a, b, c, d] = bytes;
  if (a !== 0x4c || b !== 0x6f || c !== 0xa7 || d !== 0x94) return null;
  const common = findCodePage(COMMON_EBCDIC) ?? '';
  const head = decodeByCodePage(bytes.subarray(0, DECLARATION_BYTES), common);
  const label = /encoding\s*=\s*["']\s*([^"'\s>]{1,40})/i.exec(head)?.[1] ?? COMMON_EBCDIC;
  return {
    text: decodeByCodePage(bytes, findCodePage(label) ?? common),
    charset: label.toLowerCase(),
    how: 'declared',
  };
}

/** Null for a charset that nobody here can decode, and for UTF-16, which `wideCharsetOf` would have seen. */
function resolveLabel(label: string): string | null {
  const lower = label.toLowerCase();
  const known = ALIASES[lower] ?? wellSpelt(lower);
  if (/^(utf|ucs)-?(16|32|2|4)/.test(known)) return null;
  try {
    return new TextDecoder(known).encoding;
  } catch {
    return findCodePage(known) === null ? null : known;
  }
}

/** `win1251`, `cp-1251` and `windows_1251` are `windows-1251`, `iso_8859_1` is `iso-8859-1`. */
function wellSpelt(label: string): string {
  const windows = /^(?:x[-_])?(?:windows|win|cp|ms)[-_]?(?:cp)?[-_]?(125\d|874)$/.exec(label)?.[1];
  if (windows !== undefined) return `windows-${windows}`;
  const latin = /^iso[-_]?8859[-_]?(\d{1,2})$/.exec(label)?.[1];
  return latin === undefined ? label : `iso-8859-${latin}`;
}

/** Charsets whose text may happen to be valid UTF-8, so that their label is believed before the bytes. */
const MULTI_BYTE = new Set(['shift_jis', 'euc-jp', 'iso-2022-jp', 'euc-kr', 'gbk', 'gb18030', 'big5']);

/** Of a label's text, the share of faults up to which they count as damage and not as a wrong label. */
const MAX_FAULTS = 0.01;

function decodeLabelled(bytes: Uint8Array, charset: string): { text: string; charset: string } | null {
  if (charset === 'utf-8') {
    const text = decodeStrictly(bytes, charset) ?? (isMostlyUtf8(bytes) ? decodeAs(bytes, charset) : null);
    return text === null ? null : { text, charset };
  }
  if (!MULTI_BYTE.has(charset)) {
    const utf8 = decodeStrictly(bytes, 'utf-8');
    if (utf8 !== null && utf8.length < bytes.length) return { text: utf8, charset: 'utf-8' };
    return { text: decodeAs(bytes, charset), charset };
  }
  const text = decodeAs(bytes, charset);
  const faults = text.length - text.replaceAll('\uFFFD', '').length;
  return faults <= text.length * MAX_FAULTS ? { text, charset } : null;
}

/**
 * Whether bytes are UTF-8, damaged at most: the sequences of several bytes that are whole outnumber the stray bytes ten
 * to one. ASCII is UTF-8.
 */
function isMostlyUtf8(bytes: Uint8Array): boolean {
  if (decodeStrictly(bytes, 'utf-8') !== null) return true;
  const text = new TextDecoder('utf-8').decode(bytes);
  let whole = 0;
  let stray = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === 0xfffd) stray += 1;
    else if (code > 0x7f) whole += 1;
  }
  return whole >= stray * 10;
}

function decodeStrictly(bytes: Uint8Array, charset: string): string | null {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function decodeAs(bytes: Uint8Array, charset: string): string {
  if (charset === 'utf-32le' || charset === 'utf-32be') return decodeUtf32(bytes, charset === 'utf-32le');
  const page = findCodePage(charset);
  return page === null ? new TextDecoder(charset).decode(bytes) : decodeByCodePage(bytes, page);
}

/** The Encoding standard has no UTF-32. */
function decodeUtf32(bytes: Uint8Array, isLittleEndian: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: string[] = [];
  for (let offset = 0; offset + 4 <= bytes.length; offset += 4) {
    const code = view.getUint32(offset, isLittleEndian);
    const isCharacter = code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
    if (offset > 0 || code !== 0xfeff) parts.push(isCharacter ? String.fromCodePoint(code) : '\uFFFD');
  }
  return parts.join('');
}
