/** Whether a push comes from the hub that knows our secret. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Signature } from './read-signature.js';

/** Longest body that is read, in bytes. */
export const MAX_PUSH_BYTES = 10_000_000;

/**
 * Runs the body of a push through the HMAC of its signature (W3C WebSub, 7.1), holding none of it.
 *
 * @param signature Null where there is none to check: the body is read all the same, so that the hub can end.
 */
export async function checkPush(
  body: AsyncIterable<Uint8Array> | Uint8Array | undefined,
  signature: Signature | null,
  secret: string,
): Promise<'genuine' | 'not-genuine' | 'too-large'> {
  const hmac = signature === null ? null : createHmac(signature.method, secret);
  let bytes = 0;
  for await (const piece of piecesOf(body)) {
    bytes += piece.length;
    if (bytes > MAX_PUSH_BYTES) return 'too-large';
    hmac?.update(piece);
  }
  if (signature === null || hmac === null) return 'not-genuine';
  return timingSafeEqual(hmac.digest(), signature.digest) ? 'genuine' : 'not-genuine';
}

async function* piecesOf(body: AsyncIterable<Uint8Array> | Uint8Array | undefined): AsyncIterable<Uint8Array> {
  if (body === undefined) return;
  if (body instanceof Uint8Array) yield body;
  else yield* body;
}
