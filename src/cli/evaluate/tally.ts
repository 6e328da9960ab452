/** Counts of what was found, made up and missed, with how sure the figures are. */
import { wilson, type Interval } from '../../platform/statistics/wilson.js';
import { seeded } from '../seeded.js';

/** One measure; `n` is how many expected values there were. */
export interface Figures {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly n: number;
  readonly precision95: Interval;
  readonly recall95: Interval;
  readonly f195: Interval;
}

/** What one record adds to a measure. */
interface Counts {
  readonly hits: number;
  readonly extra: number;
  readonly missing: number;
}

const RESAMPLES = 1_000;
const SEED = 20_251_123;

/** Micro-averaged: values are compared as sets record by record, and the counts of all records added up. */
export class Tally {
  private readonly records: Counts[] = [];

  /** Adds a record; true where it has all that was expected and nothing else. */
  add(expected: readonly string[], got: readonly string[]): boolean {
    const wanted = new Set(expected);
    const found = new Set(got);
    const hits = [...found].filter((value) => wanted.has(value)).length;
    const counts = { hits, extra: found.size - hits, missing: wanted.size - hits };
    this.records.push(counts);
    return counts.extra === 0 && counts.missing === 0;
  }

  get figures(): Figures {
    const { hits, extra, missing } = sum(this.records);
    return {
      ...ratesOf({ hits, extra, missing }),
      n: hits + missing,
      precision95: wilson(hits, hits + extra),
      recall95: wilson(hits, hits + missing),
      f195: this.bootstrapF1(),
    };
  }

  /**
   * Percentile bootstrap over records (Efron and Tibshirani 1993, chapter 13), since values of one record stand and fall
   * together. Only records with a value in them are drawn: the others add nothing to the sums.
   */
  private bootstrapF1(): Interval {
    const telling = this.records.filter(({ hits, extra, missing }) => hits + extra + missing > 0);
    if (telling.length === 0) return [0, 1];
    const random = seeded(SEED);
    const drawn = Array.from({ length: RESAMPLES }, () => {
      let hits = 0;
      let wrong = 0;
      for (let i = 0; i < telling.length; i++) {
        const one = telling[Math.floor(random() * telling.length)]!;
        hits += one.hits;
        wrong += one.extra + one.missing;
      }
      return (2 * hits) / (2 * hits + wrong || 1);
    }).sort((a, b) => a - b);
    return [drawn[Math.floor(RESAMPLES * 0.025)]!, drawn[Math.ceil(RESAMPLES * 0.975) - 1]!];
  }
}

function sum(records: readonly Counts[]): Counts {
  let [hits, extra, missing] = [0, 0, 0];
  for (const one of records) {
    hits += one.hits;
    extra += one.extra;
    missing += one.missing;
  }
  return { hits, extra, missing };
}

function ratesOf({ hits, extra, missing }: Counts): { precision: number; recall: number; f1: number } {
  return {
    precision: hits / (hits + extra || 1),
    recall: hits / (hits + missing || 1),
    f1: (2 * hits) / (2 * hits + extra + missing || 1),
  };
}
