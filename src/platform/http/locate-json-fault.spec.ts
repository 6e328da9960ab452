import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { locateJsonFault } from './locate-json-fault.js';

describe('where a text stops being JSON', () => {
  it.each([
    ['', 0, 1, 1],
    ['{', 1, 1, 2],
    ['{"a":x}', 5, 1, 6],
    ['{"a":1,}', 7, 1, 8],
    ['{\n  "a": 1\n  "b": 2\n}', 13, 3, 3],
    ["{'a':1}", 1, 1, 2],
    ['[1,]', 3, 1, 4],
    ['[1}', 2, 1, 3],
    ['01', 1, 1, 2],
    ['{} {}', 3, 1, 4],
    ['["a\nb"]', 1, 1, 2],
    ['\ufeff{}', 0, 1, 1],
  ])('%j at %i', (text, offset, line, column) => {
    expect(locateJsonFault(text)).toEqual({ offset, line, column });
  });

  it('agrees with JSON.parse on what is JSON', () => {
    const broken = fc
      .tuple(
        fc.json({ maxDepth: 3 }),
        fc.nat(),
        fc.constantFrom('', ',', '"', '}', ']', ':', '-', '.', 'e', '\\', ' ', '0'),
      )
      .map(([json, at, text]) => {
        const place = at % (json.length + 1);
        return json.slice(0, place) + text + json.slice(place + 1);
      });
    fc.assert(
      fc.property(fc.oneof(broken, fc.json(), fc.string()), (text) => {
        let isJson = true;
        try {
          JSON.parse(text);
        } catch {
          isJson = false;
        }
        expect(locateJsonFault(text) === null).toBe(isJson);
      }),
      { numRuns: 2_000 },
    );
  });

  it('does not run out of stack on deep or long texts', () => {
    expect(locateJsonFault('['.repeat(200_000))).toMatchObject({ offset: 200_000 });
    expect(locateJsonFault(`"${'\\n'.repeat(1_000_000)}`)).toMatchObject({ offset: 0 });
  });
});
