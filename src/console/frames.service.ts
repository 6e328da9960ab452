/** What every page needs of the request it answers. */
import { Injectable } from '@nestjs/common';
import type { VNode } from 'preact';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AuthenticationService } from '../access/authentication.service.js';
import { noticeFor } from './notices.js';
import { PageAssets } from './page-assets.client.js';
import { renderPage, type Frame } from './pages/layout.js';
import type { Viewer } from './pages/viewer.js';

@Injectable()
export class FramesService {
  constructor(
    private readonly authentication: AuthenticationService,
    private readonly assets: PageAssets,
  ) {}

  /** The frame for whoever asks; without a session there is no viewer. */
  async frameFor(request: FastifyRequest): Promise<Frame> {
    const query = request.query as Record<string, unknown> | null;
    return {
      assets: this.assets.addresses,
      viewer: await this.viewerOf(request),
      notice: noticeFor(query?.['done']),
    };
  }

  /** Renders a page for one request and sends it. Pages show what is known to one person: no cache keeps them. */
  async send(request: FastifyRequest, reply: FastifyReply, page: (frame: Frame) => VNode, status = 200): Promise<void> {
    await this.answer(reply, renderPage(page(await this.frameFor(request))), status);
  }

  /** The same without asking who it is: for when that cannot be known. */
  async sendToStranger(reply: FastifyReply, page: (frame: Frame) => VNode, status: number): Promise<void> {
    const frame = { assets: this.assets.addresses, viewer: null, notice: null };
    await this.answer(reply, renderPage(page(frame)), status);
  }

  private async answer(reply: FastifyReply, html: string, status: number): Promise<void> {
    await reply
      .status(status)
      .header('cache-control', 'private, no-store')
      .header('content-type', 'text/html; charset=utf-8')
      .send(html);
  }

  private async viewerOf(request: FastifyRequest): Promise<Viewer | null> {
    const identity = await this.authentication.identify(request);
    if (identity.kind !== 'known' || identity.session === undefined) return null;
    const { session, actor } = identity;
    return { userId: actor.userId ?? '', name: session.name, role: actor.role, csrf: session.csrf };
  }
}
