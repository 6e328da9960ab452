/** What raising writes: an article's place in a story, the alert, and the evidence it keeps. */
import type { Finding } from '../detection/finding.js';
import type { FullAlertRow } from './alert-row.js';
import type { EventFacts } from './event-facts.js';

/** An article that joins a story, or stands in it with new values. */
export interface StoryArticleRow {
  readonly storyId: string;
  readonly articleId: string;
  readonly revisionId: string;
  readonly publisher: string;
  readonly title: string;
  readonly url: string | null;
  readonly language: string | null;
  readonly datedAt: Date;
  readonly ground: string;
  readonly similarity: number;
  readonly isCopy: boolean;
  readonly copyOf: string | null;
  readonly credits: readonly string[];
  readonly shingleCount: number;
  readonly sketch: Uint32Array;
  readonly marks: readonly string[];
  readonly facts: readonly EventFacts[];
  readonly keys: readonly number[];
}

/** A passage with its words, as evidence keeps it. */
export interface Passage {
  readonly field: 'title' | 'text';
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  readonly rule: string;
  /** It denies the claim. */
  readonly isDenial: boolean;
}

/** A piece of evidence to keep. Hashes are hexadecimal. */
export interface NewEvidence {
  readonly alertId: string;
  readonly articleId: string;
  readonly revisionId: string;
  readonly isCurrent: boolean;
  readonly isMention: boolean;
  readonly isCopy: boolean;
  readonly isOldNews: boolean;
  readonly packVersion: string;
  readonly engine: string | null;
  readonly languageHint: string | null;
  readonly sourceId: string | null;
  readonly sourceTitle: string;
  readonly publisher: string;
  readonly reliability: string;
  readonly country: string | null;
  readonly url: string | null;
  readonly title: string;
  readonly text: string;
  readonly language: string | null;
  readonly publishedAt: Date | null;
  readonly datedAt: Date;
  readonly contentHash: string;
  readonly retrievedAt: Date | null;
  readonly captureSha256: string | null;
  readonly captureAddress: string | null;
  readonly captureFinalAddress: string | null;
  readonly captureMediaType: string | null;
  readonly captureHeaders: Readonly<Record<string, string>> | null;
  readonly passages: readonly Passage[];
  readonly detail: Finding;
}

/** The bytes evidence was read from. */
export interface NewBody {
  readonly sha256: Uint8Array;
  readonly compression: string;
  readonly body: Uint8Array;
}

/** A row to insert or to update; `search` are terms that are added to those already there. It stands for itself again. */
export interface AlertWrite extends FullAlertRow {
  readonly search: readonly string[];
}
