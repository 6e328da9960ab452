/** Minimal pairs: two news items that differ in the one thing that decides. Each half must be read as it is labelled. */
import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { detect } from '../detection/detect.js';
import { loadPack } from './pack.client.js';

/** A half of a pair, as far as it is held against what is read. */
interface Half {
  readonly id: string;
  readonly pair: string;
  readonly language: string;
  readonly published: string;
  readonly title: string;
  readonly text: string;
  readonly kind: 'violation' | 'regime-change' | 'none';
  readonly regimes: readonly string[];
}

/** Reached; a lower share is a step back. */
const LEAST_SHARE = 0.95;

const CORPUS = join(import.meta.dirname, '../../test/corpus/en-pairs.jsonl');

const halves = readFileSync(CORPUS, 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as Half);
const pack = await loadPack({ cacheDir: null });

/** Kinds and regimes, as one comparable text. */
const told = (kind: string, regimes: readonly string[]): string[] =>
  regimes.map((regime) => `${kind} ${regime}`).sort();

function isRight(half: Half): boolean {
  const { findings } = detect(half, pack);
  const read = [...new Set(findings.map(({ kind, regime }) => `${kind} ${regime}`))].sort();
  return read.join() === told(half.kind, half.regimes).join();
}

describe('the minimal pairs', () => {
  const pairs = Map.groupBy(halves, ({ pair }) => pair);

  it('are at least two hundred, of two halves that are labelled differently, over all regimes', () => {
    expect(pairs.size).toBeGreaterThanOrEqual(200);
    for (const [pair, both] of pairs) {
      expect([pair, both.length]).toEqual([pair, 2]);
      const labels = both.map(({ kind, regimes }) => told(kind, regimes).join());
      expect([pair, new Set(labels).size]).toEqual([pair, 2]);
    }
    const covered = new Set(halves.flatMap(({ regimes }) => regimes));
    for (const { id } of pack.register.regimes) expect([...covered]).toContain(id);
  });

  it(`flip as they should in ${LEAST_SHARE * 100} per cent or more`, () => {
    const wrong = [...pairs].filter(([, both]) => !both.every(isRight)).map(([pair]) => pair);
    const share = 1 - wrong.length / pairs.size;
    expect({ share, wrong: share < LEAST_SHARE ? wrong : [] }).toEqual({ share, wrong: [] });
  });
});
