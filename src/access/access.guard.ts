/** The one door: no route is reached without a stated need, and none by someone who does not meet it. */
import { normalizeIP } from '@fastify/rate-limit';
import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { Clock } from '../platform/clock/clock.js';
import { NEED, ROLES, type Actor, type Need } from '../platform/http/needs.js';
import {
  credentialsMissing,
  roleInsufficient,
  routeClosed,
  scopeInsufficient,
  tooManyFailures,
} from './access.errors.js';
import { AuthenticationService } from './authentication.service.js';
import { FailureThrottle } from './failure-throttle.js';

@Injectable()
export class AccessGuard implements CanActivate {
  private readonly throttle = new FailureThrottle();

  constructor(
    private readonly reflector: Reflector,
    private readonly authentication: AuthenticationService,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal of kind `unauthenticated`, `forbidden` or `too-many`. */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const need = this.reflector.getAllAndOverride<Need | null | undefined>(NEED, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (need === null) return true;
    if (need === undefined) throw routeClosed();
    const request = context.switchToHttp().getRequest<FastifyRequest & { actor?: Actor }>();
    const actor = await this.requireActor(request);
    if (ROLES.indexOf(actor.role) < ROLES.indexOf(need.role)) throw roleInsufficient(need.role);
    if (need.scope !== null && !actor.scopes.has(need.scope)) throw scopeInsufficient(need.scope);
    request.actor = actor;
    return true;
  }

  /** A good key is let in however many bad ones came from its address: people share addresses. */
  private async requireActor(request: FastifyRequest): Promise<Actor> {
    const identity = await this.authentication.identify(request);
    switch (identity.kind) {
      case 'known':
        return identity.actor;
      case 'anonymous':
        throw credentialsMissing();
      case 'refused': {
        const waitMs = this.throttle.fail(normalizeIP(request.ip), this.clock.now());
        throw waitMs > 0 ? tooManyFailures(Math.ceil(waitMs / 1000)) : identity.refusal;
      }
    }
  }
}
