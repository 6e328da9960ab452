/**
 * The way to Postgres for every feature: plain SQL with parameters, and transactions that are handed on as an argument.
 */
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
  constructor(readonly queryRunner: QueryRunner) {}

  async rows<Row>(sql: string, values: readonly unknown[] = []): Promise<Row[]> {
    return (await this.queryRunner.query(sql, [...values], true)).records as Row[];
  }

  async run(sql: string, values: readonly unknown[] = []): Promise<number> {
    return (await this.queryRunner.query(sql, [...values], true)).affected ?? 0;
  }
}

const RETRIED_CODES = new Set(['40001', '40P01']);
const MAX_ATTEMPTS = 5;

/** The database of this process. */
export class Database implements Queryable {
  constructor(readonly dataSource: DataSource) {}

  async rows<Row>(sql: string, values: readonly unknown[] = []): Promise<Row[]> {
    return this.withRunner((runner) => new Tx(runner).rows<Row>(sql, values));
  }

  async run(sql: string, values: readonly unknown[] = []): Promise<number> {
    return this.withRunner((runner) => new Tx(runner).run(sql, values));
  }

  /**
   * Runs `work` in one transaction: all of it is committed, or none. A deadlock or serialisation failure is tried
   * again from the start (at most five times), so `work` must have no effect outside the transaction.
   */
  async transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.withRunner(async (runner) => {
          await runner.startTransaction();
          try {
            const result = await work(new Tx(runner));
            await runner.commitTransaction();
            return result;
          } catch (error) {
            await runner.rollbackTransaction().catch(() => undefined);
            throw error;
          }
        });
      } catch (error) {
        if (attempt >= MAX_ATTEMPTS || !RETRIED_CODES.has(sqlState(error))) throw error;
      }
    }
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

/** The name of the constraint a statement broke, or null. */
export function brokenConstraint(error: unknown): string | null {
  const name = (error as { driverError?: { constraint?: unknown } } | null)?.driverError?.constraint;
  return typeof name === 'string' ? name : null;
}
