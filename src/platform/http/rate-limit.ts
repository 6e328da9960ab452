/** How often one caller may ask: per key, or per address without one; counted in each process for itself. */
import { normalizeIP, type RateLimitPluginOptions } from '@fastify/rate-limit';
import type { FastifyRequest } from 'fastify';
import { rateLimited } from './http.errors.js';

/** Paths that supervisors and Prometheus ask for at their own pace. */
const EXEMPT = /^\/(?:health\/|metrics(?:$|\?))/;

/** Callers remembered at most; the least recent is forgotten first. */
const MAX_CALLERS = 20_000;

/**
 * Options of @fastify/rate-limit: headers RateLimit-Limit, -Remaining and -Reset on every answer, Retry-After with 429.
 *
 * @param actorOf Id of the caller, or null for one who is not known. Called once per request.
 */
export function rateLimitOptions(
  perMinute: number,
  actorOf: (request: FastifyRequest) => Promise<string | null>,
): RateLimitPluginOptions {
  return {
    max: perMinute,
    timeWindow: 60_000,
    cache: MAX_CALLERS,
    enableDraftSpec: true,
    allowList: (request: FastifyRequest) => EXEMPT.test(request.url),
    keyGenerator: async (request: FastifyRequest) => (await actorOf(request)) ?? normalizeIP(request.ip),
    errorResponseBuilder: (_request, { max, ttl }) => rateLimited(max, Math.ceil(ttl / 1000)),
  };
}
