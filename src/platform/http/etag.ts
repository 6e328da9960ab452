/** Entity tags and conditional requests (RFC 9110, sections 8.8.3 and 13.1). */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { versionStale } from './http.errors.js';

/** For whoever asked alone, and asked again before it is used again. */
export const REVALIDATED = 'private, no-cache';

/** One part of what identifies a state: an id, a version, an instant. */
export type EtagPart = string | number | Date | null;

/** A tag for a response that is the same to the byte whenever the parts are: `"alert.12.3"`. */
export function strongEtag(...parts: readonly EtagPart[]): string {
  return `"${parts.map(write).join('.')}"`;
}

/** A tag for a response that means the same whenever the parts are the same. */
export function weakEtag(...parts: readonly EtagPart[]): string {
  return `W/${strongEtag(...parts)}`;
}

/** Whether `If-None-Match` names the tag, or anything at all (weak comparison: If-None-Match asks for no more). */
export function matchesNoneMatch(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  if (header.trim() === '*') return true;
  return readTags(header).some((tag) => opaque(tag) === opaque(etag));
}

/**
 * Lets pass a request without `If-Match` and one whose `If-Match` names the tag (strong comparison).
 *
 * @throws Refusal `version-stale`, status 412: what the caller has seen is not what stands.
 */
export function requireMatch(header: string | undefined, etag: string): void {
  if (header === undefined || header.trim() === '*') return;
  if (etag.startsWith('"') && readTags(header).includes(etag)) return;
  throw versionStale();
}

/**
 * Puts tag and cache rule on a response, and tells whether the caller has this state already. If so the status is 304
 * and the handler returns nothing; ask before reading what would make up the body.
 */
export function isUnchanged(
  request: FastifyRequest,
  reply: FastifyReply,
  { etag, cacheControl = REVALIDATED }: { readonly etag: string; readonly cacheControl?: string },
): boolean {
  void reply.header('etag', etag).header('cache-control', cacheControl);
  if (!matchesNoneMatch(request.headers['if-none-match'], etag)) return false;
  void reply.status(304);
  return true;
}

/** Keeps a part to the characters that a tag may hold, and different parts different. */
function write(part: EtagPart): string {
  return encodeURIComponent(part instanceof Date ? part.toISOString() : String(part).toWellFormed()).replaceAll(
    '.',
    '%2E',
  );
}

function readTags(header: string): string[] {
  return header.match(/(?:W\/)?"[\x21\x23-\x7e\x80-\xff]*"/g) ?? [];
}

function opaque(tag: string): string {
  return tag.startsWith('W/') ? tag.slice(2) : tag;
}
