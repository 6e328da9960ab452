import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { FixedClock } from '../../test/support/fixed-clock.js';
import { createTestDatabase, type TestDatabase } from '../../test/support/test-database.js';
import { AuditRepository } from '../platform/audit/audit.repository.js';
import { AuditService } from '../platform/audit/audit.service.js';
import { parseConfig } from '../platform/config/config.js';
import { FirstAdminService } from './first-admin.service.js';
import { InvitesService } from './invites.service.js';
import { KeysRepository } from './keys.repository.js';
import { KeysService } from './keys.service.js';
import { isCsrfToken } from './secret-text.js';
import { SessionsRepository } from './sessions.repository.js';
import { SessionsService } from './sessions.service.js';
import { SignInRepository } from './sign-in.repository.js';
import { SignInService } from './sign-in.service.js';
import { UsersRepository } from './users.repository.js';
import { UsersService } from './users.service.js';

const HOUR_MS = 3_600_000;
const PASSWORD = 'correct horse battery staple';

describe('signing in', () => {
  let db: TestDatabase;
  let clock: FixedClock;
  let users: UsersService;
  let sessions: SessionsService;
  let signIn: SignInService;
  let invites: InvitesService;
  let first: FirstAdminService;
  let announced: string[];
  let count = 0;

  const cookieOf = (setCookie: string): string => setCookie.split(';')[0] ?? '';
  const tokenOf = (href: string): string => href.split('/welcome/')[1] ?? '';
  const codeOf = async (promise: Promise<unknown>): Promise<string> =>
    promise.then(
      () => 'accepted',
      (error: { code?: string; message: string }) => error.code ?? error.message,
    );
  const choice = (password = PASSWORD) => ({ password, name: null, email: null });
  const actsOn = async (userId: string): Promise<string[]> =>
    (
      await db.database.rows<{ act: string }>(
        `SELECT act FROM audit_entries WHERE subject_type = 'user' AND subject_id = $1 ORDER BY number`,
        [userId],
      )
    ).map(({ act }) => act);

  /** A person with a password. */
  const member = async (): Promise<{ id: string; email: string }> => {
    const email = `person-${++count}@example.org`;
    const { id } = await users.create({ email, name: `Person ${count}`, role: 'analyst' }, 'system');
    await invites.redeem(tokenOf((await invites.issue(id, 'system')).href), choice());
    return { id, email };
  };

  beforeAll(async () => {
    db = await createTestDatabase();
  });

  beforeEach(async () => {
    await db.database.run('TRUNCATE users CASCADE');
    await db.database.run('TRUNCATE sign_in_failures');
    clock = new FixedClock();
    announced = [];
    const config = parseConfig({ BASE_URL: 'https://embargo.example.org' });
    const audit = new AuditService(new AuditRepository(db.database), clock);
    const keys = new KeysService(new KeysRepository(db.database), audit, db.database, clock);
    const accounts = new SignInRepository(db.database);
    users = new UsersService(new UsersRepository(db.database), keys, audit, db.database, clock);
    sessions = new SessionsService(new SessionsRepository(db.database), audit, db.database, clock, config);
    signIn = new SignInService(accounts, sessions, audit, db.database, clock);
    invites = new InvitesService(accounts, sessions, audit, db.database, clock, config);
    first = new FirstAdminService(users, keys, invites, accounts, db.database, clock, config, (text) =>
      announced.push(text),
    );
  });

  afterAll(() => db.drop());

  describe('a one-time link', () => {
    it('sets a password and signs in, once, on record, and leaves no secret behind', async () => {
      const ada = await users.create({ email: 'ada@example.org', name: 'Ada', role: 'analyst' }, 'system');
      const link = await invites.issue(ada.id, 'user:1');
      expect(link.href).toMatch(/^https:\/\/embargo\.example\.org\/welcome\/[\w-]{43}$/);
      expect(await invites.look(tokenOf(link.href))).toEqual({
        name: 'Ada',
        email: 'ada@example.org',
        isPlaceholder: false,
      });
      const cookie = cookieOf(await invites.redeem(tokenOf(link.href), choice()));
      expect(await sessions.find(cookie)).toMatchObject({
        name: 'Ada',
        actor: { id: `user:${ada.id}`, role: 'analyst' },
      });
      expect(await codeOf(invites.redeem(tokenOf(link.href), choice()))).toBe('sign-in-link-invalid');
      expect(await actsOn(ada.id)).toEqual(['user.create', 'user.invite', 'user.set-password', 'session.start']);
      const stored = JSON.stringify(
        await db.database.rows(
          `SELECT u::text, l::text, s::text, e::text FROM users u, sign_in_links l, sessions s, audit_entries e`,
        ),
      );
      expect(stored).toContain('$argon2id$v=19$m=19456,t=2,p=1$');
      for (const secret of [PASSWORD, tokenOf(link.href), cookie.split('=')[1] ?? ''])
        expect(stored).not.toContain(secret);
    });

    it('is used by one of two who come at once', async () => {
      const { id } = await users.create({ email: 'b@example.org', name: 'B', role: 'viewer' }, 'system');
      const token = tokenOf((await invites.issue(id, 'system')).href);
      const codes = await Promise.all([1, 2, 3].map(() => codeOf(invites.redeem(token, choice()))));
      expect(codes.sort()).toEqual(['accepted', 'sign-in-link-invalid', 'sign-in-link-invalid']);
    });

    it('works for three days, not for a deactivated person, and a new password ends old sessions and other links', async () => {
      const { id, email } = await member();
      const old = cookieOf(await signIn.signIn(email, PASSWORD, '192.0.2.1'));
      const [one, two] = [await invites.issue(id, 'system'), await invites.issue(id, 'system')];
      clock.advance(72 * HOUR_MS);
      expect(await codeOf(invites.look(tokenOf(one.href)))).toBe('sign-in-link-invalid');
      const fresh = await invites.issue(id, 'system');
      await users.change(id, { isActive: false }, 'system');
      expect(await codeOf(invites.look(tokenOf(fresh.href)))).toBe('sign-in-link-invalid');
      await users.change(id, { isActive: true }, 'system');
      const third = await invites.issue(id, 'system');
      await invites.redeem(tokenOf(fresh.href), choice('another long password'));
      expect(await sessions.find(old)).toBeNull();
      for (const { href } of [two, third])
        expect(await codeOf(invites.look(tokenOf(href)))).toBe('sign-in-link-invalid');
      expect(await codeOf(signIn.signIn(email, PASSWORD, '192.0.2.1'))).toBe('sign-in-refused');
    });

    it('takes no short, simple or telling password, and stays good', async () => {
      const { id } = await users.create({ email: 'weak@example.org', name: 'W', role: 'viewer' }, 'system');
      const token = tokenOf((await invites.issue(id, 'system')).href);
      for (const password of ['short', 'aaaaaaaaaaaaaaaaaa', 'my weak@example.org one', 'x'.repeat(2_000)]) {
        expect(await codeOf(invites.redeem(token, choice(password)))).toBe('password-weak');
      }
      expect(await codeOf(invites.redeem(token, choice()))).toBe('accepted');
    });
  });

  describe('a password', () => {
    it('starts a session whatever the case of the address; all else gets one answer', async () => {
      const { id, email } = await member();
      expect(await codeOf(signIn.signIn(email.toUpperCase(), PASSWORD, '192.0.2.1'))).toBe('accepted');
      expect(await codeOf(signIn.signIn(email, 'wrong', '192.0.2.1'))).toBe('sign-in-refused');
      expect(await codeOf(signIn.signIn('nobody@example.org', PASSWORD, '192.0.2.1'))).toBe('sign-in-refused');
      await users.change(id, { isActive: false }, 'system');
      expect(await codeOf(signIn.signIn(email, PASSWORD, '192.0.2.1'))).toBe('sign-in-refused');
      await signIn.beforeApplicationShutdown();
      expect((await actsOn(id)).filter((act) => act === 'session.refuse')).toHaveLength(2);
    });

    it('is not asked any more after ten failures from one place, the right one neither, for a quarter of an hour', async () => {
      const { email } = await member();
      for (let i = 0; i < 10; i++)
        expect(await codeOf(signIn.signIn(email, 'wrong', '192.0.2.9'))).toBe('sign-in-refused');
      expect(await codeOf(signIn.signIn(email, PASSWORD, '192.0.2.9'))).toBe('sign-in-throttled');
      expect(await codeOf(signIn.signIn(email, PASSWORD, '192.0.2.10'))).toBe('accepted');
      clock.advance(15 * 60_000);
      expect(await codeOf(signIn.signIn(email, PASSWORD, '192.0.2.9'))).toBe('accepted');
    });

    it('is looked at ten times, however many attempts come at once', async () => {
      const { email } = await member();
      const at = (address: string, times: number): Promise<string>[] =>
        Array.from({ length: times }, () => codeOf(signIn.signIn(email, 'wrong', address)));
      const codes = await Promise.all(at('192.0.2.20', 15));
      expect(codes.filter((code) => code === 'sign-in-refused')).toHaveLength(10);
      // What was not looked at does not count against the account: one place cannot lock its owner out.
      const counted = await db.database.rows<{ count: number }>(
        'SELECT max(count)::int AS count FROM sign_in_failures',
      );
      expect(counted).toEqual([{ count: 10 }]);
    });

    it('cannot be guessed at from one address over many accounts', async () => {
      for (let i = 0; i < 50; i++) await codeOf(signIn.signIn(`guess-${i}@example.org`, 'wrong', '192.0.2.77'));
      expect(await codeOf(signIn.signIn('guess-51@example.org', 'wrong', '192.0.2.77'))).toBe('sign-in-throttled');
      expect(await codeOf(signIn.signIn('guess-51@example.org', 'wrong', '192.0.2.78'))).toBe('sign-in-refused');
    });
  });

  describe('a session', () => {
    it('comes in a cookie that only this host gets, over https, out of reach of scripts', async () => {
      const { email } = await member();
      const header = await signIn.signIn(email, PASSWORD, '192.0.2.1');
      expect(header).toMatch(/^__Host-embargo-session=[\w-]{43}; /);
      for (const part of ['HttpOnly', 'Secure', 'SameSite=Lax', 'Path=/']) expect(header).toContain(part);
      expect(header).not.toMatch(/Domain|Max-Age|Expires/);
    });

    it('ends after two idle hours, and after twelve in any case', async () => {
      const { email } = await member();
      const cookie = cookieOf(await signIn.signIn(email, PASSWORD, '192.0.2.1'));
      for (let i = 0; i < 11; i++) {
        clock.advance(HOUR_MS);
        expect(await sessions.find(cookie)).not.toBeNull();
      }
      clock.advance(HOUR_MS);
      expect(await sessions.find(cookie)).toBeNull();
      const idle = cookieOf(await signIn.signIn(email, PASSWORD, '192.0.2.1'));
      clock.advance(2 * HOUR_MS);
      expect(await sessions.find(idle)).toBeNull();
    });

    it('is not kept alive by what its pages ask by themselves', async () => {
      const { email } = await member();
      const cookie = cookieOf(await signIn.signIn(email, PASSWORD, '192.0.2.1'));
      clock.advance(HOUR_MS);
      expect(await sessions.find(cookie, false)).not.toBeNull();
      clock.advance(HOUR_MS);
      expect(await sessions.find(cookie)).toBeNull();
    });

    it('follows its person: role at once, out when deactivated; ends when asked to', async () => {
      const { id, email } = await member();
      const cookie = cookieOf(await signIn.signIn(email, PASSWORD, '192.0.2.1'));
      await users.change(id, { role: 'viewer' }, 'system');
      expect((await sessions.find(cookie))?.actor.role).toBe('viewer');
      await users.change(id, { isActive: false }, 'system');
      expect(await sessions.find(cookie)).toBeNull();
      await users.change(id, { isActive: true }, 'system');
      const live = await sessions.find(cookie);
      if (live === null) throw new Error('no session');
      expect(await sessions.end(live)).toContain('Max-Age=0');
      expect(await sessions.find(cookie)).toBeNull();
    });

    it('gives forms a token that fits it alone', async () => {
      const { email } = await member();
      const [one, two] = await Promise.all(
        [1, 2].map(async () => sessions.find(cookieOf(await signIn.signIn(email, PASSWORD, '192.0.2.1')))),
      );
      if (!one || !two) throw new Error('no session');
      expect(isCsrfToken(one.csrf, one.secret)).toBe(true);
      expect(isCsrfToken(two.csrf, one.secret)).toBe(false);
      expect(isCsrfToken(undefined, one.secret)).toBe(false);
    });

    it('is not found by a cookie that is none of ours', async () => {
      for (const header of [
        undefined,
        '',
        'embargo-session=x',
        `__Host-embargo-session=${'x'.repeat(43)}`,
        'a=%E0%A4%A',
      ]) {
        expect(await sessions.find(header)).toBeNull();
      }
    });
  });

  describe('the first admin', () => {
    const linkIn = (text = ''): string => tokenOf(/\S+\/welcome\/\S+/.exec(text)?.[0] ?? '');

    it('becomes a person through the printed link', async () => {
      await first.onApplicationBootstrap();
      const token = linkIn(announced[0]);
      expect(await invites.look(token)).toMatchObject({ isPlaceholder: true });
      await invites.redeem(token, { password: PASSWORD, name: 'Ana', email: 'ana@example.org' });
      expect(await users.findByEmail('ana@example.org')).toMatchObject({ name: 'Ana', role: 'admin' });
      expect(await codeOf(signIn.signIn('ana@example.org', PASSWORD, '192.0.2.1'))).toBe('accepted');
      clock.advance(HOUR_MS);
      await first.onApplicationBootstrap();
      expect(announced).toHaveLength(1);
    });

    it('gets a new link at a later start while nobody has a password', async () => {
      await first.onApplicationBootstrap();
      await first.onApplicationBootstrap();
      expect(announced).toHaveLength(1);
      clock.advance(100 * HOUR_MS);
      await first.onApplicationBootstrap();
      expect(announced).toHaveLength(2);
      expect(await codeOf(invites.look(linkIn(announced[0])))).toBe('sign-in-link-invalid');
      expect(await codeOf(invites.look(linkIn(announced[1])))).toBe('accepted');
    });
  });
});
