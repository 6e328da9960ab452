/** The first pass: does a text name any party or place that may matter? Nearly all news stops here, so it decides the speed. */
import type { LanguagePack } from './language-pack.js';
import { normaliseWord } from './normalise-word.js';

const A = 65;
const Z = 90;

function isWordCode(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= A && code <= Z) || code === 39 || code > 127;
}

/** Looks at capitalised words alone; names of parties and places are always written so in a script that has capitals. */
export function passesGate(text: string, gate: LanguagePack['gate']): boolean {
  const { length } = text;
  let i = 0;
  while (i < length) {
    const code = text.charCodeAt(i);
    if (!isWordCode(code)) {
      i++;
      continue;
    }
    let end = i + 1;
    while (end < length && isWordCode(text.charCodeAt(end))) end++;
    const isCandidate = (code >= A && code <= Z) || code > 127;
    if (isCandidate && opensGate(text, i, end, gate)) return true;
    i = end;
  }
  return false;
}

function opensGate(text: string, start: number, end: number, gate: LanguagePack['gate']): boolean {
  const word = foldForGate(text.slice(start, end));
  const followers = gate.get(word);
  if (followers === undefined) return false;
  if (followers === null) return true;
  let next = end;
  while (next < text.length && !isNextStart(text.charCodeAt(next))) next++;
  let nextEnd = next;
  const isDigit = isDigitCode(text.charCodeAt(next));
  while (
    nextEnd < text.length &&
    (isDigit ? isDigitCode(text.charCodeAt(nextEnd)) : isWordCode(text.charCodeAt(nextEnd)))
  )
    nextEnd++;
  return followers.has(foldForGate(text.slice(next, nextEnd)));
}

function isDigitCode(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isNextStart(code: number): boolean {
  return isWordCode(code) || isDigitCode(code);
}

function foldForGate(word: string): string {
  const folded = normaliseWord(word);
  return folded.endsWith("'s") ? folded.slice(0, -2) : folded.endsWith("'") ? folded.slice(0, -1) : folded;
}
