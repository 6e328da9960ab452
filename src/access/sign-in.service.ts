/** Signing in with a password, slowed down for those who guess. */
import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { AuditService } from '../platform/audit/audit.service.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import { toStorableText } from '../platform/database/storable-text.js';
import { isPassword } from './hash-password.js';
import { hashSecretText } from './secret-text.js';
import { SessionsService } from './sessions.service.js';
import { signInRefused, signInThrottled } from './sign-in.errors.js';
import { SignInRepository } from './sign-in.repository.js';

/** Failures count for a quarter of an hour from the first. */
const WINDOW_MS = 15 * 60_000;

/**
 * One account from one address: a person who mistypes. One address: a program that tries accounts. One account from
 * anywhere: a program with many addresses; so high that nobody can lock another out from one place.
 */
const LIMITS = { pair: 10, address: 50, account: 100 } as const;

@Injectable()
export class SignInService implements BeforeApplicationShutdown {
  private readonly logger = new Logger(SignInService.name);
  private readonly recording = new Set<Promise<void>>();

  constructor(
    private readonly accounts: SignInRepository,
    private readonly sessions: SessionsService,
    private readonly audit: AuditService,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Checks a password and starts a session; success and failure of a known account go on record.
   *
   * @param address Of the browser, for the count of failures only.
   * @returns The Set-Cookie header of the session.
   * @throws Refusal `sign-in-refused`, `sign-in-throttled`.
   */
  async signIn(email: string, password: string, address: string): Promise<string> {
    const now = this.clock.now();
    const account = toStorableText(email).trim().toLowerCase();
    const pair = { key: hashSecretText(`pair\n${account}\n${address}`), limit: LIMITS.pair };
    const wider = [
      { key: hashSecretText(`address\n${address}`), limit: LIMITS.address },
      { key: hashSecretText(`account\n${account}`), limit: LIMITS.account },
    ];
    const endsAt = new Date(now.getTime() + WINDOW_MS);
    const fullUntil = await this.database.transaction((tx) =>
      this.accounts.countAttempt([pair, ...wider], now, endsAt, tx),
    );
    // While it lasts the right password is refused too: otherwise guessing would go on unhindered.
    if (fullUntil !== null) throw signInThrottled((fullUntil.getTime() - now.getTime()) / 1000);
    const user = await this.accounts.findAccount(account);
    const isRight = await isPassword(password, user?.passwordHash ?? null);
    if (user === null || !isRight || !user.isActive) {
      await this.accounts.forgetEnded(now);
      // Not waited for: by how long the answer takes nobody shall learn which addresses have accounts.
      if (user !== null) this.recordRefusal(user.id);
      throw signInRefused();
    }
    return this.database.transaction(async (tx) => {
      await this.accounts.forgetAttempt(
        pair.key,
        wider.map(({ key }) => key),
        tx,
      );
      return this.sessions.start(user.id, 'password', tx);
    });
  }

  /** Lets what is being put on record be finished. */
  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.recording);
  }

  private recordRefusal(userId: string): void {
    const act = { actor: 'system', act: 'session.refuse', subjectType: 'user', subjectId: userId };
    const recorded = this.database
      .transaction(async (tx) => void (await this.audit.record(act, tx)))
      .catch((error: unknown) => this.logger.error({ error, userId }, 'A refused sign-in could not be put on record'))
      .finally(() => this.recording.delete(recorded));
    this.recording.add(recorded);
  }
}
