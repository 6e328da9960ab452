/** Who sends a request, found out once per request: the rate limit asks first, the guard after it. */
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Refusal } from '../platform/errors/refusal.js';
import type { Actor } from '../platform/http/needs.js';
import { KeysService } from './keys.service.js';

/** What the credentials of a request say. */
export type Identity =
  | { readonly kind: 'anonymous' }
  | { readonly kind: 'known'; readonly actor: Actor }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

const BEARER = /^Bearer +([^\s]+) *$/i;

@Injectable()
export class AuthenticationService {
  private readonly identities = new WeakMap<FastifyRequest, Promise<Identity>>();

  constructor(private readonly keys: KeysService) {}

  /** Never throws for wrong credentials: whether they matter is for the route to say. */
  async identify(request: FastifyRequest): Promise<Identity> {
    let identity = this.identities.get(request);
    if (!identity) {
      identity = this.read(request.headers.authorization);
      this.identities.set(request, identity);
    }
    return identity;
  }

  private async read(authorization: string | undefined): Promise<Identity> {
    const [, token] = BEARER.exec(authorization ?? '') ?? [];
    if (token === undefined) return { kind: 'anonymous' };
    try {
      return { kind: 'known', actor: await this.keys.authenticate(token) };
    } catch (error) {
      if (error instanceof Refusal) return { kind: 'refused', refusal: error };
      throw error;
    }
  }
}
