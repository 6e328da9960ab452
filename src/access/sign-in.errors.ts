/** What signing in refuses, and in which words. */
import { Refusal } from '../platform/errors/refusal.js';

export const SIGN_IN_ERRORS = [
  'sign-in-refused',
  'sign-in-throttled',
  'sign-in-link-invalid',
  'password-weak',
  'identity-missing',
  'form-not-ours',
] as const;

type SignInErrorCode = (typeof SIGN_IN_ERRORS)[number];

/** One answer for an unknown address, a wrong password and a deactivated account, so that nothing is learned from it. */
export const signInRefused = (): Refusal =>
  refuse('unauthenticated', 'sign-in-refused', 'E-mail address and password do not belong together.');

export const signInThrottled = (retryAfterSeconds: number): Refusal =>
  refuse(
    'too-many',
    'sign-in-throttled',
    `Too many wrong passwords. Try again in ${Math.max(1, Math.ceil(retryAfterSeconds / 60))} minutes.`,
    [],
    retryAfterSeconds,
  );

export const signInLinkInvalid = (): Refusal =>
  refuse('not-found', 'sign-in-link-invalid', 'This link does not work: it was used already, or it is too old.');

export const passwordWeak = (message: string): Refusal =>
  refuse('invalid', 'password-weak', message, [{ field: 'password', message }]);

export const identityMissing = (): Refusal =>
  refuse('invalid', 'identity-missing', 'Say who you are: a name and an e-mail address.');

export const formNotOurs = (): Refusal =>
  refuse(
    'forbidden',
    'form-not-ours',
    'This did not come from a page of this console, or the page was too old. Go back, load it again and repeat.',
  );

function refuse(
  kind: Refusal['kind'],
  code: SignInErrorCode,
  message: string,
  faults: Refusal['faults'] = [],
  retryAfterSeconds: number | null = null,
): Refusal {
  return new Refusal(kind, code, message, faults, retryAfterSeconds);
}
