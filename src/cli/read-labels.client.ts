/** Reads labelled records from a file of JSON Lines. */
import { open } from 'node:fs/promises';
import type { LabelledRecord } from './evaluate/score-records.js';
import { UsageError } from './usage-error.js';

/** @throws UsageError where the file cannot be read, or naming the line that is no labelled record. */
export async function readLabels(file: string): Promise<LabelledRecord[]> {
  const records: LabelledRecord[] = [];
  let number = 0;
  for await (const line of readLines(file)) {
    number++;
    if (line.trim() === '') continue;
    try {
      const record = JSON.parse(line) as LabelledRecord;
      if (!record.id || !record.kind || !Array.isArray(record.regimes))
        throw new Error('id, kind or regimes is missing');
      records.push(record);
    } catch (error) {
      throw new UsageError(`${file}:${number}: ${(error as Error).message}`);
    }
  }
  return records;
}

async function* readLines(file: string): AsyncGenerator<string> {
  try {
    yield* (await open(file)).readLines();
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${(error as Error).message}`);
  }
}
