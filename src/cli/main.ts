/** `npm run --silent cli -- …`: the command line. Commands are loaded when called, so that each starts fast. */
import { Argument, Command, InvalidArgumentError } from 'commander';
import { availableParallelism } from 'node:os';
import type { BenchOptions } from './bench.command.js';
import { addReadingCommands } from './reading-commands.js';
import { wholeNumber } from './whole-number.js';

const program = new Command('embargo-monitor')
  .description('Watches the news for reported breaches of UN Security Council arms embargoes.')
  .showHelpAfterError()
  .configureHelp({ sortSubcommands: true });

const shareOfWork = (text: string): number => {
  if (!(Number(text) > 0 && Number(text) <= 1)) throw new InvalidArgumentError('must be above 0 and at most 1.');
  return Number(text);
};

program
  .command('screen')
  .description('Screen files, addresses or standard input (-): text, HTML, a feed, or JSON Lines. Stores nothing.')
  .argument('[inputs...]', 'files or addresses; - or nothing for standard input')
  .option('--jsonl', 'print one JSON line per item instead of a table')
  .option('--published <date>', 'publication date of inputs that carry none (ISO 8601)')
  .option('--language <code>', 'language hint for inputs that carry none (ISO 639-1)')
  .option('--rules <dir>', 'rules of your own, added to the shipped pack (default: RULES_DIR)')
  .option('--workers [count]', 'screen JSON Lines on several cores (without a number: all of them)', (text) =>
    wholeNumber(text),
  )
  .action(
    async (
      inputs: string[],
      options: { jsonl?: boolean; published?: string; language?: string; rules?: string; workers?: number | true },
    ) => {
      const { screenCommand } = await import('./screen.command.js');
      const workers = options.workers === true ? availableParallelism() : (options.workers ?? 1);
      process.exitCode = await screenCommand(inputs, {
        ...options,
        isJsonl: options.jsonl ?? false,
        workers: Math.max(1, workers),
      });
    },
  );

program
  .command('parse-feed')
  .description('Print how a feed is read: {title, items:[{id, title, link, published, summary, content}]} as JSON.')
  .argument('[file]', 'the feed; with --jsonl nothing')
  .option('--url <address>', 'where it came from, for relative links')
  .option('--content-type <type>', 'the Content-Type it was served with')
  .option('--jsonl <file>', 'read many: one {"path","url"?,"contentType"?} a line; - for standard input')
  .action(async (file: string | undefined, options: { url?: string; contentType?: string; jsonl?: string }) => {
    const { parseFeedCommand } = await import('./parse-feed.command.js');
    process.exitCode = await parseFeedCommand(file ?? null, options);
  });

addReadingCommands(program);

const rules = program.command('rules').description('Frames and embargoes, shipped and your own.');
rules
  .command('check')
  .description('Check a directory of rules of your own (RULES_DIR): schema, ids, references, examples.')
  .argument('<dir>')
  .option('--json', 'print what was found as JSON')
  .action(async (directory: string, options: { json?: boolean }) => {
    const { checkRulesCommand } = await import('./rules.command.js');
    process.exitCode = await checkRulesCommand(directory, options);
  });
rules
  .command('mutate')
  .description('Change the shipped pack in one place after another: how often do examples and records notice?')
  .option('--sample <count>', 'how many mutants, the same number of each kind', wholeNumber, 300)
  .option('--seed <number>', 'which ones', wholeNumber, 1)
  .option('--corpus <dir>', 'labelled records', 'test/corpus')
  .option('--json', 'print every mutant and what noticed it as JSON')
  .action(async (options: { sample: number; seed: number; corpus: string; json?: boolean }) => {
    const { mutateRulesCommand } = await import('./mutate-rules.command.js');
    process.exitCode = await mutateRulesCommand(options);
  });
rules
  .command('list')
  .description('List frames and embargoes: status, version, number of examples.')
  .option('--json', 'print the list as JSON')
  .option('--rules <dir>', 'rules of your own, added to the shipped pack (default: RULES_DIR)')
  .action(async (options: { json?: boolean; rules?: string }) => {
    const { listRulesCommand } = await import('./rules.command.js');
    process.exitCode = await listRulesCommand(options);
  });

