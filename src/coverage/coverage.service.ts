/** Statements of coverage: what was watched in a period, with what gaps, by which rules, and what became of the alerts. */
import { Injectable } from '@nestjs/common';
import { CheckpointsService } from '../platform/audit/checkpoints.service.js';
import { Clock } from '../platform/clock/clock.js';
import { KeptPacksService } from '../rules/kept-packs.service.js';
import { RulesService } from '../rules/rules.service.js';
import type { Coverage } from './coverage-schema.js';
import { coveragePeriodWrong } from './coverage.errors.js';
import { CoverageRepository, type ArticleCount, type Period, type SourceRow } from './coverage.repository.js';
import { pairOutages } from './pair-outages.js';

export type { Coverage } from './coverage-schema.js';

const MOST_SOURCES = 2_000;
const MOST_GAPS = 500;
const MOST_DAYS = 3_660;
const DAY_MS = 86_400_000;

@Injectable()
export class CoverageService {
  constructor(
    private readonly coverage: CoverageRepository,
    private readonly rules: RulesService,
    private readonly packs: KeptPacksService,
    private readonly checkpoints: CheckpointsService,
    private readonly clock: Clock,
  ) {}

  /** @param period At most ten years. @throws Refusal `coverage-period-wrong`. */
  async state(period: Period): Promise<Coverage> {
    const { from, to } = period;
    const lengthMs = to.getTime() - from.getTime();
    if (lengthMs <= 0 || lengthMs > MOST_DAYS * DAY_MS) throw coveragePeriodWrong(MOST_DAYS);
    const [sources, sourceCount, firstPoll, events, counts, readers] = await Promise.all([
      this.coverage.listSources(period, MOST_SOURCES),
      this.coverage.countSources(to),
      this.coverage.findFirstPoll(),
      this.coverage.listEvents(period),
      this.coverage.countArticles(period),
      this.readers(period),
    ]);
    const gaps = events.filter(({ kind }) => kind === 'source.gap');
    const [failed, missed, alerts, registry, decisions, checkpoint] = await Promise.all([
      this.coverage.countFailures(period),
      this.coverage.countMissed(period),
      this.coverage.countAlerts(period),
      this.coverage.countActs(period, 'source'),
      this.coverage.countActs(period, 'alert'),
      this.checkpoints.make(),
    ]);
    return {
      from: from.toISOString(),
      to: to.toISOString(),
      madeAt: this.clock.now().toISOString(),
      product: (await this.packs.engine()).product,
      articles: { ...sumUp(counts), failed, missed },
      pollsKeptSince: firstPoll?.toISOString() ?? null,
      sources: sources.map(toSource),
      sourcesLeft: sourceCount - sources.length,
      registry: toCounts(registry),
      gaps: gaps.slice(0, MOST_GAPS).map(({ sourceId, title, since, at }) => ({
        sourceId,
        title,
        since: since === null ? null : new Date(since).toISOString(),
        until: at.toISOString(),
      })),
      gapsLeft: Math.max(0, gaps.length - MOST_GAPS),
      outages: pairOutages(events, from),
      languages: counts
        .filter((row) => row.articles > 0)
        .map(({ language, articles }) => ({ language, articles, isRead: this.isRead(language) })),
      ...readers,
      ...toAlerts(alerts),
      decisions: toCounts(decisions),
      checkpoint,
    };
  }

  private isRead(language: string | null): boolean {
    return language !== null && Object.hasOwn(this.rules.pack.languages, language);
  }

  private async readers(period: Period): Promise<Pick<Coverage, 'packs' | 'engines'>> {
    const [packs, engines] = await Promise.all([this.coverage.listPacks(period), this.coverage.listEngines(period)]);
    const kept = await this.packs.listAtHand(packs.map(({ version }) => version));
    const known = await this.packs.findEngines(engines);
    return {
      packs: packs.map(({ version, texts, from, to }) => ({
        version,
        texts,
        from: from.toISOString(),
        to: to.toISOString(),
        isKept: kept.has(version),
      })),
      engines: engines.flatMap((engine) => {
        const named = known.get(engine);
        if (named === undefined) return [];
        const { version, product, node, icu } = named;
        return [{ version, product, node, icu }];
      }),
    };
  }
}

function sumUp(
  counts: readonly ArticleCount[],
): Pick<Coverage['articles'], 'stored' | 'broughtByHand' | 'unread'> {
  const sum = (of: (row: ArticleCount) => number): number => counts.reduce((total, row) => total + of(row), 0);
  return {
    stored: sum(({ stored }) => stored),
    broughtByHand: sum(({ broughtByHand }) => broughtByHand),
    unread: sum(({ unread }) => unread),
  };
}

function toSource({ addedAt, lastRead, ...row }: SourceRow): Coverage['sources'][number] {
  return { ...row, addedAt: addedAt.toISOString(), lastRead: lastRead?.toISOString() ?? null };
}

function toCounts(rows: readonly { readonly act: string; readonly count: number }[]): Record<string, number> {
  return Object.fromEntries(rows.map(({ act, count }) => [act, count]));
}

function toAlerts(
  rows: readonly {
    readonly regime: string;
    readonly state: string;
    readonly reason: string | null;
    readonly alerts: number;
  }[],
): Pick<Coverage, 'alerts' | 'dismissals'> {
  const dismissals: Record<string, number> = {};
  for (const { state, reason, alerts } of rows)
    if (state === 'dismissed') dismissals[reason ?? 'other'] = (dismissals[reason ?? 'other'] ?? 0) + alerts;
  const alerts = [...Map.groupBy(rows, ({ regime }) => regime)].map(([regime, own]) => {
    const byState: Record<string, number> = {};
    for (const { state, alerts: count } of own) byState[state] = (byState[state] ?? 0) + count;
    return { regime, raised: own.reduce((sum, row) => sum + row.alerts, 0), byState };
  });
  return { alerts, dismissals };
}
