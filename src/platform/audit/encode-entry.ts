/** The text that an entry's hash covers. Anyone can rebuild it from the columns; docs are the code below. */

/** The columns of one entry that its hash covers, as they stand in the database. */
export interface EntryContent {
  /** Position in the chain, from 1 without gaps; decimal. */
  readonly number: string;
  /** Microseconds since 1970-01-01T00:00:00Z, decimal. */
  readonly recordedAt: string;
  readonly actor: string;
  readonly act: string;
  readonly subjectType: string;
  readonly subjectId: string;
  /** Canonical JSON ({@link canonicaliseJson}), or null where the column is null. */
  readonly before: string | null;
  readonly after: string | null;
  /** Lower-case hex, or null where the act has no text. */
  readonly textHash: string | null;
  /** Lower-case hex. */
  readonly previousHash: string;
}

/** An entry with the text that belongs to it; salt in hex, both null where there is none or it was erased. */
export interface KeptEntry extends EntryContent {
  readonly hash: string;
  readonly salt: string | null;
  readonly text: string | null;
}

/** Names the encoding inside the hash, so that a later one can never be mistaken for it. */
const ENCODING = 'embargo-monitor audit entry 1';

/** `previous_hash` of the first entry: 32 zero bytes, in hex. */
export const GENESIS_HASH = '00'.repeat(32);

/**
 * A JSON array of texts and nulls in a fixed order: unambiguous, because JSON strings delimit themselves, and a column
 * that is null differs from one that holds the JSON value null.
 */
export function encodeEntry(entry: EntryContent): string {
  return JSON.stringify([
    ENCODING,
    entry.number,
    entry.recordedAt,
    entry.actor,
    entry.act,
    entry.subjectType,
    entry.subjectId,
    entry.before,
    entry.after,
    entry.textHash,
    entry.previousHash,
  ]);
}
