/** Cuts a field into words, numbers, punctuation and line breaks, each with its place in the original. */
import { normaliseWord } from './normalise-word.js';

export type TokenKind = 'word' | 'number' | 'possessive' | 'punctuation' | 'break';

/** A token; offsets are UTF-16 code units into the field, end exclusive. */
export interface Token {
  readonly kind: TokenKind;
  readonly start: number;
  readonly end: number;
  /** Folded for comparison (see normaliseWord); punctuation as it stands. */
  readonly norm: string;
  /** As written. */
  readonly raw: string;
  /** True where only a hyphen or nothing parts it from the token before ("Iranian-made", "M23"). */
  readonly isJoined: boolean;
  readonly isCapitalised: boolean;
}

const APOSTROPHES = "'\u2019\u2018\u02BC\u02BB\u201B";
const HIDDEN = '\u00AD\u200B-\u200D\u2060';
const PIECE = new RegExp(
  [
    '(\\r?\\n[\\s]*)', // 1 break
    '((?:\\p{Lu}\\.){2,})', // 2 dotted initials
    `([\\p{L}](?:[\\p{L}\\p{M}${HIDDEN}]|[${APOSTROPHES}](?![sS](?![\\p{L}]))(?=\\p{L}))*)`, // 3 word
    '(\\p{N}+(?:[.,]\\p{N}+)*)', // 4 number
    '([^\\s])', // 5 anything else
  ].join('|'),
  'uy',
);
const HYPHENS = new Set(['-', '\u2010', '\u2011', '\u2012', '\u00AD']);
const LETTER = /\p{L}/u;

function isLetterAt(text: string, index: number): boolean {
  const character = text[index];
  return character !== undefined && LETTER.test(character);
}

const SPACE = 32;
const APOSTROPHE = 39;
const STOP = 46;

function isPlainLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
}

/**
 * Where a word of plain letters ends, as nearly all words are, without asking the pattern; `start` where it must be asked:
 * no such letter stands there, a character follows that may go on with the word, or it may be an initial.
 */
function plainWordEnd(text: string, start: number): number {
  let end = start;
  while (isPlainLetter(text.charCodeAt(end))) end++;
  const next = text.charCodeAt(end);
  const isOpen = next > 127 || next === APOSTROPHE || (next === STOP && end === start + 1);
  return isOpen ? start : end;
}

/** Tokens of one field in order. Hyphens inside compounds yield no token; the part after one is marked as joined. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  let isQuoteOpen = false;
  let hyphenEnd = -1;
  let at = 0;
  const isJoinedAt = (start: number): boolean => {
    const previous = tokens.at(-1);
    return (
      previous !== undefined &&
      (previous.end === start || hyphenEnd === start) &&
      (previous.kind === 'word' || previous.kind === 'number')
    );
  };
  while (at < text.length) {
    const start = at;
    const plainEnd = plainWordEnd(text, start);
    if (plainEnd > start) {
      const raw = text.slice(start, plainEnd);
      const norm = normaliseWord(raw);
      tokens.push({
        kind: 'word',
        start,
        end: plainEnd,
        norm,
        raw,
        isJoined: isJoinedAt(start),
        isCapitalised: isCapital(raw),
      });
      at = plainEnd;
      continue;
    }
    PIECE.lastIndex = start;
    const match = text.charCodeAt(start) === SPACE ? null : PIECE.exec(text);
    if (match === null) {
      at++;
      continue;
    }
    const raw = match[0];
    const end = start + raw.length;
    at = end;
    const previous = tokens.at(-1);
    const isJoined = isJoinedAt(start);
    if (match[1] !== undefined) {
      tokens.push({ kind: 'break', start, end, norm: '\n', raw, isJoined: false, isCapitalised: false });
      isQuoteOpen = false;
      continue;
    }
    if (match[2] !== undefined || match[3] !== undefined) {
      tokens.push({ kind: 'word', start, end, norm: normaliseWord(raw), raw, isJoined, isCapitalised: isCapital(raw) });
      continue;
    }
    if (match[4] !== undefined) {
      tokens.push({ kind: 'number', start, end, norm: normaliseWord(raw), raw, isJoined, isCapitalised: false });
      continue;
    }
    if (HYPHENS.has(raw) && previous?.end === start && /[\p{L}\p{N}]/u.test(text[end] ?? ' ')) {
      hyphenEnd = end;
      continue;
    }
    if (APOSTROPHES.includes(raw)) {
      const isAfterWord = previous?.end === start && previous.kind === 'word';
      if (isAfterWord && /[sS]/.test(text[end] ?? '') && !isLetterAt(text, end + 1)) {
        tokens.push(possessive(text, start, end + 1));
        // with the "s" goes what is written onto it
        PIECE.lastIndex = end;
        at = end + PIECE.exec(text)![0].length;
        continue;
      }
      if (isAfterWord && previous.norm.endsWith('s') && !isQuoteOpen && /\s/.test(text[end] ?? '.')) {
        tokens.push(possessive(text, start, end));
        continue;
      }
      isQuoteOpen = !isAfterWord && isLetterAt(text, end);
    }
    tokens.push({ kind: 'punctuation', start, end, norm: raw, raw, isJoined: false, isCapitalised: false });
  }
  return tokens;
}

function possessive(text: string, start: number, end: number): Token {
  const raw = text.slice(start, end);
  return { kind: 'possessive', start, end, norm: "'s", raw, isJoined: false, isCapitalised: false };
}

function isCapital(raw: string): boolean {
  const first = raw[0] ?? '';
  return first !== first.toLowerCase();
}

/** The normalised words of a phrase from the pack, cut the way articles are. */
export function phraseWords(phrase: string): string[] {
  return tokenise(phrase)
    .filter((token) => token.kind !== 'break')
    .map((token) => token.norm);
}
