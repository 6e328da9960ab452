/** The Idempotency-Key header (draft-ietf-httpapi-idempotency-key-header), and how what was answered is kept under it. */
import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';

/** An answer as it was sent. */
export interface KeptAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * The key that a header names: a structured-field string (`"…"`, as the draft writes it) or the bare text most clients send.
 *
 * @returns Null for anything but 1 to 255 visible ASCII characters.
 */
export function readIdempotencyKey(header: string): string | null {
  const [, quoted, bare] = /^(?:"((?:[ !#-[\]-~]|\\["\\])+)"|([!#-~]+))$/.exec(header.trim()) ?? [];
  const key = quoted?.replaceAll(/\\(.)/g, '$1') ?? bare;
  return key === undefined || key.length > 255 ? null : key;
}

/** By what a key is found; the key itself is not kept. */
export function hashIdempotencyKey(key: string): Buffer {
  return createHash('sha256').update('idempotency-key\0').update(key, 'utf8').digest();
}

const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Answers can hold what is shown only once, such as a new key to the API: they are kept so that only who sends the same
 * Idempotency-Key again can read them (AES-256-GCM under a key derived from it).
 */
export function sealAnswer(answer: KeptAnswer, key: string): Buffer {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', deriveKey(key), iv);
  const sealed = Buffer.concat([cipher.update(JSON.stringify(answer), 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]);
}

/** What {@link sealAnswer} sealed under the same key. @throws Error under any other. */
export function openAnswer(sealed: Buffer, key: string): KeptAnswer {
  const decipher = createDecipheriv('aes-256-gcm', deriveKey(key), sealed.subarray(0, IV_BYTES), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAuthTag(sealed.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  const text = Buffer.concat([decipher.update(sealed.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
  return JSON.parse(text.toString('utf8')) as KeptAnswer;
}

function deriveKey(key: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', key, '', 'embargo-monitor idempotent answer', 32));
}
