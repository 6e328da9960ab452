/**
 * Replays months of edits of alerts and of comings and goings of readers, then holds what was sent against what should
 * have been: everyone who was told an earlier version is told of its correction, once, and no one else. The tests run a
 * small one; `npm run prove:corrections` runs 5,000 edits for 2,000 readers.
 */
import { Logger } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildSubscription } from '../../test/support/build-subscription.js';
import { FixedClock } from '../../test/support/fixed-clock.js';
import { createTestDatabase, type TestDatabase } from '../../test/support/test-database.js';
import { AlertsRepository } from '../alerts/alerts.repository.js';
import { AlertsService } from '../alerts/alerts.service.js';
import { AlertsBench } from '../alerts/alerts.spec-support.js';
import { ChangesRepository } from '../alerts/changes.repository.js';
import { ChangesService } from '../alerts/changes.service.js';
import { EditionsRepository } from '../alerts/editions.repository.js';
import { EditionsService } from '../alerts/editions.service.js';
import { claim, finding } from '../alerts/finding.spec-support.js';
import type { Config } from '../platform/config/config.js';
import { SYSTEM } from '../platform/http/needs.js';
import { JobsService } from '../platform/jobs/jobs.service.js';
import type { MailOutcome } from './classify-smtp-answer.js';
import type { ConfirmationsService } from './confirmations.service.js';
import { DeliveriesRepository } from './deliveries.repository.js';
import { DeliveryKeysRepository } from './delivery-keys.repository.js';
import { LinksService } from './links.service.js';
import { MailRateRepository } from './mail-rate.repository.js';
import { MailClient } from './mail.client.js';
import { PlanDigestsService } from './plan-digests.service.js';
import { PlanningRepository } from './planning.repository.js';
import { SendDeliveriesService } from './send-deliveries.service.js';
import { SubscribersRepository } from './subscribers.repository.js';
import { SubscribersService } from './subscribers.service.js';
import { SubscriptionsRepository } from './subscriptions.repository.js';
import { SubscriptionsService } from './subscriptions.service.js';
import { ToldRepository } from './told.repository.js';

const HOUR_MS = 3_600_000;
const NEVER = new AbortController().signal;

/** Edits, readers, hours, alerts. */
// oxlint-disable-next-line no-restricted-properties -- how much to replay is the caller's to say; the product does not read it
const [EDITS = 0, READERS = 0, HOURS = 0, ALERTS = 0] = (process.env['REPLAY_SIZE'] ?? '120,40,72,12')
  .split(',')
  .map(Number);

const REGIMES = ['dprk', 'libya', 'iran', 'haiti', 'lebanon'] as const;
const SUPPLIERS = ['KP', 'IR', 'RU', 'AE', 'CN', 'TR', 'BY', 'SY'] as const;
const ITEMS = ['ammunition', 'missiles', 'small-arms', 'drones', 'armoured-vehicles'] as const;

/** Ten: one as it happens, five by day, four by week. */
const RHYTHMS = [
  { rhythm: 'immediate' },
  { rhythm: 'daily', hour: 8, timeZone: 'UTC' },
  { rhythm: 'daily', hour: 7, timeZone: 'Europe/Vienna' },
  { rhythm: 'daily', hour: 18, timeZone: 'America/New_York' },
  { rhythm: 'daily', hour: 0, timeZone: 'Asia/Kathmandu' },
  { rhythm: 'daily', hour: 23, timeZone: 'Pacific/Auckland' },
  { rhythm: 'weekly', hour: 9, weekday: 1, timeZone: 'UTC' },
  { rhythm: 'weekly', hour: 9, weekday: 3, timeZone: 'Africa/Cairo' },
  { rhythm: 'weekly', hour: 6, weekday: 5, timeZone: 'Asia/Tokyo' },
  { rhythm: 'weekly', hour: 22, weekday: 7, timeZone: 'America/Sao_Paulo' },
] as const;

let db: TestDatabase;
let jobs: JobsService;

beforeAll(async () => {
  // Every refusal here is meant.
  Logger.overrideLogger(false);
  db = await createTestDatabase();
  jobs = new JobsService({ url: db.url, applicationName: 'test' });
  await jobs.start();
});

