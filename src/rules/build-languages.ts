/** The languages out of the files under `lexicons/` and `frames/`, shipped and operator's. */
import type { LanguagePack } from '../detection/pack.js';
import { LANGUAGES, type Language } from '../detection/vocabulary.js';
import type { ParsedFile } from './build-register.js';
import { freezeDeep } from './freeze-deep.js';
import { buildLanguagePack, LanguagePackError } from './lexicon-schema.js';
import { locateFaults, type PackFile } from './pack-file.js';
import { PackError, type PackFault } from './rules.errors.js';

export type Languages = Readonly<Record<string, LanguagePack>>;

/**
 * All languages, built at once.
 * @throws PackError naming file, line and field of everything that is wrong
 */
export function buildLanguages(files: readonly ParsedFile[]): Languages {
  const faults: PackFault[] = files
    .filter(({ file }) => !LANGUAGES.some((language) => isOfLanguage(file.path, language)))
    .map(({ file }) => ({ file: file.shownPath, line: 1, field: '', message: 'is named for no known language' }));
  const languages: Record<string, LanguagePack> = {};
  for (const [language, own] of filesByLanguage(files)) {
    try {
      languages[language] = buildLanguage(language, own);
    } catch (error) {
      if (!(error instanceof PackError)) throw error;
      faults.push(...error.faults);
    }
  }
  if (faults.length > 0) throw new PackError(faults);
  return Object.freeze(languages);
}

/**
 * The same languages, each built when it is first asked for: nearly all the time of a start goes into languages that a
 * short run never meets. Only for files that were built without a fault before.
 */
export function buildLanguagesOnDemand(files: readonly ParsedFile[]): Languages {
  const languages = {};
  for (const [language, own] of filesByLanguage(files)) {
    // Once built, nothing holds on to what it was built from: with its weights that is as much again.
    let left: ParsedFile[] = own;
    let built: LanguagePack | null = null;
    const build = (): LanguagePack => {
      const made = buildLanguage(language, left);
      left = [];
      return made;
    };
    Object.defineProperty(languages, language, { enumerable: true, get: () => (built ??= build()) });
  }
  return Object.freeze(languages);
}

function filesByLanguage(files: readonly ParsedFile[]): [Language, ParsedFile[]][] {
  return LANGUAGES.map((language): [Language, ParsedFile[]] => [
    language,
    files.filter(({ file }) => isOfLanguage(file.path, language)),
  ]).filter(([, own]) => own.length > 0);
}

/** `lexicons/en.yaml`, `lexicons/en-items.yaml`, `frames/en.yaml`: the name starts with the language. */
function isOfLanguage(path: string, language: Language): boolean {
  return new RegExp(`/${language}(?:[-.].*)?\\.(?:ya?ml|json)$`).test(path);
}

function buildLanguage(language: Language, files: readonly ParsedFile[]): LanguagePack {
  const overlaid = new Set(files.filter(({ file }) => file.isOverlay).flatMap(({ value }) => frameIds(value)));
  const byPath = new Map(files.map((one) => [keyOf(one.file), one.file]));
  try {
    return freezeDeep(
      buildLanguagePack(
        language,
        files.map(({ file, value }) => ({
          path: keyOf(file),
          value: file.isOverlay ? value : withoutFrames(value, overlaid),
        })),
      ),
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
