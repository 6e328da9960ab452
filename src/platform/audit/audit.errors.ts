/** What the record refuses. */
import { Refusal } from '../errors/refusal.js';

/** The entry has no text that could be erased. */
export const auditTextNotFound = (number: number): Refusal =>
  new Refusal(
    'not-found',
    'audit-text-not-found',
    `Entry ${number} of the record has no text, or it is erased already.`,
  );
