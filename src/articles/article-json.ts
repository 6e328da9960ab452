/** Articles as the API shows them. */

import { z } from 'zod';
import { idText, instantText } from '../platform/http/list-query.js';

const instant = instantText.nullable();
const words = z.string().nullable();

const fields = {
  id: idText,
  source: z
    .object({ id: idText, title: words, publisher: words })
    .nullable()
    .describe('Null where it was brought by hand or its source is deleted'),
  url: words.describe('Canonical address of its page'),
  title: z.string(),
  language: words.describe('ISO 639'),
  publishedAt: instant,
  publishedMark: words.describe('How far publishedAt can be trusted: stated, updated, clamped, unreadable or absent'),
  firstSeenAt: instantText,
  isOldNews: z.boolean().describe('Came with its source\u2019s first poll or a backfill: nobody is mailed about it'),
  broughtBy: idText.nullable().describe('The user who brought it by hand'),
  revisionCount: z.int(),
  screenedWith: words.describe('Version of the pack that read the latest revision; null until then'),
  screenedAt: instant,
};

/** One line of a list. */
export const articleSchema = z.object(fields).meta({ id: 'Article' });

const captureSchema = z
  .object({
    id: idText,
    address: words,
    finalAddress: words.describe('The address that answered, after redirects'),
    retrievedAt: instant,
    status: z.int().nullable(),
    headers: z.record(z.string(), z.string()),
    mediaType: words,
    sha256: words.describe('Of the bytes as received, hexadecimal'),
    byteLength: z.int().nullable(),
  })
  .meta({ id: 'Capture' });

const revisionSchema = z
  .object({
    id: idText,
    number: z.int().describe('1 for the first text'),
    title: z.string(),
    text: z.string().describe('Plain text'),
    isTruncated: z.boolean().describe('The text was longer than a million UTF-16 code units'),
    author: words,
    language: words,
    recognisedLanguage: words.describe('By recognition; null before screening or where it cannot be told'),
    publishedAt: instant,
    contentHash: z.string().describe('SHA-256 over title, NUL and text, hexadecimal'),
    recordedAt: instantText,
    screenedWith: words,
    screenedAt: instant,
    capture: captureSchema.nullable().describe('Where it was read from'),
  })
  .meta({ id: 'Revision' });

/** An article with all its texts, newest first. */
export const articleDetailSchema = z
  .object({ ...fields, revisions: z.array(revisionSchema) })
  .meta({ id: 'ArticleDetail' });

export type ArticleJson = z.output<typeof articleSchema>;
export type ArticleDetailJson = z.output<typeof articleDetailSchema>;
export type RevisionJson = z.output<typeof revisionSchema>;
type CaptureJson = z.output<typeof captureSchema>;

/** The fields of a stored article that are shown. */
export interface ArticleFields {
  readonly id: string;
  readonly sourceId: string | null;
  readonly sourceTitle: string | null;
  readonly publisher: string | null;
  readonly url: string | null;
  readonly title: string;
  readonly language: string | null;
  readonly publishedAt: Date | null;
  readonly publishedMark: string | null;
  readonly firstSeenAt: Date;
  readonly isOldNews: boolean;
  readonly broughtBy: string | null;
  readonly revisionCount: number;
  readonly screenedWith: string | null;
  readonly screenedAt: Date | null;
}

/** The fields of a stored revision that are shown. */
export interface RevisionFields {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly text: string;
  readonly isTruncated: boolean;
  readonly author: string | null;
  readonly language: string | null;
  readonly recognisedLanguage: string | null;
  readonly publishedAt: Date | null;
  readonly contentHash: Uint8Array;
  readonly recordedAt: Date;
  readonly screenedWith: string | null;
  readonly screenedAt: Date | null;
  readonly captureId: string | null;
  readonly captureAddress: string | null;
  readonly captureFinalAddress: string | null;
  readonly captureRetrievedAt: Date | null;
  readonly captureStatus: number | null;
  readonly captureHeaders: Readonly<Record<string, string>> | null;
  readonly captureMediaType: string | null;
  readonly captureSha256: Uint8Array | null;
  readonly captureByteLength: number | null;
}

const hex = (bytes: Uint8Array | null): string | null => (bytes === null ? null : Buffer.from(bytes).toString('hex'));

export function toArticleJson(article: ArticleFields): ArticleJson {
  const { sourceId, sourceTitle, publisher } = article;
  return {
    id: article.id,
    source: sourceId === null ? null : { id: sourceId, title: sourceTitle, publisher },
    url: article.url,
    title: article.title,
    language: article.language,
    publishedAt: article.publishedAt,
    publishedMark: article.publishedMark,
    firstSeenAt: article.firstSeenAt,
    isOldNews: article.isOldNews,
    broughtBy: article.broughtBy,
    revisionCount: article.revisionCount,
    screenedWith: article.screenedWith,
    screenedAt: article.screenedAt,
  };
}

export function toRevisionJson(revision: RevisionFields): RevisionJson {
  return {
    id: revision.id,
    number: revision.number,
    title: revision.title,
    text: revision.text,
    isTruncated: revision.isTruncated,
    author: revision.author,
    language: revision.language,
    recognisedLanguage: revision.recognisedLanguage,
    publishedAt: revision.publishedAt,
    contentHash: hex(revision.contentHash) ?? '',
    recordedAt: revision.recordedAt,
    screenedWith: revision.screenedWith,
    screenedAt: revision.screenedAt,
    capture: revision.captureId === null ? null : toCaptureJson(revision, revision.captureId),
  };
}

function toCaptureJson(revision: RevisionFields, id: string): CaptureJson {
  return {
    id,
    address: revision.captureAddress,
    finalAddress: revision.captureFinalAddress,
    retrievedAt: revision.captureRetrievedAt,
    status: revision.captureStatus,
    headers: { ...revision.captureHeaders },
    mediaType: revision.captureMediaType,
    sha256: hex(revision.captureSha256),
    byteLength: revision.captureByteLength,
  };
}
