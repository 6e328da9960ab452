import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Refusal } from '../errors/refusal.js';
import { decodeCursor, encodeCursor } from './cursor.js';

describe('cursors', () => {
  it('come back as they were written', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), fc.integer(), fc.constant(null))), (key) => {
        expect(decodeCursor(encodeCursor(key), key.length)).toEqual(key);
      }),
    );
  });

  it.each(['', 'x', 'bnVsbA', encodeCursor(['1', '2']), Buffer.from('[{}]').toString('base64url')])(
    'refuse %j',
    (text) => {
      expect(() => decodeCursor(text, 1)).toThrow(Refusal);
    },
  );
});
