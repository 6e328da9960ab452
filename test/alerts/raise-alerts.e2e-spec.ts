import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AlertsBench } from '../../src/alerts/alerts.spec-support.js';
import { claim, finding } from '../../src/alerts/finding.spec-support.js';
import { REPORT } from '../../src/alerts/report.spec-support.js';
import { Database } from '../../src/platform/database/database.js';
import { JobsService } from '../../src/platform/jobs/jobs.service.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { waitFor } from '../support/wait-for.js';

let test: TestApp;

beforeAll(async () => {
  test = await startTestApp({ METRICS_TOKEN: 'a-token-for-prometheus' });
});

afterAll(() => test.stop());

it('raises alerts from the queue, once however often a screening is handed over', async () => {
  const { screeningId } = await new AlertsBench(test.db.database).screened({
    text: REPORT,
    findings: [finding([claim({ date: { from: '2024-03-01', to: '2024-03-01', basis: 'publication', span: null } })])],
  });
  const jobs = test.app.get(JobsService);
  await test.app.get(Database).transaction(async (tx) => {
    for (let at = 0; at < 3; at++) await jobs.enqueue('raise-alerts', { screeningIds: [screeningId] }, tx);
  });
  await waitFor(
    'all three jobs',
    () => test.db.database.rows(`SELECT 1 FROM pgboss.job WHERE name = 'raise-alerts' AND state = 'completed'`),
    (completed) => completed.length === 3,
  );
  const { json } = await test.request('GET', '/api/v1/changes');
  expect(json.items).toMatchObject([{ number: 1, change: 'created', what: ['raised'] }]);
  const { text } = await test.request('GET', '/metrics', { key: 'a-token-for-prometheus' });
  expect(text).toContain(`embargo_alerts_total{change="created",regime="${json.items[0].alert.regime}"} 1`);
});

/** Articles on something else, each in words of its own: none is taken for a copy of another. */
const ASIDES = [
  'Foreign ministers met in Beijing on Tuesday. They spoke of trade and of a railway. A dinner followed in the evening.',
  'The harvest festival drew thousands to Hanoi. Farmers showed melons of record size. Children danced until midnight.',
  'A strike closed the trams of Lima for two days. The union wants shorter shifts. Talks go on next week, the mayor said.',
  'Heavy rain flooded cellars across Porto. Firemen pumped water from a museum. No painting came to harm, its director said.',
  'The central bank of Norway left its rate as it was. Economists had guessed so. The crown hardly moved in the morning.',
  'A choir from Tartu won first prize at the contest in Graz. The jury praised its altos. Second came singers from Cork.',
  'Astronomers in Chile counted twelve new moons of Saturn. Each is smaller than a village. Names will be chosen in spring.',
  'The oldest bakery of Lyon shut its doors. Its owner found nobody to take over. Neighbours queued for the last loaves.',
  'Engineers reopened the bridge at Split after a year. Lorries may use it again. The toll stays as high as it was before.',
  'Schools in Quito taught at home because of ash. The volcano had woken at dawn. Flights were turned away until the noon.',
  'A film on beekeepers opened the festival at Sopot. Critics liked its silence. It runs for three hours without a break.',
  'The zoo of Leipzig welcomed a pair of okapis. They came by train from Antwerp. Visitors can see them after the holidays.',
  'Chess players from forty countries arrived in Baku. The youngest is nine. Games begin at three in the afternoon daily.',
].map((text, nth) => (known: string): typeof NEWS => ({
  title: `Notes of the day ${nth + 1}`,
  text: `${text} ${known}`,
}));

const KNOWN = 'North Korea has long supplied artillery shells to Russia, analysts say.';
const NEWS = {
  title: 'North Korean shells reach Russia',
  text: 'North Korea shipped artillery shells to Russia, analysts said on Monday. The cargo was unloaded at the port of Dunai.',
};

describe('a standing relation', () => {
  /** Brought by hand, read, and told: its alerts, silent or not. */
  const bring = async (told: typeof NEWS, published: string): Promise<{ id: string; isMention: boolean }[]> => {
    const { json } = await test.request('POST', '/api/v1/articles', { body: { ...told, published } });
    return waitFor(
      `alerts of ${told.title}`,
      () =>
        test.db.database.rows<{ id: string; isMention: boolean }>(
          `SELECT alert_id AS id, is_mention AS "isMention" FROM alert_evidence WHERE article_id = $1`,
          [json.id],
        ),
      (found) => found.length > 0,
    );
  };
  const latest = async (): Promise<number> => (await test.request('GET', '/api/v1/changes')).json.items.length;

  let first: string | undefined;
  let asides = 0;
  const tellAside = (known: string): typeof NEWS => ASIDES[asides++]?.(known) ?? NEWS;

  beforeAll(async () => {
    const [told] = await bring(NEWS, '2025-09-01T08:00:00Z');
    first = told?.id;
  });

  it('gathers a restatement silently', async () => {
    const before = await latest();
    expect(await bring(tellAside(KNOWN), '2025-10-10T08:00:00Z')).toEqual([{ id: first, isMention: true }]);
    expect(await latest()).toBe(before);
  });

  it.each([
    ['another shipment', KNOWN.replace('Russia', 'Russia aboard the vessel Lady R, IMO 9161003'), '2025-10-10'],
    ['an item', KNOWN.replace('artillery shells', 'ballistic missiles'), '2025-10-10'],
    ['an actor', KNOWN.replace('Russia', 'Russia and Syria'), '2025-10-10'],
    ['a denial', `${KNOWN} Moscow denies it.`, '2025-10-10'],
    ['a source of weight', KNOWN.replace('analysts say', 'the UN Panel of Experts confirmed'), '2025-10-10'],
    ['a later date', 'North Korea shipped artillery shells to Russia on 15 January 2026.', '2026-06-10'],
  ])('makes news, once, of a restatement with %s', async (_, known, day) => {
    const [told] = await bring(tellAside(known), `${day}T08:00:00Z`);
    expect(told).toMatchObject({ isMention: false });
    expect(told?.id).not.toBe(first);
    const { json } = await test.request('GET', `/api/v1/alerts/${told?.id}`);
    expect(json).toMatchObject({ isBackground: true, version: 1 });
    const before = await latest();
    const [again] = await bring(tellAside(known), `${day}T20:00:00Z`);
    expect(again).toMatchObject({ isMention: true });
    expect(await latest()).toBe(before);
  });
});
