/** The statement of coverage: everything that came, with what was made of it. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildSource } from '../support/build-source.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { waitFor } from '../support/wait-for.js';

const ARMS = 'Iran shipped 120 missiles to the Houthis in Yemen in March 2026, a United Nations panel said on Monday.';
const GERMAN = 'Der Wetterdienst erwartet am Dienstag Regen im Tal und danach Sonne für die Tage, die dann folgen.';

describe('a statement of coverage', () => {
  let app: TestApp;
  const today = new Date().toISOString().slice(0, 10);
  const path = `/api/v1/coverage?from=${today.slice(0, 4)}-01-01&to=${today}`;

  beforeAll(async () => {
    app = await startTestApp();
    const sourceId = await buildSource(app.db.database, { title: 'Wire', publisher: 'House' });
    for (const [outcome, certificate, received] of [
      ['fetched', 'contiguous', 3],
      ['fetched', 'gap', 2],
      ['failed', 'unknown', 0],
    ])
      await app.db.database.run(
        `INSERT INTO polls (source_id, started_at, finished_at, outcome, certificate, received, new, next_poll_at)
         VALUES ($1, now(), now(), $2, $3, $4, $4, now())`,
        [sourceId, outcome, certificate, received],
      );
    await app.db.database.run(
      `INSERT INTO source_events (source_id, kind, occurred_at, detail)
       VALUES ($1, 'source.gap', now(), '{"since": "2026-01-01T00:00:00Z"}'), ($1, 'source.silent', now(), '{}')`,
      [sourceId],
    );
    for (const text of [ARMS, GERMAN])
      await app.request('POST', '/api/v1/articles', {
        body: { title: text.slice(0, 30), text, published: '2026-06-04' },
      });
    const state = async (): Promise<{ articles: { unread: number }; alerts: unknown[] }> =>
      (await app.request('GET', path)).json;
    await waitFor('all to be read', state, ({ articles, alerts }) => articles.unread === 0 && alerts.length > 0);
  });

  afterAll(() => app?.stop());

  it('counts sources, polls, gaps and silences', async () => {
    const { json } = await app.request('GET', path);
    expect(json.sources).toEqual([
      expect.objectContaining({ title: 'Wire', publisher: 'House', polls: 3, failed: 1, gaps: 1, received: 5, new: 5 }),
    ]);
    expect(json.gaps).toEqual([expect.objectContaining({ title: 'Wire', since: '2026-01-01T00:00:00.000Z' })]);
    expect(json.outages).toEqual([expect.objectContaining({ title: 'Wire', kind: 'silent', to: null })]);
  });

  it('counts articles by language, and says which are only kept', async () => {
    const { json } = await app.request('GET', path);
    expect(json.articles).toMatchObject({ stored: 2, broughtByHand: 2, unread: 0, failed: 0 });
    expect(json.languages).toEqual(
      expect.arrayContaining([
        { language: 'en', articles: 1, isRead: true },
        { language: 'de', articles: 1, isRead: false },
      ]),
    );
  });

  it('names packs and engines, alerts and what became of them, and the end of the record', async () => {
    const [alert] = (await app.request('GET', '/api/v1/alerts?regime=yemen-houthis')).json.items;
    await app.request('POST', `/api/v1/alerts/${alert.id}/review`, {
      body: { act: 'dismiss', reason: 'duplicate' },
      headers: { 'if-match': '*' },
    });
    const { json } = await app.request('GET', path);
    expect(json.packs).toEqual([expect.objectContaining({ texts: 2, isKept: true })]);
    expect(json.engines).toEqual([expect.objectContaining({ icu: process.versions.icu })]);
    expect(json.alerts).toContainEqual({ regime: 'yemen-houthis', raised: 1, byState: { dismissed: 1 } });
    expect(json.dismissals).toEqual({ duplicate: 1 });
    expect(json.decisions).toEqual({ 'alert.dismiss': 1 });
    expect(json.checkpoint.hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('holds nothing of another time', async () => {
    const { json } = await app.request('GET', '/api/v1/coverage?from=2020-01-01&to=2020-12-31');
    expect(json).toMatchObject({
      sources: [],
      gaps: [],
      outages: [],
      languages: [],
      packs: [],
      alerts: [],
      decisions: {},
    });
  });

  it('is refused for a time that ends before it begins', async () => {
    const { status, json } = await app.request('GET', '/api/v1/coverage?from=2026-02-02&to=2026-01-01');
    expect({ status, code: json.code }).toEqual({ status: 400, code: 'coverage-period-wrong' });
  });
});
