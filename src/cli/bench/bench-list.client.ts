/** The alert list as dashboards ask for it, on a database of realistic size; with and without a change since. */
import autocannon from 'autocannon';
import fastify from 'fastify';
import { KeysService } from '../../access/keys.service.js';
import { UsersService } from '../../access/users.service.js';
import { createApp } from '../../create-app.js';
import { ENTITIES } from '../../entities.js';
import type { Config } from '../../platform/config/config.js';
import { Database } from '../../platform/database/database.js';
import type { Figure } from './figures.js';
import { fillDatabase, type DatabaseSize } from './fill-database.js';

/** How much to do. */
export interface ListSize extends DatabaseSize {
  readonly seconds: number;
}

const CONNECTIONS = 16;
const ACTOR = 'benchmark';

/** Measures one serving process over HTTP on loopback. */
export async function benchList(config: Config, databaseUrl: string, size: ListSize): Promise<Figure[]> {
  const settings: Config = {
    ...config,
    role: 'api',
    logLevel: 'warn',
    http: { ...config.http, host: '127.0.0.1', port: 0, rateLimitPerMinute: 1_000_000 },
    collection: { ...config.collection, isPolling: false, seed: 'none' },
  };
  const app = await createApp({ config: settings, databaseUrl, entities: ENTITIES, announce: () => undefined });
  await app.listen(0, '127.0.0.1');
  try {
    await fillDatabase(app.get(Database), size);
    const key = await makeKey(app.get(UsersService), app.get(KeysService));
    const url = `${await app.getUrl()}/api/v1/alerts?limit=50`;
    const headers = { authorization: `Bearer ${key}` };
    const first = await app.inject({ url: '/api/v1/alerts?limit=50', headers });
    if (first.statusCode !== 200)
      throw new Error(`The list answers ${first.statusCode}: ${first.payload.slice(0, 300)}`);
    const list = await load(url, headers, size.seconds);
    const unchanged = await load(url, { ...headers, 'if-none-match': String(first.headers['etag']) }, size.seconds);
    const bare = await loadBare(first.payload, size.seconds);
    const limit = { name: 'bare Fastify, same bytes', value: bare.rate };
    const name = `alert list (50 of ${size.alerts.toLocaleString('en')}; ${size.articles.toLocaleString('en')} articles)`;
    return [
      { name, value: list.rate, unit: 'requests/s', limit },
      {
        name: `${name}, p99`,
        value: list.p99Ms,
        unit: 'ms',
        goal: 50,
        limit: { name: 'bare Fastify, p99', value: bare.p99Ms },
      },
      { name: 'alert list, not modified (304)', value: unchanged.rate, unit: 'requests/s', goal: 5_000, limit },
      { name: 'resident memory after it', value: process.memoryUsage().rss / 2 ** 20, unit: 'MiB' },
    ];
  } finally {
    await app.close();
  }
}

async function makeKey(users: UsersService, keys: KeysService): Promise<string> {
  const user = await users.create({ email: 'bench@localhost', name: 'Benchmark', role: 'viewer' }, ACTOR);
  return (await keys.create({ userId: user.id, name: 'Benchmark' }, ACTOR)).secret;
}

async function load(
  url: string,
  headers: Record<string, string>,
  seconds: number,
): Promise<{ rate: number; p99Ms: number }> {
  await autocannon({ url, headers, connections: CONNECTIONS, duration: 1 });
  const result = await autocannon({ url, headers, connections: CONNECTIONS, duration: seconds });
  if (result.non2xx > 0 && headers['if-none-match'] === undefined)
    throw new Error(`${result.non2xx} requests were refused`);
  return { rate: result.requests.average, p99Ms: result.latency.p99 };
}

async function loadBare(payload: string, seconds: number): Promise<{ rate: number; p99Ms: number }> {
  const server = fastify();
  server.get('/', (_request, reply) => reply.type('application/json').send(payload));
  const url = await server.listen({ port: 0, host: '127.0.0.1' });
  try {
    return await load(url, {}, seconds);
  } finally {
    await server.close();
  }
}
