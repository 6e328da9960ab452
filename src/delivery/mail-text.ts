/** Text on its way into a mail's header: one line, nothing that could begin another. */

const LINE_BREAKS_AND_CONTROLS = /[\p{Cc}\u2028\u2029]+/gu;

/** Characters that reorder or hide the text around them. */
const INVISIBLE = /[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;

/** One line of at most `max` characters, cut at a word where it is too long. */
export function toHeaderText(text: string, max: number): string {
  const line = text
    .toWellFormed()
    .replaceAll(LINE_BREAKS_AND_CONTROLS, ' ')
    .replaceAll(INVISIBLE, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
  const letters = Array.from(line);
  if (letters.length <= max) return line;
  const cut = letters.slice(0, max - 1).join('');
  const space = cut.lastIndexOf(' ');
  return `${space > max / 2 ? cut.slice(0, space) : cut}…`;
}
