/** What happens around every request, whatever its route: its id, its cache rule, its place in the metrics. */
import type { FastifyInstance } from 'fastify';
import type { MetricsService } from '../metrics/metrics.service.js';
import type { RouteTable } from './route-table.js';

/** Adds the hooks; routes that are registered later enter `routes`. */
export function addHttpHooks(fastify: FastifyInstance, routes: RouteTable, metrics: MetricsService): void {
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
    metrics.observe(
      'embargo_http_request_duration_seconds',
      { method: request.method, route: request.routeOptions.url ?? 'none', status: String(reply.statusCode) },
      reply.elapsedTime / 1000,
    );
  });
}
