import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { z } from 'zod';
import { Refusal } from '../errors/refusal.js';
import { decodeCursor, encodeCursor, instantKey } from './cursor.js';

const anyKey = z.array(z.union([z.string(), z.number(), z.null()]));
const oneText = z.tuple([z.string()]);

const code = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
  return 'accepted';
};

describe('cursors', () => {
  const keys = fc.array(fc.oneof(fc.string({ unit: 'grapheme' }), fc.integer(), fc.constant(null)));
  const queries = fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.boolean(), fc.array(fc.string())));

  it('come back as they were written, for the same query', () => {
    fc.assert(
      fc.property(keys, queries, (key, query) => {
        const cursor = encodeCursor(key, query);
        expect(cursor).toMatch(/^[\w-]+$/);
        const reordered = Object.fromEntries(Object.entries({ ...query, absent: undefined }).reverse());
        expect(decodeCursor(cursor, anyKey, reordered)).toEqual(key);
      }),
    );
  });

  it('are refused for another sort or filter', () => {
    const cursor = encodeCursor(['7'], { sort: 'priority', regime: ['KP'] });
    for (const query of [
      { sort: 'priority' },
      { sort: 'raised', regime: ['KP'] },
      { sort: 'priority', regime: ['KP', 'IR'] },
    ]) {
      expect(code(() => decodeCursor(cursor, oneText, query))).toBe('cursor-invalid');
    }
  });

  it.each([
    '',
    'x',
    'bnVsbA',
    encodeCursor(['1', '2']),
    encodeCursor([]),
    Buffer.from('["811c9dc5",{}]').toString('base64url'),
    Buffer.from('{"length":2}').toString('base64url'),
    `${encodeCursor(['1'])}=`,
    ` ${encodeCursor(['1'])}`,
  ])('refuse %j', (text) => {
    expect(code(() => decodeCursor(text, oneText))).toBe('cursor-invalid');
  });

  it('refuse whatever else is sent, and never fail otherwise', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json().map((json) => Buffer.from(json).toString('base64url')),
        ),
        (text) => {
          expect(code(() => decodeCursor(text, z.tuple([z.string(), z.string(), z.string()])))).toBe('cursor-invalid');
        },
      ),
    );
  });

  it('holds a forged instant to the calendar', () => {
    const isKey = (text: string): boolean => instantKey.safeParse(text).success;
    expect(isKey('2026-02-28T23:59:59.000001Z')).toBe(true);
    for (const text of ['2026-02-30', '2026-13-45', '0000-01-01'])
      expect(isKey(`${text}T00:00:00.000000Z`)).toBe(false);
    expect(isKey('2026-02-28T24:00:00.000000Z')).toBe(false);
  });
});
