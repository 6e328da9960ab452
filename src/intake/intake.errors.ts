/** What intake refuses. The codes are part of the API's contract. */
import { Refusal } from '../platform/errors/refusal.js';

export const INTAKE_ERRORS = ['file-unreadable', 'page-unreadable', 'text-missing'] as const;

export type IntakeErrorCode = (typeof INTAKE_ERRORS)[number];

export const pageUnreadable = (message: string): Refusal =>
  new Refusal('invalid', 'page-unreadable' satisfies IntakeErrorCode, `The page could not be read. ${message}.`, [
    { field: 'url', message },
  ]);

export const fileUnreadable = (message: string): Refusal =>
  new Refusal('invalid', 'file-unreadable' satisfies IntakeErrorCode, `The file could not be read. ${message}.`, [
    { field: 'file', message },
  ]);

export const textMissing = (): Refusal =>
  new Refusal('invalid', 'text-missing' satisfies IntakeErrorCode, 'There is no text to be read.', [
    { field: 'text', message: 'must not be empty' },
  ]);
