/** A mail in the form that nodemailer takes. */
import type { MailContent } from './delivery-records.js';

/** The fields of a message that we set. */
export interface ComposedMail {
  readonly from: string;
  readonly to: { readonly name: string; readonly address: string };
  readonly envelope: { readonly from: string; readonly to: string };
  readonly messageId: string;
  readonly date: Date;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly textEncoding: 'quoted-printable' | 'base64';
  readonly headers: Record<string, { readonly prepared: true; readonly value: string }>;
  readonly disableFileAccess: true;
  readonly disableUrlAccess: true;
}

/** The same from the same delivery at every attempt: id and date stand on the row. @param from As configured. */
export function composeMail(mail: MailContent, from: string): ComposedMail {
  return {
    from,
    to: { name: '', address: mail.recipient },
    envelope: { from: /<([^>]+)>\s*$/.exec(from)?.[1] ?? from, to: mail.recipient },
    messageId: mail.messageId,
    date: mail.plannedAt,
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    textEncoding: chooseEncoding(mail.text),
    headers: Object.fromEntries(
      Object.entries(mail.headers).map(([name, value]) => [name, { prepared: true, value: foldable(value) }]),
    ),
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/**
 * Quoted-printable where most of a text is ASCII, as of a digest's HTML it always is; base64 where it would be longer so.
 * Left to find out, the mailer counts every letter four times.
 */
function chooseEncoding(text: string): ComposedMail['textEncoding'] {
  let ascii = 0;
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) < 0x80) ascii++;
  return ascii * 2 > text.length ? 'quoted-printable' : 'base64';
}

/** A line break in a header would begin another header; none of ours has a reason for one. */
function foldable(value: string): string {
  return value.replaceAll(/[\r\n]+/g, ' ');
}
