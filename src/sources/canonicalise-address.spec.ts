import { describe, expect, it } from '@jest/globals';
import { canonicaliseAddress } from './canonicalise-address.js';

describe('canonicaliseAddress', () => {
  it.each([
    ['https://Press.Example.ORG/en/rss.xml', 'https://press.example.org/en/rss.xml'],
    ['feed://example.org/rss', 'https://example.org/rss'],
    ['feed:http://example.org/rss', 'http://example.org/rss'],
    ['example.org/rss?cat=2&a=1', 'https://example.org/rss?cat=2&a=1'],
    ['//example.org/rss', 'https://example.org/rss'],
    ['http://example.org:80/rss#top', 'http://example.org/rss'],
    ['http://127.0.0.1:8080/rss', 'http://127.0.0.1:8080/rss'],
    ['http://[::1]/rss', 'http://[::1]/rss'],
  ])('%s becomes %s', (given, expected) => {
    expect(canonicaliseAddress(given)).toBe(expected);
  });

  it.each([
    '',
    'nonsense',
    'ftp://example.org/rss',
    'mailto:a@example.org',
    'file:///etc/passwd',
    'https://u:p@example.org/',
    'a b.org',
    'javascript:1',
  ])('refuses %j', (given) => {
    expect(canonicaliseAddress(given)).toBeNull();
  });
});
