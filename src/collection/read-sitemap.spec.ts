import { describe, expect, it } from '@jest/globals';
import { parseFeed } from './parse-feed.js';

const context = { url: 'https://a.example/sitemap.xml', now: new Date('2026-06-01T00:00:00Z') };

describe('sitemaps', () => {
  it('of a whole site are no feeds', async () => {
    const text =
      '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://a.example/</loc></url></urlset>';
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
