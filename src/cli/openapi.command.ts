/** `openapi [file]`: writes the API's description without starting anything. */
import 'reflect-metadata';
import { writeFile } from 'node:fs/promises';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from '../app.module.js';
import { buildOpenApi } from '../build-open-api.js';
import { ENTITIES } from '../entities.js';
import { parseConfig } from '../platform/config/config.js';

/** @param file Where to write; null for standard output. @returns Exit status. */
export async function openapiCommand(file: string | null): Promise<number> {
  // In preview Nest knows all controllers but makes no instance of anything: neither database nor port is needed.
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.forRoot({ config: parseConfig({ LOG_LEVEL: 'silent' }), databaseUrl: '', entities: ENTITIES }),
    new FastifyAdapter(),
    { preview: true, logger: false },
  );
  const text = `${JSON.stringify(buildOpenApi(app, null), null, 2)}\n`;
  if (file === null) process.stdout.write(text);
  else await writeFile(file, text);
  return 0;
}
