/** `train`: learns from labelled records how to weigh what the rules read, and says how well that does on others. */
import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { detect } from '../detection/detect.js';
import { foldsOf, teach, type Lesson, type LinearModel, type Weights } from '../detection/learn.js';
import type { Pack } from '../detection/pack.js';
import { readConfig } from '../platform/config/config.js';
import { loadFrameExamples } from '../rules/frame-examples.client.js';
import { buildPack, readPackFiles } from '../rules/pack.client.js';
import { renderReport } from './evaluate/render-report.js';
import { scoreRecords, type Judged, type LabelledRecord } from './evaluate/score-records.js';
import { readLabels } from './read-labels.client.js';
import { toScreenLine } from './to-screen-line.js';
import { lessonsOf, lessonsOfFrame } from './train/gather-lessons.js';
import { UsageError } from './usage-error.js';

/** What the command line gives. */
export interface TrainOptions {
  /** Where to write the weights; without it only the check runs. */
  readonly out?: string;
  /** In how many parts to cut the records for the check; 0: no check. */
  readonly folds: number;
  readonly rules?: string;
}

/** The one language that has rules to weigh. */
const LANGUAGE = 'en';

interface Labelled {
  readonly record: LabelledRecord;
  readonly group: string;
}

/**
 * Trains on the records of some files and on the examples of all frames. The records of one file are held back together
 * in the check, since one hand wrote them. @returns The exit status.
 * @throws UsageError where a file cannot be read, a line is no record, or nothing can be learned.
 */
export async function trainCommand(labels: readonly string[], options: TrainOptions): Promise<number> {
  const rulesDir = options.rules ?? readConfig().rulesDir ?? undefined;
  // without earlier weights: what is taught starts from the rules alone
  const files = await readPackFiles({ rulesDir });
  const pack = await buildPack(files.filter(({ path }) => !path.startsWith('weights/')));
  const language = pack.languages[LANGUAGE];
  if (language === undefined) throw new UsageError(`The pack has no lexicon for ${LANGUAGE}.`);
  const reader = { language, register: pack.register };
  const labelled: Labelled[] = [];
  for (const file of labels)
    for (const record of await readLabels(file))
      if (record.language === LANGUAGE) labelled.push({ record, group: basename(file) });
  const examples = await loadFrameExamples({ rulesDir });
  const lessons = [
    ...labelled.flatMap(({ record, group }) => lessonsOf(record, group, reader)),
    ...examples
      .filter((file) => file.examples.frame.startsWith(`${LANGUAGE}.`))
      .flatMap((file) => lessonsOfFrame(file.examples, reader)),
  ];
  if (!lessons.some(({ isTold }) => isTold))
    throw new UsageError('No record tells a breach: there is nothing to learn.');
  const frames = [...language.frames.keys()];
  if (options.folds > 1) check(labelled, lessons, pack, options.folds);
  if (options.out !== undefined) {
    const weights = teach(lessons, frames);
    await writeFile(options.out, renderWeights(weights));
    const models = [weights.sentence, weights.article, weights.breach, weights.party, weights.goods, weights.slots];
    const count = models.reduce((sum, model) => sum + model.weights.size, 0);
    console.log(
      `${options.out}: ${count} features weighed, from ${labelled.length} records and ${examples.length} frames`,
    );
  }
  return 0;
}

/** Screens each part by weights that were trained on the others, and prints the figures of all. */
function check(labelled: readonly Labelled[], lessons: readonly Lesson[], pack: Pack, count: number): void {
  const language = pack.languages[LANGUAGE]!;
  const folds = foldsOf(
    labelled.map(({ group }) => group),
    count,
  );
  const judged = folds.flatMap((held): Judged[] => {
    const others = lessons.filter(({ group }) => !held.has(group));
    const weights = teach(others, [...language.frames.keys()]);
    const tried: Pack = { ...pack, languages: { ...pack.languages, [LANGUAGE]: { ...language, weights } } };
    return labelled
      .filter(({ group }) => held.has(group))
      .map(({ record }) => {
        const { title, text, published } = record;
        const article = { title, text, published, language: LANGUAGE };
        return { record, result: toScreenLine(record.id, article, detect(article, tried)) };
      });
  });
  console.log(`Each of ${judged.length} records screened by weights that were trained on other files than its own:`);
  for (const line of renderReport(scoreRecords(judged))) console.log(line);
}

/** The file of the pack: JSON, one feature a line, so that a change can be read. */
function renderWeights({ sentence, article, breach, party, goods, slots, least, frames }: Weights): string {
  const model = ({ outputs, bias, weights }: LinearModel): string =>
    [
      `{"outputs":${JSON.stringify(outputs)},`,
      `"bias":${JSON.stringify(bias)},`,
      '"weights":{',
      [...weights]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([feature, pairs]) => `${JSON.stringify(feature)}:${JSON.stringify(pairs)}`)
        .join(',\n'),
      '}}',
    ].join('\n');
  return [
    `{"language":"${LANGUAGE}","weights":{`,
    `"frames":${JSON.stringify([...frames].sort())},`,
    `"least":${JSON.stringify(least)},`,
    `"sentence":${model(sentence)},`,
    `"article":${model(article)},`,
    `"breach":${model(breach)},`,
    `"party":${model(party)},`,
    `"goods":${model(goods)},`,
    `"slots":${model(slots)}`,
    '}}\n',
  ].join('\n');
}
