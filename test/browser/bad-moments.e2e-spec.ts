/** Bad moments: each is shown well, and nothing is lost. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { BrowserContext, Page } from 'playwright-core';
import { CHROMIUM, findViolations } from '../support/browser.js';
import { becomeAdmin, PASSWORD, startConsoleWorld, type ConsoleWorld } from '../support/console-world.js';
import { waitFor } from '../support/wait-for.js';

const withBrowser = CHROMIUM === null ? describe.skip : describe;
if (CHROMIUM === null) console.warn('No Chromium found: the browser tests are SKIPPED. Set CHROMIUM_PATH to run them.');

const WORDS = 'Called the harbour: the master knows of two ships.';

withBrowser('in a bad moment', () => {
  let world: ConsoleWorld;
  let context: BrowserContext;
  let page: Page;
  let alertId: string;

  const open = async (path: string): Promise<number> => (await page.goto(world.app.url + path))?.status() ?? 0;
  const run = (sql: string, values: readonly unknown[] = []): Promise<number> => world.app.db.database.run(sql, values);
  const acts = async (act: string): Promise<number> => {
    const [row] = await world.app.db.database.rows<{ count: number }>(
      'SELECT count(*)::int AS count FROM audit_entries WHERE act = $1 AND subject_id = $2',
      [act, alertId],
    );
    return row?.count ?? 0;
  };
  const widerThanWindow = (): Promise<number> =>
    page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  /** Looks at the page on a phone and on a screen. */
  const lookAtWidths = async (path: string): Promise<void> => {
    for (const width of [390, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await open(path)).toBe(200);
      expect({ width, over: Math.max(0, await widerThanWindow()) }).toEqual({ width, over: 0 });
    }
    expect(await findViolations(page)).toEqual([]);
  };
  const comment = (): ReturnType<Page['getByLabel']> => page.getByLabel('Comment for your colleagues');
  const addComment = (): Promise<void> => page.getByRole('button', { name: 'Add the comment' }).click();

  beforeAll(async () => {
    world = await startConsoleWorld();
    context = await world.browser.newContext({ viewport: { width: 1280, height: 900 } });
    page = await context.newPage();
    page.setDefaultTimeout(20_000);
    await becomeAdmin(page, world);
    alertId = (await world.app.request('GET', '/api/v1/alerts?regime=libya')).json.items[0].id;
  });

  afterAll(() => world?.stop());

  it('keeps a comment through an expired session, and it stands there after signing in again', async () => {
    await open(`/alerts/${alertId}`);
    await comment().fill(WORDS);
    await run('DELETE FROM sessions');
    await addComment();
    await page.getByRole('heading', { name: 'Not saved yet' }).waitFor();
    expect(await page.getByLabel('Your words').inputValue()).toBe(WORDS);
    expect(await findViolations(page)).toEqual([]);
    await page.getByRole('link', { name: 'Sign in' }).click();
    await page.getByLabel('E-mail address').fill('ana@example.org');
    await page.getByLabel('Password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.waitForURL(`**/alerts/${alertId}`);
    expect(await comment().inputValue()).toBe(WORDS);
    await addComment();
    await page.waitForURL('**done=commented');
    expect(await comment().inputValue()).toBe('');
    expect(await page.locator('.history').textContent()).toContain(WORDS);
    expect(await acts('alert.comment')).toBe(1);
  });

  it('shows what was typed where scripts do not run', async () => {
    const plain = await world.browser.newContext({
      javaScriptEnabled: false,
      storageState: await context.storageState(),
    });
    const bare = await plain.newPage();
    await bare.goto(`${world.app.url}/alerts/${alertId}`);
    await bare.getByLabel('Comment for your colleagues').fill(WORDS);
    await plain.clearCookies();
    await bare.getByRole('button', { name: 'Add the comment' }).click();
    expect(await bare.getByLabel('Your words').inputValue()).toBe(WORDS);
    const next = new URL((await bare.getByRole('link', { name: 'Sign in' }).getAttribute('href')) ?? '', world.app.url);
    expect(next.searchParams.get('next')).toBe(`/alerts/${alertId}`);
    await plain.close();
  });

  it('comes through a database that ended all connections, with what was being typed', async () => {
    await open(`/alerts/${alertId}`);
    await comment().fill('A second look at the hull numbers.');
    const before = await acts('alert.comment');
    await run(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`,
    );
    await addComment();
    await page.waitForLoadState();
    // Either it went through on a new connection, or the page says what happened and the words are still there.
    if (!page.url().endsWith('done=commented')) {
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(
        'The database cannot be reached just now',
      );
      expect(await page.getByLabel('What you wrote').inputValue()).toContain('hull numbers');
      await waitFor(
        'the page',
        () => open(`/alerts/${alertId}`),
        (status) => status === 200,
      );
      expect(await comment().inputValue()).toContain('hull numbers');
      await addComment();
      await page.waitForURL('**done=commented');
    }
    expect(await acts('alert.comment')).toBe(before + 1);
  });

  it('takes a decision that is sent twice once, and says so', async () => {
    await open(`/alerts/${alertId}`);
    const decide = (): Promise<{ status: number; text: string }> =>
      page.evaluate(async (id) => {
        const form = document.querySelector<HTMLFormElement>(`form[action="/alerts/${id}/review"]`);
        const fields = new URLSearchParams([...new FormData(form as HTMLFormElement)] as [string, string][]);
        fields.set('act', 'confirm');
        fields.delete('reason');
        const answer = await fetch(`/alerts/${id}/review`, { method: 'POST', body: fields });
        return { status: answer.status, text: await answer.text() };
      }, alertId);
    const [first, second] = await Promise.all([decide(), decide()]);
    expect([first.status, second.status].toSorted((a, b) => a - b)).toEqual([200, 412]);
    expect(first.status === 412 ? first.text : second.text).toContain('confirmed the report');
    expect(await acts('alert.confirm')).toBe(1);
  });

  it('shows an alert with ten thousand passages', async () => {
    await run(
      `WITH spans AS (
         SELECT jsonb_agg(jsonb_build_object('field', 'text', 'start', (n * 7) % (length(e.text) - 5),
                  'end', (n * 7) % (length(e.text) - 5) + 4, 'rule', 'en.give', 'quote', 'word', 'isDenial', false)) AS all,
                e.id
         FROM alert_evidence e, generate_series(1, 10000) n WHERE e.alert_id = $1 GROUP BY e.id
       )
       UPDATE alert_evidence e SET passages = spans.all, detail = jsonb_set(detail, '{evidence}', spans.all)
       FROM spans WHERE spans.id = e.id`,
      [alertId],
    );
    await lookAtWidths(`/alerts/${alertId}`);
    expect(await page.locator('mark').count()).toBeLessThanOrEqual(10_000);
    const { headers } = await world.app.request('GET', `/api/v1/alerts/${alertId}/evidence-package`);
    expect(headers.get('content-type')).toBe('application/zip');
  });

  it('shows an alert and its evidence under a headline of three thousand characters without a space', async () => {
    await run(`UPDATE alerts SET headline = repeat('Unbroken', 375) WHERE id = $1`, [alertId]);
    await run(`UPDATE alert_evidence SET title = repeat('Unbroken', 375) WHERE alert_id = $1`, [alertId]);
    for (const path of ['/queue?view=all', `/alerts/${alertId}/replay`, `/alerts/${alertId}`]) await lookAtWidths(path);
    // The facts are in sight, and the whole headline is one key away.
    const facts = await page.locator('.facts').boundingBox();
    expect(facts?.y).toBeLessThan(900);
    await page.locator('.claim-head summary').click();
    expect(await page.locator('.claim-head details p').textContent()).toBe('Unbroken'.repeat(375));
  });

  it('shows an article of two megabytes, a headline of three thousand characters, and text from right to left', async () => {
    const [long, loud, arabic] = [
      { title: 'Minutes', text: 'The committee met again and adjourned. '.repeat(52_000) },
      { title: 'Unbroken'.repeat(375), text: 'It rained.' },
      {
        title: 'تقرير عن شحنة من الميناء',
        text: 'قال مسؤول إن السفينة غادرت الميناء يوم الاثنين ولم تعد.\n\nولم يصدر تعليق.',
        language: 'ar',
      },
    ];
    for (const [name, body] of Object.entries({ long, loud, arabic })) {
      const { title, text, language = 'en' } = { language: undefined, ...body };
      const hash = `sha256(convert_to('${name}', 'UTF8'))`;
      await run(
        `WITH made AS (
           INSERT INTO articles (content_hash, title, published_at, language, first_seen_at)
           VALUES (${hash}, $1, now(), $3, now()) RETURNING id
         ), revision AS (
           INSERT INTO revisions (article_id, number, title, text, language, recognised_language, content_hash, recorded_at,
                                  screened_with, screened_at)
           SELECT id, 1, $1, $2, $3, $3, ${hash}, now(), 'test', now() FROM made RETURNING id, article_id
         ) SELECT 1 FROM revision`,
        [title, text, language],
      );
      await run(
        `UPDATE articles a SET latest_revision_id = r.id FROM revisions r WHERE r.article_id = a.id AND a.latest_revision_id IS NULL`,
      );
      const [article] = await world.app.db.database.rows<{ id: string }>('SELECT max(id)::text AS id FROM articles');
      await lookAtWidths(`/articles/${article?.id}`);
      if (language === 'ar') expect(await page.locator('[dir="rtl"]').count()).toBeGreaterThan(0);
    }
    await lookAtWidths('/articles');
  });
});
