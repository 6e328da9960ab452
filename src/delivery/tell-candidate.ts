/** What a digest says of an alert that it may tell of. */
import type { DigestEntry } from './build-digest.js';
import { buildGoneAlert, type MailedAlert } from './build-mailed-alert.js';
import { tellWhy, type Candidate, type FeedAlert, type Gone } from './choose-alerts.js';
import { compareMailedAlerts, isWithdrawn, type ToldEdition } from './compare-mailed-alerts.js';
import type { SubscriptionTerms } from './subscription-terms.js';

/**
 * What a digest says of a candidate, or null where it reads as before. The alert is read after the feed, so it may be at
 * a later version than the one the feed was read to; that version then counts as told.
 *
 * @param told What its reader was last told of it, by whichever subscription.
 */
export function tellCandidate(
  candidate: Candidate,
  alert: MailedAlert,
  told: { readonly mailed: MailedAlert; readonly isOwn: boolean } | null,
  editions: readonly ToldEdition[],
  feedAlert: FeedAlert,
  terms: SubscriptionTerms,
): DigestEntry | null {
  const { mailed = null } = told ?? {};
  const since = editions.filter(
    ({ number }) => mailed !== null && number > (mailed.edition ?? 1) && number <= (alert.edition ?? 1),
  );
  const isTakenBack = mailed !== null && isWithdrawn(alert) && !isWithdrawn(mailed);
  const isCorrected = since.some(({ isCorrection }) => isCorrection);
  if (mailed !== null && (told?.isOwn || isTakenBack || isCorrected)) {
    const again = mailed.gone === undefined ? [] : ['It is an alert of its own again.'];
    const changes = [...again, ...compareMailedAlerts(mailed, alert, candidate.what, since)];
    if (changes.length === 0 || (candidate.scope === 'corrections' && !isTakenBack && !isCorrected)) return null;
    const part = isTakenBack ? 'withdrawn' : isCorrected ? 'corrected' : 'changed';
    return { part, changes, why: 'you were told of it before', alert };
  }
  if (candidate.scope === 'corrections' || isWithdrawn(alert)) return null;
  return { part: 'new', changes: [], why: tellWhy(feedAlert, terms), alert };
}

/** What a digest says of an alert that is no more, to a reader who was told of it. */
export function tellGone(told: MailedAlert, gone: Gone, version: number): DigestEntry {
  const isRemoved = gone === 'removed';
  return {
    part: isRemoved ? 'withdrawn' : 'changed',
    changes: [
      isRemoved
        ? 'This alert was removed: nothing of what it said stands any longer.'
        : 'This alert was joined to another one that tells of the same.',
    ],
    why: 'you were told of it before',
    alert: buildGoneAlert(told, gone, version),
  };
}
