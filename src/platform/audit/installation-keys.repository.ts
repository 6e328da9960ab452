import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';

/** A key pair, DER. */
export interface KeyPair {
  readonly publicKey: Buffer;
  readonly privateKey: Buffer;
}

@Injectable()
export class InstallationKeysRepository {
  constructor(private readonly database: Database) {}

  async find(name: string): Promise<KeyPair | null> {
    const [row] = await this.database.rows<KeyPair>(
      `SELECT public_key AS "publicKey", private_key AS "privateKey" FROM installation_keys WHERE name = $1`,
      [name],
    );
    return row ?? null;
  }

  /** Keeps `fresh` where none stands. Safe in many processes at once: all get the one that stands. */
  async getOrKeep(name: string, fresh: KeyPair, now: Date): Promise<KeyPair> {
    await this.database.run(
      `INSERT INTO installation_keys (name, public_key, private_key, created_at) VALUES ($1, $2, $3, $4)
       ON CONFLICT (name) DO NOTHING`,
      [name, fresh.publicKey, fresh.privateKey, now],
    );
    const kept = await this.find(name);
    if (kept === null) throw new Error(`The key ${name} was just written and is not there`);
    return kept;
  }
}
