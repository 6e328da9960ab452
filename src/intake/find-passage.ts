/** Where words that a person copied stand in an article. */

/** A place in an article, in UTF-16 code units. */
export interface PassagePlace {
  readonly field: 'title' | 'text';
  readonly start: number;
  readonly end: number;
}

/**
 * The first place where the words stand, the text before the title; spaces and line ends may differ, as they do in
 * what is copied from a page. Null where they stand nowhere, or where there are none.
 */
export function findPassage(words: string, article: { title: string; text: string }): PassagePlace | null {
  const parts = words.trim().split(/\s+/);
  if (parts[0] === undefined || parts[0] === '') return null;
  const pattern = new RegExp(parts.map((part) => part.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('\\s+'));
  for (const field of ['text', 'title'] as const) {
    const match = pattern.exec(article[field]);
    if (match !== null) return { field, start: match.index, end: match.index + match[0].length };
  }
  return null;
}
