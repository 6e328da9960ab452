/** The whole way from text to findings, on text made to break it, with the words of the shipped pack between. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { detect } from '../detection/detect.js';
import { loadPack } from './pack.client.js';

const pack = await loadPack({ cacheDir: null });

const HOSTILE = [
  '\u200b\u200b\u200b',
  '\u202e',
  '\u2067',
  '\ud83d',
  '\udc00',
  '\u0000',
  '((((',
  ']]]]',
  '"',
  '\u2019',
  '\u201c',
  '\n',
  '\r\n\r\n',
  '...',
  '|',
  'i\u0307',
  '\ufdfa',
  'e\u0301\u0301\u0301',
  '\u00ad',
  'x'.repeat(500),
  '9'.repeat(300),
];
const WORDS = [
  'North Korea',
  'Iranian-made',
  'Houthis',
  'al-Qaida',
  'RSF',
  'Darfur',
  'Libya',
  'has shipped',
  'rifles',
  'ballistic missiles',
  'to',
  'from',
  'in',
  'the Security Council renewed the arms embargo on',
  'seized',
  'a vessel bound for',
  'denied',
  'on 31 February 2019',
  'of',
  ',',
  '. ',
];

const text = fc
  .array(fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...WORDS) }, fc.constantFrom(...HOSTILE), fc.string()), {
    maxLength: 60,
  })
  .chain((parts) => fc.constantFrom(' ', '', '\u200b').map((gap) => parts.join(gap)));

describe('detect on hostile text', () => {
  it('never throws, and every passage lies in its field, at most 400 long', () => {
    fc.assert(
      fc.property(text, text, fc.constantFrom('2024-05-05', null, 'no day'), (title, body, published) => {
        const article = { title, text: body, published, language: 'en' };
        for (const { claims, evidence } of detect(article, pack).findings)
          for (const { field, start, end } of [...evidence, ...claims.flatMap((claim) => claim.evidence)]) {
            expect(article[field].slice(start, end)).toHaveLength(end - start);
            expect(end - start).toBeGreaterThan(0);
            expect(end - start).toBeLessThanOrEqual(400);
          }
      }),
      { numRuns: 400 },
    );
  });

  it.each([
    ['no end of a sentence', 'Iran sent missiles to the Houthis and '.repeat(3_000)],
    ['one word', `Iran ${'a'.repeat(200_000)}`],
    ['apostrophes inside one word', `Iran ${"a'".repeat(50_000)}`],
    ['brackets', `Iran sent rifles to the Houthis ${'('.repeat(50_000)}`],
    ['quotes', `Iran sent rifles to the Houthis ${'" '.repeat(50_000)}`],
    ['line breaks', `Iran sent rifles to the Houthis ${'\n'.repeat(100_000)}`],
    ['hidden signs', `Iran sent rifles to the Houthis ${'\u200b'.repeat(100_000)}`],
    ['half a character', `Iran sent rifles to the Houthis ${'\ud83d'.repeat(50_000)}`],
    ['marks of direction', `Iran sent rifles to the Houthis ${'\u202e \u2067'.repeat(30_000)}`],
    ['initials', `Iran sent rifles to the Houthis ${'A.'.repeat(50_000)}`],
    ['numbers', `Iran sent rifles to the Houthis ${'1,'.repeat(50_000)}`],
  ])('answers on %s without end', (_, body) => {
    expect(detect({ title: '', text: body, published: '2026-02-02', language: 'en' }, pack).packVersion).toBe(
      pack.version,
    );
  });
});
