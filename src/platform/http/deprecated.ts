/** Operations that are announced to go: how a route says so, and what every answer of it says. */
import { applyDecorators, Injectable, SetMetadata, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiExtension } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';

/** What is announced. */
export interface Announcement {
  /** The day since when it should not be used any more, YYYY-MM-DD. */
  readonly since: string;
  /** The day from which on it may be gone: at least a year later. */
  readonly sunset: string;
  /** Address of what to use in its place. */
  readonly see: string;
}

const DEPRECATED = 'embargo-monitor:deprecated';

/** The route is announced to go. */
export const Deprecated = (announcement: Announcement): MethodDecorator & ClassDecorator =>
  applyDecorators(SetMetadata(DEPRECATED, announcement), ApiExtension('x-deprecated', announcement));

@Injectable()
export class DeprecationGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  /** Lets everyone pass. As a guard it costs other routes next to nothing, and refusals of the handler carry the headers too. */
  canActivate(context: ExecutionContext): boolean {
    const announcement = this.reflector.getAllAndOverride<Announcement | undefined>(DEPRECATED, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (announcement !== undefined)
      context.switchToHttp().getResponse<FastifyReply>().headers(describeDeprecation(announcement));
    return true;
  }
}

/** Deprecation (RFC 9745: a date as a structured field), Sunset (RFC 8594: an HTTP date), and where to read on. */
function describeDeprecation({ since, sunset, see }: Announcement): Readonly<Record<string, string>> {
  return {
    deprecation: `@${Date.parse(since) / 1000}`,
    sunset: new Date(sunset).toUTCString(),
    link: `<${see}>; rel="deprecation"; type="text/html"`,
  };
}
