/**
 * The append-only record of every act: who, when, on what, before, after, why; chained by hashes. What the chain cannot
 * show by itself is that its end was cut off or the whole of it rebuilt: for that, keep a head elsewhere and hand it
 * to `verify` as checkpoint.
 */
import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import type { Queryable, Tx } from '../database/database.js';
import { toStorableText } from '../database/storable-text.js';
import { auditTextNotFound } from './audit.errors.js';
import { AuditRepository, ERASURE, type EntryFilter, type StoredEntry } from './audit.repository.js';
import { canonicaliseJson } from './canonical-json.js';
import { checkEntry, type ChainFault } from './check-chain.js';
import type { RecordEntry } from './record-schema.js';
import { encodeEntry, GENESIS_HASH, type EntryContent, type KeptEntry } from './encode-entry.js';

/** One act to be put on record. */
export interface AuditAct {
  /** {@link Actor.id} of whoever acts. */
  readonly actor: string;
  /** Verb in the feature's words: `alert.confirm`, `source.pause`, `key.create`. */
  readonly act: string;
  readonly subjectType: string;
  readonly subjectId: string;
  /** The fields that changed, as they were and as they are; no personal text in here. */
  readonly before?: Readonly<Record<string, unknown>> | null;
  readonly after?: Readonly<Record<string, unknown>> | null;
  /** Personal or free text (a comment, a name); kept apart and erasable, the chain holds its salted hash. */
  readonly text?: string | null;
}

/** A known entry, kept outside the database: what stood there once must still stand there. */
export interface Checkpoint {
  readonly number: number;
  /** Hex. */
  readonly hash: string;
}

/** What a look through the whole chain found. */
export interface Verification {
  /** Entries found sound, up to the first fault. */
  readonly entries: number;
  /** Number of the first entry that is not what was written (or is missing); null when all are sound. */
  readonly brokenAt: number | null;
  readonly reason: ChainFault | null;
  /** The last sound entry, to be kept as the next checkpoint; null when there is none. */
  readonly head: Checkpoint | null;
}

/** How to look through it. */
export interface VerifyOptions {
  readonly expected?: Checkpoint | readonly Checkpoint[] | null;
  readonly batchSize?: number;
  readonly from?: Queryable;
}

const SALT_BYTES = 32;
const DEFAULT_BATCH_SIZE = 500;

@Injectable()
export class AuditService {
  constructor(
    private readonly repository: AuditRepository,
    private readonly clock: Clock,
  ) {}

  /**
   * Appends one entry as part of `tx`: it stands if and only if the act does. Writers wait for one another from here to
   * the end of their transactions, so let this be among the last things a transaction does.
   *
   * @returns The entry's number.
   */
  async record(act: AuditAct, tx: Tx): Promise<string> {
    return this.append(act, this.clock.now(), tx);
  }

  private async append(act: AuditAct, at: Date, tx: Tx): Promise<string> {
    const text = act.text ?? null;
    const kept = text === null ? null : { salt: randomBytes(SALT_BYTES), text: toStorableText(text) };
    const head = await this.repository.lockHead(tx);
    const content: EntryContent = {
      number: String(BigInt(head?.number ?? 0) + 1n),
      recordedAt: `${at.getTime()}000`,
      actor: toStorableText(act.actor),
      act: toStorableText(act.act),
      subjectType: toStorableText(act.subjectType),
      subjectId: toStorableText(act.subjectId),
      before: toCanonical(act.before),
      after: toCanonical(act.after),
      textHash: kept && hashText(kept.salt, kept.text),
      previousHash: head?.hash ?? GENESIS_HASH,
    };
    await this.repository.insert({ ...content, hash: sha256(encodeEntry(content)), text: kept }, tx);
    return content.number;
  }

  /**
   * Erases the personal text of an entry, with its salt, so that what remains tells nothing of it. The erasure is an
   * act of its own on the record, and `verify` asks for it.
   *
   * @param reason Why, kept as its text.
   * @throws Refusal `audit-text-not-found`.
   */
  async eraseText(entryNumber: number, actor: string, tx: Tx, reason: string | null = null): Promise<void> {
    const now = this.clock.now();
    if (!(await this.repository.eraseText(String(entryNumber), now, tx))) throw auditTextNotFound(entryNumber);
    await this.append({ actor, ...ERASURE, subjectId: String(entryNumber), text: reason }, now, tx);
  }

