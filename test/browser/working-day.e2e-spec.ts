/** One working day, from the printed link to signing out: an analyst, her readers, the press and the post. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { BrowserContext, Page } from 'playwright-core';
import { PlanDigestsService } from '../../src/delivery/plan-digests.service.js';
import type { TakenMail } from '../fakes/mail-server.js';
import { CHROMIUM } from '../support/browser.js';
import { PASSWORD } from '../support/console-world.js';
import { waitFor } from '../support/wait-for.js';
import { PUBLIC_URL, startWorkingDay, type WorkingDay } from '../support/working-day.js';
import { FRESH, LATER, OLD_NEWS } from '../support/working-day-news.js';

const withBrowser = CHROMIUM === null ? describe.skip : describe;
if (CHROMIUM === null) console.warn('No Chromium found: the browser tests are SKIPPED. Set CHROMIUM_PATH to run them.');

const READER = 'reader@example.org';
const COLLEAGUE = 'colleague@example.org';

/** Longer than an immediate digest gathers after the one before. */
const BETWEEN_DIGESTS_MS = 6 * 60_000;

withBrowser('a working day', () => {
  let day: WorkingDay;
  let desk: BrowserContext;
  let page: Page;
  /** Of a reader who has no account: nothing of the analyst's is in it. */
  let home: BrowserContext;
  let reader: Page;
  let digest: TakenMail;
  const complaints: string[] = [];

  const open = async (path: string): Promise<void> => {
    await page.goto(PUBLIC_URL + path);
  };
  const press = (name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();
  const headingOf = (of: Page): Promise<string | null> => of.getByRole('heading', { level: 1 }).textContent();
  const historyOf = (): Promise<string | null> => page.locator('.history').textContent();
  const alerts = async (query = ''): Promise<{ id: string; state: string; regime: string }[]> =>
    (await day.app.request('GET', `/api/v1/alerts${query}`)).json.items;
  const raised = async (regime: string): Promise<string> => {
    const [alert] = await waitFor(
      `an alert on ${regime}`,
      () => alerts(`?regime=${regime}`),
      (found) => found.length === 1,
    );
    return alert?.id ?? '';
  };
  const watch = (of: Page): Page => {
    of.setDefaultTimeout(10_000);
    of.on('pageerror', (error) => complaints.push(error.message));
    of.on('console', (message) => {
      if (message.text().includes('Content Security Policy')) complaints.push(message.text());
    });
    return of;
  };

  /** Has the feed polled by the button on its page. */
  const pollNow = async (): Promise<void> => {
    await open('/sources');
    await page.getByRole('link', { name: 'Mediterranean Courier' }).first().click();
    await press('Poll now');
    await page.waitForURL('**done=source-polled');
  };

  const mailsTo = (address: string): readonly TakenMail[] => day.mail.taken.filter(({ to }) => to === address);
  const arrived = async (address: string, count: number): Promise<TakenMail> => {
    const mails = await waitFor(
      `mail ${count} to ${address}`,
      async () => mailsTo(address),
      (found) => found.length >= count,
    );
    return mails[count - 1] as TakenMail;
  };

  /** Asks for a digest, and says yes by the link in the mail that comes. */
  const subscribe = async (address: string): Promise<void> => {
    await reader.goto(`${PUBLIC_URL}/subscribe`);
    await reader.getByLabel('E-mail address').fill(address);
    await reader.getByLabel('Least priority, 0 to 100').fill('0');
    await reader.getByLabel('How often').selectOption('immediate');
    await reader.getByRole('button', { name: 'Ask for the digest' }).click();
    expect(await headingOf(reader)).toBe('Look into your mailbox');
    const asked = await arrived(address, 1);
    expect(asked.mail.subject).toBe('Please confirm your Embargo Monitor digest');
    await reader.goto(linkIn(asked, 'confirm'));
    expect(await headingOf(reader)).toBe('Confirm your digest');
    await reader.getByRole('button', { name: 'Yes, send it to me' }).click();
    expect(await headingOf(reader)).toBe('Your digest is confirmed');
  };
  /** Does at once what is done every twenty seconds. */
  const planDigests = (): Promise<number> => day.app.app.get(PlanDigestsService, { strict: false }).plan();

  beforeAll(async () => {
    day = await startWorkingDay(OLD_NEWS);
    desk = await day.browser.newContext({ viewport: { width: 1280, height: 900 } });
    home = await day.browser.newContext({ viewport: { width: 390, height: 800 } });
    page = watch(await desk.newPage());
    reader = watch(await home.newPage());
    await waitFor(
      'the alerts of the first poll',
      () => alerts(),
      (found) => found.length === 3,
    );
  });

  afterAll(() => day?.stop());

  it('begins with the link that the first start printed, and a password', async () => {
    await page.goto(/http:\S+\/welcome\/[\w-]+/.exec(day.app.announced.join('\n'))?.[0] ?? '');
    await page.getByLabel('Your name').fill('Ana Kovač');
    await page.getByLabel('E-mail address').fill('ana@example.org');
    await page.getByLabel('Password').fill(PASSWORD);
    await press('Keep it and sign in');
    await page.waitForURL('**/queue');
    expect(await headingOf(page)).toBe('Needs review');
    expect(await page.locator('.sum').textContent()).toContain('3 alerts');
  });

  it('goes through the queue by keyboard, to and fro', async () => {
    const rows = await page.locator('.row').evaluateAll((all) => all.map((row) => row.getAttribute('href') ?? ''));
    expect(rows).toHaveLength(3);
    const here = (): Promise<string | null> => page.locator('.row.here').getAttribute('href');
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    expect(await here()).toBe(rows[2]);
    await page.keyboard.press('k');
    expect(await here()).toBe(rows[1]);
    await page.keyboard.press('Enter');
    await page.waitForURL(`**${rows[1]}`);
    await page.keyboard.press('k');
    await page.waitForURL(`**${rows[0]}`);
    await page.keyboard.press('j');
    await page.waitForURL(`**${rows[1]}`);
    await page.keyboard.press('u');
    await page.waitForURL('**/queue');
  });

  it('confirms one report and says why to colleagues', async () => {
    const id = await raised('dprk');
    await open(`/alerts/${id}`);
    await page.keyboard.press('c');
    await page.keyboard.press('c');
    await page.waitForURL('**done=confirmed');
    await page.getByLabel('Comment for your colleagues').fill('Two agencies have photographs of the ship.');
    await press('Add the comment');
    await page.waitForURL('**done=commented');
    const history = await historyOf();
    expect(history).toContain('Ana Kovač confirmed');
    expect(history).toContain('Ana Kovač commented: Two agencies have photographs of the ship.');
  });

  it('dismisses another, with a reason and in words', async () => {
    await open(`/alerts/${await raised('yemen-houthis')}`);
    await page.keyboard.press('d');
    await page.getByLabel('Misread passage').check();
    await page.getByLabel('In your words').fill('The dhow was searched, nothing was found.');
    await press('Dismiss the report');
    await page.waitForURL('**done=dismissed');
    expect(await historyOf()).toContain('The dhow was searched, nothing was found.');
  });

  it('adds an article by hand and finds the alert that it raised', async () => {
    await open('/articles/new');
    await page.getByLabel('Title').fill('Rifles for the Taliban');
    await page
      .getByLabel('Text', { exact: true })
      .fill('Pakistan supplied rifles to the Taliban in Afghanistan, officials said.');
    await press('Add the text');
    await page.waitForURL('**done=article-added');
    const article = page.url();
    const id = await raised('taliban');
    await page.goto(article);
    await page.locator(`.side a[href="/alerts/${id}"]`).click();
    await page.waitForURL(`**/alerts/${id}`);
    expect(await headingOf(page)).toMatch(/Pakistan is said to have supplied .* to .*Taliban/);
    expect(await page.locator('mark.claim').first().textContent()).toContain('supplied rifles');
  });

  it('finds why another article raised nothing', async () => {
    await open('/articles?shown=unflagged');
    await page.getByRole('link', { name: /Vehicles for Asmara/ }).click();
    await page.waitForURL('**/articles/*');
    const side = page.getByLabel('What was read in it');
    expect(await side.textContent()).toContain('what was read was kept quiet, for the reasons below');
    const kept = await side.locator('.readings').textContent();
    expect(kept).toContain('Eritrea: not in force on that date');
    expect(kept).toContain('China sold 40 armoured vehicles to Eritrea');
  });

  it('has a reader who subscribes and says yes by the link in the mail', async () => {
    await subscribe(READER);
  });

  it('escalates a third report; that it moved is no news to the reader, it was old when it came', async () => {
    const id = await raised('libya');
    await open(`/alerts/${id}`);
    await page.keyboard.press('e');
    await page.getByLabel('What should the next reader know?').fill('Ask the airport desk.');
    await press('Escalate the report');
    await page.waitForURL('**done=escalated');
    expect(await page.locator('.standing').textContent()).toContain('Escalated');
    const states = (await alerts()).map(({ regime, state }) => `${regime} ${state}`).sort();
    expect(states).toEqual(['dprk confirmed', 'libya escalated', 'taliban open', 'yemen-houthis dismissed']);
    await planDigests();
    const digests = await day.app.request('GET', '/api/v1/deliveries?kind=digest');
    expect(digests.json.items).toEqual([]);
  });

  it('tells the reader of what is reported next, and of nothing else', async () => {
    day.print([...OLD_NEWS, FRESH]);
    await pollNow();
    await raised('sudan-darfur');
    await planDigests();
    digest = await arrived(READER, 2);
    expect(digest.mail.subject).toMatch(/^New: The United Arab Emirates is said to have supplied drones/);
    const body = (digest.mail.text ?? '').replaceAll(/\s*\n[>*]?\s*/g, ' ');
    expect(body).toContain('supplied drones to the Rapid Support Forces');
    for (const old of ['North Korea', 'Libya', 'Houthis', 'Taliban']) expect(body).not.toContain(old);
  });

  it('lets the reader look at the alert without an account', async () => {
    await reader.goto(linkIn(digest, 'a'));
    expect(await headingOf(reader)).toContain('is said to have supplied drones');
    expect(await reader.getByText(FRESH.text).count()).toBe(1);
    expect(await reader.getByRole('button').count()).toBe(0);
    expect(await home.cookies()).toEqual([]);
  });

  it('changes nothing when the link to end the digest is only looked at', async () => {
    const statesOf = async (): Promise<string[]> =>
      (await day.app.request('GET', '/api/v1/subscriptions')).json.items.map(({ state }: { state: string }) => state);
    await reader.goto(linkIn(digest, 'unsubscribe'));
    expect(await headingOf(reader)).toBe('Stop this digest?');
    expect(await statesOf()).toEqual(['active']);
    await reader.reload();
    await reader.getByRole('button', { name: 'Stop this digest' }).click();
    expect(await headingOf(reader)).toBe('The digest has ended');
    expect(await statesOf()).toEqual(['ended']);
  });

  it('writes of the next report to a colleague who has come, and to the reader no more', async () => {
    await subscribe(COLLEAGUE);
    day.clock.putForward(BETWEEN_DIGESTS_MS);
    day.print([...OLD_NEWS, FRESH, LATER]);
    await pollNow();
    await raised('drc');
    await planDigests();
    expect((await arrived(COLLEAGUE, 2)).mail.subject).toMatch(/^New: Rwanda is said to have supplied/);
    // What is planned at one time is written at one time: a mail to the reader would stand here beside the colleague's.
    await open('/outbox');
    const recipients = await page.locator('#list tbody .address').allTextContents();
    expect(recipients.sort()).toEqual([COLLEAGUE, COLLEAGUE, READER, READER]);
    expect(mailsTo(READER)).toHaveLength(2);
  });

  it('ends at the door', async () => {
    await press('Sign out');
    await page.waitForURL('**/sign-in?done=signed-out');
    await open('/queue');
    expect(new URL(page.url()).pathname).toBe('/sign-in');
    expect(complaints).toEqual([]);
  });
});

/** The first link of a kind in a mail's text. */
function linkIn({ mail }: TakenMail, kind: string): string {
  const [link] = new RegExp(`${PUBLIC_URL}/${kind}/[\\w.-]+`).exec(mail.text ?? '') ?? [];
  if (link === undefined) throw new Error(`No link to ${kind} in: ${mail.text}`);
  return link;
}
