/** Mails over SMTP (RFC 5321), on a few connections that are kept open while there is something to send. */
import { Transform } from 'node:stream';
import { createTransport } from 'nodemailer';
import type { Config } from '../platform/config/config.js';
import { classifySmtpAnswer, type MailOutcome } from './classify-smtp-answer.js';
import { composeMail } from './compose-mail.js';
import type { MailContent } from './delivery-records.js';
import { MailClient, SEND_LIMIT_MS } from './mail.client.js';

/** Connections at a time, and mails after which one is made anew. */
export const SMTP_POOL = { maxConnections: 4, maxMessages: 100 } as const;

const CONNECT_LIMIT_MS = 15_000;
const SILENCE_LIMIT_MS = 30_000;

/** RFC 6376, 5.4, and what RFC 8058, 4 asks to be covered. */
const SIGNED_HEADERS = [
  'From',
  'To',
  'Subject',
  'Date',
  'Message-ID',
  'MIME-Version',
  'Content-Type',
  'List-Id',
  'List-Help',
  'List-Unsubscribe',
  'List-Unsubscribe-Post',
  'Auto-Submitted',
] as const;

export class SmtpMailClient extends MailClient {
  private readonly transport;

  /**
   * @param url `smtp://` or `smtps://`, with credentials where the server asks for them.
   * @param from Sender.
   * @param dkim Signs every mail (RFC 6376); null for none.
   */
  constructor(
    url: string,
    private readonly from: string,
    private readonly limitMs: number = SEND_LIMIT_MS,
    dkim: Config['mail']['dkim'] = null,
  ) {
    super();
    this.transport = createTransport({
      pool: true,
      url,
      ...SMTP_POOL,
      connectionTimeout: CONNECT_LIMIT_MS,
      greetingTimeout: CONNECT_LIMIT_MS,
      dnsTimeout: CONNECT_LIMIT_MS,
      socketTimeout: SILENCE_LIMIT_MS,
      ...(dkim === null
        ? {}
        : {
            dkim: {
              domainName: dkim.domain,
              keySelector: dkim.selector,
              privateKey: dkim.key,
              headerFieldNames: SIGNED_HEADERS.join(':'),
            },
          }),
    });
    this.transport.use('stream', ({ message }, done) => {
      message.transform(gatherChunks);
      done();
    });
  }

  override async send(mail: MailContent, signal: AbortSignal): Promise<MailOutcome> {
    const limit = AbortSignal.timeout(this.limitMs);
    try {
      const message = { ...composeMail(mail, this.from), signal: AbortSignal.any([signal, limit]) };
      const { response } = await this.transport.sendMail(message);
      return { kind: 'accepted', status: Number(/^\d{3}/.exec(response)?.[0] ?? 250), answer: response };
    } catch (error) {
      const failure = error as { responseCode?: unknown; command?: unknown; response?: unknown; message?: unknown };
      // Somebody was there and took their time: that says nothing of the next mail.
      if (limit.aborted) {
        return {
          kind: 'deferred',
          status: null,
          answer: `No answer within ${this.limitMs / 1000} s.`,
          isUnreachable: false,
        };
      }
      return classifySmtpAnswer({
        status: typeof failure.responseCode === 'number' ? failure.responseCode : null,
        command: typeof failure.command === 'string' ? failure.command : null,
        answer: String(failure.response ?? failure.message ?? error),
      });
    }
  }

  override close(): void {
    this.transport.close();
  }
}

/** A message in one piece: the mailer hands on each header, boundary and part alone, and each would be a write to the socket. */
function gatherChunks(): Transform {
  const chunks: Buffer[] = [];
  return new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      chunks.push(chunk);
      done();
    },
    flush: (done) => done(null, Buffer.concat(chunks)),
  });
}
