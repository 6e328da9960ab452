import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { buildSource } from '../../test/support/build-source.js';
import { FixedClock } from '../../test/support/fixed-clock.js';
import { createTestDatabase, type TestDatabase } from '../../test/support/test-database.js';
import { AuditRepository } from '../platform/audit/audit.repository.js';
import { AuditService } from '../platform/audit/audit.service.js';
import { parseConfig } from '../platform/config/config.js';
import { JobsService } from '../platform/jobs/jobs.service.js';
import { OpmlService } from './opml.service.js';
import { SourcePollingRepository } from './source-polling.repository.js';
import { SourcePollingService, UNCLAIMED, type Claim } from './source-polling.service.js';
import { SourcesRepository } from './sources.repository.js';
import { StarterSourcesClient } from './starter-sources.client.js';

describe('claiming sources', () => {
  let db: TestDatabase;
  let jobs: JobsService;
  let clock: FixedClock;
  let audit: AuditService;

  beforeAll(async () => {
    Logger.overrideLogger(false);
    db = await createTestDatabase();
    clock = new FixedClock();
    audit = new AuditService(new AuditRepository(db.database), clock);
    jobs = new JobsService({ url: db.url, applicationName: 'test' });
    await jobs.start();
  });

  afterAll(async () => {
    await jobs?.stop();
    await db?.drop();
  });

  beforeEach(async () => {
    await db.database.run('DELETE FROM sources');
    await db.database.run('DELETE FROM pgboss.job');
  });

  const newProcess = (): SourcePollingService =>
    new SourcePollingService(new SourcePollingRepository(db.database), audit, jobs, clock);

  const claim = async (by: SourcePollingService, limit = 100, perHost = 10): Promise<Claim> =>
    db.database.transaction((tx) => by.claimDue(limit, perHost, tx));

  const idsOf = ({ sources }: Claim): string[] => sources.map(({ id }) => id);

  const onHost = async (host: string): Promise<string> => buildSource(db.database, { host, nextPollAt: clock.now() });

  it('takes what is due and enabled, the longest due first', async () => {
    const late = await buildSource(db.database, { nextPollAt: new Date(clock.now().getTime() - 60_000) });
    const later = await buildSource(db.database, { nextPollAt: new Date(clock.now().getTime() - 120_000) });
    await buildSource(db.database, { nextPollAt: new Date(clock.now().getTime() + 1) });
    const paused = await buildSource(db.database);
    await db.database.run(`UPDATE sources SET state = 'paused' WHERE id = $1`, [paused]);
    const process = newProcess();
    expect(idsOf(await claim(process, 1))).toEqual([later]);
    expect(idsOf(await claim(process))).toEqual([late]);
    expect(idsOf(await claim(process))).toEqual([]);
    expect(await process.countOutstanding()).toBe(2);
    expect(await newProcess().countOutstanding()).toBe(0);
  });

  it('takes no more of a host than allowed, and nothing of a host that is being polled', async () => {
    const busy = [await onHost('a'), await onHost('a'), await onHost('a')];
    const other = await onHost('b');
    const process = newProcess();
    const first = await claim(process, 100, 2);
    expect(new Set(idsOf(first))).toEqual(new Set([busy[0], busy[1], other]));
    expect(idsOf(await claim(process, 100, 2))).toEqual([]);
    await process.release([String(busy[0])], first.token);
    expect(idsOf(await claim(process, 100, 2))).toEqual([]);
    await process.release([String(busy[1])], first.token);
    expect(new Set(idsOf(await claim(process, 100, 3)))).toEqual(new Set(busy));
  });

  it('gives different sources to processes that claim at the same moment', async () => {
    for (let number = 0; number < 60; number++) await onHost(`host-${number % 20}`);
    const claimed = new Map<string, string>();
    const hosts = new Map<string, string>();
    await Promise.all(
      Array.from({ length: 8 }, async () => {
        for (let turn = 0; turn < 10; turn++) {
          const { token, sources } = await claim(newProcess(), 7, 2);
          for (const { id, host } of sources) {
            expect(claimed.has(id)).toBe(false);
            expect(hosts.get(host) ?? token).toBe(token);
            claimed.set(id, token);
            hosts.set(host, token);
          }
        }
      }),
    );
    expect(hosts.size).toBe(20);
    expect(claimed.size).toBeGreaterThanOrEqual(20);
  });

  it('lets a claim run out, and then the old token is worth nothing', async () => {
    const id = await onHost('a');
    const killed = newProcess();
    const first = await claim(killed);
    clock.advance(119_000);
    expect(idsOf(await claim(newProcess()))).toEqual([]);
    clock.advance(2_000);
    const heir = newProcess();
    const second = await claim(heir);
    expect(idsOf(second)).toEqual([id]);
    expect(await killed.takeUp([id], first.token)).toEqual([]);
    await killed.extend([id], first.token);
    await killed.release([id], first.token);
    const held = await db.database.transaction((tx) => killed.lockClaimed([{ id, token: first.token }], tx));
    expect(held.size).toBe(0);
    expect(await heir.takeUp([id], second.token)).toEqual([expect.objectContaining({ id, host: 'a', etag: null })]);
  });

  it('keeps a claim for as long as it is extended', async () => {
    const id = await onHost('a');
    const process = newProcess();
    const { token } = await claim(process);
    for (let turn = 0; turn < 5; turn++) {
      clock.advance(100_000);
      await process.extend([id], token);
    }
    expect(idsOf(await claim(newProcess()))).toEqual([]);
    clock.advance(100_000);
    expect(await process.takeUp([id], token)).toHaveLength(1);
    clock.advance(100_000);
    expect(idsOf(await claim(newProcess()))).toEqual([]);
  });

  it('polls by hand at once, or as soon as the host is free, and not what is being polled', async () => {
    const first = await onHost('a');
    const second = await onHost('a');
    const process = newProcess();
    const enqueued = async (): Promise<{ sourceIds: string[]; claimToken: string }[]> =>
      (
        await db.database.rows<{ data: { sourceIds: string[]; claimToken: string } }>(
          'SELECT data FROM pgboss.job ORDER BY created_on, id',
        )
      ).map(({ data }) => data);
    await db.database.transaction((tx) => process.enqueueNow(first, tx));
    expect(await enqueued()).toEqual([{ sourceIds: [first], claimToken: expect.stringMatching(/.+/) }]);
    await db.database.transaction((tx) => process.enqueueNow(first, tx));
    expect(await enqueued()).toHaveLength(1);
    await db.database.transaction((tx) => process.enqueueNow(second, tx));
    expect(await enqueued()).toContainEqual({ sourceIds: [second], claimToken: UNCLAIMED });
  });

  it('fills an untouched registry once, however many processes start, and leaves an emptied one empty', async () => {
    const fresh = await createTestDatabase();
    try {
      const opml = (): OpmlService =>
        new OpmlService(
          new SourcesRepository(fresh.database),
          new StarterSourcesClient(),
          new AuditService(new AuditRepository(fresh.database), clock),
          fresh.database,
          clock,
          parseConfig({}),
        );
      await Promise.all([opml().seed(), opml().seed(), opml().seed()]);
      const [filled] = await fresh.database.rows<{ count: number; acts: number }>(
        `SELECT (SELECT count(*)::int FROM sources) AS count, (SELECT count(*)::int FROM audit_entries WHERE act = 'source.seed') AS acts`,
      );
      expect(filled?.count).toBeGreaterThan(50);
      expect(filled?.acts).toBe(1);
      await fresh.database.run('DELETE FROM sources');
      await opml().seed();
      expect(await fresh.database.rows('SELECT id FROM sources')).toEqual([]);
    } finally {
      await fresh.drop();
    }
  });
});
