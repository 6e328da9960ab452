/** Finds what analysts pivot on: IMO numbers, ships and aircraft by name, tail marks. */
import { findCues, hasCue, type Sentence } from './document.js';
import { spanOf } from './choose-evidence.js';
import type { IdentifierSlot } from '../event.js';

const TAIL_MARK =
  /^(?:UP|EX|EY|ER|EW|RA|ST|5A|TL|TT|A6|YI|EP|UR|UK|UN|4L|9Q|9XR|9S|5Y|S9|T7|D6|TN|3C|XT|TJ)-[A-Z0-9]{3,5}$/;
const SHIP_NAME_MAX = 4;

/** Identifiers of one sentence in order. */
export function readIdentifiers(sentence: Sentence): IdentifierSlot[] {
  const found: IdentifierSlot[] = [];
  const { tokens } = sentence;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    const isImo = token.norm === 'imo' || token.norm === 'mmsi';
    if (isImo) {
      const number = tokens
        .slice(i + 1, i + 4)
        .findIndex((next) => next.kind === 'number' && /^\d{7}(?:\d\d)?$/.test(next.norm));
      if (number >= 0)
        found.push({
          type: token.norm === 'imo' ? 'imo' : 'mmsi',
          value: tokens[i + 1 + number]!.norm,
          span: spanOf(sentence, i + 1 + number, i + 2 + number),
        });
    }
    if (token.kind === 'word' && tokens[i + 1]?.isJoined === true) {
      let last = i + 1;
      while (tokens[last + 1]?.isJoined === true && tokens[last + 1]!.start === tokens[last]!.end) last++;
      const raw = `${token.raw}-${tokens
        .slice(i + 1, last + 1)
        .map((part) => part.raw)
        .join('')}`;
      if (TAIL_MARK.test(raw) && tokens[i + 1]!.start === token.end + 1)
        found.push({ type: 'aircraft-registration', value: raw, span: spanOf(sentence, i, last + 1) });
    }
  }
  for (const cue of findCues(sentence, 'vessel-word')) {
    let from = cue.to;
    const lead = tokens[from];
    if (
      lead &&
      (lead.norm === ',' || lead.raw === '"' || lead.raw === '\u2018' || lead.raw === '\u201C' || lead.raw === "'")
    )
      from++;
    if (hasCue(sentence, ['article-word'], from, from + 1)) from++;
    const name = capitalisedRun(sentence, from);
    if (name > from && !sentence.parties.some((party) => party.from === from))
      found.push({
        type: 'vessel',
        value: tokens
          .slice(from, name)
          .map((part) => part.raw)
          .join(' '),
        span: spanOf(sentence, from, name),
      });
  }
  return found;
}

function capitalisedRun(sentence: Sentence, from: number): number {
  let to = from;
  while (to < sentence.tokens.length && to - from < SHIP_NAME_MAX) {
    const token = sentence.tokens[to]!;
    const isNumber = to > from && token.kind === 'number' && token.norm.length <= 2;
    if (!(token.kind === 'word' && token.isCapitalised) && !isNumber) break;
    to++;
  }
  return to;
}
