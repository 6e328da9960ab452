/**
 * Opaque cursors of keyset lists: the sort key of the last row shown, bound to the query that made it, as base64url of
 * JSON. They hold nothing secret and grant nothing, so a forged one only starts the caller's own list elsewhere.
 */
import { z } from 'zod';
import { cursorInvalid } from './http.errors.js';

/** Part of a sort key. */
export type CursorPart = string | number | null;

/** What the page depends on besides the sort key: list, sort and filters. Order of fields is of no matter. */
export type CursorQuery = Readonly<Record<string, unknown>>;

/**
 * An instant as a sort key has it, to the microsecond in UTC. A forged one is held to the calendar: Postgres knows neither a 30th
 * of February nor a year 0.
 */
export const instantKey = z.iso.datetime({ precision: 6 }).regex(/^(?!0000)/);

/** Writes a cursor from the sort key of the last row of a page. @param query Sort and filters of that page. */
export function encodeCursor(key: readonly CursorPart[], query: CursorQuery = {}): string {
  return Buffer.from(JSON.stringify([fingerprint(query), ...key]), 'utf8').toString('base64url');
}

/**
 * Reads a cursor that {@link encodeCursor} wrote.
 *
 * @param schema The list's sort key as a tuple, checked part by part: `z.tuple([idText])`.
 * @param query Sort and filters of the present request; the cursor must have been written for the same ones.
 * @throws Refusal `cursor-invalid` for anything else.
 */
export function decodeCursor<Key>(cursor: string, schema: z.ZodType<Key>, query: CursorQuery = {}): Key {
  const [mark, ...parts] = readParts(cursor);
  const key = schema.safeParse(parts);
  if (!key.success) throw cursorInvalid('The cursor is not one that this list gave out.');
  if (mark !== fingerprint(query))
    throw cursorInvalid('The cursor belongs to a list with another sort or other filters.');
  return key.data;
}

function readParts(cursor: string): unknown[] {
  if (!/^[\w-]+$/.test(cursor)) return [];
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(parts) ? parts : [];
  } catch {
    return [];
  }
}

/** Tells queries apart in 8 hex digits (FNV-1a, 32 bits, Fowler/Noll/Vo): enough against mistakes, nothing is at stake. */
function fingerprint(query: CursorQuery): string {
  const text = JSON.stringify(
    Object.entries(query)
      .filter(([, value]) => value !== undefined)
      .sort(([left], [right]) => (left < right ? -1 : 1)),
  );
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}
