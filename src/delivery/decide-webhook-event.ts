/** Which event, if any, a change of an alert is to a receiver that was told this or nothing of it before. */
import type { FeedAlert } from './choose-alerts.js';
import type { WebhookEvent, WebhookTerms } from './webhook-terms.js';

/** What decides of an alert as the change feed shows it. */
export interface WatchedAlert extends FeedAlert {
  readonly headline: string;
  readonly edition: number;
}

/** What an alert said when a receiver was last told of it. */
export interface ToldMeaning {
  readonly headline: string;
  readonly state: string;
  readonly edition: number;
}

/** States in which a review has come to its end. */
const ENDS: ReadonlySet<string> = new Set(['confirmed', 'dismissed']);

/** Moves that nobody outside needs to hear of: one more copy of the same words, and who looks at it. */
const QUIET: ReadonlySet<string> = new Set(['copy', 'assignee']);

/**
 * A receiver that was never told of an alert hears of it as created, once it matches and unless it is dismissed or old news.
 * One that was told hears of everything that follows, whatever becomes of its priority: corrected where something that was
 * told no longer stands, closed where its review ended or it was removed, else updated.
 *
 * @param told Null where it was told nothing.
 * @param isCorrection Whether an edition since then takes back or contradicts something.
 */
export function decideWebhookEvent(
  change: { readonly change: string; readonly what: readonly string[]; readonly alert: WatchedAlert },
  told: ToldMeaning | null,
  isCorrection: boolean,
  terms: Pick<WebhookTerms, 'regimes' | 'kinds' | 'conduct' | 'minPriority'>,
): Exclude<WebhookEvent, 'source.silent'> | null {
  const { alert, what } = change;
  if (change.change === 'deleted') return told === null ? null : 'alert.closed';
  if (told === null) {
    return matchesWebhook(alert, terms) && alert.state !== 'dismissed' && !alert.isOldNews ? 'alert.created' : null;
  }
  if (isCorrection) return 'alert.corrected';
  if (what.length > 0 && what.every((word) => QUIET.has(word))) return null;
  return alert.state !== told.state && ENDS.has(alert.state) ? 'alert.closed' : 'alert.updated';
}

/** What of an alert is held against later states. */
export function meaningOf({ headline, state, edition }: WatchedAlert): ToldMeaning {
  return { headline, state, edition };
}

/** Whether an alert is one that was asked for. */
function matchesWebhook(
  alert: FeedAlert,
  terms: Pick<WebhookTerms, 'regimes' | 'kinds' | 'conduct' | 'minPriority'>,
): boolean {
  return (
    (terms.regimes.length === 0 || terms.regimes.includes(alert.regime)) &&
    (terms.kinds.length === 0 || terms.kinds.includes(alert.kind)) &&
    (terms.conduct.length === 0 || alert.conduct.some((each) => terms.conduct.includes(each))) &&
    alert.priority >= terms.minPriority
  );
}
