/** Without a mail server: each mail as an .eml file (RFC 5322), which any mail program opens. */
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import type { MailOutcome } from './classify-smtp-answer.js';
import { composeMail } from './compose-mail.js';
import type { MailContent } from './delivery-records.js';
import { MailClient } from './mail.client.js';

export class OutboxMailClient extends MailClient {
  private readonly transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });

  /** @param folder Made where it is missing. @param from Sender. */
  constructor(
    private readonly folder: string,
    private readonly from: string,
  ) {
    super();
  }

  /** A mail that is sent twice has the same Message-ID and so the same file. */
  override async send(mail: MailContent): Promise<MailOutcome> {
    const { message } = await this.transport.sendMail(composeMail(mail, this.from));
    const name = `${mail.plannedAt.toISOString().replaceAll(/[:.]/g, '-')}-${mail.messageId.replaceAll(/[^\w-]+/g, '_').replaceAll(/^_|_$/g, '')}.eml`;
    await mkdir(this.folder, { recursive: true });
    const path = join(this.folder, name);
    await writeFile(`${path}.part`, message as Buffer);
    await rename(`${path}.part`, path);
    return { kind: 'accepted', status: null, answer: `Written to the outbox as ${name}` };
  }

  override close(): void {
    this.transport.close();
  }
}
