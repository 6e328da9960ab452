/** The digest a subscription would bring, without sending it: nothing is written, and nothing counts as told. */
import { Inject, Injectable } from '@nestjs/common';
import { AlertsService } from '../alerts/alerts.service.js';
import { Clock } from '../platform/clock/clock.js';
import type { Config } from '../platform/config/config.js';
import { Refusal } from '../platform/errors/refusal.js';
import { CONFIG } from '../platform/platform.module.js';
import { buildDigest, inOrder, type DigestEntry } from './build-digest.js';
import { buildMailedAlert } from './build-mailed-alert.js';
import { tellWhy, type FeedAlert } from './choose-alerts.js';
import { isWithdrawn } from './compare-mailed-alerts.js';
import type { SubscriptionRecord } from './delivery-records.js';
import { EstimatesService, type WeekOfAlerts } from './estimates.service.js';
import { PlanDigestsService } from './plan-digests.service.js';
import type { DigestPreview, PreviewSpan } from './preview-spans.js';
import { renderDigestText } from './render-digest-text.js';
import { renderDigest } from './render-digest.js';

/** Alerts of a week that are read for its preview, the newest first; a mail shows fewer. */
const MOST_READ = 60;

@Injectable()
export class PreviewsService {
  constructor(
    private readonly planner: PlanDigestsService,
    private readonly estimates: EstimatesService,
    private readonly alerts: AlertsService,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Its links lead to the console: they bear no signature, so nobody who looks at a preview or at a test mail can end or
   * change what its reader gets.
   */
  async preview(subscription: SubscriptionRecord, span: PreviewSpan): Promise<DigestPreview> {
    const week = await this.estimates.lookBack(subscription);
    const silence = span === 'next' ? tellSilence(subscription) : null;
    const entries =
      silence !== null
        ? []
        : span === 'next'
          ? await this.planner.draft({ ...subscription, confirmedAt: subscription.confirmedAt ?? this.clock.now() })
          : await this.readWeek(subscription, week);
    const shown = { span, week: week.words, alertCount: entries.length };
    if (entries.length === 0) {
      return { ...shown, isCut: false, silence: silence ?? 'Nothing was raised that it asks for.', mail: null };
    }
    const isCut = span === 'week' && (week.isCut || week.alerts.length > MOST_READ);
    const since = span === 'next' ? subscription.lastDigestAt : week.from;
    return { ...shown, isCut, silence: null, mail: this.compose(subscription, since, entries) };
  }

  private compose(
    subscription: SubscriptionRecord,
    since: Date | null,
    entries: readonly DigestEntry[],
  ): NonNullable<DigestPreview['mail']> {
    const { baseUrl } = this.config.http;
    const own = `${baseUrl}/subscriptions/${subscription.id}`;
    const at = this.clock.now();
    const digest = buildDigest({
      terms: subscription,
      // Of one that waits: as if it were confirmed now.
      confirmedAt: subscription.confirmedAt ?? at,
      since,
      at,
      entries: entries.map((entry) => ({ ...entry, href: `${baseUrl}/alerts/${entry.alert.alertId}` })),
      listHref: own,
      preferencesHref: own,
      unsubscribeHref: own,
    });
    return { subject: digest.subject, html: renderDigest(digest), text: renderDigestText(digest) };
  }

  private async readWeek(subscription: SubscriptionRecord, week: WeekOfAlerts): Promise<DigestEntry[]> {
    const entries: DigestEntry[] = [];
    for (const raised of week.alerts.slice(0, MOST_READ)) {
      const entry = await this.readNew(raised, subscription);
      if (entry !== null) entries.push(entry);
    }
    return inOrder(entries);
  }

  private async readNew(raised: FeedAlert, subscription: SubscriptionRecord): Promise<DigestEntry | null> {
    try {
      const alert = buildMailedAlert((await this.alerts.get(raised.id)).alert);
      return isWithdrawn(alert) ? null : { part: 'new', changes: [], why: tellWhy(raised, subscription), alert };
    } catch (error) {
      // Gone since the list was read.
      if (error instanceof Refusal && error.kind === 'not-found') return null;
      throw error;
    }
  }
}

/** Why nothing is sent whatever is raised, or null. */
function tellSilence({ state, subscriberState }: SubscriptionRecord): string | null {
  if (state === 'ended') return 'It has ended.';
  if (subscriberState === 'bounced') return 'Its address is stopped.';
  return state === 'pending' ? 'It waits for its reader to confirm it.' : null;
}
