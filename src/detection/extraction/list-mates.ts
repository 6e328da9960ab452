/** Finds what stands in one list with a party. */
import { hasCue, type PartyMention, type Sentence } from './document.js';

/** What stands in one list has one role: "Iran, Libya and Egypt". */
export function listMates(sentence: Sentence, mention: PartyMention): PartyMention[] {
  const isLink = (from: number, to: number): boolean =>
    to > from && to - from <= 2 && sentence.tokens.slice(from, to).every((token) => token.norm === ',') === false
      ? hasCue(sentence, ['coordinator'], from, to) &&
        sentence.tokens
          .slice(from, to)
          .every(
            (token, index) => token.norm === ',' || hasCue(sentence, ['list-word'], from + index, from + index + 1),
          )
      : to - from === 1 && sentence.tokens[from]!.norm === ',';
  const index = sentence.parties.indexOf(mention);
  const mates: PartyMention[] = [];
  for (const step of [-1, 1])
    for (let i = index; ; i += step) {
      const [left, right] =
        step < 0 ? [sentence.parties[i - 1], sentence.parties[i]] : [sentence.parties[i], sentence.parties[i + 1]];
      if (
        !left ||
        !right ||
        left.isEpithet ||
        right.isEpithet ||
        left.isPossessive ||
        right.isPossessive ||
        left.isModifier !== right.isModifier
      )
        break;
      if (left.says !== right.says || !isLink(left.to, right.from)) break;
      mates.push(step < 0 ? left : right);
    }
  return mates;
}
