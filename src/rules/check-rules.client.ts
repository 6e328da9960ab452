/** Checks an operator's directory of rules: schema, ids, references, and every example with its rules in force. */
import { checkExamples, type Pack } from '../detection/pack.js';
import type { ParsedFile } from './build-register.js';
import { checkFrameExamples, type ExampleFailure } from './check-frame-examples.js';
import { checkReferences, knownParties } from './check-references.js';
import { checkWord, listWords } from './check-words.js';
import { loadFrameExamples } from './frame-examples.client.js';
import { languageFileSchema } from './lexicon-schema.js';
import { loadPack, parseAll, readFolders } from './pack.client.js';
import { locateFaults, type FieldFault, type PackFile } from './pack-file.js';
import { PackError, type PackFault } from './rules.errors.js';
import { loadWordExamples, type WordsFile } from './word-examples.client.js';

/** What came of a check. */
export interface RulesCheck {
  /** Of the pack with these rules over it; null where it cannot be loaded. */
  readonly version: string | null;
  readonly faults: readonly PackFault[];
  /** Examples that were run; none where the pack cannot be loaded. */
  readonly ran: number;
}

const FOLDERS = ['embargoes', 'lexicons', 'frames', 'frames/examples', 'lexicons/examples'];

/** Everything wrong at once; an example of the shipped pack that these rules break is a fault of theirs. */
export async function checkRules(rulesDir: string): Promise<RulesCheck> {
  try {
    const own = parseAll(await readFolders(rulesDir, FOLDERS, true));
    if (own.length === 0)
      throw new PackError([
        { file: rulesDir, line: 1, field: '', message: `holds no YAML under ${FOLDERS.join(', ')}` },
      ]);
    const pack = await loadPack({ rulesDir, cacheDir: null });
    const files = await loadFrameExamples({ rulesDir });
    const words = checkLexicons(pack, await loadWordExamples({ rulesDir }));
    const known = knownParties(pack);
    const faults = own.flatMap(({ file, value }) => locateFaults(file, checkReferences(value, known)));
    const laws = checkLaws(pack, own);
    const frames = checkFrames(pack, own, files);
    return {
      version: pack.version,
      faults: [...faults, ...laws.faults, ...frames.faults, ...words.faults].sort(inOrder),
      ran: laws.ran + frames.ran + words.ran,
    };
  } catch (error) {
    if (error instanceof PackError) return { version: null, faults: error.faults, ran: 0 };
    throw error;
  }
}

function inOrder(a: PackFault, b: PackFault): number {
  return a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1;
}

interface Ran {
  readonly faults: readonly PackFault[];
  readonly ran: number;
}

/** The examples of every embargo; those of a regime without a file here are sound already. */
function checkLaws(pack: Pack, own: readonly ParsedFile[]): Ran {
  const regimes = pack.register.regimes.filter(({ id }) =>
    own.some(({ file }) => file.path === `embargoes/${id}.yaml`),
  );
  const faults = checkExamples(regimes).flatMap(({ regime, it, expected, got }) => {
    const at = own.find(({ file }) => file.path === `embargoes/${regime}.yaml`)!;
    const examples = (at.value as { examples?: readonly { it?: string }[] }).examples ?? [];
    const index = examples.findIndex((example) => example.it === it);
    const message = `“${it}”: expected ${expected}, got ${got}`;
    return index < 0
      ? locateFaults(at.file, [{ path: ['id'], message: `breaks a shipped example, ${message}` }])
      : locateFaults(at.file, [{ path: ['examples', index], message }]);
  });
  return { faults, ran: regimes.reduce((sum, regime) => sum + regime.examples.length, 0) };
}

/** The examples inside the operator's own frames, and all files of examples: a lexicon may break any of them. */
function checkFrames(
  pack: Pack,
  own: readonly ParsedFile[],
  files: Awaited<ReturnType<typeof loadFrameExamples>>,
): Ran {
  const faults: PackFault[] = [];
  let ran = 0;
  const known = new Set(Object.values(pack.languages).flatMap((language) => [...language.frames.keys()]));
  for (const { file, examples } of files) {
    if (!known.has(examples.frame)) {
      faults.push(...locateFaults(file, [{ path: ['frame'], message: `there is no frame ${examples.frame}` }]));
      continue;
    }
    ran += examples.match.length + examples.ignore.length + examples.nearMiss.length;
    faults.push(...failuresIn(file, [], checkFrameExamples(examples, pack)));
  }
  for (const { file, value } of own.filter((one) => /^frames\/[^/]+$/.test(one.file.path)))
    for (const [index, { id, examples }] of (languageFileSchema.parse(value).frames ?? []).entries()) {
      const match = examples.match.map((text) => ({ text }));
      const nearMiss = examples.nearMiss ?? [];
      ran += match.length + examples.ignore.length + nearMiss.length;
      const failures = checkFrameExamples({ frame: id, match, ignore: examples.ignore, nearMiss }, pack);
      faults.push(...failuresIn(file, ['frames', index, 'examples'], failures));
    }
  return { faults, ran };
}

/** The words that lexicons must know: one of the operator's may have put another meaning in the place of theirs. */
function checkLexicons(pack: Pack, files: readonly WordsFile[]): Ran {
  let ran = 0;
  const faults = files.flatMap(({ file, examples }) => {
    const words = listWords(examples);
    ran += words.length;
    const wrong = words.flatMap((word): FieldFault[] => {
      const message = checkWord(word, examples.language, pack);
      return message === null
        ? []
        : [{ path: [word.group, word.id, word.index], message: `“${word.word}” ${message}` }];
    });
    return wrong.length === 0 ? [] : locateFaults(file, wrong);
  });
  return { faults, ran };
}

function failuresIn(file: PackFile, path: readonly PropertyKey[], failures: readonly ExampleFailure[]): PackFault[] {
  const faults = failures.map(({ kind, index, text, message }): FieldFault => ({
    path: [...path, kind, index],
    message: `“${text}” ${message}`,
  }));
  return locateFaults(file, faults);
}
