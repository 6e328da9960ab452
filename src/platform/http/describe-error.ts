/** What a caller is told of an error: everything of a refusal, the nature of a bad request, nothing of a bug. */
import { HttpException } from '@nestjs/common';
import { isUnstorable } from '../database/database.js';
import { Refusal } from '../errors/refusal.js';
import { textNotStorable, type HttpErrorCode } from './http.errors.js';
import { problem, toProblem, type Problem } from './problem.js';

/** The request an error belongs to. */
export interface FailedRequest {
  readonly id: string;
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  /** Methods served at this path. */
  readonly allowed: readonly string[];
}

/** A problem body, with what its headers need. */
export interface DescribedError {
  readonly problem: Problem;
  readonly headers: Readonly<Record<string, string>>;
  /** True for what the caller could not have caused: to be logged. */
  readonly isFault: boolean;
}

/** Title and detail of what Nest and Fastify refuse before any handler runs; their own words may name our insides. */
const HTTP_PROBLEMS: Readonly<Record<number, readonly [code: HttpErrorCode, title: string, detail: string]>> = {
  400: ['malformed-request', 'The request is not valid', 'The request could not be read.'],
  408: ['request-timeout', 'The request took too long', 'The request did not arrive in time.'],
  413: ['body-too-large', 'Too large', 'The body is larger than is taken here.'],
  414: ['address-too-long', 'Too long', 'The address is longer than is taken here.'],
  415: ['media-type-unsupported', 'Not supported', 'Send the body as application/json.'],
};

/** Turns whatever was thrown into a problem. */
export function describeError(error: unknown, request: FailedRequest): DescribedError {
  if (isUnstorable(error)) return describeError(textNotStorable(), request);
  if (error instanceof Refusal) {
    const body = toProblem(error, request.id);
    return { problem: body, headers: headersOf(error, body.status), isFault: false };
  }
  const status = statusOf(error);
  if (status === null || status < 400 || status >= 500) {
    return {
      problem: problem(
        500,
        'internal-error',
        'Something went wrong here',
        'The failure has been logged under the id of this request.',
        request.id,
      ),
      headers: {},
      isFault: true,
    };
  }
  return { ...describeStatus(status, request), isFault: false };
}

function describeStatus(status: number, request: FailedRequest): Omit<DescribedError, 'isFault'> {
  if (status === 404 && request.allowed.length > 0 && !request.allowed.includes(request.method)) {
    const detail = `${request.path} takes ${request.allowed.join(', ')}.`;
    return {
      problem: problem(405, 'method-not-allowed', 'Method not allowed', detail, request.id),
      headers: { allow: request.allowed.join(', ') },
    };
  }
  if (status === 404) {
    const detail = `There is nothing at ${request.path}.`;
    return { problem: problem(404, 'route-not-found', 'Not found', detail, request.id), headers: {} };
  }
  const [code, title, detail] = HTTP_PROBLEMS[status] ?? HTTP_PROBLEMS[400]!;
  return { problem: problem(status, code, title, detail, request.id), headers: {} };
}

/** Of Nest's exceptions, and of Fastify's and Node's errors, which carry a number. */
function statusOf(error: unknown): number | null {
  if (error instanceof HttpException) return error.getStatus();
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  return typeof status === 'number' ? status : null;
}

function headersOf(refusal: Refusal, status: number): Record<string, string> {
  return {
    ...(status === 401 ? { 'www-authenticate': 'Bearer realm="embargo-monitor"' } : {}),
    ...(refusal.retryAfterSeconds === null ? {} : { 'retry-after': String(refusal.retryAfterSeconds) }),
  };
}
