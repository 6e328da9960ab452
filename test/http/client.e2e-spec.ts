import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ApiProblem, copyAlerts, EmbargoMonitor, followAlerts } from '../../src/clients/typescript/embargo-monitor.js';
import { AlertsBench } from '../../src/alerts/alerts.spec-support.js';
import { REPORT } from '../../src/alerts/report.spec-support.js';
import { fillDatabase } from '../../src/cli/bench/fill-database.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { createTestDatabase } from '../support/test-database.js';

const ALERTS = 450;
const root = join(import.meta.dirname, '../..');

describe('the typed client', () => {
  let test: TestApp;
  let client: EmbargoMonitor;
  let bench: AlertsBench;
  let sent: { url: string; status: number; key: string | null }[] = [];

  beforeAll(async () => {
    const db = await createTestDatabase();
    await fillDatabase(db.database, { articles: 1, alerts: ALERTS });
    bench = new AlertsBench(db.database);
    test = await startTestApp({ ROLE: 'api', DATABASE_URL: db.url, RATE_LIMIT_PER_MINUTE: '10000' }, { db });
    client = newClient();
  });

  afterAll(() => test.stop());

  const newClient = (lose: (url: string) => boolean = () => false): EmbargoMonitor =>
    new EmbargoMonitor({
      baseUrl: `${test.url}/`,
      key: test.adminKey,
      fetch: async (input, init) => {
        const url = input instanceof Request ? input.url : String(input);
        const response = await fetch(input, init);
        sent.push({ url, status: response.status, key: new Headers(init?.headers).get('idempotency-key') });
        if (lose(url)) throw new TypeError('the answer was lost');
        return response;
      },
    });

  it('is a file that compiles by itself, in a browser as in Node, as strictly as may be', () => {
    const folder = mkdtempSync(join(tmpdir(), 'client-'));
    try {
      const options = {
        strict: true,
        exactOptionalPropertyTypes: true,
        noUncheckedIndexedAccess: true,
        noUnusedLocals: true,
      };
      const place = { target: 'es2022', module: 'esnext', moduleResolution: 'bundler', types: [], noEmit: true };
      const lib = ['es2022', 'dom', 'dom.iterable', 'dom.asynciterable'];
      const files = [join(root, 'src/clients/typescript/embargo-monitor.ts')];
      writeFileSync(
        join(folder, 'tsconfig.json'),
        JSON.stringify({ compilerOptions: { ...options, ...place, lib }, files }),
      );
      const run = spawnSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', folder], {
        encoding: 'utf8',
      });
      expect([run.stdout, run.status]).toEqual(['', 0]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('walks lists', async () => {
    const ids: string[] = [];
    const pages = client.each((cursor) =>
      client.alertsList({ limit: 200, fields: ['id'], ...(cursor ? { cursor } : {}) }),
    );
    for await (const { id } of pages) ids.push(id);
    expect(new Set(ids).size).toBe(ALERTS);
    const { data } = await client.alertsList({ regime: ['dprk', 'iran'], limit: 3, sort: 'priority' });
    expect(data.items.map(({ regime }) => ['dprk', 'iran'].includes(regime))).toEqual([true, true, true]);
  });

  it('keeps a copy of all alerts true, also where the feed was cut off', async () => {
    const copy = await copyAlerts(client);
    expect(copy.alerts.size).toBe(ALERTS);
    await bench.raised({ text: REPORT }, { text: REPORT, publisher: 'Another paper' });
    const { changes, isAnew } = await followAlerts(client, copy, 0);
    expect([changes.map(({ change }) => change), isAnew]).toEqual([['created', 'updated'], false]);
    const { data } = await client.alertsOne({ id: changes[0]?.alertId ?? '' });
    expect(copy.alerts.get(data.id)).toMatchObject({ version: data.version, copyCount: data.copyCount });
    const waiting = followAlerts(client, copy, 30_000);
    await bench.raised({ text: REPORT, publisher: 'A third paper' });
    expect((await waiting).changes).toHaveLength(1);
    await test.db.database.run(`UPDATE alert_changes SET mark = 'ffffffff'`);
    expect(await followAlerts(client, copy, 0)).toEqual({ changes: [], isAnew: true });
    expect(copy.alerts.size).toBe(ALERTS + 1);
  });

  it('asks for what it has only whether it has changed', async () => {
    const [first] = (await client.alertsList({ limit: 1 })).data.items;
    const before = await client.alertsOne({ id: first?.id ?? '' });
    sent = [];
    expect((await client.alertsOne({ id: first?.id ?? '' })).data).toBe(before.data);
    expect(sent.map(({ status }) => status)).toEqual([304]);
  });

  it('does once what it had to send twice', async () => {
    sent = [];
    let isLost = false;
    const unlucky = newClient(() => !isLost && (isLost = true));
    const { data, status } = await unlucky.usersCreate({
      body: { email: 'once@example.org', name: 'Once', role: 'viewer' },
    });
    expect([status, data.email]).toEqual([201, 'once@example.org']);
    expect(sent).toHaveLength(2);
    expect(sent[1]?.key).toBe(sent[0]?.key);
    const users = await client.usersList({ limit: 200 });
    expect(users.data.items.filter(({ email }) => email === 'once@example.org')).toHaveLength(1);
  });

  it('reviews on the version that was read, and tells refusals by their code', async () => {
    const [open] = (await client.alertsList({ state: ['open'], limit: 1 })).data.items;
    const id = open?.id ?? '';
    const { etag } = await client.alertsOne({ id });
    const reviewed = await client.alertsReview({ id, ifMatch: etag ?? '', body: { act: 'start' } });
    expect(reviewed.data.state).toBe('in-review');
    const stale = client.alertsReview({ id, ifMatch: etag ?? '', body: { act: 'confirm' } });
    await expect(stale).rejects.toMatchObject({ name: 'ApiProblem', status: 412, code: 'alert-stale' });
    await expect(client.alertsOne({ id: '424242424' })).rejects.toBeInstanceOf(ApiProblem);
  });

  it('hands over files as they come', async () => {
    const { data } = await client.alertExportDownload({ format: 'jsonl', regime: ['haiti'], fields: ['id'] });
    const lines = (await data.text()).trim().split('\n');
    const listed: string[] = [];
    for await (const { id } of client.each((cursor) =>
      client.alertsList({ regime: ['haiti'], limit: 200, ...(cursor ? { cursor } : {}) }),
    ))
      listed.push(id);
    expect(lines.map((line) => JSON.parse(line).id)).toEqual(listed);
  });
});
