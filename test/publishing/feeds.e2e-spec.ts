import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parseDocument } from 'htmlparser2';
import { AlertsBench } from '../../src/alerts/alerts.spec-support.js';
import { REPORT } from '../../src/alerts/report.spec-support.js';
import { parseFeed } from '../../src/collection/parse-feed.js';
import { startTestApp, type TestAnswer, type TestApp } from '../support/test-app.js';
import { createTestDatabase } from '../support/test-database.js';

describe('saved filters as feeds', () => {
  let test: TestApp;
  let bench: AlertsBench;
  let atom: string;
  let json: string;
  let id: string;

  beforeAll(async () => {
    const db = await createTestDatabase();
    test = await startTestApp(
      { ROLE: 'api', DATABASE_URL: db.url, BASE_URL: 'https://monitor.example', RATE_LIMIT_PER_MINUTE: '10000' },
      { db },
    );
    bench = new AlertsBench(db.database);
    await bench.raised({ text: REPORT });
    await db.database.transaction(async (tx) => {
      await tx.run(
        `UPDATE alerts SET headline = 'A & B <said> "to" supply ' || chr(1) || '&amp;', version = version + 1`,
      );
      bench.changes.note((await tx.rows<{ id: string }>('SELECT id FROM alerts'))[0]?.id ?? '', 'updated', [], tx);
      await bench.changes.commitChanges(tx);
    });
    const made = await test.request('POST', '/api/v1/feeds', {
      body: { name: 'Korea <high>', filter: { regime: ['dprk'], minPriority: 1, isOldNews: 'false' } },
    });
    expect(made.status).toBe(201);
    id = made.json.id;
    atom = made.json.atomUrl.replace('https://monitor.example', '');
    json = made.json.jsonUrl.replace('https://monitor.example', '');
  });

  afterAll(() => test.stop());

  const open = (path: string, headers: Record<string, string> = {}): Promise<TestAnswer> =>
    test.request('GET', path, { key: null, headers });

  it('are Atom, with all that RFC 4287 asks for', async () => {
    const answer = await open(atom);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8');
    const document = parseDocument(answer.text, { xmlMode: true });
    const feed = elements(document)[0]!;
    // Section 4.1.1: exactly one id, title and updated, an author; 4.2.7.2: a link to itself.
    expect(namesOf(feed)).toEqual({ id: 1, title: 1, subtitle: 1, updated: 1, author: 1, link: 2, entry: 1 });
    expect(textOf(feed, 'title')).toBe('Korea <high>');
    const self = elements(feed).find((each) => each.name === 'link' && each.attribs['rel'] === 'self');
    expect(self?.attribs['href']).toBe(`https://monitor.example${atom}`);
    const entry = elements(feed).find((each) => each.name === 'entry')!;
    // Section 4.1.2: exactly one id, title and updated; a link or content.
    expect(namesOf(entry)).toMatchObject({ id: 1, title: 1, updated: 1, published: 1, link: 1, content: 1 });
    expect(textOf(entry, 'id')).toMatch(
      /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    expect(textOf(entry, 'title')).toBe('A & B <said> "to" supply &amp;');
    expect(textOf(entry, 'updated')).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
    expect(textOf(entry, 'content')).toContain('what is alleged, not what is established');
  });

  it('are JSON Feed 1.1, with the same entries', async () => {
    const answer = await open(json);
    expect(answer.headers.get('content-type')).toBe('application/feed+json; charset=utf-8');
    expect(answer.json).toMatchObject({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'Korea <high>',
      feed_url: `https://monitor.example${json}`,
      items: [
        {
          url: expect.stringMatching(/^https:\/\/monitor\.example\/alerts\/\d+$/),
          tags: expect.arrayContaining(['dprk']),
        },
      ],
    });
    for (const item of answer.json.items) {
      expect([typeof item.id, typeof item.content_text]).toEqual(['string', 'string']);
      expect(new Date(item.date_modified).toISOString()).toBe(item.date_modified);
    }
    // Our own collector reads both, as any reader would.
    const [asAtom, asJson] = await Promise.all(
      [(await open(atom)).text, answer.text].map((text) => parseFeed(text, { url: null, now: new Date() })),
    );
    expect(asAtom).toMatchObject({ kind: 'feed', feed: { items: [{ id: answer.json.items[0].id }] } });
    expect(asJson).toMatchObject({ kind: 'feed', feed: { items: [{ id: answer.json.items[0].id }] } });
  });

  it('are sent again when something has changed, and not before', async () => {
    for (const path of [atom, json]) {
      const { headers } = await open(path);
      const [etag, modified] = [headers.get('etag') ?? '', headers.get('last-modified') ?? ''];
      expect((await open(path, { 'if-none-match': etag })).status).toBe(304);
      expect((await open(path, { 'if-modified-since': modified })).status).toBe(304);
      expect((await open(path, { 'if-none-match': '"other"', 'if-modified-since': modified })).status).toBe(200);
      await bench.raised({ text: REPORT, publisher: `Another ${path.length}` });
      expect((await open(path, { 'if-none-match': etag })).status).toBe(200);
    }
  });

  it('show what their filter lets through, and are opened by their own key alone', async () => {
    const quiet = await test.request('POST', '/api/v1/feeds', { body: { name: 'x', filter: { regime: ['haiti'] } } });
    const path = quiet.json.jsonUrl.replace('https://monitor.example', '');
    expect((await open(path)).json.items).toEqual([]);
    const [, , key = ''] = path.split('/');
    for (const wrong of [
      key.slice(0, -1),
      `${key.slice(0, -1)}${key.endsWith('A') ? 'B' : 'A'}`,
      'emf_x',
      key.toUpperCase(),
    ]) {
      expect(await open(`/feeds/${wrong}/alerts.atom`)).toMatchObject({
        status: 404,
        json: { code: 'feed-not-found' },
      });
    }
    // It opens nothing else.
    expect((await test.request('GET', '/api/v1/alerts', { key })).status).toBe(401);
    const kept = await test.db.database.rows<{ row: string }>('SELECT row_to_json(f)::text AS row FROM alert_feeds f');
    for (const { row } of kept) expect(row).not.toContain(key.split('_')[2]);
  });

  it('refuse filters that the list would refuse', async () => {
    for (const filter of [{ regime: ['atlantis'] }, { limit: 5 }, { minPriority: 101 }]) {
      const answer = await test.request('POST', '/api/v1/feeds', { body: { name: 'x', filter } });
      expect(answer).toMatchObject({ status: 400, json: { code: 'invalid-request' } });
    }
  });

  it('are made and ended on record, by their owner', async () => {
    const user = await test.request('POST', '/api/v1/users', {
      body: { email: 'other@example.org', name: 'Other', role: 'admin' },
    });
    const other = await test.request('POST', '/api/v1/keys', { body: { name: 'k', userId: user.json.id } });
    const foreign = await test.request('DELETE', `/api/v1/feeds/${id}`, { key: other.json.secret });
    expect(foreign.status).toBe(404);
    expect((await test.request('DELETE', `/api/v1/feeds/${id}`)).status).toBe(204);
    expect((await test.request('DELETE', `/api/v1/feeds/${id}`)).status).toBe(204);
    expect(await open(atom)).toMatchObject({ status: 410, json: { code: 'feed-revoked' } });
    const listed = await test.request('GET', '/api/v1/feeds');
    expect(listed.json.items[0]).toMatchObject({
      id,
      name: 'Korea <high>',
      revokedAt: expect.any(String),
      lastUsedAt: expect.any(String),
    });
    const acts = await test.db.database.rows<{ act: string }>(
      `SELECT act FROM audit_entries WHERE subject_type = 'feed' AND subject_id = $1 ORDER BY number`,
      [id],
    );
    expect(acts.map(({ act }) => act)).toEqual(['feed.create', 'feed.revoke']);
  });
});

type Node = ReturnType<typeof parseDocument>['children'][number];
type Tag = Extract<Node, { name: string; attribs: unknown }>;

function elements(parent: { readonly children: readonly Node[] }): Tag[] {
  return parent.children.filter((node): node is Tag => node.type === 'tag');
}

function namesOf(parent: Tag): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { name } of elements(parent)) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

function textOf(parent: Tag, name: string): string {
  const found = elements(parent).find((each) => each.name === name);
  return (found?.children ?? []).map((node) => ('data' in node ? node.data : '')).join('');
}
