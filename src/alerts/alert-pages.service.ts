/** What the pages people read show of alerts beyond the lists of the API. */
import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import {
  AlertPagesRepository,
  type CountedColumn,
  type EvidenceText,
  type LeadClaim,
  type ValueCount,
} from './alert-pages.repository.js';
import type { AlertFilter } from './build-alert-filter.js';

export type { EvidenceText, LeadClaim, ValueCount } from './alert-pages.repository.js';
export type { AlertFilter, AlertSort } from './build-alert-filter.js';

/** Most texts that one page shows. */
const MAX_TEXTS = 12;

/** Counts beside filters may lag this much behind; the list itself never does. */
const KEEP_COUNTS_MS = 5_000;
const MAX_KEPT = 500;

@Injectable()
export class AlertPagesService {
  private readonly kept = new Map<string, { readonly until: number; readonly answer: Promise<unknown> }>();

  constructor(
    private readonly pages: AlertPagesRepository,
    private readonly clock: Clock,
  ) {}

  /** By alert id. */
  async findLeadClaims(alertIds: readonly string[]): Promise<Map<string, LeadClaim>> {
    const found = alertIds.length === 0 ? [] : await this.pages.findLeadClaims(alertIds);
    return new Map(found.map((lead) => [lead.alertId, lead]));
  }

  async listTexts(alertId: string): Promise<EvidenceText[]> {
    return this.pages.listTexts(alertId, MAX_TEXTS);
  }

  /** At most five seconds old. */
  async count(filter: AlertFilter): Promise<number> {
    return this.keep(`count ${JSON.stringify(filter)}`, () => this.pages.count(filter));
  }

  /** Counts by value, most frequent first; at most five seconds old. */
  async countBy(column: CountedColumn, filter: AlertFilter): Promise<ValueCount[]> {
    return this.keep(`${column} ${JSON.stringify(filter)}`, () => this.pages.countBy(column, filter));
  }

  /** Alerts that rest on each of the articles, by article id. */
  async listOfArticles(
    articleIds: readonly string[],
  ): Promise<Map<string, { id: string; regime: string; headline: string }[]>> {
    const found = articleIds.length === 0 ? [] : await this.pages.listOfArticles(articleIds);
    return Map.groupBy(found, ({ articleId }) => articleId);
  }

  /** Alerts raised from an instant on: by week and kind, by regime and state. */
  async countSince(from: Date): Promise<{
    readonly weeks: readonly { week: string; kind: string; count: number }[];
    readonly regimes: readonly { regime: string; state: string; count: number }[];
  }> {
    const [weeks, regimes] = await Promise.all([this.pages.countByWeek(from), this.pages.countByRegimeAndState(from)]);
    return { weeks, regimes };
  }

  private async keep<T>(key: string, ask: () => Promise<T>): Promise<T> {
    const now = this.clock.now().getTime();
    const known = this.kept.get(key);
    if (known && known.until > now) return known.answer as Promise<T>;
    if (this.kept.size >= MAX_KEPT) this.kept.clear();
    const answer = ask();
    this.kept.set(key, { until: now + KEEP_COUNTS_MS, answer });
    // What failed is asked again.
    answer.catch(() => this.kept.delete(key));
    return answer;
  }
}
