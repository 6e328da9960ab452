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
  const ordered = passages.filter(({ start, end }) => end > start).sort((a, b) => a.start - b.start);
  let [open, next]: [Passage[], number] = [[], 0];
  for (const match of text.matchAll(/[^\r\n]+/g)) {
    if (match[0].trim() === '') continue;
    const from = match.index;
    const to = from + match[0].length;
    for (; (ordered[next]?.start ?? to) < to; next++) open.push(ordered[next] as Passage);
    open = open.filter(({ end }) => end > from);
    const inside = open;
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

/** One walk along the edges of the passages: ten thousand of them in one paragraph cost no more than their order. */
function cut(text: string, from: number, to: number, passages: readonly Passage[]): Segment[] {
  const turns = new Map<number, { claims: number; denials: number }>();
  const turn = (at: number, kind: Passage['kind'], by: 1 | -1): void => {
    const known = turns.get(at) ?? { claims: 0, denials: 0 };
    turns.set(
      at,
      kind === 'denial' ? { ...known, denials: known.denials + by } : { ...known, claims: known.claims + by },
    );
  };
  for (const { start, end, kind } of passages) {
    const [opens, closes] = [Math.max(start, from), Math.min(end, to)];
    if (closes <= opens) continue;
    turn(opens, kind, 1);
    turn(closes, kind, -1);
  }
  const segments: Segment[] = [];
  let [at, claims, denials] = [from, 0, 0];
  const close = (end: number): void => {
    if (end <= at) return;
    const kind = denials > 0 ? 'denial' : claims > 0 ? 'claim' : null;
    const last = segments.at(-1);
    if (last && last.kind === kind) segments[segments.length - 1] = { text: last.text + text.slice(at, end), kind };
    else segments.push({ text: text.slice(at, end), kind });
    at = end;
  };
  for (const edge of [...turns.keys()].sort((a, b) => a - b)) {
    close(edge);
    const { claims: moreClaims = 0, denials: moreDenials = 0 } = turns.get(edge) ?? {};
    claims += moreClaims;
    denials += moreDenials;
  }
  close(to);
  return segments;
}

function distinct(passages: readonly Passage[]): { kind: 'claim' | 'denial'; note: string }[] {
  const seen = new Map<string, { kind: 'claim' | 'denial'; note: string }>();
  for (const { kind, note } of passages) seen.set(`${kind} ${note}`, { kind, note });
  return [...seen.values()];
}
