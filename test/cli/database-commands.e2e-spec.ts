import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FeedServer } from '../fakes/feed-server.js';
import { buildFeed } from '../support/build-feed.js';
import { runCli, type CliRun } from '../support/run-cli.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const ARMS =
  'Iran shipped 120 anti-ship missiles to the Houthis in Yemen in March 2026, a United Nations panel said on Monday.';

describe('commands that need the database', () => {
  let db: TestDatabase;
  let press: FeedServer;
  let folder: string;
  let cli: (args: readonly string[], input?: string) => Promise<CliRun>;

  beforeAll(async () => {
    db = await createTestDatabase();
    press = await FeedServer.start();
    folder = await mkdtemp(join(tmpdir(), 'embargo-cli-'));
    const environment = {
      DATABASE_URL: db.url,
      DATA_DIR: folder,
      ALLOW_PRIVATE_ADDRESSES: '127.0.0.1',
      LOG_LEVEL: 'error',
    };
    cli = (args, input = '') => runCli(args, { input, environment });
  });

  afterAll(async () => {
    await press?.stop();
    await db?.drop();
    await rm(folder, { recursive: true, force: true });
  });

  it('migrate finds a current schema current', async () => {
    const { status, stdout } = await cli(['migrate']);
    expect({ status, stdout }).toEqual({ status: 0, stdout: 'The schema is current.\n' });
  });

  it('opml takes sources in, names what is unusable, and gives them out again', async () => {
    press.serve(
      '/feed',
      buildFeed([
        { guid: '1', title: 'Panel reports shipment', text: ARMS, published: 'Tue, 07 Apr 2026 10:00:00 GMT' },
      ]),
    );
    const list = `<opml version="2.0"><body><outline text="Good" xmlUrl="${press.url('/feed')}"/><outline text="Gone" xmlUrl="${press.url('/none')}"/><outline text="Bad" xmlUrl="not an address"/></body></opml>`;
    const taken = await cli(['opml', 'import', '-'], list);
    expect(taken.stdout).toContain('2 added, 0 known, 1 not usable.');
    expect(taken.status).toBe(1);
    const given = await cli(['opml', 'export']);
    expect(given.stdout).toContain(press.url('/feed'));
  });

  it('poll fetches what is due, screens it and says what failed', async () => {
    const { status, stdout } = await cli(['poll']);
    expect(stdout).toMatch(/fetched {7}Good: 1 items, 1 new/);
    expect(stdout).toMatch(/failed {8}Gone: .*404/);
    expect(stdout).toContain('2 polled, 1 failed; 1 items, 1 new, 0 revised.');
    expect(status).toBe(1);
    const alerts = await db.database.rows<{ regime: string }>('SELECT regime FROM alerts ORDER BY regime');
    expect(alerts.map(({ regime }) => regime)).toContain('yemen-houthis');
  });

  it('backfill reads archives as old news, once, and names what it cannot read', async () => {
    const archive = join(folder, 'archive');
    await mkdir(archive);
    const records = [
      JSON.stringify({
        id: 'a',
        title: 'Older shipment',
        text: 'In May 2023 Libya’s coast guard watched Turkey fly armoured vehicles to Misrata, experts said.',
        published: '2023-06-01',
      }),
      '{"id": "broken"',
    ];
    await writeFile(join(archive, 'old.jsonl'), records.join('\n'));
    await writeFile(join(archive, 'note.txt'), 'A title\n\nThe bridge stays closed until May.');
    const first = await cli(['backfill', archive]);
    expect(first.stdout).toContain('2 files: 2 items, 2 new, 0 known, 1 faults.');
    expect(first.stderr).toContain('line 2');
    const again = await cli(['backfill', archive]);
    expect(again.stdout).toContain('2 files: 0 items, 0 new, 0 known, 0 faults.');
    const [row] = await db.database.rows<{ old: number }>(
      `SELECT count(*)::int AS old FROM articles WHERE is_old_news AND title IN ('Older shipment', 'A title')`,
    );
    expect(row?.old).toBe(2);
  });

  it('keys makes, lists and revokes', async () => {
    await db.database.run(`INSERT INTO users (email, name, role) VALUES ('ana@example.org', 'Ana', 'analyst')`);
    const made = await cli([
      'keys',
      'create',
      '--user',
      'ana@example.org',
      '--name',
      'dashboard',
      '--scopes',
      'alerts:read',
      '--days',
      '30',
    ]);
    expect(made.stdout).toMatch(/^emk_[0-9a-f]+_[\w-]+\n$/);
    const listed = await cli(['keys', 'list']);
    expect(listed.stdout).toMatch(/alerts:read\tdashboard/);
    const id = listed.stdout.trim().split('\n').at(-1)?.split('\t')[0] ?? '';
    expect((await cli(['keys', 'revoke', id])).stdout).toContain('is revoked');
    expect((await cli(['keys', 'list'])).stdout).toContain('revoked');
    const refused = await cli(['keys', 'create', '--user', 'nobody@example.org', '--name', 'x']);
    expect(refused).toMatchObject({ status: 1, stderr: expect.stringContaining('no user') });
  });

  it('verify-audit proves the record whole, and finds what was altered behind its back', async () => {
    const [words] = await db.database.rows<{ number: string }>(
      'SELECT min(entry_number)::text AS number FROM audit_texts',
    );
    expect((await cli(['erase-text', words?.number ?? ''])).stdout).toContain('are erased');
    const whole = await cli(['verify-audit']);
    expect(whole.stdout).toMatch(/The record is whole: \d+ entries/);
    const checkpoint = /\d+:[0-9a-f]{64}/.exec(whole.stdout)?.[0] ?? '';
    expect((await cli(['verify-audit', '--checkpoint', checkpoint])).status).toBe(0);
    const signed = await cli(['checkpoint']);
    const file = join(folder, 'checkpoint.json');
    await writeFile(file, signed.stdout);
    expect(await cli(['verify-audit', '--checkpoint', file])).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('was signed with the key'),
    });
    await writeFile(file, signed.stdout.replace(/"number": (\d+)/, '"number": 1'));
    expect(await cli(['verify-audit', '--checkpoint', file])).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('does not hold'),
    });
    await writeFile(file, signed.stdout);
    await db.database.transaction(async (tx) => {
      await tx.run('SET LOCAL session_replication_role = replica');
      await tx.run(`UPDATE audit_entries SET actor = 'somebody' WHERE number = 2`);
    });
    const broken = await cli(['verify-audit']);
    expect(broken).toMatchObject({ status: 1, stdout: expect.stringContaining('broken at entry 2') });
    await db.database.transaction(async (tx) => {
      await tx.run('SET LOCAL session_replication_role = replica');
      await tx.run('TRUNCATE audit_entries, audit_texts');
    });
    expect((await cli(['verify-audit'])).status).toBe(0);
    const emptied = await cli(['verify-audit', '--checkpoint', file]);
    expect(emptied).toMatchObject({ status: 1, stdout: expect.stringContaining('truncated') });
  });

  it('names faults of the configuration all at once and ends with 1', async () => {
    const { status, stderr } = await runCli(['migrate'], { environment: { PORT: 'x', ROLE: 'y', DATABASE_URL: 'z' } });
    expect(status).toBe(1);
    for (const name of ['PORT', 'ROLE', 'DATABASE_URL']) expect(stderr).toContain(`${name}:`);
  });
});
