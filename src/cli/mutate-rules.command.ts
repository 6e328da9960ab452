/** `rules mutate`: changes the pack in one place after another and counts how often examples or records notice. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { compileLanguagePack } from '../detection/pack.js';
import { LANGUAGES } from '../detection/vocabulary.js';
import { loadFrameExamples } from '../rules/frame-examples.client.js';
import { readLanguageSource } from '../rules/lexicon-schema.js';
import { listWords } from '../rules/check-words.js';
import { loadWordExamples } from '../rules/word-examples.client.js';
import { loadPack, parseAll, readFolders, SHIPPED } from '../rules/pack.client.js';
import type { LabelledRecord } from './evaluate/score-records.js';
import { MutantTrap } from './mutate/catch-mutants.js';
import { listMutants } from './mutate/list-mutants.js';
import { renderMutation, type JudgedMutant } from './mutate/render-mutation.js';
import { sampleMutants } from './mutate/sample-mutants.js';
import { readLabels } from './read-labels.client.js';

/** What the command line gives. */
export interface MutateOptions {
  readonly sample: number;
  readonly seed: number;
  /** Directory of labelled records; where there is none, the examples stand alone. */
  readonly corpus: string;
  readonly json?: boolean;
}

/** Judges a sample of mutants of every language of the shipped pack. @returns The exit status: a figure is an answer. */
export async function mutateRulesCommand(options: MutateOptions): Promise<number> {
  const pack = await loadPack();
  const files = parseAll(await readFolders(SHIPPED, ['lexicons', 'frames'], false));
  const beside = (await loadFrameExamples()).map(({ examples }) => examples);
  const words = (await loadWordExamples()).map(({ examples }) => examples);
  const records = await readCorpus(options.corpus);
  for (const language of LANGUAGES.filter((code) => pack.languages[code] !== undefined)) {
    const own = files.filter(({ file }) => new RegExp(`/${language}(?:[-.].*)?\\.ya?ml$`).test(file.path));
    const source = readLanguageSource(
      language,
      own.map(({ file, value }) => ({ path: file.path, value })),
    );
    const inside = source.frames.map(({ id, examples }) => ({
      frame: id,
      match: examples.match.map((text) => ({ text })),
      ignore: examples.ignore,
      nearMiss: examples.nearMiss ?? [],
    }));
    const trap = new MutantTrap(
      pack,
      language,
      {
        frames: [...beside.filter(({ frame }) => frame.startsWith(`${language}.`)), ...inside],
        words: words.filter((file) => file.language === language).flatMap(listWords),
      },
      records,
    );
    const all = listMutants(source);
    const started = performance.now();
    const judged = sampleMutants(all, options.sample, options.seed).map((mutant): JudgedMutant => {
      const { operator, at, what } = mutant;
      return { operator, at, what, ...trap.judge(compileLanguagePack(mutant.apply())) };
    });
    const seconds = (performance.now() - started) / 1_000;
    const run = { language, seed: options.seed, possible: all.length, seconds, ...trap.size, judged };
    if (options.json) console.log(JSON.stringify(run));
    else for (const line of renderMutation(run)) console.log(line);
  }
  return 0;
}

async function readCorpus(directory: string): Promise<LabelledRecord[]> {
  const names = await readdir(directory).catch(() => []);
  const records: LabelledRecord[] = [];
  for (const name of names.filter((one) => one.endsWith('.jsonl')).sort())
    records.push(...(await readLabels(join(directory, name))));
  return records;
}
