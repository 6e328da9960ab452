/** The history of every regime as stretches of time and the steps between them: what a chart draws and the API tells. */
import type { Period, Regime, RegimeChange } from '../detection/pack.js';
import type { RegimeId } from '../detection/vocabulary.js';

/** How a stretch stood: bans in force, so presumed, or contested. Where there is none, there was no ban. */
export type StretchStatus = 'in-force' | 'presumed' | 'disputed';

/** Days on which at least one ban applied, all equally surely. */
export interface Stretch {
  readonly from: string;
  /** First day out of it; null: no end is known. */
  readonly until: string | null;
  readonly status: StretchStatus;
}

/** One regime through time. */
export interface TimelineRow {
  readonly regime: RegimeId;
  readonly name: string;
  readonly stretches: readonly Stretch[];
  readonly steps: readonly RegimeChange[];
}

/** Rows in the register's order. */
export function buildTimeline(regimes: readonly Regime[]): TimelineRow[] {
  return regimes.map((regime) => ({
    regime: regime.id,
    name: regime.name,
    stretches: stretchesOf(regime),
    steps: [...regime.changes].sort((a, b) => (a.on < b.on ? -1 : 1)),
  }));
}

/** The union of the bans' force, cut where it turns presumed or disputed. */
function stretchesOf(regime: Regime): Stretch[] {
  const forces = regime.provisions
    .filter(({ force }) => force === 'ban')
    .map(({ from, until }) => ({ from, until }))
    .sort((a, b) => (a.from < b.from ? -1 : 1));
  const whole: { from: string; until: string | null }[] = [];
  for (const force of forces) {
    const last = whole.at(-1);
    if (last === undefined || (last.until !== null && last.until < force.from)) whole.push({ ...force });
    else if (last.until !== null)
      last.until = force.until === null || force.until > last.until ? force.until : last.until;
  }
  const unsure = regime.periods.filter(
    ({ status, provisions }) => (status === 'presumed' || status === 'disputed') && provisions === null,
  );
  return whole.flatMap((force) => cut(force, unsure));
}

function cut(force: { readonly from: string; readonly until: string | null }, unsure: readonly Period[]): Stretch[] {
  const days = new Set([
    force.from,
    ...unsure.flatMap(({ from, until }) => [from, ...(until === null ? [] : [until])]),
  ]);
  const starts = [...days].filter((day) => day >= force.from && (force.until === null || day < force.until)).sort();
  return starts.map((from, index) => {
    const period = unsure.find((one) => one.from <= from && (one.until === null || from < one.until));
    return {
      from,
      until: starts[index + 1] ?? force.until,
      status: period?.status === 'presumed' || period?.status === 'disputed' ? period.status : 'in-force',
    };
  });
}
