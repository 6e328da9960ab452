import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { FixedClock } from '../../test/support/fixed-clock.js';
import { buildSubscription } from '../../test/support/build-subscription.js';
import { createTestDatabase, type TestDatabase } from '../../test/support/test-database.js';
import { AlertsRepository } from '../alerts/alerts.repository.js';
import { AlertsService } from '../alerts/alerts.service.js';
import { AlertsBench } from '../alerts/alerts.spec-support.js';
import { ChangesRepository } from '../alerts/changes.repository.js';
import { ChangesService } from '../alerts/changes.service.js';
import { EditionsRepository } from '../alerts/editions.repository.js';
import { EditionsService } from '../alerts/editions.service.js';
import { claim, finding } from '../alerts/finding.spec-support.js';
import { RegroupingRepository } from '../alerts/regrouping.repository.js';
import type { ReviewAct } from '../alerts/review-states.js';
import type { Config } from '../platform/config/config.js';
import { SYSTEM } from '../platform/http/needs.js';
import { JobsService } from '../platform/jobs/jobs.service.js';
import { DeliveriesRepository } from './deliveries.repository.js';
import { DeliveryKeysRepository } from './delivery-keys.repository.js';
import { LinksService } from './links.service.js';
import { unpackBody } from './mail-body.js';
import { PlanDigestsService } from './plan-digests.service.js';
import { PlanningRepository } from './planning.repository.js';
import { ToldRepository } from './told.repository.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

let db: TestDatabase;
let jobs: JobsService;
let clock: FixedClock;
let bench: AlertsBench;
let alerts: AlertsService;
let planner: PlanDigestsService;
let raised = 0;

beforeAll(async () => {
  db = await createTestDatabase();
  jobs = new JobsService({ url: db.url, applicationName: 'test' });
  await jobs.start();
});

afterAll(async () => {
  await jobs.stop();
  await db.drop();
});

beforeEach(async () => {
  await db.database.run('DELETE FROM subscribers');
  clock = new FixedClock(new Date('2026-11-23T12:00:00Z'));
  bench = new AlertsBench(db.database);
  alerts = newAlerts();
  planner = newPlanner();
});