afterAll(async () => {
  await jobs.stop();
  await db.drop();
});

/** Takes, refuses, defers and bounces as chance has it, until told to take all. */
class ChancyMail extends MailClient {
  takesAll = false;

  constructor(private readonly random: () => number) {
    super();
  }

  override async send(): Promise<MailOutcome> {
    const dice = this.takesAll ? 1 : this.random();
    if (dice < 0.02) return { kind: 'bounced', status: 550, answer: '550 5.1.1 No such user' };
    if (dice < 0.04) return { kind: 'refused', status: 554, answer: '554 5.7.1 Policy' };
    if (dice < 0.07) return { kind: 'deferred', status: 451, answer: '451 4.3.0 Later', isUnreachable: false };
    return { kind: 'accepted', status: 250, answer: '250 OK' };
  }

  override close(): void {}
}

describe('corrections', () => {
  it('reach everyone who was told what they correct and still subscribes, once, and no one else', async () => {
    const random = seeded(20261123);
    const some = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
    const clock = new FixedClock(new Date('2026-11-23T00:00:00Z'));
    const mail = new ChancyMail(random);
    const world = openWorld(clock, mail);
    const bench = new AlertsBench(db.database);
    const starts = new Map<string, bigint>();
    const alertIds: string[] = [];
    let people = 0;

    const arrive = async (email = `reader-${people++}@example.org`): Promise<void> => {
      const head = await world.changes.head();
      const id = await buildSubscription(db.database, {
        ...some(RHYTHMS),
        email,
        regimes: random() < 0.3 ? [] : [some(REGIMES), some(REGIMES)],
        nextDueAt: clock.now(),
        confirmedAt: clock.now(),
      });
      starts.set(id, BigInt(head.number));
    };
    const edit = async (): Promise<void> => {
      const dice = random();
      const alertId = some(alertIds);
      if (dice < 0.05) {
        const { state } = (await world.alerts.get(alertId)).alert;
        const act = state === 'open' ? 'dismiss' : 'reopen';
        const reason = act === 'dismiss' ? 'misread' : null;
        return db.database.transaction(async (tx) => {
          await world.alerts.review(alertId, act, { actor: SYSTEM, ifVersion: null, reason, text: null }, tx);
        });
      }
      const [set, what] =
        dice < 0.5
          ? [`supplier = ARRAY['${some(SUPPLIERS)}']`, 'revision' as const]
          : dice < 0.8
            ? [`items = array(SELECT DISTINCT unnest(items || '${some(ITEMS)}'::text))`, 'evidence' as const]
            : ['copy_count = copy_count + 1', 'copy' as const];
      await db.database.transaction(async (tx) => {
        await tx.run(`UPDATE alerts SET ${set}, version = version + 1, changed_at = $2 WHERE id = $1`, [
          alertId,
          clock.now(),
        ]);
        world.changesRepository.note(alertId, 'updated', [what], tx, { causes: ['article-changed'], reports: [] });
        await world.changesRepository.commitChanges(tx);
      });
    };
    const raise = async (number: number): Promise<void> => {
      const day = new Date(Date.UTC(1970, 0, 1) + number * 100 * 24 * HOUR_MS).toISOString().slice(0, 10);
      const [made] = await bench.raised({
        text: `Consignment ${number * 31} of goods, said post ${number}, left harbour ${number * 7} on day ${number}.`,
        publisher: `Post ${number}`,
        findings: [
          finding(
            [
              claim({
                supplier: [some(SUPPLIERS)],
                quantities: [`${number * 1009}`],
                identifiers: [{ type: 'vessel', value: `Vessel ${number}`, span: { field: 'text', start: 0, end: 1 } }],
                date: { from: day, to: day, basis: 'stated', span: null },
              }),
            ],
            { regime: some(REGIMES) },
          ),
        ],
      });
      const [row] = await db.database.rows<{ id: string }>(
        'SELECT alert_id AS id FROM alert_evidence WHERE article_id = $1',
        [made?.articleId],
      );
      alertIds.push(row?.id ?? '');
    };
    const comeAndGo = async (): Promise<void> => {
      const dice = random();
      const [one] = await db.database.rows<{ id: string; email: string }>(
        `SELECT p.id, s.email FROM subscriptions p JOIN subscribers s ON s.id = p.subscriber_id
         WHERE p.state = 'active' ORDER BY md5(p.id || $1) LIMIT 1`,
        [String(random())],
      );
      if (one === undefined || dice < 0.2) return arrive();
      if (dice < 0.35) return arrive(one.email);
      if (dice < 0.55) return void (await world.subscriptions.end(one.id, 'Enough.', null));
      if (dice < 0.85) return void (await world.subscriptions.change(one.id, { regimes: [some(REGIMES)] }, null, null));
      const [stopped] = await db.database.rows<{ id: string }>(
        `SELECT id FROM subscribers WHERE state = 'bounced' ORDER BY id LIMIT 1`,
      );
      if (stopped !== undefined) await world.subscribers.resume(stopped.id, SYSTEM);
    };
    const planAndSend = async (): Promise<void> => {
      await world.planner.plan();
      const due = await db.database.rows<{ id: string }>(
        `SELECT id FROM deliveries WHERE state = 'planned' AND next_attempt_at <= $1 ORDER BY id`,
        [clock.now()],
      );
      await world.sender.send(
        due.map(({ id }) => id),
        NEVER,
      );
    };

    for (let reader = 0; reader < READERS; reader++) await arrive();
    for (let hour = 0, edits = 0; hour < HOURS; hour++) {
      while (alertIds.length < (ALERTS * (hour + 1)) / HOURS) await raise(alertIds.length + 1);
      for (; edits < (EDITS * (hour + 1)) / HOURS; edits++) await edit();
      for (let move = 0; move < Math.ceil(READERS / 120); move++) await comeAndGo();
      await planAndSend();
      clock.advance(HOUR_MS);
    }
    mail.takesAll = true;
    for (let round = 0; round < 8; round++) {
      clock.advance(64 * HOUR_MS);
      await db.database.run(`UPDATE subscriptions SET next_due_at = $1 WHERE state = 'active'`, [clock.now()]);
      await planAndSend();
    }

    const outcome = await holdAgainstRows(starts);
    expect(outcome.told).toBeGreaterThan(EDITS);
    expect(outcome.expected.length).toBeGreaterThan(READERS);
    expect(outcome.wrong).toEqual([]);
    expect(outcome.actual).toEqual(outcome.expected);
  }, 3_600_000);
});

