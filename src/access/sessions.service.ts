/** Who is signed in with a browser. */
import { Inject, Injectable } from '@nestjs/common';
import { AuditService } from '../platform/audit/audit.service.js';
import { Clock } from '../platform/clock/clock.js';
import type { Config } from '../platform/config/config.js';
import { Database, type Tx } from '../platform/database/database.js';
import { SCOPES, type Actor } from '../platform/http/needs.js';
import { CONFIG } from '../platform/platform.module.js';
import { csrfToken, hashSecretText, newSecret } from './secret-text.js';
import { readCookie, writeCookie } from './session-cookie.js';
import { SessionsRepository } from './sessions.repository.js';

/** A session as a request shows it. */
export interface LiveSession {
  readonly id: string;
  readonly actor: Actor;
  /** Of the person, for the page. */
  readonly name: string;
  /** What forms must carry. */
  readonly csrf: string;
  /** Secret of the cookie, to check a form's token against. */
  readonly secret: string;
}

/** Two hours without a request, or twelve in all (a working day), end a session: then the password is asked again. */
const IDLE_MS = 2 * 3_600_000;
const ABSOLUTE_MS = 12 * 3_600_000;

/** `last_seen_at` is written at most this often. */
const TOUCH_EVERY_MS = 60_000;

@Injectable()
export class SessionsService {
  private readonly isHttps: boolean;

  constructor(
    private readonly sessions: SessionsRepository,
    private readonly audit: AuditService,
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(CONFIG) config: Config,
  ) {
    this.isHttps = config.http.baseUrl.startsWith('https:');
  }

  /**
   * Signs a person in as part of `tx`, on record, always under a new token.
   *
   * @param how For the record: `password`, `link`.
   * @returns The Set-Cookie header that brings the token to the browser.
   */
  async start(userId: string, how: string, tx: Tx): Promise<string> {
    const now = this.clock.now();
    const secret = newSecret();
    await this.sessions.deleteEnded(now, new Date(now.getTime() - IDLE_MS), tx);
    const id = await this.sessions.insert(
      { userId, tokenHash: hashSecretText(secret), expiresAt: new Date(now.getTime() + ABSOLUTE_MS) },
      now,
      tx,
    );
    await this.audit.record(
      {
        actor: `user:${userId}`,
        act: 'session.start',
        subjectType: 'user',
        subjectId: userId,
        after: { session: id, how },
      },
      tx,
    );
    return writeCookie('session', secret, this.isHttps);
  }

  /**
   * The session that a Cookie header names, or null where there is none or it has ended.
   *
   * @param isAttended False for what a page asks by itself: that nobody is there must not keep a session alive.
   */
  async find(cookieHeader: string | undefined, isAttended = true): Promise<LiveSession | null> {
    const secret = readCookie(cookieHeader, 'session', this.isHttps);
    if (secret === null) return null;
    const session = await this.sessions.find(hashSecretText(secret));
    const now = this.clock.now();
    if (session === null || !session.isUserActive) return null;
    if (session.expiresAt <= now || now.getTime() - session.lastSeenAt.getTime() >= IDLE_MS) return null;
    const isDue = now.getTime() - session.lastSeenAt.getTime() >= TOUCH_EVERY_MS;
    if (isAttended && isDue) await this.sessions.touch(session.id, now);
    const { id, userId, role, name } = session;
    const actor: Actor = { id: `user:${userId}`, userId, role, scopes: new Set(SCOPES) };
    return { id, actor, name, csrf: csrfToken(secret), secret };
  }

  /** Ends a session, on record. @returns The Set-Cookie header that takes the cookie away. */
  async end(session: LiveSession): Promise<string> {
    const userId = session.actor.userId ?? '';
    await this.database.transaction(async (tx) => {
      if ((await this.sessions.delete(session.id, tx)) === 0) return;
      const before = { session: session.id };
      await this.audit.record(
        { actor: session.actor.id, act: 'session.end', subjectType: 'user', subjectId: userId, before },
        tx,
      );
    });
    return writeCookie('session', null, this.isHttps);
  }

  /** Ends all sessions of a person as part of `tx`, on record. */
  async endAll(userId: string, actor: string, tx: Tx): Promise<void> {
    const ended = await this.sessions.deleteOfUser(userId, tx);
    if (ended === 0) return;
    await this.audit.record(
      { actor, act: 'session.end-all', subjectType: 'user', subjectId: userId, before: { sessions: ended } },
      tx,
    );
  }

  /** How many sessions of a person have not ended. */
  async count(userId: string): Promise<number> {
    const now = this.clock.now();
    return this.sessions.countLive(userId, now, new Date(now.getTime() - IDLE_MS));
  }

  /** What a form needs before anybody is signed in: a token, and the cookie it belongs to where there is none yet. */
  openDoor(cookieHeader: string | undefined): { readonly csrf: string; readonly setCookie: string | null } {
    const known = readCookie(cookieHeader, 'door', this.isHttps);
    const secret = known ?? newSecret();
    return { csrf: csrfToken(secret), setCookie: known === null ? writeCookie('door', secret, this.isHttps) : null };
  }

  /** The secret of the door's cookie, or null. */
  doorSecret(cookieHeader: string | undefined): string | null {
    return readCookie(cookieHeader, 'door', this.isHttps);
  }
}
