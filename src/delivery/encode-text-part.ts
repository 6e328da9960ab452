/**
 * A text part of a mail as it travels (RFC 2045): its two headers, then the text in quoted-printable or base64. A digest is some
 * 40 kB, and the mailer's own encoder walks through it several times as strings: half of what a mail takes.
 */

/** Longest line of either encoding, without its break (RFC 2045, 6.7 and 6.8). */
const MAX_LINE = 76;

const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;
const TAB = 0x09;
const EQUALS = 0x3d;
const SOFT_BREAK = Buffer.from('=\r\n', 'latin1');
const LINE_BREAK = Buffer.from('\r\n', 'latin1');
const HEX = Buffer.from('0123456789ABCDEF', 'latin1');

/** 1 for each byte that stands for itself within a line. */
const IS_LITERAL = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte === TAB || (byte >= SPACE && byte <= 0x7e && byte !== EQUALS) ? 1 : 0,
);

/** Room for the encoding of a long digest, used over and over: what is made anew for each mail is collected after each. */
const room = Buffer.allocUnsafeSlow(384 * 1024);

/**
 * The part with its headers: in quoted-printable, or in base64 where that is shorter, as of letters beyond ASCII it is.
 *
 * @param contentType Without a charset: it is UTF-8.
 */
export function encodeTextPart(contentType: string, text: Buffer): Buffer {
  const plain = encodeQuotedPrintable(text);
  const isPlain = plain.length * 3 <= text.length * 4;
  const headers = `Content-Type: ${contentType}; charset=utf-8\r\nContent-Transfer-Encoding: ${isPlain ? 'quoted-printable' : 'base64'}\r\n\r\n`;
  return Buffer.concat([Buffer.from(headers, 'latin1'), isPlain ? plain : encodeBase64(text)]);
}

/**
 * Quoted-printable: line breaks of any kind become CRLF, lines are broken softly at 76 letters, and a letter of UTF-8 is not torn
 * in two. What it gives stands until the next call.
 */
function encodeQuotedPrintable(bytes: Buffer): Buffer {
  const { length } = bytes;
  // At worst each byte takes three letters, and a soft break of three stands after each line that a letter of four bytes left short.
  const atWorst = length * 3 + Math.ceil((length * 3) / (MAX_LINE - 12)) * 3;
  const out = atWorst <= room.length ? room : Buffer.allocUnsafe(atWorst);
  let end = 0;
  let column = 0;
  const breakSoftly = (): void => {
    end += SOFT_BREAK.copy(out, end);
    column = 0;
  };
  for (let at = 0; at < length;) {
    const byte = bytes[at] as number;
    if (byte === LF || byte === CR) {
      end += LINE_BREAK.copy(out, end);
      column = 0;
      at += byte === CR && bytes[at + 1] === LF ? 2 : 1;
      continue;
    }
    const stop = endOfLiterals(bytes, at);
    // The last letter of a line may take the place that a soft break would.
    const most = isLineEnd(bytes, stop) ? MAX_LINE : MAX_LINE - 1;
    while (at < stop) {
      const isLast = stop - at <= most - column;
      const next = isLast ? stop : at + Math.max(0, MAX_LINE - 1 - column);
      end += bytes.copy(out, end, at, next);
      column += next - at;
      at = next;
      if (!isLast) breakSoftly();
    }
    if (at === length || bytes[at] === LF || bytes[at] === CR) continue;
    // A letter beyond ASCII as a whole, or one byte that would not stand for itself.
    const after = at + lengthOf(bytes[at] as number);
    const width = 3 * (after - at);
    if (column + width > (isLineEnd(bytes, after) ? MAX_LINE : MAX_LINE - 1)) breakSoftly();
    column += width;
    for (; at < after; at++) {
      const code = bytes[at] as number;
      out[end++] = EQUALS;
      out[end++] = HEX[code >> 4] as number;
      out[end++] = HEX[code & 15] as number;
    }
  }
  return out.subarray(0, end);
}

/** The end of the bytes from here that stand for themselves: a space that ends a line does not, it would be taken off on the way. */
function endOfLiterals(bytes: Buffer, from: number): number {
  let end = from;
  while (end < bytes.length && IS_LITERAL[bytes[end] as number] === 1) end++;
  const last = bytes[end - 1];
  return end > from && (last === SPACE || last === TAB) && isLineEnd(bytes, end) ? end - 1 : end;
}

function isLineEnd(bytes: Buffer, at: number): boolean {
  return at >= bytes.length || bytes[at] === LF || bytes[at] === CR;
}

/** Bytes of the letter that begins with this one. */
function lengthOf(lead: number): number {
  return lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1;
}

function encodeBase64(bytes: Buffer): Buffer {
  return Buffer.from(bytes.toString('base64').replaceAll(/.{76}(?=.)/g, '$&\r\n'), 'latin1');
}
