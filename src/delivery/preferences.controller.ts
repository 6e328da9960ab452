/** Changing and ending a digest from its mails: pages for whoever holds the signed link. */
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Config } from '../platform/config/config.js';
import { OpenToAll } from '../platform/http/needs.js';
import { IgnoresForm } from '../platform/http/upload.guard.js';
import { CONFIG } from '../platform/platform.module.js';
import { answerBadLink, answerGone, answerPage } from './answer-page.js';
import type { SubscriptionRecord } from './delivery-records.js';
import { tellRhythm, tellTerms } from './delivery-words.js';
import { EstimatesService } from './estimates.service.js';
import { LinksService } from './links.service.js';
import { renderNotice } from './pages/page-layout.js';
import { renderPreferencesPage } from './pages/preferences-page.js';
import { renderUnsubscribedPage, renderUnsubscribePage } from './pages/unsubscribe-page.js';
import { tellFaults } from './read-subscribe-form.js';
import type { LinkPurpose } from './sign-link.js';
import { termsFormSchema } from './subscription-terms.js';
import { SubscriptionsService } from './subscriptions.service.js';

const TIME_ZONES = Intl.supportedValuesOf('timeZone');
const MAX_OTHERS = 50;

@ApiExcludeController()
@OpenToAll()
@Controller()
export class PreferencesController {
  constructor(
    private readonly subscriptions: SubscriptionsService,
    private readonly links: LinksService,
    private readonly estimates: EstimatesService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Changes nothing: programs that look at links in mails come here too. */
  @Get('unsubscribe/:token')
  async ask(@Param('token') token: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const subscription = await this.find('unsubscribe', token);
    if (subscription === 'bad-link') return answerBadLink(reply);
    if (subscription === 'gone') return answerGone(reply);
    const others = await this.listOthers(subscription);
    if (subscription.state === 'ended') return this.answerEnded(others.length, reply);
    const sign = await this.links.signer();
    return answerPage(
      reply,
      renderUnsubscribePage({
        email: subscription.email,
        terms: subscription,
        action: `/unsubscribe/${token}`,
        preferencesHref: sign('preferences', subscription.id),
        others: others.length,
      }),
    );
  }

  /**
   * The button of the page above, and the one POST of RFC 8058 that a mail program sends by itself (its body says
   * List-Unsubscribe=One-Click; the link says it all). Ending twice is as good as once.
   */
  @Post('unsubscribe/:token')
  @HttpCode(200)
  @IgnoresForm()
  async unsubscribe(
    @Param('token') token: string,
    @Body() body: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const subscription = await this.find('unsubscribe', token);
    if (subscription === 'bad-link') return answerBadLink(reply);
    if (subscription === 'gone') return answerGone(reply);
    const reason = 'Ended by its reader.';
    if ((body as { all?: unknown } | null | undefined)?.all === '1') {
      await this.subscriptions.endAll(subscription.subscriberId, reason, null);
    } else {
      await this.subscriptions.end(subscription.id, reason, null);
    }
    return this.answerEnded((await this.listOthers(subscription)).length, reply);
  }

  @Get('preferences/:token')
  async preferences(@Param('token') token: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const subscription = await this.find('preferences', token);
    if (subscription === 'bad-link') return answerBadLink(reply);
    if (subscription === 'gone') return answerGone(reply);
    return this.answerPreferences(subscription, token, [], false, reply);
  }

  @Post('preferences/:token')
  @HttpCode(200)
  async change(
    @Param('token') token: string,
    @Body() body: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const subscription = await this.find('preferences', token);
    if (subscription === 'bad-link') return answerBadLink(reply);
    if (subscription === 'gone') return answerGone(reply);
    if (subscription.state === 'ended') return this.answerPreferences(subscription, token, [], false, reply);
    const terms = termsFormSchema.safeParse(body);
    if (!terms.success) {
      return this.answerPreferences(subscription, token, tellFaults(terms.error.issues), false, reply);
    }
    // The other button: what the terms would bring is told, and nothing saved.
    if ((body as { look?: unknown } | null | undefined)?.look === '1') {
      return this.answerPreferences({ ...subscription, ...terms.data }, token, [], false, reply);
    }
    const after = await this.subscriptions.change(subscription.id, terms.data, null, null);
    return this.answerPreferences(after, token, [], true, reply);
  }

  private async answerPreferences(
    subscription: SubscriptionRecord,
    token: string,
    faults: readonly string[],
    isSaved: boolean,
    reply: FastifyReply,
  ): Promise<string> {
    const sign = await this.links.signer();
    const others = (await this.listOthers(subscription)).map((other) => ({
      words: `${tellTerms(other)}; ${tellRhythm(other)}`,
      href: sign('preferences', other.id),
    }));
    if (subscription.state === 'ended') {
      return answerPage(reply, renderNotice('This digest has ended', 'Nothing is sent for it.'));
    }
    const page = renderPreferencesPage({
      email: subscription.email,
      terms: subscription,
      week: await this.estimates.tell(subscription),
      action: `/preferences/${token}`,
      unsubscribeHref: sign('unsubscribe', subscription.id),
      others,
      faults,
      isSaved,
      timeZones: TIME_ZONES,
    });
    return answerPage(reply, page, faults.length > 0 ? 422 : 200);
  }

  private answerEnded(others: number, reply: FastifyReply): string {
    return answerPage(reply, renderUnsubscribedPage(others, this.config.mail.isSubscribePageOpen));
  }

  /** The reader's other digests that are still sent. */
  private async listOthers(subscription: SubscriptionRecord): Promise<SubscriptionRecord[]> {
    const { subscriberId } = subscription;
    const all = await this.subscriptions.list({ subscriberId, state: 'active', q: null, afterId: '0' }, MAX_OTHERS);
    return all.filter(({ id }) => id !== subscription.id);
  }

  private async find(purpose: LinkPurpose, token: string): Promise<SubscriptionRecord | 'bad-link' | 'gone'> {
    const [id] = (await this.links.read(purpose, token)) ?? [];
    if (id === undefined) return 'bad-link';
    return (await this.subscriptions.find(id)) ?? 'gone';
  }
}
