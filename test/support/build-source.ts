import type { Database } from '../../src/platform/database/database.js';

let count = 0;

/** Registers a source for a test. @returns Its id. */
export async function buildSource(
  database: Database,
  fields: { address?: string; host?: string; nextPollAt?: Date; publisher?: string; title?: string } = {},
): Promise<string> {
  const number = ++count;
  const address = fields.address ?? `http://feed-${number}.example.org/rss`;
  const [row] = await database.rows<{ id: string }>(
    `INSERT INTO sources (address, host, title, publisher, next_poll_at)
     VALUES ($1, $2, $3, $4, $5) RETURNING id`,
    [
      address,
      fields.host ?? new URL(address).host,
      fields.title ?? `Feed ${number}`,
      fields.publisher ?? null,
      fields.nextPollAt ?? new Date(0),
    ],
  );
  if (row === undefined) throw new Error('No source was written');
  return row.id;
}
