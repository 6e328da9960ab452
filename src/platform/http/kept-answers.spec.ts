import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { KeptAnswers } from './kept-answers.js';

describe('kept answers', () => {
  it('are found under their own address and tag, and never more bytes than may be', () => {
    const step = fc.record({
      address: fc.constantFrom('/a', '/b', '/c', '/d'),
      etag: fc.constantFrom('"1"', '"2"'),
      size: fc.integer({ min: 0, max: 40 }),
      isKeep: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const kept = new KeptAnswers(100);
        const last = new Map<string, string>();
        for (const { address, etag, size, isKeep } of steps) {
          if (isKeep) {
            const body = kept.keep(address, etag, { text: 'x'.repeat(size) });
            expect(JSON.parse(body.toString())).toEqual({ text: 'x'.repeat(size) });
            last.set(address, `${etag} ${body.toString()}`);
          } else {
            const found = kept.find(address, etag);
            if (found !== null) expect(`${etag} ${found.toString()}`).toBe(last.get(address));
          }
        }
        const all = ['/a', '/b', '/c', '/d'].flatMap((address) =>
          ['"1"', '"2"'].map((etag) => new KeptProbe(kept).size(address, etag)),
        );
        expect(all.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(100);
      }),
    );
  });

  it('go when they have not been asked for longest', () => {
    const kept = new KeptAnswers(40);
    for (const address of ['/a', '/b', '/c']) kept.keep(address, '"1"', { n: 'xxxxxxxx' });
    expect(kept.find('/a', '"1"')).toBeNull();
    expect(kept.find('/b', '"1"')).not.toBeNull();
    kept.keep('/d', '"1"', { n: 'xxxxxxxx' });
    expect([kept.find('/c', '"1"'), kept.find('/b', '"1"') === null]).toEqual([null, false]);
  });

  it('are not kept where they are too large', () => {
    const kept = new KeptAnswers(10);
    expect(kept.keep('/a', '"1"', { text: 'longer than that' }).length).toBeGreaterThan(10);
    expect(kept.find('/a', '"1"')).toBeNull();
  });
});

/** Reads without telling apart what was asked for last: a wrong tag would let an entry go. */
class KeptProbe {
  constructor(private readonly kept: KeptAnswers) {}

  size(address: string, etag: string): number {
    const entry = (this.kept as unknown as { kept: Map<string, { etag: string; body: Buffer }> }).kept.get(address);
    return entry?.etag === etag ? entry.body.length : 0;
  }
}
