/** Stands between the guards, which know the caller, and the handler, which acts. */
import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Observable } from 'rxjs';
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
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(private readonly idempotency: IdempotencyService) {}

  /** @throws AnsweredBefore; Refusal as {@link IdempotencyService.begin}. */
  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<FastifyRequest & { actor?: Actor }>();
    const header = request.headers['idempotency-key'];
    if (typeof header !== 'string' || !WRITES.has(request.method) || !request.url.startsWith('/api/v1/'))
      return next.handle();
    const answer = await this.idempotency.begin(request, header, request.actor?.id ?? 'nobody');
    if (answer !== null) throw new AnsweredBefore(answer);
    return next.handle();
  }
}
