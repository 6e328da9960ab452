/** Errors of pages, as pages; whoever is not signed in is shown the way in. */
import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { VNode } from 'preact';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isUnreachable, isUnstorable } from '../platform/database/database.js';
import { Refusal } from '../platform/errors/refusal.js';
import { textNotStorable } from '../platform/http/http.errors.js';
import { toProblem } from '../platform/http/problem.js';
import { FramesService } from './frames.service.js';
import { KeptWordsPage } from './pages/kept-words-page.js';
import type { Frame } from './pages/layout.js';
import { MessagePage, type MessageModel } from './pages/sign-in-page.js';

@Catch()
export class PageFilter implements ExceptionFilter {
  private readonly logger = new Logger(PageFilter.name);

  constructor(private readonly frames: FramesService) {}

  async catch(thrown: unknown, host: ArgumentsHost): Promise<void> {
    const error = isUnstorable(thrown) ? textNotStorable() : thrown;
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const text = wordsOf(request.body);
    if (
      error instanceof Refusal &&
      text !== null &&
      (error.kind === 'unauthenticated' || error.code === 'form-not-ours')
    ) {
      const isSignedIn = error.code === 'form-not-ours';
      const model = { text, backHref: pageOf(request.url), isSignedIn };
      await this.frames.send(request, reply, (frame) => KeptWordsPage({ frame, model }), isSignedIn ? 403 : 401);
      return;
    }
    if (error instanceof Refusal && error.kind === 'unauthenticated') {
      const next = request.method === 'GET' ? request.url : pageOf(request.url);
      await reply.redirect(`/sign-in?next=${encodeURIComponent(next)}`, 303);
      return;
    }
    const { status, model } = describe(error, request.id, request.method === 'POST' ? text : null);
    if (status >= 500) this.logger.error({ error, requestId: request.id }, 'A page failed');
    if (reply.sent) return;
    void reply.removeHeader('location');
    if (error instanceof Refusal && error.retryAfterSeconds !== null) {
      void reply.header('retry-after', String(Math.ceil(error.retryAfterSeconds)));
    }
    await this.send(request, reply, model, status);
  }

  /** Where not even the session can be read, the page is shown as to a stranger. */
  private async send(request: FastifyRequest, reply: FastifyReply, model: MessageModel, status: number): Promise<void> {
    const page = (frame: Frame): VNode => MessagePage({ frame, model });
    try {
      await this.frames.send(request, reply, page, status);
    } catch (error) {
      if (reply.sent) throw error;
      await this.frames.sendToStranger(reply, page, status);
    }
  }
}

/** What a person typed into a form. */
function wordsOf(body: unknown): string | null {
  const text = (body as { text?: unknown } | null | undefined)?.text;
  return typeof text === 'string' && text.trim() !== '' ? text.slice(0, 20_000) : null;
}

/** The page that a form stands on. */
function pageOf(url: string): string {
  return /^\/(?:alerts|articles|sources)\/\d+/.exec(url)?.[0] ?? '/queue';
}

function describe(error: unknown, requestId: string, typed: string | null): { status: number; model: MessageModel } {
  const link = { href: '/queue', label: 'To the queue' };
  if (error instanceof Refusal) {
    const { status, title } = toProblem(error, requestId);
    const faults = error.faults.map(({ field, message }) => `${field}: ${message}`).join('; ');
    const text = error.code === 'invalid-request' && faults !== '' ? `${error.message} ${faults}` : error.message;
    return { status, model: { title, text, link, typed, requestId } };
  }
  if (error instanceof HttpException && error.getStatus() < 500) {
    return {
      status: error.getStatus(),
      model: { title: error.message, text: 'The page cannot be shown like this.', link, typed, requestId },
    };
  }
  if (isUnreachable(error)) {
    const title = 'The database cannot be reached just now';
    const text = 'Nothing is lost that was kept before. Try again in a moment.';
    return { status: 503, model: { title, text, link, typed, requestId } };
  }
  return {
    status: 500,
    model: { title: 'Something went wrong here', text: 'The failure has been logged.', link, typed, requestId },
  };
}
