import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { MailClient } from './mail.client.js';

/** Lets the connections to the mail server go when the process ends. */
@Injectable()
export class CloseMailService implements OnApplicationShutdown {
  constructor(private readonly mail: MailClient) {}

  onApplicationShutdown(): void {
    this.mail.close();
  }
}
