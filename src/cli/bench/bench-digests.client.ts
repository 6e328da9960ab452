/** A morning on which many readers are due at once: digests planned, rendered and handed to a mail server. */
import { setTimeout as delay } from 'node:timers/promises';
import { Clock } from '../../platform/clock/clock.js';
import { createTransport } from 'nodemailer';
import { unpackBody } from '../../delivery/mail-body.js';
import { PlanDigestsTick } from '../../delivery/plan-digests.tick.js';
import { SMTP_POOL } from '../../delivery/smtp.client.js';
import type { Config } from '../../platform/config/config.js';
import { Database, type Queryable } from '../../platform/database/database.js';
import { addSources } from './add-sources.js';
import { startChildServer, type ChildServer } from './child-server.client.js';
import { startFeedProcess } from './feed-process.client.js';
import type { Figure } from './figures.js';
import { timed, waitForArticles } from './new-sources.js';
import { openWorker } from './open-worker.client.js';
import type { SmtpCount } from './smtp-process.js';

/** How much to do. */
export interface DigestsSize {
  readonly readers: number;
}

/** News of the day: one article in ten tells a transfer. */
const FEEDS = 10;
const ITEMS_PER_FEED = 10;
const DEAL_EVERY = 10;

/** What the product must reach of the rate of the mailer alone. */
const GOAL_OF_BARE = 0.5;

/** Mails that the bare mailer is given at a time, as many as the product has under way. */
const BARE_LANES = 16;

/** Different mails that the bare mailer sends, in turn. */
const BARE_MAILS = 500;

const LOOK_EVERY_MS = 500;

/** What is kept of the memory: after so many mails, so many MiB were resident. */
interface Sample {
  readonly sent: number;
  readonly mebibytes: number;
}

/** Measures on an empty, migrated database. The mail server is a process of its own and the same for both. */
export async function benchDigests(config: Config, databaseUrl: string, size: DigestsSize): Promise<Figure[]> {
  const server = await startChildServer(new URL('./smtp-process.js', import.meta.url));
  const smtpUrl = `smtp://127.0.0.1:${server.port}`;
  const mail = { ...config.mail, smtpUrl, dkim: null, ratePerMinute: 0 };
  const http = { ...config.http, baseUrl: 'https://embargo.bench.invalid' };
  const app = await openWorker({ ...config, http, mail }, databaseUrl);
  try {
    const database = app.get(Database);
    await makeNews(database, app.get(Clock).now().getTime());
    await addReaders(database, size.readers);
    const samples: Sample[] = [];
    const usage = process.cpuUsage();
    const elapsed = await timed(async () => {
      await database.run(`UPDATE subscriptions SET next_due_at = now() - interval '1 second'`);
      const planned = app.get(PlanDigestsTick, { strict: false }).tick();
      await Promise.all([
        planned.then(() => checkPlanned(database, size.readers)),
        waitForMails(database, size.readers, samples),
      ]);
    });
    const ownCpu = process.cpuUsage(usage);
    const taken = await countTaken(server, size.readers);
    const bareUsage = process.cpuUsage();
    const bare = await sendBare(database, smtpUrl, mail.from, size.readers);
    const bareCpu = process.cpuUsage(bareUsage);
    await countTaken(server, null);
    const rate = (size.readers * 1000) / elapsed;
    return [
      {
        name: `digests, ${size.readers.toLocaleString('en')} readers due at once`,
        value: rate,
        unit: 'mails/s',
        goal: GOAL_OF_BARE * bare,
        limit: { name: 'nodemailer alone, the same mails ready made', value: bare },
      },
      {
        name: 'processor time of this process for each',
        value: (ownCpu.user + ownCpu.system) / size.readers,
        unit: 'µs',
        limit: { name: 'nodemailer alone', value: (bareCpu.user + bareCpu.system) / size.readers },
      },
      { name: 'alerts in a digest', value: await countAlerts(database), unit: 'on average' },
      { name: 'size of a mail as sent', value: taken.bytes / taken.mails / 1024, unit: 'KiB' },
      ...tellMemory(samples, size.readers),
    ];
  } finally {
    await app.close();
    await server.stop();
  }
}

