/** The words of a text as the search of alerts knows them: the same function cuts what is stored and what is asked. */

const TOKEN = /[\p{L}\p{M}\p{N}]+/gu;
const DENSE = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+$/u;

/** Characters; longer words are cut, so that no lexeme exceeds what an index takes. */
const MAX_TERM_LENGTH = 60;

/** Terms kept of one alert and of one question. */
const MAX_STORED_TERMS = 2_000;
const MAX_ASKED_TERMS = 12;

/**
 * Terms to store, without repeats: words in lower case and compatibility form, marks kept; pairs of characters where a
 * script has no spaces (Korean too, so that particles do not hide a name).
 */
export function searchTerms(texts: readonly string[]): string[] {
  const terms = new Set<string>();
  for (const text of texts) {
    for (const term of termsOf(text)) {
      if (terms.size >= MAX_STORED_TERMS) return [...terms];
      terms.add(term);
    }
  }
  return [...terms];
}

/**
 * A question as a Postgres text-search query (`tsquery`) that matches where all its words stand, each as the beginning
 * of a word; null where nothing in it can be looked for.
 */
export function searchQuery(question: string): string | null {
  const terms = [...new Set(termsOf(question))].slice(0, MAX_ASKED_TERMS);
  return terms.length === 0 ? null : terms.map((term) => `'${term}':*`).join(' & ');
}

/** Terms hold letters, marks and digits only: nothing in them needs quoting. */
function termsOf(text: string): string[] {
  return (text.normalize('NFKC').toLowerCase().match(TOKEN) ?? []).flatMap((token) => {
    // Characters, not code units: a rare Han character is two of those, and half of one is no text.
    const characters = Array.from(token);
    if (!DENSE.test(token) || characters.length < 2) return [characters.slice(0, MAX_TERM_LENGTH).join('')];
    return characters.slice(1).map((character, index) => `${characters[index]}${character}`);
  });
}
