/** What an alert becomes when evidence joins it: content, counts, headline, priority, and whether it comes back. */
import { joinContents, unionOfContents, type AlertContent } from './alert-content.js';
import { buildHeadline } from './build-headline.js';
import type { ChangeWord } from './change-words.js';
import { countIndependent } from './copy-graph.js';
import { DATE_TOLERANCE_DAYS } from './compare-events.js';
import type { AlertState } from './review-states.js';
import { scorePriority, type Priority } from './score-priority.js';

/** One current article of an alert, mentions left out. */
export interface EvidenceSummary {
  readonly articleId: string;
  readonly publisher: string;
  readonly reliability: string;
  readonly isCopy: boolean;
  /** The article whose words it has, or null. */
  readonly copyOf: string | null;
  /** Whose account it says it runs. */
  readonly credits: readonly string[];
  readonly isOldNews: boolean;
  readonly publishedAt: Date | null;
  /** When it was published, or else first seen. */
  readonly datedAt: Date;
}

/** A piece of evidence that joins. */
export interface JoiningEvidence {
  readonly content: AlertContent;
  readonly isCopy: boolean;
  /**
   * `article`: one that the alert did not rest on; `revision`: another text of one it did; `reading`: the same text, read
   * by another pack.
   */
  readonly novelty: 'article' | 'revision' | 'reading';
  readonly publisher: string;
}

/** The parts of an alert that evidence decides. */
export interface AlertValues extends AlertContent {
  readonly headline: string;
  readonly articleCount: number;
  readonly copyCount: number;
  readonly independentCount: number;
  readonly isOldNews: boolean;
  readonly publishedAt: Date | null;
}

/** An alert as it stood. */
export interface StandingAlert extends AlertValues {
  readonly state: AlertState;
}

/** What came of it. */
export interface Revision {
  readonly values: AlertValues;
  readonly priority: Priority;
  /** Empty where nothing moved: then nothing is to be written. */
  readonly what: readonly ChangeWord[];
  /** Why a dismissed alert comes back, or null. */
  readonly reopenedReason: string | null;
}

const DAY_MS = 86_400_000;

/**
 * Computes the alert anew.
 *
 * @param alert Kind and regime.
 * @param standing As it stood; null for a new one.
 * @param joining What joins, in order; none of them mentions.
 * @param replacedContents Where a joining piece replaces an earlier text: the contents of all current pieces, joining
 *   ones included. Null otherwise: then the union grows.
 * @param summaries All current articles, joining ones included.
 */
export function reviseAlert(
  alert: { readonly kind: string; readonly regime: string },
  standing: StandingAlert | null,
  joining: readonly JoiningEvidence[],
  replacedContents: readonly AlertContent[] | null,
  summaries: readonly EvidenceSummary[],
  at: Date,
): Revision {
  const grown = joining.map(({ content }) => content);
  const content =
    replacedContents !== null
      ? unionOfContents(replacedContents)
      : standing === null
        ? unionOfContents(grown)
        : grown.reduce(joinContents, contentPart(standing));
  const own = summaries.filter(({ isCopy }) => !isCopy);
  const values: AlertValues = {
    ...content,
    headline: buildHeadline({ ...alert, claims: content.claims }),
    articleCount: new Set(summaries.map(({ articleId }) => articleId)).size,
    copyCount: summaries.length - own.length,
    independentCount: Math.max(
      1,
      countIndependent(summaries.map(({ datedAt, ...report }) => ({ ...report, datedAtMs: datedAt.getTime() }))),
    ),
    isOldNews: summaries.every(({ isOldNews }) => isOldNews),
    publishedAt: latest(summaries.map(({ publishedAt }) => publishedAt)),
  };
  const priority = scorePriority(
    { ...alert, ...values, reliabilities: (own.length > 0 ? own : summaries).map(({ reliability }) => reliability) },
    at,
  );
  if (standing === null) return { values, priority, what: ['raised'], reopenedReason: null };
  if (sameValues(standing, values)) return { values, priority, what: [], reopenedReason: null };
  const news = joining.flatMap((piece) =>
    piece.isCopy || piece.novelty === 'reading' ? [] : newFacts(contentPart(standing), piece.content),
  );
  const reopenedReason =
    standing.state === 'dismissed' && news.length > 0
      ? `A later report adds what was not known when this was dismissed: ${[...new Set(news)].join('; ')}`
      : null;
  return {
    values,
    priority,
    what: [
      ...new Set([
        ...joining.map((piece) => wordFor(piece, standing)),
        ...(reopenedReason ? ['reopened' as const] : []),
      ]),
    ],
    reopenedReason,
  };
}

