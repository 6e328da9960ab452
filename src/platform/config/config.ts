/** The one reader of process.env: parsed once, checked as a whole, frozen. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { z } from 'zod';
import { isReachable } from '../net/is-reachable.js';
import { OPTIONS, type OptionName } from './options.js';

type Raw = { readonly [K in OptionName]: z.output<(typeof OPTIONS)[K]['schema']> };

/** What a process may do: serve pages and the API, work jobs, or both. */
export type Role = 'all' | 'api' | 'worker';

/** Typed configuration; each feature is given its part. */
export interface Config {
  readonly role: Role;
  readonly http: {
    readonly host: string;
    readonly port: number;
    /** Without a trailing slash. */
    readonly baseUrl: string;
    readonly rateLimitPerMinute: number;
  };
  readonly metrics: { readonly port: number; readonly token: string | null };
  readonly database: { readonly url: string | null; readonly poolSize: number; readonly dataDir: string };
  readonly mail: {
    readonly smtpUrl: string | null;
    /** Sender: an address, or `Name <address>`. */
    readonly from: string;
    /** How mails are signed (RFC 6376); null where no key is given. */
    readonly dkim: { readonly key: string; readonly selector: string; readonly domain: string } | null;
    /** Most mails in any 60 s; 0 for no bound. */
    readonly ratePerMinute: number;
    /** Whether everyone may ask for a digest. */
    readonly isSubscribePageOpen: boolean;
  };
  readonly logLevel: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'silent';
  readonly rulesDir: string | null;
  readonly intake: { readonly dropDir: string | null };
  readonly collection: {
    readonly isPolling: boolean;
    readonly concurrency: number;
    readonly contact: string;
    readonly allowPrivateAddresses: readonly string[];
    /** Below which hubs call back, without a trailing slash; null where they are not asked to. */
    readonly hubCallbackUrl: string | null;
    readonly seed: 'starter' | 'none';
  };
}

/** The environment is not usable: one line per fault, each naming its variable. */
export class ConfigError extends Error {
  constructor(readonly faults: readonly string[]) {
    super(
      `The configuration has ${faults.length === 1 ? 'a fault' : `${faults.length} faults`}:\n${faults.map((fault) => `  ${fault}`).join('\n')}`,
    );
    this.name = 'ConfigError';
  }
}

/**
 * Parses an environment. Secrets may be given in a file named by `<NAME>_FILE` (its trailing newline is dropped).
 *
 * @param environment Usually process.env.
 * @throws ConfigError with all faults at once.
 */
export function parseConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const faults: string[] = [];
  const raw: Partial<Record<OptionName, unknown>> = {};
  for (const [name, option] of Object.entries(OPTIONS) as [OptionName, (typeof OPTIONS)[OptionName]][]) {
    let value = environment[name];
    const fileName = environment[`${name}_FILE`];
    if ('isSecret' in option && option.isSecret && fileName !== undefined && fileName !== '') {
      if (value !== undefined && value !== '') faults.push(`${name}: given together with ${name}_FILE; keep one`);
      try {
        value = readFileSync(fileName, 'utf8').replace(/\r?\n$/, '');
      } catch (error) {
        faults.push(
          `${name}_FILE: cannot read ${fileName} (${(error as NodeJS.ErrnoException).code ?? 'unknown error'})`,
        );
      }
    }
    const parsed = option.schema.safeParse(value);
    if (parsed.success) raw[name] = parsed.data;
    else for (const issue of parsed.error.issues) faults.push(`${name}: ${issue.message}`);
  }
  const read = raw as Raw;
  if (read.SMTP_URL && !read.BASE_URL) faults.push('SMTP_URL: needs BASE_URL, or the links in mails lead nowhere');
  if (read.DKIM_KEY && read.DKIM_SELECTOR === null) faults.push('DKIM_KEY: needs DKIM_SELECTOR');
  // A faulty DATABASE_URL has been named already; null stands for one that was not given.
  if (read.ROLE && read.ROLE !== 'all' && read.DATABASE_URL === null) {
    faults.push(`ROLE: ${read.ROLE} needs DATABASE_URL; the embedded Postgres serves ROLE=all only`);
  }
  if (faults.length > 0) throw new ConfigError(faults);
  const baseUrl = (read.BASE_URL ?? `http://localhost:${read.PORT}`).replace(/\/+$/, '');
  const from = read.MAIL_FROM ?? `Embargo Monitor <digests@${new URL(baseUrl).hostname.replace(/^\[|\]$/g, '')}>`;
  return Object.freeze<Config>({
    role: read.ROLE,
    http: { host: read.HOST, port: read.PORT, baseUrl, rateLimitPerMinute: read.RATE_LIMIT_PER_MINUTE },
    metrics: { port: read.METRICS_PORT, token: read.METRICS_TOKEN },
    database: { url: read.DATABASE_URL, poolSize: read.DATABASE_POOL_SIZE, dataDir: resolve(read.DATA_DIR) },
    mail: {
      smtpUrl: read.SMTP_URL,
      from,
      dkim:
        read.DKIM_KEY === null || read.DKIM_SELECTOR === null
          ? null
          : {
              key: read.DKIM_KEY,
              selector: read.DKIM_SELECTOR,
              domain: read.DKIM_DOMAIN ?? /@([^\s@>]+)>?\s*$/.exec(from)?.[1] ?? '',
            },
      ratePerMinute: read.MAIL_RATE_PER_MINUTE,
      isSubscribePageOpen: read.SUBSCRIBE_PAGE === 'open',
    },
    logLevel: read.LOG_LEVEL,
    rulesDir: read.RULES_DIR,
    intake: { dropDir: read.DROP_DIR === null ? null : resolve(read.DROP_DIR) },
    collection: {
      isPolling: read.POLLING === 'on',
      concurrency: read.POLL_CONCURRENCY,
      contact: read.CONTACT,
      allowPrivateAddresses: read.ALLOW_PRIVATE_ADDRESSES,
      hubCallbackUrl:
        read.WEBSUB === 'on' && read.BASE_URL !== null && isReachable(read.BASE_URL, read.ALLOW_PRIVATE_ADDRESSES)
          ? baseUrl
          : null,
      seed: read.SEED_SOURCES,
    },
  });
}

/** Parses this process's environment. @throws ConfigError */
export function readConfig(): Config {
  return parseConfig(process.env);
}
