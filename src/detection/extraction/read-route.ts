/** Reads a way written as names with dashes between them: "on the Abu Dhabi–N'Djamena–Nyala rotation". */
import { hasCue, type PartyMention, type Sentence } from './document.js';

const DASHES: ReadonlySet<string> = new Set(['\u2013', '-', '\u2014', '/']);

/** Stops of a way: two may be a pair of partners ("the Moscow–Tehran axis"), unless a word for a way follows. */
const STOPS = 3;

/** Words between the last stop and the word for a way. */
const WORD_GAP = 2;

/** Gives the first stop of a way "from", the last "to" and those between "via". */
export function readRoute(sentence: Sentence): void {
  const { parties } = sentence;
  for (let first = 0; first < parties.length - 1; first++) {
    let last = first;
    while (last + 1 < parties.length && isDashed(sentence, parties[last]!, parties[last + 1]!)) last++;
    const isWay = last - first + 1 >= STOPS || isFollowedByWord(sentence, parties[last]!);
    if (last > first && isWay)
      for (let i = first; i <= last; i++) {
        const stop = parties[i]!;
        stop.marker = i === first ? 'from' : i === last ? 'to' : 'via';
        stop.isModifier = false;
        stop.isEpithet = false;
      }
    first = last;
  }
}

function isDashed(sentence: Sentence, one: PartyMention, next: PartyMention): boolean {
  return next.from === one.to + 1 && DASHES.has(sentence.tokens[one.to]!.norm);
}

function isFollowedByWord(sentence: Sentence, { to }: PartyMention): boolean {
  return hasCue(sentence, ['way-noun'], to, to + WORD_GAP);
}
