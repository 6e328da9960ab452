import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, chown, mkdir, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';

const isRoot = process.getuid?.() === 0;
const NOBODY = 65_534;
const script = join(import.meta.dirname, 'support/hold-postgres.mjs');

/** Another process that uses the server. */
interface Holder {
  readonly child: ChildProcess;
  readonly url: string;
  /** Lets go in order. */
  release(): Promise<void>;
  /** Dies without a word. */
  kill(): Promise<void>;
}

describe('the embedded Postgres', () => {
  let folder: string;
  let holders: Holder[];

  const hold = async (dataDir: string, uid?: number): Promise<Holder> => {
    const child = spawn(process.execPath, [script, dataDir], {
      stdio: ['pipe', 'pipe', 'pipe'],
      ...(uid === undefined ? {} : { uid, gid: uid }),
    });
    let output = '';
    let errors = '';
    child.stderr.on('data', (data: Buffer) => (errors += data.toString()));
    const url = await new Promise<string>((done, fail) => {
      child.stdout.on('data', (data: Buffer) => {
        output += data.toString();
        if (output.includes('\n')) done(output.trim());
      });
      child.once('exit', (code) => fail(new Error(`ended with ${code}: ${errors}`)));
    });
    const end = async (): Promise<void> => {
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    };
    const holder: Holder = {
      child,
      url,
      release: async () => {
        child.stdin.end();
        await end();
      },
      kill: async () => {
        child.kill('SIGKILL');
        await end();
      },
    };
    holders.push(holder);
    return holder;
  };

  const query = async (url: string, sql: string): Promise<Record<string, unknown>[]> => {
    const client = new pg.Client({ connectionString: url });
    client.on('error', () => undefined);
    await client.connect();
    try {
      return (await client.query(sql)).rows as Record<string, unknown>[];
    } finally {
      await client.end();
    }
  };

  const answers = (url: string): Promise<boolean> =>
    query(url, 'SELECT 1').then(
      () => true,
      () => false,
    );

  /** When the server process started: the same instant is the same process. */
  const startedAt = async (url: string): Promise<string> =>
    String((await query(url, 'SELECT pg_postmaster_start_time()::text AS at'))[0]?.['at']);

  beforeEach(async () => {
    holders = [];
    folder = await mkdtemp('/tmp/embargo-postgres-');
    await chmod(folder, 0o755);
  });

  afterEach(async () => {
    const [last] = holders;
    for (const holder of holders) await holder.release();
    if (last && (await answers(last.url))) await (await hold(join(folder, 'data'))).release();
    await rm(folder, { recursive: true, force: true });
  });

  it('starts, keeps what was written over two restarts, and stops with its only user', async () => {
    const dataDir = join(folder, 'data');
    const first = await hold(dataDir);
    await query(first.url, 'CREATE TABLE kept (n integer)');
    await first.release();
    expect(await answers(first.url)).toBe(false);
    for (const expected of ['0', '1']) {
      const next = await hold(dataDir);
      expect(next.url).toBe(first.url);
      expect(await query(next.url, 'SELECT count(*) FROM kept')).toEqual([{ count: expected }]);
      await query(next.url, 'INSERT INTO kept VALUES (1)');
      await next.release();
      expect(await answers(next.url)).toBe(false);
    }
  });

  it('is adopted by the next process when its own was killed', async () => {
    const dataDir = join(folder, 'data');
    const killed = await hold(dataDir);
    const before = await startedAt(killed.url);
    await killed.kill();
    expect(await answers(killed.url)).toBe(true);
    const next = await hold(dataDir);
    expect(next.url).toBe(killed.url);
    expect(await startedAt(next.url)).toBe(before);
    await next.release();
    expect(await answers(next.url)).toBe(false);
  });

  it('is shared by processes that start together, and stopped by the last to leave', async () => {
    const dataDir = join(folder, 'data');
    const [one, two, three] = await Promise.all([hold(dataDir), hold(dataDir), hold(dataDir)]);
    expect(new Set([one.url, two.url, three.url]).size).toBe(1);
    await one.release();
    expect(await answers(two.url)).toBe(true);
    await two.kill();
    expect(await answers(three.url)).toBe(true);
    await three.release();
    expect(await answers(three.url)).toBe(false);
  });

  it('moves to another port when its own has been taken since', async () => {
    const dataDir = join(folder, 'data');
    const first = await hold(dataDir);
    await query(first.url, 'CREATE TABLE kept (n integer)');
    await first.release();
    const { createServer } = await import('node:net');
    const squatter = createServer().listen(Number(new URL(first.url).port), '127.0.0.1');
    await once(squatter, 'listening');
    try {
      const moved = await hold(dataDir);
      expect(moved.url).not.toBe(first.url);
      expect(await query(moved.url, 'SELECT count(*) FROM kept')).toEqual([{ count: '0' }]);
      await moved.release();
    } finally {
      squatter.close();
    }
  });

  it('lives in a folder whose path is longer than that of a socket may be', async () => {
    const dataDir = join(folder, 'd'.repeat(60), 'e'.repeat(60), 'data');
    const holder = await hold(dataDir);
    expect(await answers(holder.url)).toBe(true);
    await holder.release();
    expect(await answers(holder.url)).toBe(false);
  });

  (isRoot ? it : it.skip)('as root, works below a folder that nobody else may enter', async () => {
    const closed = join(folder, 'closed');
    await mkdir(closed, { mode: 0o700 });
    const dataDir = join(closed, 'data');
    const first = await hold(dataDir);
    await query(first.url, 'CREATE TABLE kept (n integer)');
    await first.release();
    const home = (await readFile(join(dataDir, 'postgres.location'), 'utf8')).trim();
    try {
      const second = await hold(dataDir);
      expect(await query(second.url, 'SELECT count(*) FROM kept')).toEqual([{ count: '0' }]);
      await second.release();
      expect(await answers(second.url)).toBe(false);
      expect((await stat(join(home, 'postgres'))).uid).not.toBe(0);
    } finally {
      await rm(home, { recursive: true, force: true });
    }
  });

  it('as an ordinary user, runs as that user', async () => {
    if (isRoot && !(await isOpenTo(dirname(script)))) {
      process.stderr.write('Skipped: an ordinary user cannot reach this folder.\n');
      return;
    }
    const dataDir = join(folder, 'data');
    await mkdir(dataDir);
    if (isRoot) await chown(dataDir, NOBODY, NOBODY);
    const holder = await hold(dataDir, isRoot ? NOBODY : undefined);
    expect(await answers(holder.url)).toBe(true);
    expect((await stat(join(dataDir, 'postgres'))).uid).toBe(isRoot ? NOBODY : process.getuid?.());
    expect((await stat(join(dataDir, 'postgres.json'))).mode & 0o777).toBe(0o600);
    await holder.release();
    expect(await answers(holder.url)).toBe(false);
  });
});

async function isOpenTo(path: string): Promise<boolean> {
  for (let at = path; ; at = dirname(at)) {
    if (((await stat(at)).mode & 0o005) !== 0o005) return false;
    if (at === dirname(at)) return true;
  }
}
