import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FeedServer } from '../fakes/feed-server.js';
import { buildFeed } from '../support/build-feed.js';
import { buildSource } from '../support/build-source.js';
import { runApp, type RunningApp } from '../support/run-app.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { waitFor } from '../support/wait-for.js';

const TEXT =
  'Six North Korean officers were among more than twenty people killed by a missile strike near occupied Donetsk, ' +
  'Kyiv-based media said, citing intelligence sources. They had been sent to the site as instructors; three others were ' +
  'hurt and taken to Moscow. Shell casings with Korean lettering had been found at the front earlier in the year, and ' +
  'Seoul’s intelligence service says the North has delivered over a million artillery rounds as well as ballistic ' +
  'missiles that Russia has fired at Ukrainian cities, in breach of Security Council resolutions. Kyiv also says that ' +
  'Moscow plans to bring North Korean labourers to building sites in Donetsk and Luhansk. Separately, drones set fire ' +
  'to an oil depot in Voronezh on 4 October.';

describe('an item in a feed', () => {
  let db: TestDatabase;
  let press: FeedServer;
  let app: RunningApp;

  beforeAll(async () => {
    db = await createTestDatabase();
    press = await FeedServer.start();
    const entries = [
      {
        guid: 'donetsk',
        link: 'https://example.org/donetsk',
        title: 'Officers from Pyongyang reported among dead at Donetsk training ground',
        text: TEXT,
        published: 'Mon, 07 Oct 2024 09:30:00 GMT',
      },
      {
        guid: 'roads',
        link: 'https://example.org/roads',
        title: 'Bridge stays closed',
        text: 'The bridge stays closed until May.',
      },
    ];
    press.serve('/news', buildFeed(entries));
    await buildSource(db.database, { address: press.url('/news') });
    app = await runApp(db.url);
  });

  afterAll(async () => {
    await app?.stop();
    await press?.stop();
    await db?.drop();
  });

  it('becomes one alert, with the clauses of its day and the right sentences', async () => {
    const { body: list } = await waitFor(
      'the alert',
      () => app.call('GET', '/api/v1/alerts'),
      ({ body }) => body.items.length > 0,
    );
    expect(list.items).toHaveLength(1);
    const { body: alert } = await app.call('GET', `/api/v1/alerts/${list.items[0].id}`);
    expect(alert).toMatchObject({
      kind: 'violation',
      regime: 'dprk',
      state: 'open',
      supplier: ['KP'],
      recipient: ['RU'],
    });
    expect([...alert.conduct].sort((a: string, b: string) => a.localeCompare(b))).toEqual([
      'arms-transfer',
      'overseas-labour',
      'technical-assistance',
    ]);
    const clauses = alert.provisions.map(
      (one: { resolution: string; paragraph: string }) => `${one.resolution} ${one.paragraph}`,
    );
    expect(clauses).toEqual(
      expect.arrayContaining(['S/RES/1874 (2009) 9', 'S/RES/2270 (2016) 6', 'S/RES/2397 (2017) 8']),
    );
    const quotes = alert.evidence[0].passages.map(({ quote }: { quote: string }) => quote).join('\n');
    expect(quotes).toContain('sent to the site as instructors');
    expect(quotes).toContain('delivered over a million artillery rounds as well as ballistic missiles');
    expect(quotes).toContain('North Korean labourers');
    expect(quotes).not.toContain('Voronezh');
    const { body: article } = await app.call('GET', `/api/v1/articles/${alert.evidence[0].articleId}`);
    const stored = article.revisions[0];
    for (const { field, start, end, quote } of alert.evidence[0].passages) {
      expect(stored[field].slice(start, end)).toBe(quote);
    }
  });

  it('is in the change feed once, as it stands in the list', async () => {
    const { body } = await app.call('GET', '/api/v1/changes');
    expect(body.items).toHaveLength(1);
    expect(body.items[0]).toMatchObject({
      change: 'created',
      alert: { regime: 'dprk', supplier: ['KP'], recipient: ['RU'] },
    });
  });
});
