/** `keys`: API keys from the command line, for whoever has a shell on the machine. */
import { KeysService } from '../access/keys.service.js';
import { UsersService } from '../access/users.service.js';
import { Clock } from '../platform/clock/clock.js';
import { SCOPES, type Scope } from '../platform/http/needs.js';
import { withApplication } from './open-application.client.js';
import { UsageError } from './usage-error.js';

const ACTOR = 'command-line';
const DAY_MS = 86_400_000;

/** What `keys create` was given. */
export interface NewKeyOptions {
  readonly user: string;
  readonly name: string;
  readonly scopes?: string;
  readonly days?: number;
}

/** Makes a key and prints it alone on standard output, with a word about it on standard error. */
export async function createKeyCommand(options: NewKeyOptions): Promise<number> {
  const scopes = options.scopes === undefined ? null : readScopes(options.scopes);
  return withApplication({ hasWorkers: false }, async (app) => {
    const user = await app.get(UsersService).findByEmail(options.user);
    if (!user) throw new UsageError(`There is no user ${options.user}.`);
    const expiresAt =
      options.days === undefined ? null : new Date(app.get(Clock).now().getTime() + options.days * DAY_MS);
    const issued = await app
      .get(KeysService)
      .create({ userId: user.id, name: options.name, ...(scopes ? { scopes } : {}), expiresAt }, ACTOR);
    console.error('The key is shown this once and not kept:');
    console.log(issued.secret);
    return 0;
  });
}

/** Lists keys, newest last. */
export async function listKeysCommand(): Promise<number> {
  return withApplication({ hasWorkers: false }, async (app) => {
    const keys = app.get(KeysService);
    let after: string | null = null;
    for (;;) {
      const page = await keys.list(null, after, 200);
      for (const key of page) {
        const end = key.revokedAt
          ? 'revoked'
          : key.expiresAt
            ? `until ${key.expiresAt.toISOString().slice(0, 10)}`
            : 'without end';
        console.log(`${key.id}\temk_${key.prefix}_…\tuser ${key.userId}\t${end}\t${key.scopes.join(',')}\t${key.name}`);
      }
      const last = page.at(-1);
      if (page.length < 200 || !last) return 0;
      after = last.id;
    }
  });
}

/** Revokes one key. */
export async function revokeKeyCommand(id: string): Promise<number> {
  if (!/^\d{1,18}$/.test(id)) throw new UsageError(`"${id}" is not the id of a key; see keys list.`);
  return withApplication({ hasWorkers: false }, async (app) => {
    await app.get(KeysService).revoke(id, ACTOR);
    console.log(`Key ${id} is revoked.`);
    return 0;
  });
}

function readScopes(list: string): Scope[] {
  return list.split(',').map((part) => {
    const scope = SCOPES.find((known) => known === part.trim());
    if (!scope) throw new UsageError(`"${part.trim()}" is not a scope. Scopes: ${SCOPES.join(', ')}.`);
    return scope;
  });
}
