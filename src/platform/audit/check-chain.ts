/** Whether an entry, as found in the database, is what was written: the rules of the chain, without a database. */

/** Why a chain does not hold. */
export type ChainFault =
  /** A number is missing, or not one more than the one before. */
  | 'gap'
  /** The entry does not follow from the one before it: that one, or this link, was rewritten. */
  | 'order'
  /** The entry's columns do not give its hash. */
  | 'hash'
  /** The text kept beside it is changed, missing, added, or erased without a record of the erasure. */
  | 'text'
  /** The chain ends before the checkpoint. */
  | 'truncated'
  /** The checkpoint's entry has another hash: the chain was rebuilt. */
  | 'rewritten';

/** What is looked at, with the hashes computed anew by the caller; hex. */
export interface CheckedEntry {
  readonly number: string;
  readonly previousHash: string;
  readonly hash: string;
  readonly computedHash: string;
  readonly textHash: string | null;
  /** Null where no text is kept. */
  readonly computedTextHash: string | null;
  readonly hasText: boolean;
  readonly isErased: boolean;
  readonly isErasureRecorded: boolean;
}

/** @param expected The number and previous hash that the place in the chain asks for. @returns The fault, or null. */
export function checkEntry(
  entry: CheckedEntry,
  expected: { readonly number: number; readonly previousHash: string },
): ChainFault | null {
  if (entry.number !== String(expected.number)) return 'gap';
  if (entry.previousHash !== expected.previousHash) return 'order';
  if (entry.hash !== entry.computedHash) return 'hash';
  return isTextSound(entry) ? null : 'text';
}

function isTextSound(entry: CheckedEntry): boolean {
  if (entry.textHash === null) return !entry.hasText;
  if (!entry.hasText) return false;
  if (entry.isErased !== entry.isErasureRecorded) return false;
  return entry.isErased || entry.computedTextHash === entry.textHash;
}
