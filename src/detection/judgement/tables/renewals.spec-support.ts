import type { RegimeId } from '../../vocabulary.js';
import { dayBefore } from '../judge-table.spec-support.js';
import { periodStatus, type PeriodReading } from '../period-status.js';
import type { Regime } from '../register.js';

/** How surely one clause held, from a day on; on the day before, as the line before says. */
export interface RenewalRow {
  readonly regime: RegimeId;
  /** Null: the regime as a whole. */
  readonly provision: string | null;
  readonly steps: readonly (readonly [day: string, status: PeriodReading['status']])[];
}

/** Ends that were last seen, and what is presumed of the days after: for the whole, or for some clauses only. */
export const RENEWALS: readonly RenewalRow[] = [
  {
    regime: 'sudan-darfur',
    provision: null,
    steps: [
      ['2004-07-30', 'in-force'],
      ['2026-09-12', 'presumed'],
    ],
  },
  {
    regime: 'south-sudan',
    provision: null,
    steps: [
      ['2018-07-13', 'in-force'],
      ['2026-05-31', 'presumed'],
    ],
  },
  {
    regime: 'drc',
    provision: null,
    steps: [
      ['2003-07-28', 'in-force'],
      ['2026-07-01', 'presumed'],
    ],
  },
  {
    regime: 'car',
    provision: null,
    steps: [
      ['2013-12-05', 'in-force'],
      ['2026-07-31', 'presumed'],
    ],
  },
  {
    regime: 'haiti',
    provision: null,
    steps: [
      ['2022-10-21', 'in-force'],
      ['2026-10-17', 'presumed'],
    ],
  },
  {
    regime: 'iran',
    provision: null,
    steps: [
      ['2016-01-16', 'in-force'],
      ['2025-09-28', 'disputed'],
    ],
  },
  {
    regime: 'libya',
    provision: null,
    steps: [
      ['2011-02-26', 'in-force'],
      ['2026-05-25', 'in-force'],
    ],
  },
  {
    regime: 'libya',
    provision: 'libya-1970-9',
    steps: [
      ['2011-02-26', 'in-force'],
      ['2026-05-25', 'in-force'],
    ],
  },
  {
    regime: 'libya',
    provision: 'libya-2292-3',
    steps: [
      ['2016-06-14', 'in-force'],
      ['2026-05-25', 'presumed'],
    ],
  },
  {
    regime: 'al-shabaab',
    provision: null,
    steps: [
      ['1992-01-23', 'in-force'],
      ['2026-11-30', 'in-force'],
    ],
  },
  {
    regime: 'al-shabaab',
    provision: 'somalia-2713-4',
    steps: [
      ['2023-12-01', 'in-force'],
      ['2026-11-30', 'in-force'],
    ],
  },
  {
    regime: 'al-shabaab',
    provision: 'somalia-ied',
    steps: [
      ['2019-11-15', 'in-force'],
      ['2026-11-30', 'presumed'],
    ],
  },
  {
    regime: 'al-shabaab',
    provision: 'somalia-2182-15',
    steps: [
      ['2014-10-24', 'in-force'],
      ['2026-11-30', 'presumed'],
    ],
  },
  {
    regime: 'yemen-houthis',
    provision: 'yemen-2216-14',
    steps: [
      ['2015-04-14', 'in-force'],
      ['2026-11-14', 'in-force'],
    ],
  },
];

/** Where a register says otherwise; each change is asked on its day and on the day before. */
export function failedRenewals(rows: readonly RenewalRow[], regime: Regime): string[] {
  return rows
    .filter((row) => row.regime === regime.id)
    .flatMap(({ provision, steps }) =>
      steps.flatMap(([day, status], index) => {
        const before = index === 0 ? [] : [[dayBefore(day), steps[index - 1]?.[1]] as const];
        return [...before, [day, status] as const].flatMap(([on, expected]) => {
          const got = periodStatus(regime, { from: on, to: on }, provision).status;
          return got === expected ? [] : [`${regime.id} ${provision} on ${on}: ${got}`];
        });
      }),
    );
}
