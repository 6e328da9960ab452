/** The whole way, from a poll to the last raised alert; Postgres on the same machine. */
import type { Config } from '../../platform/config/config.js';
import { Database } from '../../platform/database/database.js';
import { startFeedProcess } from './feed-process.client.js';
import type { Figure } from './figures.js';
import { makeOrdinaryText } from './make-texts.js';
import { addNewSources, timed, waitForArticles } from './new-sources.js';
import { openWorker } from './open-worker.client.js';
import { watchMemory } from './watch-memory.js';

/** How much to do. */
export interface PipelineSize {
  readonly feeds: number;
  readonly itemsPerFeed: number;
}

const DEAL_EVERY = 50;
const RAW_ROWS = 20_000;
const RAW_ROWS_PER_STATEMENT = 200;

/** Measures on an empty, migrated database. */
export async function benchPipeline(config: Config, databaseUrl: string, size: PipelineSize): Promise<Figure[]> {
  const server = await startFeedProcess({ itemsPerFeed: size.itemsPerFeed, dealEvery: DEAL_EVERY });
  const app = await openWorker(config, databaseUrl);
  try {
    const database = app.get(Database);
    const rawRate = await measureRawInserts(database);
    const articles = size.feeds * size.itemsPerFeed;
    await addNewSources(database, size.feeds, server.port);
    const endWatch = watchMemory();
    const elapsed = await timed(() => waitForArticles(database, articles));
    const [{ alerts } = { alerts: 0 }] = await database.rows<{ alerts: number }>(
      'SELECT count(*)::int AS alerts FROM alerts',
    );
    return [
      {
        name: `poll to alert, ${articles.toLocaleString('en')} new articles, ${alerts} alerts`,
        value: (articles * 1000) / elapsed,
        unit: 'articles/s',
        goal: 500,
        limit: { name: 'raw inserts of the same rows', value: rawRate },
      },
      { name: 'most memory resident meanwhile', value: endWatch(), unit: 'MiB', goal: 300 },
    ];
  } finally {
    await app.close();
    await server.stop();
  }
}

/** What Postgres takes of rows like an article's, in statements of 200, on one connection. */
async function measureRawInserts(database: Database): Promise<number> {
  await database.run(
    'CREATE TABLE bench_rows (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, title text, text text, hash bytea UNIQUE)',
  );
  const text = makeOrdinaryText(1, 2_500);
  let made = 0;
  const elapsed = await timed(async () => {
    while (made < RAW_ROWS) {
      await database.run(
        `INSERT INTO bench_rows (title, text, hash) SELECT left($2, 80), $2, sha256(n::text::bytea) FROM generate_series($1::int, $1 + ${RAW_ROWS_PER_STATEMENT - 1}) n`,
        [made, text],
      );
      made += RAW_ROWS_PER_STATEMENT;
    }
  });
  await database.run('DROP TABLE bench_rows');
  return (made * 1000) / elapsed;
}
