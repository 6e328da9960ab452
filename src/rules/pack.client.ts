/** Reads the pack from disk: the shipped YAML, an operator's directory over it, validated and frozen. */
import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { Pack } from '../detection/pack.js';
import { buildLanguages, buildLanguagesOnDemand } from './build-languages.js';
import { buildRegister, type ParsedFile } from './build-register.js';
import { freezeDeep } from './freeze-deep.js';
import { findCacheDir, keep, readKept } from './pack-cache.client.js';
import { parsePackFile, type PackFile } from './pack-file.js';
import { PackError, type PackFault } from './rules.errors.js';

/** Where to read from. */
export interface LoadPackOptions {
  /** The operator's own directory, laid over the shipped pack by id. */
  readonly rulesDir?: string;
  /** The shipped pack; by default the one beside this file. */
  readonly packDir?: string;
  /** Where parsed YAML is kept between starts, by content; null: nowhere. By default beside the installed packages. */
  readonly cacheDir?: string | null;
}

const FOLDERS = ['embargoes', 'lexicons', 'frames', 'weights'] as const;

/** The pack that is shipped. */
export const SHIPPED = join(import.meta.dirname, 'pack');

/**
 * The whole pack. What was once parsed and found sound is kept on disk under the hash of its files: then YAML need not
 * be parsed again, and each language is built when it is first needed. A changed file is never answered from there.
 * @throws PackError with file, line and field of every fault at once
 */
export async function loadPack(options: LoadPackOptions = {}): Promise<Pack> {
  return buildPack(await readPackFiles(options), options);
}

/** The files that a pack is made of, the operator's after the shipped. */
export async function readPackFiles({ packDir = SHIPPED, rulesDir }: LoadPackOptions = {}): Promise<PackFile[]> {
  const files = await readFolders(packDir, FOLDERS, false);
  return rulesDir === undefined ? files : [...files, ...(await readFolders(rulesDir, FOLDERS, true))];
}

/**
 * The pack that files make: from the same files the same pack, wherever they come from.
 * @throws PackError with file, line and field of every fault at once
 */
export async function buildPack(
  files: readonly PackFile[],
  options: Pick<LoadPackOptions, 'cacheDir'> = {},
): Promise<Pack> {
  const version = hashOf(files);
  const cacheDir = options.cacheDir === undefined ? await findCacheDir(import.meta.dirname) : options.cacheDir;
  const kept = cacheDir === null ? null : await readKept(cacheDir, version, files.length);
  const parsed = kept === null ? parseAll(files) : files.map((file, index) => ({ file, value: kept[index] }));
  const [laws, words] = splitByFolder(parsed);
  const faults: PackFault[] = [];
  const register = collect(faults, () => buildRegister(laws));
  const languages = collect(faults, () => (kept === null ? buildLanguages(words) : buildLanguagesOnDemand(words)));
  if (register === null || languages === null) throw new PackError(faults);
  if (cacheDir !== null && kept === null) {
    const values = parsed.map(({ value }) => value);
    await keep(cacheDir, version, values);
  }
  return freezeDeep({ version, register, languages });
}

function splitByFolder(parsed: readonly ParsedFile[]): [ParsedFile[], ParsedFile[]] {
  const isLaw = ({ file }: ParsedFile): boolean => file.path.startsWith('embargoes/');
  return [parsed.filter(isLaw), parsed.filter((one) => !isLaw(one))];
}

/**
 * The YAML files of some folders, in the order of their names; in an operator's directory a folder may be missing.
 * @throws PackError where an operator's directory is none
 */
export async function readFolders(root: string, folders: readonly string[], isOverlay: boolean): Promise<PackFile[]> {
  const files: PackFile[] = [];
  // A misspelt directory must not pass for one without rules.
  if (isOverlay && !(await stat(root).catch(() => null))?.isDirectory())
    throw new PackError([{ file: root, line: 1, field: '', message: 'is not a directory of rules' }]);
  for (const folder of folders) {
    for (const name of await listFiles(join(root, folder), isOverlay || folder === 'weights')) {
      const fullPath = join(root, folder, name);
      const source = await readFile(fullPath, 'utf8');
      files.push({ path: `${folder}/${name}`, shownPath: relative('', fullPath), source, isOverlay });
    }
  }
  return files;
}

async function listFiles(folder: string, mayBeMissing: boolean): Promise<string[]> {
  try {
    const names = await readdir(folder);
    return names.filter((name) => /\.(?:ya?ml|json)$/.test(name)).sort();
  } catch (error) {
    if (mayBeMissing && (error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

function hashOf(files: readonly PackFile[]): string {
  const hash = createHash('sha256');
  for (const { path, source, isOverlay } of files) {
    hash.update(`${isOverlay ? 'overlay' : 'shipped'} ${path} ${source.length}\n`).update(source);
  }
  return hash.digest('hex').slice(0, 16);
}

/**
 * The values of files, not yet checked.
 * @throws PackError naming every file that is not YAML
 */
export function parseAll(files: readonly PackFile[]): ParsedFile[] {
  const faults: PackFault[] = [];
  const parsed: ParsedFile[] = [];
  for (const file of files) {
    const result = parsePackFile(file);
    if ('faults' in result) faults.push(...result.faults);
    else parsed.push({ file, value: result.value });
  }
  if (faults.length > 0) throw new PackError(faults);
  return parsed;
}

function collect<T>(faults: PackFault[], build: () => T): T | null {
  try {
    return build();
  } catch (error) {
    if (!(error instanceof PackError)) throw error;
    faults.push(...error.faults);
    return null;
  }
}
