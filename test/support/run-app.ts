/** The application as it runs, for tests that come through the front door. */
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp } from '../../src/create-app.js';
import { ENTITIES } from '../../src/entities.js';
import type { Clock } from '../../src/platform/clock/clock.js';
import { parseConfig, type Config } from '../../src/platform/config/config.js';

/** What an answer came to. */
export interface ApiAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed where it is JSON, else text. */
  // oxlint-disable-next-line typescript/no-explicit-any -- tests look into answers as they come
  readonly body: any;
}

/** A running application. */
export interface RunningApp {
  readonly app: NestFastifyApplication;
  readonly url: string;
  /** Key of the admin made at the first start; empty where there were users already. */
  readonly key: string;
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<ApiAnswer>;
  stop(): Promise<void>;
}

/** Starts an application on a database, on a free port. Nothing is seeded, loopback may be fetched. */
export async function runApp(
  databaseUrl: string,
  options: {
    environment?: Record<string, string>;
    key?: string;
    clock?: Clock;
    adjust?: (config: Config) => Config;
  } = {},
): Promise<RunningApp> {
  const parsed = parseConfig({
    PORT: '0',
    LOG_LEVEL: 'silent',
    SEED_SOURCES: 'none',
    ALLOW_PRIVATE_ADDRESSES: '127.0.0.0/8',
    RATE_LIMIT_PER_MINUTE: '1000000',
    DATABASE_URL: databaseUrl,
    ...options.environment,
  });
  const config = options.adjust?.(parsed) ?? parsed;
  let announced = '';
  const app = await createApp({
    config,
    databaseUrl,
    entities: ENTITIES,
    announce: (text) => {
      announced += text;
    },
    ...(options.clock ? { clock: options.clock } : {}),
  });
  await app.listen(0, '127.0.0.1');
  const url = (await app.getUrl()).replace('[::1]', '127.0.0.1');
  const key = options.key ?? /Key\s+(\S+)/.exec(announced)?.[1] ?? '';
  return {
    app,
    url,
    key,
    call: async (method, path, body, headers = {}) => {
      const isJson = body !== undefined && typeof body !== 'string' && !Buffer.isBuffer(body);
      const answer = await fetch(`${url}${path}`, {
        method,
        headers: {
          authorization: `Bearer ${key}`,
          ...(isJson ? { 'content-type': 'application/json' } : {}),
          ...headers,
        },
        ...(body === undefined ? {} : { body: isJson ? JSON.stringify(body) : (body as string) }),
      });
      const text = await answer.text();
      const isJsonAnswer = answer.headers.get('content-type')?.includes('json') === true && text !== '';
      return { status: answer.status, headers: answer.headers, body: isJsonAnswer ? JSON.parse(text) : text };
    },
    stop: async () => app.close(),
  };
}
