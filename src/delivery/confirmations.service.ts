/** Writes the mail that asks an address whether it wants a digest. */
import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/database.js';
import { JobsService } from '../platform/jobs/jobs.service.js';
import { tellDay } from './build-digest.js';
import { GIVE_UP_AFTER_MS } from './compute-retry-delay.js';
import { DeliveriesRepository } from './deliveries.repository.js';
import type { SubscriberRecord } from './delivery-records.js';
import { LinksService } from './links.service.js';
import { packBody } from './mail-body.js';
import { AUTOMATIC, toMessageId } from './mail-headers.js';
import { PlanningRepository } from './planning.repository.js';
import {
  CONFIRMATION_SUBJECT,
  renderConfirmation,
  renderConfirmationText,
  type Confirmation,
} from './render-confirmation.js';
import type { SubscriptionTerms } from './subscription-terms.js';

/** A confirmation link is good for so long; after that the request is forgotten. */
export const CONFIRMATION_DAYS = 7;

/** Writes one confirmation mail as part of a transaction. */
export type WriteConfirmation = (
  subscriber: SubscriberRecord,
  subscriptionId: string,
  terms: SubscriptionTerms,
  now: Date,
  tx: Tx,
) => Promise<void>;

@Injectable()
export class ConfirmationsService {
  constructor(
    private readonly deliveries: DeliveriesRepository,
    private readonly planning: PlanningRepository,
    private readonly links: LinksService,
    private readonly jobs: JobsService,
  ) {}

  /** All that must be asked for outside a transaction is asked for here. */
  async writer(): Promise<WriteConfirmation> {
    const [sign, [id]] = await Promise.all([this.links.signer(), this.planning.reserveDeliveryIds(1)]);
    if (id === undefined) throw new Error('No id was reserved');
    return async (subscriber, subscriptionId, terms, now, tx) => {
      const expires = Math.floor(now.getTime() / 1000) + CONFIRMATION_DAYS * 86_400;
      const mail: Confirmation = {
        terms,
        confirmHref: sign('confirm', subscriptionId, String(expires)),
        dateline: tellDay(now, terms.timeZone),
        validDays: CONFIRMATION_DAYS,
      };
      await this.deliveries.insert(
        {
          id,
          kind: 'confirmation',
          subscriberId: subscriber.id,
          subscriptionId,
          recipient: subscriber.email,
          messageId: toMessageId(randomUUID(), this.links.domain),
          headers: AUTOMATIC,
          subject: CONFIRMATION_SUBJECT,
          body: packBody({ html: renderConfirmation(mail), text: renderConfirmationText(mail) }),
          fromNumber: null,
          fromMark: null,
          toNumber: null,
          alertCount: 0,
          giveUpAt: new Date(now.getTime() + GIVE_UP_AFTER_MS),
          plannedAt: now,
        },
        now,
        tx,
      );
      await this.jobs.enqueue('send-digest', { deliveryIds: [id] }, tx);
    };
  }
}
