/** The whole application on a database of its own, spoken to over a real port. */
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp } from '../../src/create-app.js';
import { ENTITIES } from '../../src/entities.js';
import type { Clock } from '../../src/platform/clock/clock.js';
import { parseConfig } from '../../src/platform/config/config.js';
import { createTestDatabase, type TestDatabase } from './test-database.js';

/** An answer with its body read. */
export interface TestAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body as JSON; fails on anything else. */
  // oxlint-disable-next-line typescript/no-explicit-any -- tests look at whatever came
  readonly json: any;
}

/** A running application. */
export interface TestApp {
  readonly app: NestFastifyApplication;
  readonly db: TestDatabase;
  /** `http://127.0.0.1:port`, without a trailing slash. */
  readonly url: string;
  /** A key of the admin that the first start made. */
  readonly adminKey: string;
  /** What was said to the person at the terminal. */
  readonly announced: readonly string[];
  /** Sends a request; as the admin unless `key` says otherwise (null: as nobody). A body is sent as JSON. */
  request(method: string, path: string, options?: TestRequest): Promise<TestAnswer>;
  stop(): Promise<void>;
}

/** What a test may say of a request. */
export interface TestRequest {
  readonly key?: string | null;
  readonly body?: unknown;
  /** Sent as it is, instead of `body`. */
  readonly rawBody?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Starts one. @param environment Options as in `.env`, on top of quiet ones. */
export async function startTestApp(
  environment: Readonly<Record<string, string>> = {},
  settings: { readonly clock?: Clock; readonly db?: TestDatabase } = {},
): Promise<TestApp> {
  const db = settings.db ?? (await createTestDatabase());
  const announced: string[] = [];
  const app = await createApp({
    config: parseConfig({ LOG_LEVEL: 'silent', POLLING: 'off', SEED_SOURCES: 'none', PORT: '0', ...environment }),
    databaseUrl: db.url,
    entities: ENTITIES,
    announce: (text) => announced.push(text),
    ...(settings.clock ? { clock: settings.clock } : {}),
  });
  await app.listen(0, '127.0.0.1');
  const url = (await app.getUrl()).replace('[::1]', '127.0.0.1');
  const adminKey = /emk_[\w-]+/.exec(announced.join('\n'))?.[0] ?? '';
  return {
    app,
    db,
    url,
    adminKey,
    announced,
    request: async (method, path, { key = adminKey, body, rawBody, headers = {} } = {}) => {
      const content = rawBody ?? (body === undefined ? undefined : JSON.stringify(body));
      const response = await fetch(url + path, {
        method,
        redirect: 'manual',
        headers: {
          ...(key === null ? {} : { authorization: `Bearer ${key}` }),
          ...(content === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(content === undefined ? {} : { body: content }),
      });
      const text = await response.text();
      return {
        status: response.status,
        headers: response.headers,
        text,
        get json() {
          return JSON.parse(text);
        },
      };
    },
    stop: async () => {
      await app.close();
      await db.drop();
    },
  };
}
