import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicaliseUrl } from './canonicalise-url.js';

describe('canonicaliseUrl', () => {
  it.each([
    ['HTTPS://News.Example.ORG:443/World/Story?id=7#comments', 'https://news.example.org/World/Story?id=7'],
    ['http://example.org:80', 'http://example.org/'],
    ['http://example.org:8080/a', 'http://example.org:8080/a'],
    ['https://reader:secret@example.org/a', 'https://example.org/a'],
    ['https://example.org./a', 'https://example.org/a'],
    ['https://example.org/a?utm_source=rss&utm_medium=feed', 'https://example.org/a'],
    ['https://example.org/a?b=2&fbclid=x&a=1', 'https://example.org/a?a=1&b=2'],
    ['https://www.bbc.co.uk/news/1?at_medium=RSS&at_campaign=KARANGA', 'https://www.bbc.co.uk/news/1'],
    ['https://example.org/a?at_id=5', 'https://example.org/a?at_id=5'],
    ['https://example.org/a?x=2&x=1', 'https://example.org/a?x=2&x=1'],
    ['https://example.org/%7euser/caf%c3%a9', 'https://example.org/~user/caf%C3%A9'],
    ['https://example.org/новости', 'https://example.org/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8'],
    ['https://президент.рф/a', 'https://xn--d1abbgf6aiiy.xn--p1ai/a'],
    ['https://example.org/#!/story/5', 'https://example.org/#!/story/5'],
    ['https://example.org/a/../b', 'https://example.org/b'],
    ['  https://example.org/a  ', 'https://example.org/a'],
  ])('%s becomes %s', (given, expected) => {
    expect(canonicaliseUrl(given)).toBe(expected);
  });

  it.each([
    'https://example.org/a/',
    'https://www.example.org/a',
    'http://example.org/A',
    'https://example.org/a?ref=2',
  ])('leaves alone what can make a difference: %s', (url) => {
    expect(canonicaliseUrl(url)).toBe(url);
  });

  it.each([
    '',
    'mailto:a@example.org',
    'javascript:alert(1)',
    '/relative',
    'https://',
    'tag:example.org,2026:1',
    'http:///',
  ])('refuses what is no web address: %j', (url) => {
    expect(canonicaliseUrl(url)).toBeNull();
  });

  it('refuses an address of absurd length', () => {
    expect(canonicaliseUrl(`https://example.org/${'a'.repeat(5_000)}`)).toBeNull();
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (url) => {
        const once = canonicaliseUrl(url);
        expect(once === null ? null : canonicaliseUrl(once)).toBe(once);
      }),
    );
  });
});
