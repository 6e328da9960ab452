import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { zstdCompressSync } from 'node:zlib';
import { packBody, unpackBody } from './mail-body.js';

describe('the body of a mail', () => {
  it('is unpacked as it was packed', () => {
    const words = fc.string({ unit: 'grapheme' });
    fc.assert(
      fc.property(words, words, (html, text) => {
        expect(unpackBody(new Uint8Array(packBody({ html, text })))).toEqual({ html, text });
      }),
    );
  });

  it('takes a small part of what it says', () => {
    const html = '<tr><td style="font:400 13px/20px serif">Passage</td></tr>'.repeat(500);
    expect(packBody({ html, text: html }).length).toBeLessThan(html.length / 20);
  });

  it('is not read from other bytes', () => {
    expect(() => unpackBody(Buffer.from('<p>'))).toThrow();
    expect(() => unpackBody(zstdCompressSync(Buffer.from([0, 0, 0, 9, 1])))).toThrow(RangeError);
  });
});
