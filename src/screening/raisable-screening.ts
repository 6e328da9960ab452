/** What screening hands to whoever groups findings into stories and raises alerts. Ids are bigints as text. */
import type { Finding } from '../detection/finding.js';

/** A screening that has not been raised yet, with all that an alert and its evidence need. */
export interface RaisableScreening {
  readonly screeningId: string;
  readonly packVersion: string;
  /** What ran the pack; null where a person read, or where it was not noted yet. */
  readonly engine: string | null;
  /** What the source said of the language when the text was read, or null. */
  readonly languageHint: string | null;
  readonly screenedAt: Date;
  readonly revision: {
    readonly id: string;
    /** 1 for an article's first text. */
    readonly number: number;
    readonly title: string;
    readonly text: string;
    /** Of what was brought by hand: where it was published, in the words of whoever brought it. */
    readonly author: string | null;
    /** The language read (a lexicon's), else the source's hint, else null. */
    readonly language: string | null;
    readonly publishedAt: Date | null;
    readonly recordedAt: Date;
    /** SHA-256 over title and text. */
    readonly contentHash: Buffer;
  };
  readonly article: {
    readonly id: string;
    readonly url: string | null;
    /** Came with a source's first poll or a backfill: stored and screened, but nobody is mailed about it. */
    readonly isOldNews: boolean;
    readonly firstSeenAt: Date;
    /** Id of the user who brought it by hand, or null. */
    readonly broughtBy: string | null;
  };
  /** Null where the article was brought by hand or its source has been deleted. */
  readonly source: {
    readonly id: string;
    readonly title: string;
    readonly publisher: string | null;
    /** NATO Admiralty reliability, A–F. */
    readonly reliability: string;
    /** ISO 3166-1 alpha-2. */
    readonly country: string | null;
  } | null;
  /** The bytes the text was read from; several screenings may share one. */
  readonly capture: {
    /** Of the body before compression. */
    readonly sha256: Buffer;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: Buffer;
    readonly compression: 'none' | 'gzip' | 'zstd';
    readonly retrievedAt: Date;
    readonly address: string;
    readonly finalAddress: string;
    readonly mediaType: string | null;
  } | null;
  readonly findings: readonly Finding[];
}
