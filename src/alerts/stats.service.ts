/** How many alerts there were, by what and when. */
import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import { timeRangeTooLong } from './alerts.errors.js';
import { StatsRepository, type Bucket } from './stats.repository.js';

/** What is asked. Instants are UTC; without them the last 30 steps up to now. */
export interface StatsQuestion {
  readonly from: Date | null;
  readonly to: Date | null;
  readonly bucket: Bucket;
  /** IANA name. */
  readonly timeZone: string;
  readonly regimes: readonly string[];
}

/** Counts by id, largest first. */
export type Counts = Readonly<Record<string, number>>;

/** One step of the series. */
export interface Step {
  /** First day, in the time zone asked for. */
  readonly start: string;
  /** The instant at which it begins. */
  readonly startsAt: string;
  readonly alerts: number;
  readonly byRegime: Counts;
}

/** The answer, with the range that was counted. */
export interface Stats {
  readonly from: string;
  readonly to: string;
  readonly bucket: Bucket;
  readonly timeZone: string;
  readonly alerts: number;
  readonly byRegime: Counts;
  readonly byKind: Counts;
  readonly byState: Counts;
  readonly byConduct: Counts;
  readonly series: readonly Step[];
}

const STEP_MS: Readonly<Record<Bucket, number>> = { day: 86_400_000, week: 604_800_000, month: 2_629_746_000 };
const MINUTE_MS = 60_000;
const DEFAULT_STEPS = 30;
const MAX_STEPS = 1_000;

@Injectable()
export class StatsService {
  constructor(
    private readonly stats: StatsRepository,
    private readonly clock: Clock,
  ) {}

  /**
   * The range that a question means. Without an end it is the next full minute, so that whoever asks twice within a minute
   * asks the same.
   *
   * @throws Refusal time-range-too-long beyond 1,000 steps.
   */
  rangeOf({ from: start, to: end, bucket }: Pick<StatsQuestion, 'from' | 'to' | 'bucket'>): {
    readonly from: Date;
    readonly to: Date;
  } {
    const to = end ?? new Date(Math.ceil(this.clock.now().getTime() / MINUTE_MS) * MINUTE_MS);
    const from = start ?? new Date(to.getTime() - DEFAULT_STEPS * STEP_MS[bucket]);
    if (to.getTime() - from.getTime() > MAX_STEPS * STEP_MS[bucket]) throw timeRangeTooLong(MAX_STEPS);
    return { from, to };
  }

  /** Counts alerts by when they were raised. @throws Refusal time-range-too-long beyond 1,000 steps. */
  async count(question: StatsQuestion): Promise<Stats> {
    const { bucket, timeZone, regimes } = question;
    const { from, to } = this.rangeOf(question);
    const range = { from, to, regimes };
    const [counts, series] = await Promise.all([this.stats.count(range), this.stats.series(range, bucket, timeZone)]);
    const facet = (name: string): Counts =>
      Object.fromEntries(counts.filter((row) => row.facet === name).map(({ id, alerts }) => [id, alerts]));
    const steps = new Map<
      string,
      { start: string; startsAt: string; alerts: number; byRegime: Record<string, number> }
    >();
    for (const { start, startsAt, regime, alerts } of series) {
      const step = steps.get(start) ?? { start, startsAt: startsAt.toISOString(), alerts: 0, byRegime: {} };
      step.alerts += alerts;
      if (regime !== null) step.byRegime[regime] = alerts;
      steps.set(start, step);
    }
    return {
      from: from.toISOString(),
      to: to.toISOString(),
      bucket,
      timeZone,
      alerts: counts.find((row) => row.facet === 'total')?.alerts ?? 0,
      byRegime: facet('regime'),
      byKind: facet('kind'),
      byState: facet('state'),
      byConduct: facet('conduct'),
      series: [...steps.values()],
    };
  }
}
