import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SessionsService } from '../../src/access/sessions.service.js';
import { AlertsBench } from '../../src/alerts/alerts.spec-support.js';
import { REPORT } from '../../src/alerts/report.spec-support.js';
import { CheckpointMailsService } from '../../src/delivery/checkpoint-mails.service.js';
import { AuditService } from '../../src/platform/audit/audit.service.js';
import {
  signedCheckpointSchema,
  stateCheckpoint,
  type SignedCheckpoint,
} from '../../src/platform/audit/checkpoint-statement.js';
import { isSignedBy } from '../../src/platform/audit/signing.service.js';
import { Database } from '../../src/platform/database/database.js';
import { startMailServer, type MailServer } from '../fakes/mail-server.js';
import { FixedClock } from '../support/fixed-clock.js';
import { startTestApp, type TestAnswer, type TestApp } from '../support/test-app.js';
import { waitFor } from '../support/wait-for.js';

const COUNSEL = 'counsel@example.org';

describe('the record on a page', () => {
  const clock = new FixedClock(new Date('2026-11-23T12:00:00Z'));
  let server: MailServer;
  let app: TestApp;
  let audit: AuditService;
  let alertId: string;
  let cookie: string;
  let csrf: string;

  beforeAll(async () => {
    server = await startMailServer();
    const environment = { BASE_URL: 'http://127.0.0.1:9', SMTP_URL: server.url, MAIL_FROM: 'watch@example.org' };
    app = await startTestApp(environment, { clock });
    audit = app.app.get(AuditService);
    await new AlertsBench(app.db.database).raised({ text: REPORT });
    alertId = (await app.request('GET', '/api/v1/alerts')).json.items[0].id;
    const comment = { body: { text: 'Asked Jane Roe at the harbour.' } };
    await app.request('POST', `/api/v1/alerts/${alertId}/comments`, comment);
    cookie = await signIn('admin');
    csrf = /name="csrf" value="([^"]+)"/.exec((await page('/record')).text)?.[1] ?? '';
  });

  afterAll(async () => {
    await app.stop();
    await server.close();
  });

  const signIn = async (role: string): Promise<string> => {
    const [user] = await app.db.database.rows<{ id: string }>(
      `INSERT INTO users (email, name, role) VALUES ($1, 'Ana Kovač', $2) RETURNING id`,
      [`${role}@example.org`, role],
    );
    const sessions = app.app.get(SessionsService);
    const database = app.app.get(Database);
    return (await database.transaction((tx) => sessions.start(user?.id ?? '', 'test', tx))).split(';')[0] ?? '';
  };
  const page = (path: string, as = cookie): Promise<TestAnswer> =>
    app.request('GET', path, { key: null, headers: { cookie: as, accept: 'text/html' } });
  const submit = (path: string, fields: Record<string, string>): Promise<TestAnswer> =>
    app.request('POST', path, {
      key: null,
      headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
      rawBody: new URLSearchParams({ csrf, ...fields }).toString(),
    });
  const numbersOn = async (query: string): Promise<string[]> =>
    [...(await page(`/record${query}`)).text.matchAll(/id="entry-(\d+)"/g)].map(([, number]) => number ?? '');
  const entryOf = async (act: string): Promise<string> => (await numbersOn(`?act=${act}`))[0] ?? '';

  it('is for admins', async () => {
    const analyst = await signIn('analyst');
    expect((await page('/record', analyst)).status).toBe(403);
    expect((await page('/record/checkpoint', analyst)).status).toBe(403);
  });

  it('shows every entry, the newest first, and narrows by actor, act, alert and day', async () => {
    const all = await numbersOn('');
    const head = (await audit.head())?.number ?? 0;
    expect(all).toEqual(Array.from({ length: head }, (_, index) => String(head - index)));
    expect(await numbersOn('?act=alert.comment')).toHaveLength(1);
    expect(await numbersOn(`?alert=${alertId}&act=`)).toContain(await entryOf('alert.comment'));
    expect(await numbersOn('?actor=system&act=alert.comment')).toEqual([]);
    expect(await numbersOn('?day=2026-11-22')).toEqual([]);
    expect(await numbersOn('?day=2026-11-23')).toEqual(all);
    expect(await numbersOn('?day=yesterday&alert=x')).toEqual(all);
    const [entry] = (await app.request('GET', '/api/v1/audit/entries?act=alert.comment')).json.items;
    expect(await numbersOn(`?actor=${entry.actor.split('/')[0]}&act=alert.comment`)).toEqual([entry.number]);
    const later = encodeURIComponent('2026-11-23T12:00:01Z');
    expect((await app.request('GET', `/api/v1/audit/entries?from=${later}`)).json.items).toEqual([]);
  });

  it('takes personal words out only with a reason and a second look; the chain verifies as before', async () => {
    const number = await entryOf('alert.comment');
    const asked = await page(`/record/${number}/erase`);
    expect(asked.text).toContain('Asked Jane Roe at the harbour.');
    const unsure = await submit(`/record/${number}/erase`, { reason: 'She asked for it.' });
    expect([unsure.status, unsure.text.includes('She asked for it.')]).toEqual([400, true]);
    expect((await submit(`/record/${number}/erase`, { sure: 'yes' })).status).toBe(400);
    expect((await page('/record')).text).toContain('Jane Roe');

    const done = await submit(`/record/${number}/erase`, { reason: 'She asked for it.', sure: 'yes' });
    expect([done.status, done.headers.get('location')]).toEqual([303, '/record?done=words-erased']);
    const { text } = await page('/record');
    expect(text).not.toContain('Jane Roe');
    expect(text).toContain('Its words were erased.');
    expect(text).toContain('She asked for it.');
    expect((await page(`/alerts/${alertId}`)).text).not.toContain('Jane Roe');
    expect((await audit.verify()).brokenAt).toBeNull();
    expect((await page(`/record/${number}/erase`)).status).toBe(404);
  });

  it('mails a signed checkpoint that the record is held against', async () => {
    const wrong = await submit('/record/readers', { readers: `${COUNSEL}\nnobody` });
    expect([wrong.status, wrong.text.includes('“nobody” is no e-mail address')]).toEqual([400, true]);
    expect((await submit('/record/checkpoint', {})).status).toBe(409);
    await submit('/record/readers', { readers: `${COUNSEL.toUpperCase()}\nauditor@example.org\n${COUNSEL}` });
    expect((await page('/record')).text).toContain(`auditor@example.org\n${COUNSEL}`);
    const headThen = await audit.head();
    expect((await submit('/record/checkpoint', {})).headers.get('location')).toBe('/record?done=checkpoint-mailed');
    const mails = await waitFor(
      'both mails',
      () => Promise.resolve(server.taken),
      (taken) => taken.length === 2,
    );
    expect(mails.map(({ to }) => to).sort()).toEqual(['auditor@example.org', COUNSEL]);
    for (const { mail } of mails) {
      const checkpoint = readCheckpoint(mail.text ?? '');
      expect(checkpoint).toMatchObject(headThen ?? {});
      expect(isSignedBy(stateCheckpoint(checkpoint), checkpoint.signature, checkpoint.publicKey)).toBe(true);
      expect((await audit.verify({ expected: checkpoint })).brokenAt).toBeNull();
      const forged = { ...checkpoint, hash: 'ab'.repeat(32) };
      expect((await audit.verify({ expected: forged })).brokenAt).toBe(checkpoint.number);
    }
    const taken = await page('/record/checkpoint');
    expect(taken.headers.get('content-disposition')).toContain('checkpoint.json');
    expect(readCheckpoint(taken.text).number).toBe(headThen === null ? 0 : headThen.number + 1);
  });

  it('mails one a day, where something was put on record since', async () => {
    const mails = app.app.get(CheckpointMailsService);
    expect(await mails.sendDue()).toBeNull();
    clock.advance(86_400_000);
    const due = await mails.sendDue();
    expect(due?.number).toBe((await audit.head())?.number);
    clock.advance(86_400_000);
    expect(await mails.sendDue()).toBeNull();
    await waitFor(
      'the mails of the day',
      () => Promise.resolve(server.taken),
      (taken) => taken.length === 4,
    );
  });
});

function readCheckpoint(text: string): SignedCheckpoint {
  return signedCheckpointSchema.parse(JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1)));
}
