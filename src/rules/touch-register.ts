/** Which entries of the register a report of a Council act touches, and what whoever keeps the register should check. */
import { isInForceOn, type Period, type Regime, type RegimeChange } from '../detection/pack.js';
import type { Renewal } from './find-renewals.js';

/** What a report says of a regime. */
export interface ReportedChange {
  /** Acts as read: `renew`, `lift` …; none where an older pack did not keep them. */
  readonly acts: readonly string[];
  /** Days the acts are said to be of, both ends included. */
  readonly days: readonly { readonly from: string; readonly to: string }[];
}

/** Entries side by side with a report. */
export interface TouchedEntries {
  /** Changes on record within {@link NEAR_DAYS} of the days reported. */
  readonly changes: readonly RegimeChange[];
  /** Periods that hold now or fall due, the presumed first. */
  readonly periods: readonly Period[];
  /** Ids of the provisions in force on the day of the report that such an act would alter. */
  readonly provisions: readonly string[];
  readonly renewals: readonly Renewal[];
  readonly toCheck: readonly string[];
}

/** Votes are reported on their day or near it. */
const NEAR_DAYS = 14;

/** A vote falls near the end of what it renews. */
const NEAR_END_DAYS = 60;

const DAY_MS = 86_400_000;

const CHECKS: Readonly<Record<string, string>> = {
  renew: 'Renewed: until which day, and all of it? Move the end of the period and add the resolution.',
  impose: 'Imposed: from which day, on whom, both ways or one, which goods and conduct? Add clauses and a period.',
  amend: 'Amended: which clauses change, from which day? End the old clause that day and add the new one.',
  ease: 'Eased: which recipients, goods or conduct are free from which day? Narrow the clause; add the exemption.',
  lift: 'Lifted: the whole, or a part? End clauses and period on the first day without force; exemptions may fall away.',
  lapse: 'Lapsed: was there no renewal, and on which day did it end? A panel’s end is not the embargo’s end.',
  snapback: 'Snapped back: which clauses apply again from which day, and who contests it? Mark what is disputed.',
  list: 'Listed: who, under which reference number, from which day? Parties of the targets that stand on a list may change.',
  delist: 'Taken off the list: who, from which day? Parties of the targets that stand on a list may change.',
};

const ANY =
  'What did the Council or its committee decide, and from which day? Read the resolution or the press release.';

/** @param renewals Of this regime. @param today YYYY-MM-DD: the day of a report that gives none. */
export function touchRegister(
  regime: Regime,
  reported: ReportedChange,
  renewals: readonly Renewal[],
  today: string,
): TouchedEntries {
  const days = reported.days.length === 0 ? [{ from: today, to: today }] : reported.days;
  const day =
    days
      .map(({ to }) => to)
      .sort()
      .at(-1) ?? today;
  const changes = regime.changes.filter(({ on }) => days.some((one) => isNear(on, one, NEAR_DAYS)));
  const periods = regime.periods.filter(
    (period) =>
      period.status === 'presumed' ||
      isInForceOn(period, day) ||
      (period.until !== null && days.some((one) => isNear(period.until ?? '', one, NEAR_END_DAYS))),
  );
  const isOfLists = reported.acts.length > 0 && reported.acts.every((act) => act === 'list' || act === 'delist');
  const listed = new Set(regime.targets.filter(({ scope }) => scope === 'listed').map(({ id }) => id));
  const provisions = regime.provisions.filter(
    (clause) =>
      clause.force !== 'call' &&
      isInForceOn(clause, day) &&
      (!isOfLists || clause.covers.some(({ target }) => listed.has(target))),
  );
  return {
    changes,
    periods: [...periods].sort((a, b) => Number(b.status === 'presumed') - Number(a.status === 'presumed')),
    provisions: provisions.map(({ id }) => id),
    renewals: isOfLists ? [] : renewals.filter(({ due }) => days.some((one) => isNear(due, one, NEAR_END_DAYS))),
    toCheck: [known(changes), ...asks(reported.acts)],
  };
}

function known(changes: readonly RegimeChange[]): string {
  return changes.length === 0
    ? `The register has no change within ${NEAR_DAYS} days of the day reported: is one missing, or is the report about something else (a mandate, a panel, a draft)?`
    : 'The register has a change near that day: do day, symbol and extent agree with the report?';
}

function asks(acts: readonly string[]): string[] {
  const found = [...new Set(acts)].flatMap((act) => CHECKS[act] ?? []);
  return found.length === 0 ? [ANY] : found;
}

function isNear(day: string, { from, to }: { readonly from: string; readonly to: string }, within: number): boolean {
  const at = Date.parse(day);
  return at >= Date.parse(from) - within * DAY_MS && at <= Date.parse(to) + within * DAY_MS;
}
