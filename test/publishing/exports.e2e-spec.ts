import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { alertSchema, type AlertSnapshot } from '../../src/alerts/alert-schema.js';
import { alertExportQuery } from '../../src/alerts/alert-query-schema.js';
import { fillDatabase } from '../../src/cli/bench/fill-database.js';
import { SYSTEM } from '../../src/platform/http/needs.js';
import { AlertExportService } from '../../src/publishing/alert-export.service.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { createTestDatabase } from '../support/test-database.js';

const ALERTS = 1_500;

describe('whole lists as files', () => {
  let test: TestApp;

  beforeAll(async () => {
    const db = await createTestDatabase();
    await fillDatabase(db.database, { articles: 1, alerts: ALERTS });
    await db.database.transaction(async (tx) => {
      await tx.run('SET LOCAL session_replication_role = replica');
      await tx.run(`UPDATE alerts SET headline = '=HYPERLINK("http://evil.example")' WHERE id = 7`);
    });
    test = await startTestApp({ ROLE: 'api', DATABASE_URL: db.url, RATE_LIMIT_PER_MINUTE: '10000' }, { db });
  });

  afterAll(() => test.stop());

  const walk = async (filter: string): Promise<AlertSnapshot[]> => {
    const items: AlertSnapshot[] = [];
    let cursor = '';
    do {
      const { json } = await test.request('GET', `/api/v1/alerts?limit=200&${filter}${cursor}`);
      items.push(...json.items);
      cursor = json.next === null ? '' : `&cursor=${json.next}`;
    } while (cursor !== '');
    return items;
  };

  it('hold what the list holds, as JSON Lines', async () => {
    const answer = await test.request('GET', '/api/v1/alerts/export?format=jsonl&regime=dprk,iran&sort=priority');
    expect(answer.headers.get('content-type')).toBe('application/jsonl; charset=utf-8');
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="alerts-[\d-]+\.jsonl"$/);
    const lines = answer.text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as AlertSnapshot);
    expect(lines.length).toBeGreaterThan(200);
    expect(lines).toEqual(await walk('regime=dprk,iran&sort=priority'));
  });

  it('hold all of it, as CSV that no spreadsheet calculates with', async () => {
    const answer = await test.request('GET', '/api/v1/alerts/export?fields=headline,id,priority&bom=true');
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
    const [header, ...lines] = answer.text.trimEnd().split('\r\n');
    // Columns stand in the order of the contract; the mark is eaten by fetch.
    expect(header?.replace('\ufeff', '')).toBe('id,headline,priority');
    expect(lines).toHaveLength(ALERTS);
    expect(lines.find((line) => line.startsWith('7,'))).toMatch(/^7,"'=HYPERLINK\(""http:\/\/evil\.example""\)",\d+$/);
    const whole = await test.request('GET', '/api/v1/alerts/export?regime=haiti');
    expect(whole.text.split('\r\n')[0]).toBe(Object.keys(alertSchema.shape).join(','));
  });

  it('are on record, the words of a search apart', async () => {
    await test.request('GET', '/api/v1/alerts/export?q=item&state=open');
    const [entry] = await test.db.database.rows(
      `SELECT e.act, e.after, t.text FROM audit_entries e JOIN audit_texts t ON t.entry_number = e.number
       WHERE e.act = 'alerts.export' ORDER BY e.number DESC LIMIT 1`,
    );
    expect(entry).toMatchObject({ after: { format: 'csv', state: ['open'] }, text: 'item' });
  });

  it('are read as they are taken, three at a time, and leave nothing open', async () => {
    const service = test.app.get(AlertExportService);
    const query = alertExportQuery.parse({ format: 'jsonl' });
    const people = [SYSTEM, SYSTEM, { ...SYSTEM, id: 'user:77', userId: '77' }];
    const three = await Promise.all(people.map((one) => service.make(query, one)));
    await Promise.all(three.map(({ stream }) => once(stream, 'readable')));
    for (const { stream } of three) expect(stream.readableLength).toBeLessThan((ALERTS / 2) * 900);
    expect(await test.request('GET', '/api/v1/alerts/export')).toMatchObject({
      status: 503,
      json: { code: 'exports-busy' },
    });
    three.pop()?.stream.destroy();
    // Two of one person are enough: the third place is for another.
    await expect(service.make(query, SYSTEM)).rejects.toMatchObject({ code: 'exports-busy' });
    const closed = three.map(({ stream }) => once(stream, 'close'));
    for (const { stream } of three) stream.destroy();
    await Promise.all(closed);
    expect((await test.request('GET', '/api/v1/alerts/export?regime=haiti')).status).toBe(200);
  });

  it.each(['format=xml', 'limit=5', 'fields=secret', 'cursor=x'])('refuse %s', async (query) => {
    expect((await test.request('GET', `/api/v1/alerts/export?${query}`)).status).toBe(400);
  });
});
