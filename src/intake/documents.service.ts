/** Reads what people bring, whatever its kind: a page of HTML, a PDF or plain text. */
import { Injectable } from '@nestjs/common';
import { PagesService, type FetchedBytes } from '../collection/pages.service.js';
import { PdfClient } from './pdf.client.js';

/** What reading came to. */
export type DocumentAnswer =
  | {
      readonly kind: 'read';
      readonly title: string;
      readonly text: string;
      /** As the document says; null where it does not. */
      readonly language: string | null;
      readonly published: Date | null;
      /** As recognised by its content. */
      readonly mediaType: 'text/html' | 'text/plain' | 'application/pdf';
    }
  | { readonly kind: 'failed'; readonly message: string };

/** A document that was fetched, with the bytes and headers of its answer. */
export type FetchedDocument =
  | (Extract<DocumentAnswer, { kind: 'read' }> & { readonly answer: Extract<FetchedBytes, { kind: 'fetched' }> })
  | Extract<DocumentAnswer, { kind: 'failed' }>;

const ACCEPT = 'text/html,application/xhtml+xml;q=0.9,application/pdf;q=0.9,text/plain;q=0.8';

/** Readers take a PDF whose mark stands anywhere in its first kilobyte (PDF 1.7, implementation note 13). */
const PDF_MARK_WITHIN = 1_024;

/** So many characters are looked at to tell text from other content; so large a share may be of no text. */
const LOOKED_AT = 100_000;
const MAX_STRANGE = 0.02;

@Injectable()
export class DocumentsService {
  constructor(
    private readonly pages: PagesService,
    private readonly pdfs: PdfClient,
  ) {}

  /** Fetches what stands at an address of the public web, and reads it. What goes wrong is an answer. */
  async fetch(address: string): Promise<FetchedDocument> {
    const answer = await this.pages.fetch(address, { accept: ACCEPT });
    if (answer.kind === 'failed') return { kind: 'failed', message: answer.message };
    const read = await this.read(answer.body, answer.contentType);
    return read.kind === 'failed' ? read : { ...read, answer };
  }

  /** @param contentType As the sender says, or null; what the bytes are counts for more. */
  async read(bytes: Buffer, contentType: string | null): Promise<DocumentAnswer> {
    if (bytes.length === 0) return { kind: 'failed', message: 'It is empty' };
    if (bytes.subarray(0, PDF_MARK_WITHIN).includes('%PDF-')) {
      const answer = await this.pdfs.read(bytes);
      if (answer.kind === 'failed') return answer;
      const title = answer.title.replace(/\s+/g, ' ').trim();
      return { ...answer, title, language: null, published: null, mediaType: 'application/pdf' };
    }
    const page = this.pages.readBytes(bytes, typeOf(bytes, contentType));
    if (!looksLikeText(page.raw)) {
      return { kind: 'failed', message: 'It is none of what is read here: HTML, PDF or plain text' };
    }
    const { title, text, language, published } = page;
    if (text.trim() === '') return { kind: 'failed', message: 'It holds no text' };
    return { kind: 'read', title, text, language, published, mediaType: page.isHtml ? 'text/html' : 'text/plain' };
  }
}

/** Text that is neither said to be HTML nor begins as such is plain, whatever a browser made of the file's name. */
function typeOf(bytes: Buffer, contentType: string | null): string {
  const start = bytes.subarray(0, 1_024).toString('latin1');
  if (/<!doctype\s+html|<html[\s>]/i.test(start) || /html|xml/i.test(contentType ?? ''))
    return contentType ?? 'text/html';
  const charset = /charset\s*=\s*["']?([\w.:-]{1,40})/i.exec(contentType ?? '')?.[1];
  return charset === undefined ? 'text/plain' : `text/plain; charset=${charset}`;
}

/** Few control characters and few faults of decoding; NULs among a text are dropped when it is stored. */
function looksLikeText(text: string): boolean {
  const start = text.slice(0, LOOKED_AT);
  // oxlint-disable-next-line no-control-regex -- they are what is counted
  const strange = start.match(/[\u0000-\u0008\u000E-\u001A\u001C-\u001F\uFFFD]/g)?.length ?? 0;
  return strange <= start.length * MAX_STRANGE;
}
