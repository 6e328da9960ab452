/** The commands by which the reading of texts is measured, taught and explained. */
import type { Command } from 'commander';
import { wholeNumber } from './whole-number.js';

/** Adds `evaluate`, `train` and `explain`. */
export function addReadingCommands(program: Command): void {
  program
    .command('evaluate')
    .description('Screen labelled JSON Lines and print precision, recall and F1, each with its 95 % interval.')
    .argument('<labels...>', 'labelled files')
    .option('--regimes <list>', 'only records that alert on these regimes alone, and those that alert on nothing')
    .option(
      '--misses <count>',
      'print this many records read wrongly, each with the trace that tells why',
      wholeNumber,
      0,
    )
    .option('--baseline <file>', 'what an earlier run printed with --json: print what moved since')
    .option('--json', 'print the figures, and what became of each record, as JSON')
    .option('--rules <dir>', 'rules of your own, added to the shipped pack (default: RULES_DIR)')
    .action(
      async (
        labels: string[],
        options: { regimes?: string; misses: number; baseline?: string; json?: boolean; rules?: string },
      ) => {
        const { evaluateCommand } = await import('./evaluate.command.js');
        process.exitCode = await evaluateCommand(labels, options);
      },
    );

  program
    .command('train')
    .description(
      'Learn from labelled JSON Lines how to weigh what the rules read, and print how well it does on others.',
    )
    .argument('<labels...>', 'labelled files; the records of one file are held back together in the check')
    .option('--out <file>', 'write the weights here: weights/en.json of the pack, or of RULES_DIR to lay over it')
    .option(
      '--folds <count>',
      'check on this many parts, each screened by what the others teach; 0: no check',
      wholeNumber,
      5,
    )
    .option('--rules <dir>', 'rules of your own, added to the shipped pack (default: RULES_DIR)')
    .action(async (labels: string[], options: { out?: string; folds: number; rules?: string }) => {
      const { trainCommand } = await import('./train.command.js');
      process.exitCode = await trainCommand(labels, options);
    });

  program
    .command('explain')
    .description(
      'Show how a text is read and judged: words, frames tried, events, judgements, and why nothing is raised.',
    )
    .argument('<file>', 'text, HTML, a feed or JSON records; - for standard input')
    .option('--published <date>', 'publication date, ISO 8601 (default: as the input says)')
    .option('--language <code>', 'language hint for inputs that carry none (ISO 639-1)')
    .option('--json', 'print one JSON line per article')
    .option('--rules <dir>', 'rules of your own, added to the shipped pack (default: RULES_DIR)')
    .action(
      async (file: string, options: { published?: string; language?: string; json?: boolean; rules?: string }) => {
        const { explainCommand } = await import('./explain.command.js');
        process.exitCode = await explainCommand(file, options);
      },
    );
}
