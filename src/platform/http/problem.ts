/** Problem responses (RFC 9457): how every error of the API looks. */
import { z } from 'zod';
import type { Refusal, RefusalKind } from '../errors/refusal.js';

/** Body of an error response, `application/problem+json`. */
export const problemSchema = z
  .object({
    type: z.string().describe('Stable address of this kind of problem, relative to the installation'),
    title: z.string(),
    status: z.int(),
    detail: z.string().optional(),
    code: z.string().describe('Stable code, e.g. alert-not-found'),
    instance: z.string().optional().describe('Id of the request, as found in the logs'),
    errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
  })
  .meta({ id: 'Problem' });

export type Problem = z.infer<typeof problemSchema>;

const STATUS: Readonly<Record<RefusalKind, readonly [number, string]>> = {
  invalid: [400, 'The request is not valid'],
  unauthenticated: [401, 'Who is asking is not known'],
  forbidden: [403, 'Not allowed'],
  'not-found': [404, 'Not found'],
  conflict: [409, 'In conflict with the present state'],
  gone: [410, 'No longer available'],
  stale: [412, 'Changed by someone else in the meantime'],
  'too-large': [413, 'Too large'],
  unsupported: [415, 'Not supported'],
  unprocessable: [422, 'Cannot be done as it was asked'],
  'too-many': [429, 'Too many requests'],
  unavailable: [503, 'Not available at the moment'],
};

/** Turns a refusal into a problem body. @param requestId As logged, or null. */
export function toProblem(refusal: Refusal, requestId: string | null): Problem {
  const [status, title] = STATUS[refusal.kind];
  return problem(status, refusal.code, title, refusal.message, requestId, refusal.faults);
}

/** A problem body from its parts. */
export function problem(
  status: number,
  code: string,
  title: string,
  detail: string | null,
  requestId: string | null,
  faults: readonly { field: string; message: string }[] = [],
): Problem {
  return {
    type: `/problems/${code}`,
    title,
    status,
    ...(detail === null ? {} : { detail }),
    code,
    ...(requestId === null ? {} : { instance: requestId }),
    ...(faults.length === 0 ? {} : { errors: faults.map(({ field, message }) => ({ field, message })) }),
  };
}
