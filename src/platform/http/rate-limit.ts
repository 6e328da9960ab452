/** How often one caller may ask: per key, or per address without one; counted in each process for itself. */
import { normalizeIP, type RateLimitPluginOptions } from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { rateLimited } from './http.errors.js';

/** Paths that supervisors and Prometheus ask for at their own pace. */
const EXEMPT = /^\/(?:health\/|metrics(?:$|\?))/;

const WINDOW_S = 60;

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
    timeWindow: WINDOW_S * 1000,
    cache: MAX_CALLERS,
    enableDraftSpec: true,
    allowList: (request: FastifyRequest) => EXEMPT.test(request.url),
    keyGenerator: async (request: FastifyRequest) => (await actorOf(request)) ?? normalizeIP(request.ip),
    errorResponseBuilder: (_request, { max, ttl }) => rateLimited(max, Math.ceil(ttl / 1000)),
  };
}

/**
 * Says the same in the fields that replace the three (draft-ietf-httpapi-ratelimit-headers, from its version 8 on):
 * `RateLimit-Policy: "default";q=600;w=60` and `RateLimit: "default";r=599;t=57`. Add it after the plugin.
 */
export function addRateLimitHeaders(fastify: FastifyInstance): void {
  fastify.addHook('onSend', async (_request, reply, payload) => {
    const [limit, remaining, reset] = ['limit', 'remaining', 'reset'].map((name) =>
      reply.getHeader(`ratelimit-${name}`),
    );
    if (limit !== undefined) {
      void reply.header('ratelimit-policy', `"default";q=${Number(limit)};w=${WINDOW_S}`);
      void reply.header('ratelimit', `"default";r=${Number(remaining)};t=${Number(reset)}`);
    }
    return payload;
  });
}
