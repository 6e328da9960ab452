/** A folder of this machine into which people and programs drop files that are to become articles. */
import { randomUUID } from 'node:crypto';
import { lstat, mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { basename, dirname, join, sep } from 'node:path';

/** A file that this process has taken for itself. */
export interface DroppedFile {
  readonly name: string;
  /** The folder below the drop folder in which it lay, e.g. `telegram/channel-7`; null where it lay at the top. */
  readonly folder: string | null;
  readonly modifiedAt: Date;
  readonly bytes: Buffer;
  /** Where it is now. */
  readonly path: string;
}

const TAKING = '.taking';
const TAKEN = 'taken';
const REFUSED = 'refused';

/** A file that has changed more recently may still be on its way. */
const SETTLED_MS = 5_000;

/** Taken at one look, and folders looked into. */
const MAX_FILES = 20;
const MAX_FOLDERS = 1_000;
const MAX_DEPTH = 4;

/** As large as what may be uploaded. */
const MAX_BYTES = 20_000_000;

export class DropFolder {
  constructor(private readonly root: string) {}

  /** Puts back what a process that is gone had taken. Call once, before the first look. */
  async recover(): Promise<void> {
    await mkdir(join(this.root, TAKING), { recursive: true });
    for (const name of await readdir(join(this.root, TAKING))) {
      // Named for what it was: `<uuid>~<its path, with + for the separators>`.
      const original = name
        .slice(name.indexOf('~') + 1)
        .split('+')
        .map(decodeURIComponent);
      const target = join(this.root, ...original);
      await mkdir(dirname(target), { recursive: true });
      await rename(join(this.root, TAKING, name), target);
    }
  }

  /**
   * Takes files that lie ready. A file is moved away first, which only one of several processes can do. Links are left
   * alone: they may lead anywhere. What is too large is refused at once.
   */
  async take(now: Date): Promise<DroppedFile[]> {
    const taken: DroppedFile[] = [];
    for (const found of await this.findReady(now)) {
      const path = join(this.root, TAKING, `${randomUUID()}~${found.parts.map(encodeURIComponent).join('+')}`);
      try {
        await rename(join(this.root, ...found.parts), path);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') continue;
        throw error;
      }
      const name = found.parts.at(-1) ?? '';
      const folder = found.parts.length > 1 ? found.parts.slice(0, -1).join('/') : null;
      const file = { name, folder, modifiedAt: found.modifiedAt, path };
      if (found.size > MAX_BYTES) await this.refuse({ ...file, bytes: Buffer.alloc(0) }, 'It is larger than 20 MB');
      else taken.push({ ...file, bytes: await readFile(path) });
    }
    return taken;
  }

  /** Keeps a file that has become an article or several, with what of it was skipped beside it. */
  async keep(file: DroppedFile, skipped: readonly string[] = []): Promise<void> {
    const target = await this.put(file, TAKEN);
    if (skipped.length > 0) await writeFile(`${target}.skipped.txt`, skipped.map((line) => `${line}\n`).join(''));
  }

  /** Puts a file aside, with the reason beside it. */
  async refuse(file: DroppedFile, reason: string): Promise<void> {
    const target = await this.put(file, REFUSED);
    await writeFile(`${target}.why.txt`, `${reason}\n`);
  }

  private async put({ name, folder, path }: DroppedFile, place: string): Promise<string> {
    const target = join(this.root, place, ...(folder?.split('/') ?? []), `${basename(path).slice(0, 8)}-${name}`);
    await mkdir(dirname(target), { recursive: true });
    await rename(path, target);
    return target;
  }

  private async findReady(now: Date): Promise<{ parts: string[]; size: number; modifiedAt: Date }[]> {
    const ready: { parts: string[]; size: number; modifiedAt: Date }[] = [];
    const folders: string[][] = [[]];
    for (let looked = 0; looked < MAX_FOLDERS && ready.length < MAX_FILES; looked += 1) {
      const parts = folders.shift();
      if (parts === undefined) break;
      for (const entry of await readdir(join(this.root, ...parts), { withFileTypes: true })) {
        const isOurs = parts.length === 0 && [TAKING, TAKEN, REFUSED].includes(entry.name);
        if (isOurs || entry.name.startsWith('.') || entry.name.includes(sep)) continue;
        const path = [...parts, entry.name];
        if (entry.isDirectory() && path.length <= MAX_DEPTH) folders.push(path);
        if (!entry.isFile() || ready.length >= MAX_FILES) continue;
        const { size, mtime } = await lstat(join(this.root, ...path));
        if (now.getTime() - mtime.getTime() >= SETTLED_MS) ready.push({ parts: path, size, modifiedAt: mtime });
      }
    }
    return ready;
  }
}
