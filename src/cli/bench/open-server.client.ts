/** One process that serves and does nothing else, and a key to ask it with. */
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { KeysService } from '../../access/keys.service.js';
import { UsersService } from '../../access/users.service.js';
import { createApp } from '../../create-app.js';
import { ENTITIES } from '../../entities.js';
import type { Config } from '../../platform/config/config.js';
import { limitHeapGrowth } from '../../platform/limit-heap-growth.client.js';

const ACTOR = 'benchmark';

/** Listens on a free port of loopback, without a limit of requests that would be met. */
export async function openServer(
  config: Config,
  databaseUrl: string,
): Promise<{ readonly app: NestFastifyApplication; readonly headers: Readonly<Record<string, string>> }> {
  const settings: Config = {
    ...config,
    role: 'api',
    logLevel: 'warn',
    http: { ...config.http, host: '127.0.0.1', port: 0, rateLimitPerMinute: 1_000_000 },
    collection: { ...config.collection, isPolling: false, seed: 'none' },
  };
  const app = await createApp({ config: settings, databaseUrl, entities: ENTITIES, announce: () => undefined });
  await app.listen(0, '127.0.0.1');
  limitHeapGrowth();
  const user = await app
    .get(UsersService)
    .create({ email: 'bench@localhost', name: 'Benchmark', role: 'viewer' }, ACTOR);
  const key = await app.get(KeysService).create({ userId: user.id, name: 'Benchmark' }, ACTOR);
  return { app, headers: { authorization: `Bearer ${key.secret}` } };
}
