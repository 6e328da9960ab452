/** An installation as its people meet it: by its public name, with a press that prints on and a mail server. */
import type { Browser } from 'playwright-core';
import { SystemClock } from '../../src/platform/clock/clock.js';
import { FeedServer } from '../fakes/feed-server.js';
import { startMailServer, type MailServer } from '../fakes/mail-server.js';
import { startBrowser } from './browser.js';
import { buildFeed, type FeedEntry } from './build-feed.js';
import { buildSource } from './build-source.js';
import { startTestApp, type TestApp } from './test-app.js';
import { createTestDatabase } from './test-database.js';

/** The name under which pages and links in mails are reached; the browser takes it to the loopback. */
export const PUBLIC_URL = 'http://embargo.example.org';

/** The machine's clock, which can be put forward: minutes pass between two digests. */
class ForwardClock extends SystemClock {
  private aheadMs = 0;

  override now(): Date {
    return new Date(Date.now() + this.aheadMs);
  }

  putForward(ms: number): void {
    this.aheadMs += ms;
  }
}

/** A running installation. */
export interface WorkingDay {
  readonly app: TestApp;
  readonly mail: MailServer;
  readonly browser: Browser;
  readonly clock: ForwardClock;
  /** Replaces what the feed carries. */
  print(news: readonly FeedEntry[]): void;
  stop(): Promise<void>;
}

/** Starts one whose only source is polled for the first time. */
export async function startWorkingDay(news: readonly FeedEntry[]): Promise<WorkingDay> {
  const press = await FeedServer.start();
  const print = (entries: readonly FeedEntry[]): void =>
    press.serve('/news', buildFeed(entries, 'Mediterranean Courier'));
  print(news);
  const mail = await startMailServer();
  const db = await createTestDatabase();
  // Before the start: what is due then is polled at once.
  await buildSource(db.database, {
    address: press.url('/news'),
    title: 'Mediterranean Courier',
    publisher: 'Mediterranean Courier',
  });
  const clock = new ForwardClock();
  const environment = {
    BASE_URL: PUBLIC_URL,
    SMTP_URL: mail.url,
    POLLING: 'on',
    ALLOW_PRIVATE_ADDRESSES: '127.0.0.0/8',
    RATE_LIMIT_PER_MINUTE: '1000000',
  };
  const app = await startTestApp(environment, { db, clock });
  const browser = await startBrowser([`--host-resolver-rules=MAP embargo.example.org ${new URL(app.url).host}`]);
  return {
    app,
    mail,
    browser,
    clock,
    print,
    stop: async () => {
      await browser.close();
      await app.stop();
      await mail.close();
      await press.stop();
    },
  };
}
