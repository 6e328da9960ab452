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
    const html = renderPage(page(await this.frameFor(request)));
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