describe('planning', () => {
  it('tells of a new alert once', async () => {
    const id = await buildSubscription(db.database);
    await raise('a');
    expect(await planner.plan()).toBe(1);
    clock.advance(HOUR_MS);
    await sent();
    expect(await planner.plan()).toBe(0);
    expect(await told(id)).toEqual([['new a']]);
  });

  it('says nothing to those who asked for something else, and nothing empty', async () => {
    const other = await buildSubscription(db.database, { email: 'o@example.org', regimes: ['libya'] });
    const high = await buildSubscription(db.database, { email: 'h@example.org', minPriority: 100 });
    const daily = await buildSubscription(db.database, { email: 'd@example.org', rhythm: 'daily', regimes: ['iran'] });
    await raise('b');
    expect(await planner.plan()).toBe(0);
    expect([await told(other), await told(high), await told(daily)]).toEqual([[], [], []]);
    const [row] = await db.database.rows('SELECT next_due_at AS due FROM subscriptions WHERE id = $1', [daily]);
    expect(row).toEqual({ due: new Date('2026-11-24T08:00:00Z') });
  });

  it('tells nobody of old news, until somebody tells it anew', async () => {
    const id = await buildSubscription(db.database);
    const first = await raise('c', { isOldNews: true });
    await planner.plan();
    expect(await told(id)).toEqual([]);
    await raise('c', { text: first.text, publisher: 'A fresh one' });
    await planner.plan();
    expect(await told(id)).toEqual([['new c']]);
  });

  it('tells of a change only where it reads otherwise, apart from what is new', async () => {
    const id = await buildSubscription(db.database);
    await raise('d');
    await step(() => planner.plan());
    // A copy of the same words by another: nothing to say.
    await raise('d', { publisher: 'Copyist' });
    await step(() => planner.plan());
    expect(await told(id)).toEqual([['new d']]);
    await review('d', 'confirm');
    await raise('e');
    await step(() => planner.plan());
    expect(await told(id)).toEqual([['new d'], ['new e', 'changed d']]);
    const [entry] = await db.database.rows<{ changes: string[] }>(
      `SELECT content->'changes' AS changes FROM delivery_alerts WHERE part = 'changed'`,
    );
    expect(entry?.changes).toEqual(['An analyst has reviewed the report and stands by the alert.']);
  });

  it('does not tell of what was dismissed meanwhile, and takes back what was told', async () => {
    const early = await buildSubscription(db.database, { email: 'early@example.org' });
    const late = await buildSubscription(db.database, {
      email: 'late@example.org',
      rhythm: 'daily',
      nextDueAt: new Date('2026-11-23T20:00:00Z'),
    });
    await raise('f');
    await step(() => planner.plan());
    await review('f', 'dismiss');
    clock.advance(12 * HOUR_MS);
    await step(() => planner.plan());
    expect(await told(early)).toEqual([['new f'], ['withdrawn f']]);
    expect(await told(late)).toEqual([]);
  });

  it('tells those who were told of an alert that it is no more, once, and nobody else', async () => {
    const early = await buildSubscription(db.database, { email: 'early@example.org' });
    const second = await buildSubscription(db.database, { email: 'early@example.org', minPriority: 1 });
    const late = await buildSubscription(db.database, {
      email: 'late@example.org',
      rhythm: 'daily',
      nextDueAt: new Date('2026-11-23T20:00:00Z'),
    });
    await raise('erased');
    await raise('joined');
    await raise('standing');
    await step(() => planner.plan());
    await step(() => planner.plan());
    const [erased, joined, standing] = await Promise.all(['erased', 'joined', 'standing'].map(alertOf));
    await db.database.transaction(async (tx) => {
      const changes = new ChangesRepository(db.database);
      await changes.noteRemoval(erased ?? '', ['removed'], tx);
      // What refers to it stays here: only what its readers are told is looked at.
      await tx.run('SET LOCAL session_replication_role = replica');
      await tx.run('DELETE FROM alerts WHERE id = $1', [erased]);
      await new RegroupingRepository().joinAlerts([{ id: joined ?? '', into: standing ?? '' }], clock.now(), tx);
      changes.note(joined ?? '', 'deleted', ['joined'], tx);
      await changes.commitChanges(tx);
    });
    clock.advance(12 * HOUR_MS);
    for (let run = 0; run < 4; run++) await step(() => planner.plan());
    const tellings = await db.database.rows<{ subscriptionId: string; part: string; says: string; passages: number }>(
      `SELECT d.subscription_id AS "subscriptionId", a.part, a.content->'changes'->>0 AS says,
              jsonb_array_length(m.content->'passages') AS passages
       FROM deliveries d JOIN delivery_alerts a ON a.delivery_id = d.id JOIN mailed_alerts m ON m.hash = a.mailed_hash
       WHERE m.content ? 'gone' ORDER BY a.part DESC`,
    );
    expect(tellings).toEqual([
      { subscriptionId: early, part: 'withdrawn', says: expect.stringContaining('was removed'), passages: 0 },
      { subscriptionId: early, part: 'changed', says: expect.stringContaining('was joined to another'), passages: 0 },
    ]);
    expect(await told(second)).toEqual([['new erased', 'new joined', 'new standing']]);
    expect(await told(late)).toEqual([['new standing']]);
    const [mail] = await db.database.rows<{ subject: string; body: Buffer }>(
      `SELECT subject, body FROM deliveries WHERE subscription_id = $1 ORDER BY id DESC LIMIT 1`,
      [early],
    );
    expect(mail?.subject).toContain('2 alerts: 1 changed, 1 taken back');
    const { text } = unpackBody(mail?.body ?? new Uint8Array());
    expect(text).toContain('TAKEN BACK removed');
    expect(text).not.toContain('station');
  });

  it('catches up with one digest after days of standing still', async () => {
    const id = await buildSubscription(db.database, {
      rhythm: 'daily',
      hour: 8,
      timeZone: 'Europe/Vienna',
      nextDueAt: new Date('2026-11-24T07:00:00Z'),
    });
    await raise('g');
    await raise('h');
    clock.advance(7 * 24 * HOUR_MS);
    expect(await planner.plan()).toBe(1);
    await sent();
    expect(await planner.plan()).toBe(0);
    expect(await told(id)).toEqual([['new g', 'new h']]);
    const [row] = await db.database.rows('SELECT next_due_at AS due FROM subscriptions WHERE id = $1', [id]);
    expect(row).toEqual({ due: new Date('2026-12-01T07:00:00Z') });
  });

  it('gathers what comes soon after a digest, and what comes while one is on its way', async () => {
    const id = await buildSubscription(db.database);
    await raise('i');
    await planner.plan();
    await raise('j');
    clock.advance(10 * MINUTE_MS);
    expect(await planner.plan()).toBe(0);
    await sent();
    expect(await planner.plan()).toBe(1);
    await sent();
    await raise('k');
    clock.advance(MINUTE_MS);
    expect(await planner.plan()).toBe(0);
    await raise('l');
    clock.advance(5 * MINUTE_MS);
    expect(await planner.plan()).toBe(1);
    expect(await told(id)).toEqual([['new i'], ['new j'], ['new k', 'new l']]);
  });

  it('plans nothing twice in many workers at once', async () => {
    for (let reader = 0; reader < 40; reader++)
      await buildSubscription(db.database, { email: `r${reader}@example.org` });
    await raise('m');
    const written = await Promise.all(Array.from({ length: 4 }, () => newPlanner().plan()));
    expect(written.reduce((sum, count) => sum + count, 0)).toBe(40);
    const [row] = await db.database.rows('SELECT count(*)::integer AS count FROM deliveries');
    expect(row).toEqual({ count: 40 });
  });

  it('writes digest, position and job together or not at all', async () => {
    const id = await buildSubscription(db.database);
    await raise('n');
    const broken = newPlanner({
      enqueue: async () => {
        throw new Error('the queue is gone');
      },
    } as unknown as JobsService);
    await expect(broken.plan()).rejects.toThrow('the queue is gone');
    expect(await told(id)).toEqual([]);
    await planner.plan();
    expect(await told(id)).toEqual([['new n']]);
  });

  it('lets a digest that the database refuses hold up nobody else, and tries it again later', async () => {
    const refused = await buildSubscription(db.database, { email: 'refused@example.org' });
    const other = await buildSubscription(db.database, { email: 'other@example.org' });
    await raise('held');
    await db.database.run(`ALTER TABLE deliveries ADD CONSTRAINT ck_test CHECK (recipient NOT LIKE 'refused@%')`);
    try {
      expect(await planner.plan()).toBe(1);
      expect([await told(refused), await told(other)]).toEqual([[], [['new held']]]);
      expect(await planner.plan()).toBe(0);
    } finally {
      await db.database.run('ALTER TABLE deliveries DROP CONSTRAINT ck_test');
    }
    clock.advance(16 * MINUTE_MS);
    expect(await planner.plan()).toBe(1);
    expect(await told(refused)).toEqual([['new held']]);
  });

  it('tells again what nobody took: as new what was never told, as changed what was', async () => {
    const id = await buildSubscription(db.database);
    await raise('q');
    await step(() => planner.plan());
    await review('q', 'confirm');
    await raise('r');
    await planner.plan();
    await endOpen('failed');
    clock.advance(HOUR_MS);
    // Nothing has happened since, and the same stretch of the feed is told anew.
    expect(await planner.plan()).toBe(1);
    await endOpen('cancelled');
    await raise('s');
    clock.advance(HOUR_MS);
    expect(await planner.plan()).toBe(1);
    await sent();
    expect(await told(id)).toEqual([
      ['new q'],
      ['new r', 'changed q'],
      ['new r', 'changed q'],
      ['new r', 'new s', 'changed q'],
    ]);
    clock.advance(HOUR_MS);
    expect(await planner.plan()).toBe(0);
  });

  it('after a mail that came back when it was corrected already, tells again what only that mail told', async () => {
    const id = await buildSubscription(db.database);
    await raise('amended');
    await raise('untouched');
    await step(() => planner.plan());
    await review('amended', 'dismiss');
    await step(() => planner.plan());
    const [first] = await db.database.rows<{ id: string }>(
      'SELECT id FROM deliveries WHERE subscription_id = $1 ORDER BY id LIMIT 1',
      [id],
    );
    const deliveries = new DeliveriesRepository(db.database, new ToldRepository());
    const comeBack = (): Promise<boolean> =>
      db.database.transaction((tx) => deliveries.recordReturned(first?.id ?? '', 'given-up', 'No.', tx));
    expect([await comeBack(), await comeBack()]).toEqual([true, false]);
    clock.advance(HOUR_MS);
    for (let run = 0; run < 3; run++) await step(() => planner.plan());
    expect(await told(id)).toEqual([['new amended', 'new untouched'], ['withdrawn amended'], ['new untouched']]);
  });

  it.each([
    ['the night an hour is skipped', '2027-03-27T12:00:00Z'],
    ['the night an hour comes twice', '2027-10-30T12:00:00Z'],
  ])('sends one digest a day over %s', async (_, start) => {
    clock = new FixedClock(new Date(start));
    planner = newPlanner();
    const id = await buildSubscription(db.database, {
      rhythm: 'daily',
      hour: 2,
      timeZone: 'Europe/Vienna',
      nextDueAt: new Date(start),
    });
    for (let quarter = 0; quarter < 3 * 24 * 4; quarter++) {
      if (quarter % 8 === 0) await raise(`${start} ${quarter}`);
      await planner.plan();
      await sent();
      clock.advance(15 * MINUTE_MS);
    }
    const rows = await db.database.rows<{ at: Date }>(
      `SELECT planned_at AS at FROM deliveries WHERE subscription_id = $1 ORDER BY id`,
      [id],
    );
    // The first is due at once; then one for each of three nights.
    expect(rows.slice(1).map(({ at }) => at.toISOString())).toEqual(
      start.startsWith('2027-03')
        ? ['2027-03-28T01:00:00.000Z', '2027-03-29T00:00:00.000Z', '2027-03-30T00:00:00.000Z']
        : ['2027-10-31T00:00:00.000Z', '2027-11-01T01:00:00.000Z', '2027-11-02T01:00:00.000Z'],
    );
    const all = (await told(id)).flat();
    expect(new Set(all).size).toBe(all.length);
  });

  it('tells everybody everything exactly once, in whatever order things happen', async () => {
    const rhythms = ['immediate', 'daily', 'weekly'] as const;
    const ids: string[] = [];
    for (let reader = 0; reader < 9; reader++) {
      const rhythm = rhythms[reader % 3] ?? 'daily';
      ids.push(
        await buildSubscription(db.database, {
          email: `p${reader}@example.org`,
          rhythm,
          hour: reader,
          weekday: 1 + (reader % 7),
        }),
      );
    }
    const random = seeded(20261123);
    const made: string[] = [];
    for (let turn = 0; turn < 60; turn++) {
      const dice = random();
      if (dice < 0.4) made.push((await raise(`x${turn}`)).name);
      else if (dice < 0.5 && made.length > 0)
        await raise(made[Math.floor(random() * made.length)] ?? '', { publisher: `Copy ${turn}` });
      else if (dice < 0.6)
        await newPlanner({ enqueue: () => Promise.reject(new Error('x')) } as unknown as JobsService)
          .plan()
          .catch(() => 0);
      else if (dice < 0.9) await Promise.all([newPlanner().plan(), newPlanner().plan()]);
      else await sent();
      clock.advance(Math.floor(random() * 20 * HOUR_MS));
    }
    for (let week = 0; week < 3; week++) {
      await sent();
      clock.advance(8 * 24 * HOUR_MS);
      await planner.plan();
    }
    for (const id of ids) {
      const news = (await told(id)).flat().filter((line) => line.startsWith('new '));
      expect([...news].sort()).toEqual(made.map((name) => `new ${name}`).sort());
    }
  }, 120_000);
});

