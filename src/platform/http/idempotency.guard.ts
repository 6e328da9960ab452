/** The last of the guards: who calls is known and may come in, and the handler has not acted yet. */
import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { KeptAnswer } from './idempotency-key.js';
import { IdempotencyService } from './idempotency.service.js';
import type { Actor } from './needs.js';

const WRITES = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/** Thrown in place of an answer that was given before; the problem filter sends it again as it was. */
export class AnsweredBefore extends Error {
  constructor(readonly answer: KeptAnswer) {
    super('This request was answered before');
  }
}

@Injectable()
export class IdempotencyGuard implements CanActivate {
  constructor(private readonly idempotency: IdempotencyService) {}

  /** @throws AnsweredBefore; Refusal as {@link IdempotencyService.begin}. */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest & { actor?: Actor }>();
    const header = request.headers['idempotency-key'];
    if (typeof header !== 'string' || !WRITES.has(request.method) || !request.url.startsWith('/api/v1/')) return true;
    const answer = await this.idempotency.begin(request, header, request.actor?.id ?? 'nobody');
    if (answer !== null) throw new AnsweredBefore(answer);
    return true;
  }
}
