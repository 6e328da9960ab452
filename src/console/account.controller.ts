/** `/account`: a person's own page, with their keys to the API. */
import { Body, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { KeysService, type KeyRow } from '../access/keys.service.js';
import { SessionsService } from '../access/sessions.service.js';
import { UsersService } from '../access/users.service.js';
import { keyNotFound } from '../access/access.errors.js';
import { several } from '../alerts/alert-query-schema.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import { CurrentActor, Needs, SCOPES, type Actor } from '../platform/http/needs.js';
import { idText } from '../platform/http/list-query.js';
import { ConsolePage } from './console-page.controller.js';
import { FramesService } from './frames.service.js';
import { formatDay, formatSpan } from './pages/format-instant.js';
import { AccountPage, type AccountModel, type KeyView } from './pages/people-page.js';

const keyForm = z.object({ name: z.string().trim().min(1).max(200), scopes: several(z.enum(SCOPES)).optional() });
const params = z.object({ id: idText });

const MOST_KEYS = 500;

/** A session has every scope; a key needs `admin`, or a small key could make itself a large one. */
@ConsolePage('account')
@Needs('viewer', 'admin')
export class AccountController {
  constructor(
    private readonly frames: FramesService,
    private readonly users: UsersService,
    private readonly keys: KeysService,
    private readonly sessions: SessionsService,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  @Get()
  async show(@CurrentActor() actor: Actor, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.send(request, reply, actor, { issued: null, fault: null });
  }

  /** The key is shown in the answer itself and stands in no address, log or history. */
  @Post('keys')
  async issue(
    @Body({ schema: keyForm }) form: z.output<typeof keyForm>,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (form.scopes === undefined) {
      await this.send(
        request,
        reply,
        actor,
        { issued: null, fault: 'Say what the key may do: tick one box at least.' },
        400,
      );
      return;
    }
    const { secret } = await this.keys.create({ userId: idOf(actor), name: form.name, scopes: form.scopes }, actor.id);
    await this.send(request, reply, actor, { issued: { name: form.name, secret }, fault: null });
  }

  @Post('keys/:id/revoke')
  async revoke(
    @Param({ schema: params }) { id }: z.output<typeof params>,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const own = await this.keys.list(idOf(actor), null, MOST_KEYS);
    if (!own.some((key) => key.id === id)) throw keyNotFound(id);
    await this.keys.revoke(id, actor.id);
    await reply.redirect('/account?done=key-revoked', 303);
  }

  @Post('sign-out-everywhere')
  async signOutEverywhere(@CurrentActor() actor: Actor, @Res() reply: FastifyReply): Promise<void> {
    await this.database.transaction((tx) => this.sessions.endAll(idOf(actor), actor.id, tx));
    await reply.redirect('/sign-in?done=signed-out', 303);
  }

  private async send(
    request: FastifyRequest,
    reply: FastifyReply,
    actor: Actor,
    outcome: Pick<AccountModel, 'issued' | 'fault'>,
    status = 200,
  ): Promise<void> {
    const id = idOf(actor);
    const [user, keys, sessions] = await Promise.all([
      this.users.get(id),
      this.keys.list(id, null, MOST_KEYS),
      this.sessions.count(id),
    ]);
    const now = this.clock.now();
    const model: AccountModel = {
      ...outcome,
      name: user.name,
      email: user.email,
      role: user.role,
      sessions,
      scopes: SCOPES.filter((scope) => scope !== 'admin' || user.role === 'admin'),
      keys: keys.map((key) => describeKey(key, now)),
    };
    await this.frames.send(request, reply, (frame) => AccountPage({ frame, model }), status);
  }
}

function describeKey(key: KeyRow, now: Date): KeyView {
  const isExpired = key.expiresAt !== null && key.expiresAt <= now;
  const isLive = key.revokedAt === null && !isExpired;
  const until = key.expiresAt === null ? '' : ` until ${formatDay(key.expiresAt)}`;
  return {
    id: key.id,
    name: key.name,
    prefix: key.prefix,
    scopes: key.scopes.length === SCOPES.length ? 'everything its holder may' : key.scopes.join(', '),
    used: key.lastUsedAt === null ? 'never' : `${formatSpan(now.getTime() - key.lastUsedAt.getTime())} ago`,
    state: key.revokedAt !== null ? `Revoked ${formatDay(key.revokedAt)}` : isExpired ? 'Expired' : `Good${until}`,
    isLive,
  };
}

function idOf(actor: Actor): string {
  if (actor.userId === null) throw new Error(`${actor.id} has no page of their own`);
  return actor.userId;
}
