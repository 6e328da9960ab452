/** Who sends a request, found out once per request: the rate limit asks first, the guard after it. */
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Refusal } from '../platform/errors/refusal.js';
import type { Actor } from '../platform/http/needs.js';
import { KeysService } from './keys.service.js';
import { SessionsService, type LiveSession } from './sessions.service.js';

/** What the credentials of a request say. */
export type Identity =
  | { readonly kind: 'anonymous' }
  /** `session` where they came with the cookie of one and not with a key. */
  | { readonly kind: 'known'; readonly actor: Actor; readonly session?: LiveSession }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** Sent by pages with what they ask on their own, every few seconds, whether or not anybody is there. */
const UNATTENDED = 'x-unattended';

const BEARER = /^Bearer +([^\s]+) *$/i;

@Injectable()
export class AuthenticationService {
  private readonly identities = new WeakMap<FastifyRequest, Promise<Identity>>();

  constructor(
    private readonly keys: KeysService,
    private readonly sessions: SessionsService,
  ) {}

  /** Never throws for wrong credentials: whether they matter is for the route to say. */
  async identify(request: FastifyRequest): Promise<Identity> {
    let identity = this.identities.get(request);
    if (!identity) {
      identity = this.read(request, request.headers[UNATTENDED] === undefined);
      this.identities.set(request, identity);
    }
    return identity;
  }

  /** Whether the credentials of a request that goes on for long still stand for the same caller with the same role. */
  async isStill(request: FastifyRequest, actor: Actor): Promise<boolean> {
    const identity = await this.read(request, false);
    return identity.kind === 'known' && identity.actor.id === actor.id && identity.actor.role === actor.role;
  }

  /** A key goes before a cookie: whoever sends one means it. A session that has ended is nobody, not a failure. */
  private async read({ headers }: FastifyRequest, isAttended: boolean): Promise<Identity> {
    const [, token] = BEARER.exec(headers.authorization ?? '') ?? [];
    if (token === undefined) {
      const session = await this.sessions.find(headers.cookie, isAttended);
      return session === null ? { kind: 'anonymous' } : { kind: 'known', actor: session.actor, session };
    }
    try {
      return { kind: 'known', actor: await this.keys.authenticate(token) };
    } catch (error) {
      if (error instanceof Refusal) return { kind: 'refused', refusal: error };
      throw error;
    }
  }
}
