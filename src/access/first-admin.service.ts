/** A fresh installation lets nobody in: so the first process to find no users makes an admin, and says how to enter. */
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Config } from '../platform/config/config.js';
import { Database } from '../platform/database/database.js';
import { SYSTEM } from '../platform/http/needs.js';
import { ANNOUNCE, CONFIG, type Announce } from '../platform/platform.module.js';
import { KeysService } from './keys.service.js';
import { UsersService } from './users.service.js';
import { describeFirstKey } from './describe-first-key.js';

/** Placeholder address of the first admin, who is a role before being a person; changed by making a user by name. */
const FIRST_ADMIN = { email: 'admin@localhost', name: 'First admin', role: 'admin' } as const;

@Injectable()
export class FirstAdminService implements OnApplicationBootstrap {
  constructor(
    private readonly users: UsersService,
    private readonly keys: KeysService,
    private readonly database: Database,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(ANNOUNCE) private readonly announce: Announce,
  ) {}

  /** Prints the key once, past the log. A worker leaves it to a process that serves. */
  async onApplicationBootstrap(): Promise<void> {
    if (this.config.role === 'worker') return;
    const secret = await this.ensureFirstAdmin();
    if (secret !== null) this.announce(describeFirstKey(this.config.http.baseUrl, secret));
  }

  /**
   * Makes an admin with a key when there is no user yet. Of any number of processes that start together one does so.
   *
   * @returns The key, known here and now only; null when there are users already.
   */
  async ensureFirstAdmin(): Promise<string | null> {
    return this.database.transaction(async (tx) => {
      if (!(await this.users.lockIfEmpty(tx))) return null;
      const user = await this.users.createIn(FIRST_ADMIN, SYSTEM.id, tx);
      const issued = await this.keys.createIn({ userId: user.id, name: 'First key' }, SYSTEM.id, tx);
      return issued.secret;
    });
  }
}
