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
import type { CueId } from './cues.js';
import type { Span } from '../event.js';
import { phraseAround, speakerAt } from './read-speaker.js';
import type { PartyId } from '../vocabulary.js';

/** Words after who speaks in which "no" answers the claim ("Tehran said it had never sold arms"). */
const ANSWER_REACH = 8;

/** How far from a claim its denial may stand; more than any article has, and a bound on work over long texts. */
const DENIAL_REACH = 200;

/** The passage of a denial. */
export interface Denial extends Range {
  /** Who denies, in the words of the text; null where nobody is named. */
  readonly by: Span | null;
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
      const speaker = speakerOf(document, sentence, cue, denier);
      if (denier || claims.includes(sentence) || sentence.index > first) return denialOf(sentence, speaker, cue);
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
    if (isAnswered || hasCue(sentence, ['cover-story'], side.to))
      return denialOf(sentence, phraseAround(sentence, side, document.pack.dates), side);
  }
  return null;
}

/** The whole phrase of who denies: before the verb of denial or around the party that does. */
function speakerOf(document: Document, sentence: Sentence, cue: Range, denier: PartyMention | null): Range | null {
  const { dates } = document.pack;
  const subject = speakerAt(sentence, cue, dates);
  if (
    subject &&
    (denier === null || (subject.from <= denier.from && denier.to <= subject.to)) &&
    answers(sentence, subject)
  )
    return subject;
  if (denier) return phraseAround(sentence, denier, dates);
  // "said that the findings were baseless": who says it
  const say = findCues(sentence, 'say', 0, cue.from).at(-1) ?? findCues(sentence, 'say', cue.to)[0];
  const speaker = say ? speakerAt(sentence, say, dates) : null;
  return speaker && answers(sentence, speaker) ? speaker : null;
}

/** Offices and people whose words a denial may be; not "the charges" or "flights". */
const ANSWERING: readonly CueId[] = ['answering-noun', 'interested-source', 'speaker-noun', 'agent-noun', 'crew-noun'];

function answers(sentence: Sentence, { from, to }: Range): boolean {
  return (
    hasCue(sentence, ANSWERING, from, to) ||
    sentence.parties.some((party) => party.from >= from && party.to <= to) ||
    sentence.tokens.slice(Math.max(from, 1), to).some((token) => token.isCapitalised)
  );
}

/** @param denier the words that name who denies; null: nobody is named. */
function denialOf(sentence: Sentence, denier: Range | null, cue: Range): Denial {
  const from = Math.min(denier?.from ?? cue.from, cue.from);
  const to = Math.max(denier?.to ?? cue.to, cue.to);
  return {
    by: denier ? spanOf(sentence, denier.from, denier.to) : null,
    sentence,
    ...clauseAround(sentence, from, to),
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
