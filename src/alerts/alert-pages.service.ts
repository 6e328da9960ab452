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

/**
 * Counts beside filters are asked anew after this time, and shown as they were meanwhile: over a hundred thousand alerts
 * they take a few hundred milliseconds, which nobody should wait for. The list itself is never kept.
 */
const FRESH_MS = 5_000;
const STALE_MS = 120_000;
const MAX_KEPT = 500;

@Injectable()
export class AlertPagesService {
  private readonly kept = new Map<string, { askedAt: number; answer: Promise<unknown> }>();

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

  /** May lag; see {@link FRESH_MS}. */
  async count(filter: AlertFilter): Promise<number> {
    return this.keep(`count ${keyOf(filter)}`, () => this.pages.count(filter));
  }

  /** Counts by value, most frequent first; may lag. */
  async countBy(column: CountedColumn, filter: AlertFilter): Promise<ValueCount[]> {
    return this.keep(`${column} ${keyOf(filter)}`, () => this.pages.countBy(column, filter));
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
    return this.keep(`flows ${from.toISOString()}`, () => this.pages.countFlows(from));
  }

  /** Alerts raised from an instant on: by week and kind, by regime and state. */
  async countSince(from: Date): Promise<{
    readonly weeks: readonly { week: string; kind: string; count: number }[];
    readonly regimes: readonly { regime: string; state: string; count: number }[];
  }> {
    return this.keep(`since ${from.toISOString()}`, async () => {
      const [weeks, regimes] = await Promise.all([
        this.pages.countByWeek(from),
        this.pages.countByRegimeAndState(from),
      ]);
      return { weeks, regimes };
    });
  }

  private async keep<T>(key: string, ask: () => Promise<T>): Promise<T> {
    const now = this.clock.now().getTime();
    const known = this.kept.get(key);
    if (known && now - known.askedAt < FRESH_MS) return known.answer as Promise<T>;
    const answer = ask();
    if (!known || now - known.askedAt >= STALE_MS) {
      if (this.kept.size >= MAX_KEPT) this.kept.clear();
      this.kept.set(key, { askedAt: now, answer });
      // What failed is asked again by the next who comes.
      answer.catch(() => this.kept.delete(key));
      return answer;
    }
    known.askedAt = now;
    answer.then(
      () => (known.answer = answer),
      () => this.kept.delete(key),
    );
    return known.answer as Promise<T>;
  }
}

/** What is overdue or asleep moves with time; its count is the same question a minute later. */
function keyOf(filter: AlertFilter): string {
  const moving = Object.fromEntries(
    (['overdueAt', 'awakeAt', 'isBack'] as const).flatMap((name) =>
      filter[name] === undefined ? [] : [[name, 'now']],
    ),
  );
  return JSON.stringify({ ...filter, ...moving });
}
