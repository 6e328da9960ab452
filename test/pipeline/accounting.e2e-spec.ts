import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SchedulePollsService } from '../../src/collection/schedule-polls.service.js';
import { FeedServer } from '../fakes/feed-server.js';
import { buildFeed, type FeedEntry } from '../support/build-feed.js';
import { runApp, type ApiAnswer, type RunningApp } from '../support/run-app.js';
import { runCli } from '../support/run-cli.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { waitFor } from '../support/wait-for.js';

const METRICS_TOKEN = 'a-token-for-the-figures-alone';

describe('accounting for every poll and every item', () => {
  let db: TestDatabase;
  let app: RunningApp;
  let feeds: FeedServer;

  beforeAll(async () => {
    db = await createTestDatabase();
    feeds = await FeedServer.start();
    app = await runApp(db.url, { environment: { POLLING: 'off', METRICS_TOKEN } });
  });

  afterAll(async () => {
    await app?.stop();
    await feeds?.stop();
    await db?.drop();
  });

  const register = async (path: string): Promise<string> =>
    (await app.call('POST', '/api/v1/sources', { address: feeds.url(path) })).body.id;
  const source = async (id: string): Promise<ApiAnswer['body']> =>
    (await app.call('GET', `/api/v1/sources/${id}`)).body;

  async function poll(id: string): Promise<ApiAnswer['body']> {
    const list = async (): Promise<ApiAnswer['body'][]> =>
      (await app.call('GET', `/api/v1/sources/${id}/polls`)).body.items;
    const before = await list();
    await app.call('POST', `/api/v1/sources/${id}/poll`);
    return (await waitFor('the poll', list, (polls) => polls.length > before.length))[0];
  }

  const item = (number: number, site = 'https://news.example.org'): FeedEntry => ({
    guid: `${site} ${number}`,
    link: `${site}/${number}`,
    title: `Item ${number}`,
    text: `What happened at ${number}.`,
  });
  const newest = (last: number, count = 10): FeedEntry[] =>
    Array.from({ length: count }, (_, index) => item(last - index));

  async function metrics(): Promise<Map<string, number>> {
    const { body } = await app.call('GET', '/metrics', undefined, { authorization: `Bearer ${METRICS_TOKEN}` });
    const lines = String(body)
      .split('\n')
      .filter((line) => line.startsWith('embargo_'));
    return new Map(
      lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ')))]),
    );
  }

  it('certifies what was missed and what was not, and tells operators of a gap', async () => {
    feeds.serve('/busy', buildFeed(newest(20)));
    const id = await register('/busy');
    expect(await poll(id)).toMatchObject({ certificate: 'unknown', received: 10, new: 10 });
    expect(await poll(id)).toMatchObject({ certificate: 'unchanged', received: 0 });
    feeds.serve('/busy', buildFeed(newest(24)));
    expect(await poll(id)).toMatchObject({ certificate: 'contiguous', received: 10, new: 4, known: 6 });
    feeds.serve('/busy', buildFeed(newest(60)));
    expect(await poll(id)).toMatchObject({ certificate: 'gap', received: 10, new: 10, known: 0 });

    expect(await source(id)).toMatchObject({
      health: { lastCertificate: 'gap', lastGapAt: expect.any(String), silence: null },
      ledger: { polls: 4, gaps: 1, received: 30, new: 24, known: 6, revised: 0, rejected: 0 },
    });
    const { items: events } = (await app.call('GET', `/api/v1/sources/${id}/events`)).body;
    expect(events).toMatchObject([{ kind: 'source.gap', detail: { since: expect.any(String) } }]);
    const troubled = (await app.call('GET', '/api/v1/sources?trouble=gaps')).body.items;
    expect(troubled.map((each: { id: string }) => each.id)).toEqual([id]);
    const figures = await metrics();
    expect(figures.get('embargo_poll_certificates_total{certificate="gap"}')).toBe(1);
    expect(figures.get('embargo_sources_troubled{trouble="gaps"}')).toBe(1);

    const acknowledged = await app.call('POST', `/api/v1/sources/${id}/acknowledge`);
    expect(acknowledged.body.health.lastGapAt).toBeNull();
    expect((await app.call('GET', '/api/v1/sources?trouble=gaps')).body.items).toEqual([]);
    expect((await source(id)).ledger.gaps).toBe(1);
  });

  it('gives each item of a document one place: what came twice, was empty or could not be read', async () => {
    const blank = { title: '', text: '' };
    feeds.serve('/odd', buildFeed([item(1), item(1), { ...blank, guid: 'x' }, item(2)]));
    const id = await register('/odd');
    expect(await poll(id)).toMatchObject({
      received: 4,
      new: 2,
      known: 1,
      revised: 0,
      rejected: 1,
      rejections: { empty: 1, unread: 0, unstored: 0 },
    });
    const json = {
      version: 'https://jsonfeed.org/version/1.1',
      title: 'T',
      items: [{ id: '9', title: 'Nine' }, 7, null],
    };
    feeds.serve('/odd-json', JSON.stringify(json), { 'content-type': 'application/feed+json' });
    expect(await poll(await register('/odd-json'))).toMatchObject({
      received: 3,
      new: 1,
      rejected: 2,
      rejections: { unread: 2 },
    });
  });

  it('raises an alarm for a feed that loses its items and for one that becomes another', async () => {
    feeds.serve('/hollow', buildFeed(newest(10)));
    const hollow = await register('/hollow');
    await poll(hollow);
    feeds.serve('/hollow', buildFeed([]));
    expect(await poll(hollow)).toMatchObject({ certificate: 'gap', received: 0 });
    expect((await source(hollow)).health.silence).toBeNull();
    await db.database.run(`UPDATE sources SET empty_since = empty_since - interval '1 hour' WHERE id = $1`, [hollow]);
    expect(await poll(hollow)).toMatchObject({ certificate: 'unchanged' });
    expect((await source(hollow)).health.silence).toBe('emptied');

    feeds.serve('/sold', buildFeed(newest(10), 'Daily Courier'));
    const sold = await register('/sold');
    await poll(sold);
    const spam = Array.from({ length: 10 }, (_, index) => item(index, 'https://casino.test'));
    feeds.serve('/sold', buildFeed(spam, 'Casino bonus'));
    expect(await poll(sold)).toMatchObject({ certificate: 'gap' });
    expect((await source(sold)).health).toMatchObject({ silence: 'replaced', silentSince: expect.any(String) });
    const { items: events } = (await app.call('GET', `/api/v1/sources/${sold}/events`)).body;
    expect(events.map(({ kind }: { kind: string }) => kind)).toContain('source.silent');
    expect((await metrics()).get('embargo_sources_troubled{trouble="silent"}')).toBe(2);
  });

  it('knows a feed that stands still by its habit', async () => {
    const hour = 3_600_000;
    const entries = Array.from({ length: 40 }, (_, index) => ({
      ...item(index),
      published: new Date(Date.now() - 9 * 24 * hour - index * 6 * hour).toUTCString(),
    }));
    feeds.serve('/still', buildFeed(entries), { etag: '"still"' });
    const id = await register('/still');
    await poll(id);
    expect(await poll(id)).toMatchObject({ outcome: 'not-modified', certificate: 'unchanged' });
    const { health } = await source(id);
    expect(health).toMatchObject({ silence: 'frozen' });
    expect(Date.now() - Date.parse(health.silentSince)).toBeGreaterThan(9 * 24 * hour - hour);
  });

  it('keeps Retry-After of 429 and 503, in seconds and as a date', async () => {
    const waits: number[] = [];
    for (const [index, [status, retryAfter]] of (
      [
        [429, '7200'],
        [503, '7200'],
        [429, new Date(Date.now() + 7_200_000).toUTCString()],
        [503, new Date(Date.now() + 7_200_000).toUTCString()],
      ] as const
    ).entries()) {
      feeds.status(`/patience/${index}`, status, { 'retry-after': retryAfter });
      const failed = await poll(await register(`/patience/${index}`));
      expect(failed).toMatchObject({ outcome: 'failed', status, certificate: 'unknown' });
      waits.push(Date.parse(failed.nextPollAt) - Date.parse(failed.finishedAt));
    }
    for (const wait of waits) {
      expect(wait).toBeGreaterThanOrEqual(7_190_000);
      expect(wait).toBeLessThan(8_000_000);
    }
    const held = await db.database.rows<{ host: string }>('SELECT host FROM held_hosts');
    expect(held.map(({ host }) => host)).toEqual([new URL(feeds.url('/')).host]);
    await db.database.run('DELETE FROM held_hosts');
  });

  it('leaves the other feeds of a host alone that is asked too much, until the time is over', async () => {
    const host = await FeedServer.start('127.0.0.2');
    try {
      host.status('/first', 429, { 'retry-after': '600' });
      host.serve('/second', buildFeed(newest(3)));
      const at = (path: string): string => host.url(path, '127.0.0.2');
      const ids: string[] = [];
      for (const path of ['/first', '/second']) {
        ids.push((await app.call('POST', '/api/v1/sources', { address: at(path) })).body.id);
      }
      const schedule = app.app.get(SchedulePollsService);
      const isDue = `UPDATE sources SET next_poll_at = CASE WHEN id = ANY ($1) THEN to_timestamp(id) ELSE 'infinity' END`;
      await db.database.run(isDue, [ids]);
      await schedule.enqueueDue();
      const polled = async (id: string | undefined): Promise<boolean> =>
        (await source(id ?? '')).health.lastPolledAt !== null;
      await waitFor('the first to be refused', () => polled(ids[0]), Boolean);
      await waitFor(
        'the second to be let go',
        () => db.database.rows('SELECT FROM sources WHERE claim_token IS NOT NULL'),
        (claimed) => claimed.length === 0,
      );
      expect(await schedule.enqueueDue()).toBe(0);
      expect(host.requests.map(({ url }) => url)).toEqual(['/first']);
      await db.database.run(`UPDATE held_hosts SET held_until = now()`);
      expect(await schedule.enqueueDue()).toBe(1);
      await waitFor('the second', () => polled(ids[1]), Boolean);
    } finally {
      await host.stop();
    }
  });

  it('balances: per poll, per source, in all, in the figures and on the command line', async () => {
    const { body: ledger } = await app.call('GET', '/api/v1/sources/ledger');
    expect(ledger.received).toBe(ledger.new + ledger.known + ledger.revised + ledger.rejected);
    expect(ledger.received).toBeGreaterThan(60);
    const [polls] = await db.database.rows<Record<string, number>>(
      `SELECT count(*)::int AS polls, sum(received)::int AS received, sum(new)::int AS new, sum(known)::int AS known,
              sum(revised)::int AS revised, sum(rejected)::int AS rejected FROM polls`,
    );
    expect(ledger).toMatchObject(polls ?? {});
    const [articles] = await db.database.rows<{ count: number }>('SELECT count(*)::int AS count FROM articles');
    expect(articles?.count).toBe(ledger.new);
    const figures = await metrics();
    const counted = (outcome: string): number => figures.get(`embargo_articles_total{outcome="${outcome}"}`) ?? 0;
    expect(figures.get('embargo_items_received_total')).toBe(ledger.received);
    expect(counted('new')).toBe(ledger.new);
    expect(counted('known')).toBe(ledger.known);
    expect(counted('rejected-empty') + counted('rejected-unread')).toBe(ledger.rejected);
    const { status, stdout } = await runCli(['ledger', '--json'], { environment: { DATABASE_URL: db.url } });
    expect({ status, told: JSON.parse(stdout) }).toMatchObject({
      status: 0,
      told: { received: ledger.received, isBalanced: true },
    });
    await db.database.run(
      'UPDATE sources SET items_known = items_known + 1, items_received = items_received + 1 WHERE id = (SELECT min(id) FROM sources)',
    );
    const broken = await runCli(['ledger'], { environment: { DATABASE_URL: db.url } });
    expect(broken.status).toBe(1);
    expect(broken.stdout).toContain('its ledger is not the sum of its polls');
  });
});
