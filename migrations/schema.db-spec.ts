import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFile, writeFile } from 'node:fs/promises';
import { dumpSchema } from '../test/support/dump-schema.js';
import { createTestDatabase, type TestDatabase } from '../test/support/test-database.js';

const SCHEMA = new URL('./schema.sql', import.meta.url);

describe('the schema', () => {
  let db: TestDatabase;

  beforeAll(async () => {
    db = await createTestDatabase();
  });

  afterAll(() => db.drop());

  it('is what schema.sql shows (UPDATE_SCHEMA=1 writes it anew)', async () => {
    const dump = await dumpSchema(db.database);
    if (process.env['UPDATE_SCHEMA'] === '1') await writeFile(SCHEMA, dump);
    expect(dump).toBe(await readFile(SCHEMA, 'utf8'));
  });

  it('agrees with the entities: nothing is left to migrate', async () => {
    const { upQueries } = await db.database.dataSource.driver.createSchemaBuilder().log();
    expect(upQueries.map(({ query }) => query)).toEqual([]);
  });

  it('has an entity for every table', async () => {
    const tables = await db.database.rows<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname <> 'migrations'`,
    );
    const known = db.database.dataSource.entityMetadatas.map(({ tableName }) => tableName);
    expect(tables.map(({ name }) => name).sort()).toEqual(known.sort());
  });
});
