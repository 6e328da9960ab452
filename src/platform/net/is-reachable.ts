/** Whether others could call an address of ours back, as far as its name tells. */
import { isAddressAllowed, parseAllowedAddresses } from './address-policy.js';

/** Names that no public resolver answers for (RFC 6761, 6762, 8375, and what routers make up). */
const PRIVATE_NAME = /(^|\.)(localhost|local|internal|intranet|lan|home|corp|test|invalid|home\.arpa)$/;

/**
 * Whether the host of an http address is a name or address of the public internet, or one of those outside it that the
 * operator deals with.
 *
 * @param allowed As in ALLOW_PRIVATE_ADDRESSES; what is no such entry counts for nothing here.
 */
export function isReachable(address: string, allowed: readonly string[]): boolean {
  const host = new URL(address).hostname.replace(/^\[|\]$/g, '').toLowerCase();
  const policy = readPolicy(allowed);
  if (/^[\d.]+$|:/.test(host)) return isAddressAllowed(host, host, policy);
  if (policy.everything || policy.hosts.has(host)) return true;
  return host.includes('.') && !PRIVATE_NAME.test(host.replace(/\.$/, ''));
}

function readPolicy(entries: readonly string[]): ReturnType<typeof parseAllowedAddresses> {
  try {
    return parseAllowedAddresses(entries);
  } catch {
    return parseAllowedAddresses([]);
  }
}
