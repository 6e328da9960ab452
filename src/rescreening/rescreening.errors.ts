/** What lessons refuse. The codes are part of the API's contract. */
import { Refusal } from '../platform/errors/refusal.js';

export const RESCREENING_ERRORS = ['nothing-to-learn'] as const;

/** A code of this feature. */
export type RescreeningErrorCode = (typeof RESCREENING_ERRORS)[number];

/** The alert was not dismissed, or no rule read it. */
export const nothingToLearn = (why: string): Refusal =>
  new Refusal('conflict', 'nothing-to-learn' satisfies RescreeningErrorCode, why);