function newAlerts(): AlertsService {
  const changes = new ChangesRepository(db.database);
  return new AlertsService(new AlertsRepository(db.database), bench.stories, changes, bench.audit, clock);
}

function newPlanner(queue: JobsService = jobs): PlanDigestsService {
  const config = { http: { baseUrl: 'https://embargo.example.org' } } as Config;
  return new PlanDigestsService(
    new PlanningRepository(db.database),
    newAlerts(),
    new ChangesService(new ChangesRepository(db.database)),
    new EditionsService(new EditionsRepository(), db.database),
    new LinksService(new DeliveryKeysRepository(db.database), clock, config),
    queue,
    db.database,
    clock,
  );
}

/** Raises an alert of its own for each name; the same name again joins it. Its claim is told by that name. */
async function raise(
  name: string,
  given: { publisher?: string; text?: string; isOldNews?: boolean } = {},
): Promise<{ name: string; text: string }> {
  const number = numberOf(name);
  // Long enough that the same words from another publisher are known for a copy.
  const stations = Array.from(
    { length: 12 },
    (_, stop) => `station ${number * 31 + stop} of line ${number * 7 + stop}`,
  );
  const text =
    given.text ?? `Consignment ${number} of ammunition, said ${name}, went by rail past ${stations.join(', then ')}.`;
  await bench.raised({
    text,
    title: `Report ${number * 17} on consignment ${number}`,
    publisher: given.publisher ?? `Publisher of ${name}`,
    isOldNews: given.isOldNews ?? false,
    findings: [
      finding([
        claim({
          by: name,
          quantities: [`${number * 1009} shells`],
          identifiers: [{ type: 'vessel', value: `Vessel ${number}`, span: { field: 'text', start: 0, end: 1 } }],
          date: { from: dayOf(number), to: dayOf(number), basis: 'stated', span: null },
        }),
      ]),
    ],
  });
  return { name, text };
}

