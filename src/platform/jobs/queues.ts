/**
 * Every queue, its payload (ids only, many to a job) and its policy. A lost or doubled job changes nothing: rows are
 * the truth, and each queue has a tick that finds what is still due.
 */
import type { Queue } from 'pg-boss';

/** Payload of each queue, by its name. Ids are bigints as text. */
export interface QueuePayloads {
  /** Sources already claimed for this job under `claimToken`; to be claimed by it where that is empty. */
  'poll-sources': { readonly sourceIds: readonly string[]; readonly claimToken: string };
  /** Subscriptions of which the hub is to be asked; each is claimed on its row. */
  'ask-hubs': { readonly subscriptionIds: readonly string[] };
  /** Articles whose pages are claimed to be read. */
  'fetch-full-text': { readonly articleIds: readonly string[] };
  /** Revisions that no pack, or an older one, has read. */
  'screen-article': { readonly revisionIds: readonly string[] };
  /** Screenings with findings that have not been grouped into stories yet; worked one job at a time. */
  'raise-alerts': { readonly screeningIds: readonly string[] };
  /** Articles whose words wait to be indexed; which ones, the rows say. */
  'index-words': Record<string, never>;
  /** Deliveries that are due; each is claimed on its row before it is sent. */
  'send-digest': { readonly deliveryIds: readonly string[] };
  /** A receiver with messages that are due; which ones, the rows say. */
  'send-webhook': { readonly webhookId: string };
}

/** A queue by name; a job's class and file carry the same words. */
export type QueueName = keyof QueuePayloads;

type Policy = Omit<Queue, 'name'>;

/** Five tries, 5 s apart at first and doubling: about 2.5 minutes in all, after which a tick finds the row again. */
const RETRIES: Policy = { retryLimit: 5, retryDelay: 5, retryBackoff: true };

/** A killed worker's job is taken up again when its heartbeat has been missing for this many seconds. */
const HEARTBEAT_SECONDS = 30;

/** Jobs that are over are kept for an hour: long enough to look into, and no burden on the queue. */
const DELETE_AFTER_SECONDS = 3_600;

/** How each queue is set up in pg-boss. */
export const QUEUES: Readonly<Record<QueueName, Policy>> = {
  // A failed poll is an outcome on its row, not a failed job; only a lost process ends here, and the claim runs out.
  'poll-sources': {
    policy: 'standard',
    retryLimit: 0,
    expireInSeconds: 600,
    heartbeatSeconds: HEARTBEAT_SECONDS,
    deleteAfterSeconds: DELETE_AFTER_SECONDS,
    notify: true,
  },
  // As with polls; an hour holds a job of one host, with a pause between each two pages.
  'fetch-full-text': {
    policy: 'standard',
    retryLimit: 0,
    expireInSeconds: 3_600,
    heartbeatSeconds: HEARTBEAT_SECONDS,
    deleteAfterSeconds: DELETE_AFTER_SECONDS,
    notify: true,
  },
  // As with polls: what came of it stands on the row, which also says when to ask again.
  'ask-hubs': {
    policy: 'standard',
    retryLimit: 0,
    expireInSeconds: 1_800,
    heartbeatSeconds: HEARTBEAT_SECONDS,
    deleteAfterSeconds: DELETE_AFTER_SECONDS,
    notify: true,
  },
  'screen-article': {
    ...RETRIES,
    policy: 'standard',
    expireInSeconds: 300,
    heartbeatSeconds: HEARTBEAT_SECONDS,
    deleteAfterSeconds: DELETE_AFTER_SECONDS,
    notify: true,
  },
  'raise-alerts': {
    ...RETRIES,
    policy: 'singleton',
    expireInSeconds: 300,
    heartbeatSeconds: HEARTBEAT_SECONDS,
    deleteAfterSeconds: DELETE_AFTER_SECONDS,
    notify: true,
  },
  'index-words': {
    policy: 'exclusive',
    retryLimit: 0,
    expireInSeconds: 600,
    heartbeatSeconds: HEARTBEAT_SECONDS,
    deleteAfterSeconds: DELETE_AFTER_SECONDS,
    notify: true,
  },
  // A failed attempt is an outcome on the delivery's row, which also says when to try again; a lost process is found by
  // the tick when its claim has run out.
  'send-digest': {
    policy: 'standard',
    retryLimit: 2,
    retryDelay: 5,
    expireInSeconds: 900,
    heartbeatSeconds: HEARTBEAT_SECONDS,
    deleteAfterSeconds: DELETE_AFTER_SECONDS,
    notify: true,
  },
  // As with digests. One job for a receiver waits at a time, since each works off all that is due.
  'send-webhook': {
    policy: 'short',
    retryLimit: 0,
    expireInSeconds: 300,
    heartbeatSeconds: HEARTBEAT_SECONDS,
    deleteAfterSeconds: DELETE_AFTER_SECONDS,
    notify: true,
  },
};
