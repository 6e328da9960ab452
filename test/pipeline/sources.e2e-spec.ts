import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runApp, type RunningApp } from '../support/run-app.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

describe('/api/v1/sources', () => {
  let db: TestDatabase;
  let app: RunningApp;

  beforeAll(async () => {
    db = await createTestDatabase();
    app = await runApp(db.url, { environment: { ROLE: 'api', POLLING: 'off' } });
  });

  afterAll(async () => {
    await app?.stop();
    await db?.drop();
  });

  const auditOf = async (id: string): Promise<{ act: string; before: unknown; after: unknown }[]> =>
    db.database.rows(
      'SELECT act, before, after FROM audit_entries WHERE subject_id = $1 AND subject_type = $2 ORDER BY number',
      [id, 'source'],
    );

  it('registers, shows, changes and deletes a source, with every act on record', async () => {
    const created = await app.call('POST', '/api/v1/sources', {
      address: 'feed://News.Example.org/rss#top',
      title: 'News',
      country: 'KE',
      language: 'en',
      reliability: 'B',
      topics: ['al-shabaab'],
    });
    expect(created.status).toBe(201);
    expect(created.body).toMatchObject({
      address: 'https://news.example.org/rss',
      title: 'News',
      state: 'enabled',
      version: 1,
      topics: ['al-shabaab'],
      health: { consecutiveFailures: 0, lastError: null, lastNewItemAt: null },
    });
    const path = `/api/v1/sources/${created.body.id}`;
    expect(created.headers.get('location')).toBe(path);
    expect(created.headers.get('etag')).toBe('"1"');
    const changed = await app.call('PATCH', path, { title: 'The News', publisher: 'House' }, { 'if-match': '"1"' });
    expect(changed.body).toMatchObject({ title: 'The News', publisher: 'House', country: 'KE', version: 2 });
    const stale = await app.call('PATCH', path, { title: 'Late' }, { 'if-match': '"1"' });
    expect(stale).toMatchObject({ status: 412, body: { code: 'source-changed' } });
    expect((await app.call('PATCH', path, { title: 'Late', version: 1 })).status).toBe(412);
    expect(await app.call('PATCH', path, { title: 'Blind' })).toMatchObject({
      status: 400,
      body: { code: 'source-version-missing' },
    });
    expect((await app.call('PATCH', path, { title: 'Right', version: 2 })).body).toMatchObject({
      title: 'Right',
      version: 3,
    });
    expect((await app.call('GET', path)).body.title).toBe('Right');
    expect((await app.call('DELETE', path, undefined, { 'if-match': '"2"' })).status).toBe(412);
    expect((await app.call('DELETE', path)).status).toBe(204);
    expect(await app.call('GET', path)).toMatchObject({ status: 404, body: { code: 'source-not-found' } });
    const record = await auditOf(created.body.id);
    expect(record.map(({ act }) => act)).toEqual(['source.create', 'source.change', 'source.change', 'source.delete']);
    expect(record[1]).toMatchObject({
      before: { title: 'News', publisher: null },
      after: { title: 'The News', publisher: 'House' },
    });
  });

  it('refuses what is no address, an address twice, and fields that are not what they should be', async () => {
    const address = 'https://twice.example.org/rss';
    expect((await app.call('POST', '/api/v1/sources', { address })).status).toBe(201);
    expect(await app.call('POST', '/api/v1/sources', { address: `${address}#x` })).toMatchObject({
      status: 409,
      body: { code: 'source-address-taken' },
    });
    const other = (await app.call('POST', '/api/v1/sources', { address: 'https://other.example.org/' })).body;
    expect(await app.call('PATCH', `/api/v1/sources/${other.id}`, { address, version: 1 })).toMatchObject({
      status: 409,
      body: { code: 'source-address-taken' },
    });
    for (const wrong of ['ftp://x.example.org/', 'https://user:pw@x.example.org/', 'not an address']) {
      expect(await app.call('POST', '/api/v1/sources', { address: wrong })).toMatchObject({
        status: 400,
        body: { code: 'source-address-invalid' },
      });
    }
    for (const wrong of [
      { country: 'Kenya' },
      { title: 'a\0b' },
      { reliability: 'Z' },
      { unknown: 1 },
      { topics: 'x' },
    ]) {
      const answer = await app.call('POST', '/api/v1/sources', { address: 'https://y.example.org/', ...wrong });
      expect(answer.status).toBe(400);
    }
    expect((await app.call('GET', '/api/v1/sources/abc')).status).toBe(400);
    expect((await app.call('GET', '/api/v1/sources?q=%00')).status).toBe(400);
  });

  it('pages through a list and filters it', async () => {
    for (const number of [1, 2, 3, 4, 5]) {
      await app.call('POST', '/api/v1/sources', {
        address: `https://page-${number}.example.org/`,
        title: `Page 100%_${number}`,
        language: number % 2 ? 'fr' : 'ar',
      });
    }
    const titles: string[] = [];
    let next: string | null = null;
    do {
      const cursor: string = next === null ? '' : `&cursor=${next}`;
      const page = await app.call('GET', `/api/v1/sources?q=${encodeURIComponent('100%_')}&limit=2${cursor}`);
      titles.push(...page.body.items.map(({ title }: { title: string }) => title));
      next = page.body.next;
    } while (next !== null);
    expect(titles).toEqual([1, 2, 3, 4, 5].map((number) => `Page 100%_${number}`));
    const french = await app.call('GET', '/api/v1/sources?language=fr&state=enabled&q=page');
    expect(french.body.items).toHaveLength(3);
    expect((await app.call('GET', '/api/v1/sources?cursor=nonsense')).body.code).toBe('cursor-invalid');
  });

  it('pauses, resumes and polls on demand', async () => {
    const { id } = (await app.call('POST', '/api/v1/sources', { address: 'https://pause.example.org/' })).body;
    const path = `/api/v1/sources/${id}`;
    expect((await app.call('POST', `${path}/pause`, { reason: 'Paywall' })).body).toMatchObject({
      state: 'paused',
      stateReason: 'Paywall',
      health: { nextPollAt: null },
    });
    expect(await app.call('POST', `${path}/poll`)).toMatchObject({ status: 409, body: { code: 'source-not-enabled' } });
    expect((await app.call('POST', `${path}/pause`)).body.version).toBe(2);
    expect((await app.call('POST', `${path}/resume`)).body).toMatchObject({ state: 'enabled', stateReason: null });
    expect((await app.call('POST', `${path}/poll`)).status).toBe(202);
    const [job] = await db.database.rows<{ data: unknown }>(
      `SELECT data FROM pgboss.job WHERE name = 'poll-sources' ORDER BY created_on DESC LIMIT 1`,
    );
    expect(job?.data).toEqual({ sourceIds: [id], claimToken: expect.any(String) });
    expect((await app.call('POST', `${path}/poll`)).status).toBe(202);
    const [jobs] = await db.database.rows<{ count: number }>(
      `SELECT count(*)::int AS count FROM pgboss.job WHERE name = 'poll-sources' AND data->'sourceIds' ? $1`,
      [id],
    );
    expect(jobs?.count).toBe(1);
    expect((await app.call('GET', `${path}/polls`)).body).toEqual({ items: [], next: null });
    expect((await app.call('GET', '/api/v1/sources/999999/polls')).status).toBe(404);
    expect((await auditOf(id)).map(({ act }) => act)).toEqual([
      'source.create',
      'source.pause',
      'source.resume',
      'source.poll',
      'source.poll',
    ]);
  });

  it('takes a list in, tells what became of each entry, and gives it out again', async () => {
    const opml = `<?xml version="1.0" encoding="windows-1251"?>
      <opml version="2.0"><head><title>x</title></head><body>
        <outline text="Folder"><outline text="Inner">
          <outline type="rss" text="Новости" xmlUrl="https://opml-1.example.org/rss" language="ru"/>
          <outline type="rss" text="Twice" xmlUrl="https://opml-1.example.org/rss#again"/>
        </outline></outline>
        <outline type="rss" text="Wrong" xmlUrl="gopher://opml-2.example.org/"/>
      </body></opml>`;
    const bytes = Buffer.from(
      Array.from(opml, (character) => {
        const code = character.charCodeAt(0);
        return code < 128 ? code : code - 0x410 + 0xc0;
      }),
    );
    const report = await app.call('POST', '/api/v1/sources/opml', bytes, { 'content-type': 'text/x-opml' });
    expect(report.status).toBe(200);
    expect(report.body).toMatchObject({ added: 1, known: 1 });
    const added = report.body.entries.find((entry: { outcome: string }) => entry.outcome === 'added');
    expect((await app.call('GET', `/api/v1/sources/${added.sourceId}`)).body).toMatchObject({
      title: 'Новости',
      language: 'ru',
      topics: ['Folder / Inner'],
    });
    const again = await app.call('POST', '/api/v1/sources/opml', bytes, { 'content-type': 'text/x-opml' });
    expect(again.body).toMatchObject({ added: 0, known: 2 });
    const exported = await app.call('GET', '/api/v1/sources/opml');
    expect(exported.headers.get('content-type')).toContain('text/x-opml');
    expect(exported.body).toMatch(
      /<outline text="Folder"[^>]*>\s*<outline text="Inner"[^>]*>\s*<outline [^>]*https:\/\/opml-1\.example\.org\/rss/,
    );
    const back = await app.call('POST', '/api/v1/sources/opml', exported.body, { 'content-type': 'text/xml' });
    expect(back.body).toMatchObject({ added: 0, invalid: 0 });
    expect((await app.call('POST', '/api/v1/sources/opml', { opml: 'x' })).body.code).toBe('opml-unreadable');
    expect((await app.call('POST', '/api/v1/sources/opml', 'no xml', { 'content-type': 'text/xml' })).status).toBe(400);
  });

  it('is closed to those without a key', async () => {
    const answer = await fetch(`${app.url}/api/v1/sources`);
    expect(answer.status).toBe(401);
  });
});
