/** What access refuses, and in which words. */
import type { Scope, UserRole } from '../platform/http/needs.js';
import { Refusal } from '../platform/errors/refusal.js';

export const credentialsMissing = (): Refusal =>
  new Refusal('unauthenticated', 'credentials-missing', 'Send an API key: Authorization: Bearer emk_…');

/** One answer for an unknown key and a wrong secret, so that nothing is learned from it. */
export const credentialsInvalid = (): Refusal =>
  new Refusal('unauthenticated', 'credentials-invalid', 'The API key is not known here.');

/** The secret was right, so whoever asks may know what became of the key. */
export const keyExpired = (): Refusal => new Refusal('unauthenticated', 'key-expired', 'The API key has expired.');

export const keyRevoked = (): Refusal => new Refusal('unauthenticated', 'key-revoked', 'The API key has been revoked.');

export const userInactive = (): Refusal =>
  new Refusal('unauthenticated', 'user-inactive', 'The user of this API key has been deactivated.');

export const tooManyFailures = (retryAfterSeconds: number): Refusal =>
  new Refusal(
    'too-many',
    'too-many-failures',
    'Too many wrong keys came from your address; wait before trying again.',
    [],
    retryAfterSeconds,
  );

export const roleInsufficient = (role: UserRole): Refusal =>
  new Refusal('forbidden', 'role-insufficient', `This is for users with the role ${role}.`);

export const scopeInsufficient = (scope: Scope): Refusal =>
  new Refusal('forbidden', 'scope-insufficient', `The API key lacks the scope ${scope}.`);

/** A route without a stated need: closed until somebody decides who it is for. */
export const routeClosed = (): Refusal => new Refusal('forbidden', 'route-closed', 'This is not open to anyone.');

export const userNotFound = (id: string): Refusal =>
  new Refusal('not-found', 'user-not-found', `There is no user ${id}.`);

export const emailTaken = (): Refusal =>
  new Refusal('conflict', 'email-taken', 'Another user has this e-mail address.', [
    { field: 'email', message: 'is taken' },
  ]);

export const lastAdmin = (): Refusal =>
  new Refusal('conflict', 'last-admin', 'This is the last active admin; make another one first.');

export const keyNotFound = (id: string): Refusal => new Refusal('not-found', 'key-not-found', `There is no key ${id}.`);

export const keyExpiryPast = (): Refusal =>
  new Refusal('invalid', 'key-expiry-past', 'The key would have expired already.', [
    { field: 'expiresAt', message: 'must lie in the future' },
  ]);
