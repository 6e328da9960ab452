/** Mails to the people who keep this installation. */
import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { UsersService } from '../access/users.service.js';
import { Clock } from '../platform/clock/clock.js';
import type { Config } from '../platform/config/config.js';
import type { Tx } from '../platform/database/database.js';
import { JobsService } from '../platform/jobs/jobs.service.js';
import { CONFIG } from '../platform/platform.module.js';
import { tellDay } from './build-digest.js';
import { GIVE_UP_AFTER_MS } from './compute-retry-delay.js';
import { DeliveriesRepository } from './deliveries.repository.js';
import { LinksService } from './links.service.js';
import { packBody } from './mail-body.js';
import { AUTOMATIC, toMessageId } from './mail-headers.js';
import { toHeaderText } from './mail-text.js';
import { PlanningRepository } from './planning.repository.js';
import { renderNotice, renderNoticeText, type Notice } from './render-notice.js';

/** More admins than that are not told at once. */
const MOST_PEOPLE = 1_000;
const MAX_SUBJECT_LENGTH = 140;

/** A mail with its recipient, ready to be written. */
export interface NoticeMail {
  readonly recipient: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

@Injectable()
export class NoticesService {
  constructor(
    private readonly users: UsersService,
    private readonly deliveries: DeliveriesRepository,
    private readonly planning: PlanningRepository,
    private readonly links: LinksService,
    private readonly jobs: JobsService,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Tells every active admin something, as part of `tx`. @param path In the console, where to look. */
  async tellAdmins(
    notice: { readonly subject: string; readonly lines: readonly string[]; readonly path: string },
    tx: Tx,
  ): Promise<void> {
    const people = await this.users.list(null, MOST_PEOPLE);
    const content: Notice = {
      subject: toHeaderText(notice.subject, MAX_SUBJECT_LENGTH),
      lines: notice.lines,
      href: this.config.http.baseUrl + notice.path,
      dateline: tellDay(this.clock.now(), 'UTC'),
    };
    const html = renderNotice(content);
    const text = renderNoticeText(content);
    await this.write(
      people
        .filter(({ role, isActive }) => role === 'admin' && isActive)
        .map(({ email }) => ({ recipient: email, subject: content.subject, html, text })),
      tx,
    );
  }

  /** Writes mails that belong to no subscription, due now. @returns Their ids. */
  async write(mails: readonly NoticeMail[], tx: Tx): Promise<string[]> {
    if (mails.length === 0) return [];
    const now = this.clock.now();
    const ids = await this.planning.reserveDeliveryIds(mails.length);
    for (const [index, { recipient, subject, html, text }] of mails.entries()) {
      await this.deliveries.insert(
        {
          recipient,
          subject,
          body: packBody({ html, text }),
          id: ids[index] ?? '',
          kind: 'notice',
          subscriberId: null,
          subscriptionId: null,
          messageId: toMessageId(randomUUID(), this.links.domain),
          headers: AUTOMATIC,
          fromNumber: null,
          fromMark: null,
          toNumber: null,
          alertCount: 0,
          giveUpAt: new Date(now.getTime() + GIVE_UP_AFTER_MS),
          plannedAt: now,
        },
        now,
        tx,
      );
    }
    await this.jobs.enqueue('send-digest', { deliveryIds: ids }, tx);
    return ids;
  }
}
