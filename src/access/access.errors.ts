/** What access refuses. The codes are part of the API's contract. */
import type { Scope, UserRole } from '../platform/http/needs.js';
import { Refusal } from '../platform/errors/refusal.js';

export const ACCESS_ERRORS = [
  'credentials-missing',
  'credentials-invalid',
  'key-expired',
  'key-revoked',
  'user-inactive',
  'too-many-failures',
  'role-insufficient',
  'scope-insufficient',
  'route-closed',
  'user-not-found',
  'email-taken',
  'last-admin',
  'key-not-found',
  'key-expiry-past',
] as const;

export type AccessErrorCode = (typeof ACCESS_ERRORS)[number];

export const credentialsMissing = (): Refusal =>
  refuse('unauthenticated', 'credentials-missing', 'Send an API key: Authorization: Bearer emk_…');

/** One answer for an unknown key and a wrong secret, so that nothing is learned from it. */
export const credentialsInvalid = (): Refusal =>
  refuse('unauthenticated', 'credentials-invalid', 'The API key is not known here.');

/** The secret was right, so whoever asks may know what became of the key. */
export const keyExpired = (): Refusal => refuse('unauthenticated', 'key-expired', 'The API key has expired.');

export const keyRevoked = (): Refusal => refuse('unauthenticated', 'key-revoked', 'The API key has been revoked.');

export const userInactive = (): Refusal =>
  refuse('unauthenticated', 'user-inactive', 'The user of this API key has been deactivated.');

export const tooManyFailures = (retryAfterSeconds: number): Refusal =>
  refuse(
    'too-many',
    'too-many-failures',
    'Too many wrong keys came from your address; wait before trying again.',
    [],
    retryAfterSeconds,
  );

export const roleInsufficient = (role: UserRole): Refusal =>
  refuse('forbidden', 'role-insufficient', `This is for users with the role ${role}.`);

export const scopeInsufficient = (scope: Scope): Refusal =>
  refuse('forbidden', 'scope-insufficient', `The API key lacks the scope ${scope}.`);

/** A route without a stated need: closed until somebody decides who it is for. */
export const routeClosed = (): Refusal => refuse('forbidden', 'route-closed', 'This is not open to anyone.');

export const userNotFound = (id: string): Refusal => refuse('not-found', 'user-not-found', `There is no user ${id}.`);

export const emailTaken = (): Refusal =>
  refuse('conflict', 'email-taken', 'Another user has this e-mail address.', [{ field: 'email', message: 'is taken' }]);

export const lastAdmin = (): Refusal =>
  refuse('conflict', 'last-admin', 'This is the last active admin; make another one first.');

export const keyNotFound = (id: string): Refusal => refuse('not-found', 'key-not-found', `There is no key ${id}.`);

export const keyExpiryPast = (): Refusal =>
  refuse('invalid', 'key-expiry-past', 'The key would have expired already.', [
    { field: 'expiresAt', message: 'must lie in the future' },
  ]);

function refuse(
  kind: Refusal['kind'],
  code: AccessErrorCode,
  message: string,
  faults: Refusal['faults'] = [],
  retryAfterSeconds: number | null = null,
): Refusal {
  return new Refusal(kind, code, message, faults, retryAfterSeconds);
}
