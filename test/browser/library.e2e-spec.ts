/** The law as people meet it in a browser: the library on any day, its history, what falls due, reports of changes. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { BrowserContext, Page } from 'playwright-core';
import { CHROMIUM, findViolations, startBrowser } from '../support/browser.js';
import { becomeAdmin, type ConsoleWorld } from '../support/console-world.js';
import { FixedClock } from '../support/fixed-clock.js';
import { startTestApp } from '../support/test-app.js';
import { waitFor } from '../support/wait-for.js';

const withBrowser = CHROMIUM === null ? describe.skip : describe;
if (CHROMIUM === null) console.warn('No Chromium found: the browser tests are SKIPPED. Set CHROMIUM_PATH to run them.');

const REPORTS = [
  {
    title: 'Security Council renews South Sudan arms embargo',
    text: 'The United Nations Security Council on Friday renewed the arms embargo on South Sudan until 31 May 2027.',
    published: '2026-05-29T20:00:00Z',
  },
  {
    title: 'Rifles for the Houthis',
    text: 'Iran sent rifles to the Houthis in July 2025, officials said.',
    published: '2025-07-30T20:00:00Z',
  },
  {
    title: 'Drones over Darfur',
    text: 'Iran sent drones to the Rapid Support Forces in Darfur in 2025, officials said.',
    published: '2025-12-30T20:00:00Z',
  },
];

withBrowser('the library', () => {
  let world: Omit<ConsoleWorld, 'press'>;
  let context: BrowserContext;
  let page: Page;
  const complaints: string[] = [];

  const open = async (path: string): Promise<number> => (await page.goto(world.app.url + path))?.status() ?? 0;
  const alertIdOf = async (regime: string): Promise<string> =>
    (await world.app.request('GET', `/api/v1/alerts?regime=${regime}`)).json.items[0].id;

  beforeAll(async () => {
    const app = await startTestApp(
      { RATE_LIMIT_PER_MINUTE: '1000000' },
      { clock: new FixedClock(new Date('2026-11-23T12:00:00Z')) },
    );
    const browser = await startBrowser();
    world = {
      app,
      browser,
      welcomePath: /\/welcome\/[\w-]+/.exec(app.announced.join('\n'))?.[0] ?? '',
      stop: async () => {
        await browser.close();
        await app.stop();
      },
    };
    for (const body of REPORTS) await app.request('POST', '/api/v1/articles', { body });
    await waitFor(
      'the alerts',
      () => app.request('GET', '/api/v1/alerts'),
      ({ json }) => json.items.length === 4,
    );
    context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    page = await context.newPage();
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (message.text().includes('Content Security Policy')) complaints.push(message.text());
    });
    page.setDefaultTimeout(10_000);
    await becomeAdmin(page, world as ConsoleWorld);
  });

  afterAll(() => world?.stop());

  it('shows what is in force today, what is presumed and when that was last verified', async () => {
    await open('/embargoes');
    expect(await page.locator('.list-head .sum').textContent()).toContain('14 in force on 23 November 2026, today');
    const southSudan = page.locator('.embargo-row', { hasText: 'South Sudan' });
    expect(await southSudan.textContent()).toContain(
      'Renewal to be checked by a person, last verified on 30 May 2025.',
    );
    expect(await page.locator('#due').textContent()).toContain('176 days overdue');
  });

  it('goes to another day by its field and by its links, without a script too', async () => {
    const plain = await world.browser.newContext({
      javaScriptEnabled: false,
      storageState: await context.storageState(),
    });
    const bare = await plain.newPage();
    await bare.goto(`${world.app.url}/embargoes`);
    await bare.getByLabel('In force on').fill('2018-11-13');
    await bare.getByRole('button', { name: 'Show' }).click();
    await bare.waitForURL('**/embargoes?on=2018-11-13');
    const eritrea = bare.locator('ul[aria-label="In force"] .embargo-row', { hasText: 'Eritrea' });
    expect(await eritrea.count()).toBe(1);
    await bare.getByRole('link', { name: 'Next change: 14 November 2018' }).click();
    await bare.waitForURL('**/embargoes?on=2018-11-14');
    expect(await eritrea.count()).toBe(0);
    await bare.getByText('The same as a table').click();
    await bare
      .locator('.steps tbody', { hasText: 'Iran' })
      .getByRole('link', { name: '28 September 2025', exact: true })
      .click();
    await bare.waitForURL('**/embargoes/iran?on=2025-09-28');
    expect(await bare.locator('.page-head').textContent()).toContain('In force, disputed on 28 September 2025');
    await plain.close();
  });

  it('draws the history once, for the width there is', async () => {
    await open('/embargoes');
    expect(await page.locator('figure.timeline svg[role=img]:visible').count()).toBe(1);
    const wide = await page.locator('figure.timeline svg[role=img]:visible').boundingBox();
    await page.setViewportSize({ width: 390, height: 900 });
    expect(await page.locator('figure.timeline svg[role=img]:visible').count()).toBe(1);
    const narrow = await page.locator('figure.timeline svg[role=img]:visible').boundingBox();
    expect(wide?.width ?? 0).toBeGreaterThan(1000);
    expect(narrow?.width ?? 999).toBeLessThanOrEqual(390);
    const size = await page
      .locator('figure.timeline svg[role=img]:visible text.name')
      .first()
      .evaluate((text) => text.getBoundingClientRect().height);
    expect(size).toBeGreaterThan(11);
    await page.setViewportSize({ width: 1280, height: 900 });
  });

  it('marks the clauses whose renewal is open on the day, and only those', async () => {
    await open('/embargoes/al-shabaab?on=2026-12-01');
    const check = 'Renewal to be checked by a person, last verified on 12 December 2025.';
    expect(await page.locator('#somalia-ied').textContent()).toContain(check);
    expect(await page.locator('#somalia-2182-15').textContent()).toContain(check);
    expect(await page.locator('#somalia-2713-4').textContent()).not.toContain('to be checked');
    await open('/embargoes/al-shabaab?on=2026-11-29');
    expect(await page.locator('#somalia-ied').textContent()).not.toContain('to be checked');
  });

  it('tells whoever runs the service what nobody has looked up, and takes the word that somebody did', async () => {
    await open('/queue');
    expect(await page.locator('.operator').textContent()).toContain(
      '12 renewals are overdue and 2 are due within 30 days',
    );
    await page.getByRole('link', { name: 'Check the register' }).click();
    await page.waitForURL('**/embargoes/changes');
    const haiti = page.locator('#haiti-2026-10-17');
    await haiti.getByText('Say what you found').click();
    await haiti.getByLabel('What did you find, and where?').fill('No <b>vote</b> up to today.');
    await haiti.getByRole('button', { name: 'Register checked' }).click();
    await page.waitForURL('**done=register-checked');
    expect(await page.getByRole('status').textContent()).toBe('It is on record that the register was checked.');
    await page.getByText('looked at within a month').click();
    expect(await page.locator('#haiti-2026-10-17 .checked').textContent()).toContain(
      'Checked by Ana Kovač on 23 November 2026',
    );
    expect(await page.locator('#haiti-2026-10-17 .checked q').textContent()).toBe('No <b>vote</b> up to today.');
    await open('/queue');
    expect(await page.locator('.operator').textContent()).toContain('11 renewals are overdue');
  });

  it('lays a report of a change beside the entries it touches, and keeps that they were compared', async () => {
    await open('/embargoes/changes');
    const report = page.locator('.report', { hasText: 'South Sudan' });
    expect(await report.locator('.told-side').textContent()).toContain('Renewed; said to be of 29 May 2026');
    expect(await report.locator('.register-side').textContent()).toContain('last verified on 30 May 2025');
    expect(await report.locator('.look-up').textContent()).toContain('until which day');
    await report.getByText('Say what you found').click();
    await report.getByLabel('What did you find, and where?').fill('The press release says so; the pack is changed.');
    await report.getByRole('button', { name: 'Register checked' }).click();
    await page.waitForURL('**done=register-checked');
    expect(await page.locator('.report').count()).toBe(0);
    await page.getByRole('link', { name: 'Checked', exact: true }).click();
    expect(await page.locator('.report .checked').textContent()).toContain('The press release says so');
    await open(`/alerts/${await alertIdOf('south-sudan')}`);
    expect(await page.locator('.history').textContent()).toContain('Ana Kovač held the register against it');
  });

  it('says on an alert what depends on the date, and which embargo the date kept out of it', async () => {
    await open(`/alerts/${await alertIdOf('iran')}`);
    expect(await page.locator('.side').textContent()).toMatch(
      /Depends on the date \(from 2025-01-01 to 2025-12-30\), Iran: S\/RES\/1747 \(2007\), 5 \(since 2025-09-28\)/,
    );
    await open(`/alerts/${await alertIdOf('yemen-houthis')}`);
    expect(await page.locator('.side').textContent()).toContain(
      'Iran: not in force on that date; would have been S/RES/1747 (2007), 5; not in force until 2025-09-28',
    );
  });

  it('says the same of a tried text', async () => {
    await open('/try');
    await page.getByLabel('Title').fill('Drones');
    await page
      .getByLabel('Text', { exact: true })
      .fill('Iran supplied drones to Russia, officials said. The government denied it.');
    await page.locator('#published').fill('2024-05-01');
    await page.getByRole('button', { name: 'Read and judge' }).click();
    await page.waitForSelector('.verdict');
    expect(await page.locator('main').textContent()).toContain('not in force since 2023-10-18');
  });

  it('has no fault that axe-core finds and nothing wider than the window', async () => {
    const paths = ['/embargoes', '/embargoes/libya?on=2026-06-01', '/embargoes/changes?state=all', '/queue'];
    const faults: string[] = [];
    for (const path of paths) {
      for (const colorScheme of ['light', 'dark'] as const) {
        for (const width of [390, 1280]) {
          await page.emulateMedia({ colorScheme });
          await page.setViewportSize({ width, height: 900 });
          await open(path);
          for (const fold of await page.locator('main details:not([open]) > summary').all()) {
            if (await fold.isVisible()) await fold.click();
          }
          const found = await findViolations(page);
          const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
          if (over > 0) found.push(`wider than the window by ${over} px`);
          faults.push(...found.map((fault) => `${path} ${width} ${colorScheme}: ${fault}`));
        }
      }
    }
    expect(faults).toEqual([]);
    expect(complaints).toEqual([]);
  }, 120_000);
});
