import { createHash } from 'node:crypto';
import { zstdDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { buildSource } from '../../test/support/build-source.js';
import { FixedClock } from '../../test/support/fixed-clock.js';
import { createTestDatabase, type TestDatabase } from '../../test/support/test-database.js';
import { ArticlesRepository } from './articles.repository.js';
import { ArticlesService, MAX_REVISIONS, type IncomingItem, type StoredFeed } from './articles.service.js';
import { MAX_TEXT_LENGTH } from './prepare-items.js';

const body = Buffer.from('<rss>as it came, \xff</rss>', 'latin1');

const item = (fields: Partial<IncomingItem>): IncomingItem => ({
  guid: null,
  url: null,
  title: 'Title',
  text: 'Text',
  author: null,
  language: null,
  published: new Date('2026-11-20T08:00:00Z'),
  publishedMark: 'stated',
  ...fields,
});

const long = (words: string): string => `${words} ${'The officials gave no further details on Tuesday. '.repeat(10)}`;

describe('storing articles', () => {
  let db: TestDatabase;
  let articles: ArticlesService;
  let sourceId: string;

  beforeAll(async () => {
    db = await createTestDatabase();
    articles = new ArticlesService(new ArticlesRepository(), new FixedClock());
  });

  afterAll(async () => db.drop());

  beforeEach(async () => {
    sourceId = await buildSource(db.database);
  });

  async function store(
    items: IncomingItem[],
    from = sourceId,
  ): Promise<StoredFeed & { revisionIds: readonly string[] }> {
    const { feeds, revisionIds } = await db.database.transaction((tx) =>
      articles.store(
        [
          {
            sourceId: from,
            isOldNews: false,
            language: 'en-GB',
            capture: {
              address: 'http://a.example/rss',
              finalAddress: 'http://b.example/rss',
              retrievedAt: new Date('2026-11-23T11:59:00Z'),
              status: 200,
              headers: { etag: '"1"' },
              mediaType: 'application/rss+xml',
              body,
              sha256: createHash('sha256').update(body).digest('hex'),
            },
            items,
          },
        ],
        tx,
      ),
    );
    const [feed] = feeds;
    if (feed === undefined) throw new Error('Nothing came back');
    return { ...feed, revisionIds };
  }

  const count = async (table: string): Promise<number> => {
    const [row] = await db.database.rows<{ count: number }>(
      table === 'articles'
        ? 'SELECT count(*)::int AS count FROM articles WHERE source_id = $1'
        : 'SELECT count(*)::int AS count FROM revisions r JOIN articles a ON a.id = r.article_id WHERE a.source_id = $1',
      [sourceId],
    );
    return row?.count ?? -1;
  };

  it('keeps each item with its text, its revision and the bytes it came in', async () => {
    const stored = await store([
      item({
        guid: 'a',
        url: 'https://news.example/a?utm_source=x',
        title: 'First',
        text: 'One.\n\nTwo.',
        author: 'Ada',
      }),
    ]);
    expect(stored).toMatchObject({ received: 1, new: 1, known: 0, revised: 0, rejected: 0 });
    const [row] = await db.database.rows<Record<string, unknown>>(
      `SELECT a.url, a.title, a.language, a.is_old_news, a.revision_count, r.number, r.text, r.author, r.recorded_at,
              r.screened_with, c.body, c.sha256, c.compression, c.final_address, c.headers, c.byte_length
       FROM articles a JOIN revisions r ON r.id = a.latest_revision_id JOIN captures c ON c.id = r.capture_id
       WHERE a.source_id = $1`,
      [sourceId],
    );
    expect(row).toMatchObject({
      url: 'https://news.example/a',
      title: 'First',
      language: 'en',
      is_old_news: false,
      revision_count: 1,
      number: 1,
      text: 'One.\n\nTwo.',
      author: 'Ada',
      recorded_at: new Date('2026-11-23T12:00:00Z'),
      screened_with: null,
      compression: 'zstd',
      final_address: 'http://b.example/rss',
      headers: { etag: '"1"' },
      byte_length: body.length,
    });
    expect(zstdDecompressSync(row?.['body'] as Buffer)).toEqual(body);
    expect(row?.['sha256']).toEqual(createHash('sha256').update(body).digest());
  });

  it('changes nothing when the same document comes again', async () => {
    const items = [
      item({ guid: 'a', url: 'https://news.example/a', text: long('A.') }),
      item({ url: 'https://news.example/b', text: long('B.') }),
      item({ title: 'Only words', text: 'No id, no address' }),
    ];
    expect(await store(items)).toMatchObject({ new: 3, known: 0 });
    const again = await store(items);
    expect(again).toMatchObject({ received: 3, new: 0, known: 3, revised: 0, revisionIds: [] });
    expect(await count('articles')).toBe(3);
    expect(await count('revisions')).toBe(3);
  });

  it('knows an article again by id, then by address, then by long content', async () => {
    await store([item({ guid: 'a', url: 'https://news.example/a', text: long('A.') })]);
    expect(await store([item({ guid: 'a', url: 'https://news.example/moved', text: long('A.') })])).toMatchObject({
      known: 1,
    });
    expect(await store([item({ guid: 'a2', url: 'https://news.example/a#top', text: long('A.') })])).toMatchObject({
      known: 1,
    });
    expect(await store([item({ guid: 'a3', url: 'https://news.example/copy', text: long('A.') })])).toMatchObject({
      known: 1,
    });
    expect(await store([item({ guid: 'b', url: 'https://news.example/b', text: 'Short' })])).toMatchObject({ new: 1 });
    expect(await store([item({ guid: 'c', url: 'https://news.example/c', text: 'Short' })])).toMatchObject({ new: 1 });
  });

  it('does not take two articles for one because they share a front page, an address or a broken id', async () => {
    const front = 'https://news.example/';
    expect(
      await store([item({ guid: 'a', url: front, text: 'A' }), item({ guid: 'b', url: front, text: 'B' })]),
    ).toMatchObject({ new: 2 });
    expect(await store([item({ guid: 'c', url: front, text: 'C' })])).toMatchObject({ new: 1 });
    const page = 'https://news.example/live';
    expect(
      await store([item({ guid: 'd', url: page, text: 'D' }), item({ guid: 'e', url: page, text: 'E' })]),
    ).toMatchObject({ new: 2 });
    const same = { guid: 'https://news.example' };
    expect(
      await store([
        item({ ...same, url: 'https://news.example/1', text: 'X' }),
        item({ ...same, url: 'https://news.example/2', text: 'Y' }),
      ]),
    ).toMatchObject({ new: 2 });
    expect(await count('articles')).toBe(7);
  });

  it('counts an item that stands twice in one document once', async () => {
    const twice = item({ guid: 'a', url: 'https://news.example/a' });
    expect(await store([twice, twice])).toMatchObject({ received: 2, new: 1, known: 1 });
  });

  it('keeps a material change as a new revision beside the old text, and drops a trivial one', async () => {
    const before = item({ guid: 'a', title: 'Ship seized', text: long('The ship carried 12 missiles.') });
    await store([before]);
    const typo = { ...before, title: 'Ship  seized!' };
    expect(await store([typo])).toMatchObject({ known: 1, revised: 0 });
    const material = { ...before, text: long('The ship carried 40 missiles, and Iran denied it.') };
    const stored = await store([material]);
    expect(stored).toMatchObject({ known: 0, revised: 1 });
    expect(stored.revisionIds).toHaveLength(1);
    expect(await store([before])).toMatchObject({ known: 1, revised: 0 });
    const rows = await db.database.rows<{ number: number; text: string; latest: boolean }>(
      `SELECT r.number, r.text, r.id = a.latest_revision_id AS latest
       FROM revisions r JOIN articles a ON a.id = r.article_id WHERE a.source_id = $1 ORDER BY r.number`,
      [sourceId],
    );
    expect(rows).toEqual([
      { number: 1, text: before.text.trim(), latest: false },
      { number: 2, text: material.text.trim(), latest: true },
    ]);
  });

  it('stops keeping the texts of a page that changes at every look', async () => {
    for (let look = 1; look <= MAX_REVISIONS; look++)
      await store([item({ guid: 'a', text: long(`Seen ${look} times.`) })]);
    const last = await store([item({ guid: 'a', text: long('Seen too often.  9') })]);
    expect(last).toMatchObject({ revised: 0, known: 1 });
    expect(last.warnings).toEqual([expect.stringContaining('was not kept')]);
    expect(await count('revisions')).toBe(MAX_REVISIONS);
  });

  it('stores what Postgres cannot hold in a form that it can', async () => {
    const stored = await store([
      item({
        guid: 'nul\0\uD800',
        url: 'https://news.example/\uD800',
        title: 'A\0B \uDC00',
        text: 'C\0D \uD83D',
        author: '\0',
      }),
      item({ guid: 'far', published: new Date(8.64e15), text: 'Far future' }),
      item({ guid: 'huge', text: 'x'.repeat(MAX_TEXT_LENGTH - 1) + '\uD83D\uDE80 and more' }),
      item({ guid: 'words', text: Array.from({ length: 150_000 }, (_, index) => `w${index}`).join(' ') }),
    ]);
    expect(stored).toMatchObject({ received: 4, new: 4, rejected: 0 });
    const rows = await db.database.rows<{ title: string; text: string; is_truncated: boolean; published_mark: string }>(
      `SELECT r.title, r.text, r.is_truncated, a.published_mark FROM revisions r JOIN articles a ON a.id = r.article_id
       WHERE a.source_id = $1 ORDER BY r.id`,
      [sourceId],
    );
    expect(rows[0]).toMatchObject({ title: 'AB \uFFFD', text: 'CD \uFFFD', is_truncated: false });
    expect(rows[1]).toMatchObject({ published_mark: 'unreadable' });
    expect(rows[2]?.is_truncated).toBe(true);
    expect(rows[2]?.text).toHaveLength(MAX_TEXT_LENGTH - 1);
  });

  it('rejects only what has neither title nor text, and says so', async () => {
    const stored = await store([item({ guid: 'a', title: ' ', text: '\0' }), item({ guid: 'b', text: '' })]);
    expect(stored).toMatchObject({ received: 2, new: 1, rejected: 1, warnings: ['Item 1 has neither title nor text'] });
  });

  it('keeps the articles of two sources apart', async () => {
    const other = await buildSource(db.database);
    const same = [item({ guid: 'a', url: 'https://news.example/a', text: long('Wire copy.') })];
    expect(await store(same)).toMatchObject({ new: 1 });
    expect(await store(same, other)).toMatchObject({ new: 1 });
  });
});
