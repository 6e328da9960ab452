/**
 * Links that need no account: what they allow is written in them and signed with the installation's key (HMAC-SHA-256,
 * RFC 2104, cut to 128 bits as its section 5 allows), so that nothing is stored for them and none can be guessed.
 */
import { createHmac, timingSafeEqual, type KeyObject } from 'node:crypto';

/** What a link is for; a link for one thing opens no other. */
export const LINK_PURPOSES = ['confirm', 'unsubscribe', 'preferences', 'alert', 'digest'] as const;
export type LinkPurpose = (typeof LINK_PURPOSES)[number];

const MAC_BYTES = 16;
const TOKEN = /^(\d{1,19}(?:-\d{1,19})*)\.([\w-]{22})$/;

/**
 * Writes a token: its numbers in plain sight, then the signature.
 *
 * @param numbers Ids, or seconds since 1970.
 * @param key As a KeyObject where many links are written: bytes are made into one each time.
 */
export function signLink(purpose: LinkPurpose, numbers: readonly string[], key: KeyObject | Uint8Array): string {
  const body = numbers.join('-');
  return `${body}.${mac(purpose, body, key).toString('base64url')}`;
}

/** The numbers of a token that {@link signLink} wrote for this purpose, or null for any other text. */
export function readLink(purpose: LinkPurpose, token: string, key: KeyObject | Uint8Array): string[] | null {
  const [, body, given] = TOKEN.exec(token) ?? [];
  if (body === undefined || given === undefined) return null;
  const claimed = Buffer.from(given, 'base64url');
  // The last of 22 letters has bits to spare: only the way it is written here counts.
  if (claimed.length !== MAC_BYTES || claimed.toString('base64url') !== given) return null;
  return timingSafeEqual(mac(purpose, body, key), claimed) ? body.split('-') : null;
}

function mac(purpose: LinkPurpose, body: string, key: KeyObject | Uint8Array): Buffer {
  return createHmac('sha256', key).update(`embargo-monitor ${purpose} ${body}`).digest().subarray(0, MAC_BYTES);
}
