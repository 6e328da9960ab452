import { describe, expect, it } from '@jest/globals';
import { buildTimeline } from './build-timeline.js';
import { describeEmbargoesOn } from './embargo-response.js';
import { loadPack } from './pack.client.js';

const { register, version } = await loadPack();
const rows = buildTimeline(register.regimes);
const stretchesOf = (id: string): string[] =>
  rows.find(({ regime }) => regime === id)?.stretches.map(({ from, until, status }) => `${from} ${until} ${status}`) ??
  [];

describe('the history as stretches', () => {
  it.each([
    ['dprk', ['2006-10-14 null in-force']],
    ['iran', ['2006-12-23 2023-10-18 in-force', '2025-09-28 null disputed']],
    ['libya', ['1992-04-15 2003-09-12 in-force', '2011-02-26 null in-force']],
    ['south-sudan', ['2018-07-13 2026-05-31 in-force', '2026-05-31 null presumed']],
    ['al-shabaab', ['1992-01-23 null in-force']],
    ['eritrea', ['2000-05-17 2001-05-16 in-force', '2009-12-23 2018-11-14 in-force']],
    ['haiti', ['1993-06-23 1994-10-16 in-force', '2022-10-21 2026-10-17 in-force', '2026-10-17 null presumed']],
  ])('%s', (id, expected) => {
    expect(stretchesOf(id)).toEqual(expected);
  });

  it('agrees with the list of any day on what was in force, and how surely', () => {
    const days = ['1990-08-05', '1990-08-06', ...rows.flatMap(({ stretches }) => stretches.map(({ from }) => from))];
    for (const day of days) {
      const told = describeEmbargoesOn(register, version, day, '2026-11-23').items.map(
        (one) => `${one.regime} ${one.status}`,
      );
      const drawn = rows.flatMap(({ regime, stretches }) =>
        stretches
          .filter(({ from, until }) => from <= day && (until === null || day < until))
          .map(({ status }) => `${regime} ${status}`),
      );
      expect([day, drawn]).toEqual([day, told]);
    }
  });

  it('keeps every step, in order of time', () => {
    for (const { regime, steps } of rows) {
      expect(steps).toHaveLength(register.regimes.find(({ id }) => id === regime)?.changes.length ?? -1);
      expect(steps.map(({ on }) => on)).toEqual(steps.map(({ on }) => on).sort());
    }
  });
});
