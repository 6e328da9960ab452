import type { Detection, DetectionArticle, Finding, Quiet } from '../detection/finding.js';

/** A text to be read. */
export interface ReadableRevision {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  /** A hint, or null. */
  readonly language: string | null;
  readonly publishedAt: Date | null;
}

/** What reading a text came to. */
export interface ReadRevision {
  readonly id: string;
  readonly languageHint: string | null;
  /** The language read; null where there is no lexicon for it. */
  readonly language: string | null;
  readonly recognisedLanguage: string | null;
  readonly findings: readonly Finding[];
  readonly quiet: readonly Quiet[];
  /** Why it could not be read, or null. */
  readonly error: string | null;
}

const MAX_ERROR_LENGTH = 1_000;

/** Reads one text. A text on which detection fails is told, not thrown: it must not keep others from being read. */
export function screenRevision(
  revision: ReadableRevision,
  detect: (article: DetectionArticle) => Detection,
): ReadRevision {
  const read = { id: revision.id, languageHint: revision.language };
  try {
    const { language, recognisedLanguage, findings, quiet } = detect({
      title: revision.title,
      text: revision.text,
      language: revision.language,
      published: revision.publishedAt?.toISOString() ?? null,
    });
    return { ...read, language, recognisedLanguage, findings, quiet, error: null };
  } catch (error) {
    const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return {
      ...read,
      language: null,
      recognisedLanguage: null,
      findings: [],
      quiet: [],
      error: reason.replaceAll('\0', '').toWellFormed().slice(0, MAX_ERROR_LENGTH).toWellFormed(),
    };
  }
}

/** Whether there is anything to keep besides the note that it was read. */
export function isWorthKeeping(read: ReadRevision): boolean {
  return read.findings.length > 0 || read.quiet.length > 0 || read.error !== null;
}
