/** The demo's subscriber: asks for digests, says yes, and is mailed what is fresh. */
import { setTimeout as delay } from 'node:timers/promises';
import type { INestApplicationContext } from '@nestjs/common';
import { PlanDigestsService } from '../../delivery/plan-digests.service.js';
import { termsSchema } from '../../delivery/subscription-terms.js';
import { SubscriptionsService } from '../../delivery/subscriptions.service.js';
import { Database } from '../../platform/database/database.js';

/** A digest that was mailed. */
export interface MailedDigest {
  readonly subject: string;
  readonly to: string;
  readonly alerts: number;
}

const EMAIL = 'reader@demo.example';
const LOOK_EVERY_MS = 200;
const MAX_WAIT_MS = 30_000;

/**
 * Asks for digests and confirms, as the reader would by the link in the mail. Daily at first, so that nothing is sent
 * while news is still coming in.
 *
 * @returns Id of the subscription, which is told of whatever happens from now on.
 */
export async function subscribe(app: INestApplicationContext): Promise<string> {
  const subscriptions = app.get(SubscriptionsService, { strict: false });
  const outcome = await subscriptions.request(EMAIL, termsSchema.parse({ minPriority: 0 }), null);
  if (outcome.kind !== 'asked') throw new Error(`The subscription was ${outcome.kind}`);
  await subscriptions.confirm(outcome.subscriptionId);
  return outcome.subscriptionId;
}

/** Lets the subscription be due at once and waits for its digest. @returns Null where there was nothing to tell. */
export async function sendDigest(
  app: INestApplicationContext,
  subscriptionId: string,
  stopping: AbortSignal,
): Promise<MailedDigest | null> {
  await app.get(SubscriptionsService, { strict: false }).change(subscriptionId, { rhythm: 'immediate' }, null, null);
  await app.get(PlanDigestsService, { strict: false }).plan();
  const deadline = performance.now() + MAX_WAIT_MS;
  for (;;) {
    const [digest] = await app
      .get(Database)
      .rows<MailedDigest & { readonly state: string }>(
        `SELECT subject, recipient AS "to", alert_count AS alerts, state FROM deliveries WHERE kind = 'digest' ORDER BY id`,
      );
    if (digest === undefined) return null;
    if (digest.state === 'sent') return { subject: digest.subject, to: digest.to, alerts: digest.alerts };
    if (performance.now() > deadline) throw new Error(`The digest is still ${digest.state}`);
    await delay(LOOK_EVERY_MS, undefined, { signal: stopping });
  }
}
