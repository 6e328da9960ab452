/** The rules over stored articles: a look only, and with everything kept. */
import { buildDataSource } from '../../platform/database/data-source.js';
import { Database } from '../../platform/database/database.js';
import { nameEngine } from '../../rules/engine.client.js';
import { loadPack } from '../../rules/pack.client.js';
import { openRescreen } from '../rescreen/open-rescreen.client.js';
import { rescreenStored } from '../rescreen/rescreen-stored.client.js';
import type { Figure } from './figures.js';
import { makeOrdinaryText, makePartyText } from './make-texts.js';
import { watchMemory } from './watch-memory.js';

/** How much to do. */
export interface RescreenSize {
  readonly articles: number;
  readonly workers: number;
}

const ARTICLE_BYTES = 2_500;
const TEXTS = 500;
/** Among ordinary news one text in so many is full of embargoed parties and tells of transfers. */
const PARTY_EVERY = 50;
const STEP = 20_000;

/** One million articles in five minutes. */
const GOAL = 1_000_000 / 300;

/** Measures on an empty, migrated database. */
export async function benchRescreen(
  databaseUrl: string,
  rulesDir: string | null,
  { articles, workers }: RescreenSize,
): Promise<Figure[]> {
  const settings = { url: databaseUrl, poolSize: 2, applicationName: 'bench' };
  const database = new Database(await buildDataSource(settings).initialize());
  try {
    await fill(database, articles);
    const rescreen = await openRescreen(databaseUrl);
    const pack = await loadPack({ rulesDir: rulesDir ?? undefined });
    const run = { pack, rulesDir, databaseUrl, workers };
    const endWatch = watchMemory();
    const looked = await rescreenStored(rescreen, { ...run, engine: null });
    const kept = await rescreenStored(rescreen, { ...run, engine: (await nameEngine()).version });
    const shown = `${articles.toLocaleString('en')} stored articles, ${workers} threads`;
    return [
      { name: `rescreen, look only, ${shown}`, value: looked.read / looked.seconds, unit: 'articles/s', goal: GOAL },
      { name: `rescreen, kept, ${shown}`, value: kept.read / kept.seconds, unit: 'articles/s', goal: GOAL },
      { name: 'most memory resident meanwhile', value: endWatch(), unit: 'MiB' },
    ];
  } finally {
    await database.dataSource.destroy();
  }
}

async function fill(database: Database, articles: number): Promise<void> {
  const texts = Array.from({ length: TEXTS }, (_, n) =>
    n % PARTY_EVERY === 0 ? makePartyText(n + 1, ARTICLE_BYTES) : makeOrdinaryText(n + 1, ARTICLE_BYTES),
  );
  await database.run(
    `INSERT INTO sources (address, host, title) VALUES ('https://bench.invalid/', 'bench.invalid', 'B')`,
  );
  await database.run(
    `CREATE TABLE bench_texts AS SELECT n, text FROM unnest($1::text[]) WITH ORDINALITY AS t(text, n)`,
    [texts],
  );
  for (let from = 1; from <= articles; from += STEP) {
    await database.run(
      `WITH made AS (
         INSERT INTO articles (source_id, guid_hash, content_hash, title, published_at, language, first_seen_at)
         SELECT (SELECT min(id) FROM sources), sha256(n::text::bytea), sha256(n::text::bytea), 'Article number ' || n,
                now() - n * interval '20 seconds', 'en', now() - n * interval '20 seconds'
         FROM generate_series($1::int, $2::int) n RETURNING id, title, published_at, content_hash
       ), texts AS (
         INSERT INTO revisions (article_id, number, title, text, language, published_at, content_hash, recorded_at,
                                screened_with, screened_at)
         SELECT made.id, 1, made.title, t.text, 'en', published_at, content_hash, now(), 'bench', now()
         FROM made JOIN bench_texts t ON t.n = 1 + made.id % $3 RETURNING id, article_id
       ) SELECT count(*) FROM texts`,
      [from, Math.min(articles, from + STEP - 1), TEXTS],
    );
  }
  await database.run(`UPDATE articles a SET latest_revision_id = r.id FROM revisions r WHERE r.article_id = a.id`);
  await database.run('VACUUM ANALYZE');
}
