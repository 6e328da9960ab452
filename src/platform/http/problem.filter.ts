/** The one place where errors become responses: refusals with their detail, everything else as a plain 500.
 * What was answered before comes this way too, since only from here a whole answer can be given. */
import { Catch, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { describeError } from './describe-error.js';
import { AnsweredBefore } from './idempotency.guard.js';
import type { RouteTable } from './route-table.js';

@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger(ProblemFilter.name);

  constructor(private readonly routes: RouteTable) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    if (error instanceof AnsweredBefore) {
      const { status, headers, body } = error.answer;
      void reply.status(status).headers({ ...headers, 'idempotency-replayed': 'true' });
      void reply.send(body === '' ? undefined : body);
      return;
    }
    const path = request.url.split('?', 1)[0] ?? '';
    const described = describeError(error, {
      id: request.id,
      method: request.method,
      path,
      allowed: this.routes.methodsAt(path),
    });
    // Route, not address: addresses of feeds, hubs and mails hold the keys that open them.
    const route = request.routeOptions.url ?? 'none';
    if (described.isFault) this.logger.error({ error, requestId: request.id, route }, 'A request failed');
    if (reply.sent) return;
    void reply
      .status(described.problem.status)
      .headers({ ...described.headers, 'cache-control': 'no-store' })
      .removeHeader('etag')
      .removeHeader('location')
      .type('application/problem+json')
      .send(described.problem);
  }
}
