/** Starts what ROLE says: database (embedded unless DATABASE_URL is set), migrations, then the application. */
import 'reflect-metadata';
import { createApp } from './create-app.js';
import { ENTITIES } from './entities.js';
import { ConfigError, readConfig, type Config } from './platform/config/config.js';
import { startEmbeddedPostgres } from './platform/database/embedded-postgres.client.js';
import { migrate } from './platform/database/migrate.js';
import { limitHeapGrowth } from './platform/limit-heap-growth.client.js';
import { RulesService } from './rules/rules.service.js';

/** After a signal, work gets this long to finish or be handed back before the process ends anyway. */
const SHUTDOWN_TIMEOUT_MS = 15_000;

/** Starts everything and returns the way to end it in order. */
async function start(config: Config): Promise<() => Promise<void>> {
  const embedded = config.database.url === null ? await startEmbeddedPostgres(config.database.dataDir) : null;
  try {
    const databaseUrl = config.database.url ?? embedded?.url ?? '';
    await migrate(databaseUrl);
    const app = await createApp({ config, databaseUrl, entities: ENTITIES });
    await app.listen(config.http.port, config.http.host);
    if (config.role !== 'api') app.get(RulesService).buildLanguages();
    limitHeapGrowth();
    process.stdout.write(`\nEmbargo Monitor is ready at ${await app.getUrl()}\n`);
    return async () => {
      await app.close();
      await embedded?.release();
    };
  } catch (error) {
    await embedded?.release();
    throw error;
  }
}

/** Ends in order on the first signal, at once on the second. */
function stopOnSignal(stop: () => Promise<void>): void {
  let isStopping = false;
  const onSignal = (signal: NodeJS.Signals): void => {
    if (isStopping) process.exit(130);
    isStopping = true;
    process.stdout.write(`\n${signal}: finishing what is under way …\n`);
    setTimeout(() => process.exit(1), SHUTDOWN_TIMEOUT_MS).unref();
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`Could not stop in order: ${String(error)}\n`);
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
}

try {
  stopOnSignal(await start(readConfig()));
} catch (error) {
  process.stderr.write(
    error instanceof ConfigError ? `${error.message}\n` : `Could not start: ${(error as Error).stack}\n`,
  );
  process.exit(1);
}
