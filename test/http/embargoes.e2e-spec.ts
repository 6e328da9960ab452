import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FixedClock } from '../support/fixed-clock.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

describe('the embargoes', () => {
  let test: TestApp;

  beforeAll(async () => {
    test = await startTestApp({}, { clock: new FixedClock(new Date('2026-11-23T22:00:00Z')) });
  });

  afterAll(() => test.stop());

  it('in force today are the default', async () => {
    const today = await test.request('GET', '/api/v1/embargoes');
    expect(today.status).toBe(200);
    expect(today.json.on).toBe('2026-11-23');
    expect(today.json.items.map(({ regime }: { regime: string }) => regime)).toContain('dprk');
    expect(today.json.packVersion).toMatch(/^[0-9a-f]{16}$/);
  });

  it('of a day are those of that day', async () => {
    const regimesOn = async (day: string): Promise<string[]> =>
      (await test.request('GET', `/api/v1/embargoes?on=${day}`)).json.items.map(
        ({ regime }: { regime: string }) => regime,
      );
    expect(await regimesOn('2018-11-13')).toContain('eritrea');
    expect(await regimesOn('2018-11-14')).not.toContain('eritrea');
  });

  it('are sent once to those who keep them', async () => {
    for (const path of ['/api/v1/embargoes?on=2024-10-07', '/api/v1/embargoes/iran', '/api/v1/embargoes/timeline']) {
      const etag = (await test.request('GET', path)).headers.get('etag') ?? '';
      const again = await test.request('GET', path, { headers: { 'if-none-match': etag } });
      expect({ status: again.status, text: again.text }).toEqual({ status: 304, text: '' });
    }
  });

  it('each tell their whole history', async () => {
    const { json } = await test.request('GET', '/api/v1/embargoes/iran');
    expect(json.periods.map(({ status }: { status: string }) => status)).toContain('gap');
    expect(json.clauses.find(({ id }: { id: string }) => id === 'iran-1747-5')).toMatchObject({
      symbol: 'S/RES/1747 (2007)',
      paragraph: '5',
      link: 'https://docs.un.org/en/S/RES/1747(2007)',
      from: '2007-03-24',
      until: '2016-01-16',
    });
  });

  it('say which clauses are presumed in force, what to check, and what falls due from today', async () => {
    const { json } = await test.request('GET', '/api/v1/embargoes?on=2026-12-01');
    const somalia = json.items.find(({ regime }: { regime: string }) => regime === 'al-shabaab');
    const statuses = Object.fromEntries(
      somalia.clauses.map(({ id, status, check }: Record<string, string>) => [id, [status, check]]),
    );
    expect(somalia.status).toBe('in-force');
    expect(statuses['somalia-2713-4']).toEqual(['in-force', null]);
    expect(statuses['somalia-ied']).toEqual([
      'presumed',
      'Renewal to be checked by a person, last verified on 2025-12-12.',
    ]);
    const due = json.renewalsDue.find(({ id }: { id: string }) => id === 'al-shabaab-2026-11-30');
    expect(due).toMatchObject({ standing: 'due', daysLeft: 7 });
  });

  it('have a history: stretches of force and the steps between', async () => {
    const { json } = await test.request('GET', '/api/v1/embargoes/timeline');
    const iran = json.items.find(({ regime }: { regime: string }) => regime === 'iran');
    expect(iran.stretches).toEqual([
      { from: '2006-12-23', until: '2023-10-18', status: 'in-force' },
      { from: '2025-09-28', until: null, status: 'disputed' },
    ]);
    expect(iran.steps.at(-1)).toMatchObject({ on: '2025-09-28', act: 'snapback', symbol: 'S/RES/2231 (2015)' });
  });

  it.each([
    ['/api/v1/embargoes?on=yesterday', 400, 'invalid-request'],
    ['/api/v1/embargoes?in=2024-01-01', 400, 'invalid-request'],
    ['/api/v1/embargoes/russia', 404, 'embargo-not-found'],
  ])('%s is refused', async (path, status, code) => {
    expect(await test.request('GET', path)).toMatchObject({ status, json: { code } });
  });
});
