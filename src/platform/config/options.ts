/** Every option that the environment can set, once: name, meaning, default, check. `.env.example` is held against it. */
import { createPrivateKey } from 'node:crypto';
import { z } from 'zod';

/** One environment variable. */
export interface Option<T> {
  /** What it is for, as printed in `.env.example` and in error messages. */
  readonly about: string;
  /** Shown in `.env.example`; the real default lives in the schema. */
  readonly example: string;
  /** Secrets may also come from a file named by `<NAME>_FILE`, and are never printed. */
  readonly isSecret?: boolean;
  readonly schema: z.ZodType<T, string | undefined>;
}

const integer = (fallback: number, min: number, max: number): z.ZodType<number, string | undefined> =>
  z
    .string()
    .optional()
    .transform((text, context) => {
      if (text === undefined || text === '') return fallback;
      const value = Number(text);
      if (!/^\d+$/.test(text.trim()) || value < min || value > max) {
        context.addIssue({ code: 'custom', message: `must be a whole number from ${min} to ${max}` });
        return z.NEVER;
      }
      return value;
    });

const url = (protocols: readonly string[]): z.ZodType<string | null, string | undefined> =>
  z
    .string()
    .optional()
    .transform((text, context) => {
      if (text === undefined || text === '') return null;
      if (!URL.canParse(text) || !protocols.includes(new URL(text).protocol)) {
        context.addIssue({
          code: 'custom',
          message: `must be an address that starts with ${protocols.join('// or ')}//`,
        });
        return z.NEVER;
      }
      return text;
    });

const text = (fallback: string): z.ZodType<string, string | undefined> =>
  z
    .string()
    .optional()
    .transform((value) => (value === undefined || value === '' ? fallback : value));

const optionalText: z.ZodType<string | null, string | undefined> = z
  .string()
  .optional()
  .transform((value) => (value === undefined || value === '' ? null : value));

const oneOf = <const T extends string>(values: readonly T[], fallback: T): z.ZodType<T, string | undefined> =>
  z
    .string()
    .optional()
    .transform((value, context) => {
      if (value === undefined || value === '') return fallback;
      const known = values.find((candidate) => candidate === value);
      if (known === undefined) {
        context.addIssue({ code: 'custom', message: `must be one of ${values.join(', ')}` });
        return z.NEVER;
      }
      return known;
    });

const list: z.ZodType<readonly string[], string | undefined> = z
  .string()
  .optional()
  .transform((value) =>
    (value ?? '')
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  );

