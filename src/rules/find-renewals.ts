/**
 * What falls due in the register: ends that were last seen, presumed renewals that nobody has verified, mandates of
 * panels and missions, and days on the rule keeper's own list. Computed from the register's dates and the day alone.
 */
import type { Body, Period, Regime, Register, RenewalWatch } from '../detection/pack.js';
import type { RegimeId } from '../detection/vocabulary.js';

/** Past its day; within {@link DUE_WITHIN_DAYS}; later than that. */
export type RenewalStanding = 'overdue' | 'due' | 'later';

/** An entry of the register that hangs on the day. */
export interface RenewalEntry {
  readonly kind: 'period' | 'body' | 'watch';
  readonly summary: string;
  readonly symbols: string | null;
  readonly from: string | null;
  readonly until: string | null;
  readonly isPresumed: boolean;
  /** Provisions whose force hangs on it: null: all of the regime's; none: only shown, nothing is judged by it. */
  readonly provisions: readonly string[] | null;
  readonly confidence: Period['confidence'] | null;
}

/** One day on which something of a regime ends unless it is renewed. */
export interface Renewal {
  /** `south-sudan-2026-05-31`, `taliban-2027-02`: stays the same until the register names another day. */
  readonly id: string;
  readonly regime: RegimeId;
  /** The first day without it; the last day of the month where only the month is known. */
  readonly due: string;
  /** As the register has it: a day, or `2027-02`. */
  readonly dueText: string;
  readonly standing: RenewalStanding;
  /** Until the day; negative once it is past. */
  readonly daysLeft: number;
  readonly lastVerifiedOn: string | null;
  readonly entries: readonly RenewalEntry[];
}

/** Reminders begin this long before the day. */
const DUE_WITHIN_DAYS = 30;

const DAY_MS = 86_400_000;

/** Everything that is due or overdue or will be, the nearest day first. @param today YYYY-MM-DD */
export function findRenewals(register: Register, today: string): Renewal[] {
  const found = register.regimes.flatMap((regime) => renewalsOf(regime, register.renewalWatch, today));
  return found.sort((a, b) => (a.due === b.due ? (a.id < b.id ? -1 : 1) : a.due < b.due ? -1 : 1));
}

/** Those that want somebody's eye: overdue, or due soon. */
export function isPressing({ standing }: Pick<Renewal, 'standing'>): boolean {
  return standing !== 'later';
}

function renewalsOf(regime: Regime, watches: readonly RenewalWatch[], today: string): Renewal[] {
  const entries: (readonly [due: string, entry: RenewalEntry, lastVerifiedOn: string | null])[] = [
    ...regime.periods.flatMap((period) => {
      const due = period.status === 'presumed' ? period.from : openEndOf(period, regime);
      return due === null ? [] : [[due, periodEntry(period), period.lastVerifiedOn] as const];
    }),
    ...regime.bodies.flatMap((body) => (isOver(body) ? [] : [[body.until ?? '', bodyEntry(body), null] as const])),
    ...watches
      .filter((watch) => watch.regime === regime.id)
      .flatMap((watch) => watch.due.map((due) => [due, watchEntry(watch), null] as const)),
  ];
  return [...Map.groupBy(entries, ([due]) => due)].map(([dueText, members]) => {
    const due = dueText.length === 7 ? lastDayOf(dueText) : dueText;
    const daysLeft = Math.round((Date.parse(due) - Date.parse(today)) / DAY_MS);
    const verified = members.flatMap(([, , day]) => day ?? []);
    return {
      id: `${regime.id}-${dueText}`,
      regime: regime.id,
      due,
      dueText,
      standing: daysLeft <= 0 ? 'overdue' : daysLeft <= DUE_WITHIN_DAYS ? 'due' : 'later',
      daysLeft,
      lastVerifiedOn: verified.sort().at(-1) ?? lastRenewalBefore(regime, due),
      entries: members.map(([, entry]) => entry),
    };
  });
}

/** The end of a period where the register does not say what came of it: no change that day, and no sure successor. */
function openEndOf(period: Period, regime: Regime): string | null {
  const { until } = period;
  if (until === null || regime.changes.some(({ on }) => on === until)) return null;
  return regime.periods.some(({ from, status }) => from === until && status !== 'presumed') ? null : until;
}

/** The last change on record before the day: the newest thing that somebody read about the regime. */
function lastRenewalBefore({ changes }: Regime, due: string): string | null {
  return (
    changes
      .map(({ on }) => on)
      .filter((on) => on < due)
      .sort()
      .at(-1) ?? null
  );
}

function isOver({ status, until }: Body): boolean {
  return until === null || status === 'ended' || status === 'not-operating';
}

function periodEntry(period: Period): RenewalEntry {
  return {
    kind: 'period',
    summary: period.note,
    symbols: period.resolution,
    from: period.from,
    until: period.until,
    isPresumed: period.status === 'presumed',
    provisions: period.provisions,
    confidence: period.confidence,
  };
}

function bodyEntry({ name, from, until, confidence }: Body): RenewalEntry {
  return { ...SHOWN_ONLY, kind: 'body', summary: name, from, until, confidence };
}

function watchEntry({ what }: RenewalWatch): RenewalEntry {
  return { ...SHOWN_ONLY, kind: 'watch', summary: what, from: null, until: null, confidence: null };
}

const SHOWN_ONLY = { symbols: null, isPresumed: false, provisions: [] } as const;

function lastDayOf(month: string): string {
  const [year, number] = month.split('-').map(Number);
  return new Date(Date.UTC(year ?? 0, number ?? 1, 0)).toISOString().slice(0, 10);
}
