/**
 * What a route asks of whoever calls it. Nothing is reachable without one of these: the global guard (src/access)
 * refuses routes that carry neither.
 */
import { applyDecorators, createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';

/** Each role may do all that the one before it may. */
export const ROLES = ['viewer', 'analyst', 'admin'] as const;
export type UserRole = (typeof ROLES)[number];

/** What an API key may be limited to. A key never exceeds its user's role. */
export const SCOPES = [
  'alerts:read',
  'alerts:review',
  'articles:read',
  'articles:write',
  'sources:read',
  'sources:write',
  'embargoes:read',
  'screen',
  'subscriptions:read',
  'subscriptions:write',
  'webhooks:read',
  'webhooks:write',
  'admin',
] as const;
export type Scope = (typeof SCOPES)[number];

/** Who is calling, as far as permission and record are concerned. */
export interface Actor {
  /** As the audit trail names it: `user:12`, `user:12/key:3`, `system`. */
  readonly id: string;
  readonly userId: string | null;
  readonly role: UserRole;
  /** All scopes for a session, the key's own for a key. */
  readonly scopes: ReadonlySet<Scope>;
}

/** The requirement a route carries. */
export interface Need {
  readonly role: UserRole;
  /** Null: whatever the key is limited to. */
  readonly scope: Scope | null;
}

/** Metadata key of {@link Needs}; `null` stands for {@link OpenToAll}. */
export const NEED = 'embargo-monitor:need';

/** Key of the same in the OpenAPI document. */
const NEED_EXTENSION = 'x-needs';

/** The route is for callers with at least this role whose key (if a key it is) has this scope. */
export const Needs = (role: UserRole, scope: Scope): MethodDecorator & ClassDecorator => need({ role, scope });

/** The route is for every caller who is known, whatever their role and the scopes of their key. */
export const OpenToAnyKey = (): MethodDecorator & ClassDecorator => need({ role: 'viewer', scope: null });

/** The route needs no role: health, the OpenAPI file, signed links. */
export const OpenToAll = (): MethodDecorator & ClassDecorator => need(null);

/** For the guard, and for the documentation. */
const need = (value: Need | null): MethodDecorator & ClassDecorator =>
  applyDecorators(SetMetadata(NEED, value), ApiExtension(NEED_EXTENSION, value));

/** The caller, put on the request by the guard. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  return context.switchToHttp().getRequest<FastifyRequest & { actor: Actor }>().actor;
});

/** Work that nobody asked for by hand. */
export const SYSTEM: Actor = { id: 'system', userId: null, role: 'admin', scopes: new Set(SCOPES) };
