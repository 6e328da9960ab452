import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isAddressAllowed, isBadPort, isPublicAddress, parseAllowedAddresses } from './address-policy.js';

describe('isPublicAddress', () => {
  it.each([
    '8.8.8.8',
    '1.1.1.1',
    '151.101.1.67',
    '172.32.0.1',
    '2606:4700::1111',
    '2a00:1450:4001::5',
    '::ffff:8.8.8.8',
    '64:ff9b::808:808',
  ])('takes %s', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  it.each([
    '127.0.0.1',
    '127.8.9.10',
    '0.0.0.0',
    '0.1.2.3',
    '10.0.0.1',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '192.0.0.8',
    '192.0.2.1',
    '198.18.0.1',
    '198.51.100.1',
    '203.0.113.1',
    '224.0.0.1',
    '240.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    'fe80::1',
    'fe80::1%eth0',
    'fc00::1',
    'fd12:3456::1',
    'fec0::1',
    'ff02::1',
    '100::1',
    '2001:db8::1',
    '::ffff:127.0.0.1',
    '::ffff:10.0.0.1',
    '::ffff:7f00:1',
    '::127.0.0.1',
    '::ffff:0:127.0.0.1',
    '64:ff9b::7f00:1',
    '64:ff9b::a00:1',
    '64:ff9b:1::808:808',
    '2002:7f00:1::',
    '2002:a00:1::',
    '2001:0:7f00:1::',
    '[::1]',
    '4000::1',
    '0x7f.1',
    '2130706433',
    '0177.0.0.1',
    '127.1',
    '',
    'localhost',
    'not an address',
  ])('refuses %s', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it('refuses every wrapping of a private IPv4 address in IPv6', () => {
    const privateV4 = fc.tuple(fc.constantFrom(10, 127, 0, 224), fc.nat(255), fc.nat(255), fc.nat(255));
    const hex = (high: number, low: number): string => (high * 256 + low).toString(16);
    fc.assert(
      fc.property(privateV4, ([a, b, c, d]) => {
        const groups = `${hex(a, b)}:${hex(c, d)}`;
        for (const prefix of ['::ffff:', '::', '::ffff:0:', '64:ff9b::', '64:ff9b:1::']) {
          expect(isPublicAddress(prefix + groups)).toBe(false);
        }
        expect(isPublicAddress(`2002:${groups}::1`)).toBe(false);
      }),
    );
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string(), (text) => typeof isPublicAddress(text) === 'boolean'));
  });
});

describe('what the operator allows', () => {
  it('is a network, an address or a host, and nothing beside it', () => {
    const allowed = parseAllowedAddresses(['10.1.0.0/16', ' 192.168.7.7 ', 'Feeds.Internal', 'fd00::/8', '']);
    expect(isAddressAllowed('a.example', '10.1.200.3', allowed)).toBe(true);
    expect(isAddressAllowed('a.example', '::ffff:10.1.200.3', allowed)).toBe(true);
    expect(isAddressAllowed('a.example', '10.2.0.1', allowed)).toBe(false);
    expect(isAddressAllowed('a.example', '192.168.7.7', allowed)).toBe(true);
    expect(isAddressAllowed('a.example', '192.168.7.8', allowed)).toBe(false);
    expect(isAddressAllowed('feeds.internal', '172.16.4.4', allowed)).toBe(true);
    expect(isAddressAllowed('other.internal', '172.16.4.4', allowed)).toBe(false);
    expect(isAddressAllowed('a.example', 'fd00::7', allowed)).toBe(true);
    expect(isAddressAllowed('a.example', '8.8.8.8', allowed)).toBe(true);
  });

  it('can be everything', () => {
    expect(isAddressAllowed('a.example', '127.0.0.1', parseAllowedAddresses(['*']))).toBe(true);
  });

  it('is refused where it cannot be read', () => {
    expect(() => parseAllowedAddresses(['10.1.0.0/99'])).toThrow('10.1.0.0/99');
    expect(() => parseAllowedAddresses(['127.1'])).toThrow(RangeError);
  });
});

describe('isBadPort', () => {
  it('keeps requests off the ports of other services', () => {
    expect(['22', '25', '6667', '0'].every(isBadPort)).toBe(true);
    expect(['', '80', '443', '8080', '8443'].some(isBadPort)).toBe(false);
  });
});
