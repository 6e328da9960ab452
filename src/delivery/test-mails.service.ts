/** Sends a digest to whoever asks for it, to see how it arrives. */
import { Injectable } from '@nestjs/common';
import { UsersService } from '../access/users.service.js';
import { AuditService } from '../platform/audit/audit.service.js';
import { Database } from '../platform/database/database.js';
import type { Actor } from '../platform/http/needs.js';
import { DeliveryService, type DeliveryDetail } from './delivery.service.js';
import { digestEmpty } from './delivery.errors.js';
import { NoticesService } from './notices.service.js';
import type { PreviewSpan } from './preview-spans.js';
import { PreviewsService } from './previews.service.js';
import { SubscriptionsService } from './subscriptions.service.js';

@Injectable()
export class TestMailsService {
  constructor(
    private readonly subscriptions: SubscriptionsService,
    private readonly previews: PreviewsService,
    private readonly notices: NoticesService,
    private readonly deliveries: DeliveryService,
    private readonly users: UsersService,
    private readonly audit: AuditService,
    private readonly database: Database,
  ) {}

  /**
   * Sends the preview of a subscription to the address of the user who asks, and to nobody else. The mail belongs to no
   * subscription: nothing counts as told, and nothing in it ends or changes anything.
   *
   * @throws Refusal subscription-not-found, digest-empty
   */
  async send(subscriptionId: string, span: PreviewSpan, actor: Actor): Promise<DeliveryDetail> {
    if (actor.userId === null) throw new Error('A test mail goes to a user');
    const { email } = await this.users.get(actor.userId);
    const { mail, silence } = await this.previews.preview(await this.subscriptions.get(subscriptionId), span);
    if (mail === null) throw digestEmpty(silence ?? '');
    const [id = ''] = await this.database.transaction(async (tx) => {
      const ids = await this.notices.write([{ ...mail, recipient: email, subject: `[Test] ${mail.subject}` }], tx);
      await this.audit.record(
        {
          actor: actor.id,
          act: 'subscription.test',
          subjectType: 'subscription',
          subjectId: subscriptionId,
          before: null,
          after: { span, deliveryId: ids[0] },
        },
        tx,
      );
      return ids;
    });
    return this.deliveries.get(id);
  }
}
