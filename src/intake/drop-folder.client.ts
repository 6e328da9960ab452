/** A folder of this machine into which people and programs drop files that are to become articles. */
import { randomUUID } from 'node:crypto';
import { lstat, mkdir, readdir, readFile, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';

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

/** Of a name so many bytes are kept: file systems take 255, and what tells it apart and `.skipped.txt` are added. */
const MAX_NAME_BYTES = 230;

/** As large as what may be uploaded. */
const MAX_BYTES = 20_000_000;

export class DropFolder {
  constructor(private readonly root: string) {}

  /** Puts back what a process that is gone had taken. Call once, before the first look. */
  async recover(): Promise<void> {
    await mkdir(join(this.root, TAKING), { recursive: true });
    for (const claim of await readdir(join(this.root, TAKING), { withFileTypes: true }))
      if (claim.isDirectory()) await this.endClaim(claim.name);
  }

  /** Lets a file go that could not be seen to for now: it is taken again. */
  async release(file: DroppedFile): Promise<void> {
    await this.endClaim(this.claimOf(file.path));
  }

  /**
   * Takes files that lie ready. A file is moved away first, which only one of several processes can do. Links are left
   * alone: they may lead anywhere. What is too large is refused at once.
   */
  async take(now: Date): Promise<DroppedFile[]> {
    const taken: DroppedFile[] = [];
    for (const found of await this.findReady(now)) {
      const path = join(this.root, TAKING, randomUUID(), ...found.parts);
      await mkdir(dirname(path), { recursive: true });
      try {
        await rename(join(this.root, ...found.parts), path);
      } catch (error) {
        await this.endClaim(this.claimOf(path));
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
    const claim = this.claimOf(path);
    const target = join(await this.folderAt([place, ...(folder?.split('/') ?? [])]), nameWith(claim, name));
    await rename(path, target);
    await this.endClaim(claim);
    return target;
  }

  /** The folder of one taken file, named for nothing but itself. */
  private claimOf(path: string): string {
    return relative(join(this.root, TAKING), path).split(sep)[0] ?? '';
  }

  /**
   * Puts back what a claim still holds. Where it goes is where it lies below the claim, and nothing that is written in a name:
   * whoever may drop files could write any path there.
   */
  private async endClaim(claim: string): Promise<void> {
    const claimed = join(this.root, TAKING, claim);
    for (const entry of await readdir(claimed, { withFileTypes: true, recursive: true })) {
      if (!entry.isFile()) continue;
      const home = await this.folderAt(relative(claimed, entry.parentPath).split(sep)).catch(() => this.root);
      const isFree = (await lstat(join(home, entry.name)).catch(() => null)) === null;
      await rename(join(entry.parentPath, entry.name), join(home, isFree ? entry.name : nameWith(claim, entry.name)));
    }
    await rm(claimed, { recursive: true });
  }

  /** A folder below ours, made where it is missing. @throws Error where a link leads out of it. */
  private async folderAt(parts: readonly string[]): Promise<string> {
    const folder = join(await realpath(this.root), ...parts);
    await mkdir(folder, { recursive: true });
    if ((await realpath(folder)) !== folder) throw new Error(`${folder} is a link`);
    return folder;
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

/** A name of its own for a file, which a file system takes: of one that is too long the end, with what says its kind. */
function nameWith(claim: string, name: string): string {
  const letters = Array.from(name);
  const fits = (): boolean => Buffer.byteLength(letters.join('')) <= MAX_NAME_BYTES;
  while (!fits()) letters.shift();
  return `${claim.slice(0, 8)}-${letters.join('')}`;
}
