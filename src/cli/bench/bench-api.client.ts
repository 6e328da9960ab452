/** The API as dashboards use it, on a database of realistic size, beside the database and the web server alone. */
import autocannon from 'autocannon';
import fastify from 'fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Config } from '../../platform/config/config.js';
import { Database } from '../../platform/database/database.js';
import { measureExport } from './bench-export.client.js';
import type { Figure } from './figures.js';
import { fillDatabase, type DatabaseSize } from './fill-database.js';
import { openServer } from './open-server.client.js';
import { measureRaw, recordStatements } from './raw-statements.client.js';

/** How much to do. */
export interface ApiSize extends DatabaseSize {
  readonly seconds: number;
}

const CONNECTIONS = 16;

const LIST = '/api/v1/alerts?limit=50';

/** What a list must reach of the rate at which the database alone answers its statements. */
const GOAL_OF_RAW = 0.4;

type Headers = Readonly<Record<string, string>>;

interface Load {
  readonly rate: number;
  readonly p99Ms: number;
}

/** Measures one serving process over HTTP on loopback; what sends the requests is a thread of its own. */
export async function benchApi(config: Config, databaseUrl: string, size: ApiSize): Promise<Figure[]> {
  const { app, headers } = await openServer(config, databaseUrl);
  try {
    await fillDatabase(app.get(Database), size);
    const list = await get(app, LIST, headers);
    const { items, changesCursor } = JSON.parse(list.payload) as { items: { id: string }[]; changesCursor: string };
    const paths: readonly (readonly [name: string, path: string])[] = [
      [`alert list (50 of ${size.alerts.toLocaleString('en')})`, LIST],
      ['one alert', `/api/v1/alerts/${items.at(-1)?.id ?? ''}`],
      ['changes (100)', '/api/v1/changes?limit=100'],
      ['changes, none since', `/api/v1/changes?after=${changesCursor}`],
    ];
    const figures: Figure[] = [];
    for (const [name, path] of paths)
      figures.push(...(await benchPath(app, databaseUrl, { name, path, headers }, size.seconds)));
    const anew = { ...headers, 'cache-control': 'no-cache' };
    const name = 'alert list, made anew each time';
    figures.push(...(await benchPath(app, databaseUrl, { name, path: LIST, headers: anew }, size.seconds)));
    const bare = await loadBare(list.payload, size.seconds);
    figures.push(...(await benchUnchanged(app, headers, bare, size.seconds)));
    figures.push(...(await measureExport(await app.getUrl(), headers, 'jsonl', size.alerts)));
    figures.push({ name: 'resident memory after it', value: process.memoryUsage().rss / 2 ** 20, unit: 'MiB' });
    return figures;
  } finally {
    await app.close();
  }
}

async function benchPath(
  app: NestFastifyApplication,
  databaseUrl: string,
  { name, path, headers }: { readonly name: string; readonly path: string; readonly headers: Headers },
  seconds: number,
): Promise<Figure[]> {
  // Made anew, the request has all its statements, also where its answer is kept by now.
  const anew = { ...headers, 'cache-control': 'no-cache' };
  const statements = await recordStatements(app.get(Database), () => get(app, path, anew));
  const served = await load(`${await app.getUrl()}${path}`, headers, seconds);
  const raw = await measureRaw(databaseUrl, statements, CONNECTIONS, seconds);
  const isList = path === LIST;
  return [
    {
      name,
      value: served.rate,
      unit: 'requests/s',
      limit: { name: raw.name, value: raw.perSecond },
      ...(isList ? { goal: GOAL_OF_RAW * raw.perSecond } : {}),
    },
    { name: `${name}, p99`, value: served.p99Ms, unit: 'ms', ...(isList ? { goal: 50 } : {}) },
  ];
}

async function benchUnchanged(
  app: NestFastifyApplication,
  headers: Headers,
  bare: Load,
  seconds: number,
): Promise<Figure[]> {
  const { etag } = (await get(app, LIST, headers)).headers;
  const conditional = { ...headers, 'if-none-match': String(etag) };
  const unchanged = await load(`${await app.getUrl()}${LIST}`, conditional, seconds);
  return [
    {
      name: 'alert list, not modified (304)',
      value: unchanged.rate,
      unit: 'requests/s',
      goal: 5_000,
      limit: { name: 'bare Fastify route, a list’s bytes', value: bare.rate },
    },
    {
      name: 'alert list, not modified, p99',
      value: unchanged.p99Ms,
      unit: 'ms',
      goal: 5,
      limit: { name: 'bare Fastify route, p99', value: bare.p99Ms },
    },
  ];
}

async function get(
  app: NestFastifyApplication,
  url: string,
  headers: Headers,
): Promise<{ readonly payload: string; readonly headers: Readonly<Record<string, unknown>> }> {
  const answer = await app.inject({ url, headers });
  if (answer.statusCode !== 200)
    throw new Error(`${url} answers ${answer.statusCode}: ${answer.payload.slice(0, 300)}`);
  return answer;
}

async function load(url: string, headers: Headers, seconds: number): Promise<Load> {
  const options = { url, headers: { ...headers }, connections: CONNECTIONS, workers: 1 };
  await autocannon({ ...options, duration: 1 });
  const result = await autocannon({ ...options, duration: seconds });
  if (result.non2xx > 0 && headers['if-none-match'] === undefined)
    throw new Error(`${result.non2xx} requests were refused`);
  return { rate: result.requests.average, p99Ms: result.latency.p99 };
}

async function loadBare(payload: string, seconds: number): Promise<Load> {
  const server = fastify();
  server.get('/', (_request, reply) => reply.type('application/json').send(payload));
  const url = await server.listen({ port: 0, host: '127.0.0.1' });
  try {
    return await load(url, {}, seconds);
  } finally {
    await server.close();
  }
}
