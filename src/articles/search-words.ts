/** Scripts written without spaces, or (Hangul) with particles grown onto the words. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;
const UNSPACED_RUN = new RegExp(`(?:${UNSPACED.source})+`, 'gu');

/** So much of a text can be searched, in UTF-16 code units: Postgres takes a megabyte of distinct words at most. */
const MAX_SEARCHED_LENGTH = 100_000;

/**
 * A text with spaces between the characters of scripts that have none between words, since Postgres parts words at spaces
 * only. A phrase of such characters is then found by their sequence.
 */
export function spaceOut(text: string): string {
  const searched = text.length > MAX_SEARCHED_LENGTH ? text.slice(0, MAX_SEARCHED_LENGTH).toWellFormed() : text;
  return UNSPACED.test(searched) ? searched.replace(UNSPACED_RUN, (run) => ` ${Array.from(run).join(' ')} `) : searched;
}

/**
 * What people type, for `websearch_to_tsquery`: words (all must occur), "phrases", -exclusions, or; a run of characters
 * without spaces becomes a phrase.
 */
export function toSearchQuery(q: string): string {
  let isQuoted = false;
  return q
    .split('"')
    .map((part) => {
      const spaced = part.replace(UNSPACED_RUN, (run) => {
        const characters = Array.from(run).join(' ');
        return isQuoted ? ` ${characters} ` : ` "${characters}" `;
      });
      isQuoted = !isQuoted;
      return spaced;
    })
    .join('"');
}
