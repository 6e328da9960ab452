/** Asking for a digest and confirming it: pages for everyone. */
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Clock } from '../platform/clock/clock.js';
import type { Config } from '../platform/config/config.js';
import { OpenToAll } from '../platform/http/needs.js';
import { CONFIG } from '../platform/platform.module.js';
import { answerBadLink, answerGone, answerPage } from './answer-page.js';
import type { SubscriptionRecord } from './delivery-records.js';
import { LinksService } from './links.service.js';
import { PAGE_STYLE } from './pages/page-style.js';
import { renderConfirmedPage, renderConfirmPage } from './pages/confirm-page.js';
import { renderNotice } from './pages/page-layout.js';
import { renderSubscribePage } from './pages/subscribe-page.js';
import { readSubscribeForm } from './read-subscribe-form.js';
import { termsSchema } from './subscription-terms.js';
import { SubscriptionsService } from './subscriptions.service.js';

/** Requests a minute from one network address; the limit for each mail address is the service's. */
const FORM_LIMIT = { rateLimit: { max: 10, timeWindow: 60_000 } };

const TIME_ZONES = Intl.supportedValuesOf('timeZone');

@ApiExcludeController()
@OpenToAll()
@Controller()
export class SubscribeController {
  constructor(
    private readonly subscriptions: SubscriptionsService,
    private readonly links: LinksService,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get('delivery/style.css')
  style(@Res({ passthrough: true }) reply: FastifyReply): string {
    void reply.type('text/css; charset=utf-8').header('cache-control', 'public, max-age=300');
    return PAGE_STYLE;
  }

  @Get('subscribe')
  form(@Res({ passthrough: true }) reply: FastifyReply): string {
    if (!this.config.mail.isSubscribePageOpen) return answerClosed(reply);
    const terms = termsSchema.parse({});
    return answerPage(reply, renderSubscribePage({ email: '', terms, faults: [], timeZones: TIME_ZONES }));
  }

  /** Answers the same whether the address is known, new, stopped or asked too often. */
  @Post('subscribe')
  @HttpCode(200)
  @RouteConfig(FORM_LIMIT)
  async request(@Body() body: unknown, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    if (!this.config.mail.isSubscribePageOpen) return answerClosed(reply);
    const form = readSubscribeForm(body);
    if (form.kind === 'faulty') {
      return answerPage(reply, renderSubscribePage({ ...form, timeZones: TIME_ZONES }), 422);
    }
    await this.subscriptions.request(form.email, form.terms, null);
    return answerPage(
      reply,
      renderNotice(
        'Look into your mailbox',
        'If we may write to this address, a mail is on its way to it. Follow the link in it to confirm; until then nothing else is sent.',
      ),
    );
  }

  /** Changes nothing: programs that look at links in mails come here too. */
  @Get('confirm/:token')
  async look(@Param('token') token: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const found = await this.findPending(token);
    switch (found.kind) {
      case 'bad-link':
        return answerBadLink(reply);
      case 'gone':
        return answerGone(reply);
      case 'expired':
        return answerExpired(reply);
      case 'found': {
        const { subscription } = found;
        if (subscription.state !== 'pending') return this.answerSettled(subscription, reply);
        return answerPage(reply, renderConfirmPage(subscription.email, subscription, `/confirm/${token}`));
      }
    }
  }

  @Post('confirm/:token')
  @HttpCode(200)
  async confirm(@Param('token') token: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const found = await this.findPending(token);
    switch (found.kind) {
      case 'bad-link':
        return answerBadLink(reply);
      case 'gone':
        return answerGone(reply);
      case 'expired':
        return answerExpired(reply);
      case 'found':
        await this.subscriptions.confirm(found.subscription.id);
        return this.answerSettled(await this.subscriptions.get(found.subscription.id), reply);
    }
  }

  private async answerSettled(subscription: SubscriptionRecord, reply: FastifyReply): Promise<string> {
    if (subscription.state === 'ended') {
      return answerPage(reply, renderNotice('This digest has ended', 'Nothing is sent for it.'));
    }
    const preferencesHref = (await this.links.signer())('preferences', subscription.id);
    return answerPage(reply, renderConfirmedPage(preferencesHref, subscription));
  }

  private async findPending(
    token: string,
  ): Promise<
    | { readonly kind: 'bad-link' | 'gone' | 'expired' }
    | { readonly kind: 'found'; readonly subscription: SubscriptionRecord }
  > {
    const [id, expires] = (await this.links.read('confirm', token)) ?? [];
    if (id === undefined || expires === undefined) return { kind: 'bad-link' };
    const subscription = await this.subscriptions.find(id);
    if (subscription === null) return { kind: 'gone' };
    const isExpired = Number(expires) * 1000 < this.clock.now().getTime();
    return isExpired && subscription.state === 'pending' ? { kind: 'expired' } : { kind: 'found', subscription };
  }
}

function answerExpired(reply: FastifyReply): string {
  return answerPage(
    reply,
    renderNotice(
      'This link has expired',
      'Ask for the digest again, and follow the link in the new mail within a week.',
    ),
    410,
  );
}

function answerClosed(reply: FastifyReply): string {
  return answerPage(
    reply,
    renderNotice('By invitation', 'This installation sends digests to those whom its analysts invite.'),
    404,
  );
}
