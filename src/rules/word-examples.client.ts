/** Reads the examples of lexicons from disk: `lexicons/examples/` of the shipped pack and of an operator's directory. */
import { faultsOf } from './pack-faults.js';
import { parseAll, readFolders, SHIPPED } from './pack.client.js';
import { locateFaults, type PackFile } from './pack-file.js';
import { PackError, type PackFault } from './rules.errors.js';
import { wordExamplesSchema, type WordExamples } from './word-examples-schema.js';

/** A file of words, checked, with what errors need to point into it. */
export interface WordsFile {
  readonly file: PackFile;
  readonly examples: WordExamples;
}

const FOLDER = 'lexicons/examples';

/**
 * All files of words; they are no part of the pack and do not change its version.
 * @throws PackError with file, line and field of every fault
 */
export async function loadWordExamples(options: { readonly rulesDir?: string } = {}): Promise<WordsFile[]> {
  const files = await readFolders(SHIPPED, [FOLDER], false);
  if (options.rulesDir !== undefined) files.push(...(await readFolders(options.rulesDir, [FOLDER], true)));
  const faults: PackFault[] = [];
  const checked: WordsFile[] = [];
  for (const { file, value } of parseAll(files)) {
    const result = wordExamplesSchema.safeParse(value);
    if (result.success) checked.push({ file, examples: result.data });
    else faults.push(...locateFaults(file, result.error.issues.flatMap(faultsOf)));
  }
  if (faults.length > 0) throw new PackError(faults);
  return checked;
}
