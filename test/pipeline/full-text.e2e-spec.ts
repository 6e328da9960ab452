import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FindUnreadPagesTick } from '../../src/collection/find-unread-pages.tick.js';
import { FeedServer } from '../fakes/feed-server.js';
import { buildFeed } from '../support/build-feed.js';
import { runApp, type ApiAnswer, type RunningApp } from '../support/run-app.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { waitFor } from '../support/wait-for.js';

const TEASER = 'Customs officers have seized a cargo in the port, the authority said.';
const TEXT = Array.from(
  { length: 6 },
  (_, n) =>
    `Paragraph ${n}: the officers opened the containers one by one and found crates below the pumps that the papers had named.`,
);

const page = (body: string, head = ''): string =>
  `<!doctype html><html lang="en-GB"><head><title>Cargo</title>${head}</head><body><nav>Menu</nav>${body}<footer>Imprint</footer></body></html>`;
const article = page(
  `<article><h1>Cargo</h1>${TEXT.map((text) => `<p>${text}</p>`).join('')}</article>`,
  '<link rel="canonical" href="/canonical">',
);
const HTML = { 'content-type': 'text/html; charset=utf-8' };

describe('full texts', () => {
  let db: TestDatabase;
  let app: RunningApp;
  const servers: FeedServer[] = [];

  beforeAll(async () => {
    db = await createTestDatabase();
    app = await runApp(db.url, { environment: { POLLING: 'off' } });
  });

  afterAll(async () => {
    await app?.stop();
    for (const server of servers) await server.stop();
    await db?.drop();
  });

  /** A site of its own for each test: requests to one host wait for one another. */
  async function startSite(host: string, robots: string | null): Promise<FeedServer> {
    const site = await FeedServer.start(host);
    servers.push(site);
    if (robots !== null) site.serve('/robots.txt', robots, { 'content-type': 'text/plain' });
    return site;
  }

  const articlesOf = async (id: string): Promise<ApiAnswer['body'][]> =>
    (await app.call('GET', `/api/v1/articles?source=${id}`)).body.items;

  /** Registers a feed of teasers for these paths, polls it, and has its pages read. */
  async function readPages(
    site: FeedServer,
    paths: readonly string[],
    host: string,
  ): Promise<{ id: string; pages: Record<string, number> }> {
    const entries = paths.map((path) => ({
      guid: path,
      link: site.url(path, host),
      title: `About ${path}`,
      text: TEASER,
    }));
    site.serve('/feed', buildFeed(entries));
    const { id } = (await app.call('POST', '/api/v1/sources', { address: site.url('/feed', host) })).body;
    expect((await app.call('PUT', `/api/v1/sources/${id}/full-text`, { enabled: true })).body).toMatchObject({
      enabled: true,
    });
    await app.call('POST', `/api/v1/sources/${id}/poll`);
    await waitFor(
      'the articles',
      async () => articlesOf(id),
      (items) => items.length === paths.length,
    );
    await app.app.get(FindUnreadPagesTick).enqueueDue();
    const told = await waitFor(
      'the pages',
      async () => (await app.call('GET', `/api/v1/sources/${id}/full-text`)).body,
      ({ pages }) =>
        pages.waiting === 0 && Object.values<number>(pages).reduce((sum, each) => sum + each, 0) === paths.length,
    );
    return { id, pages: Object.fromEntries(Object.entries<number>(told.pages).filter(([, count]) => count > 0)) };
  }

  it('become a revision with the page as its capture, and are screened', async () => {
    const site = await startSite('127.0.0.1', 'User-agent: *\nDisallow: /closed');
    site.serve('/open', article, HTML);
    site.serve('/closed/page', article, HTML);
    const { id, pages } = await readPages(site, ['/open', '/closed/page'], '127.0.0.1');
    expect(pages).toEqual({ read: 1, forbidden: 1 });
    expect(site.requests.map(({ url }) => url)).not.toContain('/closed/page');
    expect(site.requests.find(({ url }) => url === '/open')?.headers['user-agent']).toContain('EmbargoMonitor');

    const items = await articlesOf(id);
    const { id: openId } = items.find(({ title }: { title: string }) => title === 'About /open');
    const read = await waitFor(
      'the screening',
      async () => (await app.call('GET', `/api/v1/articles/${openId}`)).body,
      ({ revisions }) => revisions.length === 2 && revisions[0].screenedWith !== null,
    );
    expect(read.revisions[0].text).toBe(TEXT.join('\n'));
    expect(read.revisions[1].text).toBe(TEASER);
    expect(read.revisions[0].capture).toMatchObject({ address: site.url('/open'), status: 200 });

    await app.call('POST', `/api/v1/sources/${id}/poll`);
    site.requests.length = 0;
    await app.app.get(FindUnreadPagesTick).enqueueDue();
    const again = await waitFor(
      'the poll',
      async () => (await app.call('GET', `/api/v1/sources/${id}/polls`)).body.items,
      (polls) => polls.length === 2,
    );
    expect(again[0]).toMatchObject({ new: 0, revised: 0 });
    expect(site.requests.map(({ url }) => url)).not.toContain('/open');
    expect((await articlesOf(id)).find(({ title }: { title: string }) => title === 'About /open')).toMatchObject({
      revisionCount: 2,
    });
  });

  it('give what a sitemap names its title', async () => {
    const site = await startSite('127.0.0.4', '');
    site.serve('/cargo-seized', article, HTML);
    const list = (paths: readonly string[]): void => {
      const urls = paths.map((path) => `<url><loc>${site.url(path, '127.0.0.4')}</loc></url>`);
      const text = `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${urls.join('')}</urlset>`;
      site.serve('/sitemap.xml', text);
    };
    list(['/cargo-seized']);
    const { id } = (await app.call('POST', '/api/v1/sources', { address: site.url('/sitemap.xml', '127.0.0.4') })).body;
    await app.call('PUT', `/api/v1/sources/${id}/full-text`, { enabled: true });
    await app.call('POST', `/api/v1/sources/${id}/poll`);
    const untitled = await waitFor(
      'the article',
      async () => articlesOf(id),
      (items) => items.length === 1,
    );
    expect(untitled[0].title).toBe('cargo seized');
    await app.app.get(FindUnreadPagesTick).enqueueDue();
    const titled = await waitFor(
      'the page',
      async () => articlesOf(id),
      ([item]) => item.title !== 'cargo seized',
    );
    expect(titled).toMatchObject([{ title: 'Cargo' }]);
    list(['/cargo-seized', '/ship-leaves']);
    await app.call('POST', `/api/v1/sources/${id}/poll`);
    const both = await waitFor(
      'the second article',
      async () => articlesOf(id),
      (items) => items.length === 2,
    );
    expect(new Set(both.map(({ title }) => title))).toEqual(new Set(['Cargo', 'ship leaves']));
  });

  it('are not taken from what stands in their way, unless the site offers another form', async () => {
    const site = await startSite('127.0.0.2', null);
    const wall = `<article><p>${TEXT[0]}</p><p>${TEXT[1]}</p><div class="paywall">Subscribe to continue reading</div></article>`;
    site.serve('/wall', page(wall), HTML);
    site.serve('/wall-with-amp', page(wall, '<link rel="amphtml" href="/amp">'), HTML);
    site.serve('/amp', article, HTML);
    site.status('/refused', 403);
    const { pages } = await readPages(site, ['/wall', '/wall-with-amp', '/refused'], '127.0.0.2');
    expect(pages).toEqual({ paywall: 1, read: 1, blocked: 1 });
  });

  it('are not asked for where the site cannot say what it allows', async () => {
    const site = await startSite('127.0.0.3', null);
    site.status('/robots.txt', 503);
    site.serve('/open', article, HTML);
    expect((await readPages(site, ['/open'], '127.0.0.3')).pages).toEqual({ forbidden: 1 });
    expect(site.requests.map(({ url }) => url)).not.toContain('/open');
  });

  it('are read only where somebody said so, which is on record', async () => {
    const { id } = (await app.call('POST', '/api/v1/sources', { address: 'http://127.0.0.4:1/feed' })).body;
    expect((await app.call('GET', `/api/v1/sources/${id}/full-text`)).body).toMatchObject({
      enabled: false,
      since: null,
    });
    await app.call('PUT', `/api/v1/sources/${id}/full-text`, { enabled: true });
    await app.call('PUT', `/api/v1/sources/${id}/full-text`, { enabled: false });
    const acts = await db.database.rows<{ act: string }>(
      `SELECT act FROM audit_entries WHERE subject_type = 'source' AND subject_id = $1 ORDER BY number`,
      [id],
    );
    expect(acts.map(({ act }) => act)).toEqual(['source.create', 'source.read-pages', 'source.leave-pages']);
    expect((await app.call('GET', '/api/v1/sources/999999/full-text')).status).toBe(404);
  });
});
