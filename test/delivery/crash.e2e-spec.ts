import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AlertsBench } from '../../src/alerts/alerts.spec-support.js';
import { startMailServer, type MailServer } from '../fakes/mail-server.js';
import { buildSubscription } from '../support/build-subscription.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { waitFor } from '../support/wait-for.js';

const READERS = 30;

/** Mails that one process has under way at the same time, at most: two jobs with four lanes each. */
const MOST_UNDER_WAY = 8;

let db: TestDatabase;
let server: MailServer;
let folder: string;
const running = new Set<ChildProcess>();

beforeAll(async () => {
  db = await createTestDatabase();
  server = await startMailServer();
  folder = await mkdtemp(join(tmpdir(), 'crash-'));
});

afterAll(async () => {
  for (const child of running) child.kill('SIGKILL');
  await server.close();
  await db.drop();
  await rm(folder, { recursive: true, force: true });
});

describe('an application that is killed while it sends digests', () => {
  it('sends every digest after it is started again: complete, and twice only under the same Message-ID', async () => {
    const bench = new AlertsBench(db.database);
    for (let reader = 0; reader < READERS; reader++) {
      await buildSubscription(db.database, { email: `reader-${reader}@example.org` });
    }
    await bench.raised(
      { text: 'Ammunition went from North Korea to Russia by rail.' },
      {
        text: 'Unrelated: mortars were unloaded at another port in another year.',
        publishedAt: '2026-03-02T09:00:00Z',
      },
      {
        text: 'A third and different cargo, of radio sets, was seen at an airfield.',
        publishedAt: '2025-05-02T09:00:00Z',
      },
    );
    const [raised] = await db.database.rows<{ count: number }>(
      'SELECT count(*)::integer AS count FROM alerts WHERE NOT is_old_news',
    );

    // Each time some mails have been taken, before the server says so, the process is gone.
    for (const limit of [4, 13]) {
      const child = startApplication();
      const ended = new Promise<string | null>((done) => child.once('exit', (_, signal) => done(signal)));
      server.beforeAccepting(async () => {
        if (server.taken.length >= limit) child.kill('SIGKILL');
      });
      expect(await ended).toBe('SIGKILL');
      server.beforeAccepting(null);
      running.delete(child);
      expect((await countByState())['sending']).toBeGreaterThan(0);
      await letClaimsRunOut();
    }
    const child = startApplication();
    await waitFor(
      'all digests',
      () => countByState(),
      (counts) => counts['sent'] === READERS,
      100_000,
    );
    const isGone = new Promise<void>((done) => child.once('exit', () => done()));
    child.kill('SIGTERM');
    await isGone;
    running.delete(child);

    const byReader = Map.groupBy(server.taken, ({ to }) => to);
    expect(byReader.size).toBe(READERS);
    for (const mails of byReader.values()) {
      expect(new Set(mails.map(({ mail }) => mail.messageId)).size).toBe(1);
      expect(new Set(mails.map(({ mail }) => mail.text)).size).toBe(1);
      expect(mails[0]?.mail.text).toContain('Ammunition went from North Korea to Russia by rail.');
      expect(mails[0]?.mail.subject).toMatch(raised?.count === 1 ? /^New/ : new RegExp(`^${raised?.count} new alerts`));
    }
    const doubled = server.taken.length - READERS;
    expect(doubled).toBeLessThanOrEqual(2 * MOST_UNDER_WAY);
    expect(await countByState()).toEqual({ sent: READERS });
  }, 180_000);
});

/** The built application, as `npm start` runs it. */
function startApplication(): ChildProcess {
  const child = spawn(process.execPath, ['dist/src/main.js'], {
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      DATABASE_URL: db.url,
      SMTP_URL: server.url,
      BASE_URL: 'https://embargo.example.org',
      DATA_DIR: folder,
      PORT: '0',
      POLLING: 'off',
      SEED_SOURCES: 'none',
      LOG_LEVEL: 'error',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  running.add(child);
  return child;
}

/** As if the minutes had passed in which a dead worker's claim still stands. */
async function letClaimsRunOut(): Promise<void> {
  await db.database.run(`UPDATE deliveries SET claimed_until = now() - interval '1 second' WHERE state = 'sending'`);
  await db.database.run(`UPDATE deliveries SET next_attempt_at = now() - interval '2 minutes' WHERE state = 'planned'`);
}

async function countByState(): Promise<Record<string, number>> {
  const rows = await db.database.rows<{ state: string; count: number }>(
    'SELECT state, count(*)::integer AS count FROM deliveries GROUP BY state',
  );
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
}
