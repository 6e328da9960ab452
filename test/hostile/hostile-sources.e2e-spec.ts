import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { FeedServer } from '../fakes/feed-server.js';
import { buildFeed } from '../support/build-feed.js';
import { runApp, type ApiAnswer, type RunningApp } from '../support/run-app.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { waitFor } from '../support/wait-for.js';

const TEXT =
  'The port authority published its yearly figures on Monday and thanked all who had worked on the new pier.';

describe('hostile sources among others', () => {
  let db: TestDatabase;
  let app: RunningApp;
  const servers: FeedServer[] = [];

  beforeAll(async () => {
    db = await createTestDatabase();
  });

  afterEach(async () => {
    await app?.stop();
    for (const server of servers.splice(0)) await server.stop();
  });

  afterAll(() => db?.drop());

  /** Each host is a publisher of its own. */
  async function start(host: string): Promise<FeedServer> {
    const server = await FeedServer.start(host);
    servers.push(server);
    return server;
  }

  async function register(address: string): Promise<string> {
    const answer = await app.call('POST', '/api/v1/sources', { address });
    expect(answer.status).toBe(201);
    return answer.body.id;
  }

  const articlesOf = async (id: string): Promise<ApiAnswer['body'][]> =>
    (await app.call('GET', `/api/v1/articles?source=${id}`)).body.items;

  async function poll(id: string): Promise<ApiAnswer['body']> {
    const list = async (): Promise<ApiAnswer['body'][]> =>
      (await app.call('GET', `/api/v1/sources/${id}/polls`)).body.items;
    const before = await list();
    await app.call('POST', `/api/v1/sources/${id}/poll`);
    return (await waitFor('the poll', list, (polls) => polls.length > before.length))[0];
  }

  it('do not take over the articles of others by their identifiers and addresses', async () => {
    app = await runApp(db.url, { environment: { POLLING: 'off' } });
    const [honest, thief] = [await start('127.0.0.1'), await start('127.0.0.2')];
    const own = {
      guid: 'https://honest.example/1',
      link: 'https://honest.example/1',
      title: 'Pier opened',
      text: TEXT,
    };
    honest.serve('/feed', buildFeed([own]));
    thief.serve(
      '/feed',
      buildFeed([{ ...own, title: 'Pier was never opened', text: `${TEXT} None of this is true, says our paper.` }]),
    );
    const [honestId, thiefId] = [await register(honest.url('/feed')), await register(thief.url('/feed', '127.0.0.2'))];
    await poll(honestId);
    expect(await poll(thiefId)).toMatchObject({ new: 1, revised: 0 });
    const [article] = await articlesOf(honestId);
    expect(article).toMatchObject({ title: 'Pier opened', revisionCount: 1 });
    expect((await articlesOf(thiefId)).map(({ title }) => title)).toEqual(['Pier was never opened']);
    expect(await poll(honestId)).toMatchObject({ outcome: 'not-modified' });
  });

  it('do not make their old articles disappear by becoming another feed', async () => {
    app = await runApp(db.url, { environment: { POLLING: 'off' }, key: app.key });
    const site = await start('127.0.0.1');
    const entries = (what: string): { guid: string; link: string; title: string; text: string }[] =>
      Array.from({ length: 5 }, (_, n) => ({
        guid: `${what}-${n}`,
        link: `https://${what}.example/${n}`,
        title: `${what} ${n}`,
        text: `${TEXT} This is number ${n} of ${what}.`,
      }));
    site.serve('/feed', buildFeed(entries('harbour'), 'Harbour news'));
    const id = await register(site.url('/feed'));
    await poll(id);
    site.serve('/feed', buildFeed(entries('casino'), 'Casino offers'));
    expect(await poll(id)).toMatchObject({ received: 5, new: 5, known: 0, certificate: 'gap' });
    expect(new Set((await articlesOf(id)).map(({ title }) => title.split(' ')[0]))).toEqual(
      new Set(['harbour', 'casino']),
    );
  });

  it('do not hold up the polls of others', async () => {
    // Fewer feeds at a time, and fewer jobs, than there are silent ones.
    app = await runApp(db.url, { environment: { POLL_CONCURRENCY: '3' }, key: app.key });
    const silent = await Promise.all(Array.from({ length: 6 }, async (_, n) => start(`127.0.1.${n + 1}`)));
    const block = Buffer.alloc(65_536, ' ');
    silent.forEach((server, n) => {
      if (n % 3 === 0) server.hang('/feed');
      else if (n % 3 === 1) server.drip('/feed', 50);
      else server.dripHeaders('/feed', 50);
    });
    const floods = await Promise.all(Array.from({ length: 3 }, async (_, n) => start(`127.0.2.${n + 1}`)));
    floods.forEach((server, n) => {
      if (n === 0) server.endless('/feed', block);
      else if (n === 1) server.serve('/feed', gzipSync(Buffer.alloc(60_000_000)), { 'content-encoding': 'gzip' });
      else server.redirect('/feed', '/feed');
    });
    const honest = await Promise.all(Array.from({ length: 8 }, async (_, n) => start(`127.0.3.${n + 1}`)));
    honest.forEach((server, n) => {
      server.serve(
        '/feed',
        buildFeed([{ guid: String(n), link: `https://h${n}.example/`, title: `News ${n}`, text: TEXT }]),
      );
    });
    const url = (server: FeedServer, network: number, n: number): string =>
      server.url('/feed', `127.0.${network}.${n + 1}`);
    const silentIds: string[] = [];
    for (const [n, server] of silent.entries()) {
      silentIds.push(await register(url(server, 1, n)));
      await waitFor(
        'it to be asked',
        async () => server.requests.length,
        (asked) => asked > 0,
      );
    }
    const floodIds = await Promise.all(floods.map(async (server, n) => register(url(server, 2, n))));
    const honestIds = await Promise.all(honest.map(async (server, n) => register(url(server, 3, n))));
    const polls = async (ids: readonly string[]): Promise<ApiAnswer['body'][]> =>
      (
        await Promise.all(ids.map(async (id) => (await app.call('GET', `/api/v1/sources/${id}/polls`)).body.items))
      ).flat();
    await waitFor(
      'the honest ones',
      async () => polls(honestIds),
      (done) => done.length === 8,
    );
    expect((await polls(honestIds)).map(({ outcome, new: fresh }) => [outcome, fresh])).toEqual(
      Array(8).fill(['fetched', 1]),
    );
    expect((await polls(silentIds)).length).toBeLessThan(silent.length);
    const flooded = await waitFor(
      'the floods',
      async () => polls(floodIds),
      (done) => done.length === 3,
    );
    expect(new Set(flooded.map(({ errorCode }) => errorCode))).toEqual(new Set(['redirect-loop', 'too-large']));
  });
});
