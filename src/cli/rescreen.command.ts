/** `rescreen`: the rules over all stored articles; what would change, or what did. */
import { SingleBar } from 'cli-progress';
import { AuditService } from '../platform/audit/audit.service.js';
import { Database } from '../platform/database/database.js';
import { RescreenService } from '../rescreening/rescreen.service.js';
import { KeptPacksService } from '../rules/kept-packs.service.js';
import { loadPack } from '../rules/pack.client.js';
import { RulesService } from '../rules/rules.service.js';
import { withApplication } from './open-application.client.js';
import { MAX_NAMED, rescreenStored, type RescreenOutcome } from './rescreen/rescreen-stored.client.js';
import { UsageError } from './usage-error.js';
import { withoutControls } from './without-controls.js';

const ACTOR = 'command-line';

/** What the command line gives. */
export interface RescreenOptions {
  readonly dryRun?: boolean;
  readonly rules?: string;
  readonly workers: number;
  readonly json?: boolean;
}

/** @returns 0, or 1 where a text could not be read. */
export async function rescreenCommand(options: RescreenOptions): Promise<number> {
  const isDry = options.dryRun === true;
  if (options.rules !== undefined && !isDry)
    throw new UsageError('--rules is for --dry-run: what is kept is read with the rules in use (RULES_DIR).');
  return withApplication({ hasWorkers: false }, async (app, config) => {
    const database = app.get(Database);
    const { url: databaseUrl = '' } = database.dataSource.options as { readonly url?: string };
    const rulesDir = options.rules ?? config.rulesDir;
    const inUse = app.get(RulesService).pack;
    const pack = options.rules === undefined ? inUse : await loadPack({ rulesDir: options.rules });
    const engine = isDry ? null : (await app.get(KeptPacksService).keepInUse()).version;
    const bar = new SingleBar({
      format: '{bar} {percentage} %, {read} articles',
      hideCursor: true,
      clearOnComplete: true,
    });
    bar.start(100, 0, { read: 0 });
    const run = { pack, rulesDir, databaseUrl, engine, workers: Math.max(1, options.workers) };
    const outcome = await rescreenStored(app.get(RescreenService), run, (share, read) =>
      bar.update(Math.floor(share * 100), { read }),
    ).finally(() => bar.stop());
    if (!isDry && outcome.read > 0) {
      const { read, gainedCount: gained, lost } = outcome;
      const after = { read, gained, gone: lost.gone.length };
      const act = { actor: ACTOR, act: 'rules.rescreen', subjectType: 'pack', subjectId: pack.version, after };
      await database.transaction((tx) => app.get(AuditService).record(act, tx));
    }
    console.log(options.json ? JSON.stringify(outcome, null, 2) : renderOutcome(outcome));
    return outcome.failed === 0 ? 0 : 1;
  });
}

function renderOutcome(outcome: RescreenOutcome): string {
  const { gained, gainedCount, lost, read, failed, seconds, packVersion, isKept } = outcome;
  const count = (value: number): string => value.toLocaleString('en');
  const name = (text: string): string => withoutControls(text).replaceAll(/\s+/g, ' ').slice(0, 120);
  const will = isKept ? '' : ' would be';
  return [
    ...gained.map(
      ({ articleId, regime, kind, confidence, title }) =>
        `+ ${regime}, ${kind}, ${confidence.toFixed(2)}: ${name(title)} (article ${articleId})`,
    ),
    ...lost.gone.map(({ id, regime, state, headline }) => `- ${regime}, ${state}: ${name(headline)} (alert ${id})`),
    ...lost.weakened.map(({ id, regime, state, headline }) => `~ ${regime}, ${state}: ${name(headline)} (alert ${id})`),
    ...(gainedCount > MAX_NAMED ? [`and ${count(gainedCount - MAX_NAMED)} more findings gained`] : []),
    `${count(read)} articles read in ${seconds.toFixed(1)} s (${count(Math.round(read / seconds))}/s) with pack ${packVersion}${failed === 0 ? '' : `; ${count(failed)} could not be read`}.`,
    `${count(gainedCount)} findings${will} gained (+), ${count(lost.gone.length)} alerts${will} without any text (-), ${count(lost.weakened.length)} with fewer (~).`,
    isKept
      ? 'The service raises what was gained, as old news, and tells what was lost in new editions of the alerts, within minutes.'
      : 'Nothing was changed.',
  ].join('\n');
}
