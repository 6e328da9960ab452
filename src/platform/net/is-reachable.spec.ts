import { describe, expect, it } from '@jest/globals';
import { isReachable } from './is-reachable.js';

describe('isReachable', () => {
  it.each(['https://monitor.example.org', 'http://8.8.8.8:3000/x', 'https://[2606:4700::1111]', 'https://a.co.uk'])(
    'takes %s for public',
    (address) => expect(isReachable(address, [])).toBe(true),
  );

  it.each([
    'http://localhost:3000',
    'http://monitor',
    'https://monitor.local',
    'https://monitor.corp',
    'https://x.localhost.',
    'http://127.0.0.1',
    'http://0x7f.1',
    'http://10.0.0.7:8080',
    'http://[::1]',
    'http://[::ffff:10.0.0.1]',
  ])('takes %s for none that others can reach', (address) => expect(isReachable(address, [])).toBe(false));

  it('takes those that the operator deals with', () => {
    expect(isReachable('http://10.1.0.7', ['10.1.0.0/16'])).toBe(true);
    expect(isReachable('http://10.2.0.7', ['10.1.0.0/16'])).toBe(false);
    expect(isReachable('http://monitor', ['Monitor'])).toBe(true);
    expect(isReachable('http://monitor', ['*'])).toBe(true);
    expect(isReachable('http://monitor', ['not an entry'])).toBe(false);
  });
});
