/** Several people at one desk: over the API and over the pages, as browsers send their forms. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AlertsBench } from '../../src/alerts/alerts.spec-support.js';
import { REPORT } from '../../src/alerts/report.spec-support.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { createTestDatabase } from '../support/test-database.js';

const PASSWORD = 'correct horse battery staple';

describe('reviewing together', () => {
  let app: TestApp;
  let ids: string[];
  let mo: { id: string; key: string };
  let cookie: string;
  let csrf: string;

  const cookieIn = (headers: Headers): string =>
    headers
      .getSetCookie()
      .map((each) => each.split(';')[0])
      .join('; ');
  const csrfIn = (html: string): string => /name="csrf" value="([^"]+)"/.exec(html)?.[1] ?? '';
  const send = (path: string, fields: Record<string, string> | [string, string][], as = cookie): Promise<Response> =>
    fetch(app.url + path, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie: as, 'sec-fetch-site': 'same-origin', origin: app.url },
      body: new URLSearchParams(fields),
    });
  const look = async (path: string): Promise<string> =>
    (await app.request('GET', path, { key: null, headers: { cookie } })).text;
  const act = (
    id: string,
    path: string,
    body: unknown,
    key = app.adminKey,
    ifMatch = '*',
  ): ReturnType<TestApp['request']> =>
    app.request('POST', `/api/v1/alerts/${id}/${path}`, { key, body, headers: { 'if-match': ifMatch } });
  // oxlint-disable-next-line typescript/no-explicit-any -- tests look into answers as they come
  const alert = async (id: string): Promise<Record<string, any>> =>
    (await app.request('GET', `/api/v1/alerts/${id}`)).json;

  beforeAll(async () => {
    const db = await createTestDatabase();
    app = await startTestApp({ ROLE: 'api', DATABASE_URL: db.url, RATE_LIMIT_PER_MINUTE: '1000000' }, { db });
    const bench = new AlertsBench(app.db.database);
    for (const month of ['01', '02', '03', '04', '05', '06']) {
      await bench.raised({ text: REPORT.slice(0, 90), publishedAt: `2026-${month}-15T09:00:00Z` });
    }
    const rows = await app.db.database.rows<{ id: string }>('SELECT id FROM alerts ORDER BY id');
    ids = rows.map(({ id }) => id);
    const user = await app.request('POST', '/api/v1/users', {
      body: { email: 'mo@desk.example', name: 'Mo Baker', role: 'analyst' },
    });
    const key = await app.request('POST', '/api/v1/keys', { body: { name: 'mo', userId: user.json.id } });
    mo = { id: user.json.id, key: key.json.secret };
    const path = /\/welcome\/[\w-]+/.exec(app.announced.join('\n'))?.[0] ?? '';
    const door = await app.request('GET', path, { key: null });
    const form = { csrf: csrfIn(door.text), password: PASSWORD, name: 'Ana Kovač', email: 'ana@desk.example' };
    cookie = cookieIn((await send(path, form, cookieIn(door.headers))).headers);
    csrf = csrfIn(await look('/account'));
  });

  afterAll(() => app.stop());

  it('has an outcome wait for a second person where an admin asks for it', async () => {
    const [id = ''] = ids;
    const settings = (await app.request('GET', '/api/v1/desk/settings')).json;
    expect(settings.secondOpinion).toEqual([]);
    const wanted = { ...settings, secondOpinion: ['dismiss'] };
    expect((await app.request('PUT', '/api/v1/desk/settings', { body: wanted, key: mo.key })).status).toBe(403);
    expect((await app.request('PUT', '/api/v1/desk/settings', { body: wanted })).json).toEqual(wanted);
    const proposed = await act(id, 'review', { act: 'dismiss', reason: 'misread' }, mo.key);
    expect(proposed.json).toMatchObject({
      state: 'second-opinion',
      stateReason: null,
      proposal: { act: 'dismiss', reason: 'misread', by: mo.id },
    });
    expect(await act(id, 'review', { act: 'approve' }, mo.key)).toMatchObject({
      status: 409,
      json: { code: 'second-person-needed' },
    });
    expect(await look('/queue?view=second-opinion')).toContain(`/alerts/${id}"`);
    const page = await look(`/alerts/${id}`);
    expect(page).toContain('Mo Baker proposes to dismiss the report (misread passage).');
    const { version } = await alert(id);
    const approved = await send(`/alerts/${id}/review`, { csrf, version: String(version), act: 'approve' });
    expect(approved.headers.get('location')).toBe(`/alerts/${id}?done=approved`);
    expect(await alert(id)).toMatchObject({ state: 'dismissed', stateReason: 'misread', proposal: null, dueAt: null });
    await app.request('PUT', '/api/v1/desk/settings', { body: settings });
  });

  it('never lets one decision overwrite another: 412 with what changed, and what was typed', async () => {
    const [, id = ''] = ids;
    const read = await app.request('GET', `/api/v1/alerts/${id}`);
    const etag = read.headers.get('etag') ?? '';
    await act(id, 'review', { act: 'confirm' }, mo.key, etag);
    expect((await act(id, 'review', { act: 'confirm' }, app.adminKey, etag)).status).toBe(412);
    const answer = await send(`/alerts/${id}/review`, {
      csrf,
      version: String(read.json.version),
      act: 'dismiss',
      reason: 'misread',
      text: 'It is <b>about</b> a film.',
    });
    const page = await answer.text();
    expect(answer.status).toBe(412);
    expect(page).toContain('Mo Baker, by key, confirmed the report');
    expect(page).toContain('It is &lt;b>about&lt;/b> a film.');
  });

  it('keeps what was typed when the session has ended, or the tab is from another one', async () => {
    const [, , id = ''] = ids;
    const late = await send(`/alerts/${id}/comment`, { csrf, text: 'Two hours of work.' }, 'none=1');
    expect(late.status).toBe(401);
    const page = await late.text();
    expect(page).toContain('Two hours of work.');
    expect(page).toContain(`/sign-in?next=%2Falerts%2F${id}"`);
    const stale = await send(`/alerts/${id}/comment`, { csrf: 'old', text: 'Two hours of work.' });
    expect(stale.status).toBe(403);
    expect(await stale.text()).toContain('Two hours of work.');
  });

  it('tells a person who is named in a comment', async () => {
    const [, , id = ''] = ids;
    await act(id, 'comments', { text: 'Can you read the manifest, @Ana Kovač?' }, mo.key);
    expect(await look('/queue')).toMatch(/Mentions me<\/span><span class="n">1</);
    const list = await look('/queue?view=mentions');
    expect(list).toContain(`/alerts/${id}"`);
    await look(`/alerts/${id}`);
    expect(await look('/queue')).toMatch(/Mentions me<\/span><span class="n">0</);
  });

  it('shows who else has an alert open, and that it has changed', async () => {
    const [, , id = ''] = ids;
    await app.db.database.run('INSERT INTO presences (alert_id, user_id, seen_at) VALUES ($1, $2, now())', [id, mo.id]);
    const seen = (await (await send(`/alerts/${id}/presence`, { csrf })).json()) as {
      others: string[];
      version: number;
    };
    expect(seen).toEqual({ others: ['Mo Baker'], version: (await alert(id))['version'] });
    expect((await send(`/alerts/${id}/presence`, { csrf, leaves: 'yes' })).status).toBe(204);
    expect(await app.db.database.rows('SELECT user_id FROM presences WHERE alert_id = $1', [id])).toEqual([
      { user_id: mo.id },
    ]);
  });

  it('labels, snoozes and links, each on record; a snooze ends by itself', async () => {
    const [, , id = '', other = ''] = ids;
    expect((await act(id, 'labels', { labels: ['shipping', ' ask-panel '] })).json.labels).toEqual([
      'ask-panel',
      'shipping',
    ]);
    expect((await app.request('GET', '/api/v1/alerts?label=shipping')).json.items).toHaveLength(1);
    const until = new Date(Date.now() + 3_600_000).toISOString();
    expect((await act(id, 'snooze', { until })).json.snoozedUntil).toBe(until);
    expect(await act(id, 'snooze', { until: '2020-01-01T00:00:00Z' })).toMatchObject({ status: 400 });
    expect(await look('/queue')).not.toContain(`href="/alerts/${id}"`);
    expect(await look('/queue?view=asleep')).toContain(`href="/alerts/${id}"`);
    await app.db.database.transaction(async (tx) => {
      await tx.run(`UPDATE alerts SET snoozed_until = now() - interval '1 minute' WHERE id = $1`, [id]);
    });
    expect(await look('/queue?view=came-back')).toContain('Snooze ended');
    expect((await act(id, 'links', { alertId: other, kind: 'duplicate' })).status).toBe(200);
    expect((await alert(other))['links']).toMatchObject([{ alertId: id, kind: 'duplicated-by' }]);
    const gone = await app.request('DELETE', `/api/v1/alerts/${other}/links/${id}`, { headers: { 'if-match': '*' } });
    expect(gone.status).toBe(200);
    const { history, links } = await alert(id);
    expect(links).toEqual([]);
    expect((history as { act: string }[]).map((entry) => entry.act)).toEqual(
      expect.arrayContaining(['alert.label', 'alert.snooze', 'alert.link']),
    );
  });

  it('says by when a decision is due, lists what is late, and goes by new times at once', async () => {
    const [, , , id = ''] = ids;
    const settings = (await app.request('GET', '/api/v1/desk/settings')).json;
    const before = new Date((await alert(id))['dueAt']).getTime();
    const reviewDue = [{ from: 0, hours: 8_000 }];
    await app.request('PUT', '/api/v1/desk/settings', { body: { ...settings, reviewDue } });
    expect(new Date((await alert(id))['dueAt']).getTime()).toBeGreaterThan(before);
    expect((await app.request('GET', '/api/v1/alerts?overdue=true')).json.items).toEqual([]);
    const bad = await app.request('PUT', '/api/v1/desk/settings', {
      body: { ...settings, reviewDue: [{ from: 5, hours: 1 }] },
    });
    expect(bad.status).toBe(400);
    await app.request('PUT', '/api/v1/desk/settings', { body: settings });
  });

  it('shows what an act on many would do before it is done, each at the version that was read', async () => {
    const [, , , , a = '', b = ''] = ids;
    const alerts = [a, b].map((id) => ({ id, version: 1 }));
    const body = {
      alerts: [...alerts, { id: '999', version: 1 }],
      act: { kind: 'review', act: 'dismiss', reason: 'known-transfer' },
    };
    await act(b, 'labels', { labels: ['x'] });
    const preview = await app.request('POST', '/api/v1/alerts/bulk', { body: { ...body, dryRun: true } });
    expect(preview.json.outcomes).toMatchObject([
      { id: a, kind: 'changed', alert: { state: 'dismissed', version: 2 } },
      { id: b, kind: 'refused', code: 'alert-stale' },
      { id: '999', kind: 'refused', code: 'alert-not-found' },
    ]);
    expect(await alert(a)).toMatchObject({ state: 'open', version: 1 });
    const fields: [string, string][] = [
      ['csrf', csrf],
      ['act', 'dismiss'],
      ['alerts', `${a}.1`],
      ['alerts', `${b}.1`],
    ];
    const asked = await (await send('/queue/many/preview', fields)).text();
    expect(asked).toContain('Say why it is dismissed.');
    expect(asked).toContain('name="reason"');
    const shown = await (await send('/queue/many/preview', [...fields, ['reason', 'known-transfer']])).text();
    expect(shown).toContain('would change 1 alert');
    const done = await (await send('/queue/many', [...fields, ['reason', 'known-transfer']])).text();
    expect(done).toContain('What was done');
    expect(await alert(a)).toMatchObject({ state: 'dismissed' });
    expect(await alert(b)).toMatchObject({ state: 'open' });
    const listed = await send('/queue/many', [
      ...fields.slice(0, 1),
      ...fields.slice(2),
      ['act', 'label'],
      ['label', 'a,b'],
    ]);
    expect(listed.status).toBe(400);
    expect(await listed.text()).toContain('must have no comma');
  });

  it('keeps the list of reasons: added, renamed, retired, and still on what was dismissed for them', async () => {
    const [, , , , , id = ''] = ids;
    const reasons = '/api/v1/desk/dismissal-reasons';
    const added = await app.request('POST', reasons, { body: { words: 'Only a plan' } });
    expect(added).toMatchObject({ status: 201, json: { id: 'only-a-plan', isRetired: false } });
    expect((await app.request('POST', reasons, { body: { words: 'Only a plan' } })).status).toBe(409);
    await act(id, 'review', { act: 'dismiss', reason: 'only-a-plan' });
    const renamed = { words: 'A plan, no delivery', act: 'retire', csrf };
    expect((await send('/desk/reasons/only-a-plan', renamed)).status).toBe(303);
    expect(await look(`/alerts/${id}`)).toContain('a plan, no delivery');
    await act(id, 'review', { act: 'reopen' });
    expect(await act(id, 'review', { act: 'dismiss', reason: 'only-a-plan' })).toMatchObject({
      status: 400,
      json: { code: 'dismissal-reason-unknown' },
    });
    expect(await look('/desk')).toContain('retired');
  });

  it('keeps views of the queue, one’s own and shared ones', async () => {
    const kept = await send('/queue/views', [
      ['csrf', csrf],
      ['name', 'DPRK now'],
      ['regime', 'dprk'],
      ['isShared', 'yes'],
    ]);
    expect(kept.headers.get('location')).toBe('/queue?done=view-kept');
    const own = { name: 'Mine', filters: { q: ['vessel'] }, isShared: false };
    expect((await app.request('POST', '/api/v1/views', { body: own, key: mo.key })).status).toBe(201);
    expect((await app.request('POST', '/api/v1/views', { body: own, key: mo.key })).status).toBe(409);
    const { items } = (await app.request('GET', '/api/v1/views', { key: mo.key })).json;
    expect(items).toMatchObject([
      { name: 'DPRK now', ownerName: 'Ana Kovač', filters: { regime: ['dprk'] } },
      { name: 'Mine', isShared: false },
    ]);
    const page = await look('/queue');
    expect(page).toContain('href="/queue?regime=dprk"');
    expect(page).not.toContain('>Mine</span></a>Mine');
    expect((await app.request('DELETE', `/api/v1/views/${items[0].id}`, { key: mo.key })).status).toBe(404);
    expect((await send(`/queue/views/${items[0].id}/forget`, { csrf })).status).toBe(303);
  });

  it('shows an alert with a text of 2 MB, ten thousand passages and a headline of 3,000 characters, bounded and whole', async () => {
    const [, , id = ''] = ids;
    const line = `${'\u0646\u0642\u0644\u062a \u0627\u0644\u0623\u0633\u0644\u062d\u0629 '.repeat(12)}\n`;
    const text = line.repeat(Math.ceil(2_000_000 / line.length));
    const spans = Array.from({ length: 10_000 }, (_, at) => ({
      field: 'text',
      start: at * 4,
      end: at * 4 + 3,
      rule: 'spec',
    }));
    await app.db.database.run(
      `UPDATE alert_evidence SET title = $2, text = $3, language = 'ar', passages = $4::jsonb,
         detail = jsonb_set(jsonb_set(detail, '{evidence}', $4::jsonb), '{claims,0,evidence}', $4::jsonb)
       WHERE alert_id = $1`,
      [id, `${'A very long headline '.repeat(150)}`, text, JSON.stringify(spans)],
    );
    const page = await app.request('GET', `/alerts/${id}`, { key: null, headers: { cookie } });
    expect(page.status).toBe(200);
    expect(page.text).toContain('dir="rtl"');
    expect(page.text).toContain('A very long headline A very long headline');
    expect(page.text.match(/<mark/g)?.length).toBeGreaterThan(5_000);
    // What is cut on the page stands in the stored text, to which it leads.
    expect(page.text.length).toBeLessThan(3_000_000);
    expect(page.text).toContain('Stored text');
    expect((await app.request('GET', `/api/v1/alerts/${id}`)).json.evidence[0].passages).toHaveLength(10_000);
  });
});