/** What a piece says that the alert did not: item classes, conduct, identifiers, dates; each in words. */
export function newFacts(known: AlertContent, added: AlertContent): string[] {
  if (added.isBackground) return [];
  const news: string[] = [];
  const missing = (name: string, before: readonly string[], after: readonly string[]): void => {
    const fresh = after.filter((value) => !before.includes(value));
    if (fresh.length > 0) news.push(`${name} ${fresh.map((value) => value.replaceAll('-', ' ')).join(', ')}`);
  };
  missing('conduct', known.conduct, added.conduct);
  missing('items', known.items, added.items);
  missing('names', identifiers(known), identifiers(added));
  const dates = statedDates(known);
  const later = statedDates(added).filter(
    (date) => dates.length > 0 && dates.every((other) => gap(date, other) > DATE_TOLERANCE_DAYS),
  );
  if (later.length > 0)
    news.push(`dates ${later.map(({ from, to }) => (from === to ? from : `${from} to ${to}`)).join(', ')}`);
  return news;
}

function wordFor(piece: JoiningEvidence, standing: StandingAlert): ChangeWord {
  if (piece.novelty !== 'article') return 'revision';
  if (piece.isCopy) return 'copy';
  return newFacts(contentPart(standing), piece.content).length > 0 ? 'evidence' : 'corroboration';
}

function contentPart(alert: AlertContent): AlertContent {
  const { status, confidence, conduct, supplier, recipient, items, modality } = alert;
  const { provisions, claims, languages, isBackground } = alert;
  return {
    status,
    confidence,
    conduct,
    supplier,
    recipient,
    items,
    modality,
    provisions,
    claims,
    languages,
    isBackground,
  };
}

function sameValues(a: AlertValues, b: AlertValues): boolean {
  return JSON.stringify(ordered(a)) === JSON.stringify(ordered(b));
}

/** In a fixed order of keys at every depth: what comes back from the database has its own. */
function ordered(values: AlertValues): unknown {
  const { headline, articleCount, copyCount, independentCount, isOldNews, publishedAt } = values;
  return sortKeys({
    ...contentPart(values),
    headline,
    articleCount,
    copyCount,
    independentCount,
    isOldNews,
    publishedAt: publishedAt?.toISOString() ?? null,
  });
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sortKeys(inner)]),
  );
}

function identifiers(content: AlertContent): string[] {
  return content.claims.flatMap((claim) => claim.identifiers.map(({ value }) => value.toLowerCase()));
}

function statedDates(content: AlertContent): { from: string; to: string }[] {
  return content.claims
    .filter((claim) => !claim.background && claim.date.basis !== 'publication')
    .map(({ date }) => ({ from: date.from, to: date.to }));
}

function gap(a: { from: string; to: string }, b: { from: string; to: string }): number {
  return (Math.max(Date.parse(a.from), Date.parse(b.from)) - Math.min(Date.parse(a.to), Date.parse(b.to))) / DAY_MS;
}

function latest(dates: readonly (Date | null)[]): Date | null {
  return dates.reduce<Date | null>(
    (last, date) => (date !== null && (last === null || date.getTime() > last.getTime()) ? date : last),
    null,
  );
}
