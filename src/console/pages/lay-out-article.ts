/** An article's text cut into numbered paragraphs with its passages marked, without losing or moving a character. */

/** A passage to mark: UTF-16 offsets into the text, end exclusive. */
export interface Passage {
  readonly start: number;
  readonly end: number;
  readonly kind: 'claim' | 'denial';
  /** What the margin says beside it, e.g. "arms transfer". */
  readonly note: string;
}

/** A stretch of a paragraph, marked or not. */
export interface Segment {
  readonly text: string;
  readonly kind: 'claim' | 'denial' | null;
}

/** One paragraph; `number` counts from 1. */
export interface Paragraph {
  readonly number: number;
  readonly segments: readonly Segment[];
  readonly notes: readonly { readonly kind: 'claim' | 'denial'; readonly note: string }[];
}

/**
 * Cuts at line breaks; blank lines are dropped. Where passages overlap, a denial stands over a claim. Passages outside
 * the text are cut to it.
 */
export function layOutArticle(text: string, passages: readonly Passage[]): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  for (const match of text.matchAll(/[^\r\n]+/g)) {
    if (match[0].trim() === '') continue;
    const from = match.index;
    const to = from + match[0].length;
    const inside = passages.filter(({ start, end }) => start < to && end > from && end > start);
    paragraphs.push({
      number: paragraphs.length + 1,
      segments: cut(text, from, to, inside),
      notes: distinct(inside),
    });
  }
  return paragraphs;
}

/** The title as marked segments. */
export function markLine(line: string, passages: readonly Passage[]): Segment[] {
  return cut(line, 0, line.length, passages);
}

function cut(text: string, from: number, to: number, passages: readonly Passage[]): Segment[] {
  const edges = new Set([from, to]);
  for (const { start, end } of passages) {
    if (end <= start) continue;
    if (start > from && start < to) edges.add(start);
    if (end > from && end < to) edges.add(end);
  }
  const sorted = [...edges].sort((a, b) => a - b);
  const segments: Segment[] = [];
  for (let i = 0; i + 1 < sorted.length; i++) {
    const start = sorted[i] ?? from;
    const end = sorted[i + 1] ?? to;
    const over = passages.filter((each) => each.start < end && each.end > start && each.end > each.start);
    const kind = over.some((each) => each.kind === 'denial') ? 'denial' : over.length > 0 ? 'claim' : null;
    const last = segments.at(-1);
    if (last && last.kind === kind) segments[segments.length - 1] = { text: last.text + text.slice(start, end), kind };
    else segments.push({ text: text.slice(start, end), kind });
  }
  return segments;
}

function distinct(passages: readonly Passage[]): { kind: 'claim' | 'denial'; note: string }[] {
  const seen = new Map<string, { kind: 'claim' | 'denial'; note: string }>();
  for (const { kind, note } of passages) seen.set(`${kind} ${note}`, { kind, note });
  return [...seen.values()];
}
