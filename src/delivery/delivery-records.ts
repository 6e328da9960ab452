/** Rows of delivery as SQL gives them. Ids are bigints as text. */
import type { MailBody } from './mail-body.js';
import type { MailHeaders } from './mail-headers.js';
import type { SubscriptionTerms } from './subscription-terms.js';

export const SUBSCRIBER_STATES = ['pending', 'confirmed', 'bounced'] as const;
export type SubscriberState = (typeof SUBSCRIBER_STATES)[number];

export interface SubscriberRecord {
  readonly id: string;
  readonly email: string;
  readonly state: SubscriberState;
  readonly stateReason: string | null;
  readonly confirmedAt: Date | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly version: number;
}

export const SUBSCRIPTION_STATES = ['pending', 'active', 'ended'] as const;
export type SubscriptionState = (typeof SUBSCRIPTION_STATES)[number];

export interface SubscriptionRecord extends SubscriptionTerms {
  readonly id: string;
  readonly subscriberId: string;
  readonly email: string;
  readonly subscriberState: SubscriberState;
  /** Why its address is stopped. */
  readonly subscriberReason: string | null;
  readonly state: SubscriptionState;
  readonly stateReason: string | null;
  readonly confirmedAt: Date | null;
  readonly endedAt: Date | null;
  readonly toldNumber: string;
  readonly toldMark: string;
  readonly nextDueAt: Date | null;
  readonly lastDigestAt: Date | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly version: number;
}

export const DELIVERY_STATES = ['planned', 'sending', 'sent', 'bounced', 'failed', 'cancelled'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

export const DELIVERY_KINDS = ['digest', 'confirmation', 'notice'] as const;
export type DeliveryKind = (typeof DELIVERY_KINDS)[number];

/** A delivery without its content. */
export interface DeliveryRecord {
  readonly id: string;
  readonly kind: DeliveryKind;
  /** Both null of a notice: it goes to the people who keep this installation. */
  readonly subscriberId: string | null;
  readonly subscriptionId: string | null;
  readonly recipient: string;
  readonly messageId: string;
  readonly subject: string;
  readonly alertCount: number;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly nextAttemptAt: Date;
  readonly lastStatus: number | null;
  readonly lastAnswer: string | null;
  readonly plannedAt: Date;
  readonly sentAt: Date | null;
}

/** All of a mail but what it says. */
interface MailHead {
  readonly messageId: string;
  readonly recipient: string;
  readonly headers: MailHeaders;
  readonly subject: string;
  readonly plannedAt: Date;
}

/** A mail as its row keeps it. */
export interface PackedMail extends MailHead {
  /** See mail-body.ts. */
  readonly body: Uint8Array;
}

/** A mail, ready to go out: its words are unpacked by whoever composes it. */
export type MailContent = PackedMail | (MailHead & MailBody);

/** A delivery to write. */
export interface NewDelivery extends PackedMail {
  readonly id: string;
  readonly kind: DeliveryKind;
  readonly subscriberId: string | null;
  readonly subscriptionId: string | null;
  readonly fromNumber: string | null;
  readonly fromMark: string | null;
  readonly toNumber: string | null;
  readonly alertCount: number;
  readonly giveUpAt: Date;
}

/** A delivery that this worker may send now. */
export interface ClaimedDelivery {
  readonly id: string;
  readonly kind: DeliveryKind;
  readonly subscriberId: string | null;
  readonly subscriptionId: string | null;
  readonly attempts: number;
  readonly giveUpAt: Date;
  /** False where the reader has stopped it, or the address is known to bounce. */
  readonly isWanted: boolean;
  readonly content: MailContent;
}