const numbers = new Map<string, number>();

function numberOf(name: string): number {
  const known = numbers.get(name) ?? ++raised;
  numbers.set(name, known);
  return known;
}

async function alertOf(name: string): Promise<string> {
  const [row] = await db.database.rows<{ id: string }>(`SELECT id FROM alerts WHERE claims->0->>'by' = $1`, [name]);
  return row?.id ?? '';
}

/** A day for each number, far from every other. */
function dayOf(number: number): string {
  return new Date(Date.UTC(1990, 0, 1) + number * 100 * 24 * HOUR_MS).toISOString().slice(0, 10);
}

async function review(name: string, act: ReviewAct): Promise<void> {
  const alertId = await alertOf(name);
  await db.database.transaction((tx) =>
    alerts.review(
      alertId,
      act,
      { actor: SYSTEM, ifVersion: null, reason: act === 'dismiss' ? 'misread' : null, text: null },
      tx,
    ),
  );
}

/** Runs, then lets what was planned arrive and the wait be over. */
async function step(work: () => Promise<unknown>): Promise<void> {
  await work();
  await sent();
  clock.advance(6 * MINUTE_MS);
}

async function sent(): Promise<void> {
  await db.database.run(`UPDATE deliveries SET state = 'sent', sent_at = $1 WHERE state = 'planned'`, [clock.now()]);
}

