/** What the log keeps of an error: where it came from, not the data it happened to. */

/** An error in a log line. */
export interface ErrorSummary {
  readonly type: string;
  readonly message: string;
  /** SQLSTATE, errno name or the like. */
  readonly code?: string;
  readonly stack?: string;
  readonly cause?: ErrorSummary;
}

/** Causes beyond these say nothing new; a circle of causes ends here too. */
const MAX_CAUSES = 4;

/**
 * Named fields only: the errors of database and HTTP clients carry statements with their parameters, rows, requests and
 * headers, and with them names, addresses and keys.
 */
export function summariseError(error: unknown, depth = 0): ErrorSummary {
  if (!(error instanceof Error)) return { type: typeof error, message: String(error) };
  const { code, cause } = error as { code?: unknown; cause?: unknown };
  return {
    type: error.name,
    message: error.message,
    ...(typeof code === 'string' ? { code } : {}),
    ...(error.stack === undefined ? {} : { stack: error.stack }),
    ...(cause === undefined || depth >= MAX_CAUSES ? {} : { cause: summariseError(cause, depth + 1) }),
  };
}
