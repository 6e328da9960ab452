/** Opaque cursors of keyset lists: the sort key of the last row shown, as base64url of JSON. */
import { Refusal } from '../errors/refusal.js';

/** Part of a sort key. */
export type CursorPart = string | number | null;

/** Writes a cursor from the sort key of the last row of a page. */
export function encodeCursor(key: readonly CursorPart[]): string {
  return Buffer.from(JSON.stringify(key), 'utf8').toString('base64url');
}

/**
 * Reads a cursor that {@link encodeCursor} wrote.
 *
 * @param length How many parts the list's sort key has.
 * @throws Refusal `invalid-cursor` for anything else.
 */
export function decodeCursor(cursor: string, length: number): CursorPart[] {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(key) && key.length === length && key.every(isPart)) return key;
  } catch {
    // Falls through to the refusal: what the text was does not matter.
  }
  throw new Refusal('invalid', 'invalid-cursor', 'The cursor is not one that this list gave out.', [
    { field: 'cursor', message: 'is not a cursor of this list' },
  ]);
}

function isPart(part: unknown): part is CursorPart {
  return part === null || typeof part === 'string' || typeof part === 'number';
}
