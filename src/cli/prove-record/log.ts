/** A record in memory, column by column as the database holds it, to be tampered with. Pure. */
import { createHash } from 'node:crypto';
import { encodeEntry } from '../../platform/audit/encode-entry.js';

/** One row of audit_entries; bytes in hex, JSON in canonical form, instants in microseconds. */
export interface EntryRow {
  readonly number: string;
  readonly recordedAt: string;
  readonly actor: string;
  readonly act: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly textHash: string | null;
  readonly previousHash: string;
  readonly hash: string;
}

/** One row of audit_texts; salt in hex, instant in microseconds. */
export interface TextRow {
  readonly number: string;
  readonly salt: string | null;
  readonly text: string | null;
  readonly erasedAt: string | null;
}

/** A whole record. */
export interface Log {
  readonly entries: readonly EntryRow[];
  readonly texts: readonly TextRow[];
}

/** The entries from an index on, with hashes that follow from the one before: what a forger computes anew. */
export function rechain(entries: readonly EntryRow[], from: number): EntryRow[] {
  const out = entries.slice(0, from);
  for (const entry of entries.slice(from)) {
    const previousHash = out.at(-1)?.hash ?? '00'.repeat(32);
    const content = { ...entry, previousHash };
    out.push({ ...content, hash: sha256(encodeEntry(content)) });
  }
  return out;
}

export function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** As the record hashes a text with its salt. */
export function hashText(salt: string, text: string): string {
  return createHash('sha256').update(Buffer.from(salt, 'hex')).update(text, 'utf8').digest('hex');
}

/**
 * The number by which the first difference from the untouched record is to be named: the first place at which the entry,
 * its text, or what the record says of the text's erasure is not as it was. Null where nothing differs.
 */
export function firstDifference(untouched: Log, tampered: Log): number | null {
  const before = places(untouched);
  const after = places(tampered);
  const length = Math.max(before.length, after.length);
  for (let at = 0; at < length; at++) if (before[at] !== after[at]) return at + 1;
  const numbers = new Set(tampered.entries.map(({ number }) => number));
  const orphans = tampered.texts.filter(({ number }) => !numbers.has(number)).map(({ number }) => Number(number));
  return orphans.length === 0 ? null : Math.min(...orphans);
}

function places({ entries, texts }: Log): string[] {
  const textOf = new Map(texts.map((text) => [text.number, text]));
  const erasures = new Map<string, string[]>();
  for (const { act, subjectType, subjectId, recordedAt } of entries) {
    if (act !== 'audit.erase-text' || subjectType !== 'audit-entry') continue;
    erasures.set(subjectId, [...(erasures.get(subjectId) ?? []), recordedAt]);
  }
  return entries
    .toSorted((a, b) => (BigInt(a.number) < BigInt(b.number) ? -1 : 1))
    .map((entry) => {
      const text = textOf.get(entry.number) ?? null;
      // An erasure bears on an entry that has a text; said of another it is an act like any other.
      const erased = text === null ? [] : (erasures.get(entry.number) ?? []);
      const erasedAt = text?.erasedAt ?? null;
      const isErased = erasedAt === null ? erased.length > 0 : erased.includes(erasedAt);
      return JSON.stringify([entry, text, isErased]);
    });
}
