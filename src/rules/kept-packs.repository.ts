/** The SQL of packs and engines that have read texts. */
import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import type { EngineName } from './engine.client.js';

/** A pack as kept: its files as JSON, compressed with zstd. */
export interface PackRow {
  readonly version: string;
  readonly files: Buffer;
  /** Of the JSON before compression. */
  readonly sha256: Buffer;
  readonly fileCount: number;
}

@Injectable()
export class KeptPacksRepository {
  constructor(private readonly database: Database) {}

  /** Keeps a pack once. */
  async keep({ version, files, sha256, fileCount }: PackRow, now: Date): Promise<void> {
    await this.database.run(
      `INSERT INTO kept_packs (version, files, sha256, file_count, first_used_at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (version) DO NOTHING`,
      [version, files, sha256, fileCount, now],
    );
  }

  async find(version: string): Promise<PackRow | null> {
    const [row] = await this.database.rows<PackRow>(
      `SELECT version, files, sha256, file_count AS "fileCount" FROM kept_packs WHERE version = $1`,
      [version],
    );
    return row ?? null;
  }

  /** Of these versions those that are kept. */
  async listKept(versions: readonly string[]): Promise<string[]> {
    const rows = await this.database.rows<{ version: string }>(
      'SELECT version FROM kept_packs WHERE version = ANY ($1::text[])',
      [versions],
    );
    return rows.map(({ version }) => version);
  }

  /** Notes an engine once. */
  async noteEngine(engine: EngineName, now: Date): Promise<void> {
    const { version, product, codeHash, node, icu, unicode } = engine;
    await this.database.run(
      `INSERT INTO engines (version, product, code_hash, node, icu, unicode, first_used_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (version) DO NOTHING`,
      [version, product, codeHash, node, icu, unicode, now],
    );
  }

  async findEngines(versions: readonly string[]): Promise<EngineName[]> {
    return this.database.rows<EngineName>(
      `SELECT version, product, code_hash AS "codeHash", node, icu, unicode FROM engines
       WHERE version = ANY ($1::text[])`,
      [versions],
    );
  }
}
