import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicaliseJson } from './canonical-json.js';

describe('the canonical text of a JSON value', () => {
  it.each([
    ['{"b":1,"a":{"d":[],"c":null}}', '{"a":{"c":null,"d":[]},"b":1}'],
    ['{ "a" : [ 1 , true ] }', '{"a":[1,true]}'],
    ['{"\u20ac":1,"\\ud83d\\ude00":2,"\ufb33":3}', '{"\u20ac":1,"\ud83d\ude00":2,"\ufb33":3}'],
    ['"\\u0041\\/\\n"', '"A/\\n"'],
    ['"a\\u0000b\\ud800"', '"ab\ufffd"'],
    ['{"a\\u0000":1,"a":2}', '{"a":2}'],
    ['{"__proto__":{"a":1}}', '{"__proto__":{"a":1}}'],
  ])('of %s is %s', (json, canonical) => {
    expect(canonicaliseJson(json)).toBe(canonical);
  });

  it.each([
    ['0', '0'],
    ['-0', '0'],
    ['-0.0', '0.0'],
    ['1e3', '1000'],
    ['1E-7', '0.0000001'],
    ['-1.5e+2', '-150'],
    ['12.50', '12.50'],
    ['1.25e1', '12.5'],
    ['0.10e1', '1.0'],
    ['5e-324', `0.${'0'.repeat(323)}5`],
    ['1e21', '1000000000000000000000'],
    ['9007199254740993.0000000001', '9007199254740993.0000000001'],
  ])('writes the number %s as %s', (json, canonical) => {
    expect(canonicaliseJson(json)).toBe(canonical);
  });

  it('does not depend on the order of keys, and keeps the value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const canonical = canonicaliseJson(JSON.stringify(value));
        expect(canonicaliseJson(JSON.stringify(reverseKeys(value)))).toBe(canonical);
        expect(canonicaliseJson(canonical)).toBe(canonical);
        expect(JSON.parse(canonical)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});

function reverseKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reverseKeys);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, field]) => [key, reverseKeys(field)]),
  );
}
