/** A text cut where passages begin and end, for marking them. */

/** A stretch of text, marked or not. */
export interface Stretch {
  readonly text: string;
  readonly isMarked: boolean;
}

/** Passages that overlap are marked as one; offsets outside the text are held to its ends. In UTF-16 code units. */
export function markPassages(
  text: string,
  passages: readonly { readonly start: number; readonly end: number }[],
): Stretch[] {
  const stretches: Stretch[] = [];
  let at = 0;
  for (const { start, end } of passages.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    const from = Math.min(Math.max(start, at), text.length);
    const to = Math.min(end, text.length);
    if (to <= from) continue;
    if (from > at) stretches.push({ text: text.slice(at, from), isMarked: false });
    const last = stretches.at(-1);
    if (last?.isMarked === true && from === at) {
      stretches[stretches.length - 1] = { text: last.text + text.slice(from, to), isMarked: true };
    } else stretches.push({ text: text.slice(from, to), isMarked: true });
    at = to;
  }
  if (at < text.length) stretches.push({ text: text.slice(at), isMarked: false });
  return stretches;
}
