/** Finds who denies a claim: by a word of denial, by "no" and "not", or by another account of the cargo. */
import { spanOf } from './choose-evidence.js';
import {
  findCues,
  hasCue,
  sentencesNear,
  type Document,
  type PartyMention,
  type Range,
  type Sentence,
} from './document.js';
import type { Span } from '../event.js';
import type { PartyId } from '../vocabulary.js';

/** Words after who speaks in which "no" answers the claim ("Tehran said it had never sold arms"). */
const ANSWER_REACH = 8;

/** How far from a claim its denial may stand; more than any article has, and a bound on work over long texts. */
const DENIAL_REACH = 200;

/** The passage of a denial. */
export interface Denial extends Range {
  readonly by: Span;
  /** Its clause is `from`–`to`. */
  readonly sentence: Sentence;
}

/**
 * The first denial of a claim.
 * @param claims sentences that tell the claim.
 * @param sides parties on either side of it.
 */
export function findDenial(
  document: Document,
  claims: readonly Sentence[],
  sides: ReadonlySet<PartyId>,
): Denial | null {
  const first = Math.min(...claims.map((sentence) => sentence.index));
  for (const sentence of sentencesNear(document, first, DENIAL_REACH)) {
    if (sentence.blockers.length > 0) continue;
    for (const cue of findCues(sentence, 'deny')) {
      if (hasCue(sentence, ['not-denied'], cue.from, cue.to)) continue;
      const denier = denierOf(sentence, cue.from, sides);
      if (denier) return denialOf(sentence, denier, cue);
      if (claims.includes(sentence) || sentence.index > first) return denialOf(sentence, cue, cue);
    }
    if (sentence.index <= first || hasCue(sentence, ['not-denied'])) continue;
    const side = sentence.parties.find(
      (party) =>
        (party.says === 'say' || party.says === 'report' || hasCue(sentence, ['say'], party.to)) &&
        party.party !== null &&
        sides.has(party.party),
    );
    if (!side) continue;
    const isAnswered = side.says === 'say' && hasCue(sentence, ['negation'], side.to, side.to + ANSWER_REACH);
    if (isAnswered || hasCue(sentence, ['cover-story'], side.to)) return denialOf(sentence, side, side);
  }
  return null;
}

/** @param denier the words that name who denies. */
function denialOf(sentence: Sentence, denier: Range, cue: Range): Denial {
  return {
    by: spanOf(sentence, denier.from, denier.to),
    sentence,
    ...clauseAround(sentence, Math.min(denier.from, cue.from), Math.max(denier.to, cue.to)),
  };
}

/** From a stop before the words to the next stop after them. */
function clauseAround(sentence: Sentence, from: number, to: number): Range {
  const isStop = (index: number): boolean => CLAUSE_STOPS.has(sentence.tokens[index]!.norm);
  let start = from;
  while (start > 0 && !isStop(start - 1)) start--;
  let end = to;
  while (end < sentence.tokens.length && !isStop(end)) end++;
  return { from: start, to: end };
}

const CLAUSE_STOPS = new Set([';', ':', '\u2014', '\u2013']);

function denierOf(sentence: Sentence, cue: number, sides: ReadonlySet<PartyId>): PartyMention | null {
  const before = sentence.parties.filter((party) => party.to <= cue);
  for (let i = before.length - 1; i >= 0; i--)
    if (before[i]!.says === 'deny' || (before[i]!.party !== null && sides.has(before[i]!.party!))) return before[i]!;
  const after = sentence.parties.find((party) => party.from >= cue && party.party !== null && sides.has(party.party));
  return after ?? null;
}
