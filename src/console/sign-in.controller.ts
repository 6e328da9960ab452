/** The way in and out. */
import { normalizeIP } from '@fastify/rate-limit';
import { Body, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { AuthenticationService } from '../access/authentication.service.js';
import { DoorForm } from '../access/csrf.guard.js';
import { MIN_PASSWORD_LENGTH } from '../access/hash-password.js';
import { InvitesService } from '../access/invites.service.js';
import { SessionsService } from '../access/sessions.service.js';
import { SignInService } from '../access/sign-in.service.js';
import { personName } from '../access/user-schema.js';
import { Refusal } from '../platform/errors/refusal.js';
import { toProblem } from '../platform/http/problem.js';
import { OpenToAll, OpenToAnyKey } from '../platform/http/needs.js';
import { ConsolePage } from './console-page.controller.js';
import { FramesService } from './frames.service.js';
import { LinkPage, SignInPage } from './pages/sign-in-page.js';

const signInQuery = z.object({ next: z.string().max(2_000).default('/queue') });
const signInBody = z.object({
  csrf: z.string(),
  email: z.string().max(320),
  password: z.string().max(10_000),
  next: z.string().max(2_000).default('/queue'),
});
const params = z.object({ token: z.string().max(100) });
const welcomeBody = z.object({
  csrf: z.string(),
  password: z.string().max(10_000),
  name: personName.optional(),
  email: z.email().max(254).optional(),
});

@ConsolePage()
export class SignInController {
  constructor(
    private readonly frames: FramesService,
    private readonly sessions: SessionsService,
    private readonly passwords: SignInService,
    private readonly invites: InvitesService,
    private readonly authentication: AuthenticationService,
  ) {}

  @OpenToAll()
  @Get('sign-in')
  async show(
    @Query({ schema: signInQuery }) { next }: z.output<typeof signInQuery>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const csrf = this.openDoor(request, reply);
    const model = { csrf, email: '', next: ownPath(next), fault: null };
    await this.frames.send(request, reply, (frame) => SignInPage({ frame, model }));
  }

  @OpenToAll()
  @DoorForm()
  @Post('sign-in')
  async signIn(
    @Body({ schema: signInBody }) { email, password, next, csrf }: z.output<typeof signInBody>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    try {
      const cookie = await this.passwords.signIn(email, password, normalizeIP(request.ip));
      await reply.header('set-cookie', cookie).redirect(ownPath(next), 303);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (error.retryAfterSeconds !== null)
        void reply.header('retry-after', String(Math.ceil(error.retryAfterSeconds)));
      const model = { csrf, email, next: ownPath(next), fault: error.message };
      await this.frames.send(request, reply, (frame) => SignInPage({ frame, model }), statusOf(error));
    }
  }

  @OpenToAnyKey()
  @Post('sign-out')
  async signOut(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const identity = await this.authentication.identify(request);
    if (identity.kind === 'known' && identity.session !== undefined) {
      void reply.header('set-cookie', await this.sessions.end(identity.session));
    }
    await reply.redirect('/sign-in?done=signed-out', 303);
  }

  /** Looking changes nothing: programs that look at links in mails must not use them up. */
  @OpenToAll()
  @Get('welcome/:token')
  async welcome(
    @Param({ schema: params }) { token }: z.output<typeof params>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const owner = await this.invites.look(token);
    const csrf = this.openDoor(request, reply);
    await this.sendLink(request, reply, token, csrf, owner, null, 200);
  }

  @OpenToAll()
  @DoorForm()
  @Post('welcome/:token')
  async choose(
    @Param({ schema: params }) { token }: z.output<typeof params>,
    @Body({ schema: welcomeBody }) body: z.output<typeof welcomeBody>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { csrf, password, name = null, email = null } = body;
    try {
      const cookie = await this.invites.redeem(token, { password, name, email });
      await reply.header('set-cookie', cookie).redirect('/queue', 303);
    } catch (error) {
      if (!(error instanceof Refusal) || error.code === 'sign-in-link-invalid') throw error;
      const owner = await this.invites.look(token);
      const typed = owner.isPlaceholder ? { ...owner, name: name ?? '', email: email ?? '' } : owner;
      await this.sendLink(request, reply, token, csrf, typed, error.message, statusOf(error));
    }
  }

  private async sendLink(
    request: FastifyRequest,
    reply: FastifyReply,
    token: string,
    csrf: string,
    owner: { name: string; email: string; isPlaceholder: boolean },
    fault: string | null,
    status: number,
  ): Promise<void> {
    const isBlank = owner.isPlaceholder && fault === null;
    const model = {
      csrf,
      token,
      fault,
      name: isBlank ? '' : owner.name,
      email: isBlank ? '' : owner.email,
      asksForName: owner.isPlaceholder,
      minLength: MIN_PASSWORD_LENGTH,
    };
    void reply.header('x-robots-tag', 'noindex');
    await this.frames.send(request, reply, (frame) => LinkPage({ frame, model }), status);
  }

  private openDoor(request: FastifyRequest, reply: FastifyReply): string {
    const { csrf, setCookie } = this.sessions.openDoor(request.headers.cookie);
    if (setCookie !== null) void reply.header('set-cookie', setCookie);
    return csrf;
  }
}

/** A path of this console, as it may stand in a header; anything that could lead elsewhere becomes the queue. */
function ownPath(path: string): string {
  if (!/^\/(?![/\\])[^\\\s]*$/.test(path)) return '/queue';
  const { pathname, search, hash } = new URL(path, 'http://console.invalid');
  return /^\/(?:\/|(?:sign-in|sign-out|api)\b)/.test(pathname) ? '/queue' : pathname + search + hash;
}

function statusOf(error: Refusal): number {
  return toProblem(error, null).status;
}
