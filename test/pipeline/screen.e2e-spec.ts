import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FeedServer } from '../fakes/feed-server.js';
import { runApp, type RunningApp } from '../support/run-app.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const TITLE = 'Panel says Iran shipped missiles to Houthis';
const TEXT =
  'Iran supplied ballistic missiles to the Houthis in Yemen in September 2026, a panel of United Nations experts said.';

describe('POST /api/v1/screen', () => {
  let db: TestDatabase;
  let app: RunningApp;
  let pages: FeedServer;

  beforeAll(async () => {
    db = await createTestDatabase();
    pages = await FeedServer.start();
    app = await runApp(db.url, { environment: { ROLE: 'api', POLLING: 'off' } });
  });

  afterAll(async () => {
    await app?.stop();
    await pages?.stop();
    await db?.drop();
  });

  it('tells what a text would raise, with quotes that are slices of it, and stores nothing', async () => {
    const { status, body } = await app.call('POST', '/api/v1/screen', {
      title: TITLE,
      text: TEXT,
      published: '2026-11-20',
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({ language: 'en', isRead: true, packVersion: expect.stringMatching(/^[0-9a-f]{16}$/) });
    const alert = body.alerts.find(({ regime }: { regime: string }) => regime === 'yemen-houthis');
    expect(alert).toMatchObject({ kind: 'violation', supplier: ['IR'], conduct: ['arms-transfer'] });
    expect(alert.provisions[0].resolution).toMatch(/^S\/RES\/\d+ \(\d{4}\)$/);
    expect(alert.claims[0].explanation).not.toBe('');
    for (const { field, start, end, quote } of alert.evidence) {
      expect(quote).toBe((field === 'title' ? TITLE : TEXT).slice(start, end));
    }
    const [stored] = await db.database.rows<{ count: number }>(
      'SELECT ((SELECT count(*) FROM articles) + (SELECT count(*) FROM screenings))::int AS count',
    );
    expect(stored?.count).toBe(0);
  });

  it.each([
    ['Iran supplied rifles to Syria, officials said.', '2022-05-01', 'not in force since 2020-10-18'],
    ['China supplied drones to the Congolese army, officials said.', '2023-02-16', 'S/RES/2667 (2022)'],
  ])('names what the date or an exemption keeps quiet: %s', async (text, published, why) => {
    const { body } = await app.call('POST', '/api/v1/screen', { text, published });
    expect(body.alerts).toEqual([]);
    expect(body.quiet.map(({ explanation }: { explanation: string }) => explanation).join()).toContain(why);
  });

  it('says what depends on the date, with the days of each clause and those without one', async () => {
    const text = 'Iran sent drones to Russia between 2023 and 2025, officials said.';
    const { body } = await app.call('POST', '/api/v1/screen', { text, published: '2026-01-10' });
    const iran = body.alerts.find(({ regime }: { regime: string }) => regime === 'iran');
    expect(iran.status).toBe('depends-on-date');
    expect(iran.claims[0].explanation).toMatch(
      /^Depends on the date .*S\/RES\/2231 \(2015\), Annex B 4 \(2016-01-16 until 2023-10-18\).*S\/RES\/1747 \(2007\), 5 \(since 2025-09-28\).*No clause reaches this from 2023-10-18 to 2025-09-27\.$/,
    );
  });

  it('names the exemption that is to be ruled out, at the cost of confidence', async () => {
    const text = 'Turkey sent military instructors to train the Libyan army, officials said.';
    const on = async (published: string): Promise<{ confidence: number; exemptions: { id: string }[] }> =>
      (await app.call('POST', '/api/v1/screen', { text, published })).body.alerts[0].claims[0];
    const [before, after] = [await on('2025-01-15'), await on('2025-01-16')];
    expect([before.exemptions, after.exemptions.map(({ id }) => id)]).toEqual([[], ['libya-ex-unification']]);
    expect(after.confidence).toBeLessThan(before.confidence);
  });

  it('gives every step of the reading where it is asked for', async () => {
    const asked = { title: TITLE, text: `${TEXT} Iran should sell nothing to Libya.`, published: '2026-11-20' };
    const plain = await app.call('POST', '/api/v1/screen', asked);
    const { body } = await app.call('POST', '/api/v1/screen', { ...asked, explain: true });
    expect(plain.body.explanation).toBeNull();
    expect({ ...body, explanation: null }).toEqual(plain.body);
    const { nothing, sentences, events } = body.explanation;
    expect(nothing).toBeNull();
    expect(sentences).toHaveLength(3);
    for (const { field, start, end, quote, mentions, tries } of sentences)
      for (const one of [{ field, start, end, quote }, ...mentions, ...tries])
        expect(one.quote).toBe(asked[one.field as 'title' | 'text'].slice(one.start, one.end));
    expect(sentences[2].tries).toContainEqual(
      expect.objectContaining({ frame: 'en.give', quote: 'sell', skip: 'it is only supposed' }),
    );
    expect(events[0]).toMatchObject({ supplier: ['IR'], recipient: ['houthis'], dropped: null });
    expect(events[0].judgements).toContainEqual(
      expect.objectContaining({ regime: 'yemen-houthis', outcome: 'raised', reason: null }),
    );
  });

  it('reads a page', async () => {
    pages.serve(
      '/page',
      `<html lang="en"><head><title>${TITLE}</title><meta property="article:published_time" content="2026-11-20T00:00:00Z"></head>
       <body><nav>Iran supplied nothing</nav><article><p>${TEXT}</p><p>${'The talks went on. '.repeat(12)}</p></article></body></html>`,
      { 'content-type': 'text/html; charset=utf-8' },
    );
    const { body } = await app.call('POST', '/api/v1/screen', { url: pages.url('/page') });
    expect(body.title).toBe(TITLE);
    expect(body.text.startsWith(TEXT)).toBe(true);
    expect(body.alerts.map(({ regime }: { regime: string }) => regime)).toContain('yemen-houthis');
  });

  it('says why a page cannot be read, and fetches nothing outside the public internet', async () => {
    pages.status('/missing', 404);
    expect(await app.call('POST', '/api/v1/screen', { url: pages.url('/missing') })).toMatchObject({
      status: 400,
      body: { code: 'page-unreadable', detail: expect.stringContaining('404') },
    });
    const refused = await app.call('POST', '/api/v1/screen', { url: 'http://10.0.0.1/' });
    expect(refused).toMatchObject({ status: 400, body: { code: 'page-unreadable' } });
  });

  it('refuses what is neither text nor address', async () => {
    for (const body of [
      {},
      { text: 1 },
      { text: 'x', url: 'https://example.org/' },
      { url: 'ftp://example.org/' },
      { text: 'x', published: 'soon' },
    ]) {
      expect((await app.call('POST', '/api/v1/screen', body)).status).toBe(400);
    }
  });
});
