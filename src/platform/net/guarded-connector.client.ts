import { lookup as systemLookup, type LookupAddress } from 'node:dns';
import { isIP, type LookupFunction, type Socket } from 'node:net';
import { callbackify, promisify } from 'node:util';
import { buildConnector } from 'undici';
import { type AllowedAddresses, isAddressAllowed } from './address-policy.js';
import { OutboundError } from './outbound-answer.js';

/** Name → its addresses. Rejects with the codes of `dns.lookup`. */
export type ResolveHost = (hostname: string) => Promise<readonly LookupAddress[]>;

const lookupAll = promisify(systemLookup);

/** As the operating system resolves it: hosts file, search order and all. */
export const resolveBySystem: ResolveHost = (hostname) => lookupAll(hostname, { all: true, verbatim: true });

/**
 * A connector for undici that never opens a socket to an address that may not be reached. The check is on the address
 * itself and at each connection: a name is resolved once, its forbidden addresses are dropped, and the socket connects to
 * what is left, so that a name which changes its answer in between (DNS rebinding) gains nothing. Once connected, the
 * peer's address is held against the same policy again before a byte of the request is written.
 */
export function guardedConnector(
  allowed: AllowedAddresses,
  connectTimeoutMs: number,
  resolve: ResolveHost,
): buildConnector.connector {
  const connect = buildConnector({
    allowH2: false,
    timeout: connectTimeoutMs,
    lookup: guardedLookup(allowed, resolve),
  });
  return (options, callback) => {
    const host = unbracket(options.hostname);
    if (isIP(host) !== 0 && !isAddressAllowed(host, host, allowed)) {
      callback(refused(host, host), null);
      return;
    }
    connect(options, (error, socket) => {
      if (error !== null) {
        callback(error, null);
        return;
      }
      const peer = (socket as Socket).remoteAddress ?? '';
      if (isAddressAllowed(host, peer, allowed)) {
        callback(null, socket as Socket);
        return;
      }
      (socket as Socket).destroy();
      callback(refused(host, peer), null);
    });
  };
}

function guardedLookup(allowed: AllowedAddresses, resolve: ResolveHost): LookupFunction {
  const findPermitted = callbackify(async (hostname: string): Promise<LookupAddress[]> => {
    const found = await resolve(hostname);
    const permitted = found.filter(({ address }) => isAddressAllowed(hostname, address, allowed));
    if (permitted.length === 0) throw refused(hostname, found.map(({ address }) => address).join(', '));
    return permitted;
  });
  return (hostname, options, callback) => {
    findPermitted(hostname, (error, permitted) => {
      const first = error === null ? permitted[0] : undefined;
      if (first === undefined) callback(error, '', 0);
      else if (options.all === true) callback(null, permitted);
      else callback(null, first.address, first.family);
    });
  };
}

function refused(host: string, address: string): OutboundError {
  const where = host === address ? host : `${host} (${address === '' ? 'no address' : address})`;
  return new OutboundError('refused-address', `${where} is outside the public internet`);
}

function unbracket(hostname: string): string {
  return hostname.startsWith('[') && hostname.endsWith(']') ? hostname.slice(1, -1) : hostname;
}
