/** What happens around every request, whatever its route: its id, its cache rule, its place in log and metrics. */
import { Logger } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import type { MetricsService } from '../metrics/metrics.service.js';
import type { RouteTable } from './route-table.js';

/** Adds the hooks; routes that are registered later enter `routes`. */
export function addHttpHooks(fastify: FastifyInstance, routes: RouteTable, metrics: MetricsService): void {
  const logger = new Logger('Http');
  fastify.addHook('onRoute', ({ method, url }) => {
    for (const each of [method].flat()) routes.add({ method: each, path: url });
  });
  fastify.addHook('onRequest', async (request, reply) => {
    void reply.header('x-request-id', request.id);
  });
  fastify.addHook('onSend', async (_request, reply, payload) => {
    // Answers depend on who asks: nothing may be kept by a cache that a route has not said may be kept.
    if (!reply.hasHeader('cache-control')) void reply.header('cache-control', 'no-store');
    return payload;
  });
  fastify.addHook('onResponse', async (request, reply) => {
    const { method, id: requestId } = request;
    const { statusCode: status, elapsedTime } = reply;
    const route = request.routeOptions.url ?? 'none';
    metrics.observe(
      'embargo_http_request_duration_seconds',
      { method, route, status: String(status) },
      elapsedTime / 1000,
    );
    // Route, not address: queries hold what people look for.
    logger[status >= 500 ? 'warn' : 'debug'](
      { requestId, method, route, status, ms: Math.round(elapsedTime) },
      'answered',
    );
  });
}