  /**
   * What was done with one subject, oldest first; each entry's `before` and `after` in the canonical form that its hash
   * covers.
   */
  async listOfSubject(subjectType: string, subjectId: string): Promise<KeptEntry[]> {
    const entries = await this.repository.listOfSubject(subjectType, subjectId);
    return entries.map((entry) => ({
      ...entry,
      before: entry.before === null ? null : canonicaliseJson(entry.before),
      after: entry.after === null ? null : canonicaliseJson(entry.after),
    }));
  }

  /** Entries before a number (from the end with null), newest first. */
  async list(filter: EntryFilter, limit: number): Promise<RecordEntry[]> {
    return this.repository.listBefore(filter, limit);
  }

  /** Every act that is on record, in order of the alphabet. */
  async listActs(): Promise<string[]> {
    return this.repository.listActs();
  }

  /** An entry whose words can be erased. @throws Refusal `audit-text-not-found`. */
  async getWithText(number: string): Promise<RecordEntry> {
    const before = String(BigInt(number) + 1n);
    const nothing = { subjectType: null, subjectId: null, actor: null, act: null, from: null, to: null };
    const [entry] = await this.repository.listBefore({ before, ...nothing }, 1);
    if (entry?.number !== number || entry.text === null) throw auditTextNotFound(Number(number));
    return entry;
  }

  /** The end of the chain, to be kept as a checkpoint; null while nothing is on record. */
  async head(): Promise<Checkpoint | null> {
    const head = await this.repository.findHead();
    return head && { number: Number(head.number), hash: head.hash };
  }

  /**
   * Reads the whole chain in batches (memory does not grow with it) and stops at the first fault.
   *
   * @param options.expected Heads from earlier, kept elsewhere; without one a chain cut off at its end, or rebuilt from
   *   some entry on, looks sound. The more there are, the nearer the entry that is named lies to where a rebuilding began.
   * @param options.batchSize Entries read at a time.
   * @param options.from A transaction to read in; by default what is committed.
   */
  async verify(options: VerifyOptions = {}): Promise<Verification> {
    const { batchSize = DEFAULT_BATCH_SIZE, from } = options;
    const expected = [options.expected ?? []].flat().sort((a, b) => a.number - b.number);
    const hashesAt = Map.groupBy(expected, ({ number }) => number);
    let entries = 0;
    let previousHash = GENESIS_HASH;
    const tell = (brokenAt: number | null, reason: ChainFault | null): Verification => ({
      entries,
      brokenAt,
      reason,
      head: entries === 0 ? null : { number: entries, hash: previousHash },
    });
    for (;;) {
      const batch = await this.repository.readAfter(entries === 0 ? null : String(entries), batchSize, from);
      for (const entry of batch) {
        const fault = checkEntry(withComputedHashes(entry), { number: entries + 1, previousHash });
        if (fault) return tell(entries + 1, fault);
        if (hashesAt.get(entries + 1)?.some(({ hash }) => hash.toLowerCase() !== entry.hash))
          return tell(entries + 1, 'rewritten');
        entries++;
        previousHash = entry.hash;
      }
      if (batch.length < batchSize) break;
    }
    if (expected.some(({ number }) => number > entries)) return tell(entries + 1, 'truncated');
    const orphan = await this.repository.findOrphanText(from);
    return orphan === null ? tell(null, null) : tell(Number(orphan), 'text');
  }
}

function toCanonical(value: Readonly<Record<string, unknown>> | null | undefined): string | null {
  return value === null || value === undefined ? null : canonicaliseJson(JSON.stringify(value));
}

function withComputedHashes(entry: StoredEntry): Parameters<typeof checkEntry>[0] {
  return {
    ...entry,
    computedHash: computeHash(entry),
    computedTextHash: entry.salt === null || entry.text === null ? null : hashText(entry.salt, entry.text),
  };
}

/** Empty (equal to no hash) where a column cannot be walked: nothing that was written here is nested that deep. */
function computeHash(entry: StoredEntry): string {
  try {
    return sha256(
      encodeEntry({
        ...entry,
        before: entry.before === null ? null : canonicaliseJson(entry.before),
        after: entry.after === null ? null : canonicaliseJson(entry.after),
      }),
    );
  } catch (error) {
    if (error instanceof RangeError) return '';
    throw error;
  }
}

function hashText(salt: Buffer, text: string): string {
  return createHash('sha256').update(salt).update(text, 'utf8').digest('hex');
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
