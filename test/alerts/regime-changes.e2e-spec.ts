/** Reports that the Council changed an embargo, and what falls due in the register, as a keeper meets them in the API. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FixedClock } from '../support/fixed-clock.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { waitFor } from '../support/wait-for.js';

const DAY_MS = 86_400_000;

// oxlint-disable-next-line typescript/no-explicit-any -- tests look at whatever came
type Answer = any;

const REPORTS = [
  {
    title: 'Security Council renews South Sudan arms embargo',
    text: 'The United Nations Security Council on Friday renewed the arms embargo on South Sudan until 31 May 2027.',
    published: '2026-05-29T20:00:00Z',
  },
  {
    title: 'Council lifts arms embargo',
    text: 'The United Nations Security Council voted on Tuesday to lift the arms embargo on the Central African Republic.',
    published: '2024-07-30T20:00:00Z',
  },
];

describe('changes of embargoes', () => {
  const clock = new FixedClock(new Date('2026-11-23T12:00:00Z'));
  let app: TestApp;
  let readerKey: string;

  const list = async (query = ''): Promise<Answer> => (await app.request('GET', `/api/v1/regime-changes${query}`)).json;
  const renewal = async (id: string): Promise<Answer> =>
    (await app.request('GET', '/api/v1/renewals')).json.items.find((one: { id: string }) => one.id === id);
  const unchecked = async (standing: string): Promise<number> => {
    const text = (await app.request('GET', '/metrics', { key: 'metrics-token-of-the-test' })).text;
    return Number(new RegExp(`embargo_renewals_unchecked\\{standing="${standing}"\\} (\\d+)`).exec(text)?.[1]);
  };

  beforeAll(async () => {
    app = await startTestApp({ METRICS_TOKEN: 'metrics-token-of-the-test' }, { clock });
    for (const report of REPORTS)
      expect((await app.request('POST', '/api/v1/articles', { body: report })).status).toBe(201);
    const shells = 'North Korea shipped artillery shells to Russia on 3 October 2024, South Korean officials said.';
    await app.request('POST', '/api/v1/articles', { body: { title: 'Shells', text: shells } });
    await waitFor(
      'three alerts',
      () => app.request('GET', '/api/v1/alerts'),
      ({ json }) => json.items.length === 3,
    );
    const user = { email: 'vera@example.org', name: 'Vera', role: 'viewer' };
    const made = await app.request('POST', '/api/v1/users', { body: user });
    const key = { name: 'reader', userId: made.json.id, scopes: ['alerts:read', 'embargoes:read'] };
    readerKey = (await app.request('POST', '/api/v1/keys', { body: key })).json.secret;
  });

  afterAll(() => app.stop());

  it('are listed beside the entries of the register they touch, with what to look up; alleged breaches are not', async () => {
    const { items, next } = await list();
    expect(next).toBeNull();
    expect(items.map(({ alert }: Answer) => [alert.kind, alert.regime]).sort()).toEqual([
      ['regime-change', 'car'],
      ['regime-change', 'south-sudan'],
    ]);
    const renewed = items.find(({ alert }: Answer) => alert.regime === 'south-sudan');
    expect(renewed).toMatchObject({ acts: ['renew'], check: null });
    expect(renewed.register.changes).toEqual([]);
    expect(renewed.register.periods[0]).toMatchObject({
      status: 'presumed',
      from: '2026-05-31',
      check: 'Renewal to be checked by a person, last verified on 2025-05-30.',
    });
    expect(renewed.register.clauses.map(({ id }: Answer) => id)).toEqual(['south-sudan-2428-4']);
    expect(renewed.register.renewals[0]).toMatchObject({ id: 'south-sudan-2026-05-31', standing: 'overdue' });
    expect(renewed.register.toCheck[1]).toContain('until which day');
    const lifted = items.find(({ alert }: Answer) => alert.regime === 'car');
    expect(lifted.acts).toEqual(['lift']);
    expect(lifted.register.changes[0]).toMatchObject({ on: '2024-07-30', act: 'lift', symbol: 'S/RES/2745 (2024)' });
  });

  it('are paged, and limited to one embargo', async () => {
    const first = await list('?limit=1');
    const second = await list(`?limit=1&cursor=${encodeURIComponent(first.next)}`);
    expect(second.items[0].alert.id).not.toBe(first.items[0].alert.id);
    expect(second.next).toBeNull();
    const [mark, , id] = JSON.parse(Buffer.from(first.next, 'base64url').toString('utf8'));
    const forged = Buffer.from(JSON.stringify([mark, 'yesterday?', id])).toString('base64url');
    expect(await list(`?limit=1&cursor=${forged}`)).toMatchObject({ code: 'cursor-invalid' });
    expect((await list('?regime=car')).items).toHaveLength(1);
  });

  it('leave the list when somebody has held the register against them, on record', async () => {
    const [{ alert }] = (await list('?regime=car')).items;
    const path = `/api/v1/regime-changes/${alert.id}/check`;
    const note = 'The register has it; day and symbol agree.';
    const answer = await app.request('POST', path, { body: { note } });
    expect(answer).toMatchObject({ status: 200, json: { check: { note, checkedAt: '2026-11-23T12:00:00.000Z' } } });
    expect((await list('?regime=car')).items).toEqual([]);
    expect((await list('?regime=car&state=checked')).items[0].check.note).toBe(note);
    expect((await list('?regime=car&state=all')).items).toHaveLength(1);
    const { history } = (await app.request('GET', `/api/v1/alerts/${alert.id}`)).json;
    expect(history.find(({ act }: Answer) => act === 'register.check')).toMatchObject({
      actor: expect.stringMatching(/^user:/),
      text: note,
    });
  });

  it('are no business of a report that was dismissed', async () => {
    const [{ alert }] = (await list('?regime=south-sudan')).items;
    const review = { act: 'dismiss', reason: 'misread', text: 'A test.' };
    await app.request('POST', `/api/v1/alerts/${alert.id}/review`, { body: review, headers: { 'if-match': '*' } });
    expect((await list('?regime=south-sudan')).items).toEqual([]);
    expect((await list('?regime=south-sudan&state=all')).items).toHaveLength(1);
  });

  it.each([
    ['an alert that is none', 'violation', 404, 'regime-change-not-found'],
    ['an alert there is not', null, 404, 'regime-change-not-found'],
  ])('cannot be checked on %s', async (_, kind, status, code) => {
    const found = (await app.request('GET', `/api/v1/alerts?kind=${kind ?? 'violation'}`)).json.items[0].id;
    const id = kind === null ? '999999' : found;
    const answer = await app.request('POST', `/api/v1/regime-changes/${id}/check`, { body: { note: 'x' } });
    expect(answer).toMatchObject({ status, json: { code } });
  });

  it('fall due by the register’s own dates; a check quiets the reminder for thirty days', async () => {
    expect(await renewal('al-shabaab-2026-11-30')).toMatchObject({ standing: 'due', daysLeft: 7, needsCheck: true });
    expect(await renewal('lebanon-2026-12-31')).toMatchObject({ standing: 'later', needsCheck: false });
    const [overdue, due] = [await unchecked('overdue'), await unchecked('due')];
    expect([overdue, due]).toEqual([12, 2]);
    const path = '/api/v1/renewals/south-sudan-2026-05-31/check';
    const answer = await app.request('POST', path, { body: { note: 'No vote found up to today.' } });
    expect(answer.json).toMatchObject({ needsCheck: false, check: { note: 'No vote found up to today.' } });
    expect(await unchecked('overdue')).toBe(overdue - 1);
    clock.advance(30 * DAY_MS - 1);
    expect((await renewal('south-sudan-2026-05-31')).needsCheck).toBe(false);
    clock.advance(1);
    expect(await renewal('south-sudan-2026-05-31')).toMatchObject({ needsCheck: true, standing: 'overdue' });
    expect(await renewal('al-shabaab-2026-11-30')).toMatchObject({ standing: 'overdue', daysLeft: -23 });
  });

  it.each([
    ['/api/v1/renewals/atlantis-2026-01-01/check', { note: 'x' }, 404, 'renewal-not-found'],
    ['/api/v1/renewals/south-sudan-2026-05-31/check', { note: ' ' }, 400, 'invalid-request'],
    ['/api/v1/renewals/south-sudan-2026-05-31/check', {}, 400, 'invalid-request'],
    ['/api/v1/renewals/south-sudan-2026-05-31/check', { note: 'NUL \0' }, 400, 'invalid-request'],
    ['/api/v1/renewals/south-sudan-2026-05-31/check', { note: 'half \ud83d' }, 400, 'invalid-request'],
  ])('%s with %j is refused', async (path, body, status, code) => {
    expect(await app.request('POST', path, { body })).toMatchObject({ status, json: { code } });
  });

  it('are alerts: a key for the embargoes alone reads what falls due, and no report', async () => {
    const body = { name: 'law', scopes: ['embargoes:read'] };
    const key = (await app.request('POST', '/api/v1/keys', { body })).json.secret;
    const statusOf = async (path: string): Promise<number> => (await app.request('GET', path, { key })).status;
    expect(await statusOf('/api/v1/renewals')).toBe(200);
    expect(await statusOf('/api/v1/regime-changes')).toBe(403);
    expect(await statusOf('/embargoes/changes')).toBe(403);
  });

  it('can be read and not marked by whoever only reads', async () => {
    expect((await app.request('GET', '/api/v1/renewals', { key: readerKey })).status).toBe(200);
    expect((await app.request('GET', '/api/v1/regime-changes', { key: readerKey })).status).toBe(200);
    const path = '/api/v1/renewals/south-sudan-2026-05-31/check';
    expect((await app.request('POST', path, { key: readerKey, body: { note: 'x' } })).status).toBe(403);
    expect((await app.request('GET', '/api/v1/renewals', { key: null })).status).toBe(401);
  });
});
