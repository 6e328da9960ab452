/** The one place where errors become responses: refusals with their detail, everything else as a plain 500. */
import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../errors/refusal.js';
import { problem, toProblem, type Problem } from './problem.js';

@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger(ProblemFilter.name);

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    if (reply.sent) return;
    const body = this.describe(error, request.id);
    if (body.status === 401) void reply.header('www-authenticate', 'Bearer realm="embargo-monitor"');
    void reply.status(body.status).header('cache-control', 'no-store').type('application/problem+json').send(body);
  }

  private describe(error: unknown, requestId: string): Problem {
    if (error instanceof Refusal) return toProblem(error, requestId);
    if (error instanceof HttpException) return describeHttp(error, requestId);
    const status = (error as { statusCode?: unknown } | null)?.statusCode;
    if (typeof status === 'number' && status >= 400 && status < 500) {
      const code = String((error as { code?: unknown }).code ?? 'bad-request')
        .toLowerCase()
        .replaceAll('_', '-');
      return problem(status, code, 'The request is not valid', (error as Error).message, requestId);
    }
    this.logger.error({ error, requestId }, 'A request failed');
    return problem(500, 'internal-error', 'Something went wrong here', 'The failure has been logged.', requestId);
  }
}

function describeHttp(error: HttpException, requestId: string): Problem {
  const status = error.getStatus();
  const code = status === 404 ? 'route-not-found' : status === 405 ? 'method-not-allowed' : `http-${status}`;
  return problem(status, code, error.message, null, requestId);
}
