/** What the record refuses. The codes are part of the API's contract. */
import { Refusal } from '../errors/refusal.js';

export const AUDIT_ERRORS = ['audit-text-not-found', 'nothing-on-record'] as const;

export type AuditErrorCode = (typeof AUDIT_ERRORS)[number];

/** The entry has no text that could be erased. */
export const auditTextNotFound = (number: number): Refusal =>
  new Refusal(
    'not-found',
    'audit-text-not-found' satisfies AuditErrorCode,
    `Entry ${number} of the record has no text, or it is erased already.`,
  );

export const nothingOnRecord = (): Refusal =>
  new Refusal('not-found', 'nothing-on-record' satisfies AuditErrorCode, 'Nothing is on record yet.');
