/** Chooses some of many mutants, the same ones for the same seed. */
import { seeded } from '../seeded.js';
import type { Mutant } from './list-mutants.js';

/**
 * Takes from each operator in turn until there are enough, so that the thousands of single words do not drown the few
 * hundred changes of structure; within an operator every mutant is as likely as another.
 */
export function sampleMutants(mutants: readonly Mutant[], count: number, seed: number): Mutant[] {
  const random = seeded(seed);
  const byOperator = [...Map.groupBy(mutants, ({ operator }) => operator).values()].map((own) => shuffle(own, random));
  const sample: Mutant[] = [];
  for (let round = 0; sample.length < count && byOperator.some((own) => round < own.length); round++)
    for (const own of byOperator) {
      const mutant = own[round];
      if (mutant !== undefined && sample.length < count) sample.push(mutant);
    }
  return sample;
}

/** Fisher and Yates, on a copy. */
function shuffle<T>(list: readonly T[], random: () => number): T[] {
  const shuffled = [...list];
  for (let i = shuffled.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [shuffled[i], shuffled[j]] = [shuffled[j]!, shuffled[i]!];
  }
  return shuffled;
}
