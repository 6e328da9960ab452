/** Reads one page of the web as a text to be screened. */
import { Injectable } from '@nestjs/common';
import { OutboundClient } from '../platform/net/outbound.client.js';
import { decodeText } from './decode-text.js';
import { looksLikeHtml } from './html-to-text.js';
import { readPage, type PageText } from './read-page.js';

/** What asking for a page came to. */
export type PageAnswer =
  | ({ readonly kind: 'read'; readonly finalAddress: string } & PageText)
  | { readonly kind: 'failed'; readonly code: string; readonly message: string };

/** Largest page, in bytes. */
const MAX_PAGE_BYTES = 10_000_000;

const READABLE = /^(?:text\/|application\/(?:xhtml\+xml|xml)\b)/i;

@Injectable()
export class PagesService {
  constructor(private readonly outbound: OutboundClient) {}

  /** Fetches a page of HTML or plain text. What goes wrong is an answer; nothing is thrown. */
  async read(address: string, signal?: AbortSignal): Promise<PageAnswer> {
    const answer = await this.outbound.get(address, {
      headers: { accept: 'text/html,application/xhtml+xml;q=0.9,text/plain;q=0.8' },
      maxBytes: MAX_PAGE_BYTES,
      ...(signal === undefined ? {} : { signal }),
    });
    if (answer.kind === 'failed') return { kind: 'failed', code: answer.code, message: answer.message };
    if (answer.status < 200 || answer.status > 299) {
      return { kind: 'failed', code: 'http-status', message: `The server answered ${answer.status}` };
    }
    const contentType = answer.headers['content-type'] ?? null;
    if (contentType !== null && !READABLE.test(contentType)) {
      return { kind: 'failed', code: 'not-a-page', message: `Not a page to read: ${contentType}` };
    }
    const { text } = decodeText(answer.body, contentType);
    const isPlain = contentType?.startsWith('text/plain') === true && !looksLikeHtml(text.slice(0, 2_000));
    const page = isPlain ? { title: '', text: text.trim(), language: null, published: null } : readPage(text);
    return { kind: 'read', finalAddress: answer.finalUrl, ...page };
  }
}
