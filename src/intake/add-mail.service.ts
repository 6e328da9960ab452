/** Mail that is dropped in becomes articles: each message one, and each file in it that can be read. */
import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/http/needs.js';
import { Refusal } from '../platform/errors/refusal.js';
import { AddArticleService } from './add-article.service.js';
import { DocumentsService } from './documents.service.js';
import { fileUnreadable } from './intake.errors.js';
import { MailClient } from './mail.client.js';
import type { MailAttachment, MailReply } from './mail-thread.client.js';
import { isMbox, splitMbox } from './split-mbox.js';

type Mail = Extract<MailReply, { kind: 'read' }>;

/** A mailbox within the bound on the size of files holds fewer, unless they are made to be many. */
const MAX_MESSAGES = 10_000;

/** Messages attached to messages are read so deep. */
const MAX_DEPTH = 3;

/** Reasons past this count say nothing new. */
const MAX_SKIPPED = 1_000;

/** A message or an attachment, with what to call it where something is wrong. */
interface Piece {
  readonly label: string;
  /** Names the piece within its file. */
  readonly address: string;
  /** In how many messages it lies. */
  readonly depth: number;
}

@Injectable()
export class AddMailService {
  constructor(
    private readonly mails: MailClient,
    private readonly documents: DocumentsService,
    private readonly articles: AddArticleService,
  ) {}

  /**
   * Adds a message (`.eml`) or a mailbox (`.mbox`): subject as title, sender as outlet, the HTML as text or else the plain
   * text. Pieces that are known already stay as they are.
   *
   * @returns What of it was skipped and why, a line each.
   * @throws Refusal `file-unreadable` where nothing of it could be read.
   */
  async add(name: string, bytes: Buffer, actor: Actor): Promise<string[]> {
    const skipped: string[] = [];
    const isMany = isMbox(bytes);
    const { messages, hasMore } = isMany ? splitMbox(bytes, MAX_MESSAGES) : { messages: [bytes], hasMore: false };
    let taken = 0;
    for (const [index, message] of messages.entries()) {
      const piece = isMany
        ? { label: `Message ${index + 1}`, address: addressOf(name, index + 1), depth: 0 }
        : { label: 'The message', address: addressOf(name), depth: 0 };
      taken += await this.addMessage(message, piece, skipped, actor);
    }
    if (hasMore) skipped.push(`The mailbox has more than ${MAX_MESSAGES} messages; the rest was not read`);
    if (taken === 0) throw fileUnreadable(skipped.slice(0, 5).join('; ') || 'It holds no message');
    return skipped.length > MAX_SKIPPED
      ? [...skipped.slice(0, MAX_SKIPPED), `And ${skipped.length - MAX_SKIPPED} more`]
      : skipped;
  }

  /** @returns How many articles it holds. */
  private async addMessage(bytes: Buffer, piece: Piece, skipped: string[], actor: Actor): Promise<number> {
    const mail = await this.mails.read(bytes);
    if (mail.kind === 'damaged') {
      skipped.push(`${piece.label}: ${mail.message}`);
      return 0;
    }
    let taken = 0;
    const read = await this.readBody(mail);
    if (read !== null) {
      const title = mail.subject.trim() === '' ? 'Mail without a subject' : mail.subject;
      const capture = { address: piece.address, mediaType: 'message/rfc822', body: bytes };
      const isKept = await this.keep({ ...read, title, published: mail.date }, capture, mail, actor);
      if (isKept) taken += 1;
      else skipped.push(`${piece.label}: It holds no text`);
    } else if (mail.attachments.length === 0) {
      skipped.push(`${piece.label}: It holds no text`);
    }
    for (const [index, attachment] of mail.attachments.entries()) {
      const name = (attachment.name || `attachment ${index + 1}`).slice(0, 200);
      const inner = {
        label: `${piece.label}, ${name}`,
        address: `${piece.address}/${index + 1}`,
        depth: piece.depth + 1,
      };
      if (attachment.mediaType === 'message/rfc822' && inner.depth <= MAX_DEPTH) {
        taken += await this.addMessage(Buffer.from(attachment.bytes), inner, skipped, actor);
        continue;
      }
      const fault = await this.addAttachment(attachment, name, inner.address, mail, actor);
      if (fault === null) taken += 1;
      else skipped.push(`${inner.label}: ${fault}`);
    }
    if (mail.unread > 0) skipped.push(`${piece.label}: ${mail.unread} more attachments were not read`);
    return taken;
  }

  private async readBody(mail: Mail): Promise<{ text: string; language: string | null } | null> {
    if (mail.html.trim() !== '') {
      const read = await this.documents.read(Buffer.from(mail.html, 'utf8'), 'text/html; charset=utf-8');
      if (read.kind === 'read') return { text: read.text, language: read.language };
    }
    return mail.text.trim() === '' ? null : { text: mail.text, language: null };
  }

  /** @returns Why it was skipped; null where it was not. */
  private async addAttachment(
    { mediaType, bytes }: MailAttachment,
    name: string,
    address: string,
    mail: Mail,
    actor: Actor,
  ): Promise<string | null> {
    if (!isReadable(mediaType, name)) return 'It is none of what is read here: HTML, PDF or plain text';
    const body = Buffer.from(bytes);
    const isHtml = /html/i.test(mediaType) || /\.x?html?$/i.test(name);
    const read = await this.documents.read(body, isHtml ? 'text/html' : null);
    if (read.kind === 'failed') return read.message;
    const title = read.title === '' ? name.replace(/\.[a-z0-9]{1,5}$/i, '') : read.title;
    const published = read.published ?? mail.date;
    const capture = { address, mediaType: read.mediaType, body };
    return (await this.keep({ ...read, title, published }, capture, mail, actor)) ? null : 'It holds no text';
  }

  private async keep(
    read: { title: string; text: string; language: string | null; published: Date | null },
    capture: { address: string; mediaType: string; body: Buffer },
    { sender }: Mail,
    actor: Actor,
  ): Promise<boolean> {
    const { name, address } = sender;
    const origin = name === '' || address === '' ? name || address : `${name} <${address}>`;
    const said = { title: null, language: null, published: null, origin: origin || null, note: null };
    try {
      await this.articles.addRead({ ...read, ...capture }, said, actor);
      return true;
    } catch (error) {
      if (error instanceof Refusal) return false;
      throw error;
    }
  }
}

/** Signatures, calendars and business cards are text too, and nothing to be read as news. */
function isReadable(mediaType: string, name: string): boolean {
  if (mediaType === 'application/octet-stream') return /\.(x?html?|pdf|txt)$/i.test(name);
  return /^(text\/(plain|html)|application\/(pdf|x-pdf|xhtml\+xml))$/i.test(mediaType);
}

/** The number tells the messages of one mailbox apart. */
function addressOf(name: string, number?: number): string {
  return `upload:${encodeURIComponent(name.toWellFormed())}${number === undefined ? '' : `#${number}`}`;
}
