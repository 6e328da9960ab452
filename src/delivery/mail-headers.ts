/** Headers by which mail programs know a digest for what it is, and offer to end it. */

/** A header by name. */
export type MailHeaders = Readonly<Record<string, string>>;

/**
 * Headers of a digest: RFC 2369 and RFC 8058 (unsubscribing by one POST), RFC 2919 (one list for each subscription, so
 * that a reader can sort them), RFC 3834 (no automatic answers).
 *
 * @param domain Host of this installation.
 */
export function digestHeaders(
  subscriptionId: string,
  links: { readonly unsubscribeHref: string; readonly preferencesHref: string },
  domain: string,
): MailHeaders {
  return {
    'List-Id': `Embargo Monitor digest <digest-${subscriptionId}.${domain}>`,
    'List-Unsubscribe': `<${links.unsubscribeHref}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    'List-Help': `<${links.preferencesHref}>`,
    ...AUTOMATIC,
  };
}

/** Of a mail that belongs to no list yet. */
export const AUTOMATIC: MailHeaders = {
  'Auto-Submitted': 'auto-generated',
  'X-Auto-Response-Suppress': 'All',
};

/** A Message-ID (RFC 5322, 3.6.4) that stays with a delivery over all attempts. @param unique No spaces or brackets. */
export function toMessageId(unique: string, domain: string): string {
  return `<${unique}@${domain}>`;
}
