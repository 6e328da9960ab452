/**
 * Bodies of answers that many callers ask for, kept as bytes for as long as what they were made from stands: dashboards ask for
 * the same list over and over. A body is kept under its address and its entity tag, so an old one is never found; what has
 * not been asked for longest goes first.
 */

import type { FastifyRequest } from 'fastify';

/** What such a body is. */
export const JSON_TYPE = 'application/json; charset=utf-8';

/** Bytes kept in one process; a list of 50 alerts has about 60 kB. */
const MAX_BYTES = 32 * 1024 * 1024;

/** A body larger than this would drive out too many others. */
const MAX_BYTES_EACH = 1024 * 1024;

/** Addresses remembered of which nothing is kept yet. */
const MAX_ASKED = 1_000;

interface Kept {
  readonly etag: string;
  readonly body: Buffer;
}

export class KeptAnswers {
  private readonly kept = new Map<string, Kept>();
  /** Tags under which addresses were asked for once, the longest ago first. */
  private readonly asked = new Map<string, string>();
  private bytes = 0;

  constructor(private readonly maxBytes = MAX_BYTES) {}

  /** Whether there is anything for a request, under whatever tag, and whoever asks would take it. */
  mayHave({ url, headers }: Pick<FastifyRequest, 'url' | 'headers'>): boolean {
    return headers['cache-control'] !== 'no-cache' && this.kept.has(url);
  }

  /** The body for a request as it stands under a tag; null too for who asks to have it made anew (`no-cache`, RFC 9111). */
  findFor({ url, headers }: Pick<FastifyRequest, 'url' | 'headers'>, etag: string): Buffer | null {
    return headers['cache-control'] === 'no-cache' ? null : this.find(url, etag);
  }

  /** The body for an address as it stands under a tag, or null. @param address With its query, as it was asked for. */
  find(address: string, etag: string): Buffer | null {
    const found = this.kept.get(address);
    if (found === undefined) return null;
    if (found.etag !== etag) {
      this.forget(address, found);
      return null;
    }
    // Asked for just now: to the end of the row.
    this.kept.delete(address);
    this.kept.set(address, found);
    return found.body;
  }

  /**
   * What a request is answered with. Its bytes are kept when the same is asked for a second time under one tag: pages that
   * somebody walks through once would leave bytes behind that are asked for no more, and collecting those costs as much as
   * making the answers.
   */
  answer({ url, headers }: Pick<FastifyRequest, 'url' | 'headers'>, etag: string, json: string): Buffer | string {
    if (headers['cache-control'] === 'no-cache') return json;
    const isAskedAgain = this.asked.get(url) === etag;
    this.asked.delete(url);
    if (isAskedAgain) return this.keep(url, etag, json);
    this.asked.set(url, etag);
    const [oldest] = this.asked.size > MAX_ASKED ? this.asked.keys() : [];
    if (oldest !== undefined) this.asked.delete(oldest);
    return json;
  }

  /** Makes the bytes of an answer and keeps them. @param etag The tag of what it was made from. @param json Its text. */
  keep(address: string, etag: string, json: string): Buffer {
    const body = Buffer.from(json, 'utf8');
    if (body.length > Math.min(MAX_BYTES_EACH, this.maxBytes)) return body;
    const old = this.kept.get(address);
    if (old !== undefined) this.forget(address, old);
    this.kept.set(address, { etag, body });
    this.bytes += body.length;
    for (const [oldest, entry] of this.kept) {
      if (this.bytes <= this.maxBytes) break;
      this.forget(oldest, entry);
    }
    return body;
  }

  private forget(address: string, { body }: Kept): void {
    this.kept.delete(address);
    this.bytes -= body.length;
  }
}
