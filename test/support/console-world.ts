/** The whole application with a small press behind it and a browser before it. */
import type { Browser, Page } from 'playwright-core';
import { FeedServer } from '../fakes/feed-server.js';
import { startBrowser } from './browser.js';
import { buildFeed } from './build-feed.js';
import { buildSource } from './build-source.js';
import { NEWS } from './console-news.js';
import { createTestDatabase } from './test-database.js';
import { startTestApp, type TestApp } from './test-app.js';
import { waitFor } from './wait-for.js';

/** A running installation. */
export interface ConsoleWorld {
  readonly app: TestApp;
  readonly press: FeedServer;
  readonly browser: Browser;
  /** Path of the one-time link that the first start printed. */
  readonly welcomePath: string;
  stop(): Promise<void>;
}

/** Alerts that the press leads to. */
const ALERTS = 3;

/** Starts everything and waits until the news has been polled, read and raised. */
export async function startConsoleWorld(): Promise<ConsoleWorld> {
  const press = await FeedServer.start();
  press.serve('/news', buildFeed(NEWS, 'Mediterranean Courier'));
  const db = await createTestDatabase();
  // Before the start: what is due then is polled at once.
  await buildSource(db.database, {
    address: press.url('/news'),
    title: 'Mediterranean Courier',
    publisher: 'Mediterranean Courier',
  });
  const environment = { POLLING: 'on', ALLOW_PRIVATE_ADDRESSES: '127.0.0.0/8', RATE_LIMIT_PER_MINUTE: '1000000' };
  const app = await startTestApp(environment, { db });
  const browser = await startBrowser();
  await waitFor(
    'the alerts',
    () => app.request('GET', '/api/v1/alerts'),
    ({ json }) => json.items.length === ALERTS,
  );
  return {
    app,
    press,
    browser,
    welcomePath: /\/welcome\/[\w-]+/.exec(app.announced.join('\n'))?.[0] ?? '',
    stop: async () => {
      await browser.close();
      await app.stop();
      await press.stop();
    },
  };
}

export const PASSWORD = 'correct horse battery staple';

/** Opens the printed link and becomes the first admin. */
export async function becomeAdmin(page: Page, world: ConsoleWorld): Promise<void> {
  await page.goto(world.app.url + world.welcomePath);
  await page.getByLabel('Your name').fill('Ana Kovač');
  await page.getByLabel('E-mail address').fill('ana@example.org');
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Keep it and sign in' }).click();
  await page.waitForURL('**/queue');
}
