/**
 * What changes something and comes with a cookie must come from a page of ours. Three things say so, each alone would
 * nearly do: the cookie is SameSite=Lax; the browser names the origin of the request; the form carries a token made
 * from the cookie's secret. Calls with an API key carry no cookie and are let through, and so is what is open to all: a link
 * out of a mail allows the same with a session as without.
 */
import { Inject, Injectable, SetMetadata, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import type { Config } from '../platform/config/config.js';
import { NEED, type Need } from '../platform/http/needs.js';
import { CONFIG } from '../platform/platform.module.js';
import { AuthenticationService } from './authentication.service.js';
import { isCsrfToken } from './secret-text.js';
import { SessionsService } from './sessions.service.js';
import { formNotOurs } from './sign-in.errors.js';

const DOOR = 'embargo-monitor:door-form';

/** Forms of those who are not signed in: checked against the cookie of the door. */
export const DoorForm = (): MethodDecorator & ClassDecorator => SetMetadata(DOOR, true);

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

@Injectable()
export class CsrfGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly authentication: AuthenticationService,
    private readonly sessions: SessionsService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @throws Refusal `form-not-ours` */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (SAFE_METHODS.has(request.method)) return true;
    const route = [context.getHandler(), context.getClass()];
    const isDoor = this.reflector.getAllAndOverride<boolean | undefined>(DOOR, route) === true;
    if (!isDoor && this.reflector.getAllAndOverride<Need | null | undefined>(NEED, route) === null) return true;
    const secret = isDoor ? this.sessions.doorSecret(request.headers.cookie) : await this.sessionSecret(request);
    if (secret === undefined) return true;
    const body = request.body as { csrf?: unknown } | null | undefined;
    const token = body?.csrf ?? request.headers['x-csrf-token'];
    if (secret === null || !this.isFromOurPage(request) || !isCsrfToken(token, secret)) throw formNotOurs();
    return true;
  }

  /** Undefined where the caller did not come by a session. */
  private async sessionSecret(request: FastifyRequest): Promise<string | undefined> {
    const identity = await this.authentication.identify(request);
    return identity.kind === 'known' ? identity.session?.secret : undefined;
  }

  /** Old browsers send neither header; then the token alone decides. */
  private isFromOurPage(request: FastifyRequest): boolean {
    const site = request.headers['sec-fetch-site'];
    if (site !== undefined) return site === 'same-origin';
    const { origin, host } = request.headers;
    if (origin === undefined) return true;
    if (!URL.canParse(origin)) return false;
    return new URL(origin).host === host || origin === new URL(this.config.http.baseUrl).origin;
  }
}
