import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { EVERYTHING_ALLOWED, isFetchAllowed, NOTHING_ALLOWED, readRobots } from './robots-rules.js';

const may = (text: string, path: string): boolean =>
  isFetchAllowed(readRobots(text, 'EmbargoMonitor'), new URL(`https://news.example.org${path}`));

describe('robots.txt', () => {
  it.each([
    ['', '/a', true],
    ['User-agent: *\nDisallow: /', '/a', false],
    ['User-agent: *\nDisallow:', '/a', true],
    ['User-agent: *\nDisallow: /private', '/private/a', false],
    ['User-agent: *\nDisallow: /private', '/public', true],
    ['User-agent: *\nDisallow: /private/', '/private', true],
    ['user-AGENT : * # all\n  DISALLOW : /a # here', '/a/b', false],
    ['User-agent: *\r\nDisallow: /a\r\n', '/a', false],
    ['User-agent: OtherBot\nDisallow: /', '/a', true],
    ['User-agent: EmbargoMonitor\nDisallow: /', '/a', false],
    ['User-agent: embargomonitor/0.1\nDisallow: /', '/a', false],
    ['User-agent: *\nDisallow: /\nUser-agent: EmbargoMonitor\nDisallow: /x', '/a', true],
    ['User-agent: EmbargoMonitor\nDisallow:\n\nUser-agent: *\nDisallow: /', '/a', true],
    ['User-agent: OtherBot\nUser-agent: EmbargoMonitor\nDisallow: /a', '/a', false],
    [
      'User-agent: EmbargoMonitor\nDisallow: /a\nUser-agent: B\nDisallow: /b\nUser-agent: EmbargoMonitor\nDisallow: /c',
      '/c',
      false,
    ],
    ['User-agent: EmbargoMonitor\nDisallow: /a\nUser-agent: B\nDisallow: /b', '/b', true],
    ['User-agent: *\nDisallow: /a\nAllow: /a/b', '/a/b/c', true],
    ['User-agent: *\nAllow: /a\nDisallow: /a/b', '/a/b/c', false],
    ['User-agent: *\nAllow: /a\nDisallow: /a', '/a', true],
    ['User-agent: *\nDisallow: /*.pdf$', '/x/a.pdf', false],
    ['User-agent: *\nDisallow: /*.pdf$', '/x/a.pdf?x', true],
    ['User-agent: *\nDisallow: /*.pdf', '/x/a.pdf?x', false],
    ['User-agent: *\nDisallow: /a*b*c', '/aXXbXXc', false],
    ['User-agent: *\nDisallow: /a*b*c', '/aXXcXXb', true],
    ['User-agent: *\nDisallow: /a$', '/a', false],
    ['User-agent: *\nDisallow: /a$', '/ab', true],
    ['User-agent: *\nDisallow: /*?print=', '/a?print=1', false],
    ['User-agent: *\nDisallow: /caf%C3%A9', '/café', false],
    ['User-agent: *\nDisallow: /café', '/caf%c3%a9/x', false],
    ['User-agent: *\nDisallow: /a%2Fb', '/a/b', true],
    ['User-agent: *\nDisallow: /%7Ejoe', '/~joe', false],
    ['Disallow: /', '/a', true],
    ['<html>Not found</html>', '/a', true],
    ['User-agent: *\nDisallow: /robots', '/robots.txt', true],
    ['\uFEFFUser-agent: *\nDisallow: /a', '/a', false],
  ])('%j on %s: %s', (text, path, isAllowed) => {
    expect(may(text, path)).toBe(isAllowed);
  });

  it('may ask for a pause, within reason', () => {
    expect(readRobots('User-agent: *\nCrawl-delay: 10', 'x').crawlDelaySeconds).toBe(10);
    expect(readRobots('User-agent: *\nCrawl-delay: 86400', 'x').crawlDelaySeconds).toBe(60);
    expect(readRobots('User-agent: *\nCrawl-delay: never', 'x').crawlDelaySeconds).toBeNull();
  });

  it('allows all or nothing where there is none, or none can be had', () => {
    const address = new URL('https://a.example/x');
    expect([isFetchAllowed(EVERYTHING_ALLOWED, address), isFetchAllowed(NOTHING_ALLOWED, address)]).toEqual([
      true,
      false,
    ]);
  });

  it('is read whatever it says, and patterns of many stars take no time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.webPath(), (text, path) => typeof may(text, path) === 'boolean'),
    );
    expect(may(`User-agent: *\nDisallow: /${'*a'.repeat(50_000)}$`, `/${'a'.repeat(2_000)}b`)).toBe(true);
  });
});
