/** What a mail server's refusal means for the mail and for the address. */

/** What became of one attempt to send. */
export type MailOutcome =
  | { readonly kind: 'accepted'; readonly status: number | null; readonly answer: string }
  /** Try again later. `isUnreachable`: no server answered, so that others need not be tried now either. */
  | {
      readonly kind: 'deferred';
      readonly status: number | null;
      readonly answer: string;
      readonly isUnreachable: boolean;
    }
  /** The recipient's server will not take mail for this address. */
  | { readonly kind: 'bounced'; readonly status: number | null; readonly answer: string }
  /** This mail will not be taken, which says nothing of the address. */
  | { readonly kind: 'refused'; readonly status: number | null; readonly answer: string };

/** What is known of a failure. */
export interface MailFailure {
  /** SMTP reply code, where there was a reply (RFC 5321, 4.2). */
  readonly status: number | null;
  /** The command that was answered: `RCPT TO`, `DATA`, `AUTH …`. */
  readonly command: string | null;
  /** The reply, or what the connection died of. */
  readonly answer: string;
}

const MAX_ANSWER_LENGTH = 500;

/**
 * Sorts a failure by the class of its code and by whom it is about. No reply, and every 4yz, is for later. 5yz to the
 * recipient ends the address, unless it is about policy (RFC 3463, 3.8: X.7.z) and so about us. 5yz to sign-in or to our
 * sender's address is ours to mend, so it is for later too; to the content, it ends this mail.
 */
export function classifySmtpAnswer(failure: MailFailure): MailOutcome {
  const { status, command } = failure;
  const answer = failure.answer.replaceAll(/\s+/g, ' ').trim().slice(0, MAX_ANSWER_LENGTH);
  if (status === null)
    return { kind: 'deferred', status, answer, isUnreachable: command === 'CONN' || command === null };
  if (status < 500 || status >= 600) return { kind: 'deferred', status, answer, isUnreachable: false };
  if (command === 'RCPT TO') {
    return { kind: /^\d{3}[ -]5\.7\./.test(answer) ? 'refused' : 'bounced', status, answer };
  }
  if (command === 'DATA') return { kind: 'refused', status, answer };
  return { kind: 'deferred', status, answer, isUnreachable: false };
}
