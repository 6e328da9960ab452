/** `evaluate`: screens labelled records in this process and compares. */
import { readFile } from 'node:fs/promises';
import { detect } from '../detection/detect.js';
import { explain } from '../detection/explain.js';
import type { Pack } from '../detection/pack.js';
import { REGIMES } from '../detection/vocabulary.js';
import { readConfig } from '../platform/config/config.js';
import { loadPack } from '../rules/pack.client.js';
import { compareReports, type Baseline } from './evaluate/compare-reports.js';
import { renderDifference, renderReport } from './evaluate/render-report.js';
import { scoreRecords, type Judged, type LabelledRecord, type ScoreReport } from './evaluate/score-records.js';
import { readLabels } from './read-labels.client.js';
import { renderMiss } from './render-explanation.js';
import { toScreenLine } from './to-screen-line.js';
import { UsageError } from './usage-error.js';

/** What the command line gives. */
export interface EvaluateOptions {
  readonly regimes?: string;
  readonly misses: number;
  readonly json?: boolean;
  readonly baseline?: string;
  readonly rules?: string;
}

/** Prints the figures. @returns The exit status: 0 even with misses, since a figure is an answer. */
export async function evaluateCommand(files: readonly string[], options: EvaluateOptions): Promise<number> {
  const only = options.regimes === undefined ? null : readRegimes(options.regimes);
  const baseline = options.baseline === undefined ? null : await readBaseline(options.baseline);
  const pack = await loadPack({ rulesDir: options.rules ?? readConfig().rulesDir ?? undefined });
  const records: LabelledRecord[] = [];
  for (const file of files) records.push(...(await readLabels(file)));
  const judged = records
    .filter((record) => !only || record.regimes.every((regime) => only.includes(regime)))
    .map((record) => judgeRecord(record, pack));
  const report = scoreRecords(judged);
  const difference = baseline === null ? null : compareReports(baseline, report);
  const misses = report.misses.slice(0, options.misses);
  if (options.json) {
    const trace = (id: string): readonly string[] =>
      traceOf(
        records.find((record) => record.id === id)!,
        pack,
      );
    const traced = misses.map((miss) => ({ ...miss, trace: trace(miss.id) }));
    console.log(
      JSON.stringify({ packVersion: pack.version, ...report, misses: traced, ...(difference && { difference }) }),
    );
    return 0;
  }
  for (const line of renderReport(report)) console.log(line);
  for (const line of difference === null ? [] : renderDifference(difference)) console.log(line);
  printMisses(report, misses, records, pack);
  return 0;
}

/** @throws UsageError naming what is no regime: the figures of no record at all would look like an answer. */
function readRegimes(list: string): readonly string[] {
  const named = list.split(',').map((regime) => regime.trim());
  const unknown = named.find((regime) => !(REGIMES as readonly string[]).includes(regime));
  if (unknown !== undefined)
    throw new UsageError(`--regimes: there is no regime "${unknown}"; there are ${REGIMES.join(', ')}.`);
  return named;
}

function judgeRecord(record: LabelledRecord, pack: Pack): Judged {
  const article = articleOf(record);
  return { record, result: toScreenLine(record.id, article, detect(article, pack)) };
}

function articleOf({ title, text, language, published }: LabelledRecord): Parameters<typeof detect>[0] {
  return { title, text, language, published };
}

/** The steps that explain why a record was read as it was. */
function traceOf(record: LabelledRecord, pack: Pack): readonly string[] {
  const article = articleOf(record);
  return renderMiss(article, explain(article, pack), record.evidence ?? []);
}

function printMisses(
  report: ScoreReport,
  misses: ScoreReport['misses'],
  records: readonly LabelledRecord[],
  pack: Pack,
): void {
  const rest = report.misses.length - misses.length;
  if (misses.length > 0) console.log('\nRead wrongly:');
  for (const { id, expected, got, title } of misses) {
    console.log(`\n${id}: expected ${expected}, got ${got} — ${title}`);
    for (const line of traceOf(
      records.find((record) => record.id === id)!,
      pack,
    ))
      console.log(line);
  }
  if (rest > 0)
    console.log(
      `\n${rest} ${misses.length > 0 ? 'more ' : ''}records were read wrongly (--misses ${report.misses.length} shows all).`,
    );
}

async function readBaseline(file: string): Promise<Baseline> {
  try {
    const value = JSON.parse(await readFile(file, 'utf8')) as Partial<Baseline> | null;
    if (typeof value?.scores !== 'object' || typeof value.outcomes !== 'object')
      throw new Error('no scores and outcomes');
    return value as Baseline;
  } catch (error) {
    throw new UsageError(`--baseline: ${file} is not what evaluate --json prints: ${(error as Error).message}`);
  }
}
