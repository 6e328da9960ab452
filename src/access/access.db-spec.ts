import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { FixedClock } from '../../test/support/fixed-clock.js';
import { createTestDatabase, type TestDatabase } from '../../test/support/test-database.js';
import { AuditRepository } from '../platform/audit/audit.repository.js';
import { AuditService } from '../platform/audit/audit.service.js';
import { parseConfig } from '../platform/config/config.js';
import { FirstAdminService } from './first-admin.service.js';
import { InvitesService } from './invites.service.js';
import { KeysRepository } from './keys.repository.js';
import { KeysService, type IssuedKey } from './keys.service.js';
import { SessionsRepository } from './sessions.repository.js';
import { SessionsService } from './sessions.service.js';
import { SignInRepository } from './sign-in.repository.js';
import { UsersRepository } from './users.repository.js';
import { UsersService, type UserRow } from './users.service.js';

describe('access', () => {
  let db: TestDatabase;
  let clock: FixedClock;
  let keys: KeysService;
  let users: UsersService;

  /** Services as another process would have them. */
  const process = (): { keys: KeysService; users: UsersService; announced: string[]; first: FirstAdminService } => {
    const audit = new AuditService(new AuditRepository(db.database), clock);
    const keysService = new KeysService(new KeysRepository(db.database), audit, db.database, clock);
    const usersService = new UsersService(new UsersRepository(db.database), keysService, audit, db.database, clock);
    const announced: string[] = [];
    const config = parseConfig({ BASE_URL: 'https://embargo.example.org' });
    const accounts = new SignInRepository(db.database);
    const sessions = new SessionsService(new SessionsRepository(db.database), audit, db.database, clock, config);
    const first = new FirstAdminService(
      usersService,
      keysService,
      new InvitesService(accounts, sessions, audit, db.database, clock, config),
      accounts,
      db.database,
      clock,
      config,
      (text) => announced.push(text),
    );
    return { keys: keysService, users: usersService, announced, first };
  };

  const acts = async (): Promise<string[]> =>
    (await db.database.rows<{ act: string }>('SELECT act FROM audit_entries ORDER BY number')).map(({ act }) => act);

  const refusalOf = async (promise: Promise<unknown>): Promise<string> =>
    promise.then(
      () => 'accepted',
      (error: { code?: string; message: string }) => error.code ?? error.message,
    );

  beforeAll(async () => {
    db = await createTestDatabase();
  });

  beforeEach(() => {
    clock = new FixedClock();
    ({ keys, users } = process());
  });

  afterEach(async () => {
    for (const table of ['audit_entries', 'audit_texts'])
      await db.database.run(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
    await db.database.run('TRUNCATE users, api_keys, audit_entries, audit_texts CASCADE');
    for (const table of ['audit_entries', 'audit_texts'])
      await db.database.run(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
  });

  afterAll(() => db.drop());

  describe('a key', () => {
    let ada: UserRow;
    let issued: IssuedKey;

    beforeEach(async () => {
      ada = await users.create({ email: 'ada@example.org', name: 'Ada', role: 'analyst' }, 'system');
      issued = await keys.create({ userId: ada.id, name: 'test', scopes: ['screen', 'alerts:read'] }, 'system');
    });

    it('names its holder, with the role of the user and the scopes of the key', async () => {
      expect(await keys.authenticate(issued.secret)).toEqual({
        id: `user:${ada.id}/key:${issued.key.id}`,
        userId: ada.id,
        role: 'analyst',
        scopes: new Set(['alerts:read', 'screen']),
      });
    });

    it('is kept as a hash only', async () => {
      const stored = JSON.stringify(
        await db.database.rows('SELECT api_keys::text, audit_entries::text FROM api_keys, audit_entries'),
      );
      expect(issued.secret).toMatch(/^emk_[0-9a-f]{12}_[\w-]{43}$/);
      expect(stored).not.toContain(issued.secret.split('_').slice(2).join('_'));
    });

    it('is refused with one letter changed, and with another prefix', async () => {
      const last = issued.secret.at(-1) === 'A' ? 'B' : 'A';
      expect(await refusalOf(keys.authenticate(issued.secret.slice(0, -1) + last))).toBe('credentials-invalid');
      expect(await refusalOf(keys.authenticate(issued.secret.replace(/_.{12}_/, '_000000000000_')))).toBe(
        'credentials-invalid',
      );
      expect(await refusalOf(keys.authenticate('emk_x'))).toBe('credentials-invalid');
    });

    it('is refused from the instant it expires', async () => {
      const expiresAt = new Date(clock.now().getTime() + 60_000);
      const short = await keys.create({ userId: ada.id, name: 'short', expiresAt }, 'system');
      clock.advance(59_000);
      expect(await refusalOf(keys.authenticate(short.secret))).toBe('accepted');
      clock.advance(1_000);
      expect(await refusalOf(keys.authenticate(short.secret))).toBe('key-expired');
      expect(await refusalOf(keys.create({ userId: ada.id, name: 'late', expiresAt }, 'system'))).toBe(
        'key-expiry-past',
      );
    });

    it('is refused once revoked: here at once, in another process within five seconds', async () => {
      const other = process();
      await other.keys.authenticate(issued.secret);
      await keys.authenticate(issued.secret);
      await keys.revoke(issued.key.id, 'user:1');
      expect(await refusalOf(keys.authenticate(issued.secret))).toBe('key-revoked');
      clock.advance(5_000);
      expect(await refusalOf(other.keys.authenticate(issued.secret))).toBe('key-revoked');
      await keys.revoke(issued.key.id, 'user:1');
      expect((await acts()).filter((act) => act === 'key.revoke')).toHaveLength(1);
      expect(await refusalOf(keys.revoke('999', 'user:1'))).toBe('key-not-found');
    });

    it('is not trusted on what was read before it was revoked', async () => {
      const revoked = Promise.withResolvers<void>();
      const slow = new (class extends KeysRepository {
        override async findWithUser(prefix: string): ReturnType<KeysRepository['findWithUser']> {
          const found = await super.findWithUser(prefix);
          await revoked.promise;
          return found;
        }
      })(db.database);
      const service = new KeysService(
        slow,
        new AuditService(new AuditRepository(db.database), clock),
        db.database,
        clock,
      );
      const early = service.authenticate(issued.secret);
      await service.revoke(issued.key.id, 'user:1');
      revoked.resolve();
      await early;
      expect(await refusalOf(service.authenticate(issued.secret))).toBe('key-revoked');
    });

    it('follows its user: role and state count as they are now', async () => {
      await keys.authenticate(issued.secret);
      await users.change(ada.id, { role: 'viewer' }, 'user:1');
      expect(await keys.authenticate(issued.secret)).toMatchObject({ role: 'viewer' });
      await users.change(ada.id, { isActive: false }, 'user:1');
      expect(await refusalOf(keys.authenticate(issued.secret))).toBe('user-inactive');
    });

    it('notes its last use once a minute', async () => {
      const lastUse = async (): Promise<string | undefined> =>
        (await keys.list(ada.id, null, 5))[0]?.lastUsedAt?.toISOString();
      await keys.authenticate(issued.secret);
      expect(await lastUse()).toBe('2026-11-23T12:00:00.000Z');
      clock.advance(59_000);
      await keys.authenticate(issued.secret);
      expect(await lastUse()).toBe('2026-11-23T12:00:00.000Z');
      await process().keys.authenticate(issued.secret);
      expect(await lastUse()).toBe('2026-11-23T12:00:00.000Z');
      clock.advance(1_000);
      await keys.authenticate(issued.secret);
      expect(await lastUse()).toBe('2026-11-23T12:01:00.000Z');
    });

    it('is made for users that exist only', async () => {
      expect(await refusalOf(keys.create({ userId: '999', name: 'nobody' }, 'system'))).toBe('user-not-found');
    });
  });

  describe('users', () => {
    it('have one address each, whatever its case', async () => {
      await users.create({ email: 'Ada@example.org', name: 'Ada', role: 'viewer' }, 'system');
      expect(await refusalOf(users.create({ email: 'ada@EXAMPLE.org', name: 'Other', role: 'viewer' }, 'system'))).toBe(
        'email-taken',
      );
      expect(await users.findByEmail('ADA@example.org')).toMatchObject({ name: 'Ada' });
    });

    it('keep their last active admin, even when two are demoted at the same time', async () => {
      const [first, second] = [
        await users.create({ email: 'a@example.org', name: 'A', role: 'admin' }, 'system'),
        await users.create({ email: 'b@example.org', name: 'B', role: 'admin' }, 'system'),
      ];
      const outcomes = await Promise.all([
        refusalOf(users.change(first.id, { role: 'viewer' }, 'user:1')),
        refusalOf(users.change(second.id, { isActive: false }, 'user:1')),
      ]);
      expect(outcomes.sort()).toEqual(['accepted', 'last-admin']);
    });

    it('have their changes on record, without personal text in them', async () => {
      const user = await users.create({ email: 'a@example.org', name: 'Ann', role: 'viewer' }, 'system');
      await users.change(user.id, { role: 'analyst', name: 'Anna' }, 'user:9');
      await users.change(user.id, { role: 'analyst' }, 'user:9');
      const rows = await db.database.rows<Record<string, unknown>>(
        `SELECT actor, act, before, after, text FROM audit_entries JOIN audit_texts ON entry_number = number ORDER BY number`,
      );
      expect(rows).toEqual([
        { actor: 'system', act: 'user.create', before: null, after: { role: 'viewer' }, text: 'Ann <a@example.org>' },
        {
          actor: 'user:9',
          act: 'user.change',
          before: { role: 'viewer', isActive: true },
          after: { role: 'analyst', isActive: true },
          text: 'Ann → Anna',
        },
      ]);
      expect(await acts()).toHaveLength(2);
    });
  });

  describe('the first start', () => {
    it('makes one admin with one key, however many processes start at once', async () => {
      const processes = Array.from({ length: 5 }, process);
      await Promise.all(processes.map(({ first }) => first.onApplicationBootstrap()));
      const announced = processes.flatMap((each) => each.announced);
      expect(announced).toHaveLength(1);
      const [secret = ''] = /emk_\S+/.exec(announced[0] ?? '') ?? [];
      expect(await keys.authenticate(secret)).toMatchObject({ role: 'admin' });
      expect(await db.database.rows('SELECT role FROM users')).toEqual([{ role: 'admin' }]);
      expect(await acts()).toEqual(['user.create', 'key.create', 'user.invite']);
    });

    it('says nothing where there is a user already', async () => {
      await users.create({ email: 'a@example.org', name: 'A', role: 'viewer' }, 'system');
      const { first, announced } = process();
      await first.onApplicationBootstrap();
      expect(announced).toEqual([]);
      expect(await first.ensureFirstAdmin()).toBeNull();
    });
  });
});
