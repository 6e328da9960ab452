/** A feed server on loopback, run by feed-process.client: /feed/N is an RSS feed with items of its own and an ETag. */
import { createServer } from 'node:http';
import type { FeedFilling } from './feed-process.client.js';
import { makeReport, type MadeReport } from './make-events.js';
import { makeOrdinaryText, makePartyText } from './make-texts.js';

const ITEM_BYTES = 2_500;
const { itemsPerFeed, dealEvery, reportsPerEvent, latestAt } = JSON.parse(process.argv[2] ?? '') as FeedFilling;

process.on('disconnect', () => process.exit());

const server = createServer((request, response) => {
  const feed = Number(/^\/feed\/(\d+)/.exec(request.url ?? '')?.[1] ?? 0);
  const etag = `"${feed}"`;
  if (request.headers['if-none-match'] === etag) {
    response.writeHead(304, { etag }).end();
    return;
  }
  response.writeHead(200, { 'content-type': 'application/rss+xml; charset=utf-8', etag }).end(makeFeed(feed));
});

server.listen(0, '0.0.0.0', () => {
  const address = server.address();
  process.send?.(address && typeof address === 'object' ? address.port : 0);
});

function makeFeed(feed: number): string {
  const items = Array.from({ length: itemsPerFeed }, (_, index) => {
    const number = feed * itemsPerFeed + index + 1;
    const isDeal = dealEvery > 0 && number % dealEvery === 0;
    const { title, text, publishedAt } =
      isDeal && reportsPerEvent ? tell(number / dealEvery - 1) : make(number, isDeal);
    const date = publishedAt.toUTCString();
    const paragraphs = text.split('\n\n').map((paragraph) => `<p>${paragraph.trim()}</p>`);
    return `<item><guid isPermaLink="false">${number}</guid><title>${title} (${number})</title><pubDate>${date}</pubDate><description><![CDATA[${paragraphs.join('')}]]></description></item>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Feed ${feed}</title><link>http://feed-${feed}.invalid/</link><description>Made up</description><language>en</language>${items.join('')}</channel></rss>`;
}

/** The n-th report, from 0: those of one event come one after the other, in feeds that are polled at nearly the same time. */
function tell(nth: number): MadeReport {
  const times = reportsPerEvent ?? 1;
  return makeReport(Math.floor(nth / times), nth % times, ITEM_BYTES);
}

function make(number: number, isDeal: boolean): MadeReport {
  const text = isDeal ? makePartyText(number, ITEM_BYTES, 6) : makeOrdinaryText(number, ITEM_BYTES);
  return {
    title: text.slice(0, text.indexOf('.')).slice(0, 120),
    text,
    publishedAt: new Date(
      latestAt === undefined
        ? Date.UTC(2026, 10, 1 + (number % 20), number % 24, number % 60)
        : latestAt - (number % 24) * 3_600_000,
    ),
  };
}
