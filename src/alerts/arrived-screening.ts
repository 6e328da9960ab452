/** A screening with findings, read for grouping and for keeping: signature, facts, publisher, passages. */
import type { Finding } from '../detection/finding.js';
import { eventFacts } from './event-facts.js';
import type { PlannedPiece } from './plan-batch.js';
import type { NewBody, NewEvidence, Passage, StoryArticleRow } from './kept-rows.js';
import { readCredits } from './read-credits.js';
import { stemsOfParties, textMarks } from './read-marks.js';
import type { Arrival, PlacedFinding } from './story-board.js';
import { standingFacts } from './standing-facts.js';
import { signText } from './text-signature.js';

/** What raising needs of a screening; the screening feature hands out this and more. */
export interface RaisedScreening {
  readonly packVersion: string;
  readonly engine: string | null;
  readonly languageHint: string | null;
  readonly revision: {
    readonly id: string;
    /** 1 for an article's first text. */
    readonly number: number;
    readonly title: string;
    readonly text: string;
    /** Of what was brought by hand: where it was published. */
    readonly author: string | null;
    readonly language: string | null;
    readonly publishedAt: Date | null;
    readonly contentHash: Uint8Array;
  };
  readonly article: {
    readonly id: string;
    readonly url: string | null;
    readonly isOldNews: boolean;
    readonly firstSeenAt: Date;
  };
  readonly source: {
    readonly id: string;
    readonly title: string;
    readonly publisher: string | null;
    readonly reliability: string;
    readonly country: string | null;
  } | null;
  readonly capture:
    | (NewBody & {
        readonly headers: Readonly<Record<string, string>>;
        readonly retrievedAt: Date;
        readonly address: string;
        readonly finalAddress: string;
        readonly mediaType: string | null;
      })
    | null;
  readonly findings: readonly Finding[];
}

/** A finding at its place, with all that its evidence needs. */
export interface ArrivedPiece extends PlannedPiece {
  readonly screening: RaisedScreening;
  /** Texts by which the alert shall be found. */
  searched(): string[];
}

/** A screening of the batch. */
export interface ArrivedScreening {
  readonly article: Arrival;
  readonly datedAt: Date;
  /** Its part of a story, but for the place. */
  readonly member: Omit<StoryArticleRow, 'storyId' | 'ground' | 'similarity' | 'isCopy' | 'copyOf' | 'facts' | 'keys'>;
  /** The finding at `index`, at its place. */
  piece(index: number, place: PlacedFinding): ArrivedPiece;
}

/** Reads a batch, in an order that does not depend on that of the jobs: by date, article and revision. */
export function arrivalsOf(screenings: readonly RaisedScreening[]): ArrivedScreening[] {
  return screenings
    .map(arrivalOf)
    .sort(
      (a, b) =>
        a.article.datedAtMs - b.article.datedAtMs ||
        compareIds(a.article.articleId, b.article.articleId) ||
        compareIds(a.member.revisionId, b.member.revisionId),
    );
}

/** The evidence row of a piece. */
export function keptEvidence(piece: ArrivedPiece, alertId: string, isCurrent: boolean): NewEvidence {
  const { revision, article, source, capture, packVersion, engine, languageHint } = piece.screening;
  return {
    alertId,
    articleId: article.id,
    revisionId: revision.id,
    isCurrent,
    isMention: piece.isMention,
    isCopy: piece.isCopy,
    isOldNews: article.isOldNews,
    packVersion,
    engine,
    languageHint,
    sourceId: source?.id ?? null,
    sourceTitle: source?.title ?? 'Brought by hand',
    publisher: piece.publisher,
    reliability: piece.reliability,
    country: source?.country ?? null,
    url: article.url,
    title: revision.title,
    text: revision.text,
    language: revision.language,
    publishedAt: revision.publishedAt,
    datedAt: revision.publishedAt ?? article.firstSeenAt,
    contentHash: hex(revision.contentHash),
    retrievedAt: capture?.retrievedAt ?? null,
    captureSha256: capture === null ? null : hex(capture.sha256),
    captureAddress: capture?.address ?? null,
    captureFinalAddress: capture?.finalAddress ?? null,
    captureMediaType: capture?.mediaType ?? null,
    captureHeaders: capture?.headers ?? null,
    passages: passagesOf(piece.finding, revision),
    detail: piece.finding,
  };
}

export function arrivalOf(screening: RaisedScreening): ArrivedScreening {
  const { revision, article, source, findings } = screening;
  const datedAt = revision.publishedAt ?? article.firstSeenAt;
  const signature = signText(revision.text);
  const publisher = publisherOf(screening);
  const parties = findings.flatMap((finding) => [...finding.supplier, ...finding.recipient]);
  const credits = readCredits(revision.text);
  const marks = textMarks(revision.text, stemsOfParties(parties));
  return {
    article: {
      articleId: article.id,
      url: article.url,
      language: revision.language,
      datedAtMs: datedAt.getTime(),
      signature,
      textKeys: signature.keys,
      marks,
      facts: findings.map((finding) => eventFacts(finding, revision)),
      told: findings.map((finding) => standingFacts(finding, source?.reliability ?? 'F')),
    },
    datedAt,
    member: {
      articleId: article.id,
      revisionId: revision.id,
      publisher,
      title: revision.title,
      url: article.url,
      language: revision.language,
      datedAt,
      credits,
      shingleCount: signature.shingleCount,
      sketch: signature.sketch,
      marks,
    },
    piece: (index, place) => {
      const finding = findings[index] as Finding;
      return {
        storyId: place.storyId,
        articleId: article.id,
        revisionId: revision.id,
        title: revision.title,
        language: revision.language,
        publisher,
        reliability: source?.reliability ?? 'F',
        isOldNews: article.isOldNews,
        publishedAt: revision.publishedAt,
        finding,
        isCopy: place.isCopy,
        copyOf: place.copyOf,
        credits,
        datedAt,
        isMention: place.isMention,
        screening,
        searched: () => [
          revision.title,
          source?.title ?? '',
          publisher,
          ...passagesOf(finding, revision).map(({ quote }) => quote),
        ],
      };
    },
  };
}

/** Whose voice it is: feeds of one publisher do not corroborate each other. */
function publisherOf({ source, article, revision }: RaisedScreening): string {
  if (source?.publisher) return source.publisher;
  if (source) return source.title;
  if (article.url !== null) return new URL(article.url).hostname;
  return revision.author ?? `Brought by hand, article ${article.id}`;
}

/** The passages of the finding and of its claims, each once, in the order of the text. */
function passagesOf(finding: Finding, article: { readonly title: string; readonly text: string }): Passage[] {
  const spans = new Map<string, Finding['evidence'][number]>();
  for (const span of [...finding.evidence, ...finding.claims.flatMap((claim) => claim.evidence)]) {
    spans.set(`${span.field} ${span.start} ${span.end} ${span.isDenial === true}`, span);
  }
  return [...spans.values()]
    .sort((a, b) => (a.field === b.field ? a.start - b.start || a.end - b.end : a.field === 'title' ? -1 : 1))
    .map(({ field, start, end, rule, isDenial }) => ({
      field,
      start,
      end,
      quote: article[field].slice(start, end),
      rule,
      isDenial: isDenial === true,
    }));
}

/** Bytes in hexadecimal. */
export function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function compareIds(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
}
