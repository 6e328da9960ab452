import { describe, expect, it } from '@jest/globals';
import { parseFeed } from './parse-feed.js';

const context = { url: 'https://a.example/sitemap.xml', now: new Date('2026-06-01T00:00:00Z') };

describe('sitemaps', () => {
  const sitemap = (urls: string): string =>
    `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${urls}</urlset>`;

  it('of a whole site name its pages, those changed last first', async () => {
    const text = sitemap(
      `<url><loc>https://a.example/</loc></url><url><loc>https://a.example/undated-page</loc></url>
       <url><loc>https://a.example/old-page</loc><lastmod>2025-01-01</lastmod></url>
       <url><loc>https://a.example/new-page</loc><lastmod>2026-05-01T10:00:00+02:00</lastmod></url>`,
    );
    const parsed = await parseFeed(text, { ...context, limits: { maxItems: 2 } });
    expect(parsed).toMatchObject({
      kind: 'feed',
      feed: {
        format: 'sitemap',
        unreadItems: 2,
        items: [
          {
            title: 'new page',
            link: 'https://a.example/new-page',
            published: new Date('2026-05-01T08:00:00Z'),
            publishedMark: 'updated',
            text: '',
          },
          { title: 'old page' },
        ],
      },
    });
  });

  it('that name no page are no feeds', async () => {
    const text = sitemap('<url><loc>https://a.example/</loc></url><url/>');
    expect(await parseFeed(text, context)).toMatchObject({ kind: 'not-a-feed', feedLinks: [] });
  });

  it('that list others name them, those of news first', async () => {
    const text = `<?xml version="1.0"?><sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
      <sitemap><loc>https://a.example/pages.xml</loc></sitemap><sitemap><loc> https://a.example/news.xml?a=1&amp;b=2 </loc></sitemap>
      <sitemap><loc>file:///etc/passwd</loc></sitemap><sitemap><loc>https://[</loc></sitemap></sitemapindex>`;
    expect(await parseFeed(text, context)).toEqual({
      kind: 'not-a-feed',
      reason: 'The document is an index of sitemaps',
      feedLinks: [
        { url: 'https://a.example/news.xml?a=1&b=2', title: null, type: 'application/xml' },
        { url: 'https://a.example/pages.xml', title: null, type: 'application/xml' },
      ],
    });
  });
});
