/** Folds a stretch of the change feed into one entry for each alert. */
import type { FeedAlert, FeedMoves, Gone } from './choose-alerts.js';

/** A change as the feed gives it. */
export interface FeedChange {
  readonly number: number;
  readonly change: string;
  readonly what: readonly string[];
  readonly alert: FeedAlert;
}

interface Folded extends FeedMoves {
  alert: FeedAlert;
  readonly moves: { readonly number: number; readonly what: readonly string[] }[];
  gone: Gone | null;
}

/** The last state of each alert, and all that moved in it. */
export class FeedFold {
  private readonly byAlert = new Map<string, Folded>();

  /** Adds changes, in the order of their numbers. */
  add(changes: readonly FeedChange[]): void {
    for (const { number, change, what, alert } of changes) {
      const gone = change !== 'deleted' ? null : what.includes('joined') ? 'joined' : 'removed';
      const known = this.byAlert.get(alert.id);
      if (known === undefined) {
        this.byAlert.set(alert.id, { alert: pick(alert), moves: [{ number, what }], gone });
      } else {
        known.alert = pick(alert);
        known.gone = gone;
        known.moves.push({ number, what });
      }
    }
  }

  get(alertId: string): FeedMoves | undefined {
    return this.byAlert.get(alertId);
  }

  get alertIds(): string[] {
    return [...this.byAlert.keys()];
  }

  entries(): Iterable<FeedMoves> {
    return this.byAlert.values();
  }
}

/** Only what decides is kept: a week of changes must fit into memory. */
function pick({ id, version, kind, regime, state, priority, conduct, languages, isOldNews }: FeedAlert): FeedAlert {
  return { id, version, kind, regime, state, priority, conduct, languages, isOldNews };
}
