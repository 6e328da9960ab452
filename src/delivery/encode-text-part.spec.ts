import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { encodeTextPart } from './encode-text-part.js';

const encode = (contentType: string, text: string): Buffer => encodeTextPart(contentType, Buffer.from(text, 'utf8'));

/** As a mail program reads a part: by the encoding that its header names. */
function read(part: Buffer): { readonly encoding: string; readonly lines: readonly string[]; readonly text: string } {
  const whole = part.toString('latin1');
  const start = whole.indexOf('\r\n\r\n');
  const body = whole.slice(start + 4);
  const encoding = /^Content-Transfer-Encoding: (.*)$/m.exec(whole.slice(0, start))?.[1]?.trim() ?? '';
  const bytes =
    encoding === 'base64'
      ? Buffer.from(body, 'base64')
      : Buffer.from(
          body
            .replaceAll(/=\r\n/g, '')
            .replaceAll(/=([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
          'latin1',
        );
  return { encoding, lines: body.split('\r\n'), text: bytes.toString('utf8') };
}

const hostile = fc
  .array(
    fc.constantFrom('a', ' ', '\t', '\n', '\r', '\r\n', '.', '=', 'From ', '\0', 'ü', '한', '😀', 'word '.repeat(20)),
    {
      maxLength: 200,
    },
  )
  .map((pieces) => pieces.join(''));

describe('a text part of a mail', () => {
  it('reads as it was written, with line breaks as mail has them', () => {
    fc.assert(
      fc.property(fc.oneof(hostile, fc.string({ unit: 'grapheme', maxLength: 400 })), (text) => {
        const part = read(encode('text/plain', text));
        const expected = part.encoding === 'base64' ? text : text.replaceAll(/\r\n|\r|\n/g, '\r\n');
        expect(part.text).toBe(Buffer.from(expected, 'utf8').toString('utf8'));
      }),
      { numRuns: 500 },
    );
  });

  it('has no line that is too long, none that ends with a space, and no byte that is not ASCII', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const { lines } = read(encode('text/html', text));
        for (const line of lines) {
          expect(line.length).toBeLessThanOrEqual(76);
          expect(line).toMatch(/^[\t\x20-\x7e]*$/);
          expect(line).not.toMatch(/[ \t]$/);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('tears no letter in two', () => {
    const { lines, encoding } = read(encode('text/plain', `${'word '.repeat(120)}${'é한😀'.repeat(8)}`));
    expect(encoding).toBe('quoted-printable');
    for (const line of lines) {
      const bytes = [...line.matchAll(/=([0-9A-F]{2})/g)].map(([, code]) => Number.parseInt(code ?? '', 16));
      expect(Buffer.from(bytes).toString('utf8')).not.toContain('\ufffd');
    }
  });

  it('fills a line that ends there, and breaks a longer one', () => {
    expect(read(encode('text/plain', `${'a'.repeat(76)}\nb`)).lines).toEqual(['a'.repeat(76), 'b']);
    expect(read(encode('text/plain', 'a'.repeat(77))).lines).toEqual([`${'a'.repeat(75)}=`, 'aa']);
  });

  it('is encoded however long it is, and none over another', () => {
    const long = `${'plain words\n'.repeat(40_000)}end`;
    const [first, second] = [encode('text/plain', 'The first'), encode('text/plain', long)];
    expect([read(first).text, read(second).text]).toEqual(['The first', long.replaceAll('\n', '\r\n')]);
    expect(encode('text/plain', 'A third').subarray(-7).toString()).toBe('A third');
  });

  it('is base64 where it would be longer otherwise', () => {
    expect(read(encode('text/plain', 'Пример текста на русском')).encoding).toBe('base64');
    expect(encode('text/plain', 'Plain').toString()).toBe(
      'Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nPlain',
    );
  });
});
