import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';

@Injectable()
export class DeliveryKeysRepository {
  constructor(private readonly database: Database) {}

  /** The secret under a name: the one that stands, or `fresh` where there was none. Safe in many processes at once. */
  async getOrMake(name: string, fresh: Uint8Array, now: Date): Promise<Buffer> {
    await this.database.run(
      'INSERT INTO delivery_keys (name, secret, created_at) VALUES ($1, $2, $3) ON CONFLICT (name) DO NOTHING',
      [name, fresh, now],
    );
    const [row] = await this.database.rows<{ secret: Buffer }>('SELECT secret FROM delivery_keys WHERE name = $1', [
      name,
    ]);
    if (row === undefined) throw new Error(`The key ${name} was just written and is not there`);
    return row.secret;
  }
}
