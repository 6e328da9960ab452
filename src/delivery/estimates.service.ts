/** Looks back over a week: what terms would have brought. */
import { Injectable } from '@nestjs/common';
import { AlertsService } from '../alerts/alerts.service.js';
import { Clock } from '../platform/clock/clock.js';
import { matches } from './choose-alerts.js';
import { tellWeek } from './estimate-week.js';
import type { SubscriptionTerms } from './subscription-terms.js';

const WEEK_MS = 7 * 24 * 3_600_000;

/** Alerts that are looked at; more are a flood anyway. */
const MOST_ALERTS = 500;

@Injectable()
export class EstimatesService {
  constructor(
    private readonly alerts: AlertsService,
    private readonly clock: Clock,
  ) {}

  /** In one sentence, from the alerts as they stand now. */
  async tell(terms: SubscriptionTerms): Promise<string> {
    const from = new Date(this.clock.now().getTime() - WEEK_MS);
    const { rows } = await this.alerts.list(
      { from, regime: terms.regimes, minPriority: terms.minPriority, isOldNews: false },
      'raised',
      null,
      MOST_ALERTS + 1,
    );
    const shown = rows.slice(0, MOST_ALERTS).filter((alert) => alert.state !== 'dismissed' && matches(alert, terms));
    return tellWeek(
      terms,
      shown.map(({ raisedAt }) => new Date(raisedAt)),
      rows.length > MOST_ALERTS,
    );
  }
}
