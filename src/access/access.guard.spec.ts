import { describe, expect, it } from '@jest/globals';
import type { ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { FixedClock } from '../../test/support/fixed-clock.js';
import { Needs, OpenToAll, OpenToAnyKey, type Actor, type Scope, type UserRole } from '../platform/http/needs.js';
import { credentialsInvalid } from './access.errors.js';
import { AccessGuard } from './access.guard.js';
import type { AuthenticationService, Identity } from './authentication.service.js';

@Needs('analyst', 'alerts:review')
class Routes {
  inherited(): void {
    // What a route does is of no matter here.
  }

  @Needs('admin', 'admin')
  narrowed(): void {
    // As above.
  }

  @OpenToAll()
  opened(): void {
    // As above.
  }

  @OpenToAnyKey()
  known(): void {
    // As above.
  }
}

class Undecided {
  route(): void {
    // As above.
  }
}

const holder = (role: UserRole, ...scopes: Scope[]): Identity => ({
  kind: 'known',
  actor: { id: 'user:1/key:1', userId: '1', role, scopes: new Set(scopes) } satisfies Actor,
});

describe('the guard', () => {
  const request = { ip: '192.0.2.7' } as { ip: string; actor?: Actor };

  const pass = async (
    type: new () => object,
    method: string,
    identity: Identity,
    clock = new FixedClock(),
  ): Promise<unknown> => {
    const authentication = { identify: async () => identity } as unknown as AuthenticationService;
    return ask(new AccessGuard(new Reflector(), authentication, clock), type, method);
  };

  const ask = async (guard: AccessGuard, type: new () => object, method: string): Promise<unknown> => {
    const context = {
      getHandler: () => (type.prototype as Record<string, unknown>)[method],
      getClass: () => type,
      switchToHttp: () => ({ getRequest: () => request }),
    } as unknown as ExecutionContext;
    return guard.canActivate(context).catch((error: { code: string }) => error.code);
  };

  it('keeps a route closed that does not say whom it is for', async () => {
    expect(await pass(Undecided, 'route', holder('admin', 'admin'))).toBe('route-closed');
  });

  it.each([
    ['inherited', holder('analyst', 'alerts:review'), true],
    ['inherited', holder('admin', 'alerts:review'), true],
    ['inherited', holder('viewer', 'alerts:review'), 'role-insufficient'],
    ['inherited', holder('admin', 'admin'), 'scope-insufficient'],
    ['inherited', { kind: 'anonymous' } as const, 'credentials-missing'],
    ['narrowed', holder('admin', 'admin'), true],
    ['narrowed', holder('analyst', 'admin'), 'role-insufficient'],
    ['opened', { kind: 'anonymous' } as const, true],
    ['opened', { kind: 'refused', refusal: credentialsInvalid() } as const, true],
    ['known', holder('viewer'), true],
    ['known', { kind: 'anonymous' } as const, 'credentials-missing'],
  ])('asks at %s what it says (%#)', async (method, identity, expected) => {
    expect(await pass(Routes, method, identity)).toBe(expected);
  });

  it('hands the caller on', async () => {
    delete request.actor;
    await pass(Routes, 'known', holder('viewer', 'screen'));
    expect(request.actor).toMatchObject({ id: 'user:1/key:1', role: 'viewer' });
  });

  it('counts wrong keys per address, and asks for patience after ten', async () => {
    const clock = new FixedClock();
    const refused: Identity = { kind: 'refused', refusal: credentialsInvalid() };
    const authentication = { identify: async () => refused } as unknown as AuthenticationService;
    const guard = new AccessGuard(new Reflector(), authentication, clock);
    const outcomes: unknown[] = [];
    for (let count = 0; count < 11; count++) outcomes.push(await ask(guard, Routes, 'known'));
    expect(outcomes).toEqual([...Array<string>(10).fill('credentials-invalid'), 'too-many-failures']);
    clock.advance(60_000);
    expect(await ask(guard, Routes, 'known')).toBe('credentials-invalid');
  });
});
