/** Subscriptions in the words of their pages. */
import type { SubscriptionRecord } from '../delivery/delivery-records.js';
import { tellRhythm, tellTerms } from '../delivery/delivery-words.js';
import { formatShort } from './pages/format-instant.js';
import type { SubscriptionRow } from './pages/subscriptions-page.js';

const STATES: Readonly<Record<SubscriptionRecord['state'], string>> = {
  pending: 'Waits for its reader to confirm',
  active: 'Active',
  ended: 'Ended',
};

export function describeSubscription(subscription: SubscriptionRecord): SubscriptionRow {
  const { state, nextDueAt, lastDigestAt, rhythm } = subscription;
  const isStopped = subscription.subscriberState === 'bounced' && state !== 'ended';
  const waitsForNews = rhythm === 'immediate' && state === 'active';
  return {
    id: subscription.id,
    email: subscription.email,
    terms: tellTerms(subscription),
    rhythm: tellRhythm(subscription),
    state: isStopped ? 'Address stopped' : STATES[state],
    reason: isStopped ? subscription.subscriberReason : subscription.stateReason,
    isStopped,
    isEnded: state === 'ended',
    due: isStopped || nextDueAt === null ? null : waitsForNews ? 'with the next news' : formatShort(nextDueAt),
    last: lastDigestAt === null ? null : formatShort(lastDigestAt),
  };
}
