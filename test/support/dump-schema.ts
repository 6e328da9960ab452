/** The schema as text, read from the catalogs: what migrations made, comparable from version to version. */
import type { Database } from '../../src/platform/database/database.js';

const COLUMNS = `
  SELECT c.relname AS table, a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type, a.attnotnull AS required,
         a.attidentity <> '' AS identity, pg_get_expr(d.adbin, d.adrelid) AS fallback
  FROM pg_class c
  JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
  LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND c.relname <> 'migrations'
  ORDER BY c.relname, a.attnum`;
const CONSTRAINTS = `
  SELECT conrelid::regclass::text AS table, conname AS name, pg_get_constraintdef(oid) AS definition
  FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND conrelid <> 0 AND contype <> 'n'
    AND conrelid::regclass::text <> 'migrations'
  ORDER BY 1, 2`;
const INDEXES = `
  SELECT i.indexdef AS definition FROM pg_indexes i
  WHERE i.schemaname = 'public' AND i.tablename <> 'migrations'
    AND NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conname = i.indexname AND k.connamespace = 'public'::regnamespace)
  ORDER BY i.indexname`;
const TRIGGERS = `
  SELECT pg_get_triggerdef(t.oid) AS definition FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
  WHERE NOT t.tgisinternal AND c.relnamespace = 'public'::regnamespace ORDER BY t.tgname`;
const FUNCTIONS = `
  SELECT pg_get_functiondef(p.oid) AS definition FROM pg_proc p
  WHERE p.pronamespace = 'public'::regnamespace ORDER BY p.proname`;

interface Column {
  readonly table: string;
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  readonly identity: boolean;
  readonly fallback: string | null;
}

/** Tables with columns and constraints, then indexes, functions and triggers. */
export async function dumpSchema(database: Database): Promise<string> {
  const columns = await database.rows<Column>(COLUMNS);
  const constraints = await database.rows<{ table: string; name: string; definition: string }>(CONSTRAINTS);
  const parts = [...new Set(columns.map(({ table }) => table))].map((table) => {
    const lines = [
      ...columns.filter((column) => column.table === table).map(describe),
      ...constraints
        .filter((one) => one.table === table)
        .map(({ name, definition }) => `CONSTRAINT ${name} ${definition}`),
    ];
    return `CREATE TABLE ${table} (\n${lines.map((line) => `  ${line}`).join(',\n')}\n);`;
  });
  for (const query of [INDEXES, FUNCTIONS, TRIGGERS]) {
    const found = await database.rows<{ definition: string }>(query);
    parts.push(found.map(({ definition }) => `${definition.trim()};`).join('\n'));
  }
  return `-- Made from the catalogs after the last migration; compared by migrations/schema.db-spec.ts.\n\n${parts.join('\n\n')}\n`;
}

function describe(column: Column): string {
  const identity = column.identity ? ' GENERATED ALWAYS AS IDENTITY' : '';
  const fallback = column.fallback === null ? '' : ` DEFAULT ${column.fallback}`;
  return `${column.name} ${column.type}${column.required ? ' NOT NULL' : ''}${identity}${fallback}`;
}
