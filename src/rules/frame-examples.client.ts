/** Reads the examples of frames from disk: `frames/examples/` of the shipped pack and of an operator's directory. */
import { readFolders, parseAll, SHIPPED } from './pack.client.js';
import { frameExamplesSchema, type FrameExamplesFile } from './frame-examples-schema.js';
import { faultsOf } from './pack-faults.js';
import { locateFaults, type PackFile } from './pack-file.js';
import { PackError, type PackFault } from './rules.errors.js';

/** A file of examples, checked, with what errors need to point into it. */
export interface ExamplesFile {
  readonly file: PackFile;
  readonly examples: FrameExamplesFile;
}

const FOLDER = 'frames/examples';

/**
 * All files of examples; they are no part of the pack and do not change its version.
 * @throws PackError with file, line and field of every fault
 */
export async function loadFrameExamples(options: { readonly rulesDir?: string } = {}): Promise<ExamplesFile[]> {
  const files = await readFolders(SHIPPED, [FOLDER], false);
  if (options.rulesDir !== undefined) files.push(...(await readFolders(options.rulesDir, [FOLDER], true)));
  const faults: PackFault[] = [];
  const checked: ExamplesFile[] = [];
  for (const { file, value } of parseAll(files)) {
    const result = frameExamplesSchema.safeParse(value);
    if (!result.success) faults.push(...locateFaults(file, result.error.issues.flatMap(faultsOf)));
    else if (!file.path.endsWith(`/${result.data.frame}.yaml`))
      faults.push(...locateFaults(file, [{ path: ['frame'], message: 'is not the name of the file' }]));
    else checked.push({ file, examples: result.data });
  }
  if (faults.length > 0) throw new PackError(faults);
  return checked;
}
