/** One Postgres cluster and its server process: made, started, asked, stopped. */
import { execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { platform, tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { postgresEnvironment, type Identity } from './postgres-binaries.client.js';
import { connectionString, type Settings } from './postgres-settings.client.js';

const run = promisify(execFile);

const START_TIMEOUT_MS = 60_000;

/** A cluster's folder, the binaries to run it with, and the user to run it as (null: this process's own). */
export interface Cluster {
  /** Folder with bin, lib and share. */
  readonly native: string;
  readonly folder: string;
  readonly log: string;
  readonly identity: Identity | null;
}

/** Makes the cluster, whole or not at all: beside its folder first, so that an interrupted attempt is seen as none. */
export async function initialiseCluster({ native, folder, identity }: Cluster, settings: Settings): Promise<void> {
  const draft = `${folder}.new`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { recursive: true, mode: 0o700 });
  const passwordFile = join(tmpdir(), `embargo-monitor-${randomBytes(8).toString('hex')}`);
  await writeFile(passwordFile, settings.password, { mode: 0o600 });
  if (identity) {
    await chown(draft, identity.uid, identity.gid);
    await chown(passwordFile, identity.uid, identity.gid);
  }
  try {
    await run(
      join(native, 'bin', 'initdb'),
      ['-D', draft, '-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`, '-E', 'UTF8', '--locale=C'],
      { ...identity, cwd: draft, env: postgresEnvironment(native) },
    );
    await rename(draft, folder);
  } finally {
    await rm(passwordFile, { force: true });
  }
}

/**
 * Starts the server detached from this process and waits until it answers.
 *
 * @throws Error with the server's own last log lines when it does not.
 */
export async function startServer({ native, folder, log, identity }: Cluster, settings: Settings): Promise<void> {
  const output = await open(log, 'a');
  // TCP on the loopback only: the path of a socket may hold 107 bytes, and a data folder may lie deeper than that.
  const options = ['-D', folder, '-p', String(settings.port), '-h', '127.0.0.1', '-k', '', '-c', 'max_connections=200'];
  const tuning = ['-c', 'shared_buffers=256MB', '-c', 'max_wal_size=2GB', '-c', 'log_min_messages=warning'];
  const server = spawn(join(native, 'bin', 'postgres'), [...options, ...tuning], {
    ...identity,
    cwd: folder,
    env: postgresEnvironment(native),
    detached: true,
    stdio: ['ignore', output.fd, output.fd],
  });
  let exit: string | null = null;
  server.once('error', (error) => (exit = error.message));
  server.once('exit', (code) => (exit = `exit status ${code}`));
  server.unref();
  await output.close();
  const deadline = performance.now() + START_TIMEOUT_MS;
  while (!(await answers(settings))) {
    if (exit !== null || performance.now() > deadline) {
      const lines = (await readFile(log, 'utf8').catch(() => '')).trim().split('\n').slice(-8).join('\n');
      throw new Error(
        `The embedded Postgres did not start (${exit ?? 'no answer in time'}). Its last words, from ${log}:\n${lines}`,
      );
    }
    await new Promise((done) => setTimeout(done, 50));
  }
}

/** Stops the server and waits for it; open connections are ended. */
export async function stopServer({ native, folder, identity }: Cluster): Promise<void> {
  await run(join(native, 'bin', 'pg_ctl'), ['stop', '-D', folder, '-m', 'fast', '-w', '-t', '30'], {
    ...identity,
    cwd: folder,
    env: postgresEnvironment(native),
  });
}

/** A server that runs but does not answer on our port (another port, or hung) holds the folder: end it first. */
export async function stopOrphan({ folder }: Cluster): Promise<void> {
  const file = join(folder, 'postmaster.pid');
  const pid = Number((await readFile(file, 'utf8').catch(() => '')).split('\n')[0]);
  if (!Number.isInteger(pid) || pid <= 0) return;
  if (await isServerProcess(pid)) {
    process.kill(pid, 'SIGINT');
    const deadline = performance.now() + START_TIMEOUT_MS;
    while ((await isServerProcess(pid)) && performance.now() < deadline)
      await new Promise((done) => setTimeout(done, 50));
  }
  await rm(file, { force: true });
}

/** Whether a server answers on our port with our password. */
export async function answers(settings: Settings): Promise<boolean> {
  const client = new pg.Client({
    connectionString: connectionString(settings, 'postgres'),
    connectionTimeoutMillis: 3_000,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** True when the process is alive and (where that can be told) is a Postgres, not another that inherited its number. */
async function isServerProcess(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  if (platform() !== 'linux') return true;
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  return command.includes('postgres');
}
