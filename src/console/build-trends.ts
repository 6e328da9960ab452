/** Counts as the page of trends shows them. */
import type { TrendsModel, TrendWeek } from './pages/trends-page.js';
import { nameRegime } from './pages/name-things.js';

const WEEK_MS = 7 * 86_400_000;

/** Weeks shown, the running one included. */
const TREND_WEEKS = 26;

/** The Monday (UTC) with which the first week shown begins. */
export function firstMonday(now: Date): Date {
  const midnight = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate());
  const monday = midnight - ((now.getUTCDay() + 6) % 7) * 86_400_000;
  return new Date(monday - (TREND_WEEKS - 1) * WEEK_MS);
}

export function buildTrends(
  from: Date,
  counts: {
    readonly weeks: readonly {
      readonly week: string;
      readonly kind: string;
      readonly regime: string;
      readonly count: number;
    }[];
    readonly regimes: readonly { readonly regime: string; readonly state: string; readonly count: number }[];
  },
): Omit<TrendsModel, 'flows'> {
  const countOf = (week: string, kind: string): number =>
    counts.weeks.filter((each) => each.week === week && each.kind === kind).reduce((sum, { count }) => sum + count, 0);
  const weeks: TrendWeek[] = Array.from({ length: TREND_WEEKS }, (_, index) => {
    const day = new Date(from.getTime() + index * WEEK_MS).toISOString().slice(0, 10);
    return { from: day, violations: countOf(day, 'violation'), changes: countOf(day, 'regime-change') };
  });
  const weekly = [...Map.groupBy(counts.weeks, ({ regime }) => regime)].map(([id, rows]) => {
    const own = Map.groupBy(rows, ({ week }) => week);
    const counted = weeks.map(({ from: week }) => (own.get(week) ?? []).reduce((sum, { count }) => sum + count, 0));
    return { id, label: nameRegime(id), counts: counted, total: counted.reduce((sum, count) => sum + count, 0) };
  });
  const byRegime = Map.groupBy(counts.regimes, ({ regime }) => regime);
  const regimes = [...byRegime].map(([id, rows]) => {
    const of = (state: string): number => rows.find((row) => row.state === state)?.count ?? 0;
    const raised = rows.reduce((sum, { count }) => sum + count, 0);
    const [confirmed, dismissed] = [of('confirmed'), of('dismissed')];
    const decided = confirmed + dismissed;
    return {
      id,
      label: nameRegime(id),
      raised,
      confirmed,
      dismissed,
      waiting: raised - decided,
      precision: decided === 0 ? null : confirmed / decided,
    };
  });
  return {
    weeks,
    weekly: weekly.sort((a, b) => b.total - a.total || (a.label < b.label ? -1 : 1)),
    regimes: regimes.sort((a, b) => b.raised - a.raised),
  };
}
