/** What people do in the demo: an analyst who decides on two alerts. */
import { randomBytes } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import { InvitesService, PLACEHOLDER_EMAIL } from '../../access/invites.service.js';
import { KeysService } from '../../access/keys.service.js';
import { UsersService } from '../../access/users.service.js';
import { AlertsService } from '../../alerts/alerts.service.js';
import { CommentsService } from '../../alerts/comments.service.js';
import { Database } from '../../platform/database/database.js';
import { SCOPES, SYSTEM, type Actor } from '../../platform/http/needs.js';

/** The demo's analyst and how to be them. */
export interface Analyst {
  readonly actor: Actor;
  readonly email: string;
  readonly password: string;
  /** Of the API. */
  readonly key: string;
  /** One-time link for the admin, for the pages that an analyst does not see. */
  readonly adminLink: string;
}

const EMAIL = 'analyst@demo.example';

/** Of a new password, in bytes: 15 characters that one can still type. */
const PASSWORD_BYTES = 11;

/** Makes an analyst with a password of this run, by an invitation as for anyone. */
export async function makeAnalyst(app: INestApplicationContext): Promise<Analyst> {
  const users = app.get(UsersService, { strict: false });
  const invites = app.get(InvitesService, { strict: false });
  const user = await users.create({ email: EMAIL, name: 'Demo Analyst', role: 'analyst' }, SYSTEM.id);
  const password = randomBytes(PASSWORD_BYTES).toString('base64url');
  const invitation = await invites.issue(user.id, SYSTEM.id);
  const token = new URL(invitation.href).pathname.split('/').at(-1) ?? '';
  await invites.redeem(token, { password, name: null, email: null });
  const { secret } = await app.get(KeysService, { strict: false }).create({ userId: user.id, name: 'Demo' }, SYSTEM.id);
  const admin = await users.findByEmail(PLACEHOLDER_EMAIL);
  if (admin === null) throw new Error('The first start made no admin');
  const { href } = await invites.issue(admin.id, SYSTEM.id);
  const actor: Actor = { id: `user:${user.id}`, userId: user.id, role: 'analyst', scopes: new Set(SCOPES) };
  return { actor, email: EMAIL, password, key: secret, adminLink: href };
}

/**
 * Confirms the alert with the most reports behind it and dismisses the least urgent one that stands alone, each with words on record.
 *
 * @returns Their headlines; null where there was no alert to decide on.
 */
export async function decide(
  app: INestApplicationContext,
  actor: Actor,
): Promise<{ readonly confirmed: string | null; readonly dismissed: string | null }> {
  const database = app.get(Database);
  const open = await database.rows<{ id: string; headline: string }>(
    `SELECT id, headline FROM alerts WHERE state = 'open' AND kind = 'violation'
     ORDER BY independent_count DESC, priority DESC, id`,
  );
  const [best] = open;
  const [least] = await database.rows<{ id: string; headline: string }>(
    `SELECT id, headline FROM alerts WHERE state = 'open' AND kind = 'violation' AND article_count = 1 AND id IS DISTINCT FROM $1
     ORDER BY priority, id LIMIT 1`,
    [best?.id ?? null],
  );
  const alerts = app.get(AlertsService, { strict: false });
  const comments = app.get(CommentsService, { strict: false });
  if (best !== undefined) {
    await database.transaction((tx) =>
      alerts.review(best.id, 'start', { actor, ifVersion: null, reason: null, text: null }, tx),
    );
    await comments.add(best.id, 'Held the passages against the articles as they were captured.', actor);
    const text = 'The passage says who supplied what to whom, and by whom it is alleged.';
    await database.transaction((tx) =>
      alerts.review(best.id, 'confirm', { actor, ifVersion: null, reason: null, text }, tx),
    );
  }
  if (least !== undefined) {
    const text = 'A single report, and nobody has taken it up.';
    await database.transaction((tx) =>
      alerts.review(least.id, 'dismiss', { actor, ifVersion: null, reason: 'not-credible', text }, tx),
    );
  }
  return { confirmed: best?.headline ?? null, dismissed: least?.headline ?? null };
}
