/** The bounds of every outbound request, from the operator's configuration. */
import type { Config } from '../config/config.js';
import type { OutboundOptions } from './outbound-answer.js';

const SECOND_MS = 1_000;

/** 20 MB: larger than any honest feed or page met, small enough for dozens at a time. */
const MAX_BYTES = 20_000_000;

/** Options of the client that collection, intake and the command line share. */
export function outboundOptions(collection: Config['collection']): OutboundOptions {
  return {
    connectTimeoutMs: 10 * SECOND_MS,
    headersTimeoutMs: 20 * SECOND_MS,
    bodyTimeoutMs: 15 * SECOND_MS,
    totalTimeoutMs: 60 * SECOND_MS,
    maxBytes: MAX_BYTES,
    maxRedirects: 5,
    userAgent: `EmbargoMonitor/0.1 (+${collection.contact})`,
    allowPrivateAddresses: collection.allowPrivateAddresses,
  };
}
