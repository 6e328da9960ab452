/** Makes running text of the lines of printed pages. */

/** One line; `y` is the distance of its base from the foot of the page, `height` that of its letters. */
interface PrintedLine {
  readonly text: string;
  readonly page: number;
  readonly y: number;
  readonly height: number;
}

/** Lines of one paragraph lie at most so many letter heights apart: set solid 1.2, generously 1.5. */
const MAX_LEADING = 1.8;

/** A line whose letters differ by more than this share from those before is a heading, or what follows one. */
const MAX_CHANGE = 0.15;

/**
 * Joins lines into paragraphs, parted by blank lines: a gap, a step back up the page, or letters of another size begin a
 * new one; a new page does so only after a full stop. A word parted at the end of a line is made whole where the next
 * line goes on in lower case.
 */
export function joinPdfLines(lines: readonly PrintedLine[]): string {
  const paragraphs: string[] = [];
  let paragraph = '';
  let before: PrintedLine | null = null;
  for (const line of lines) {
    const text = line.text.replace(/\s+/g, ' ').trim();
    if (text === '') continue;
    if (before !== null && beginsParagraph(before, line, paragraph)) {
      paragraphs.push(paragraph);
      paragraph = '';
    }
    paragraph = paragraph === '' ? text : joinLine(paragraph, text);
    before = line;
  }
  if (paragraph !== '') paragraphs.push(paragraph);
  return paragraphs.join('\n\n');
}

function beginsParagraph(before: PrintedLine, line: PrintedLine, paragraph: string): boolean {
  if (line.page !== before.page) return /[.!?:。؟]["”’)\]]?$/u.test(paragraph);
  const height = Math.max(before.height, line.height);
  if (height <= 0) return false;
  if (Math.abs(before.height - line.height) > height * MAX_CHANGE) return true;
  const gap = before.y - line.y;
  return gap > height * MAX_LEADING || gap < -height * 0.5;
}

function joinLine(paragraph: string, text: string): string {
  const isParted = /\p{Ll}[-\u00AD\u2010]$/u.test(paragraph) && /^\p{Ll}/u.test(text);
  if (isParted) return paragraph.slice(0, -1) + text;
  const hasNoSpaces = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]$/u;
  const isUnspaced =
    hasNoSpaces.test(paragraph) && /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text);
  return `${paragraph}${isUnspaced ? '' : ' '}${text}`;
}
