/**
 * Packs found sound, parsed, kept between starts by the hash of what they came from. A cache only: losing it costs time.
 */
import { access, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Raised when the form of what is kept changes, or what counts as sound. */
const FORMAT = 3;
/** Packs kept at a time: the shipped one and a few with an operator's rules. */
const MOST_KEPT = 4;

/** Beside the installed packages, where other tools keep such things too; null where there are none. */
export async function findCacheDir(from: string): Promise<string | null> {
  for (let folder = from; folder !== dirname(folder); folder = dirname(folder)) {
    try {
      await access(join(folder, 'node_modules'));
      return join(folder, 'node_modules', '.cache', 'embargo-monitor');
    } catch {
      continue;
    }
  }
  return null;
}

/** The values kept for a version, one per file in their order; null where there are none. */
export async function readKept(cacheDir: string, version: string, files: number): Promise<unknown[] | null> {
  try {
    const kept = JSON.parse(await readFile(nameOf(cacheDir, version), 'utf8')) as unknown;
    return Array.isArray(kept) && kept.length === files ? kept : null;
  } catch {
    return null;
  }
}

/**
 * Keeps the values of a version and lets go of others beyond a few. Written beside and renamed, so that a reader sees all or
 * nothing. Where it cannot be written (a read-only image), nothing is kept.
 */
export async function keep(cacheDir: string, version: string, values: readonly unknown[]): Promise<void> {
  const path = nameOf(cacheDir, version);
  const draft = `${path}.${process.pid}`;
  try {
    await mkdir(cacheDir, { recursive: true });
    await writeFile(draft, JSON.stringify(values));
    await rename(draft, path);
    await prune(cacheDir, path);
  } catch {
    await rm(draft, { force: true }).catch(() => undefined);
  }
}

async function prune(cacheDir: string, newest: string): Promise<void> {
  const names = (await readdir(cacheDir)).filter((name) => name.startsWith('pack-') && name.endsWith('.json'));
  const others = names.map((name) => join(cacheDir, name)).filter((path) => path !== newest);
  for (const path of others.slice(0, Math.max(0, others.length - (MOST_KEPT - 1)))) await rm(path, { force: true });
}

function nameOf(cacheDir: string, version: string): string {
  return join(cacheDir, `pack-${FORMAT}-${version}.json`);
}
