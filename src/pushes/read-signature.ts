/** The `X-Hub-Signature` header (W3C WebSub, 7): `method=signature`. */

/** Hash functions that hubs sign with, by the name in the header, and the length of their output in bytes. */
export const SIGNATURE_METHODS = { sha1: 20, sha256: 32, sha384: 48, sha512: 64 } as const;
export type SignatureMethod = keyof typeof SIGNATURE_METHODS;

/** A signature as stated. */
export interface Signature {
  readonly method: SignatureMethod;
  readonly digest: Uint8Array;
}

/** Reads the header; null where there is none, its method is none of the four, or its length is wrong. */
export function readSignature(header: string | undefined): Signature | null {
  const [, name = '', hex = ''] = /^\s*([a-z0-9]{1,10})=([0-9a-f]{2,128})\s*$/i.exec(header ?? '') ?? [];
  const method = (Object.keys(SIGNATURE_METHODS) as SignatureMethod[]).find((each) => each === name.toLowerCase());
  if (method === undefined || hex.length !== 2 * SIGNATURE_METHODS[method]) return null;
  return { method, digest: Uint8Array.from(hex.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16)) };
}
