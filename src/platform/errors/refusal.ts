/** What the product refuses, as one error class: a stable code, a kind, and words for the person who asked. */

/** The nature of a refusal; the HTTP layer turns it into a status. */
export type RefusalKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'stale'
  | 'gone'
  | 'too-large'
  | 'unsupported'
  | 'unprocessable'
  | 'too-many'
  | 'unavailable';

/** One field that was not acceptable: a JSON Pointer (RFC 6901) or a parameter's name, and why. */
export interface FieldFault {
  readonly field: string;
  readonly message: string;
}

/**
 * Thrown by services when they will not do what was asked. Each feature lists its codes in its own `*.errors.ts`;
 * anything that is not a Refusal is a bug and answers 500 without detail.
 */
export class Refusal extends Error {
  constructor(
    readonly kind: RefusalKind,
    /** Stable, kebab-case; part of the API's contract. */
    readonly code: string,
    message: string,
    readonly faults: readonly FieldFault[] = [],
    /** When it makes sense to ask again, in seconds from now; sent as Retry-After. */
    readonly retryAfterSeconds: number | null = null,
  ) {
    super(message);
    this.name = 'Refusal';
  }
}
