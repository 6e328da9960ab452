import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FeedServer } from '../fakes/feed-server.js';
import { buildFeed } from '../support/build-feed.js';
import { runApp, type ApiAnswer, type RunningApp } from '../support/run-app.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { waitFor } from '../support/wait-for.js';

describe('polling', () => {
  let db: TestDatabase;
  let app: RunningApp;
  let feeds: FeedServer;

  beforeAll(async () => {
    db = await createTestDatabase();
    feeds = await FeedServer.start();
    app = await runApp(db.url, { environment: { POLLING: 'off' } });
  });

  afterAll(async () => {
    await app?.stop();
    await feeds?.stop();
    await db?.drop();
  });

  const register = async (path: string): Promise<string> =>
    (await app.call('POST', '/api/v1/sources', { address: feeds.url(path) })).body.id;

  /** Polls once and answers with the poll on record. */
  async function poll(id: string): Promise<ApiAnswer['body']> {
    const list = async (): Promise<ApiAnswer['body'][]> =>
      (await app.call('GET', `/api/v1/sources/${id}/polls`)).body.items;
    const before = await list();
    expect((await app.call('POST', `/api/v1/sources/${id}/poll`)).status).toBe(202);
    const after = await waitFor('the poll', list, (polls) => polls.length > before.length);
    return after[0];
  }

  const source = async (id: string): Promise<ApiAnswer['body']> =>
    (await app.call('GET', `/api/v1/sources/${id}`)).body;
  const articles = async (id: string): Promise<ApiAnswer['body'][]> =>
    (await app.call('GET', `/api/v1/articles?source=${id}`)).body.items;

  it('stores a first document as old news, what comes later as news, and screens both', async () => {
    const first = { guid: '1', link: 'https://example.org/1', title: 'One', text: 'The first text.' };
    feeds.serve('/news', buildFeed([first]), { etag: '"v1"' });
    const id = await register('/news');
    expect(await poll(id)).toMatchObject({ outcome: 'fetched', status: 200, received: 1, new: 1, known: 0 });
    expect(await poll(id)).toMatchObject({ outcome: 'not-modified', status: 304, received: 0 });
    expect(feeds.requests.at(-1)?.headers['if-none-match']).toBe('"v1"');

    const second = { guid: '2', link: 'https://example.org/2', title: 'Two', text: 'The second text.' };
    const revised = { ...first, text: 'The first text, with 12 more words of news in it than there had been before.' };
    feeds.serve('/news', buildFeed([second, revised]), { etag: '"v2"' });
    expect(await poll(id)).toMatchObject({ received: 2, new: 1, revised: 1, known: 0, rejected: 0 });
    const [two, one] = await articles(id).then((items) => items.sort((a, b) => Number(b.id) - Number(a.id)));
    expect(one).toMatchObject({ title: 'One', isOldNews: true, revisionCount: 2 });
    expect(two).toMatchObject({ title: 'Two', isOldNews: false, revisionCount: 1, url: 'https://example.org/2' });

    const screened = await waitFor(
      'the screening',
      async () => (await app.call('GET', `/api/v1/articles/${one.id}`)).body,
      (article) =>
        article.revisions.every((revision: { screenedWith: string | null }) => revision.screenedWith !== null),
    );
    expect(screened.revisions.map(({ number }: { number: number }) => number)).toEqual([2, 1]);
    expect(screened.revisions[0]).toMatchObject({
      recognisedLanguage: 'en',
      screenedWith: expect.stringMatching(/^[0-9a-f]{16}$/),
    });

    const { capture } = screened.revisions[1];
    expect(capture).toMatchObject({ address: feeds.url('/news'), status: 200, headers: { etag: '"v1"' } });
    const bytes = await app.call('GET', `/api/v1/articles/${one.id}/captures/${capture.id}`);
    expect(bytes.body).toBe(buildFeed([first]));
    expect(bytes.headers.get('content-type')).toBe('application/octet-stream');
    expect(bytes.headers.get('content-disposition')).toContain('attachment');
    expect((await app.call('GET', `/api/v1/articles/${two.id}/captures/${capture.id}`)).status).toBe(404);
    expect((await source(id)).health).toMatchObject({ consecutiveFailures: 0, lastError: null, lastStatus: 200 });
  });

  it('does not store again a document that is the same without saying so', async () => {
    feeds.serve('/same', buildFeed([{ guid: '1', title: 'One', text: 'Text' }]));
    const id = await register('/same');
    expect(await poll(id)).toMatchObject({
      outcome: 'fetched',
      new: 1,
      bodySha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(await poll(id)).toMatchObject({ outcome: 'not-modified', status: 200, received: 0 });
    expect(await articles(id)).toHaveLength(1);
  });

  it('puts a failure on record, backs off, and keeps the validators it had', async () => {
    feeds.serve('/flaky', buildFeed([{ guid: '1', title: 'One', text: 'Text' }]), { etag: '"good"' });
    const id = await register('/flaky');
    await poll(id);
    feeds.status('/flaky', 503, { 'retry-after': '7200' });
    const failed = await poll(id);
    expect(failed).toMatchObject({ outcome: 'failed', status: 503, errorCode: 'http-status', received: 0 });
    expect(Date.parse(failed.nextPollAt) - Date.parse(failed.finishedAt)).toBeGreaterThanOrEqual(7_200_000);
    feeds.serve('/flaky', '<html><body>Down for maintenance</body></html>', { 'content-type': 'text/html' });
    expect(await poll(id)).toMatchObject({ outcome: 'failed', status: 200, errorCode: 'not-a-feed' });
    expect((await source(id)).health).toMatchObject({
      consecutiveFailures: 2,
      lastError: expect.stringContaining('not-a-feed'),
    });
    feeds.serve('/flaky', buildFeed([{ guid: '1', title: 'One', text: 'Text' }]), { etag: '"good"' });
    expect(await poll(id)).toMatchObject({ outcome: 'not-modified', status: 304 });
    expect((await source(id)).health).toMatchObject({ consecutiveFailures: 0, lastError: null });
  });

  it('marks a source that is gone for a person, on record, asks on, and takes it up again when told to', async () => {
    feeds.status('/gone', 410);
    const id = await register('/gone');
    expect(await poll(id)).toMatchObject({ outcome: 'failed', status: 410 });
    const gone = await source(id);
    expect(gone).toMatchObject({
      state: 'gone',
      stateReason: expect.stringContaining('410'),
      health: { attention: expect.stringContaining('410') },
    });
    const untilNextMs = Date.parse(gone.health.nextPollAt) - Date.parse(gone.health.lastPolledAt);
    // Eight times the first delay of ten minutes, of which half is random.
    expect(untilNextMs).toBeGreaterThanOrEqual(40 * 60_000);
    expect(untilNextMs).toBeLessThanOrEqual(7 * 86_400_000);
    const acts = await db.database.rows<{ act: string; actor: string }>(
      `SELECT act, actor FROM audit_entries WHERE subject_type = 'source' AND subject_id = $1 ORDER BY number DESC LIMIT 1`,
      [id],
    );
    expect(acts).toEqual([{ act: 'source.gone', actor: 'system' }]);
    feeds.serve('/gone', buildFeed([{ guid: '1', title: 'Back', text: 'Text' }]));
    await app.call('POST', `/api/v1/sources/${id}/resume`);
    expect(await poll(id)).toMatchObject({ new: 1 });
  });

  it('notes a permanent redirect and follows it for good once it has been stable for a week', async () => {
    feeds.serve('/new-home', buildFeed([{ guid: '1', title: 'One', text: 'Text' }]));
    feeds.redirect('/old-home', feeds.url('/new-home'), 301);
    const id = await register('/old-home');
    await poll(id);
    expect(await source(id)).toMatchObject({
      address: feeds.url('/old-home'),
      health: { movedTo: feeds.url('/new-home') },
    });
    await db.database.run(`UPDATE sources SET moved_since = now() - interval '8 days' WHERE id = $1`, [id]);
    await poll(id);
    expect(await source(id)).toMatchObject({
      address: feeds.url('/new-home'),
      health: { movedTo: null, movedSince: null },
    });
    expect(await poll(id)).toMatchObject({ outcome: 'not-modified' });
  });

  it('gives up a poll whose source was changed under it', async () => {
    let answer: (() => void) | undefined;
    feeds.on('/slow', (_, response) => {
      answer = () =>
        response
          .writeHead(200, { 'content-type': 'text/xml' })
          .end(buildFeed([{ guid: '1', title: 'Old', text: 'x' }]));
    });
    const id = await register('/slow');
    await app.call('POST', `/api/v1/sources/${id}/poll`);
    await waitFor('the request', async () => answer !== undefined, Boolean);
    await app.call('PATCH', `/api/v1/sources/${id}`, { address: feeds.url('/elsewhere'), version: 1 });
    answer?.();
    feeds.serve('/elsewhere', buildFeed([{ guid: '2', title: 'New', text: 'x' }]));
    const last = await waitFor(
      'the poll of the new address',
      async () => {
        await app.call('POST', `/api/v1/sources/${id}/poll`);
        return articles(id);
      },
      (items) => items.length > 0,
    );
    expect(last.map(({ title }) => title)).toEqual(['New']);
  });

  it('finds articles by words of any script, by day and language, newest first, page by page', async () => {
    feeds.serve(
      '/search',
      buildFeed([
        {
          guid: 's1',
          title: 'Корабль с ракетами',
          text: 'Судно задержано в порту.',
          published: 'Mon, 02 Nov 2026 00:00:00 GMT',
        },
        {
          guid: 's2',
          title: '북한 미사일 수출',
          text: '정부 당국자는 밝혔다.',
          published: 'Tue, 03 Nov 2026 00:00:00 GMT',
        },
        {
          guid: 's3',
          title: 'Missiles shipped',
          text: 'A cargo of “ballistic missiles”.',
          published: 'Wed, 04 Nov 2026 00:00:00 GMT',
        },
      ]),
    );
    const id = await register('/search');
    await poll(id);
    await waitFor(
      'the words to be indexed',
      async () => db.database.rows('SELECT FROM article_words WHERE words IS NULL'),
      (waiting) => waiting.length === 0,
    );
    const titles = async (query: string): Promise<string[]> =>
      (await app.call('GET', `/api/v1/articles?source=${id}&${query}`)).body.items.map(
        ({ title }: { title: string }) => title,
      );
    expect(await titles(`q=${encodeURIComponent('порту')}`)).toEqual(['Корабль с ракетами']);
    expect(await titles(`q=${encodeURIComponent('사일 수출')}`)).toEqual(['북한 미사일 수출']);
    expect(await titles('q=missiles')).toEqual(['Missiles shipped']);
    expect(await titles(`q=${encodeURIComponent('"missiles ballistic"')}`)).toEqual([]);
    expect(await titles('from=2026-11-03&to=2026-11-04')).toEqual(['북한 미사일 수출']);
    const first = (await app.call('GET', `/api/v1/articles?source=${id}&limit=2`)).body;
    expect(first.items.map(({ title }: { title: string }) => title)).toEqual(['Missiles shipped', '북한 미사일 수출']);
    expect(await titles(`limit=2&cursor=${first.next}`)).toEqual(['Корабль с ракетами']);
    expect((await app.call('GET', '/api/v1/articles/99999999')).body.code).toBe('article-not-found');
  });
});
