/** Which alerts a subscription is told of, from what the change feed has brought since it was last told. */
import { listInWords, nameConduct, nameLanguage, nameRegimeShortly } from './delivery-words.js';
import type { SubscriptionTerms } from './subscription-terms.js';

/** What of an alert's state in the feed decides. */
export interface FeedAlert {
  readonly id: string;
  readonly version: number;
  readonly kind: string;
  readonly regime: string;
  readonly state: string;
  readonly priority: number;
  readonly conduct: readonly string[];
  readonly languages: readonly string[];
  readonly isOldNews: boolean;
}

/** All that moved in one alert over a stretch of the feed: the last state, and what moved at which number. */
export interface FeedMoves {
  readonly alert: FeedAlert;
  readonly moves: readonly { readonly number: number; readonly what: readonly string[] }[];
  /** Set where the alert is no more: it was removed, or joined to another that tells it on. */
  readonly gone: Gone | null;
}

/** How an alert came to an end. */
export type Gone = 'removed' | 'joined';

/** What a reader was told of an alert, by this subscription or by another of theirs. */
export interface ToldVersion {
  /** The latest. */
  readonly version: number;
  /** Whether this subscription has told of it. */
  readonly isOwn: boolean;
}

/** An alert to look at more closely. */
export interface Candidate {
  readonly alertId: string;
  /** What is said of it: all that is new; or only what takes back or corrects something that its reader was told. */
  readonly scope: 'all' | 'corrections';
  /** What moved since the subscription was last told. */
  readonly what: ReadonlySet<string>;
}

/**
 * Picks candidates for one subscription.
 *
 * An alert it knows nothing of must match its terms, and be neither dismissed nor old news. One it was told of is looked
 * at whenever it moved within its embargoes and kinds, whatever became of its priority. Where it says something else or is
 * dismissed, it is looked at whatever the terms have become, and whichever subscription told of it: what was read is taken
 * back from everyone who has read it. So is an alert that is no more; whoever was not told of it hears nothing.
 *
 * @param toldNumber Moves up to this number are known to the subscription.
 * @param told Alerts its reader was told of, by id.
 */
export function chooseAlerts(
  terms: SubscriptionTerms,
  toldNumber: number,
  told: ReadonlyMap<string, ToldVersion>,
  feed: Iterable<FeedMoves>,
): Candidate[] {
  const chosen: Candidate[] = [];
  for (const { alert, moves, gone } of feed) {
    const since = moves.filter(({ number }) => number > toldNumber);
    if (since.length === 0) continue;
    const what = new Set(since.flatMap((move) => move.what));
    const known = told.get(alert.id);
    if (gone !== null) {
      if (known !== undefined && known.version < alert.version)
        chosen.push({ alertId: alert.id, scope: 'corrections', what });
      continue;
    }
    const isNews = known?.isOwn
      ? known.version < alert.version && isInScope(alert, terms)
      : matches(alert, terms) && alert.state !== 'dismissed' && !alert.isOldNews;
    const mayCorrect =
      known !== undefined && known.version < alert.version && (what.has('edition') || alert.state === 'dismissed');
    if (isNews || mayCorrect) chosen.push({ alertId: alert.id, scope: isNews ? 'all' : 'corrections', what });
  }
  return chosen;
}

/** Whether an alert is one that was asked for. */
export function matches(alert: FeedAlert, terms: SubscriptionTerms): boolean {
  return (
    isInScope(alert, terms) &&
    alert.priority >= terms.minPriority &&
    (terms.conduct.length === 0 || alert.conduct.some((each) => terms.conduct.includes(each))) &&
    (terms.languages.length === 0 || alert.languages.some((each) => terms.languages.includes(each)))
  );
}

/** Why it was sent, in words: "you follow Libya, arms transfers and priority 40 and up". */
export function tellWhy(alert: FeedAlert, terms: SubscriptionTerms): string {
  const shared = (asked: readonly string[], given: readonly string[]): string[] =>
    asked.filter((each) => given.includes(each));
  return `you follow ${listInWords(
    [
      terms.regimes.length === 0 ? 'all embargoes' : nameRegimeShortly(alert.regime),
      ...shared(terms.conduct, alert.conduct).map(nameConduct),
      ...(terms.languages.length === 0
        ? []
        : [`reports in ${listInWords(shared(terms.languages, alert.languages).map(nameLanguage))}`]),
      ...(terms.minPriority === 0 ? [] : [`priority ${terms.minPriority} and up`]),
    ],
    8,
  )}`;
}

function isInScope(alert: FeedAlert, terms: SubscriptionTerms): boolean {
  return (
    (terms.regimes.length === 0 || terms.regimes.includes(alert.regime)) &&
    (terms.kinds.length === 0 || terms.kinds.includes(alert.kind))
  );
}
