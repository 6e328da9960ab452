/** Keys to the API: made once shown once, checked at every request, revoked for good. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AuditService } from '../platform/audit/audit.service.js';
import { Clock } from '../platform/clock/clock.js';
import { brokenConstraint, Database, type Tx } from '../platform/database/database.js';
import { SCOPES, type Actor, type Scope } from '../platform/http/needs.js';
import {
  credentialsInvalid,
  keyExpired,
  keyExpiryPast,
  keyNotFound,
  keyRevoked,
  userInactive,
  userNotFound,
} from './access.errors.js';
import { readApiKey, writeApiKey } from './api-key-text.js';
import { KeysRepository, type KeyRow, type KeyWithUser } from './keys.repository.js';

export type { KeyRow } from './keys.repository.js';

/** What it takes to make a key. */
export interface NewKey {
  readonly userId: string;
  readonly name: string;
  /** All scopes when absent; the user's role bounds them in any case. */
  readonly scopes?: readonly Scope[] | undefined;
  readonly expiresAt?: Date | null | undefined;
}

/** A new key: `secret` is the whole text its holder sends, and is known here and now only. */
export interface IssuedKey {
  readonly key: KeyRow;
  readonly secret: string;
}

const PREFIX_BYTES = 6;
const SECRET_BYTES = 32;

/** `last_used_at` is written at most this often. */
const TOUCH_EVERY_MS = 60_000;

/**
 * A key that was looked up is trusted for this long, so that a busy client costs no statement per request. A
 * revocation therefore holds at once in the process that made it, and after this time in the others.
 */
const TRUST_MS = 5_000;
const MAX_TRUSTED = 10_000;

@Injectable()
export class KeysService {
  private readonly trusted = new Map<string, { readonly key: KeyWithUser; readonly until: number }>();
  private readonly touchedAt = new Map<string, number>();
  /** Counts what made known keys doubtful: what was read before that is not trusted. */
  private doubts = 0;

  constructor(
    private readonly keys: KeysRepository,
    private readonly audit: AuditService,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Up to `limit` keys in the order of their ids, of one user or of all. */
  async list(userId: string | null, afterId: string | null, limit: number): Promise<KeyRow[]> {
    return this.keys.list(userId, afterId, limit);
  }

  /** @param actor Id of whoever makes the key. @throws Refusal `user-not-found`, `key-expiry-past`. */
  async create(key: NewKey, actor: string): Promise<IssuedKey> {
    return this.database.transaction((tx) => this.createIn(key, actor, tx));
  }

  /** As {@link create}, as part of a transaction. */
  async createIn(key: NewKey, actor: string, tx: Tx): Promise<IssuedKey> {
    const now = this.clock.now();
    if (key.expiresAt && key.expiresAt <= now) throw keyExpiryPast();
    const prefix = randomBytes(PREFIX_BYTES).toString('hex');
    const secret = randomBytes(SECRET_BYTES).toString('base64url');
    const scopes = SCOPES.filter((scope) => key.scopes?.includes(scope) ?? true);
    let row: KeyRow;
    try {
      row = await this.keys.insert(
        {
          userId: key.userId,
          name: key.name,
          prefix,
          hash: hashSecret(secret),
          scopes,
          expiresAt: key.expiresAt ?? null,
        },
        now,
        tx,
      );
    } catch (error) {
      if (brokenConstraint(error) === 'fk_api_keys_user') throw userNotFound(key.userId);
      throw error;
    }
    const after = { userId: row.userId, prefix, scopes, expiresAt: row.expiresAt };
    await this.audit.record(
      { actor, act: 'key.create', subjectType: 'key', subjectId: row.id, after, text: key.name },
      tx,
    );
    return { key: row, secret: writeApiKey({ prefix, secret }) };
  }

  /** Ends a key for good; one that is revoked already stays as it is. @throws Refusal `key-not-found`. */
  async revoke(id: string, actor: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const found = await this.keys.lock(id, tx);
      if (!found) throw keyNotFound(id);
      if (found.revokedAt) return;
      await this.keys.revoke(id, this.clock.now(), tx);
      await this.audit.record({ actor, act: 'key.revoke', subjectType: 'key', subjectId: id }, tx);
    });
    this.forgetTrusted();
  }

  /** Looks every key up anew from now on: call it when a user's role or state has changed. */
  forgetTrusted(): void {
    this.doubts++;
    this.trusted.clear();
  }

  /**
   * Who holds a key.
   *
   * @throws Refusal `credentials-invalid`, `key-revoked`, `key-expired`, `user-inactive`.
   */
  async authenticate(text: string): Promise<Actor> {
    const parts = readApiKey(text);
    const key = parts && (await this.lookUp(parts.prefix));
    // Compared in constant time, and against zeros for an unknown prefix, so that time tells nothing either.
    const isRight = timingSafeEqual(hashSecret(parts?.secret ?? ''), key?.hash ?? Buffer.alloc(32));
    if (!key || !isRight) throw credentialsInvalid();
    const now = this.clock.now();
    if (key.revokedAt) throw keyRevoked();
    if (key.expiresAt && key.expiresAt <= now) throw keyExpired();
    if (!key.isUserActive) throw userInactive();
    await this.touch(key, now);
    return {
      id: `user:${key.userId}/key:${key.id}`,
      userId: key.userId,
      role: key.role,
      scopes: new Set(key.scopes),
    };
  }

  private async lookUp(prefix: string): Promise<KeyWithUser | null> {
    const now = this.clock.now().getTime();
    const known = this.trusted.get(prefix);
    if (known && known.until > now) return known.key;
    this.trusted.delete(prefix);
    const { doubts } = this;
    const key = await this.keys.findWithUser(prefix);
    if (!key) return null;
    if (this.doubts !== doubts) return key;
    if (this.trusted.size >= MAX_TRUSTED) this.trusted.clear();
    this.trusted.set(prefix, { key, until: now + TRUST_MS });
    return key;
  }

  private async touch(key: KeyWithUser, now: Date): Promise<void> {
    const at = this.touchedAt.get(key.id) ?? key.lastUsedAt?.getTime() ?? 0;
    if (now.getTime() - at < TOUCH_EVERY_MS) return;
    if (this.touchedAt.size >= MAX_TRUSTED) this.touchedAt.clear();
    this.touchedAt.set(key.id, now.getTime());
    await this.keys.touch(key.id, now, TOUCH_EVERY_MS);
  }
}

/**
 * SHA-256 is enough where a password would need a slow hash: the secret has 256 random bits, so nobody can run through
 * the likely ones, and every request has to compute it.
 */
function hashSecret(secret: string): Buffer {
  return createHash('sha256').update(secret, 'utf8').digest();
}
