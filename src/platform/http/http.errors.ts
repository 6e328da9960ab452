/** What is refused before or around any feature. The codes are part of the API's contract. */
import { Refusal } from '../errors/refusal.js';

export const HTTP_ERRORS = [
  'address-too-long',
  'body-too-large',
  'cursor-invalid',
  'idempotency-key-in-use',
  'idempotency-key-invalid',
  'idempotency-key-reused',
  'idempotency-outcome-unknown',
  'internal-error',
  'invalid-request',
  'malformed-json',
  'malformed-request',
  'media-type-unsupported',
  'method-not-allowed',
  'metrics-token-wrong',
  'not-ready',
  'rate-limited',
  'request-timeout',
  'route-not-found',
  'version-stale',
] as const;

export type HttpErrorCode = (typeof HTTP_ERRORS)[number];

/** Words of {@link Refusal.faults} are for people; `field` is for programs. */
export const invalidRequest = (faults: Refusal['faults']): Refusal =>
  refuse(
    'invalid',
    'invalid-request',
    faults.length === 1 ? 'A field is not valid.' : 'Some fields are not valid.',
    faults,
  );

export const malformedJson = (where: string): Refusal =>
  refuse('invalid', 'malformed-json', `The body is not JSON: see ${where}.`);

/** JSON that is nested deeper than anything here has a use for; reading it on would exhaust the stack. */
export const jsonTooDeep = (most: number): Refusal =>
  refuse('invalid', 'invalid-request', `The body is nested more than ${most} levels deep.`);

export const textNotStorable = (): Refusal =>
  refuse('invalid', 'invalid-request', 'A text has a character that cannot be kept (U+0000).');

export const malformedForm = (): Refusal => refuse('invalid', 'malformed-request', 'The form could not be read.');

/** @param field Which field is too large, or null. */
export const bodyTooLarge = (message: string, field: string | null): Refusal =>
  refuse('too-large', 'body-too-large', message, field === null ? [] : [{ field, message: 'is too large' }]);

export const mediaTypeUnsupported = (message: string): Refusal =>
  refuse('unsupported', 'media-type-unsupported', message);

export const cursorInvalid = (message: string): Refusal =>
  refuse('invalid', 'cursor-invalid', message, [{ field: 'cursor', message: 'is not a cursor of this list' }]);

export const versionStale = (): Refusal =>
  refuse('stale', 'version-stale', 'This has changed since you read it: read it again, then decide.');

export const rateLimited = (perMinute: number, retryAfterSeconds: number): Refusal =>
  refuse('too-many', 'rate-limited', `At most ${perMinute} requests a minute are answered.`, [], retryAfterSeconds);

export const idempotencyKeyInvalid = (): Refusal =>
  refuse('invalid', 'idempotency-key-invalid', 'Idempotency-Key must be 1 to 255 visible characters, such as a UUID.');

export const idempotencyKeyReused = (): Refusal =>
  refuse(
    'unprocessable',
    'idempotency-key-reused',
    'This Idempotency-Key came with another request before: take a new one.',
  );

export const idempotencyKeyInUse = (): Refusal =>
  refuse(
    'conflict',
    'idempotency-key-in-use',
    'The first request with this Idempotency-Key is being worked on.',
    [],
    1,
  );

export const idempotencyOutcomeUnknown = (): Refusal =>
  refuse(
    'conflict',
    'idempotency-outcome-unknown',
    'The first request with this Idempotency-Key was cut off, and whether it was carried out is not known: look, then take ' +
      'a new key.',
  );

export const metricsTokenWrong = (): Refusal =>
  refuse('unauthenticated', 'metrics-token-wrong', 'Send the METRICS_TOKEN as a bearer token.');

export const notReady = (message: string): Refusal => refuse('unavailable', 'not-ready', message);

function refuse(
  kind: Refusal['kind'],
  code: HttpErrorCode,
  message: string,
  faults: Refusal['faults'] = [],
  retryAfterSeconds: number | null = null,
): Refusal {
  return new Refusal(kind, code, message, faults, retryAfterSeconds);
}
