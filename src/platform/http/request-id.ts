/** The id of a request: in its log lines, in `X-Request-Id` of its response, and as `instance` of a problem. */

/**
 * The caller's own id, if it is one that may stand in a log.
 *
 * @param header `X-Request-Id` as sent.
 * @returns Null when there is none, or none of 1 to 64 letters, digits, `.`, `_`, `:` or `-`.
 */
export function readRequestId(header: string | readonly string[] | undefined): string | null {
  return typeof header === 'string' && /^[\w.:-]{1,64}$/.test(header) ? header : null;
}
