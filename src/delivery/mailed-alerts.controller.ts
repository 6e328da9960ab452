/** What a mail's links lead to: for whoever holds the signed link, and nothing but what was mailed. */
import { Controller, Get, Param, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { OpenToAll } from '../platform/http/needs.js';
import { answerBadLink, answerGone, answerPage } from './answer-page.js';
import { DeliveryService } from './delivery.service.js';
import { LinksService } from './links.service.js';
import { renderMailedAlertPage, renderMailedDigestPage } from './pages/mailed-alert-page.js';
import { SubscriptionsService } from './subscriptions.service.js';

@ApiExcludeController()
@OpenToAll()
@Controller()
export class MailedAlertsController {
  constructor(
    private readonly deliveries: DeliveryService,
    private readonly subscriptions: SubscriptionsService,
    private readonly links: LinksService,
  ) {}

  /** One alert as a digest told it. */
  @Get('a/:token')
  async alert(@Param('token') token: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const [deliveryId, alertId] = (await this.links.read('alert', token)) ?? [];
    if (deliveryId === undefined || alertId === undefined) return answerBadLink(reply);
    const mailed = await this.deliveries.findMailed(deliveryId, alertId);
    const [entry] = mailed?.entries ?? [];
    const subscription = mailed && (await this.subscriptions.find(mailed.subscriptionId));
    if (!mailed || !subscription || entry === undefined) return answerGone(reply);
    return answerPage(reply, renderMailedAlertPage(entry, mailed.plannedAt, subscription.timeZone));
  }

  /** All alerts of a digest, also those that did not fit into the mail. */
  @Get('d/:token')
  async digest(@Param('token') token: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const [deliveryId] = (await this.links.read('digest', token)) ?? [];
    if (deliveryId === undefined) return answerBadLink(reply);
    const mailed = await this.deliveries.findMailed(deliveryId, null);
    const subscription = mailed && (await this.subscriptions.find(mailed.subscriptionId));
    if (!mailed || !subscription) return answerGone(reply);
    const sign = await this.links.signer();
    const entries = mailed.entries.map((entry) => ({ entry, href: sign('alert', deliveryId, entry.alert.alertId) }));
    return answerPage(reply, renderMailedDigestPage(mailed.subject, entries, mailed.plannedAt, subscription.timeZone));
  }
}
