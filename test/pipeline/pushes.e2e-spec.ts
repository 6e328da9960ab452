import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SchedulePollsService } from '../../src/collection/schedule-polls.service.js';
import { FindDueHubsTick } from '../../src/pushes/find-due-hubs.tick.js';
import { FeedServer } from '../fakes/feed-server.js';
import { Hub, type Agreed } from '../fakes/hub.js';
import { buildFeed } from '../support/build-feed.js';
import { runApp, type ApiAnswer, type RunningApp } from '../support/run-app.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { waitFor } from '../support/wait-for.js';

const HOUR = 3_600_000;

describe('feeds that name a hub', () => {
  let db: TestDatabase;
  let app: RunningApp;
  let feeds: FeedServer;
  let hub: Hub;

  beforeAll(async () => {
    db = await createTestDatabase();
    feeds = await FeedServer.start();
    hub = await Hub.start(() => app.url);
    app = await runApp(db.url, {
      environment: { POLLING: 'off', BASE_URL: 'https://monitor.example.org', METRICS_TOKEN: 'figures' },
    });
  });

  afterAll(async () => {
    await app?.stop();
    await hub?.stop();
    await feeds?.stop();
    await db?.drop();
  });

  /** Serves a feed of so many items that names the hub. */
  function publish(path: string, items: number, at: string | null = hub.url): string {
    const list = Array.from({ length: items }, (_, n) => ({
      guid: `${path}-${n}`,
      link: `https://news.example${path}/${n}`,
      title: `Report ${n}`,
      text: `The harbour of ${path} had ${n} arrivals.`,
    })).reverse();
    const document = buildFeed(list);
    const link = { link: `<${at ?? ''}>; rel="hub", <${feeds.url(path)}>; rel="self"` };
    feeds.serve(path, document, at === null ? {} : link);
    return document;
  }

  async function poll(id: string): Promise<ApiAnswer['body']> {
    const before = (await polls(id)).length;
    await app.call('POST', `/api/v1/sources/${id}/poll`);
    return (
      await waitFor(
        'the poll',
        async () => polls(id),
        (all) => all.length > before,
      )
    )[0];
  }

  async function register(path: string): Promise<string> {
    const { body } = await app.call('POST', '/api/v1/sources', { address: feeds.url(path) });
    await poll(body.id);
    return body.id;
  }

  /** Has the hubs asked that are due, and waits for what they make of it. */
  async function askHubs(count: number): Promise<void> {
    const before = hub.asked.length;
    await app.app.get(FindDueHubsTick).enqueueDue();
    await waitFor(
      'the requests',
      async () => hub.asked.length,
      (asked) => asked >= before + count,
    );
    await hub.settle();
  }

  const polls = async (id: string): Promise<ApiAnswer['body'][]> =>
    (await app.call('GET', `/api/v1/sources/${id}/polls`)).body.items;
  const pushOf = async (id: string): Promise<ApiAnswer['body']> =>
    (await app.call('GET', `/api/v1/sources/${id}/push`)).body;
  const untilNextPollMs = async (id: string): Promise<number> =>
    Date.parse((await app.call('GET', `/api/v1/sources/${id}`)).body.health.nextPollAt) - Date.now();
  const agreedFor = (path: string): Agreed => {
    const agreed = [...hub.agreed.values()].find(({ topic }) => topic === feeds.url(path));
    if (agreed === undefined) throw new Error(`The hub has nothing agreed for ${path}`);
    return agreed;
  };

  it('are told of: the hub is asked, verifies, pushes, and each push makes the source due', async () => {
    publish('/told', 3);
    const id = await register('/told');
    expect(await pushOf(id)).toMatchObject({ isOffered: true, state: 'asking', topic: feeds.url('/told') });
    await askHubs(1);
    expect(hub.asked.at(-1)).toMatchObject({
      'hub.mode': 'subscribe',
      'hub.topic': feeds.url('/told'),
      'hub.callback': expect.stringMatching(/^https:\/\/monitor\.example\.org\/push\/[\w-]{43}$/),
      'hub.secret': expect.stringMatching(/^[\w-]{43}$/),
      'hub.lease_seconds': '864000',
    });
    const active = await waitFor(
      'the agreement',
      async () => pushOf(id),
      ({ state }) => state === 'active',
    );
    expect(Date.parse(active.leaseUntil) - Date.parse(active.verifiedAt)).toBe(24 * HOUR);
    expect(Date.parse(active.nextTryAt)).toBeLessThan(Date.parse(active.leaseUntil) - 4 * HOUR);

    await db.database.run(`UPDATE sources SET last_polled_at = now() - interval '1 hour' WHERE id = $1`, [id]);
    expect(await untilNextPollMs(id)).toBeGreaterThan(60_000);
    const document = publish('/told', 5);
    for (const [method, contentType] of [
      ['sha256', 'application/rss+xml'],
      ['sha1', 'text/xml'],
      ['sha384', 'application/json'],
      ['sha512', 'application/octet-stream'],
    ] as const) {
      expect(await hub.push(agreedFor('/told'), document, { method, contentType })).toBe(202);
    }
    expect(await untilNextPollMs(id)).toBeLessThanOrEqual(0);
    expect(await pushOf(id)).toMatchObject({ pushes: 4, pushesIgnored: 0, lastPushAt: expect.any(String) });
    const before = (await polls(id)).length;
    expect(await app.app.get(SchedulePollsService).enqueueDue()).toBeGreaterThan(0);
    const [found] = await waitFor(
      'the poll',
      async () => polls(id),
      (all) => all.length > before,
    );
    expect(found).toMatchObject({ received: 5, new: 2, known: 3, certificate: 'contiguous' });
    const proven = await db.database.rows('SELECT is_push_proven AS "isProven" FROM sources WHERE id = $1', [id]);
    expect(proven).toEqual([{ isProven: true }]);
  });

  it('are not taken in by pushes that the hub has not signed, nor by too many', async () => {
    const id = (await app.call('GET', '/api/v1/sources')).body.items[0].id;
    const planned = await untilNextPollMs(id);
    const agreed = agreedFor('/told');
    expect(await hub.push(agreed, 'forged', { secret: 'guessed' })).toBe(202);
    expect(await hub.push(agreed, 'forged', { secret: null })).toBe(202);
    expect(await pushOf(id)).toMatchObject({ pushes: 4, pushesIgnored: 2 });
    expect(await untilNextPollMs(id)).toBeGreaterThan(planned - 60_000);
    expect(await hub.push(agreed, Buffer.alloc(10_000_001))).toBe(413);
    const stranger = { ...agreed, callback: 'https://monitor.example.org/push/nobody' };
    expect(await hub.push(stranger, 'x')).toBe(410);
    // Told again at once after a poll: it is asked again after a minute, not at once.
    await poll(id);
    expect(await hub.push(agreed, 'genuine')).toBe(202);
    expect(await untilNextPollMs(id)).toBeGreaterThan(0);
    expect(await untilNextPollMs(id)).toBeLessThanOrEqual(60_000);
  });

  it('confirm to the hub only what was asked of it', async () => {
    const { callback, topic } = agreedFor('/told');
    const ask = async (query: Record<string, string>): Promise<number> =>
      (await hub.verify(callback, { 'hub.mode': 'subscribe', 'hub.topic': topic, 'hub.challenge': 'c', ...query }))
        .status;
    expect(await ask({})).toBe(404);
    await db.database.run('UPDATE hub_subscriptions SET is_awaited = true WHERE topic = $1', [topic]);
    expect(await ask({ 'hub.topic': `${topic}/` })).toBe(404);
    expect(await ask({ 'hub.mode': 'unsubscribe' })).toBe(404);
    expect(await ask({ 'hub.mode': 'publish' })).toBe(400);
    const answer = await hub.verify(callback, {
      'hub.mode': 'subscribe',
      'hub.topic': topic,
      'hub.challenge': '<b>c</b>',
      'hub.lease_seconds': '7200',
    });
    expect(await answer.text()).toBe('<b>c</b>');
    expect(answer.headers.get('content-type')).toMatch(/^text\/plain/);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(await ask({})).toBe(404);
  });

  it('have their lease renewed, and are taken leave of when they are paused or deleted', async () => {
    publish('/left', 2);
    const [told, left] = [(await app.call('GET', '/api/v1/sources')).body.items[0].id, await register('/left')];
    await askHubs(1);
    await db.database.run(`UPDATE hub_subscriptions SET next_try_at = now() WHERE source_id = $1`, [told]);
    await askHubs(1);
    expect(hub.asked.at(-1)).toMatchObject({ 'hub.mode': 'subscribe', 'hub.topic': feeds.url('/told') });
    expect(hub.confirmed.at(-1)).toBe(true);

    const agreed = agreedFor('/left');
    await app.call('POST', `/api/v1/sources/${told}/pause`);
    await app.call('DELETE', `/api/v1/sources/${left}`);
    await askHubs(2);
    await waitFor(
      'the farewells',
      async () => hub.agreed.size,
      (size) => size === 0,
    );
    expect(hub.asked.slice(-2).map((form) => form['hub.mode'])).toEqual(['unsubscribe', 'unsubscribe']);
    expect(hub.asked.at(-1)).not.toHaveProperty('hub.secret');
    expect(await hub.push(agreed, 'late')).toBe(410);
    expect(await pushOf(told)).toMatchObject({ isOffered: false, state: null });
    await app.call('POST', `/api/v1/sources/${told}/resume`);
    publish('/told', 6);
    await poll(told);
    await askHubs(1);
    expect(hub.confirmed.at(-1)).toBe(true);
  });

  it('are polled as ever where the hub refuses, denies, is out of bounds, or is no longer named', async () => {
    hub.answerWith = 503;
    publish('/refused', 2);
    const refused = await register('/refused');
    await askHubs(1);
    const failed = await waitFor(
      'the refusal',
      async () => pushOf(refused),
      ({ detail }) => detail !== null,
    );
    expect(failed).toMatchObject({ state: 'asking', detail: expect.stringContaining('503 not today') });
    expect(Date.parse(failed.nextTryAt)).toBeGreaterThan(Date.now() + HOUR / 2);
    hub.answerWith = 202;

    publish('/private', 2, 'http://169.254.169.254/hub');
    const outOfBounds = await register('/private');
    await app.app.get(FindDueHubsTick).enqueueDue();
    const refusedAddress = await waitFor(
      'the failure',
      async () => pushOf(outOfBounds),
      ({ detail }) => detail !== null,
    );
    expect(refusedAddress.detail).toContain('refused-address');

    publish('/denied', 2);
    const denied = await register('/denied');
    await askHubs(1);
    const { callback, topic } = agreedFor('/denied');
    const denial = { 'hub.mode': 'denied', 'hub.topic': topic, 'hub.reason': 'no longer served' };
    expect((await hub.verify(callback, denial)).status).toBe(200);
    expect(await pushOf(denied)).toMatchObject({ state: 'denied', detail: 'no longer served', leaseUntil: null });

    publish('/denied', 3, null);
    await poll(denied);
    expect(await pushOf(denied)).toMatchObject({ isOffered: false });
    const { body } = await app.call('GET', '/metrics', undefined, { authorization: 'Bearer figures' });
    expect(body).toMatch(/embargo_hub_subscriptions\{state="asking"\} 2/);
    expect(body).toMatch(/embargo_pushes_total\{outcome="bad-signature"\} 2/);
    expect(body).toMatch(/embargo_hub_requests_total\{mode="unsubscribe",outcome="accepted"\} 2/);
  });
});
