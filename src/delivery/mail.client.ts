/** What carries mails away; smtp.client and outbox.client are the two ways. */
import type { MailOutcome } from './classify-smtp-answer.js';
import type { MailContent } from './delivery-records.js';

/** A way for mails to leave. An abstract class so that Nest can inject by it, and tests can hand in their own. */
export abstract class MailClient {
  /**
   * Sends one mail, once. Every expected failure is an outcome; the promise always settles within {@link SEND_LIMIT_MS}.
   *
   * @param signal Ends the attempt early.
   */
  abstract send(mail: MailContent, signal: AbortSignal): Promise<MailOutcome>;

  /** Lets connections go. */
  abstract close(): void;
}

/** No attempt takes longer than this, whatever the server does (milliseconds). */
export const SEND_LIMIT_MS = 60_000;
