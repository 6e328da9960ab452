/** The pages of the console on a database of a desk that has worked for months: the server's time for each. */
import { availableParallelism, loadavg } from 'node:os';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SessionsService } from '../../access/sessions.service.js';
import { UsersService } from '../../access/users.service.js';
import { createApp } from '../../create-app.js';
import { ENTITIES } from '../../entities.js';
import type { Config } from '../../platform/config/config.js';
import { Database } from '../../platform/database/database.js';
import { loadPack } from '../../rules/pack.client.js';
import type { Figure } from './figures.js';
import { fillDatabase, type DatabaseSize } from './fill-database.js';
import { fillDesk } from './fill-desk.js';
import { makeReports } from './make-reports.js';

/** How much to do. */
export interface ConsoleSize extends DatabaseSize {
  /** Requests for each kind of page. */
  readonly requests: number;
}

const ACTOR = 'benchmark';

/** What the queue and the page of an alert must keep to, in milliseconds. */
const GOAL_MS = 50;

/** Visits after the first that do not count: code that nobody has run yet is slow, and a service runs for weeks. */
const WARM_UP = 20;

/** A page that takes seconds is not asked for as often: so much time for each kind is enough to know it. */
const MOST_MS = 15_000;

/** Pages of one kind, asked for one after the other. */
interface PageKind {
  readonly name: string;
  readonly paths: readonly string[];
  readonly goal?: number;
}

/** Fills an empty, migrated database, and asks one serving process for its pages as a signed-in analyst. */
export async function benchConsole(config: Config, databaseUrl: string, size: ConsoleSize): Promise<Figure[]> {
  const settings: Config = {
    ...config,
    role: 'api',
    logLevel: 'warn',
    http: { ...config.http, host: '127.0.0.1', port: 0, baseUrl: 'http://127.0.0.1', rateLimitPerMinute: 1_000_000 },
    collection: { ...config.collection, isPolling: false, seed: 'none' },
  };
  const app = await createApp({ config: settings, databaseUrl, entities: ENTITIES, announce: () => undefined });
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  try {
    const database = app.get(Database);
    const pack = await loadPack({ rulesDir: config.rulesDir ?? undefined });
    const reports = makeReports(pack);
    const began = performance.now();
    await fillDatabase(database, size, reports, (tx) => fillDesk(size, reports.length, pack.version, tx));
    const name = `filling ${size.articles.toLocaleString('en')} articles, ${size.alerts.toLocaleString('en')} alerts`;
    const figures: Figure[] = [{ name, value: (performance.now() - began) / 1000, unit: 's' }];
    const cookie = await signIn(app);
    for (const kind of await choosePages(database, size)) figures.push(...(await benchPages(app, cookie, kind, size)));
    figures.push({ name: 'visits to each kind of page after the first that do not count', value: WARM_UP, unit: '' });
    // Others at work on the machine make every page slower: who reads the figures should know.
    figures.push({
      name: 'processes that wanted a core meanwhile',
      value: loadavg()[0] ?? 0,
      unit: `of ${availableParallelism()}`,
    });
    figures.push({ name: 'resident memory after it', value: process.memoryUsage().rss / 2 ** 20, unit: 'MiB' });
    return figures;
  } finally {
    await app.close();
  }
}

