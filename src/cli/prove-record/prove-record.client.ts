/** Tampers with records in a real database and asks the verification of the product what it finds. */
import { AuditRepository } from '../../platform/audit/audit.repository.js';
import { AuditService } from '../../platform/audit/audit.service.js';
import { SystemClock } from '../../platform/clock/clock.js';
import type { Database, Tx } from '../../platform/database/database.js';
import { seeded } from '../seeded.js';
import { firstDifference, type Log } from './log.js';
import { turnInto } from './log-rows.client.js';
import { makeLog } from './make-log.js';
import { TAMPERINGS } from './tamperings.js';

/** What was found of one way of tampering. */
export interface TamperingTally {
  readonly made: number;
  readonly found: number;
  /** Named by the first entry that is not as it was; of ends computed anew by the first checkpoint after it. */
  readonly namedRightly: number;
}

/** The outcome. */
export interface RecordProof {
  readonly seed: number;
  readonly logs: number;
  /** Untouched records that verified, of {@link untouched}. */
  readonly sound: number;
  readonly untouched: number;
  readonly tamperings: Readonly<Record<string, TamperingTally>>;
  /** The first few that were not found, or named wrongly, to be looked at. */
  readonly missed: readonly string[];
}

const TAMPERINGS_PER_LOG = 500;
const MAX_TOLD = 10;

/** Thrown to take a transaction back. */
class TakenBack extends Error {}

/**
 * @param count Tamperings; one that happens to change nothing is not counted and another made instead.
 * @param told Called after each record with the number of tamperings made so far.
 */
export async function proveRecord(
  database: Database,
  { count, seed }: { readonly count: number; readonly seed: number },
  told: (made: number) => void = () => undefined,
): Promise<RecordProof> {
  const random = seeded(seed);
  const audit = new AuditService(new AuditRepository(database), new SystemClock());
  const kinds = Object.keys(TAMPERINGS);
  const tallies = new Map(kinds.map((kind) => [kind, { made: 0, found: 0, namedRightly: 0 }]));
  const missed: string[] = [];
  let [logs, sound, untouched, made] = [0, 0, 0, 0];
  let standing: Log = { entries: [], texts: [] };
  while (made < count) {
    const log = makeLog(5 + Math.floor(random() * 50), random);
    await database.transaction((tx) => turnInto(standing, log, tx));
    standing = log;
    logs++;
    const ends = [log.entries.length, 1 + Math.floor(random() * log.entries.length)];
    const expected = ends.map((number) => ({ number, hash: log.entries[number - 1]?.hash ?? '' }));
    const verify = (from?: Tx): ReturnType<AuditService['verify']> => audit.verify({ expected, from });
    untouched++;
    if ((await verify()).brokenAt === null) sound++;
    for (let i = 0; i < TAMPERINGS_PER_LOG && made < count;) {
      const kind = kinds[Math.floor(random() * kinds.length)] ?? '';
      let tampered = TAMPERINGS[kind]?.(log, random) ?? log;
      // Some forgers do more than one thing.
      const more = TAMPERINGS[kinds[Math.floor(random() * kinds.length)] ?? ''];
      if (random() < 0.1 && tampered.entries.length > 0) tampered = more?.(tampered, random) ?? tampered;
      const first = firstDifference(log, tampered);
      if (first === null || !isStorable(tampered)) continue;
      i++;
      made++;
      const { brokenAt } = await takenBack(database, async (tx) => {
        await turnInto(log, tampered, tx);
        return verify(tx);
      });
      const tally = tallies.get(kind);
      if (tally === undefined) continue;
      tally.made++;
      if (brokenAt !== null) tally.found++;
      if (isNamedRightly(brokenAt, first, expected)) tally.namedRightly++;
      else if (missed.length < MAX_TOLD) missed.push(`${kind}: first at ${first}, named ${brokenAt ?? 'nothing'}`);
    }
    untouched++;
    if ((await verify()).brokenAt === null) sound++;
    // What was taken back leaves dead rows, which every look would have to step over.
    await database.run('VACUUM audit_entries, audit_texts');
    told(made);
  }
  return { seed, logs, sound, untouched, tamperings: Object.fromEntries(tallies), missed };
}

/** No two rows under one number: the keys of the tables hold whatever else is switched off. */
function isStorable({ entries, texts }: Log): boolean {
  return [entries, texts].every((rows) => new Set(rows.map(({ number }) => number)).size === rows.length);
}

/** Hashes that were computed anew tell nothing before the next checkpoint. */
function isNamedRightly(
  brokenAt: number | null,
  first: number,
  checkpoints: readonly { readonly number: number }[],
): boolean {
  if (brokenAt === null) return false;
  if (brokenAt === first) return true;
  const next = Math.min(...checkpoints.map(({ number }) => number).filter((number) => number >= first));
  return brokenAt > first && brokenAt <= next;
}

async function takenBack<T>(database: Database, work: (tx: Tx) => Promise<T>): Promise<T> {
  const answers: T[] = [];
  await database
    .transaction(async (tx) => {
      answers.push(await work(tx));
      throw new TakenBack();
    })
    .catch((error: unknown) => {
      if (!(error instanceof TakenBack)) throw error;
    });
  return answers[0] as T;
}
