import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { openAnswer, readIdempotencyKey, sealAnswer } from './idempotency-key.js';

describe('an Idempotency-Key', () => {
  it.each([
    ['"8e03978e-40d5-43dd-bc93-6894a57f9324"', '8e03978e-40d5-43dd-bc93-6894a57f9324'],
    ['8e03978e-40d5-43dd-bc93-6894a57f9324', '8e03978e-40d5-43dd-bc93-6894a57f9324'],
    [' "a b" ', 'a b'],
    ['"a\\"b\\\\"', 'a"b\\'],
    ['', null],
    ['""', null],
    ['"a', null],
    ['a b', null],
    ['é', null],
    ['x'.repeat(256), null],
  ])('%j names %j', (header, key) => {
    expect(readIdempotencyKey(header)).toBe(key);
  });

  it('opens what was sealed under it, and nothing else', () => {
    const answer = fc.record({
      status: fc.integer({ min: 200, max: 499 }),
      headers: fc.dictionary(
        fc.string().filter((name) => name !== '__proto__'),
        fc.string(),
        { noNullPrototype: true },
      ),
      body: fc.string({ unit: 'grapheme' }),
    });
    const key = fc.string({ minLength: 1 });
    fc.assert(
      fc.property(answer, key, key, (given, right, wrong) => {
        const sealed = sealAnswer(given, right);
        expect(openAnswer(sealed, right)).toEqual(given);
        if (wrong !== right) expect(() => openAnswer(sealed, wrong)).toThrow();
      }),
      { numRuns: 50 },
    );
  });
});
