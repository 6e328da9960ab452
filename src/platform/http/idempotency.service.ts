/** Writes that are asked for twice are done once: the answer is kept under the Idempotency-Key they came with. */
import { createHash } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Clock } from '../clock/clock.js';
import {
  idempotencyKeyInUse,
  idempotencyKeyInvalid,
  idempotencyKeyReused,
  idempotencyOutcomeUnknown,
} from './http.errors.js';
import { hashIdempotencyKey, openAnswer, readIdempotencyKey, sealAnswer, type KeptAnswer } from './idempotency-key.js';
import { IdempotencyRepository } from './idempotency.repository.js';

/** The draft leaves the time to the server; a client that was off for a night still gets its answer. */
const KEPT_MS = 48 * 3_600_000;

/** No request is worked on for so long: whoever had the key was killed on the way. */
const LOST_AFTER_MS = 600_000;

const KEPT_HEADERS = ['content-type', 'etag', 'location', 'link', 'cache-control'];

interface Claim {
  readonly actor: string;
  readonly key: string;
  readonly keyHash: Buffer;
}

@Injectable()
export class IdempotencyService {
  private readonly logger = new Logger(IdempotencyService.name);
  private readonly claims = new WeakMap<FastifyRequest, Claim>();

  constructor(
    private readonly requests: IdempotencyRepository,
    private readonly clock: Clock,
  ) {}

  /**
   * Takes the key of a request that is about to be worked on.
   *
   * @returns What was answered the first time, to be answered again; null for a first time.
   * @throws Refusal idempotency-key-invalid; idempotency-key-reused (422) with other content; idempotency-key-in-use (409)
   *   while the first is worked on; idempotency-outcome-unknown (409) where it was never answered.
   */
  async begin(request: FastifyRequest, header: string, actor: string): Promise<KeptAnswer | null> {
    const key = readIdempotencyKey(header);
    if (key === null) throw idempotencyKeyInvalid();
    const keyHash = hashIdempotencyKey(key);
    const fingerprint = await fingerprintOf(request);
    const now = this.clock.now();
    const expiredBefore = new Date(now.getTime() - KEPT_MS);
    const kept = await this.requests.claim({ actor, keyHash, fingerprint }, now, expiredBefore);
    if (kept === null) {
      this.claims.set(request, { actor, key, keyHash });
      return null;
    }
    if (!kept.fingerprint.equals(fingerprint)) throw idempotencyKeyReused();
    if (kept.answer !== null) return openAnswer(kept.answer, key);
    throw now.getTime() - kept.beganAt.getTime() > LOST_AFTER_MS ? idempotencyOutcomeUnknown() : idempotencyKeyInUse();
  }

  /** Keeps what is about to be sent. A fault of ours is not kept: the same request may be tried again. */
  async end(request: FastifyRequest, reply: FastifyReply, payload: unknown): Promise<void> {
    const claim = this.claims.get(request);
    if (claim === undefined) return;
    this.claims.delete(request);
    const { actor, key, keyHash } = claim;
    try {
      const isWhole = payload === undefined || payload === null || typeof payload === 'string';
      if (reply.statusCode >= 500 || !isWhole) return await this.requests.release(actor, keyHash);
      const headers = Object.fromEntries(
        KEPT_HEADERS.flatMap((name) => {
          const value = reply.getHeader(name);
          return typeof value === 'string' ? [[name, value]] : [];
        }),
      );
      await this.requests.keep(
        actor,
        keyHash,
        sealAnswer({ status: reply.statusCode, headers, body: payload ?? '' }, key),
      );
    } catch (error) {
      // The act is done and its answer goes out; only a second asking will be told that its outcome is not known.
      this.logger.error({ error, requestId: request.id }, 'An answer could not be kept under its Idempotency-Key');
    }
  }
}

/** What is asked: method, address, the version it is meant for, and the body with all bytes of its files. */
async function fingerprintOf({ method, url, headers, body }: FastifyRequest): Promise<Buffer> {
  const hash = createHash('sha256').update(JSON.stringify([method, url, headers['if-match'] ?? null]));
  const files: File[] = [];
  hash.update(
    JSON.stringify(body ?? null, (_, value: unknown) =>
      value instanceof File ? files.push(value) && value.name : value,
    ),
  );
  for (const file of files) hash.update(new Uint8Array(await file.arrayBuffer()));
  return hash.digest();
}
