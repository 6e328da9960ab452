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
            const body = kept.keep(address, etag, JSON.stringify({ text: 'x'.repeat(size) }));
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
    for (const address of ['/a', '/b', '/c']) kept.keep(address, '"1"', JSON.stringify({ n: 'xxxxxxxx' }));
    expect(kept.find('/a', '"1"')).toBeNull();
    expect(kept.find('/b', '"1"')).not.toBeNull();
    kept.keep('/d', '"1"', JSON.stringify({ n: 'xxxxxxxx' }));
    expect([kept.find('/c', '"1"'), kept.find('/b', '"1"') === null]).toEqual([null, false]);
  });

  it('are kept once the same is asked for again under one tag, and not where it was to be made anew', () => {
    const kept = new KeptAnswers();
    const ask = (etag: string, cacheControl?: string): unknown[] => {
      const request = { url: '/a', headers: { 'cache-control': cacheControl } };
      return [String(kept.answer(request, etag, etag)), kept.mayHave(request), kept.findFor(request, etag) !== null];
    };
    expect(ask('"1"')).toEqual(['"1"', false, false]);
    expect(ask('"2"')).toEqual(['"2"', false, false]);
    expect(ask('"2"', 'no-cache')).toEqual(['"2"', false, false]);
    expect(ask('"2"')).toEqual(['"2"', true, true]);
    expect(kept.findFor({ url: '/a', headers: { 'cache-control': 'no-cache' } }, '"2"')).toBeNull();
    expect(ask('"3"')).toEqual(['"3"', true, false]);
    expect(ask('"3"')).toEqual(['"3"', true, true]);
  });

  it('forget what was asked for once, the longest ago first', () => {
    const kept = new KeptAnswers();
    const ask = (url: string): boolean => {
      kept.answer({ url, headers: {} }, '"1"', '{}');
      return kept.find(url, '"1"') !== null;
    };
    for (let count = 0; count <= 1_000; count++) expect(ask(`/${count}`)).toBe(false);
    expect([ask('/0'), ask('/1000')]).toEqual([false, true]);
  });

  it('are not kept where they are too large', () => {
    const kept = new KeptAnswers(10);
    expect(kept.keep('/a', '"1"', JSON.stringify({ text: 'longer than that' })).length).toBeGreaterThan(10);
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
