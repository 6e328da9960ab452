/**
 * Passwords are kept as argon2id with the parameters that OWASP's Password Storage Cheat Sheet gives as its minimum: 19
 * MiB of memory, 2 passes, 1 lane. They stand in the hash itself, so that raising them here keeps old hashes good.
 */
import { hash, verify, type Options } from '@node-rs/argon2';

/** `algorithm` 2 is argon2id, which is also the library's own choice. */
const OWASP: Options = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32 };

/** NIST SP 800-63B asks for 8 at least and advises 15; no rules on which characters, as there. */
export const MIN_PASSWORD_LENGTH = 12;

/** More would only cost the hash time. */
const MAX_PASSWORD_LENGTH = 1_024;

/** Why a password is not taken, in words for its owner, or null. */
export function passwordFault(password: string, email: string): string | null {
  const length = [...new Intl.Segmenter('en').segment(password)].length;
  if (length < MIN_PASSWORD_LENGTH) return `It needs at least ${MIN_PASSWORD_LENGTH} characters.`;
  if (password.length > MAX_PASSWORD_LENGTH) return `It may have at most ${MAX_PASSWORD_LENGTH} characters.`;
  if (new Set(password).size < 5) return 'It repeats too few characters.';
  if (password.toLowerCase().includes(email.toLowerCase())) return 'It must not contain your e-mail address.';
  return null;
}

/** A salted hash in PHC string format. */
export async function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), OWASP);
}

/** A hash of nothing anybody knows: checked against where there is no account, so that both take the same time. */
let decoy: Promise<string> | null = null;

/** Whether the password is right; takes as long without an account (`null`) as with one. */
export async function isPassword(password: string, stored: string | null): Promise<boolean> {
  decoy ??= hashPassword('no account has this as its password');
  const given = password.slice(0, MAX_PASSWORD_LENGTH).normalize('NFKC');
  const isRight = await verify(stored ?? (await decoy), given);
  return isRight && stored !== null;
}
