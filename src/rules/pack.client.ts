/** Reads the pack from disk: the shipped YAML, an operator's directory over it, validated and frozen. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { LanguagePack, Pack } from '../detection/pack.js';
import { LANGUAGES, type Language } from '../detection/vocabulary.js';
import { buildRegister, type ParsedFile } from './build-register.js';
import { freezeDeep } from './freeze-deep.js';
import { buildLanguagePack, LanguagePackError } from './lexicon-schema.js';
import { findCacheDir, keep, readKept } from './pack-cache.client.js';
import { locateFaults, parsePackFile, type PackFile } from './pack-file.js';
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

const FOLDERS = ['embargoes', 'lexicons', 'frames'] as const;
const SHIPPED = join(import.meta.dirname, 'pack');

/**
 * The whole pack. Parsing YAML is most of the work, so parsed values are kept on disk under the hash of what they came
 * from: a changed file is never answered from there, and everything is validated anew on every load.
 * @throws PackError with file, line and field of every fault at once
 */
export async function loadPack(options: LoadPackOptions = {}): Promise<Pack> {
  const packDir = options.packDir ?? SHIPPED;
  const files = await readFolders(packDir, false);
  if (options.rulesDir !== undefined) files.push(...(await readFolders(options.rulesDir, true)));
  const version = hashOf(files);
  const cacheDir = options.cacheDir === undefined ? await findCacheDir(import.meta.dirname) : options.cacheDir;
  const parsed = await parseAll(files, version, cacheDir);
  const faults: PackFault[] = [];
  const register = collect(faults, () =>
    buildRegister(parsed.filter(({ file }) => file.path.startsWith('embargoes/'))),
  );
  const languages = buildLanguages(
    parsed.filter(({ file }) => !file.path.startsWith('embargoes/')),
    faults,
  );
  if (faults.length > 0 || register === null) throw new PackError(faults);
  return freezeDeep({ version, register, languages });
}

async function readFolders(root: string, isOverlay: boolean): Promise<PackFile[]> {
  const files: PackFile[] = [];
  for (const folder of FOLDERS) {
    for (const name of await listYaml(join(root, folder), isOverlay)) {
      const fullPath = join(root, folder, name);
      const source = await readFile(fullPath, 'utf8');
      files.push({ path: `${folder}/${name}`, shownPath: relative('', fullPath), source, isOverlay });
    }
  }
  return files;
}

async function listYaml(folder: string, mayBeMissing: boolean): Promise<string[]> {
  try {
    const names = await readdir(folder);
    return names.filter((name) => name.endsWith('.yaml') || name.endsWith('.yml')).sort();
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

async function parseAll(files: readonly PackFile[], version: string, cacheDir: string | null): Promise<ParsedFile[]> {
  const kept = cacheDir === null ? null : await readKept(cacheDir, version, files.length);
  if (kept !== null) return files.map((file, index) => ({ file, value: kept[index] }));
  const faults: PackFault[] = [];
  const parsed: ParsedFile[] = [];
  for (const file of files) {
    const result = parsePackFile(file);
    if ('faults' in result) faults.push(...result.faults);
    else parsed.push({ file, value: result.value });
  }
  if (faults.length > 0) throw new PackError(faults);
  if (cacheDir !== null) {
    const values = parsed.map(({ value }) => value);
    await keep(cacheDir, version, values);
  }
  return parsed;
}

function buildLanguages(files: readonly ParsedFile[], faults: PackFault[]): Record<string, LanguagePack> {
  const languages: Record<string, LanguagePack> = {};
  for (const language of LANGUAGES) {
    const own = files.filter(({ file }) => isOfLanguage(file.path, language));
    if (own.length === 0) continue;
    const pack = collect(faults, () => buildLanguage(language, own));
    if (pack !== null) languages[language] = pack;
  }
  for (const { file } of files) {
    if (!LANGUAGES.some((language) => isOfLanguage(file.path, language))) {
      faults.push({ file: file.shownPath, line: 1, field: '', message: 'is named for no known language' });
    }
  }
  return languages;
}

/** `lexicons/en.yaml`, `lexicons/en-items.yaml`, `frames/en.yaml`: the name starts with the language. */
function isOfLanguage(path: string, language: Language): boolean {
  return new RegExp(`/${language}(?:[-.].*)?\\.ya?ml$`).test(path);
}

function buildLanguage(language: Language, files: readonly ParsedFile[]): LanguagePack {
  const overlaid = new Set(files.filter(({ file }) => file.isOverlay).flatMap(({ value }) => frameIds(value)));
  const byPath = new Map(files.map((one) => [keyOf(one.file), one.file]));
  try {
    return buildLanguagePack(
      language,
      files.map(({ file, value }) => ({
        path: keyOf(file),
        value: file.isOverlay ? value : withoutFrames(value, overlaid),
      })),
    );
  } catch (error) {
    if (!(error instanceof LanguagePackError)) throw error;
    throw new PackError(
      error.faults.flatMap(({ path, field, message }) => {
        const file = byPath.get(path);
        return file === undefined ? [] : locateFaults(file, [{ path: field, message }]);
      }),
    );
  }
}

/** The operator's files come after the shipped ones of the same folder and name. */
function keyOf(file: PackFile): string {
  return file.isOverlay ? `${file.path} (own)` : file.path;
}

function frameIds(value: unknown): unknown[] {
  const frames = (value as { frames?: unknown } | null)?.frames;
  return Array.isArray(frames) ? frames.map((frame: { id?: unknown } | null) => frame?.id) : [];
}

function withoutFrames(value: unknown, ids: ReadonlySet<unknown>): unknown {
  const frames = (value as { frames?: unknown } | null)?.frames;
  if (ids.size === 0 || !Array.isArray(frames)) return value;
  return { ...(value as object), frames: frames.filter((frame: { id?: unknown } | null) => !ids.has(frame?.id)) };
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
