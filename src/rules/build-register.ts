/** The register out of the files under `embargoes/`, shipped and operator's. */
import type { z } from 'zod';
import type { Register } from '../detection/pack.js';
import { REGIMES } from '../detection/vocabulary.js';
import { mergeOverlay } from './merge-overlay.js';
import { faultsOf } from './pack-faults.js';
import { locateFaults, type PackFile } from './pack-file.js';
import {
  embargoFileSchema,
  embargoOverlaySchema,
  noEmbargoFileSchema,
  toRegime,
  type EmbargoFile,
  type NoEmbargoFile,
} from './pack-schema.js';
import { PackError, type PackFault } from './rules.errors.js';

/** A file with its value, not yet checked. */
export interface ParsedFile {
  readonly file: PackFile;
  readonly value: unknown;
}

const NO_EMBARGO = 'embargoes/no-embargo.yaml';

/**
 * Regimes in the order of the taxonomy, whatever the order of the files.
 * @throws PackError naming file, line and field of everything that is wrong
 */
export function buildRegister(files: readonly ParsedFile[]): Register {
  const faults: PackFault[] = [];
  const regimes = new Map<string, EmbargoFile>();
  let others: NoEmbargoFile | null = null;
  for (const path of [...new Set(files.map(({ file }) => file.path))].sort()) {
    const shipped = files.find(({ file }) => file.path === path && !file.isOverlay) ?? null;
    const overlay = files.find(({ file }) => file.path === path && file.isOverlay) ?? null;
    const top = overlay ?? shipped;
    if (top === null) continue;
    if (path === NO_EMBARGO) {
      others = check(noEmbargoFileSchema, top, faults);
      continue;
    }
    const file = checkRegime(shipped, overlay, faults);
    if (file === null) continue;
    if (`embargoes/${file.id}.yaml` !== path) {
      faults.push(...locateFaults(top.file, [{ path: ['id'], message: `is not the name of the file` }]));
    }
    regimes.set(file.id, file);
  }
  if (others === null && faults.length === 0) {
    faults.push({ file: NO_EMBARGO, line: 1, field: '', message: 'is missing' });
  }
  if (faults.length > 0 || others === null) throw new PackError(faults);
  return {
    ...others,
    regimes: REGIMES.flatMap((id) => {
      const file = regimes.get(id);
      return file === undefined ? [] : [toRegime(file)];
    }),
  };
}

function checkRegime(shipped: ParsedFile | null, overlay: ParsedFile | null, faults: PackFault[]): EmbargoFile | null {
  if (overlay === null) return shipped === null ? null : check(embargoFileSchema, shipped, faults);
  if (shipped === null) return check(embargoFileSchema, overlay, faults);
  if (check(embargoOverlaySchema, overlay, faults) === null) return null;
  const merged = mergeOverlay(shipped.value as Record<string, unknown>, overlay.value as Record<string, unknown>);
  return check(embargoFileSchema, { file: overlay.file, value: merged }, faults);
}

function check<T extends z.ZodType>(schema: T, { file, value }: ParsedFile, faults: PackFault[]): z.infer<T> | null {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  faults.push(...locateFaults(file, result.error.issues.flatMap(faultsOf)));
  return null;
}
