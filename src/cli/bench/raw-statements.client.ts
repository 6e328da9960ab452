/** What the database alone does with the statements of a request: pgbench where there is one, else a loop over connections. */
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { Database } from '../../platform/database/database.js';

/** A statement as a request sent it. */
export interface Statement {
  readonly sql: string;
  readonly values: readonly unknown[];
}

/** How often all statements were run one after the other, and by what. */
export interface RawRate {
  readonly name: string;
  readonly perSecond: number;
}

/** The statements that `work` sends outside transactions, in their order. */
export async function recordStatements(database: Database, work: () => Promise<unknown>): Promise<Statement[]> {
  const sent: Statement[] = [];
  const rows = database.rows.bind(database);
  const texts = database.texts.bind(database);
  database.rows = async <Row>(sql: string, values?: readonly unknown[]): Promise<Row[]> => {
    sent.push({ sql, values: values ?? [] });
    return rows<Row>(sql, values);
  };
  database.texts = async <Row extends readonly (string | null)[]>(
    sql: string,
    values?: readonly unknown[],
    isKept?: boolean,
  ): Promise<Row[]> => {
    sent.push({ sql, values: values ?? [] });
    return texts<Row>(sql, values, isKept);
  };
  try {
    await work();
  } finally {
    database.rows = rows;
    database.texts = texts;
  }
  return sent;
}

/** Runs the statements again and again on as many connections at once. */
export async function measureRaw(
  url: string,
  statements: readonly Statement[],
  connections: number,
  seconds: number,
): Promise<RawRate> {
  const byPgbench = await runPgbench(url, statements, connections, seconds);
  if (byPgbench !== null) return { name: 'pgbench, same SQL', perSecond: byPgbench };
  return { name: 'pg driver alone, same SQL', perSecond: await runLoop(url, statements, connections, seconds) };
}

/** Null where there is no pgbench, or it could not run them. */
async function runPgbench(
  url: string,
  statements: readonly Statement[],
  connections: number,
  seconds: number,
): Promise<number | null> {
  const folder = await mkdtemp(join(tmpdir(), 'embargo-bench-'));
  try {
    const script = join(folder, 'statements.sql');
    await writeFile(script, statements.map((one) => `${withLiterals(one)};\n`).join(''));
    const options = ['-n', '-M', 'prepared', '-c', String(connections), '-j', '1', '-T', String(Math.ceil(seconds))];
    const run = spawnSync('pgbench', [...options, '-f', script, url], { encoding: 'utf8' });
    const [, rate] = /^tps = ([\d.]+)/m.exec(run.stdout ?? '') ?? [];
    return rate === undefined ? null : Number(rate);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function runLoop(
  url: string,
  statements: readonly Statement[],
  connections: number,
  seconds: number,
): Promise<number> {
  const end = performance.now() + seconds * 1000;
  const counts = await Promise.all(
    Array.from({ length: connections }, async () => {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      let done = 0;
      for (; performance.now() < end; done++)
        for (const [at, { sql, values }] of statements.entries())
          await client.query({ name: `statement-${at}`, text: sql, values: [...values] });
      await client.end();
      return done;
    }),
  );
  return counts.reduce((sum, each) => sum + each, 0) / seconds;
}

/** One line, as pgbench reads statements, with the values in it. */
function withLiterals({ sql, values }: Statement): string {
  const filled = sql.replaceAll(/\$(\d+)/g, (_, place: string) => literal(values[Number(place) - 1]));
  return filled.replaceAll(/--[^\n]*/g, '').replaceAll(/\s+/g, ' ');
}

function literal(value: unknown): string {
  if (value === null || value === undefined) return 'NULL';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const text =
    value instanceof Date ? value.toISOString() : Array.isArray(value) ? `{${value.join(',')}}` : writeText(value);
  return `'${text.replaceAll("'", "''")}'`;
}

function writeText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
