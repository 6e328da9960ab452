/** Answers that may lag behind the database: kept for as long as people come for them, and asked anew behind their backs. */
import type { Clock } from '../clock/clock.js';

/** An answer is good for so long without asking again … */
const FRESH_MS = 5_000;

/** … and one that took long for so many times as long as it took: else the database would do little but answer it. */
const FRESH_PER_COST = 20;
const MOST_FRESH_MS = 60_000;

/** Up to this age it is shown at once, and asked anew meanwhile. */
const STALE_MS = 120_000;

/** Whoever comes later waits for the new one this long, and then gets the old one. */
const PATIENCE_MS = 20;

const MAX_KEPT = 500;

/** An answer, and when it was asked for. */
export interface LaggingAnswer<T> {
  readonly value: T;
  readonly at: Date;
}

/** The last answer to a question, and the next one while it is under way. */
interface Entry {
  kept: LaggingAnswer<unknown> | undefined;
  /** How long what is kept is good for. */
  freshMs: number;
  under: Promise<LaggingAnswer<unknown>> | undefined;
}

export class LaggingAnswers {
  private readonly entries = new Map<string, Entry>();

  constructor(private readonly clock: Clock) {}

  /**
   * The first who comes waits for the answer; what fails is asked again by the next.
   *
   * @param key Names the question, with all that its answer depends on but time.
   */
  async keep<T>(key: string, ask: () => Promise<T>): Promise<LaggingAnswer<T>> {
    const entry = this.entryOf(key);
    const kept = entry.kept as LaggingAnswer<T> | undefined;
    const ageMs = kept === undefined ? Infinity : this.clock.now().getTime() - kept.at.getTime();
    if (kept !== undefined && ageMs < entry.freshMs) return kept;
    const under = (entry.under ??= this.refresh(entry, ask)) as Promise<LaggingAnswer<T>>;
    if (kept === undefined) return under;
    const orKept = under.catch(() => kept);
    return ageMs < STALE_MS ? kept : Promise.race([orKept, patience(kept)]);
  }

  private entryOf(key: string): Entry {
    const known = this.entries.get(key);
    if (known !== undefined) return known;
    if (this.entries.size >= MAX_KEPT) this.entries.clear();
    const entry: Entry = { kept: undefined, freshMs: FRESH_MS, under: undefined };
    this.entries.set(key, entry);
    return entry;
  }

  private async refresh<T>(entry: Entry, ask: () => Promise<T>): Promise<LaggingAnswer<T>> {
    const at = this.clock.now();
    try {
      const answer = { value: await ask(), at };
      entry.kept = answer;
      const tookMs = this.clock.now().getTime() - at.getTime();
      entry.freshMs = Math.min(MOST_FRESH_MS, Math.max(FRESH_MS, FRESH_PER_COST * tookMs));
      return answer;
    } finally {
      entry.under = undefined;
    }
  }
}

async function patience<T>(kept: LaggingAnswer<T>): Promise<LaggingAnswer<T>> {
  return new Promise((done) => setTimeout(done, PATIENCE_MS, kept).unref());
}
