import ipaddr from 'ipaddr.js';

/** Which addresses outside the public internet may be connected to. */
export interface AllowedAddresses {
  everything: boolean;
  /** Host names, lower case. What such a name resolves to is allowed, whatever it is. */
  hosts: ReadonlySet<string>;
  ranges: readonly (readonly [ipaddr.IPv4 | ipaddr.IPv6, number])[];
}

/**
 * Reads a list of host names, addresses and CIDR ranges, or `*` for everything.
 * Throws a RangeError that names the entry which is none of these.
 */
export function parseAllowedAddresses(entries: readonly string[]): AllowedAddresses {
  const hosts = new Set<string>();
  const ranges: [ipaddr.IPv4 | ipaddr.IPv6, number][] = [];
  for (const entry of entries.map((text) => text.trim().toLowerCase()).filter((text) => text !== '')) {
    if (entry === '*') continue;
    const bare = unbracket(entry);
    if (ipaddr.isValidCIDR(bare)) ranges.push(ipaddr.parseCIDR(bare));
    else if (ipaddr.IPv4.isValidFourPartDecimal(bare)) ranges.push([ipaddr.IPv4.parse(bare), 32]);
    else if (ipaddr.IPv6.isValid(bare)) ranges.push([ipaddr.IPv6.parse(bare), 128]);
    else if (/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/.test(bare) && !/^[\d.]+$/.test(bare)) hosts.add(bare);
    else throw new RangeError(`Neither host, address nor network: ${entry}`);
  }
  return { everything: entries.includes('*'), hosts, ranges };
}

/**
 * Whether a connection to `address` (an IP, as the socket has it) may be made on behalf of `host`. What cannot be read
 * as an address may not.
 */
export function isAddressAllowed(host: string, address: string, allowed: AllowedAddresses): boolean {
  const ip = readAddress(address);
  if (ip === null) return false;
  if (allowed.everything || allowed.hosts.has(host.toLowerCase())) return true;
  if (isPublic(ip)) return true;
  return allowed.ranges.some(([range, bits]) => ip.kind() === range.kind() && ip.match(range, bits));
}

/** Whether an address lies in the public internet: no loopback, private, link-local, shared, reserved or multicast one. */
export function isPublicAddress(address: string): boolean {
  const ip = readAddress(address);
  return ip !== null && isPublic(ip);
}

/**
 * For IPv4, what no registry sets aside (RFC 6890 and its successors, in ipaddr.js' table). For IPv6, global unicast
 * 2000::/3 less what is set aside. An IPv4 address in an IPv6 one counts as what it carries where a host would connect
 * to it as such: mapped (RFC 4291), which `readAddress` has unwrapped, and NAT64 (RFC 6052). 6to4, Teredo, the
 * IPv4-compatible and the translated forms are refused: no public server is reached by them.
 */
function isPublic(ip: ipaddr.IPv4 | ipaddr.IPv6): boolean {
  if (ip instanceof ipaddr.IPv4) return ip.range() === 'unicast';
  if (ip.match(NAT64, 96)) return isPublic(new ipaddr.IPv4(ip.toByteArray().slice(12)));
  return ip.range() === 'unicast' && ip.match(GLOBAL_UNICAST, 3);
}

const NAT64 = ipaddr.IPv6.parse('64:ff9b::');
const GLOBAL_UNICAST = ipaddr.IPv6.parse('2000::');

/** Only four-part decimal IPv4 is read: a socket reports no other, and `0x7f.1` and the like are never legitimate. */
function readAddress(text: string): ipaddr.IPv4 | ipaddr.IPv6 | null {
  const bare = unbracket(text).replace(/%.*$/, '');
  if (ipaddr.IPv4.isValidFourPartDecimal(bare)) return ipaddr.IPv4.parse(bare);
  if (!ipaddr.IPv6.isValid(bare)) return null;
  const ip = ipaddr.IPv6.parse(bare);
  return ip.isIPv4MappedAddress() ? ip.toIPv4Address() : ip;
}

function unbracket(text: string): string {
  return text.startsWith('[') && text.endsWith(']') ? text.slice(1, -1) : text;
}

/**
 * Ports on which other services listen that a request could talk to or amplify: the list that browsers refuse (Fetch
 * standard, "bad port").
 */
const BAD_PORTS = new Set(
  (
    '1 7 9 11 13 15 17 19 20 21 22 23 25 37 42 43 53 69 77 79 87 95 101 102 103 104 109 110 111 113 115 117 119 123 ' +
    '135 137 139 143 161 179 389 427 465 512 513 514 515 526 530 531 532 540 548 554 556 563 587 601 636 989 990 993 ' +
    '995 1719 1720 1723 2049 3659 4045 4190 5060 5061 6000 6566 6665 6666 6667 6668 6669 6679 6697 10080'
  ).split(' '),
);

/** Whether an http or https request to this port (as `URL.port` has it; empty for the default) is refused. */
export function isBadPort(port: string): boolean {
  return port === '0' || BAD_PORTS.has(port);
}
