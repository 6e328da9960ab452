/** A mail in the form that nodemailer takes. */
import type { MailContent } from './delivery-records.js';
import { encodeTextPart } from './encode-text-part.js';
import { unpackParts } from './mail-body.js';

/** The fields of a message that we set. */
export interface ComposedMail {
  readonly from: string;
  readonly to: { readonly name: string; readonly address: string };
  readonly envelope: { readonly from: string; readonly to: string };
  readonly messageId: string;
  readonly date: Date;
  readonly subject: string;
  readonly text: { readonly raw: Buffer };
  readonly html: { readonly raw: Buffer };
  readonly headers: Record<string, { readonly prepared: true; readonly value: string }>;
  readonly disableFileAccess: true;
  readonly disableUrlAccess: true;
}

/** The same from the same delivery at every attempt: id and date stand on the row. @param from As configured. */
export function composeMail(mail: MailContent, from: string): ComposedMail {
  const { html, text } =
    'body' in mail ? unpackParts(mail.body) : { html: Buffer.from(mail.html), text: Buffer.from(mail.text) };
  return {
    from,
    to: { name: '', address: mail.recipient },
    envelope: { from: /<([^>]+)>\s*$/.exec(from)?.[1] ?? from, to: mail.recipient },
    messageId: mail.messageId,
    date: mail.plannedAt,
    subject: mail.subject,
    text: { raw: encodeTextPart('text/plain', text) },
    html: { raw: encodeTextPart('text/html', html) },
    headers: Object.fromEntries(
      Object.entries(mail.headers).map(([name, value]) => [name, { prepared: true, value: foldable(value) }]),
    ),
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/** A line break in a header would begin another header; none of ours has a reason for one. */
function foldable(value: string): string {
  return value.replaceAll(/[\r\n]+/g, ' ');
}
