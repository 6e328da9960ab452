/** "This was missed", through the API: a mark, and an alert raised by hand. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MissedArticlesService } from '../../src/intake/missed-articles.service.js';
import { AuditService } from '../../src/platform/audit/audit.service.js';
import { startTestApp, type TestAnswer, type TestApp } from '../support/test-app.js';
import { waitFor } from '../support/wait-for.js';

const TEXT =
  'Two lorries came to the camp by night.\n\nBoys carried long green boxes\ninto the tents of the movement, a shepherd said.';

describe('articles that were missed', () => {
  let app: TestApp;
  let articleId: string;

  const mark = (body: unknown, key?: string): Promise<TestAnswer> =>
    app.request('POST', `/api/v1/articles/${articleId}/missed`, { body, ...(key === undefined ? {} : { key }) });
  const claim = {
    conduct: ['arms-transfer'],
    recipient: ['houthis'],
    items: ['unspecified-arms'],
    passage: 'Boys carried long green boxes into the tents of the movement',
  };
  const alerts = async (): Promise<TestAnswer['json'][]> => (await app.request('GET', '/api/v1/alerts')).json.items;

  beforeAll(async () => {
    app = await startTestApp();
    const body = { title: 'Night lorries', text: TEXT, published: '2025-05-04' };
    articleId = (await app.request('POST', '/api/v1/articles', { body })).json.id;
  });

  afterAll(() => app?.stop());

  it('are marked without an alert where no claim is given', async () => {
    expect((await mark({ regime: 'yemen-houthis', note: 'boxes' })).status).toBe(204);
    expect(await alerts()).toEqual([]);
  });

  it('raise an alert from a claim, with its passage, its clause and who raised it', async () => {
    expect((await mark({ regime: 'yemen-houthis', claim })).status).toBe(204);
    const [alert] = await waitFor('the alert', alerts, (found) => found.length > 0);
    expect(alert).toMatchObject({ kind: 'violation', regime: 'yemen-houthis', recipient: ['houthis'], state: 'open' });
    const { json } = await app.request('GET', `/api/v1/alerts/${alert?.id}`);
    expect(json.provisions).toContainEqual(expect.objectContaining({ resolution: 'S/RES/2216 (2015)' }));
    expect(json.evidence[0].passages).toEqual([
      expect.objectContaining({
        field: 'text',
        quote: 'Boys carried long green boxes\ninto the tents of the movement',
        rule: 'by-hand',
      }),
    ]);
    const acts = await app.db.database.rows(
      `SELECT act, after ->> 'regime' AS regime, after ? 'passage' AS "namesPeople" FROM audit_entries WHERE subject_type = 'article' ORDER BY number`,
    );
    expect(acts).toEqual([
      { act: 'article.add', regime: null, namesPeople: false },
      { act: 'article.mark-missed', regime: 'yemen-houthis', namesPeople: false },
      { act: 'article.raise-by-hand', regime: 'yemen-houthis', namesPeople: false },
    ]);
  });

  it('raise it once, however often it is sent', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => mark({ regime: 'yemen-houthis', claim })));
    expect(answers.map(({ status }) => status)).toEqual([204, 204, 204]);
    expect(await alerts()).toHaveLength(1);
  });

  it.each([
    ['a passage that does not stand there', { ...claim, passage: 'boxes of rifles' }, 'passage-not-found'],
    ['a claim without sides', { ...claim, recipient: [] }, 'invalid-request'],
    ['a party that is none', { ...claim, recipient: ['Atlantis'] }, 'invalid-request'],
    ['days in the wrong order', { ...claim, date: { from: '2025-05-02', to: '2025-05-01' } }, 'invalid-request'],
    [
      'a day before the embargo',
      { ...claim, recipient: ['houthis'], date: { from: '2014-01-01', to: '2014-01-02' } },
      'claim-not-covered',
    ],
  ])('say what is wrong with %s', async (_, wrong, code) => {
    const { status, json } = await mark({ regime: 'yemen-houthis', claim: wrong });
    expect({ status, code: json.code }).toEqual({ status: 400, code });
  });

  it('refuse a note that cannot be kept', async () => {
    expect((await mark({ regime: 'libya', note: 'NUL \0' })).status).toBe(400);
  });

  it('are marked by reviewers only, and only where they exist', async () => {
    const { json } = await app.request('POST', '/api/v1/users', {
      body: { email: 'viewer@example.org', name: 'Vera', role: 'viewer' },
    });
    const key = await app.request('POST', '/api/v1/keys', {
      body: { name: 'viewer', userId: json.id, scopes: ['articles:read', 'articles:write'] },
    });
    expect((await mark({ regime: 'yemen-houthis' }, key.json.secret)).status).toBe(403);
    expect((await app.request('POST', '/api/v1/articles/999999/missed', { body: { regime: 'libya' } })).status).toBe(
      404,
    );
  });

  it('lose what was written of them, everywhere, by one erasure; the record still holds', async () => {
    const body = { title: 'Lorries again', text: `${TEXT} It was Tuesday.`, published: '2025-05-11' };
    const { id } = (await app.request('POST', '/api/v1/articles', { body })).json;
    const note = 'The shepherd is Omar';
    await app.request('POST', `/api/v1/articles/${id}/missed`, { body: { regime: 'yemen-houthis', note, claim } });
    const path = `/api/v1/audit/entries?subjectType=article&subjectId=${id}`;
    const written = (await app.request('GET', path)).json.items.filter(({ text }: { text: string }) => text === note);
    expect(written).toHaveLength(1);
    const [{ number }] = written;
    expect((await app.request('POST', `/api/v1/audit/entries/${number}/erase-text`)).status).toBe(204);
    expect(await app.app.get(MissedArticlesService).listOfArticle(id)).toEqual([
      expect.objectContaining({ regime: 'yemen-houthis', note: null }),
    ]);
    const places = await app.db.database.rows<{ table: string }>(
      `SELECT table_name AS "table" FROM information_schema.tables
       WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND query_to_xml(
         format('SELECT 1 FROM %I AS t WHERE t::text LIKE %L', table_name, '%shepherd is Omar%'), true, false, '')::text LIKE '%<row%'`,
    );
    expect(places).toEqual([]);
    const { items, next } = (await app.request('GET', `${path}&limit=1`)).json;
    expect([items[0].act, typeof next]).toEqual(['article.raise-by-hand', 'string']);
    const [, marked] = (await app.request('GET', path)).json.items;
    expect(marked).toMatchObject({ number, text: null, isTextErased: true });
    expect(await app.app.get(AuditService).verify()).toMatchObject({ brokenAt: null });
    expect((await app.request('POST', `/api/v1/audit/entries/${number}/erase-text`)).status).toBe(404);
  });
});
