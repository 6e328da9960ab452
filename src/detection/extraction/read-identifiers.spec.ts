import { describe, expect, it } from '@jest/globals';
import { readIdentifiers } from './read-identifiers.js';
import { sentenceOf } from './small-pack.spec-support.js';

describe('readIdentifiers', () => {
  it.each([
    ['The freighter Chong Chon Gang left Iran.', 'vessel', 'Chong Chon Gang'],
    ['Her number is IMO 9074729, Iran said.', 'imo', '9074729'],
    ['A plane marked UP-I7645 left Iran.', 'aircraft-registration', 'UP-I7645'],
  ])('%s', (text, type, value) => {
    const found = readIdentifiers(sentenceOf(text));
    expect(found.map((one) => [one.type, one.value])).toContainEqual([type, value]);
    for (const { span, value: name } of found) expect(text.slice(span.start, span.end)).toBe(name);
  });
});