program
  .command('poll')
  .description('Poll sources now, in this process, and print what came of each.')
  .argument('[sources...]', 'ids or addresses of registered sources; nothing for all that are due')
  .action(async (sources: string[]) => {
    const { pollCommand } = await import('./poll.command.js');
    process.exitCode = await pollCommand(sources);
  });

program
  .command('ledger')
  .description('Print what became of every item received, and check that the ledger balances.')
  .option('--json', 'print it as JSON')
  .action(async (options: { json?: boolean }) => {
    const { ledgerCommand } = await import('./ledger.command.js');
    process.exitCode = await ledgerCommand(options);
  });

program
  .command('backfill')
  .description('Read archives into the database as old news: feeds, JSON Lines, HTML and text files. Resumable.')
  .argument('<paths...>', 'files or folders')
  .option('--source <name>', 'title of the source that the articles are filed under', 'Backfill')
  .action(async (paths: string[], options: { source: string }) => {
    const { backfillCommand } = await import('./backfill.command.js');
    process.exitCode = await backfillCommand(paths, options);
  });

const keys = program.command('keys').description('API keys.');
keys
  .command('create')
  .description('Make a key and print it, once.')
  .requiredOption('--user <email>', 'whose key it is')
  .requiredOption('--name <name>', 'what it is for')
  .option('--scopes <list>', 'what it may do, comma-separated (default: all that its user may)')
  .option('--days <count>', 'days until it expires', wholeNumber)
  .action(async (options: { user: string; name: string; scopes?: string; days?: number }) => {
    const { createKeyCommand } = await import('./keys.command.js');
    process.exitCode = await createKeyCommand(options);
  });
keys
  .command('list')
  .description('List keys; secrets are not kept and cannot be shown.')
  .action(async () => {
    const { listKeysCommand } = await import('./keys.command.js');
    process.exitCode = await listKeysCommand();
  });
keys
  .command('revoke')
  .description('Revoke a key by its id.')
  .argument('<id>')
  .action(async (id: string) => {
    const { revokeKeyCommand } = await import('./keys.command.js');
    process.exitCode = await revokeKeyCommand(id);
  });

const opml = program.command('opml').description('The registry of sources as OPML.');
opml
  .command('import')
  .argument('<file>', 'OPML file; - for standard input')
  .action(async (file: string) => {
    const { importOpmlCommand } = await import('./opml.command.js');
    process.exitCode = await importOpmlCommand(file);
  });
opml
  .command('export')
  .description('Print the registry as OPML.')
  .action(async () => {
    const { exportOpmlCommand } = await import('./opml.command.js');
    process.exitCode = await exportOpmlCommand();
  });

program
  .command('verify-audit')
  .description('Check the whole record of acts; name the first broken entry.')
  .option('--checkpoint <number:hash|file...>', 'also require these entries, kept elsewhere, to be in the record')
  .action(async (options: { checkpoint?: string[] }) => {
    const { verifyAuditCommand } = await import('./verify-audit.command.js');
    process.exitCode = await verifyAuditCommand(options);
  });

program
  .command('checkpoint')
  .description('Print a signed checkpoint of the record of acts, to be kept elsewhere.')
  .action(async () => {
    const { checkpointCommand } = await import('./checkpoint.command.js');
    process.exitCode = await checkpointCommand();
  });

program
  .command('rescreen')
  .description('Read all stored articles with the rules as they are now. Goes on where it was broken off.')
  .option('--dry-run', 'only say what would change: findings gained, alerts lost, by name')
  .option('--rules <dir>', 'with --dry-run: other rules of your own than those in use, to be tried first')
  .option('--workers <count>', 'threads (default: one for each core)', wholeNumber, availableParallelism())
  .option('--json', 'print what came of it as JSON')
  .action(async (options: { dryRun?: boolean; rules?: string; workers: number; json?: boolean }) => {
    const { rescreenCommand } = await import('./rescreen.command.js');
    process.exitCode = await rescreenCommand(options);
  });