/** Readers of whom each fourth follows all embargoes, each fourth three, the others one, in four time zones; there is news of each. */
async function addReaders(database: Queryable, count: number): Promise<void> {
  await database.run(
    `INSERT INTO subscribers (email, state, confirmed_at, created_at, updated_at)
     SELECT 'reader-' || n || '@bench.invalid', 'confirmed', now(), now(), now() FROM generate_series(1, $1::int) n`,
    [count],
  );
  await database.run(
    `WITH told AS (SELECT array_agg(DISTINCT regime) AS regimes FROM alerts WHERE NOT is_old_news)
     INSERT INTO subscriptions (subscriber_id, regimes, kinds, conduct, languages, min_priority, rhythm, hour, weekday,
                                time_zone, state, confirmed_at, told_number, told_mark, next_due_at, created_at, updated_at)
     SELECT id, CASE id % 4 WHEN 0 THEN '{}'
                            WHEN 1 THEN told.regimes[1 + id % cardinality(told.regimes):3 + id % cardinality(told.regimes)]
                            ELSE told.regimes[1 + id % cardinality(told.regimes):1 + id % cardinality(told.regimes)] END,
            '{}', '{}', '{}', 0, 'daily', 8, 1,
            (ARRAY['UTC', 'Europe/Vienna', 'America/New_York', 'Asia/Seoul'])[1 + id % 4], 'active', now(), 0, '',
            now() + interval '1 day', now(), now()
     FROM subscribers, told`,
  );
}

/** Alerts as the pipeline raises them; the feeds are not asked again meanwhile. */
async function makeNews(database: Database, latestAt: number): Promise<void> {
  const feeds = await startFeedProcess({ itemsPerFeed: ITEMS_PER_FEED, dealEvery: DEAL_EVERY, latestAt });
  try {
    // Polled before: what a first poll brings is old news and in no digest. Without an ETag, or they would be unchanged.
    await database.transaction(async (tx) => {
      await addSources(tx, { count: FEEDS, port: feeds.port, seconds: 0 });
      await tx.run('UPDATE sources SET etag = NULL');
    });
    await waitForArticles(database, FEEDS * ITEMS_PER_FEED);
    await database.run(`UPDATE sources SET next_poll_at = now() + interval '1 day'`);
  } finally {
    await feeds.stop();
  }
}

/** @throws Error where some reader was planned no digest. */
async function checkPlanned(database: Queryable, readers: number): Promise<void> {
  const [row] = await database.rows<{ planned: number }>('SELECT count(*)::int AS planned FROM deliveries');
  if (row?.planned !== readers) throw new Error(`${readers} digests were due, ${row?.planned ?? 0} were planned`);
}

async function countAlerts(database: Queryable): Promise<number> {
  const [row] = await database.rows<{ mean: number }>('SELECT avg(alert_count)::float8 AS mean FROM deliveries');
  return row?.mean ?? 0;
}

/** Waits until so many digests are sent, and looks at the memory meanwhile. @throws Error where one is not. */
async function waitForMails(database: Queryable, expected: number, samples: Sample[]): Promise<void> {
  for (;;) {
    const [row] = await database.rows<{ sent: number; other: number }>(
      `SELECT count(*) FILTER (WHERE state = 'sent')::int AS sent,
              count(*) FILTER (WHERE state NOT IN ('sent', 'planned', 'sending'))::int AS other FROM deliveries`,
    );
    const { sent, other } = row ?? { sent: 0, other: 0 };
    if (other > 0) throw new Error(`${other} digests were not sent`);
    samples.push({ sent, mebibytes: process.memoryUsage.rss() / 2 ** 20 });
    if (sent >= expected) return;
    await delay(LOOK_EVERY_MS);
  }
}

/** What the server took since it was asked before. @throws Error where not each reader got one mail. */
async function countTaken(server: ChildServer, readers: number | null): Promise<SmtpCount> {
  const taken = (await server.ask('count')) as SmtpCount;
  if (readers !== null && (taken.mails !== readers || taken.recipients !== readers)) {
    throw new Error(`${readers} digests were due, the server took ${taken.mails} for ${taken.recipients} readers`);
  }
  return taken;
}

/** The rate at which the mailer alone, as its users call it, hands on mails that are ready, over as many connections. */
async function sendBare(database: Queryable, smtpUrl: string, from: string, count: number): Promise<number> {
  const rows = await database.rows<{ body: Buffer }>(
    'SELECT recipient AS "to", message_id AS "messageId", headers, subject, body FROM deliveries ORDER BY id LIMIT $1',
    [BARE_MAILS],
  );
  const mails = rows.map(({ body, ...head }) => ({ ...head, ...unpackBody(body) }));
  const transport = createTransport({ pool: true, url: smtpUrl, ...SMTP_POOL });
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < count) {
      await transport.sendMail({ from, ...mails[next++ % mails.length] });
    }
  };
  try {
    return (count * 1000) / (await timed(() => Promise.all(Array.from({ length: BARE_LANES }, lane))));
  } finally {
    transport.close();
  }
}

/** The memory by quarters of the work. */
function tellMemory(samples: readonly Sample[], readers: number): Figure[] {
  return [1, 2, 3, 4].map((quarter) => {
    const within = samples.filter(
      ({ sent }) => sent > ((quarter - 1) * readers) / 4 && sent <= (quarter * readers) / 4,
    );
    const most = Math.max(0, ...within.map(({ mebibytes }) => mebibytes));
    return { name: `most memory resident, quarter ${quarter} of the mails`, value: most, unit: 'MiB' };
  });
}
