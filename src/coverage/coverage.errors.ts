/** What statements of coverage refuse. The codes are part of the API's contract. */
import { Refusal } from '../platform/errors/refusal.js';

export const COVERAGE_ERRORS = ['coverage-period-wrong'] as const;

/** A code of this feature. */
export type CoverageErrorCode = (typeof COVERAGE_ERRORS)[number];

/** @param mostDays That a statement may cover. */
export const coveragePeriodWrong = (mostDays: number): Refusal =>
  new Refusal(
    'invalid',
    'coverage-period-wrong' satisfies CoverageErrorCode,
    `The period must end after it begins, and last ${mostDays} days at most.`,
  );