program
  .command('replay')
  .description('Recompute the findings of an alert from what was kept, with the pack of that day.')
  .argument('<alert>', 'its number')
  .option('--json', 'print what came of it as JSON')
  .action(async (alert: string, options: { json?: boolean }) => {
    const { replayCommand } = await import('./replay.command.js');
    process.exitCode = await replayCommand(alert, options);
  });

program
  .command('erase-text')
  .description('Erase the personal text of an entry of the record. The entry stays, and the chain verifies as before.')
  .argument('<entry>', 'its number')
  .action(async (entry: string) => {
    const { eraseTextCommand } = await import('./erase-text.command.js');
    process.exitCode = await eraseTextCommand(entry);
  });

program
  .command('prove-record')
  .description('Tamper with made-up records at random, in a database of its own, and count what verify-audit finds.')
  .option('--tamperings <count>', 'how many', wholeNumber, 100_000)
  .option('--seed <number>', 'which ones', wholeNumber, 1)
  .option('--json', 'print the figures as JSON')
  .action(async (options: { tamperings: number; seed: number; json?: boolean }) => {
    const { proveRecordCommand } = await import('./prove-record.command.js');
    process.exitCode = await proveRecordCommand(options);
  });

program
  .command('migrate')
  .description('Bring the database to the current schema.')
  .action(async () => {
    const { migrateCommand } = await import('./migrate.command.js');
    process.exitCode = await migrateCommand();
  });

program
  .command('openapi')
  .description('Write the description of the API (OpenAPI 3.1), or a typed client made from it. Needs no database.')
  .argument('[file]', 'where to; nothing for standard output')
  .option('--client <file>', 'write a client for TypeScript there')
  .option('--breaking', 'replace a file even where the API no longer holds what it promises')
  .action(async (file: string | undefined, options: { client?: string; breaking?: boolean }) => {
    const { openapiCommand } = await import('./openapi.command.js');
    process.exitCode = await openapiCommand(file ?? null, options);
  });

program
  .command('demo')
  .description('Run the whole product, offline, over a sample of invented news. Ctrl-C removes all of it again.')
  .option('--once', 'end after the summary')
  .option('--json <file>', 'also write the summary there')
  .action(async (options: { once?: boolean; json?: string }) => {
    const { demoCommand } = await import('./demo.command.js');
    process.exitCode = await demoCommand(options);
  });

program
  .command('simulate')
  .description('Run the collector over a month of made-up feeds beside policies of other readers.')
  .addArgument(new Argument('<what>').choices(['collector']))
  .option('--feeds <count>', 'feeds', wholeNumber, 2_000)
  .option('--days <count>', 'days', wholeNumber, 30)
  .option('--seed <number>', 'the same seed gives the same feeds', wholeNumber, 1)
  .option('--json <file>', 'also write the figures there')
  .action(async (_what: string, options: { feeds: number; days: number; seed: number; json?: string }) => {
    const { simulateCollectorCommand } = await import('./simulate.command.js');
    process.exitCode = await simulateCollectorCommand(options);
  });

program
  .command('bench')
  .description(
    'Measure this machine and this build: screening, stories, pipeline, polls, API, console, digests, rescreening …',
  )
  .option('--json <file>', 'also write the figures there')
  .option('--only <names>', 'comma-separated names of its parts; a name that is none is answered with all of them')
  .option('--quick', 'a tenth of the work, for a first look')
  .option('--share <part>', 'that part of the work, above 0 and at most 1', shareOfWork)
  .option('--pairs <file>', 'pairs of texts to hold the grouping against (test/testdata/stories/pairs.yaml)')
  .option('--articles <number>', 'articles in the database of the console (1,000,000)', wholeNumber)
  .option('--alerts <number>', 'alerts in it (100,000)', wholeNumber)
  .action(async (options: BenchOptions) => {
    const { benchCommand } = await import('./bench.command.js');
    process.exitCode = await benchCommand(options);
  });

try {
  await program.parseAsync();
} catch (error) {
  const isExpected =
    error instanceof Error && ['ConfigError', 'Refusal', 'PackError', 'UsageError'].includes(error.name);
  process.stderr.write(`${isExpected ? error.message : (error as Error).stack}\n`);
  process.exitCode = 1;
}