interface World {
  readonly alerts: AlertsService;
  readonly changes: ChangesService;
  readonly changesRepository: ChangesRepository;
  readonly planner: PlanDigestsService;
  readonly sender: SendDeliveriesService;
  readonly subscribers: SubscribersService;
  readonly subscriptions: SubscriptionsService;
}

function openWorld(clock: FixedClock, mail: MailClient): World {
  const { database } = db;
  const bench = new AlertsBench(database);
  const changesRepository = new ChangesRepository(database);
  const changes = new ChangesService(changesRepository);
  const alerts = new AlertsService(
    new AlertsRepository(database),
    bench.stories,
    changesRepository,
    bench.audit,
    clock,
  );
  const config = { http: { baseUrl: 'https://embargo.example.org' }, mail: { ratePerMinute: 0 } } as Config;
  const deliveries = new DeliveriesRepository(database, new ToldRepository());
  const readers = new SubscribersRepository(database);
  const asked = new SubscriptionsRepository(database);
  const subscribers = new SubscribersService(readers, deliveries, bench.audit, database, clock);
  // Nobody is asked to confirm here.
  const confirmations = {} as ConfirmationsService;
  return {
    alerts,
    changes,
    changesRepository,
    planner: new PlanDigestsService(
      new PlanningRepository(database),
      alerts,
      changes,
      new EditionsService(new EditionsRepository(), database),
      new LinksService(new DeliveryKeysRepository(database), clock, config),
      jobs,
      database,
      clock,
    ),
    sender: new SendDeliveriesService(
      deliveries,
      subscribers,
      asked,
      new MailRateRepository(database),
      mail,
      jobs,
      database,
      clock,
      config,
    ),
    subscribers,
    subscriptions: new SubscriptionsService(
      readers,
      asked,
      deliveries,
      confirmations,
      changes,
      bench.audit,
      database,
      clock,
    ),
  };
}

