/** What intake refuses. The codes are part of the API's contract. */
import { Refusal } from '../platform/errors/refusal.js';

export const INTAKE_ERRORS = ['page-unreadable'] as const;

export type IntakeErrorCode = (typeof INTAKE_ERRORS)[number];

export const pageUnreadable = (message: string): Refusal =>
  new Refusal('invalid', 'page-unreadable' satisfies IntakeErrorCode, `The page could not be read. ${message}.`, [
    { field: 'url', message },
  ]);
