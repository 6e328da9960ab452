import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { buildSource } from '../../test/support/build-source.js';
import { FixedClock } from '../../test/support/fixed-clock.js';
import { createTestDatabase, type TestDatabase } from '../../test/support/test-database.js';
import { AuditRepository } from '../platform/audit/audit.repository.js';
import { AuditService } from '../platform/audit/audit.service.js';
import { JobsService } from '../platform/jobs/jobs.service.js';
import { planAfterPoll, type PollOutcome } from './plan-after-poll.js';
import { aFailure, anAnswer } from './polling.spec-support.js';
import { SourcePollingRepository, type PollableSource } from './source-polling.repository.js';
import { SourcePollingService } from './source-polling.service.js';
import { SourcesRepository } from './sources.repository.js';

const DAY = 24 * 3_600_000;
const NO_ITEMS = { received: 0, new: 0, known: 0, revised: 0, rejected: 0 };

describe('what polls leave on their sources', () => {
  let db: TestDatabase;
  let clock: FixedClock;
  let polling: SourcePollingService;
  let sources: SourcesRepository;

  beforeAll(async () => {
    Logger.overrideLogger(false);
    db = await createTestDatabase();
    clock = new FixedClock();
    const audit = new AuditService(new AuditRepository(db.database), clock);
    const jobs = new JobsService({ url: db.url, applicationName: 'test' });
    polling = new SourcePollingService(new SourcePollingRepository(db.database), audit, jobs, clock);
    sources = new SourcesRepository(db.database);
  });

  afterAll(async () => db?.drop());

  beforeEach(async () => {
    await db.database.run('DELETE FROM sources');
    await db.database.run('DELETE FROM held_hosts');
  });

  /** Claims the source whatever its plan, and records what a poll came to. @returns The source as it was before. */
  async function record(id: string, outcome: PollOutcome, heldForMs = 0, ledger = NO_ITEMS): Promise<PollableSource> {
    await db.database.run('UPDATE sources SET next_poll_at = $2 WHERE id = $1', [id, clock.now()]);
    const { token, sources: claimed } = await db.database.transaction((tx) => polling.claimDue(10, 10, tx));
    expect(claimed.map((source) => source.id)).toContain(id);
    const [source] = await polling.takeUp([id], token);
    if (source === undefined) throw new Error('The source is not under its claim');
    const after = planAfterPoll(source, { ...outcome, at: clock.now() }, 0);
    await db.database.transaction((tx) => polling.recordPolled([{ source, after, ledger, heldForMs }], tx));
    return source;
  }

  const eventsOf = async (id: string): Promise<string[]> =>
    (await sources.findEvents(id, 10)).map(({ kind }) => kind).reverse();

  it('keeps what a document taught, through unchanged polls and failures', async () => {
    const id = await buildSource(db.database);
    await record(id, anAnswer());
    const first = await record(id, anAnswer({ document: null }));
    expect(first).toMatchObject({ tip: ['12'], windowItems: 2, profile: { title: 'A' }, habit: { gapCount: 1 } });
    const second = await record(id, aFailure());
    expect(second.habit).toEqual(first.habit);
    const third = await record(id, anAnswer({ document: null }));
    expect(third).toMatchObject({ tip: ['12'], failureScore: 0.5, failingSince: clock.now() });
    const source = await sources.findById(id);
    expect(source).toMatchObject({ pollsMade: 4, gapsFound: 0, lastCertificate: 'unchanged', attention: null });
  });

  it('adds every poll to the ledger, and refuses one that does not balance', async () => {
    const id = await buildSource(db.database);
    await record(id, anAnswer(), 0, { received: 10, new: 4, known: 3, revised: 2, rejected: 1 });
    await record(id, anAnswer({ document: null }), 0, { received: 5, new: 0, known: 5, revised: 0, rejected: 0 });
    expect(await sources.sumLedgers()).toEqual({
      sources: 1,
      polls: 2,
      gaps: 0,
      received: 15,
      new: 4,
      known: 8,
      revised: 2,
      rejected: 1,
    });
    await expect(record(id, anAnswer(), 0, { ...NO_ITEMS, received: 1 })).rejects.toThrow('ck_sources_ledger');
  });

  it('tells of gaps, silences and their ends, each once', async () => {
    const id = await buildSource(db.database);
    await record(id, anAnswer());
    const empty = {
      sha256: Buffer.from('cc', 'hex'),
      seen: [],
      received: 0,
      revised: 0,
      profile: { title: 'A', sites: [], mayBeEmpty: false },
    };
    await record(id, anAnswer({ document: empty }));
    clock.advance(900_000);
    await record(id, anAnswer({ document: null }));
    await record(id, anAnswer({ document: null }));
    expect(await sources.countByState()).toMatchObject({ enabled: 1, silent: 1 });
    expect(await sources.countTroubled()).toMatchObject({ silent: 1, attention: 0 });
    expect(
      await sources.find({ state: null, language: null, q: null, trouble: 'silent', afterId: '0', limit: 9 }),
    ).toHaveLength(1);
    await record(id, anAnswer());
    expect(await eventsOf(id)).toEqual(['source.gap', 'source.silent', 'source.heard']);
    expect(await sources.countByState()).toMatchObject({ silent: 0 });
  });

  it('asks a source that is gone once a week, and has it back when it answers', async () => {
    const id = await buildSource(db.database);
    await record(id, aFailure({ status: 410 }));
    clock.advance(2 * DAY);
    await record(id, aFailure({ status: 410 }));
    const gone = await sources.findById(id);
    expect(gone).toMatchObject({ state: 'gone', stateReason: expect.stringContaining('410'), version: 2 });
    const wait = (gone?.nextPollAt.getTime() ?? 0) - clock.now().getTime();
    expect(wait).toBeGreaterThan(2 * DAY);
    expect(wait).toBeLessThanOrEqual(7 * DAY);
    clock.advance(7 * DAY);
    await record(id, anAnswer());
    expect(await sources.findById(id)).toMatchObject({
      state: 'enabled',
      stateReason: null,
      attention: null,
      version: 3,
    });
    expect(await eventsOf(id)).toEqual(['source.gone', 'source.returned']);
    const acts = await db.database.rows<{ act: string }>(
      'SELECT act FROM audit_entries WHERE subject_id = $1 ORDER BY number',
      [id],
    );
    expect(acts.map(({ act }) => act)).toEqual(['source.gone', 'source.return']);
  });

  it('leaves all feeds of a host alone that asks for patience, and no other', async () => {
    const id = await buildSource(db.database, { host: 'busy' });
    const neighbour = await buildSource(db.database, { host: 'busy', nextPollAt: new Date(0) });
    const other = await buildSource(db.database, { host: 'free', nextPollAt: new Date(0) });
    await db.database.run('UPDATE sources SET next_poll_at = $1 WHERE id <> $2', [
      new Date(clock.now().getTime() + 1),
      id,
    ]);
    await record(id, aFailure({ status: 429, retryAfterMs: 60_000 }), 60_000);
    const claim = async (): Promise<string[]> => {
      const { token, sources: claimed } = await db.database.transaction((tx) => polling.claimDue(10, 10, tx));
      const ids = claimed.map((source) => source.id);
      await polling.release(ids, token);
      return ids;
    };
    clock.advance(30_000);
    expect(await claim()).toEqual([other]);
    clock.advance(31_000);
    expect(await claim()).toContain(neighbour);
  });
});
