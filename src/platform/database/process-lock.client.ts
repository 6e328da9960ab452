/** What processes of one machine leave for each other in files: who holds a lock, and whether they still live. */
import { readFile, rm, writeFile } from 'node:fs/promises';

const WAIT_TIMEOUT_MS = 60_000;
const RETRY_MS = 50;

/** True while a process has this number; true as well for another user's. */
export function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * A lock between processes: a file with the holder's number, taken over from a holder that died.
 *
 * @returns How to let go of it.
 * @throws Error when a living holder keeps it for a minute.
 */
export async function lock(path: string): Promise<() => Promise<void>> {
  const deadline = performance.now() + WAIT_TIMEOUT_MS;
  while (!(await claim(path))) {
    const holder = await readHolder(path);
    if (holder > 0 && !isAlive(holder)) await clearAway(path);
    else if (performance.now() > deadline)
      throw new Error(`Another process (${holder}) holds ${path}; remove the file if it is gone.`);
    else await new Promise((done) => setTimeout(done, RETRY_MS));
  }
  return () => rm(path, { force: true });
}

/**
 * Removes the lock of a dead holder. Under a lock of its own, and after a second look: of two that saw the dead holder,
 * the later one would otherwise remove the lock that the earlier one has taken since.
 */
async function clearAway(path: string): Promise<void> {
  const clearing = `${path}.clearing`;
  if (!(await claim(clearing))) {
    const clearer = await readHolder(clearing);
    if (clearer > 0 && !isAlive(clearer)) await rm(clearing, { force: true });
    return;
  }
  try {
    const holder = await readHolder(path);
    if (holder > 0 && !isAlive(holder)) await rm(path, { force: true });
  } finally {
    await rm(clearing, { force: true });
  }
}

async function claim(path: string): Promise<boolean> {
  try {
    await writeFile(path, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return false;
  }
}

/** 0 when there is no file, or nothing in it yet. */
async function readHolder(path: string): Promise<number> {
  return Number(await readFile(path, 'utf8').catch(() => ''));
}
