/** Turns placed findings into what is to be written: per alert, the pieces that join and what the alert becomes. */
import type { Finding } from '../detection/finding.js';
import { contentOf, type AlertContent } from './alert-content.js';
import { compareReports, meaningOfContent, type EditionGrounds } from './edition-meaning.js';
import {
  reviseAlert,
  type EvidenceSummary,
  type JoiningEvidence,
  type Revision,
  type StandingAlert,
} from './revise-alert.js';

/** A finding at its place. */
export interface PlannedPiece {
  readonly storyId: string;
  readonly articleId: string;
  readonly revisionId: string;
  readonly title: string;
  readonly language: string | null;
  readonly publisher: string;
  readonly reliability: string;
  readonly isOldNews: boolean;
  readonly publishedAt: Date | null;
  readonly finding: Finding;
  readonly isCopy: boolean;
  readonly copyOf: string | null;
  readonly credits: readonly string[];
  readonly datedAt: Date;
  readonly isMention: boolean;
}

/** What an existing alert rests on already. */
export interface KnownPiece extends EvidenceSummary {
  readonly revisionId: string;
  readonly isMention: boolean;
  readonly isCurrent: boolean;
}

/** A piece as it will be kept. */
export interface KeptPiece<Piece extends PlannedPiece> {
  readonly piece: Piece;
  /** The latest revision of its article in this alert. */
  readonly isCurrent: boolean;
}

/** One alert's part of the plan. */
export interface AlertPlan<Piece extends PlannedPiece> {
  readonly kept: readonly KeptPiece<Piece>[];
  /** Null where only mentions joined: the alert stays as it is. */
  readonly revision: Revision | null;
  /** What an edition of the alert would be put down to. */
  readonly grounds: EditionGrounds;
}

/**
 * Plans one alert. Deterministic; writes nothing.
 *
 * @param alert Kind and regime.
 * @param standing As it stood; null for a new one.
 * @param pieces What joins it, in order of arrival; a revision that comes twice counts as it came last.
 * @param known All evidence the alert has, earlier revisions included.
 * @param loadContents The contents of its current evidence by article; called only where a text is replaced.
 */
export function planAlert<Piece extends PlannedPiece>(
  alert: { readonly kind: string; readonly regime: string },
  standing: StandingAlert | null,
  pieces: readonly Piece[],
  known: readonly KnownPiece[],
  loadContents: () => ReadonlyMap<string, AlertContent>,
  at: Date,
): AlertPlan<Piece> {
  const latest = new Map<string, Piece>();
  for (const piece of pieces) latest.set(piece.revisionId, piece);
  const kept = [...latest.values()].map((piece) => ({
    piece,
    isCurrent: ![...latest.values(), ...known].some(
      (other) => other.articleId === piece.articleId && isLater(other.revisionId, piece.revisionId),
    ),
  }));
  const joining = kept.filter(({ piece, isCurrent }) => isCurrent && !piece.isMention).map(({ piece }) => piece);
  if (joining.length === 0) return { kept, revision: null, grounds: { causes: [], reports: [] } };
  const noveltyOf = (piece: Piece): JoiningEvidence['novelty'] => {
    if (known.some((other) => other.revisionId === piece.revisionId)) return 'reading';
    return known.some((other) => other.articleId === piece.articleId && !other.isMention) ? 'revision' : 'article';
  };
  const parts = joining.map((piece) => ({
    content: contentOf(piece),
    isCopy: piece.isCopy,
    novelty: noveltyOf(piece),
    publisher: piece.publisher,
  }));
  const replaced = parts.some(({ novelty }) => novelty !== 'article');
  const contents = replaced ? new Map(loadContents()) : null;
  const reports: EditionGrounds['reports'][number][] = [];
  for (const [index, piece] of joining.entries()) {
    const part = parts[index];
    if (part === undefined) continue;
    const earlier = contents?.get(piece.articleId);
    contents?.set(piece.articleId, part.content);
    if (earlier === undefined || part.novelty === 'article') continue;
    const cause = part.novelty === 'reading' ? 'rules' : 'article-changed';
    const changed = compareReports(piece, meaningOfContent(earlier), meaningOfContent(part.content), cause);
    if (changed !== null) reports.push(changed);
  }
  const summaries = new Map<string, EvidenceSummary>();
  for (const piece of known) if (piece.isCurrent && !piece.isMention) summaries.set(piece.articleId, piece);
  for (const piece of joining) summaries.set(piece.articleId, piece);
  const revision = reviseAlert(
    alert,
    standing,
    parts,
    contents === null ? null : [...contents.values()],
    [...summaries.values()],
    at,
  );
  const causes = parts.map(({ novelty }) => CAUSES[novelty]);
  // What one article no longer says may still be said by another: the alert stands as it is, and is told of all the same.
  const what = revision.what.length === 0 && reports.length > 0 ? (['revision'] as const) : revision.what;
  return { kept, revision: { ...revision, what }, grounds: { causes, reports } };
}

const CAUSES = { article: 'article-added', revision: 'article-changed', reading: 'rules' } as const;

/** Ids ascend with time. */
function isLater(a: string, b: string): boolean {
  return a.length - b.length > 0 || (a.length === b.length && a > b);
}
