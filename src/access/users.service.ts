/** Who may use this installation, and as what. */
import { Injectable } from '@nestjs/common';
import { AuditService } from '../platform/audit/audit.service.js';
import { Clock } from '../platform/clock/clock.js';
import { brokenConstraint, Database, type Tx } from '../platform/database/database.js';
import type { UserRole } from '../platform/http/needs.js';
import { emailTaken, lastAdmin, userNotFound } from './access.errors.js';
import { KeysService } from './keys.service.js';
import { UsersRepository, type UserRow } from './users.repository.js';

export type { UserRow } from './users.repository.js';

/** What it takes to make a user. */
export interface NewUser {
  readonly email: string;
  readonly name: string;
  readonly role: UserRole;
}

/** What may change of a user; absent fields stay. */
export interface UserChange {
  readonly name?: string | undefined;
  readonly role?: UserRole | undefined;
  readonly isActive?: boolean | undefined;
}

@Injectable()
export class UsersService {
  constructor(
    private readonly users: UsersRepository,
    private readonly keys: KeysService,
    private readonly audit: AuditService,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Up to `limit` users in the order of their ids, from the one after `afterId` (from the first with null). */
  async list(afterId: string | null, limit: number): Promise<UserRow[]> {
    return this.users.list(afterId, limit);
  }

  /** @throws Refusal `user-not-found`. */
  async get(id: string): Promise<UserRow> {
    const user = await this.users.find(id);
    if (!user) throw userNotFound(id);
    return user;
  }

  /** By e-mail address, without regard to case. */
  async findByEmail(email: string): Promise<UserRow | null> {
    return this.users.findByEmail(email);
  }

  /** @param actor Id of whoever makes the user, for the record. @throws Refusal `email-taken`. */
  async create(user: NewUser, actor: string): Promise<UserRow> {
    return this.database.transaction((tx) => this.createIn(user, actor, tx));
  }

  /** As {@link create}, as part of a transaction. */
  async createIn(user: NewUser, actor: string, tx: Tx): Promise<UserRow> {
    let created: UserRow;
    try {
      created = await this.users.insert(user, this.clock.now(), tx);
    } catch (error) {
      if (brokenConstraint(error) === 'uq_users_email') throw emailTaken();
      throw error;
    }
    await this.audit.record(
      {
        actor,
        act: 'user.create',
        subjectType: 'user',
        subjectId: created.id,
        after: { role: created.role },
        text: `${created.name} <${created.email}>`,
      },
      tx,
    );
    return created;
  }

  /**
   * Changes name or role, deactivates or reactivates; what does not change is not recorded.
   *
   * @throws Refusal `user-not-found`, or `last-admin` when nobody could administer any more.
   */
  async change(id: string, change: UserChange, actor: string): Promise<UserRow> {
    const changed = await this.database.transaction(async (tx) => {
      const activeAdmins = await this.users.lockActiveAdmins(tx);
      const before = await this.users.lock(id, tx);
      if (!before) throw userNotFound(id);
      const after: UserRow = {
        ...before,
        name: change.name ?? before.name,
        role: change.role ?? before.role,
        isActive: change.isActive ?? before.isActive,
      };
      const [was, is] = [describe(before), describe(after)];
      if (was.role === is.role && was.isActive === is.isActive && before.name === after.name) return before;
      if (isActiveAdmin(before) && !isActiveAdmin(after) && activeAdmins === 1) throw lastAdmin();
      const updated = await this.users.update(after, this.clock.now(), tx);
      await this.audit.record(
        {
          actor,
          act: 'user.change',
          subjectType: 'user',
          subjectId: id,
          before: was,
          after: is,
          text: before.name === after.name ? null : `${before.name} → ${after.name}`,
        },
        tx,
      );
      return updated;
    });
    this.keys.forgetTrusted();
    return changed;
  }

  /** Whether nobody has been made a user yet; see {@link UsersRepository.lockIfEmpty}. */
  async lockIfEmpty(tx: Tx): Promise<boolean> {
    return this.users.lockIfEmpty(tx);
  }
}

const describe = ({ role, isActive }: UserRow) => ({ role, isActive });

const isActiveAdmin = ({ role, isActive }: UserRow): boolean => role === 'admin' && isActive;