/** What was sent, as the rows say it, against whom each correction concerns. Each is `reader alert edition`. */
async function holdAgainstRows(
  starts: ReadonlyMap<string, bigint>,
): Promise<{ told: number; wrong: string[]; expected: string[]; actual: string[] }> {
  const corrections = await db.database.rows<{ alertId: string; number: number; change: string }>(
    `SELECT e.alert_id AS "alertId", e.number, c.number AS change FROM alert_editions e
     JOIN alert_changes c ON c.alert_id = e.alert_id AND c.version = e.version WHERE e.is_correction ORDER BY e.number`,
  );
  const sent = await db.database.rows<{
    reader: string;
    alertId: string;
    part: string;
    edition: number;
    state: string;
  }>(
    `SELECT d.subscriber_id AS reader, a.alert_id AS "alertId", a.part, (m.content->>'edition')::integer AS edition,
            m.content->>'state' AS state
     FROM deliveries d JOIN delivery_alerts a ON a.delivery_id = d.id JOIN mailed_alerts m ON m.hash = a.mailed_hash
     WHERE d.state = 'sent' ORDER BY d.id, a.position`,
  );
  const late = await db.database.rows<{ id: string }>(
    `SELECT d.id FROM deliveries d JOIN subscriptions p ON p.id = d.subscription_id
     WHERE p.state = 'ended' AND d.planned_at > p.ended_at`,
  );
  const remaining = await db.database.rows<{ reader: string; subscriptionId: string }>(
    `SELECT s.id AS reader, p.id AS "subscriptionId" FROM subscriptions p JOIN subscribers s ON s.id = p.subscriber_id
     WHERE p.state = 'active' AND s.state = 'confirmed'`,
  );
  const since = new Map<string, bigint>();
  for (const { reader, subscriptionId } of remaining) {
    const start = starts.get(subscriptionId) ?? 0n;
    since.set(reader, start < (since.get(reader) ?? start + 1n) ? start : (since.get(reader) ?? start));
  }
  const byAlert = Map.groupBy(corrections, ({ alertId }) => alertId);
  const wrong = late.map(({ id }) => `delivery ${id} after the end of its subscription`);
  const actual: string[] = [];
  const first = new Map<string, number>();
  const last = new Map<string, { edition: number; state: string }>();
  for (const { reader, alertId, part, edition, state } of sent) {
    const key = `${reader} ${alertId}`;
    const before = last.get(key);
    const covered = (byAlert.get(alertId) ?? []).filter(
      ({ number }) => before !== undefined && number > before.edition && number <= edition,
    );
    if (part === 'corrected' && covered.length === 0) wrong.push(`${key}: corrected ${before?.edition} to ${edition}`);
    if (part === 'withdrawn' && (before === undefined || before.state === 'dismissed'))
      wrong.push(`${key}: taken back`);
    if (part === 'new' && covered.length > 0) wrong.push(`${key}: told anew what is corrected`);
    if (part === 'changed' && covered.length > 0) wrong.push(`${key}: a correction told as a change`);
    for (const { number, change } of covered) {
      if ((since.get(reader) ?? BigInt(change)) < BigInt(change)) actual.push(`${key} ${number}`);
    }
    if (!first.has(key)) first.set(key, edition);
    if (before === undefined || edition >= before.edition) last.set(key, { edition, state });
  }
  const expected = [...first].flatMap(([key, edition]) => {
    const [reader = '', alertId = ''] = key.split(' ');
    return (byAlert.get(alertId) ?? [])
      .filter(({ number, change }) => number > edition && (since.get(reader) ?? BigInt(change)) < BigInt(change))
      .map(({ number }) => `${key} ${number}`);
  });
  return { told: sent.length, wrong, expected: expected.sort(), actual: actual.sort() };
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
