/** Builds the application of one process, ready to listen. */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Logger } from 'nestjs-pino';
import { AppModule } from './app.module.js';
import { configureApp } from './configure-app.js';
import { describeError } from './platform/http/describe-error.js';
import { readRequestId } from './platform/http/request-id.js';
import { ApplicationLogger } from './platform/logging/application-logger.js';
import type { PlatformOptions } from './platform/platform.module.js';

/** Largest request body, in bytes: an article brought by hand may be long, a hostile one must not fill the memory. */
const MAX_BODY_BYTES = 5 * 1024 * 1024;

/** Creates and configures; the caller listens and closes. */
export async function createApp(options: PlatformOptions): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: MAX_BODY_BYTES,
    trustProxy: 'loopback',
    requestTimeout: 60_000,
    genReqId: (request: IncomingMessage) => readRequestId(request.headers['x-request-id']) ?? randomUUID(),
    frameworkErrors: answerUnreadable,
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.forRoot(options), adapter, {
    bufferLogs: true,
  });
  app.useLogger(new ApplicationLogger(app.get(Logger)));
  await configureApp(app);
  return app;
}

/** Fastify's own way out for an address that it cannot decode: no route, hook or filter has seen it. */
function answerUnreadable(error: Error, request: FastifyRequest, reply: FastifyReply): void {
  const { problem } = describeError(error, { id: request.id, method: request.method, path: request.url, allowed: [] });
  void reply.status(problem.status).header('cache-control', 'no-store').type('application/problem+json').send(problem);
}
