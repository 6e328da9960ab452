/** Reads labelled records from a file of JSON Lines. */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { LabelledRecord } from './evaluate/score-records.js';
import { UsageError } from './usage-error.js';

/** @throws UsageError naming the line that is not a labelled record */
export async function readLabels(file: string): Promise<LabelledRecord[]> {
  const records: LabelledRecord[] = [];
  let number = 0;
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
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
