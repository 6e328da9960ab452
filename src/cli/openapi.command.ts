/** `openapi [file]`: writes the API's description, and a client made from it, without starting anything. */
import 'reflect-metadata';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from '../app.module.js';
import { buildOpenApi } from '../build-open-api.js';
import { ENTITIES } from '../entities.js';
import { SystemClock } from '../platform/clock/clock.js';
import { parseConfig } from '../platform/config/config.js';
import { findBreaks } from '../platform/http/compare-open-api.js';
import type { OpenApi } from '../platform/http/complete-open-api.js';
import { renderClient } from './openapi/render-client.js';
import { UsageError } from './usage-error.js';

/** What the command line gives. */
export interface OpenapiOptions {
  /** Where the typed client goes. */
  readonly client?: string;
  /** Replace a file whose promises the new one breaks. */
  readonly breaking?: boolean;
}

/** @param file Where to write; null for standard output. @returns Exit status. @throws UsageError where promises would break */
export async function openapiCommand(file: string | null, options: OpenapiOptions): Promise<number> {
  // In preview Nest knows all controllers but makes no instance of anything: neither database nor port is needed.
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.forRoot({ config: parseConfig({ LOG_LEVEL: 'silent' }), databaseUrl: '', entities: ENTITIES }),
    new FastifyAdapter(),
    { preview: true, logger: false },
  );
  const document = inOrder(buildOpenApi(app, null));
  const text = `${JSON.stringify(document, null, 2)}\n`;
  if (options.client !== undefined) await writeFile(options.client, renderClient(document));
  if (file === null) {
    if (options.client === undefined) process.stdout.write(text);
    return 0;
  }
  if (existsSync(file) && !options.breaking) await refuseBreaks(file, document);
  await writeFile(file, text);
  return 0;
}

async function refuseBreaks(file: string, document: OpenApi): Promise<void> {
  const before = JSON.parse(await readFile(file, 'utf8')) as OpenApi;
  const breaks = findBreaks(before, document, new SystemClock().now());
  if (breaks.length === 0) return;
  const lines = breaks.map(({ where, what }) => `  ${where}: ${what}`);
  throw new UsageError(
    `${file} promises what the API no longer holds:\n${lines.join('\n')}\nMend the API, or announce the end and wait ` +
      '(see the policy in the description). Before a first release, --breaking writes it all the same.',
  );
}

/** Paths and schemas by name, so that two who add something change different lines. */
function inOrder(document: OpenApi): OpenApi {
  const sorted = <T>(record: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(Object.entries(record).sort(([left], [right]) => (left < right ? -1 : 1)));
  const { paths, components } = document;
  return { ...document, paths: sorted(paths), components: { ...components, schemas: sorted(components.schemas) } };
}
