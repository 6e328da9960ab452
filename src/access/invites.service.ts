/** One-time links: by them people choose a password, the first admin among them. */
import { Inject, Injectable } from '@nestjs/common';
import { AuditService } from '../platform/audit/audit.service.js';
import { Clock } from '../platform/clock/clock.js';
import type { Config } from '../platform/config/config.js';
import { brokenConstraint, Database, type Tx } from '../platform/database/database.js';
import { CONFIG } from '../platform/platform.module.js';
import { emailTaken } from './access.errors.js';
import { hashPassword, passwordFault } from './hash-password.js';
import { hashSecretText, newSecret } from './secret-text.js';
import { SessionsService } from './sessions.service.js';
import { identityMissing, passwordWeak, signInLinkInvalid } from './sign-in.errors.js';
import { SignInRepository } from './sign-in.repository.js';

/** A link just made; its address is known here and now only. */
export interface IssuedLink {
  readonly href: string;
  readonly expiresAt: Date;
}

/** For whom a link is. */
export interface LinkOwner {
  readonly name: string;
  readonly email: string;
  /** The placeholder that the first start makes: whoever holds the link says who they are. */
  readonly isPlaceholder: boolean;
}

/** What its holder chooses. Name and address only count for the placeholder. */
export interface Choice {
  readonly password: string;
  readonly name: string | null;
  readonly email: string | null;
}

/** Long enough for a weekend; a new one is made in a moment. */
const LINK_MS = 72 * 3_600_000;

/** Address of the admin that the first start makes; no mail reaches it. */
export const PLACEHOLDER_EMAIL = 'admin@localhost';

@Injectable()
export class InvitesService {
  constructor(
    private readonly links: SignInRepository,
    private readonly sessions: SessionsService,
    private readonly audit: AuditService,
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Makes a link for a person, on record. @param actor Id of whoever makes it. */
  async issue(userId: string, actor: string): Promise<IssuedLink> {
    return this.database.transaction((tx) => this.issueIn(userId, actor, tx));
  }

  /** As {@link issue}, as part of a transaction. */
  async issueIn(userId: string, actor: string, tx: Tx): Promise<IssuedLink> {
    const now = this.clock.now();
    const token = newSecret();
    const expiresAt = new Date(now.getTime() + LINK_MS);
    await this.links.insertLink({ userId, tokenHash: hashSecretText(token), expiresAt }, now, tx);
    await this.audit.record(
      { actor, act: 'user.invite', subjectType: 'user', subjectId: userId, after: { expiresAt } },
      tx,
    );
    return { href: `${this.config.http.baseUrl}/welcome/${token}`, expiresAt };
  }

  /** For whom a link is; looking does not use it up. @throws Refusal `sign-in-link-invalid` */
  async look(token: string): Promise<LinkOwner> {
    const link = await this.links.findLink(hashSecretText(token), this.clock.now());
    if (link === null) throw signInLinkInvalid();
    return { name: link.name, email: link.email, isPlaceholder: link.email === PLACEHOLDER_EMAIL };
  }

  /**
   * Sets the password, uses up the link and its siblings, ends other sessions, and signs in.
   *
   * @returns The Set-Cookie header of the session.
   * @throws Refusal `sign-in-link-invalid`, `password-weak`, `identity-missing`, `email-taken`.
   */
  async redeem(token: string, choice: Choice): Promise<string> {
    const owner = await this.look(token);
    if (owner.isPlaceholder && (choice.name === null || choice.email === null)) throw identityMissing();
    const fault = passwordFault(choice.password, owner.isPlaceholder ? (choice.email ?? owner.email) : owner.email);
    if (fault !== null) throw passwordWeak(fault);
    // Before the transaction: it takes a while, and a row must not be locked meanwhile.
    const passwordHash = await hashPassword(choice.password);
    return this.database.transaction(async (tx) => {
      const now = this.clock.now();
      const link = await this.links.lockLink(hashSecretText(token), now, tx);
      if (link === null) throw signInLinkInvalid();
      if (link.email === PLACEHOLDER_EMAIL && choice.name !== null && choice.email !== null) {
        await this.name(link.id, choice.name, choice.email, tx);
      }
      await this.links.recordPassword(link.id, passwordHash, now, tx);
      await this.links.useUpLinks(link.id, now, tx);
      const actor = `user:${link.id}`;
      await this.audit.record({ actor, act: 'user.set-password', subjectType: 'user', subjectId: link.id }, tx);
      await this.sessions.endAll(link.id, actor, tx);
      return this.sessions.start(link.id, 'link', tx);
    });
  }

  /** Which of the people have a password. */
  async listWithPassword(userIds: readonly string[]): Promise<Set<string>> {
    return this.links.listWithPassword(userIds);
  }

  private async name(userId: string, name: string, email: string, tx: Tx): Promise<void> {
    try {
      await this.links.recordIdentity(userId, { name, email }, this.clock.now(), tx);
    } catch (error) {
      if (brokenConstraint(error) === 'uq_users_email') throw emailTaken();
      throw error;
    }
    const text = `${name} <${email}>`;
    await this.audit.record(
      { actor: `user:${userId}`, act: 'user.change', subjectType: 'user', subjectId: userId, text },
      tx,
    );
  }
}
