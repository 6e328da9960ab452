/** Looks back over a week: what terms would have brought. */
import { Injectable } from '@nestjs/common';
import { AlertsService } from '../alerts/alerts.service.js';
import { Clock } from '../platform/clock/clock.js';
import { matches, type FeedAlert } from './choose-alerts.js';
import { tellWeek } from './estimate-week.js';
import type { SubscriptionTerms } from './subscription-terms.js';

const WEEK_MS = 7 * 24 * 3_600_000;

/** Alerts that are looked at; more are a flood anyway. */
const MOST_ALERTS = 500;

/** What terms would have brought. */
export interface WeekOfAlerts {
  readonly from: Date;
  readonly alerts: readonly FeedAlert[];
  /** Whether there were more than are looked at. */
  readonly isCut: boolean;
  readonly words: string;
}

@Injectable()
export class EstimatesService {
  constructor(
    private readonly alerts: AlertsService,
    private readonly clock: Clock,
  ) {}

  /** In one sentence, from the alerts as they stand now. */
  async tell(terms: SubscriptionTerms): Promise<string> {
    return (await this.lookBack(terms)).words;
  }

  /** The alerts raised within a week that these terms ask for, newest first, and the same sentence. */
  async lookBack(terms: SubscriptionTerms): Promise<WeekOfAlerts> {
    const from = new Date(this.clock.now().getTime() - WEEK_MS);
    const { rows } = await this.alerts.list(
      { from, regime: terms.regimes, minPriority: terms.minPriority, isOldNews: false },
      'raised',
      null,
      MOST_ALERTS + 1,
    );
    const shown = rows.slice(0, MOST_ALERTS).filter((alert) => alert.state !== 'dismissed' && matches(alert, terms));
    const isCut = rows.length > MOST_ALERTS;
    const raisedAt = shown.map((alert) => new Date(alert.raisedAt));
    return { from, alerts: shown, isCut, words: tellWeek(terms, raisedAt, isCut) };
  }
}
