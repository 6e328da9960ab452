/** Builds the application of one process, ready to listen. */
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Logger } from 'nestjs-pino';
import { AppModule } from './app.module.js';
import { configureApp } from './configure-app.js';
import type { PlatformOptions } from './platform/platform.module.js';

/** Largest request body, in bytes: an article brought by hand may be long, a hostile one must not fill the memory. */
const MAX_BODY_BYTES = 5 * 1024 * 1024;

/** Creates and configures; the caller listens and closes. */
export async function createApp(options: PlatformOptions): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({ bodyLimit: MAX_BODY_BYTES, trustProxy: 'loopback', requestTimeout: 60_000 });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.forRoot(options), adapter, {
    bufferLogs: true,
  });
  app.useLogger(app.get(Logger));
  await configureApp(app);
  return app;
}
