/** A press of many feeds on one loopback server, each host with several, for tests of the whole way. */
import { FeedServer } from '../fakes/feed-server.js';
import { buildFeed, type FeedEntry } from './build-feed.js';
import { buildSource } from './build-source.js';
import type { Database } from '../../src/platform/database/database.js';

/** How often an item reports what the pack finds; the others are ordinary. */
const NEWS_EVERY = 5;

export class NewsFeeds {
  /** Requests for each path. */
  readonly asked = new Map<string, number>();
  /** The most requests that any host had to answer at a time. */
  mostAtATime = 0;
  private readonly inFlight = new Map<string, number>();
  private readonly itemCounts = new Map<string, number>();

  private constructor(
    private readonly server: FeedServer,
    private readonly delayMs: number,
    private readonly tell: typeof entryOf,
  ) {}

  /**
   * @param delayMs How long each answer takes, so that what happens meanwhile can be seen.
   * @param tell The entry of the feed at a path with that number, from 0.
   */
  static async start(delayMs: number, tell: typeof entryOf = entryOf): Promise<NewsFeeds> {
    return new NewsFeeds(await FeedServer.start('0.0.0.0'), delayMs, tell);
  }

  /** Registers `feeds` feeds on `hosts` hosts, due at once. @returns Ids of the sources. */
  async register(database: Database, feeds: number, hosts: number, itemsPerFeed: number): Promise<string[]> {
    const ids: string[] = [];
    for (let number = 0; number < feeds; number++) {
      const path = `/feed-${number}`;
      this.publish(path, itemsPerFeed);
      this.server.on(path, (request, response) => {
        const host = String(request.headers.host);
        const count = (this.inFlight.get(host) ?? 0) + 1;
        this.inFlight.set(host, count);
        this.mostAtATime = Math.max(this.mostAtATime, count);
        this.asked.set(path, (this.asked.get(path) ?? 0) + 1);
        setTimeout(() => {
          this.inFlight.set(host, (this.inFlight.get(host) ?? 1) - 1);
          response.writeHead(200, { 'content-type': 'application/rss+xml' }).end(this.documentAt(path));
        }, this.delayMs);
      });
      ids.push(await buildSource(database, { address: this.server.url(path, `127.0.1.${1 + (number % hosts)}`) }));
    }
    return ids;
  }

  /** Lets a feed have so many items; those it had stay as they were. */
  publish(path: string, items: number): void {
    this.itemCounts.set(path, items);
  }

  /** Ids of all items that the feeds have. */
  get guids(): string[] {
    return [...this.itemCounts].flatMap(([path, count]) =>
      Array.from({ length: count }, (_, index) => `${path}#${index}`),
    );
  }

  async stop(): Promise<void> {
    await this.server.stop();
  }

  private documentAt(path: string): string {
    const entries = Array.from({ length: this.itemCounts.get(path) ?? 0 }, (_, index) => this.tell(path, index));
    return buildFeed(entries.reverse());
  }
}

function entryOf(path: string, index: number): FeedEntry {
  const isNews = index % NEWS_EVERY === 0;
  const title = isNews ? `Report ${index} of ${path}: Iran armed Houthis` : `Notice ${index} of ${path}`;
  const text = isNews
    ? `Iran supplied ${index + 2} ballistic missiles to the Houthis in Yemen in September 2026, a panel said, according to ${path}.`
    : `The council of district ${index} met on Tuesday and adopted its budget for the coming year, ${path} reports.`;
  return { guid: `${path}#${index}`, link: `https://example.org${path}/${index}`, title, text };
}

/** What the database has of it all. */
export interface Stored {
  readonly articles: number;
  readonly guids: number;
  readonly revisions: number;
  readonly screened: number;
  readonly screenings: number;
  readonly findings: number;
  readonly polls: number;
  readonly ledger: number;
}

/** Counts what is stored. */
export async function countStored(database: Database): Promise<Stored> {
  const [row] = await database.rows<Stored>(
    `SELECT (SELECT count(*)::int FROM articles) AS articles,
            (SELECT count(DISTINCT (source_id, guid_hash))::int FROM articles) AS guids,
            (SELECT count(*)::int FROM revisions) AS revisions,
            (SELECT count(*)::int FROM revisions WHERE screened_with IS NOT NULL) AS screened,
            (SELECT count(*)::int FROM screenings) AS screenings,
            (SELECT count(*)::int FROM findings) AS findings,
            (SELECT count(*)::int FROM polls) AS polls,
            (SELECT coalesce(sum(new), 0)::int FROM polls) AS ledger`,
  );
  if (row === undefined) throw new Error('Counting brought no row');
  return row;
}
