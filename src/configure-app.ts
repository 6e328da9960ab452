/** Pipes, problem filter, limits and headers: called by main.ts and by the tests, so that both run the same application. */
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import { StandardSchemaValidationPipe } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { errorCodes, type FastifyInstance } from 'fastify';
import { AuthenticationService } from './access/authentication.service.js';
import { buildOpenApi } from './build-open-api.js';
import type { Config } from './platform/config/config.js';
import { invalidRequest } from './platform/http/http.errors.js';
import { addHttpHooks } from './platform/http/http-hooks.js';
import { IdempotencyService } from './platform/http/idempotency.service.js';
import { OpenApiService } from './platform/http/open-api.service.js';
import { parseJsonBody } from './platform/http/parse-json-body.js';
import { ProblemFilter } from './platform/http/problem.filter.js';
import { addRateLimitHeaders, rateLimitOptions } from './platform/http/rate-limit.js';
import { faultsOf } from './platform/http/require-valid.js';
import { RouteTable } from './platform/http/route-table.js';
import { addSecurityHeaders } from './platform/http/security-headers.js';
import { MetricsService } from './platform/metrics/metrics.service.js';
import { CONFIG } from './platform/platform.module.js';
import { isPush } from './pushes/push-path.js';

/** Readies an application that has been created but not yet initialised. */
export async function configureApp(app: NestFastifyApplication): Promise<void> {
  const config = app.get<Config>(CONFIG);
  const authentication = app.get(AuthenticationService);
  const routes = app.get(RouteTable);
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  addHttpHooks(fastify, routes, app.get(MetricsService));
  const idempotency = app.get(IdempotencyService);
  fastify.addHook('onSend', async (request, reply, payload) => {
    await idempotency.end(request, reply, payload);
    return payload;
  });
  await addSecurityHeaders(fastify, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        objectSrc: ["'none'"],
        frameAncestors: ["'none'"],
        upgradeInsecureRequests: null,
      },
    },
    strictTransportSecurity: false,
    xFrameOptions: { action: 'deny' },
  });
  await app.register(
    rateLimit,
    rateLimitOptions(config.http.rateLimitPerMinute, async (request) => {
      const identity = await authentication.identify(request);
      return identity.kind === 'known' ? identity.actor.id : null;
    }),
  );
  addRateLimitHeaders(fastify);
  // Read where a route takes a file, once the caller is known: see upload.guard.
  await app.register(multipart);
  fastify.removeContentTypeParser('text/plain');
  // Hubs send feeds by any name, and what they have signed are the bytes.
  fastify.addContentTypeParser('*', (request, payload, done) => {
    if (isPush(request.url)) done(null, payload);
    else done(new errorCodes.FST_ERR_CTP_INVALID_MEDIA_TYPE(request.headers['content-type']));
  });
  app.useBodyParser('application/json', {}, (request, body, done) => {
    if (isPush(request.url ?? '')) {
      done(null, body);
      return;
    }
    try {
      done(null, parseJsonBody(body.toString('utf8')));
    } catch (error) {
      done(error as Error);
    }
  });
  app.get(OpenApiService).use(() => buildOpenApi(app, config.http.baseUrl));
  app.useGlobalFilters(new ProblemFilter(routes));
  app.useGlobalPipes(
    new StandardSchemaValidationPipe({
      exceptionFactory: (issues) => invalidRequest(faultsOf(issues)),
    }),
  );
}
