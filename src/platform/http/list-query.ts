/** What every list of the API shares: how it is asked for, and how it answers. */
import { z } from 'zod';

/** Ids are bigints; the API shows and takes them as text. */
export const idText = z
  .string()
  .regex(/^[1-9]\d{0,17}$/, 'must be an id')
  .meta({ description: 'Id', example: '42' });

/** An instant in a response: ISO 8601, UTC. */
export const instantText = z.date().meta({
  type: 'string',
  format: 'date-time',
  description: 'Instant, ISO 8601 in UTC',
  example: '2026-11-23T05:37:00.000Z',
});

/** Query of a list; extend it with the list's filters. */
export const listQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(50).describe('Most items to answer with'),
  cursor: z.string().max(2_000).optional().describe('`next` of the page before'),
});

/** Body of a list. */
export function listOf<Item extends z.ZodType>(
  item: Item,
): z.ZodObject<{ items: z.ZodArray<Item>; next: z.ZodNullable<z.ZodString> }> {
  return z.object({
    items: z.array(item),
    next: z.string().nullable().describe('Cursor of the next page; null on the last'),
  });
}

/** One page of a list. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
}

/**
 * A page from one row more than it shows, so that no second statement has to count.
 *
 * @param rows Up to `limit + 1` rows in the list's order.
 * @param cursorAfter Writes the cursor that continues after a row.
 */
export function toPage<Row, Item>(
  rows: readonly Row[],
  limit: number,
  toItem: (row: Row) => Item,
  cursorAfter: (row: Row) => string,
): Page<Item> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map((row) => toItem(row)),
    next: rows.length > limit && last !== undefined ? cursorAfter(last) : null,
  };
}
