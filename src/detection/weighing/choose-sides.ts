/** Chooses who stands on which side of what an article tells, by weight. */
import type { PartyMention, Sentence } from '../extraction/document.js';
import type { Side } from '../extraction/side.js';
import type { PartyId } from '../vocabulary.js';
import type { ReadArticle } from './describe-article.js';
import type { Weighing } from './weigh.js';
import type { Weights } from './weights.js';

/** Both sides of an event. */
export interface Sides {
  readonly suppliers: readonly Side[];
  readonly recipients: readonly Side[];
}

/** Who stands on each side by weight; who might stand on both stands where it weighs more. */
export function chooseSides({ article, sides }: Weighing, { least }: Weights): Sides {
  const likely = (role: 'supplier' | 'recipient', other: 'supplier' | 'recipient'): Map<PartyId, number> =>
    new Map(
      [...sides]
        .filter(([, weight]) => weight[role] >= (weight[other] >= weight[role] ? BOTH : least.party))
        .map(([party, weight]) => [party, weight[role]]),
    );
  const chosen = { supplier: likely('supplier', 'recipient'), recipient: likely('recipient', 'supplier') };
  for (const [role, other] of [
    ['recipient', 'supplier'],
    ['supplier', 'recipient'],
  ] as const) {
    // nobody supplies only oneself
    const [lone] = chosen[role].size === 1 ? [...chosen[role].keys()] : [];
    const isAlone = lone !== undefined && chosen[other].size === 1 && chosen[other].has(lone);
    const isWeaker = isAlone && sides.get(lone)![role] < sides.get(lone)![other];
    if (isWeaker) chosen[role].delete(lone);
    if (chosen[role].size > 0) continue;
    const free = [...sides].filter(([party]) => !chosen[other].has(party));
    const [party, weight] = free.sort((a, b) => b[1][role] - a[1][role])[0] ?? [];
    if (party !== undefined && weight![role] >= LEAST_SIDE) chosen[role].set(party, weight![role]);
  }
  const of = (role: 'supplier' | 'recipient'): Side[] =>
    [...chosen[role]].flatMap(([party, weight]) => {
      const found = bestMention(article, party);
      return found === null ? [] : [{ party, ...found, weight }];
    });
  return { suppliers: of('supplier'), recipients: of('recipient') };
}

/** Where nobody is likely enough, the likeliest stands from this on: what is told has two sides. */
const LEAST_SIDE = 0.15;

/** Who is likelier to stand on one side stands on the other too from this on: both give and take. */
const BOTH = 0.6;

/** Where a party is named in the sentence that tells most; null where only sentences name it that are left alone. */
export function bestMention(
  { document, scores }: ReadArticle,
  party: PartyId,
): { readonly mention: PartyMention; readonly sentence: Sentence } | null {
  let best: { mention: PartyMention; sentence: Sentence; rank: number } | null = null;
  for (const sentence of document.sentences)
    for (const mention of sentence.parties) {
      if (mention.party !== party || sentence.blockers.length > 0) continue;
      const rank = scores[sentence.index]! - (mention.isEpithet ? 100 : 0);
      if (best === null || rank > best.rank) best = { mention, sentence, rank };
    }
  return best;
}
