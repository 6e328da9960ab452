/** What a run of `rules mutate` found, for people. */
import type { Verdict } from './catch-mutants.js';
import type { Mutant } from './list-mutants.js';

export type JudgedMutant = Omit<Mutant, 'apply'> & Verdict;

export interface Mutation {
  readonly language: string;
  readonly seed: number;
  /** How many mutants there are in all. */
  readonly possible: number;
  readonly seconds: number;
  readonly examples: number;
  readonly records: number;
  readonly judged: readonly JudgedMutant[];
}

/** The share caught, by operator, and those that nothing noticed, by frame. */
export function renderMutation({ language, seed, possible, seconds, examples, records, judged }: Mutation): string[] {
  const survivors = judged.filter(({ caughtBy }) => caughtBy === null);
  const by = (what: 'example' | 'record'): number => judged.filter(({ caughtBy }) => caughtBy === what).length;
  return [
    `${language}: ${judged.length} of ${possible} mutants (seed ${seed}) against ${examples} examples and ${records} records, ` +
      `${seconds.toFixed(0)} s`,
    `caught ${shareOf(judged)}: ${by('example')} by examples, ${by('record')} by records`,
    `of those that change what is read in any of these texts, caught ${shareOf(judged.filter(isSeen))}`,
    '',
    ...[...Map.groupBy(judged, ({ operator }) => operator)].map(
      ([operator, own]) =>
        `  ${operator.padEnd(22)} ${shareOf(own).padEnd(15)} of those seen ${shareOf(own.filter(isSeen))}`,
    ),
    ...(survivors.length > 0 ? ['', 'Nothing noticed:'] : []),
    ...[...Map.groupBy(survivors, ({ at }) => at)].flatMap(([at, own]) => [
      `  ${at}`,
      ...own.map(
        ({ operator, what, changed, newlyRight }) =>
          `    ${operator}: ${what}${changed > 0 ? ` (${changed} records are read otherwise, ${newlyRight} turn right)` : ''}`,
      ),
    ]),
  ];
}

/** Whether any text tells it from the pack: others are words that no text has, and changes without effect. */
function isSeen({ caughtBy, changed }: JudgedMutant): boolean {
  return caughtBy !== null || changed > 0;
}

function shareOf(judged: readonly JudgedMutant[]): string {
  const caught = judged.filter(({ caughtBy }) => caughtBy !== null).length;
  return `${caught}/${judged.length} = ${(caught / (judged.length || 1)).toFixed(3)}`;
}