/** Lets all that is planned come to an end that tells nobody. */
async function endOpen(state: 'failed' | 'cancelled'): Promise<void> {
  const deliveries = new DeliveriesRepository(db.database, new ToldRepository());
  const open = await db.database.rows<{ id: string }>(`SELECT id FROM deliveries WHERE state = 'planned'`);
  for (const { id } of open) {
    const now = clock.now();
    await deliveries.claim([id], 'test', now, new Date(now.getTime() + MINUTE_MS));
    await db.database.transaction((tx) =>
      deliveries.recordOutcome(id, 'test', { state, status: 554, answer: 'No.' }, tx),
    );
  }
}

/** What a subscription was told, digest by digest: part and name. */
async function told(subscriptionId: string): Promise<string[][]> {
  const rows = await db.database.rows<{ deliveryId: string; part: string; told: string }>(
    `SELECT d.id AS "deliveryId", a.part, m.content->>'told' AS told
     FROM deliveries d JOIN delivery_alerts a ON a.delivery_id = d.id JOIN mailed_alerts m ON m.hash = a.mailed_hash
     WHERE d.subscription_id = $1 ORDER BY d.id, array_position(ARRAY['new', 'changed', 'withdrawn'], a.part), 3`,
    [subscriptionId],
  );
  const digests = Map.groupBy(rows, (row) => row.deliveryId);
  return [...digests.values()].map((lines) =>
    lines.map((line) => `${line.part} ${line.told.replace(/^Reported by |\.$/g, '')}`),
  );
}

/** The same numbers in [0, 1) at every run (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
