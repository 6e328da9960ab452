/** Which words of a text carry a claim and which its denial. */
import type { Claim, Finding } from '../detection/finding.js';
import type { Passage } from './pages/lay-out-article.js';
import { CONDUCT_LABELS } from './pages/labels.js';

/** Passages of one text, by field. */
export interface TextPassages {
  readonly title: readonly Passage[];
  readonly text: readonly Passage[];
}

/** How far before and after the claim a denial is looked for, in UTF-16 code units. */
const NEAR = 1_500;

/**
 * The evidence of a finding as passages to mark. A denial is the passage marked as one; in findings from before they were
 * marked, the passage that names who denies it, or else the sentence of the text nearest to the claim that names them.
 */
export function findPassages(finding: Pick<Finding, 'claims' | 'evidence'>, title: string, text: string): TextPassages {
  const found: { title: Passage[]; text: Passage[] } = { title: [], text: [] };
  const fields = { title, text };
  for (const claim of finding.claims) {
    const note = claim.conduct.map((conduct) => CONDUCT_LABELS[conduct] ?? conduct).join(', ');
    const denial = claim.deniedBy === null ? null : findDenial(claim, claim.deniedBy, fields);
    for (const { field, start, end, isDenial } of claim.evidence) {
      if (isDenial === true) continue;
      if (denial !== null && denial.field === field && denial.start === start && denial.end === end) continue;
      found[field].push({ start, end, kind: 'claim', note: note === '' ? 'reported' : note });
    }
    if (denial !== null) {
      const { field, start, end } = denial;
      found[field].push({ start, end, kind: 'denial', note: `by ${claim.deniedBy ?? ''}` });
    }
  }
  if (finding.claims.length === 0) {
    for (const { field, start, end } of finding.evidence)
      found[field].push({ start, end, kind: 'claim', note: 'reported' });
  }
  return found;
}

interface Stretch {
  readonly field: 'title' | 'text';
  readonly start: number;
  readonly end: number;
}

function findDenial(claim: Claim, deniedBy: string, fields: { title: string; text: string }): Stretch | null {
  const marked = claim.evidence.find(({ isDenial }) => isDenial === true);
  if (marked) return { field: marked.field, start: marked.start, end: marked.end };
  const named = claim.evidence.filter(({ field, start, end }) =>
    fold(fields[field].slice(start, end)).includes(fold(deniedBy)),
  );
  // Findings from before denials were marked: a frame that reads denials says so in its name; else the last passage that names them, which is not the claim's first.
  const own =
    named.find(({ rule }) => rule.includes('denial')) ?? named.filter((span) => span !== claim.evidence[0]).at(-1);
  if (own) return { field: own.field, start: own.start, end: own.end };
  const anchor = claim.evidence.find(({ field }) => field === 'text');
  const around = anchor?.end ?? 0;
  const at = nearest(fields.text, deniedBy, around);
  if (at === null) return null;
  const stretch = sentenceAround(fields.text, at);
  // A sentence that is already marked as the claim stays one: it tells both.
  const isClaim = claim.evidence.some(
    ({ field, start, end }) => field === 'text' && start <= stretch.start && end >= stretch.end,
  );
  return isClaim ? null : { field: 'text', ...stretch };
}

/** After the claim first, where denials mostly stand, then before it. */
function nearest(text: string, words: string, around: number): number | null {
  const [folded, sought] = [fold(text), fold(words)];
  const after = folded.indexOf(sought, around);
  if (after >= 0 && after - around <= NEAR) return after;
  const before = folded.lastIndexOf(sought, around);
  return before >= 0 && around - before <= NEAR ? before : null;
}

/** In lower case where that moves no offset. */
function fold(text: string): string {
  const lower = text.toLowerCase();
  return lower.length === text.length ? lower : text;
}

function sentenceAround(text: string, at: number): { start: number; end: number } {
  for (const { segment, index } of new Intl.Segmenter(undefined, { granularity: 'sentence' }).segment(
    text.slice(Math.max(0, at - 600), at + 600),
  )) {
    const start = Math.max(0, at - 600) + index;
    const end = start + segment.trimEnd().length;
    if (at >= start && at < start + segment.length) return { start, end };
  }
  return { start: at, end: at };
}
