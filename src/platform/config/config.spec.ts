import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ConfigError, parseConfig } from './config.js';
import { OPTIONS, type Option } from './options.js';

const faultsOf = (environment: Record<string, string>): readonly string[] => {
  try {
    parseConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
  return [];
};

describe('the configuration', () => {
  it('has a default for everything, and cannot be changed', () => {
    const config = parseConfig({});
    expect(config).toMatchObject({
      role: 'all',
      http: { host: '127.0.0.1', port: 3000, baseUrl: 'http://localhost:3000', rateLimitPerMinute: 600 },
      metrics: { port: 0, token: null },
      database: { url: null, poolSize: 16 },
      mail: { smtpUrl: null },
      logLevel: 'info',
    });
    expect(Object.isFrozen(config)).toBe(true);
  });

  it('takes an empty variable for one that is not set', () => {
    const empty = Object.fromEntries(Object.keys(OPTIONS).map((name) => [name, '']));
    expect(parseConfig(empty)).toEqual(parseConfig({}));
  });

  it('names every fault at once, each with its variable', () => {
    expect(
      faultsOf({
        PORT: '80a',
        ROLE: 'king',
        DATABASE_URL: 'mysql://x',
        LOG_LEVEL: 'loud',
        POLL_CONCURRENCY: '0',
        METRICS_PORT: '65536',
        BASE_URL: 'embargo.example.org',
      }),
    ).toEqual([
      'PORT: must be a whole number from 0 to 65535',
      'BASE_URL: must be an address that starts with http:// or https://',
      'ROLE: must be one of all, api, worker',
      'DATABASE_URL: must be an address that starts with postgres:// or postgresql://',
      'LOG_LEVEL: must be one of trace, debug, info, warn, error, silent',
      'POLL_CONCURRENCY: must be a whole number from 1 to 1000',
      'METRICS_PORT: must be a whole number from 0 to 65535',
    ]);
  });

  it('never repeats a secret in a fault', () => {
    expect(faultsOf({ DATABASE_URL: 'mysql://user:s3cret@host/db', SMTP_URL: 's3cret' }).join()).not.toContain(
      's3cret',
    );
  });

  it('refuses split roles without a database that they could share', () => {
    const fault = (role: string): string =>
      `ROLE: ${role} needs DATABASE_URL; the embedded Postgres serves ROLE=all only`;
    expect(faultsOf({ ROLE: 'api' })).toEqual([fault('api')]);
    expect(faultsOf({ ROLE: 'worker' })).toEqual([fault('worker')]);
    expect(faultsOf({ ROLE: 'worker', DATABASE_URL: 'mysql://x' })).toHaveLength(1);
    expect(faultsOf({ ROLE: 'worker', DATABASE_URL: 'postgres://localhost/x' })).toEqual([]);
  });

  it('refuses mail without an address for its links', () => {
    expect(faultsOf({ SMTP_URL: 'smtp://localhost' })).toEqual([
      'SMTP_URL: needs BASE_URL, or the links in mails lead nowhere',
    ]);
    expect(faultsOf({ SMTP_URL: 'smtp://localhost', BASE_URL: 'https://embargo.example.org/' })).toEqual([]);
    expect(parseConfig({ BASE_URL: 'https://embargo.example.org/' }).http.baseUrl).toBe('https://embargo.example.org');
  });

  describe('given a secret in a file', () => {
    let folder: string;

    beforeAll(() => {
      folder = mkdtempSync(join(tmpdir(), 'config-'));
      writeFileSync(join(folder, 'database'), 'postgres://user:secret@host/db\n');
      writeFileSync(join(folder, 'token'), 'a token \r\n');
    });

    afterAll(() => rmSync(folder, { recursive: true }));

    it('reads it, without the newline at its end', () => {
      const config = parseConfig({
        DATABASE_URL_FILE: join(folder, 'database'),
        METRICS_TOKEN_FILE: join(folder, 'token'),
        METRICS_TOKEN: '',
      });
      expect(config.database.url).toBe('postgres://user:secret@host/db');
      expect(config.metrics.token).toBe('a token ');
    });

    it('refuses a file that cannot be read, and one beside a value', () => {
      const missing = join(folder, 'missing');
      expect(faultsOf({ METRICS_TOKEN_FILE: missing })).toEqual([
        `METRICS_TOKEN_FILE: cannot read ${missing} (ENOENT)`,
      ]);
      expect(faultsOf({ METRICS_TOKEN_FILE: join(folder, 'token'), METRICS_TOKEN: 'other' })).toEqual([
        'METRICS_TOKEN: given together with METRICS_TOKEN_FILE; keep one',
      ]);
    });

    it('does not look for one where there is no secret', () => {
      expect(faultsOf({ PORT_FILE: join(folder, 'missing') })).toEqual([]);
    });
  });
});

describe('.env.example', () => {
  it('says of every option what it is for, with an example, and nothing else', () => {
    const written = readFileSync(join(import.meta.dirname, '../../../.env.example'), 'utf8');
    const [, ...sections] = written.trimEnd().split('\n\n');
    expect(sections).toEqual(
      Object.entries<Option<unknown>>(OPTIONS).map(([name, option]) => describeOption(name, option)),
    );
  });

  it('has examples that are accepted', () => {
    const examples = Object.entries<Option<unknown>>(OPTIONS).map(([name, { example }]) => [name, example]);
    expect(faultsOf(Object.fromEntries(examples) as Record<string, string>)).toEqual([]);
  });
});

/** How an option is told in `.env.example`. */
function describeOption(name: string, { about, example, isSecret }: Option<unknown>): string {
  const lines = wrap(isSecret ? `${about} Or name a file that holds it: ${name}_FILE.` : about);
  return [...lines.map((line) => `# ${line}`), `#${name}=${example}`].join('\n');
}

function wrap(text: string): string[] {
  return text.split(' ').reduce<string[]>((lines, word) => {
    const last = lines.at(-1);
    if (last === undefined || last.length + word.length > 110) return [...lines, word];
    return [...lines.slice(0, -1), `${last} ${word}`];
  }, []);
}
