import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { SourcePreviewService } from '../../src/intake/source-preview.service.js';
import { FeedServer } from '../fakes/feed-server.js';
import { buildFeed } from '../support/build-feed.js';
import { runApp, type RunningApp } from '../support/run-app.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const HTML = { 'content-type': 'text/html; charset=utf-8' };
const FEED = buildFeed([{ guid: '1', title: 'One', text: 'Text' }], 'Harbour Wire');

describe('a source by its site’s address', () => {
  let db: TestDatabase;
  let app: RunningApp;
  let site: FeedServer;

  beforeAll(async () => {
    db = await createTestDatabase();
    app = await runApp(db.url, { environment: { POLLING: 'off' } });
  });

  beforeEach(async () => {
    site = await FeedServer.start();
  });

  afterEach(() => site.stop());

  afterAll(async () => {
    await app?.stop();
    await db?.drop();
  });

  const look = async (path: string): Promise<unknown> => app.app.get(SourcePreviewService).look(site.url(path));

  it('is what the page names, and nothing else is asked for', async () => {
    site.serve('/', '<html><link rel="alternate" type="application/rss+xml" title="All" href="/all.xml"></html>', HTML);
    site.serve('/feed/', FEED);
    expect(await look('/')).toEqual({ kind: 'page', feeds: [{ href: site.url('/all.xml'), title: 'All' }] });
    expect(site.requests.map(({ url }) => url)).toEqual(['/']);
  });

  it('is looked for where feeds usually are when the page names none', async () => {
    site.serve('/news/', '<html><body>News</body></html>', HTML);
    site.redirect('/rss', '/rss.xml', 301);
    site.serve('/rss.xml', FEED);
    site.serve('/feed.xml', '<html>Not found</html>', HTML);
    expect(await look('/news/')).toEqual({
      kind: 'page',
      feeds: [{ href: site.url('/rss.xml'), title: 'Harbour Wire' }],
    });
  });

  it('may be a news sitemap', async () => {
    site.serve('/', '<html><body>News</body></html>', HTML);
    const sitemap = `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://a.example/1</loc><news:news><news:publication><news:name>Wire</news:name></news:publication><news:title>A</news:title></news:news></url></urlset>`;
    site.serve('/news-sitemap.xml', sitemap);
    expect(await look('/')).toEqual({ kind: 'page', feeds: [{ href: site.url('/news-sitemap.xml'), title: 'Wire' }] });
    expect(await look('/news-sitemap.xml')).toMatchObject({
      kind: 'feed',
      format: 'news-sitemap',
      title: 'Wire',
      items: [{ title: 'A' }],
    });
  });

  it('is said not to be there where there is none', async () => {
    site.serve('/', '<html><body>News</body></html>', HTML);
    expect(await look('/')).toMatchObject({ kind: 'failed' });
    expect(site.requests.length).toBeLessThan(15);
  });
});
