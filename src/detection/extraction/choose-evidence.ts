/** Cuts the shortest passage that carries a reading, never longer than the contract allows. */
import type { Sentence } from './document.js';
import type { EvidenceSpan, Span } from '../event.js';

/** Code units; the contract of evidence everywhere. */
export const MAX_EVIDENCE = 400;

/** The span of some tokens. */
export function spanOf(sentence: Sentence, from: number, to: number): Span {
  const last = Math.min(to, sentence.tokens.length) - 1;
  return {
    field: sentence.field,
    start: sentence.tokens[from]!.start,
    end: sentence.tokens[Math.max(from, last)]!.end,
  };
}

/** The sentence where it is short enough; else the tokens from `from` to `to`; else what fits around them. */
export function passageOf(sentence: Sentence, from: number, to: number, rule: string): EvidenceSpan {
  if (sentence.end - sentence.start <= MAX_EVIDENCE)
    return { field: sentence.field, start: sentence.start, end: sentence.end, rule };
  let first = from;
  let last = to;
  while (last > first + 1 && width(sentence, first, last) > MAX_EVIDENCE) last--;
  for (;;) {
    if (first > 0 && width(sentence, first - 1, last) <= MAX_EVIDENCE) first--;
    else if (last < sentence.tokens.length && width(sentence, first, last + 1) <= MAX_EVIDENCE) last++;
    else break;
  }
  const span = spanOf(sentence, first, last);
  return { ...span, end: Math.min(span.end, span.start + MAX_EVIDENCE), rule };
}

/** The tokens from `from` to `to` alone, cut where they are longer than a passage may be. */
export function clauseOf(sentence: Sentence, from: number, to: number, rule: string): EvidenceSpan {
  const span = spanOf(sentence, from, to);
  return { ...span, end: Math.min(span.end, span.start + MAX_EVIDENCE), rule };
}

function width(sentence: Sentence, from: number, to: number): number {
  const span = spanOf(sentence, from, to);
  return span.end - span.start;
}
