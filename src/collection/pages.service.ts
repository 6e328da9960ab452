/** Reads one page of the web as a text to be screened. */
import { Injectable } from '@nestjs/common';
import { OutboundClient } from '../platform/net/outbound.client.js';
import { decodeText } from './decode-text.js';
import { looksLikeHtml } from './html-to-text.js';
import { readPage, type PageText } from './read-page.js';

/** A page's text, and how its bytes were taken. */
export interface ReadBytes extends PageText {
  /** The bytes decoded, markup and all. */
  readonly raw: string;
  readonly isHtml: boolean;
}

/** Bytes that an address answered with. */
export type FetchedBytes =
  | {
      readonly kind: 'fetched';
      readonly finalAddress: string;
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly contentType: string | null;
      readonly body: Buffer;
    }
  | FailedPage;

interface FailedPage {
  readonly kind: 'failed';
  readonly code: string;
  readonly message: string;
}

/** Largest page, in bytes. */
const MAX_PAGE_BYTES = 10_000_000;

const ACCEPT = 'text/html,application/xhtml+xml;q=0.9,text/plain;q=0.8';

@Injectable()
export class PagesService {
  constructor(private readonly outbound: OutboundClient) {}

  /** Fetches whatever stands at an address, at most ten million bytes of it. Nothing is thrown. */
  async fetch(
    address: string,
    { accept = ACCEPT, signal }: { readonly accept?: string; readonly signal?: AbortSignal | undefined } = {},
  ): Promise<FetchedBytes> {
    const answer = await this.outbound.get(address, {
      headers: { accept },
      maxBytes: MAX_PAGE_BYTES,
      ...(signal === undefined ? {} : { signal }),
    });
    if (answer.kind === 'failed') return { kind: 'failed', code: answer.code, message: answer.message };
    if (answer.status < 200 || answer.status > 299) {
      return { kind: 'failed', code: 'http-status', message: `The server answered ${answer.status}` };
    }
    const { finalUrl: finalAddress, status, headers, body } = answer;
    return { kind: 'fetched', finalAddress, status, headers, contentType: headers['content-type'] ?? null, body };
  }

  /** Reads bytes as HTML or, where they are said to be plain text or hold no markup, as plain text. */
  readBytes(body: Buffer, contentType: string | null): ReadBytes {
    const { text: raw } = decodeText(body, contentType);
    const isMarkedUp = looksLikeHtml(raw.slice(0, 2_000));
    const isPlain = contentType?.startsWith('text/plain') === true && !isMarkedUp;
    if (!isPlain) return { ...readPage(raw), raw, isHtml: true };
    return { title: '', text: raw.trim(), language: null, published: null, isMarked: false, raw, isHtml: false };
  }
}
