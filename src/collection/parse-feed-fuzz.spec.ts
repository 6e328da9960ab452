import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseFeed } from './parse-feed.js';
import { toParsedFeedJson } from './to-parsed-feed-json.js';

const FOLDER = new URL('../../test/testdata/feeds/', import.meta.url);
const seeds = readdirSync(FOLDER)
  .filter((name) => !name.endsWith('.expected.json'))
  .map((name) => readFileSync(new URL(name, FOLDER)));

const NOW = new Date('2026-06-01T00:00:00Z');

const change = fc.oneof(
  fc.record({ kind: fc.constant('cut' as const), at: fc.nat(1_100), length: fc.integer({ min: 1, max: 300 }) }),
  fc.record({ kind: fc.constant('flip' as const), at: fc.nat(1_100), bit: fc.nat(7) }),
  fc.record({
    kind: fc.constant('put' as const),
    at: fc.nat(1_100),
    what: fc.oneof(
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.constantFrom(
        '<![CDATA[',
        ']]>',
        '<!--',
        '<!',
        '&#0;',
        '<item>',
        '</item>',
        '</channel>',
        '<entry>',
        '\0',
        '<?',
      ),
    ),
  }),
);

function apply(seed: Buffer, changes: readonly (typeof change extends fc.Arbitrary<infer T> ? T : never)[]): Buffer {
  let bytes = Buffer.from(seed);
  for (const each of changes) {
    const at = each.at % (bytes.length + 1);
    if (each.kind === 'cut') bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + each.length)]);
    else if (each.kind === 'put')
      bytes = Buffer.concat([bytes.subarray(0, at), Buffer.from(each.what), bytes.subarray(at)]);
    else if (at < bytes.length) bytes[at] = (bytes[at] ?? 0) ^ (1 << each.bit);
  }
  return bytes;
}

describe('real-shaped feeds, mutated', () => {
  it('are read or not, but never with an error, and give whole texts and sane dates', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...seeds),
        fc.array(change, { minLength: 1, maxLength: 8 }),
        async (seed, changes) => {
          const parsed = await parseFeed(apply(seed, changes), { url: 'https://news.example.org/feed', now: NOW });
          if (parsed.kind === 'failed') expect(parsed.reason).toBe('The document is empty');
          if (parsed.kind !== 'feed') return;
          for (const { title, text, link, published } of parsed.feed.items) {
            expect(title.isWellFormed() && text.isWellFormed()).toBe(true);
            expect(title).not.toMatch(/\p{Cc}/u);
            expect(link ?? '').not.toMatch(/^\s*(?:javascript|data|file):/i);
            expect(published?.getTime() ?? 0).toBeLessThanOrEqual(NOW.getTime() + 86_400_000);
          }
          expect(() => JSON.stringify(toParsedFeedJson(parsed.feed))).not.toThrow();
        },
      ),
      { numRuns: 1_500 },
    );
  });
});
