/**
 * The way to Postgres for every feature: plain SQL with parameters, and transactions that are handed on as an argument.
 */
import { createHash } from 'node:crypto';
import type { CustomTypesConfig, PoolClient } from 'pg';
import type { DataSource, QueryRunner } from 'typeorm';

/** Runs statements: on a pooled connection ({@link Database}) or inside one transaction ({@link Tx}). */
export interface Queryable {
  /** The rows of a SELECT or of a RETURNING clause. */
  rows<Row>(sql: string, values?: readonly unknown[]): Promise<Row[]>;
  /** Runs a statement and tells how many rows it touched. */
  run(sql: string, values?: readonly unknown[]): Promise<number>;
}

/** One open transaction. Always the last argument of the methods that write; never stored. */
export class Tx implements Queryable {
  private readonly afterwards: (() => void)[] = [];

  constructor(readonly queryRunner: QueryRunner) {}

  /** Has something done once the transaction has been committed, and not where it is taken back: counting. It must not throw. */
  afterCommit(work: () => void): void {
    this.afterwards.push(work);
  }

  /** Does what was to wait for the commit. */
  settle(): void {
    for (const work of this.afterwards) work();
  }

  async rows<Row>(sql: string, values: readonly unknown[] = []): Promise<Row[]> {
    return (await this.queryRunner.query(sql, [...values], true)).records as Row[];
  }

  async run(sql: string, values: readonly unknown[] = []): Promise<number> {
    return (await this.queryRunner.query(sql, [...values], true)).affected ?? 0;
  }
}

/** Leaves a value as the text that it came as. */
const AS_WRITTEN = { getTypeParser: () => (written: string) => written } as unknown as CustomTypesConfig;

/** Plans that each connection keeps at most. */
const MAX_PLANS = 50;

const RETRIED_CODES = new Set(['40001', '40P01']);
const MAX_ATTEMPTS = 5;

/** The database of this process. */
export class Database implements Queryable {
  private readonly names = new Map<string, string>();

  constructor(readonly dataSource: DataSource) {}

  async rows<Row>(sql: string, values: readonly unknown[] = []): Promise<Row[]> {
    return this.withRunner((runner) => new Tx(runner).rows<Row>(sql, values));
  }

  async run(sql: string, values: readonly unknown[] = []): Promise<number> {
    return this.withRunner((runner) => new Tx(runner).run(sql, values));
  }

  /**
   * The rows of a SELECT as lists of what Postgres writes for each column, null for NULL: for what is handed on rather than read.
   *
   * @param isKept Whether each connection keeps the plan: for texts that are few, and whose plan values do not change.
   */
  async texts<Row extends readonly (string | null)[]>(
    sql: string,
    values: readonly unknown[] = [],
    isKept = false,
  ): Promise<Row[]> {
    return this.withRunner(async (runner) => {
      const client = (await runner.connect()) as PoolClient;
      const name = isKept ? this.nameOf(sql) : undefined;
      const query = { text: sql, values: [...values], rowMode: 'array' as const, types: AS_WRITTEN };
      return (await client.query<string[]>(name === undefined ? query : { ...query, name })).rows as unknown as Row[];
    });
  }

  /**
   * Runs `work` in one transaction: all of it is committed, or none. A deadlock or serialisation failure is tried
   * again from the start (at most five times), so `work` must have no effect outside the transaction.
   */
  async transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        const { tx, result } = await this.withRunner(async (runner) => {
          await runner.startTransaction();
          try {
            const tx = new Tx(runner);
            const result = await work(tx);
            await runner.commitTransaction();
            return { tx, result };
          } catch (error) {
            await runner.rollbackTransaction().catch(() => undefined);
            throw error;
          }
        });
        tx.settle();
        return result;
      } catch (error) {
        if (attempt >= MAX_ATTEMPTS || !RETRIED_CODES.has(sqlState(error))) throw error;
      }
    }
  }

  /**
   * The rows of a SELECT as one snapshot has them, `size` at a time: read on only as they are asked for, from a cursor on a
   * connection of their own. Leaving the loop early, or an error in it, lets the connection go.
   */
  async *batches<Row>(sql: string, values: readonly unknown[], size: number): AsyncGenerator<Row[]> {
    const runner = this.dataSource.createQueryRunner();
    try {
      await runner.startTransaction('REPEATABLE READ');
      const tx = new Tx(runner);
      await tx.run(`DECLARE batches NO SCROLL CURSOR FOR ${sql}`, values);
      for (;;) {
        const rows = await tx.rows<Row>(`FETCH ${size} FROM batches`);
        if (rows.length > 0) yield rows;
        if (rows.length < size) return;
      }
    } finally {
      await runner.rollbackTransaction().catch(() => undefined);
      await runner.release();
    }
  }

  /** Names a statement by its text: connections keep plans under names. None for more than a connection can well keep. */
  private nameOf(sql: string): string | undefined {
    let name = this.names.get(sql);
    if (name === undefined && this.names.size < MAX_PLANS) {
      name = createHash('sha256').update(sql).digest('base64url');
      this.names.set(sql, name);
    }
    return name;
  }

  private async withRunner<T>(work: (runner: QueryRunner) => Promise<T>): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    try {
      return await work(runner);
    } finally {
      await runner.release();
    }
  }
}

/** The SQLSTATE of a failed statement (e.g. `23505` for a unique-key clash), or an empty text. */
export function sqlState(error: unknown): string {
  const code = (error as { driverError?: { code?: unknown }; code?: unknown } | null)?.driverError?.code;
  const own = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : typeof own === 'string' ? own : '';
}

/** `character_not_in_repertoire` and `untranslatable_character`: a NUL, which Postgres keeps in no text and in no JSON. */
const UNSTORABLE = new Set(['22021', '22P05']);

/** Whether a statement failed because a text in it has a character that cannot be kept: whoever sent it may mend that. */
export function isUnstorable(error: unknown): boolean {
  return UNSTORABLE.has(sqlState(error));
}

/** Classes and codes of SQLSTATE, and of sockets, that tell of a server that is not there, not yet, or no longer. */
const UNREACHABLE = /^(?:08|57P0|53300$|ECONN|ENOTFOUND$|EPIPE$|ETIMEDOUT$)/;

/** Whether a statement failed because the database cannot be reached just now: asked again later, it may well do. */
export function isUnreachable(error: unknown): boolean {
  if (UNREACHABLE.test(sqlState(error))) return true;
  const message = error instanceof Error ? error.message : '';
  // The driver gives these no code.
  return /^Connection terminated|^timeout exceeded when trying to connect|^Client has encountered a connection error/.test(
    message,
  );
}

/** The name of the constraint a statement broke, or null. */
export function brokenConstraint(error: unknown): string | null {
  const name = (error as { driverError?: { constraint?: unknown } } | null)?.driverError?.constraint;
  return typeof name === 'string' ? name : null;
}
