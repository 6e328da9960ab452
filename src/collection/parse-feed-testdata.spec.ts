import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parseFeed } from './parse-feed.js';
import { toParsedFeedJson } from './to-parsed-feed-json.js';

/** Feeds as programs and publishers write them, each with what `cli -- parse-feed` should print of it beside it. */
const FOLDER = new URL('../../test/testdata/feeds/', import.meta.url);
const EXPECTED = '.expected.json';
const names = readdirSync(FOLDER).filter((name) => !name.endsWith(EXPECTED));

describe('the sample feeds', () => {
  it.each(names)('%s', async (name) => {
    const parsed = await parseFeed(readFileSync(new URL(name, FOLDER)), {
      url: 'https://news.example.org/feed',
      now: new Date('2026-06-01T00:00:00Z'),
    });
    const expected: unknown = JSON.parse(readFileSync(new URL(name.replace(/\.\w+$/, EXPECTED), FOLDER), 'utf8'));
    expect(parsed.kind === 'feed' ? toParsedFeedJson(parsed.feed) : parsed).toEqual(expected);
  });
});
