/** What changed between two runs of `evaluate`: figures, and the records that turned right or wrong. */
import { ASPECTS, type Aspect, type ScoreReport } from './score-records.js';

/** A measure whose F1 moved. */
export interface Change {
  readonly group: string;
  readonly measure: string;
  readonly from: number;
  readonly to: number;
}

/** Ids of records that turned, under what turned in them. */
type Turned = Readonly<Partial<Record<Aspect, readonly string[]>>>;

/** What moved from one run to the next. */
export interface Difference {
  /** Most moved first, the whole before its groups. */
  readonly changes: readonly Change[];
  readonly newlyRight: Turned;
  readonly newlyWrong: Turned;
  /** Records that only one of the two runs has. */
  readonly only: { readonly before: number; readonly now: number };
}

/** What an earlier report must hold to be compared with. */
export type Baseline = Pick<ScoreReport, 'scores' | 'outcomes'>;

/** Moves smaller than what three decimals show are none. */
const LEAST_MOVE = 0.0005;

/** Only what both runs have is compared. */
export function compareReports(before: Baseline, now: Baseline): Difference {
  const changes = Object.entries(now.scores).flatMap(([group, measures]) =>
    Object.entries(measures).flatMap(([measure, { f1 }]): Change[] => {
      const from = before.scores[group]?.[measure]?.f1;
      return from === undefined || Math.abs(f1 - from) < LEAST_MOVE ? [] : [{ group, measure, from, to: f1 }];
    }),
  );
  const rank = ({ group }: Change): number => (group === 'all' ? 0 : 1);
  const both = Object.keys(now.outcomes).filter((id) => before.outcomes[id] !== undefined);
  const turned = (from: Baseline, to: Baseline): Turned =>
    Object.fromEntries(
      ASPECTS.map((aspect) => [
        aspect,
        both.filter((id) => from.outcomes[id]?.includes(aspect) && !to.outcomes[id]?.includes(aspect)),
      ]).filter(([, ids]) => ids!.length > 0),
    ) as Turned;
  return {
    changes: changes.sort((a, b) => rank(a) - rank(b) || Math.abs(b.to - b.from) - Math.abs(a.to - a.from)),
    newlyRight: turned(before, now),
    newlyWrong: turned(now, before),
    only: {
      before: Object.keys(before.outcomes).length - both.length,
      now: Object.keys(now.outcomes).length - both.length,
    },
  };
}
