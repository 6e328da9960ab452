/** `evaluate`: screens labelled records in this process and compares. */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { detect } from '../detection/detect.js';
import { readConfig } from '../platform/config/config.js';
import { loadPack } from '../rules/pack.client.js';
import { scoreRecords, type LabelledRecord, type ScoreReport } from './score-records.js';
import { toScreenLine } from './to-screen-line.js';
import { UsageError } from './usage-error.js';

/** What the command line gives. */
export interface EvaluateOptions {
  readonly regimes?: string;
  readonly misses: number;
  readonly json?: boolean;
  readonly rules?: string;
}

/** Prints the figures. @returns The exit status: 0 even with misses, since a figure is an answer. */
export async function evaluateCommand(files: readonly string[], options: EvaluateOptions): Promise<number> {
  const only = options.regimes?.split(',').map((regime) => regime.trim());
  const pack = await loadPack({ rulesDir: options.rules ?? readConfig().rulesDir ?? undefined });
  const records: LabelledRecord[] = [];
  for (const file of files) records.push(...(await readLabels(file)));
  const judged = records
    .filter((record) => !only || record.regimes.every((regime) => only.includes(regime)))
    .map((record) => {
      const { title, text, language, published } = record;
      const article = { title, text, language, published };
      return { record, result: toScreenLine(record.id, article, detect(article, pack)) };
    });
  const report = scoreRecords(judged, options.misses);
  if (options.json) console.log(JSON.stringify(report));
  else printReport(report);
  return 0;
}

async function readLabels(file: string): Promise<LabelledRecord[]> {
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

function printReport(report: ScoreReport): void {
  console.log(`${report.records} records, ${report.badEvidence} of ${report.evidence} evidence spans wrong or absent`);
  for (const [group, measures] of Object.entries(report.scores)) {
    for (const [measure, { precision, recall, f1, n }] of Object.entries(measures)) {
      const figures = `P ${precision.toFixed(3)}  R ${recall.toFixed(3)}  F1 ${f1.toFixed(3)}  (${n})`;
      console.log(`${group.padEnd(26)} ${measure.padEnd(14)} ${figures}`);
    }
  }
  for (const miss of report.misses)
    console.log(`${miss.id}: expected ${miss.expected}, got ${miss.got} — ${miss.title}`);
}
