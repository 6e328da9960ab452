/** A fresh installation lets nobody in: so the first process to find no users makes an admin, and says how to enter. */
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import type { Config } from '../platform/config/config.js';
import { Database } from '../platform/database/database.js';
import { SYSTEM } from '../platform/http/needs.js';
import { ANNOUNCE, CONFIG, type Announce } from '../platform/platform.module.js';
import { KeysService } from './keys.service.js';
import { UsersService } from './users.service.js';
import { describeFirstKey, describeLink } from './describe-first-key.js';
import { InvitesService, PLACEHOLDER_EMAIL } from './invites.service.js';
import { SignInRepository } from './sign-in.repository.js';

/** A role before being a person: whoever opens the link gives name and address. */
const FIRST_ADMIN = { email: PLACEHOLDER_EMAIL, name: 'First admin', role: 'admin' } as const;

/** Processes that start within this time count as starting together. */
const TOGETHER_MS = 60_000;

@Injectable()
export class FirstAdminService implements OnApplicationBootstrap {
  constructor(
    private readonly users: UsersService,
    private readonly keys: KeysService,
    private readonly invites: InvitesService,
    private readonly accounts: SignInRepository,
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(ANNOUNCE) private readonly announce: Announce,
  ) {}

  /** Prints key and link once, past the log. A worker leaves it to a process that serves. */
  async onApplicationBootstrap(): Promise<void> {
    if (this.config.role === 'worker') return;
    const made = await this.ensureFirstAdmin();
    if (made !== null) this.announce(describeFirstKey(this.config.http.baseUrl, made.secret, made.link));
    else {
      const link = await this.ensureWayIn();
      if (link !== null) this.announce(describeLink(link));
    }
  }

  /**
   * Makes an admin with a key and a link when there is no user yet. Of any number of processes that start together one
   * does so.
   *
   * @returns Both, known here and now only; null when there are users already.
   */
  async ensureFirstAdmin(): Promise<{ readonly secret: string; readonly link: string } | null> {
    return this.database.transaction(async (tx) => {
      if (!(await this.users.lockIfEmpty(tx))) return null;
      const user = await this.users.createIn(FIRST_ADMIN, SYSTEM.id, tx);
      const issued = await this.keys.createIn({ userId: user.id, name: 'First key' }, SYSTEM.id, tx);
      const { href } = await this.invites.issueIn(user.id, SYSTEM.id, tx);
      return { secret: issued.secret, link: href };
    });
  }

  /**
   * A new link for the placeholder while no admin can sign in: the first one may have been lost or have grown too old.
   * Of processes that start together one makes it.
   *
   * @returns Its address, or null where an admin has a password or the placeholder has become a person.
   */
  private async ensureWayIn(): Promise<string | null> {
    const placeholder = await this.users.findByEmail(PLACEHOLDER_EMAIL);
    if (placeholder === null || !placeholder.isActive || placeholder.role !== 'admin') return null;
    return this.database.transaction(async (tx) => {
      if (await this.accounts.hasAdminWithPassword(tx)) return null;
      const since = new Date(this.clock.now().getTime() - TOGETHER_MS);
      if (await this.accounts.lockAndCountLinks(placeholder.id, since, tx)) return null;
      return (await this.invites.issueIn(placeholder.id, SYSTEM.id, tx)).href;
    });
  }
}
