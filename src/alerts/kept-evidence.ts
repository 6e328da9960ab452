/** What an alert rests on, whole, as it was kept. */
import type { Finding } from '../detection/finding.js';
import type { Passage } from './kept-rows.js';

/** One revision of an article as it was kept when the alert was raised or grew. */
export interface KeptEvidence {
  readonly id: string;
  readonly articleId: string;
  readonly revisionId: string;
  readonly isCurrent: boolean;
  readonly isMention: boolean;
  readonly isCopy: boolean;
  readonly packVersion: string;
  /** What ran the pack; null where a person read, or where it was not noted yet. */
  readonly engine: string | null;
  /** What the source said of the language when the text was read, or null. */
  readonly languageHint: string | null;
  readonly sourceTitle: string;
  readonly publisher: string;
  /** Admiralty reliability of the source then, A–F. */
  readonly reliability: string;
  readonly country: string | null;
  readonly url: string | null;
  readonly title: string;
  readonly text: string;
  readonly language: string | null;
  readonly publishedAt: Date | null;
  /** SHA-256 over title, NUL and text, hexadecimal. */
  readonly contentHash: string;
  readonly retrievedAt: Date | null;
  /** Of the body as retrieved, hexadecimal; null where nothing was retrieved. */
  readonly captureSha256: string | null;
  readonly captureAddress: string | null;
  readonly captureFinalAddress: string | null;
  readonly captureMediaType: string | null;
  readonly captureHeaders: Readonly<Record<string, string>> | null;
  readonly passages: readonly Passage[];
  readonly detail: Finding;
  readonly addedAt: Date;
}
