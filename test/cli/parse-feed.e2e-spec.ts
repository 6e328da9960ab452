import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildFeed } from '../support/build-feed.js';
import { runCli } from '../support/run-cli.js';

describe('parse-feed', () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'embargo-feed-'));
    await writeFile(
      join(folder, 'good.xml'),
      buildFeed([{ guid: 'g', link: '/a', title: 'A &amp; B', text: 'Some text' }]),
    );
    await writeFile(
      join(folder, 'page.html'),
      '<!doctype html><link rel="alternate" type="application/rss+xml" href="/rss" title="News"><p>Hello',
    );
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('shows one feed as it is read', async () => {
    const { status, stdout } = await runCli([
      'parse-feed',
      join(folder, 'good.xml'),
      '--url',
      'https://example.org/feed',
    ]);
    expect(status).toBe(0);
    const feed = JSON.parse(stdout);
    expect(Object.keys(feed).sort()).toEqual(['items', 'title']);
    expect(Object.keys(feed.items[0]).sort()).toEqual(['content', 'id', 'link', 'published', 'summary', 'title']);
    expect(feed.items[0]).toMatchObject({
      id: 'g',
      title: 'A & B',
      link: 'https://example.org/a',
      published: '2026-11-22T08:00:00.000Z',
    });
  });

  it('answers many in order, with an error where there is no feed', async () => {
    const lines = [
      { path: 'good.xml' },
      { path: 'page.html', url: 'https://example.org/' },
      { path: 'absent.xml' },
      { nothing: 1 },
    ];
    const list = join(folder, 'list.jsonl');
    await writeFile(list, lines.map((line) => JSON.stringify(line)).join('\n'));
    const { status, stdout } = await runCli(['parse-feed', '--jsonl', list]);
    const results = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(status).toBe(1);
    expect(results).toHaveLength(4);
    expect(results[0].items).toHaveLength(1);
    expect(results[1].feedLinks).toEqual([{ url: 'https://example.org/rss', title: 'News' }]);
    expect(results[2].error).toContain('absent.xml');
    expect(results[3].error).toContain('path');
  });
});
