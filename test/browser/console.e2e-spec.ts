/** A reviewer's day in a real browser, by keyboard where there are keys. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { BrowserContext, Page } from 'playwright-core';
import { CHROMIUM, findViolations } from '../support/browser.js';
import { waitFor } from '../support/wait-for.js';
import { buildSubscription } from '../support/build-subscription.js';
import { buildPdf } from '../support/build-pdf.js';
import { becomeAdmin, PASSWORD, startConsoleWorld, type ConsoleWorld } from '../support/console-world.js';

const withBrowser = CHROMIUM === null ? describe.skip : describe;
if (CHROMIUM === null) console.warn('No Chromium found: the browser tests are SKIPPED. Set CHROMIUM_PATH to run them.');

withBrowser('the console', () => {
  let world: ConsoleWorld;
  let context: BrowserContext;
  let page: Page;
  const complaints: string[] = [];

  const open = async (path: string): Promise<number> => (await page.goto(world.app.url + path))?.status() ?? 0;
  const alertIdOf = async (regime: string): Promise<string> =>
    (await world.app.request('GET', `/api/v1/alerts?regime=${regime}`)).json.items[0].id;

  beforeAll(async () => {
    world = await startConsoleWorld();
    context = await world.browser.newContext({ viewport: { width: 1280, height: 900 } });
    page = await context.newPage();
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (message.text().includes('Content Security Policy')) complaints.push(message.text());
    });
    page.setDefaultTimeout(10_000);
  });

  afterAll(() => world?.stop());

  it('shows nothing to whoever is not signed in, and leads them to the door', async () => {
    await open('/alerts/1');
    expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe('/sign-in?next=%2Falerts%2F1');
    expect(await page.content()).not.toContain('North Korea');
    await page.getByLabel('E-mail address').fill('nobody@example.org');
    await page.getByLabel('Password').fill('wrong');
    await page.getByRole('button', { name: 'Sign in' }).click();
    expect(await page.getByRole('alert').textContent()).toContain('do not belong together');
    expect(await page.getByLabel('E-mail address').inputValue()).toBe('nobody@example.org');
    expect(await findViolations(page)).toEqual([]);
  });

  it('lets the first admin in by the printed link, once', async () => {
    await open(world.welcomePath);
    expect(await findViolations(page)).toEqual([]);
    await becomeAdmin(page, world);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Needs review');
    expect(await page.locator('.top .who').textContent()).toBe('Ana Kovač, admin');
    expect(await open(world.welcomePath)).toBe(404);
    const [cookie] = (await context.cookies()).filter(({ name }) => name === 'embargo-session');
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax' });
  });

  it('is moved through by keyboard, and narrows by filters', async () => {
    await open('/queue');
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    const second = await page.locator('.row').nth(1).getAttribute('href');
    expect(await page.locator('.row.here').getAttribute('href')).toBe(second);
    await page.keyboard.press('Enter');
    await page.waitForURL(`**${second}`);
    expect(await page.locator('.trail').textContent()).toContain('Queue, 2 of 3');
    await page.keyboard.press('k');
    await page.waitForURL((url) => url.pathname !== second);
    await page.keyboard.press('u');
    await page.waitForURL('**/queue');
    await page.getByLabel('Libya').check();
    await page.waitForURL('**regime=libya**');
    expect(await page.locator('.row').count()).toBe(1);
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    expect(await page.getByRole('dialog').isVisible()).toBe(true);
    expect(await findViolations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('/');
    await page.keyboard.type('Noor Star');
    await page.keyboard.press('Enter');
    await page.waitForURL('**q=Noor**');
    expect(await page.locator('.sum').textContent()).toContain('0 alerts');
  });

  it('confirms a report by keyboard, the key pressed twice', async () => {
    const id = await alertIdOf('dprk');
    await open(`/alerts/${id}`);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toMatch(
      /is said to have supplied .* to Russia/,
    );
    expect(await page.locator('.told').textContent()).toMatch(/lleged by .*officials.*[Dd]enied by/);
    expect(await page.locator('mark.claim').count()).toBeGreaterThan(0);
    expect(await page.locator('mark.denial').first().textContent()).toContain('denied that it had received');
    await page.keyboard.press('c');
    expect(page.url()).not.toContain('done=');
    await page.keyboard.press('c');
    await page.waitForURL('**done=confirmed');
    expect(await page.getByRole('status').textContent()).toBe('You confirmed the report.');
    expect(await page.locator('.standing').textContent()).toContain('Confirmed');
    expect((await world.app.request('GET', `/api/v1/alerts/${id}`)).json.state).toBe('confirmed');
  });

  it('asks for words where “other” is the reason, and keeps what was typed', async () => {
    const id = await alertIdOf('yemen-houthis');
    await open(`/alerts/${id}`);
    await page.keyboard.press('d');
    await page.getByLabel('Other, in words').check();
    await page.getByRole('button', { name: 'Dismiss the report' }).click();
    expect(await page.getByRole('alert').textContent()).toContain('needs words');
    expect(await page.getByLabel('Other, in words').isChecked()).toBe(true);
    expect(await findViolations(page)).toEqual([]);
    await page.getByLabel('In your words').fill('Told before, at sea.');
    await page.getByRole('button', { name: 'Dismiss the report' }).click();
    await page.waitForURL('**done=dismissed');
    const history = await page.locator('.history').textContent();
    expect(history).toContain('Ana Kovač dismissed it: other, in words: Told before, at sea.');
  });

  it('keeps what was typed when somebody else was faster, and says what happened', async () => {
    const id = await alertIdOf('libya');
    await open(`/alerts/${id}`);
    await world.app.request('POST', `/api/v1/alerts/${id}/review`, {
      body: { act: 'escalate' },
      headers: { 'if-match': '*' },
    });
    await page.keyboard.press('d');
    await page.getByLabel('Misread passage').check();
    await page.getByLabel('In your words').fill('The planes carried pumps.');
    const [answer] = await Promise.all([
      page.waitForResponse((response) => response.request().method() === 'POST'),
      page.getByRole('button', { name: 'Dismiss the report' }).click(),
    ]);
    expect(answer.status()).toBe(412);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('This alert changed while you read it');
    expect(await page.locator('.since').textContent()).toContain('escalated it');
    expect(await page.getByLabel('Your words').inputValue()).toBe('The planes carried pumps.');
    expect(await page.getByLabel('Misread passage').isChecked()).toBe(true);
    expect(await findViolations(page)).toEqual([]);
    await page.getByRole('button', { name: /all the same/ }).click();
    await page.waitForURL('**done=dismissed');
    expect((await world.app.request('GET', `/api/v1/alerts/${id}`)).json).toMatchObject({
      state: 'dismissed',
      stateReason: 'misread',
    });
  });

  it('takes comments, hands over, reopens; all in the history', async () => {
    const id = await alertIdOf('libya');
    await open(`/alerts/${id}`);
    await page.getByText('Reopen', { exact: true }).click();
    await page.getByRole('button', { name: 'Reopen the alert' }).click();
    await page.waitForURL('**done=reopened');
    await page.keyboard.press('a');
    await page.getByRole('button', { name: 'Assign', exact: true }).click();
    await page.waitForURL('**done=assigned');
    expect(await page.locator('.standing').textContent()).toContain('In review, Ana Kovač');
    await page.getByLabel('Comment for your colleagues').fill('<b>Ask</b> the airport desk');
    await page.getByRole('button', { name: 'Add the comment' }).click();
    await page.waitForURL('**done=commented');
    const history = await page.locator('.history').textContent();
    for (const line of [
      'reopened it',
      'handed it to Ana Kovač',
      'took it into review',
      'commented: <b>Ask</b> the airport desk',
    ]) {
      expect(history).toContain(line);
    }
    await open('/queue?view=mine');
    expect(await page.locator('.row').count()).toBe(1);
  });

  it('says of a tried text what it reads, and what it keeps quiet', async () => {
    await open('/try');
    await page.getByLabel('Title').fill('A shipment');
    await page
      .getByLabel('Text', { exact: true })
      .fill('North Korea shipped artillery shells to Russia, officials said.');
    await page
      .getByLabel(/Published on/)
      .first()
      .fill('2024-10-08');
    await page.getByRole('button', { name: 'Read and judge' }).click();
    await page.waitForSelector('.verdict');
    expect(await page.locator('.verdict').textContent()).toContain('DPRK');
    expect(await page.locator('.side .readings').textContent()).toContain('is said to have supplied');
    expect(await page.locator('#result mark.claim').count()).toBeGreaterThan(0);
    await page.getByText('Step by step').click();
    const steps = page.locator('#steps');
    expect(await steps.getByText('“North Korea” KP').isVisible()).toBe(true);
    expect(await steps.textContent()).toContain('From North Korea to Russia');
    expect(await steps.textContent()).toContain('raised, confidence');
    expect(await findViolations(page)).toEqual([]);
    await open('/try');
    await page.getByLabel('Text', { exact: true }).fill('North Korea should never send artillery to Russia, he wrote.');
    await page.getByRole('button', { name: 'Read and judge' }).click();
    await page.waitForSelector('.verdict');
    expect(await page.locator('.side').textContent()).toContain('no frame was read');
    await page.getByText('Step by step').click();
    expect(await page.locator('#steps').textContent()).toContain('as en.give: it is only supposed');
    await open('/try');
    await page.getByLabel(/Or the address of a page/).fill('http://127.0.0.1:1/nothing');
    await page.getByRole('button', { name: 'Read and judge' }).click();
    expect(await page.getByRole('alert').textContent()).toContain('could not be read');
  });

  it('reads a file that is tried, and stores nothing of it', async () => {
    const count = async (): Promise<number> => (await world.app.request('GET', '/api/v1/articles')).json.items.length;
    const before = await count();
    await open('/try');
    const buffer = buildPdf([
      'Customs seize rifles',
      '',
      'North Korea shipped artillery shells to Russia, officials said.',
    ]);
    await page.getByLabel(/Or a file/).setInputFiles({ name: 'note.pdf', mimeType: 'application/pdf', buffer });
    await page
      .getByLabel(/Published on/)
      .last()
      .fill('2024-10-08');
    await page.getByRole('button', { name: 'Read the file' }).click();
    await page.waitForSelector('.verdict');
    expect(await page.locator('.verdict').textContent()).toContain('DPRK');
    expect(await page.locator('#result mark.claim').count()).toBeGreaterThan(0);
    expect(await findViolations(page)).toEqual([]);
    expect(await count()).toBe(before);
    await open('/try');
    const garbage = { name: 'x.txt', mimeType: 'text/plain', buffer: Buffer.alloc(2_000, 1) };
    await page.getByLabel(/Or a file/).setInputFiles(garbage);
    await page.getByRole('button', { name: 'Read the file' }).click();
    expect(await page.getByRole('alert').textContent()).toContain('could not be read');
  });

  it('tells why an article raised nothing, and takes the word that it was missed', async () => {
    await open('/articles?shown=unflagged');
    expect(await page.locator('.article-row').count()).toBe(2);
    await page.getByRole('link', { name: /اتهامات/ }).click();
    await page.waitForSelector('.text');
    expect(await page.locator('.text').getAttribute('dir')).toBe('rtl');
    await page.getByLabel('Embargo', { exact: true }).selectOption('libya');
    await page.getByLabel('What does it report?').fill('Vehicles flown in');
    await page.getByRole('button', { name: 'Mark as missed' }).click();
    await page.waitForURL('**done=missed');
    expect(await page.locator('.side').textContent()).toContain(
      'Ana Kovač marked it as missed: Libya, Vehicles flown in',
    );
    expect(await page.evaluate(() => (globalThis as { evil?: boolean }).evil)).toBeUndefined();
  });

  it('raises an alert by hand from a text that nothing was read in, and shows it like any other', async () => {
    await open('/articles?shown=unflagged');
    await page.getByRole('link', { name: /اتهامات/ }).click();
    await page.getByText('Raise an alert from it').click();
    await page.getByLabel('Embargo', { exact: true }).selectOption('libya');
    await page.getByLabel('What is said to have been done').selectOption('arms-transfer');
    await page.getByLabel('To whom').fill('Libya, Atlantis');
    await page.getByLabel(/^What \(/).selectOption('vehicles');
    await page.getByLabel('The words of the article').fill('طائرات نقلت عربات مدرعة إلى شرق ليبيا');
    await page.getByRole('button', { name: 'Mark as missed' }).click();
    expect(await page.getByRole('alert').textContent()).toContain('“Atlantis”');
    expect(await findViolations(page)).toEqual([]);
    await page.getByLabel('To whom').fill('Libya');
    await page.getByRole('button', { name: 'Mark as missed' }).click();
    await page.waitForURL('**done=raised-by-hand');
    const alert = page.locator('.side .plain-list a[href^="/alerts/"]');
    const countShown = async (): Promise<number> => {
      await page.reload();
      return alert.count();
    };
    expect(await waitFor('the raised alert', countShown, (count) => count > 0)).toBe(1);
    await page.getByText('Raise an alert from it').click();
    await page.getByLabel('Embargo', { exact: true }).selectOption('libya');
    await page.getByLabel('What is said to have been done').selectOption('arms-transfer');
    await page.getByLabel('To whom').fill('Libya');
    await page.getByLabel('The words of the article').fill('عربات مدرعة');
    await page.getByRole('button', { name: 'Mark as missed' }).click();
    await page.waitForURL('**done=raised-before');
    await alert.click();
    await page.waitForSelector('.text');
    expect(await page.locator('mark.claim').first().textContent()).toContain('عربات مدرعة إلى شرق ليبيا');
    expect(await page.locator('body').textContent()).toContain('S/RES/1970 (2011)');
    expect(await findViolations(page)).toEqual([]);
  });

  it('takes an article that somebody brings, as text and as a file, and reads it like the rest', async () => {
    await open('/articles');
    await page.getByRole('link', { name: 'Add an article' }).click();
    await page.getByLabel('Title').fill('Rifles for the Taliban');
    await page
      .getByLabel('Text', { exact: true })
      .fill('Iran supplied rifles to the Taliban in Afghanistan, officials said.');
    await page.getByRole('button', { name: 'Add the text' }).click();
    await page.waitForURL('**done=article-added');
    expect(await page.locator('.text').textContent()).toContain('Iran supplied rifles');
    await open('/articles/new');
    expect(await findViolations(page)).toEqual([]);
    const buffer = Buffer.from(
      '<title>Harbour</title><p>The harbour festival opens on Monday with music and boats for all.</p>',
    );
    await page
      .getByLabel(/HTML, PDF or plain text/)
      .setInputFiles({ name: 'harbour.html', mimeType: 'text/html', buffer });
    await page.getByRole('button', { name: 'Add the file' }).click();
    await page.waitForURL('**done=article-added');
    await open('/articles');
    expect(await page.locator('.article-rows').textContent()).toContain('brought by hand');
  });

  it('shows a feed before it is added, adds it, pauses and resumes it', async () => {
    world.press.serve(
      '/other',
      '<rss version="2.0"><channel><title>Harbour Post</title><item><title>Festival opens</title></item></channel></rss>',
    );
    await open('/sources');
    await page.getByText('Add a source').click();
    await page.getByLabel('Address of a feed or of a site').fill(world.press.url('/other'));
    await page.getByRole('button', { name: 'Look at it first' }).click();
    expect(await page.locator('.preview').textContent()).toContain('None of its present items would raise an alert');
    await page.getByRole('button', { name: 'Add this source' }).click();
    await page.waitForURL('**done=source-added');
    await page.getByLabel(/Why pause it/).fill('too chatty');
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.waitForURL('**done=source-paused');
    expect(await page.locator('.page-head').textContent()).toContain('too chatty');
    await page.getByRole('button', { name: 'Resume' }).click();
    await page.waitForURL('**done=source-resumed');
    await page.getByRole('button', { name: 'Read the pages of new articles' }).click();
    await page.waitForURL('**done=source-changed');
    expect(await page.getByText('The page of each new article is read too').count()).toBe(1);
  });

  it('changes many sources at once', async () => {
    await open('/sources');
    await page.getByLabel('Choose Harbour Post').check();
    await page.getByText('Change the chosen ones').click();
    await page.getByLabel('With the chosen ones').selectOption('publisher');
    await page.getByLabel(/Publisher to set/).fill('Harbour Media');
    await page.getByRole('button', { name: 'Change them' }).click();
    await page.waitForURL('**done=sources-changed');
    await page.getByRole('link', { name: 'Harbour Post' }).click();
    expect(await page.getByLabel('Publisher').inputValue()).toBe('Harbour Media');
  });

  it('invites a viewer, who can read and not decide', async () => {
    await open('/people');
    await page.getByLabel('Name').fill('Vera');
    await page.getByLabel('E-mail address').fill('vera@example.org');
    await page.getByLabel('Role', { exact: true }).selectOption('viewer');
    await page.getByRole('button', { name: 'Make a one-time link' }).click();
    const link = (await page.locator('.secret').textContent()) ?? '';
    const other = await world.browser.newContext();
    const guest = await other.newPage();
    await guest.goto(world.app.url + new URL(link).pathname);
    await guest.getByLabel('Password').fill(PASSWORD);
    await guest.getByRole('button', { name: 'Keep it and sign in' }).click();
    await guest.waitForURL('**/queue');
    await guest.goto(`${world.app.url}/alerts/${await alertIdOf('libya')}`);
    expect(await guest.getByRole('button', { name: /Confirm/ }).count()).toBe(0);
    expect((await guest.goto(`${world.app.url}/people`))?.status()).toBe(403);
    expect(await findViolations(guest)).toEqual([]);
    await other.close();
  });

  it('adds a webhook, shows its secret once, tries it and says what was answered', async () => {
    world.press.on('/hook', (_, response) => response.writeHead(202).end('thank you'));
    await page.setViewportSize({ width: 1280, height: 900 });
    await open('/outbox');
    await page.getByRole('link', { name: 'Webhooks' }).click();
    await page.getByLabel('Name').fill('Case desk');
    await page.getByLabel(/^Address/).fill(world.press.url('/hook'));
    await page.getByRole('checkbox', { name: 'What was told no longer stands' }).check();
    await page.getByRole('checkbox', { name: 'Libya' }).check();
    await page.getByRole('button', { name: 'Add the webhook' }).click();
    expect(await page.locator('code.secret').innerText()).toMatch(/^whsec_[\w+/=]{44}$/);
    await open('/webhooks');
    expect(await page.locator('code.secret').count()).toBe(0);
    await page.getByRole('link', { name: 'Case desk' }).click();
    await page.getByRole('button', { name: 'Send a test message' }).click();
    await page.getByText('A test message is on its way').waitFor();
    await waitFor(
      'the answer to the test',
      async () => (await world.app.request('GET', '/api/v1/webhooks/1/messages')).json.items,
      (messages: { state: string }[]) => messages[0]?.state === 'delivered',
    );
    await page.reload();
    await page.getByRole('link', { name: 'Test', exact: true }).click();
    await page.locator('summary', { hasText: 'HTTP 202' }).click();
    expect(await page.locator('details[open]').innerText()).toMatch(/webhook-signature: v1,[\s\S]*thank you/);
    await open('/webhooks/1');
    await page.getByLabel('Priority from').fill('30');
    await page.getByRole('button', { name: 'Save the changes' }).click();
    await page.getByText('The webhook is changed.').waitFor();
    expect((await world.app.request('GET', '/api/v1/webhooks/1')).json).toMatchObject({
      minPriority: 30,
      events: ['alert.corrected'],
      regimes: ['libya'],
    });
  });

  it('works without its script', async () => {
    const plain = await world.browser.newContext({
      javaScriptEnabled: false,
      storageState: await context.storageState(),
    });
    const bare = await plain.newPage();
    await bare.goto(`${world.app.url}/queue?view=all`);
    await bare.getByLabel('Libya').check();
    await bare.getByRole('button', { name: 'Apply the filters' }).click();
    expect(await bare.locator('.row').count()).toBe(2);
    await bare.locator('.row').first().click();
    await bare.locator('summary', { hasText: 'Escalate' }).click();
    await bare.getByRole('button', { name: 'Escalate the report' }).click();
    await bare.waitForURL('**done=escalated');
    await plain.close();
  });

  it('has no fault that axe-core finds and nothing wider than the window, in any scheme or width', async () => {
    const alerts = (await world.app.request('GET', '/api/v1/alerts')).json.items.map(
      ({ id }: { id: string }) => `/alerts/${id}`,
    );
    const [first = ''] = alerts;
    const articles = (await world.app.request('GET', '/api/v1/articles')).json.items.map(
      ({ id }: { id: string }) => `/articles/${id}`,
    );
    const subscription = await buildSubscription(world.app.db.database, {
      rhythm: 'daily',
      nextDueAt: new Date('2999-01-01T08:00:00Z'),
    });
    // What came with a first poll is mailed to nobody; here it stands in a preview.
    await world.app.db.database.run('UPDATE alerts SET is_old_news = false');
    const paths = [
      '/queue',
      '/queue?view=all&q=nothing-at-all',
      '/articles',
      '/try',
      '/sources',
      '/sources/1',
      '/embargoes',
    ]
      .concat([
        '/embargoes?on=2016-01-01',
        '/embargoes/dprk',
        '/embargoes/al-shabaab?on=2026-12-01',
        '/embargoes/changes',
        '/trends',
        '/relations',
        '/decisions',
        '/coverage',
        '/desk',
        '/record',
        '/outbox',
        '/webhooks',
        '/subscriptions',
        `/subscriptions/${subscription}?span=week`,
        '/webhooks/1',
        '/webhooks/1/messages/1',
        '/people',
        '/account',
        '/feeds',
        '/alerts/999999',
      ])

      .concat(first, `${first}/replay`, articles.slice(0, 2));
    const faults: string[] = [];
    for (const path of paths) {
      for (const colorScheme of ['light', 'dark'] as const) {
        for (const width of [390, 1280, 2560]) {
          await page.emulateMedia({ colorScheme });
          await page.setViewportSize({ width, height: 900 });
          if ((await open(path)) >= 500) faults.push(`${path}: failed`);
          // At the greatest width nothing is set otherwise than before: only its bounds are asked.
          const found = width === 2560 ? [] : await findViolations(page);
          const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
          if (over > 0) found.push(`wider than the window by ${over} px`);
          faults.push(...found.map((fault) => `${path} ${width} ${colorScheme}: ${fault}`));
        }
      }
    }
    expect(faults).toEqual([]);
  }, 300_000);

  it('makes a feed, shows its address once, and ends it', async () => {
    await page.setViewportSize({ width: 1280, height: 900 });
    await open('/account');
    await page.getByRole('link', { name: 'Alerts in your feed reader' }).click();
    await page.getByLabel('Name, as your reader will show it').fill('Korea');
    await page.getByLabel('Priority from').fill('1');
    await page.getByRole('checkbox', { name: 'DPRK' }).check();
    await page.getByRole('button', { name: 'Make the feed' }).click();
    const [address = ''] = await page.locator('code.secret').allInnerTexts();
    const feed = await world.app.request('GET', new URL(address).pathname, { key: null });
    expect([feed.status, feed.text.includes('<title>Korea</title>')]).toEqual([200, true]);
    await open('/feeds');
    expect(await page.locator('code.secret').count()).toBe(0);
    expect(await page.getByRole('row', { name: /Korea/ }).innerText()).toMatch(/DPRK; priority from 1/);
    await page.getByRole('button', { name: 'End the feed Korea' }).click();
    await page.getByText('The feed is ended').waitFor();
    expect((await world.app.request('GET', new URL(address).pathname, { key: null })).status).toBe(410);
  });

  it('signs out, and then shows nothing', async () => {
    await page.setViewportSize({ width: 1280, height: 900 });
    await open('/queue');
    await page.getByRole('button', { name: 'Sign out' }).first().click();
    await page.waitForURL('**/sign-in?done=signed-out');
    await open('/queue');
    expect(new URL(page.url()).pathname).toBe('/sign-in');
    await page.getByLabel('E-mail address').fill('ANA@example.org');
    await page.getByLabel('Password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.waitForURL('**/queue');
  });

  it('broke no rule of its own policy and threw nothing on the way', () => {
    expect(complaints).toEqual([]);
  });
});
