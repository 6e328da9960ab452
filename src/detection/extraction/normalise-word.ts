/**
 * One spelling for every spelling of a word. Tokens keep the offsets of the original text, so folding a word can
 * lengthen or shorten it without any map back.
 */

// Soft hyphen, zero-width characters, bidirectional marks, word joiner, byte order mark, Arabic tatweel.
const INVISIBLE = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060\uFEFF\u0640]/g;
const QUOTES = /[\u2018\u2019\u201B\u02BC\u02BB\u0060\u00B4]/g;
const LATIN_MARKS = /[\u0300-\u036F]/g;

function isAscii(word: string): boolean {
  for (let i = 0; i < word.length; i++) if (word.charCodeAt(i) > 0x7f) return false;
  return true;
}

/** Lower case, compatibility forms unified (NFKC), invisible characters and diacritics gone, one apostrophe. */
export function normaliseWord(word: string): string {
  if (isAscii(word)) return word.toLowerCase();
  return word
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .replace(QUOTES, "'")
    .normalize('NFD')
    .replace(LATIN_MARKS, '')
    .normalize('NFC')
    .toLowerCase();
}