/** One line; no quotes or further brackets, so that nothing can be slipped into a header. */
const sender: z.ZodType<string | null, string | undefined> = z
  .string()
  .optional()
  .transform((value, context) => {
    if (value === undefined || value === '') return null;
    if (!/^(?:[^<>"\p{Cc}]+<[^<>\s@]+@[^<>\s@]+>|[^<>\s@]+@[^<>\s@]+)$/u.test(value)) {
      context.addIssue({ code: 'custom', message: 'must be an e-mail address, or Name <address>' });
      return z.NEVER;
    }
    return value;
  });

/** RFC 8301, 3.2: receivers may refuse signatures of shorter keys. Line breaks may be written as \\n. */
const rsaKey: z.ZodType<string | null, string | undefined> = z
  .string()
  .optional()
  .transform((value, context) => {
    if (value === undefined || value === '') return null;
    const pem = value.replaceAll('\\n', '\n');
    try {
      const key = createPrivateKey(pem);
      if (key.asymmetricKeyType === 'rsa' && (key.asymmetricKeyDetails?.modulusLength ?? 0) >= 1_024) return pem;
    } catch {
      // Told below, without a word of the key.
    }
    context.addIssue({
      code: 'custom',
      message: 'must be a private RSA key of 1024 bits or more in PEM, without passphrase',
    });
    return z.NEVER;
  });

const dnsName: z.ZodType<string | null, string | undefined> = z
  .string()
  .optional()
  .transform((value, context) => {
    if (value === undefined || value === '') return null;
    if (!/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*$/i.test(value)) {
      context.addIssue({ code: 'custom', message: 'must be a name of DNS' });
      return z.NEVER;
    }
    return value.toLowerCase();
  });

const define = <T>(option: Option<T>): Option<T> => option;

/** All options by name. */
export const OPTIONS = {
  PORT: define({ about: 'Port of the console and the API.', example: '3000', schema: integer(3000, 0, 65_535) }),
  HOST: define({
    about: 'Address to listen on. 0.0.0.0 opens the service to other machines.',
    example: '127.0.0.1',
    schema: text('127.0.0.1'),
  }),
  BASE_URL: define({
    about: 'Address under which people reach this installation; used in links. Default: http://localhost:PORT.',
    example: 'https://embargo.example.org',
    schema: url(['http:', 'https:']),
  }),
  ROLE: define({
    about: 'What this process does: all, api (serves), worker (polls and screens). Split roles need DATABASE_URL.',
    example: 'all',
    schema: oneOf(['all', 'api', 'worker'], 'all'),
  }),
  DATABASE_URL: define({
    about: 'Postgres 15 or later. Without it an embedded Postgres is kept under DATA_DIR.',
    example: 'postgres://embargo:secret@localhost:5432/embargo',
    isSecret: true,
    schema: url(['postgres:', 'postgresql:']),
  }),
  DATABASE_POOL_SIZE: define({
    about: 'Most connections this process holds to Postgres.',
    example: '16',
    schema: integer(16, 3, 500),
  }),
  DATA_DIR: define({
    about: 'Folder for the embedded Postgres and other local files.',
    example: '.data',
    schema: text('.data'),
  }),
  SMTP_URL: define({
    about: 'Mail server for digests, e.g. smtps://user:secret@mail.example.org. Needs BASE_URL.',
    example: 'smtp://localhost:1025',
    isSecret: true,
    schema: url(['smtp:', 'smtps:']),
  }),
  MAIL_FROM: define({
    about: 'Sender of digests: an address, or Name <address>. Default: digests@ the host of BASE_URL.',
    example: 'Embargo Monitor <digests@embargo.example.org>',
    schema: sender,
  }),
  DKIM_KEY: define({
    about: 'Private RSA key (PEM) that signs mails, so that one-click unsubscribing is believed (RFC 8058).',
    example: '',
    isSecret: true,
    schema: rsaKey,
  }),
  DKIM_SELECTOR: define({
    about: 'Under which the public key stands in DNS: SELECTOR._domainkey.DOMAIN. Needed with DKIM_KEY.',
    example: 'embargo2026',
    schema: dnsName,
  }),
  DKIM_DOMAIN: define({
    about: 'Domain that signs. Default: that of MAIL_FROM.',
    example: 'embargo.example.org',
    schema: dnsName,
  }),
  MAIL_RATE_PER_MINUTE: define({
    about: 'Most mails sent in any 60 seconds, by all processes together; 0 for no bound.',
    example: '120',
    schema: integer(0, 0, 1_000_000),
  }),
  SUBSCRIBE_PAGE: define({
    about: 'open lets everyone ask for a digest at /subscribe; closed leaves that to analysts and admins.',
    example: 'open',
    schema: oneOf(['open', 'closed'], 'open'),
  }),
  LOG_LEVEL: define({
    about: 'Least severe log lines to print.',
    example: 'info',
    schema: oneOf(['trace', 'debug', 'info', 'warn', 'error', 'silent'], 'info'),
  }),
  RULES_DIR: define({
    about:
      'Folder with rules of your own: YAML laid out like src/rules/pack, added to or replacing the shipped pack by id.',
    example: '/etc/embargo-monitor/rules',
    schema: optionalText,
  }),
  DROP_DIR: define({
    about:
      'Folder of this machine: files of HTML, PDF or plain text that are dropped there become articles, their subfolder the outlet; so do the messages of mail (.eml, .mbox) with what is attached, their sender the outlet. At most 20 MB each.',
    example: '/var/lib/embargo-monitor/drop',
    schema: optionalText,
  }),
  POLLING: define({
    about: 'off keeps this process from scheduling polls; feeds can still be polled by hand.',
    example: 'on',
    schema: oneOf(['on', 'off'], 'on'),
  }),
  POLL_CONCURRENCY: define({
    about: 'Feeds fetched at the same time by one process.',
    example: '32',
    schema: integer(32, 1, 1_000),
  }),
  WEBSUB: define({
    about:
      'on asks the hubs that feeds name to tell us of new items (W3C WebSub), if BASE_URL is public: hubs call back there. off only polls.',
    example: 'on',
    schema: oneOf(['on', 'off'], 'on'),
  }),
  SEED_SOURCES: define({
    about: 'starter fills an empty registry with the bundled list of public feeds; none leaves it empty.',
    example: 'starter',
    schema: oneOf(['starter', 'none'], 'starter'),
  }),
  CONTACT: define({
    about: 'Address or e-mail that publishers find in the User-Agent of our requests.',
    example: 'https://embargo.example.org/about',
    schema: text('https://github.com/embargo-monitor/embargo-monitor'),
  }),
  ALLOW_PRIVATE_ADDRESSES: define({
    about:
      'Hosts or networks outside the public internet that feeds may be fetched from, comma-separated. Default: none.',
    example: '127.0.0.1,10.1.0.0/16',
    schema: list,
  }),
  RATE_LIMIT_PER_MINUTE: define({
    about: 'API requests allowed per key (or per address without one) and minute.',
    example: '600',
    schema: integer(600, 1, 1_000_000),
  }),
  METRICS_PORT: define({
    about: 'Port for Prometheus /metrics on HOST; 0 turns it off there.',
    example: '9464',
    schema: integer(0, 0, 65_535),
  }),
  METRICS_TOKEN: define({
    about: 'With it, /metrics is also served on PORT to whoever sends it as a bearer token.',
    example: 'a-long-random-text',
    isSecret: true,
    schema: optionalText,
  }),
} as const;

/** A name in {@link OPTIONS}. */
export type OptionName = keyof typeof OPTIONS;
