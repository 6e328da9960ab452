/** What the rules refuse; and a pack that cannot be loaded. The codes are part of the API's contract. */
import { Refusal } from '../platform/errors/refusal.js';

export const RULES_ERRORS = ['embargo-not-found', 'renewal-not-found'] as const;

export type RulesErrorCode = (typeof RULES_ERRORS)[number];

export const embargoNotFound = (id: string): Refusal =>
  new Refusal('not-found', 'embargo-not-found' satisfies RulesErrorCode, `There is no embargo ${id}.`);

export const renewalNotFound = (id: string): Refusal =>
  new Refusal('not-found', 'renewal-not-found' satisfies RulesErrorCode, `Nothing falls due under ${id}.`);

/** One thing wrong in a file of the pack. */
export interface PackFault {
  /** Path as the reader would open it. */
  readonly file: string;
  /** Line of the field, from 1; where the field is missing, of what should hold it. */
  readonly line: number;
  /** The way to the field, e.g. `clauses.3.covers.0.target`; empty for the file as a whole. */
  readonly field: string;
  readonly message: string;
}

/** The pack cannot be loaded: every fault of every file at once, one a line. */
export class PackError extends Error {
  readonly code = 'pack-invalid';

  constructor(readonly faults: readonly PackFault[]) {
    super(
      faults
        .map(({ file, line, field, message }) => `${file}:${line}: ${field === '' ? '' : `${field}: `}${message}`)
        .join('\n'),
    );
    this.name = 'PackError';
  }
}
