/** What the pages people read show of alerts beyond the lists of the API. */
import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import { LaggingAnswers, type LaggingAnswer } from '../platform/database/lagging-answers.js';
import {
  AlertPagesRepository,
  type EvidenceText,
  type LeadClaim,
  type TalliedFilter,
} from './alert-pages.repository.js';
import type { TallyGroup } from './alert-tally.js';

export type { EvidenceText, LeadClaim } from './alert-pages.repository.js';
export type { AlertFilter, AlertSort } from './build-alert-filter.js';

/** Most texts that one page shows. */
const MAX_TEXTS = 12;

@Injectable()
export class AlertPagesService {
  private readonly kept: LaggingAnswers;

  constructor(
    private readonly pages: AlertPagesRepository,
    private readonly clock: Clock,
  ) {
    this.kept = new LaggingAnswers(clock);
  }

  /** By alert id. */
  async findLeadClaims(alertIds: readonly string[]): Promise<Map<string, LeadClaim>> {
    const found = alertIds.length === 0 ? [] : await this.pages.findLeadClaims(alertIds);
    return new Map(found.map((lead) => [lead.alertId, lead]));
  }

  async listTexts(alertId: string): Promise<EvidenceText[]> {
    return this.pages.listTexts(alertId, MAX_TEXTS);
  }

  /** What the counts of a queue are added up from; may lag. The list itself never does. */
  async tally(filter: TalliedFilter): Promise<LaggingAnswer<readonly TallyGroup[]>> {
    const key = JSON.stringify([filter.q, filter.label, filter.mentions]);
    return this.kept.keep(`tally ${key}`, () => this.pages.tally(filter, this.clock.now()));
  }

  /** Alerts that rest on each of the articles, by article id. */
  async listOfArticles(
    articleIds: readonly string[],
  ): Promise<Map<string, { id: string; regime: string; headline: string }[]>> {
    const found = articleIds.length === 0 ? [] : await this.pages.listOfArticles(articleIds);
    return Map.groupBy(found, ({ articleId }) => articleId);
  }

  /** Alerts of alleged violations raised from an instant on that were not dismissed, by supplier and recipient. */
  async countFlows(from: Date): Promise<{ supplier: string; recipient: string; alerts: number }[]> {
    return (await this.kept.keep(`flows ${from.toISOString()}`, () => this.pages.countFlows(from))).value;
  }

  /** Alerts raised from an instant on: by week, kind and regime, by regime and state. */
  async countSince(from: Date): Promise<{
    readonly weeks: readonly { week: string; kind: string; regime: string; count: number }[];
    readonly regimes: readonly { regime: string; state: string; count: number }[];
  }> {
    const { value } = await this.kept.keep(`since ${from.toISOString()}`, async () => {
      const [weeks, regimes] = await Promise.all([
        this.pages.countByWeek(from),
        this.pages.countByRegimeAndState(from),
      ]);
      return { weeks, regimes };
    });
    return value;
  }
}
