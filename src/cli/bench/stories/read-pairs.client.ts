/** Reads the file of pairs of texts. */
import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { z } from 'zod';
import { UsageError } from '../../usage-error.js';
import { pairGroupSchema, type PairGroup } from './judge-pairs.js';

/** @throws UsageError where the file is none of pairs. */
export async function readPairs(path: string): Promise<PairGroup[]> {
  const groups = z.array(pairGroupSchema).safeParse(parse(await readFile(path, 'utf8')));
  if (!groups.success) throw new UsageError(`${path}: ${z.prettifyError(groups.error)}`);
  return groups.data;
}
