/** A worker thread that takes one message of mail apart after another. It imports packages only. */
import { parentPort } from 'node:worker_threads';
import { simpleParser } from 'mailparser';

/** A message as it was sent, and how much of it is wanted. */
export interface MailTask {
  readonly bytes: Uint8Array;
  readonly maxParts: number;
  readonly maxAttachments: number;
}

/** A file that came with a message. */
export interface MailAttachment {
  /** Empty where it has none. */
  readonly name: string;
  /** As the sender says. */
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** What the thread says of a message. */
export type MailReply =
  | {
      readonly kind: 'read';
      readonly subject: string;
      /** As the message says: a name and an address, either may be empty. */
      readonly sender: { readonly name: string; readonly address: string };
      readonly date: Date | null;
      /** Empty where there is none. */
      readonly html: string;
      readonly text: string;
      /** Without the pictures that belong to the HTML. */
      readonly attachments: readonly MailAttachment[];
      /** Attachments past the bound on their number. */
      readonly unread: number;
    }
  | { readonly kind: 'damaged'; readonly message: string };

async function readMail({ bytes, maxParts, maxAttachments }: MailTask): Promise<MailReply> {
  const mail = await simpleParser(Buffer.from(bytes), {
    skipHtmlToText: true,
    skipTextToHtml: true,
    skipTextLinks: true,
    keepCidLinks: true,
    checksumAlgo: false,
    maxChildNodes: maxParts,
  });
  if (!['from', 'subject', 'date', 'message-id', 'received'].some((name) => mail.headers.has(name))) {
    return { kind: 'damaged', message: 'It has none of the headers that mail has' };
  }
  const [sender] = mail.from?.value ?? [];
  const attachments = mail.attachments.filter(
    ({ related, contentType }) => !(related && /^image\//i.test(contentType)),
  );
  return {
    kind: 'read',
    subject: mail.subject ?? '',
    sender: { name: sender?.name ?? '', address: sender?.address ?? '' },
    date: dateOf(mail.headerLines.find(({ key }) => key === 'date')?.line ?? ''),
    html: typeof mail.html === 'string' ? mail.html : '',
    text: mail.text ?? '',
    attachments: attachments
      .slice(0, maxAttachments)
      .map(({ filename, contentType, content }) => ({ name: filename ?? '', mediaType: contentType, bytes: content })),
    unread: Math.max(0, attachments.length - maxAttachments),
  };
}

/** The parser's own date is the present where the header cannot be read. */
function dateOf(line: string): Date | null {
  const date = new Date(line.slice(line.indexOf(':') + 1).trim());
  return line === '' || Number.isNaN(date.getTime()) ? null : date;
}

const toReply = (error: unknown): MailReply => ({
  kind: 'damaged',
  message: `It cannot be taken apart: ${error instanceof Error ? error.message : String(error)}`,
});

parentPort?.on('message', (task: MailTask) => {
  void readMail(task)
    .catch(toReply)
    .then((reply) => parentPort?.postMessage(reply));
});