/** Kinds of pages with the addresses of each, as people open them: filters and alerts vary from one request to the next. */
async function choosePages(database: Database, { alerts }: ConsoleSize): Promise<PageKind[]> {
  const ids = await database.rows<{ id: string }>(
    `(SELECT id FROM alerts ORDER BY priority_exact DESC LIMIT 50) UNION (SELECT id FROM alerts WHERE id % 211 = 0)`,
  );
  const loud = await database.rows<{ id: string }>('SELECT id FROM alerts ORDER BY article_count DESC, id LIMIT 20');
  const regimes = (await database.rows<{ regime: string }>('SELECT DISTINCT regime FROM alerts ORDER BY 1')).map(
    ({ regime }) => `regime=${regime}`,
  );
  const states = ['open', 'in-review', 'escalated', 'confirmed', 'dismissed'].map((state) => `state=${state}`);
  const views = ['mine', 'mentions', 'second-opinion', 'overdue', 'came-back', 'asleep', 'all'];
  const goal = GOAL_MS;
  return [
    { name: 'queue, as it opens', paths: ['/queue'], goal },
    { name: 'queue, other views', paths: views.map((view) => `/queue?view=${view}`), goal },
    {
      name: 'queue, one filter',
      paths: [
        ...regimes,
        ...states,
        'told=denied',
        'told=prosecuted',
        'told=planned',
        'language=ru',
        'language=ko',
        'language=uk',
        'label=shipping',
      ].map((filter) => `/queue?view=all&${filter}`),
      goal,
    },
    {
      name: 'queue, two filters and order',
      paths: regimes.flatMap((regime) => states.map((state) => `/queue?view=all&${regime}&${state}&sort=raised`)),
      goal,
    },
    {
      name: 'queue, searched',
      paths: ['missiles', 'korea russia', 'example shells', `item ${alerts}`, String(alerts)].map(
        (q) => `/queue?view=all&q=${q}`,
      ),
      goal,
    },
    { name: 'alert', paths: ids.map(({ id }) => `/alerts/${id}`), goal },
    { name: 'alert that most reports tell', paths: loud.map(({ id }) => `/alerts/${id}`), goal },
    { name: 'desk', paths: ['/desk'] },
    { name: 'relations', paths: ['/relations'] },
    { name: 'relations of one party', paths: ['/relations?party=KP', '/relations?regime=dprk&party=RU'] },
    { name: 'names, one that few tell', paths: ['/names/vessel/MV Example 7', '/names/company/Company 9'] },
    { name: 'names, one that all tell', paths: ['/names/place/KP'] },
    { name: 'decisions', paths: ['/decisions'] },
    { name: 'coverage of a month', paths: ['/coverage'] },
    { name: 'trends', paths: ['/trends'] },
  ];
}

/** How long a person waits for the first page of a kind, then for half of the others and for all but one in a hundred. */
async function benchPages(
  app: NestFastifyApplication,
  cookie: string,
  { name, paths, goal }: PageKind,
  { requests }: ConsoleSize,
): Promise<Figure[]> {
  let asked = 0;
  const ask = async (): Promise<number> => {
    const url = encodeURI(paths[asked++ % paths.length] ?? '');
    const began = performance.now();
    const answer = await app.inject({ url, headers: { cookie } });
    if (answer.statusCode !== 200) throw new Error(`${url} answers ${answer.statusCode}`);
    return performance.now() - began;
  };
  const first = await ask();
  const second = await ask();
  for (let n = 1; n < Math.min(WARM_UP, requests, MOST_MS / second); n++) await ask();
  const count = Math.max(1, Math.min(requests, Math.round(MOST_MS / second)));
  const times: number[] = [];
  for (let n = 0; n < count; n++) times.push(await ask());
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  return [
    { name: `${name}, first`, value: first, unit: 'ms' },
    { name: `${name}, median`, value: at(0.5), unit: 'ms' },
    { name: `${name}, p99`, value: at(0.99), unit: 'ms', ...(goal === undefined ? {} : { goal }) },
  ];
}

/** @returns The Cookie header of an analyst’s session. */
async function signIn(app: NestFastifyApplication): Promise<string> {
  const person = { email: 'bench@localhost', name: 'Benchmark', role: 'analyst' } as const;
  const user = await app.get(UsersService).create(person, ACTOR);
  const setCookie = await app
    .get(Database)
    .transaction((tx) => app.get(SessionsService).start(user.id, 'benchmark', tx));
  return setCookie.split(';')[0] ?? '';
}
