/** `demo`: the whole product over a bundled sample of invented news, on this machine alone. Leaves nothing behind. */
import 'reflect-metadata';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createApp } from '../create-app.js';
import { ENTITIES } from '../entities.js';
import { SystemClock } from '../platform/clock/clock.js';
import { readConfig, type Config } from '../platform/config/config.js';
import { Database } from '../platform/database/database.js';
import { startEmbeddedPostgres } from '../platform/database/embedded-postgres.client.js';
import { migrate } from '../platform/database/migrate.js';
import { RulesService } from '../rules/rules.service.js';
import { decide, makeAnalyst } from './demo/act-as-people.js';
import { compareFound } from './demo/compare-found.js';
import { countFound } from './demo/count-found.js';
import { DemoFeeds } from './demo/demo-feeds.client.js';
import { clearGround, findPort, removeGround } from './demo/demo-ground.client.js';
import { loadSample } from './demo/load-sample.client.js';
import { SamplePolls } from './demo/sample-polls.js';
import { sendDigest, subscribe } from './demo/subscribe.js';
import { Progress } from './demo/progress.js';
import { renderSummary, type Summary } from './demo/render-summary.js';

/** What the command line gives. */
export interface DemoOptions {
  /** End after the summary instead of serving until Ctrl-C. */
  readonly once?: boolean;
  /** File for the summary as JSON. */
  readonly json?: string;
}

/** What was started and has to be ended, last first. */
type Endings = (() => Promise<void>)[];

/** @returns 0, also when Ctrl-C ended it. @throws UsageError while another demo runs in the same folder. */
export async function demoCommand(options: DemoOptions): Promise<number> {
  const stopping = stopOnSignal();
  const config = await toDemoConfig(readConfig());
  const { dataDir } = config.database;
  await clearGround(dataDir);
  const endings: Endings = [() => removeGround(dataDir)];
  try {
    const summary = await run(config, endings, stopping);
    if (options.json) await writeFile(options.json, `${JSON.stringify(summary, null, 2)}\n`);
    console.log(`\n${renderSummary(summary)}\n`);
    if (!options.once) {
      console.log('  Ctrl-C ends the demo and removes all of it.\n');
      if (!stopping.aborted) await once(stopping, 'abort');
    }
  } catch (error) {
    if (!stopping.aborted) throw error;
  } finally {
    if (stopping.aborted) console.log('\nPutting everything away …');
    await endAll(endings);
  }
  return 0;
}

async function run(config: Config, endings: Endings, stopping: AbortSignal): Promise<Summary> {
  const clock = new SystemClock();
  const startedAt = performance.now();
  const progress = new Progress(process.stdout);
  const outlets = await loadSample(clock.now());
  const items = outlets.reduce((sum, outlet) => sum + outlet.items.length, 0);
  console.log(`Embargo Monitor over invented news: ${items} items of ${outlets.length} outlets that do not exist.\n`);

  progress.begin('Database');
  const postgres = await startEmbeddedPostgres(config.database.dataDir);
  endings.push(() => postgres.release());
  await migrate(postgres.url);
  stopping.throwIfAborted();

  progress.begin('Feeds');
  const feeds = await DemoFeeds.start(outlets);
  endings.push(() => feeds.stop());
  progress.tell(`${outlets.length} on ports of 127.0.0.1`);

  progress.begin('Application');
  // Its announcement of the first admin is left out: the summary says how to enter.
  const app = await createApp({ config, databaseUrl: postgres.url, entities: ENTITIES, announce: () => undefined });
  endings.push(() => app.close());
  await app.listen(config.http.port, config.http.host);
  stopping.throwIfAborted();
  const analyst = await makeAnalyst(app);

  // Old news first, then what is fresh: only that is mailed.
  const polls = new SamplePolls(app, outlets, feeds.addresses, analyst.actor, progress, stopping);
  progress.begin('First poll');
  await polls.first();
  const subscriptionId = await subscribe(app);
  progress.begin('Second poll');
  await feeds.beginSecondRound();
  await polls.second();
  progress.begin('Review');
  const decided = await decide(app, analyst.actor);
  progress.begin('Digest');
  const digest = await sendDigest(app, subscriptionId, stopping);
  progress.end();

  const found = await countFound(app.get(Database));
  const languages = app.get(RulesService, { strict: false }).pack.languages;
  return {
    seconds: Math.round((performance.now() - startedAt) / 1_000),
    feeds: outlets.length,
    found,
    comparison: compareFound(outlets, found, (language) => language in languages),
    acts: { ...decided, digest, outbox: join(config.database.dataDir, 'outbox') },
    wayIn: { ...analyst, console: config.http.baseUrl },
  };
}

/** The operator's configuration, over which the demo has its own folder, database, feeds and, if need be, port. */
async function toDemoConfig(given: Config): Promise<Config> {
  const port = await findPort(given.http.host, given.http.port);
  const isOwnAddress = given.http.baseUrl === `http://localhost:${given.http.port}`;
  return {
    ...given,
    role: 'all',
    logLevel: 'error',
    http: { ...given.http, port, baseUrl: isOwnAddress ? `http://localhost:${port}` : given.http.baseUrl },
    metrics: { ...given.metrics, port: 0 },
    database: { ...given.database, url: null, dataDir: join(given.database.dataDir, 'demo') },
    mail: { ...given.mail, smtpUrl: null },
    collection: { ...given.collection, isPolling: true, allowPrivateAddresses: ['127.0.0.0/8'], seed: 'none' },
  };
}

/** Aborted by the first signal to end; a second one ends at once, and the next demo clears up. */
function stopOnSignal(): AbortSignal {
  const stopping = new AbortController();
  const onSignal = (): void => {
    if (stopping.signal.aborted) process.exit(130);
    stopping.abort();
  };
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal).on('SIGHUP', onSignal);
  return stopping.signal;
}

/** Ends all that was started, the last first; what fails does not keep the others from it. */
async function endAll(endings: Endings): Promise<void> {
  const faults: unknown[] = [];
  for (const end of endings.reverse()) await end().catch((error: unknown) => faults.push(error));
  if (faults.length > 0) throw new AggregateError(faults, 'The demo could not be put away as a whole');
}
