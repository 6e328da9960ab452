/** What a subscription would have brought within a week, so that nobody asks for a flood unawares. */
import { countInWords } from './delivery-words.js';
import { findNextDue } from './find-next-due.js';
import type { SubscriptionTerms } from './subscription-terms.js';

/** More alerts, or more mails, than that in a week are more than a person reads. */
const FLOOD_ALERTS = 140;
const FLOOD_MAILS = 50;

/**
 * @param raisedAt When the alerts that match were raised.
 * @param isCut Whether there were more than could be looked at.
 */
export function tellWeek(terms: SubscriptionTerms, raisedAt: readonly Date[], isCut: boolean): string {
  if (raisedAt.length === 0) return 'Within the last week this would have brought nothing.';
  const mails = countMails(terms, raisedAt);
  const told = `Within the last week this would have brought ${isCut ? 'more than ' : ''}${countInWords(raisedAt.length, 'alert')} in ${countInWords(mails, 'mail')}.`;
  return isCut || raisedAt.length > FLOOD_ALERTS || mails > FLOOD_MAILS
    ? `${told} That is a flood: choose fewer embargoes, a higher priority, or mails by day or week.`
    : told;
}

/** An alert goes into the first digest that is due after it; as it happens, what follows within minutes joins. */
function countMails(terms: SubscriptionTerms, raisedAt: readonly Date[]): number {
  const dues = [...raisedAt].sort((a, b) => a.getTime() - b.getTime());
  let last = -Infinity;
  let mails = 0;
  for (const at of dues) {
    if (at.getTime() <= last) continue;
    last = findNextDue(terms, at).getTime();
    mails += 1;
  }
  return mails;
}
