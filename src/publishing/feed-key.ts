/** How the key of a feed is written: `emf_<prefix>_<secret>`, as a part of an address. */
import { createHash, randomBytes } from 'node:crypto';

/** A key with what is kept of it. */
export interface FeedKey {
  /** 12 lower-case hex digits; finds the row, and may be shown. */
  readonly prefix: string;
  /** SHA-256 of the secret: enough for 256 random bits, which nobody can run through. */
  readonly hash: Buffer;
}

/** A new key, and its text, which is known here and now only. */
export function newFeedKey(): FeedKey & { readonly text: string } {
  const prefix = randomBytes(6).toString('hex');
  const secret = randomBytes(32).toString('base64url');
  return { prefix, hash: hash(secret), text: `emf_${prefix}_${secret}` };
}

/** What a text that looks like a key says, else null. */
export function readFeedKey(text: string): FeedKey | null {
  const [, prefix, secret] = /^emf_([0-9a-f]{12})_([\w-]{43})$/.exec(text) ?? [];
  return prefix === undefined || secret === undefined ? null : { prefix, hash: hash(secret) };
}

function hash(secret: string): Buffer {
  return createHash('sha256').update(secret, 'utf8').digest();
}
