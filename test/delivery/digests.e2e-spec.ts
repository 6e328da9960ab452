import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { simpleParser, type ParsedMail } from 'mailparser';
import { AlertsBench } from '../../src/alerts/alerts.spec-support.js';
import { ChangesRepository } from '../../src/alerts/changes.repository.js';
import { claim, finding } from '../../src/alerts/finding.spec-support.js';
import { PlanDigestsService } from '../../src/delivery/plan-digests.service.js';
import { SendDeliveriesService } from '../../src/delivery/send-deliveries.service.js';
import { SmtpMailClient } from '../../src/delivery/smtp.client.js';
import { startMailServer, type MailAnswer, type MailServer, type TakenMail } from '../fakes/mail-server.js';
import { buildSubscription } from '../support/build-subscription.js';
import { startTestApp, type TestAnswer, type TestApp } from '../support/test-app.js';
import { waitFor } from '../support/wait-for.js';

const BASE_URL = 'https://embargo.example.org';
const NEVER = new AbortController().signal;

let server: MailServer;
let app: TestApp;
let bench: AlertsBench;

beforeAll(async () => {
  server = await startMailServer();
  app = await startTestApp({ SMTP_URL: server.url, BASE_URL, MAIL_FROM: 'Embargo Watch <watch@example.org>' });
  bench = new AlertsBench(app.db.database);
});

afterAll(async () => {
  await app.stop();
  await server.close();
});

describe('a reader', () => {
  let confirmation: TakenMail;
  let digest: TakenMail;

  it('asks for a digest and is asked back, once', async () => {
    const answer = await postForm('/subscribe', {
      email: 'New.Reader@example.org',
      regimes: 'dprk',
      minPriority: '0',
      rhythm: 'immediate',
      timeZone: 'Europe/Vienna',
    });
    expect([answer.status, answer.text]).toEqual([200, expect.stringContaining('Look into your mailbox')]);
    confirmation = await arrived('New.Reader@example.org');
    expect(confirmation.mail.subject).toBe('Please confirm your Embargo Monitor digest');
    expect(confirmation.mail.from?.text).toBe('"Embargo Watch" <watch@example.org>');
    expect(confirmation.mail.headers.get('auto-submitted')).toBe('auto-generated');
    expect(confirmation.mail.headers.has('list-unsubscribe')).toBe(false);
  });

  it('confirms by a button: a program that follows the link confirms nothing', async () => {
    const path = pathIn(confirmation.mail.text ?? '', 'confirm');
    for (const method of ['GET', 'HEAD', 'GET']) {
      expect((await app.request(method, path, { key: null })).status).toBe(200);
      expect(await states('new.reader@example.org')).toEqual(['pending', 'pending']);
    }
    const page = await postForm(path, {});
    expect([page.status, page.text]).toEqual([200, expect.stringContaining('Your digest is confirmed')]);
    expect(await states('new.reader@example.org')).toEqual(['confirmed', 'active']);
    // Twice is as good as once.
    expect((await postForm(path, {})).text).toContain('Your digest is confirmed');
  });

  it('gets what comes after that, with all that a mail program needs to know', async () => {
    await bench.raised({
      text: 'Ammunition went from North Korea to Russia by rail, two officials said.',
      publisher: 'Northern Courier',
      findings: [finding([claim({ by: 'two officials', deniedBy: 'the embassy', modality: ['alleged', 'denied'] })])],
    });
    await plan();
    digest = await arrived('New.Reader@example.org', (mail) => mail.subject !== confirmation.mail.subject);
    const { mail } = digest;
    expect(mail.subject).toMatch(/^New: North Korea is said to have supplied ammunition to Russia/);
    const list = mail.headers.get('list') as Record<string, Record<string, string>>;
    expect(headersOf(digest)).toMatch(/^List-ID: Embargo Monitor digest <digest-\d+\.embargo\.example\.org>\r?$/m);
    expect(list['unsubscribe']?.['url']).toMatch(/^https:\/\/embargo\.example\.org\/unsubscribe\/\d+\.[\w-]{22}$/);
    expect(headersOf(digest)).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r?$/m);
    expect(mail.headers.get('auto-submitted')).toBe('auto-generated');
    expect(mail.messageId).toMatch(/^<[\w-]{36}@embargo\.example\.org>$/);
    for (const part of [flat(mail.text ?? ''), mail.html as string]) {
      expect(part).toContain('Alleged by two officials.');
      expect(part).toContain('Denied by the embassy.');
      expect(part).toContain('Ammunition went from North Korea to Russia by rail, two officials said.');
      expect(part).toContain('Northern Courier');
      expect(part).toContain('S/RES/1718 (2006), 8(a)');
      expect(part).toContain('you follow DPRK');
      expect(part).toContain('/unsubscribe/');
    }
  });

  it('is not told again, whatever is planned', async () => {
    const count = async (): Promise<number> =>
      (await app.request('GET', '/api/v1/deliveries?limit=100&kind=digest')).json.items.length;
    const before = await count();
    await plan();
    await plan();
    expect(await count()).toBe(before);
  });

  it('reads the alert without an account: what was mailed, and nothing that came later', async () => {
    const path = pathIn(digest.mail.text ?? '', 'a');
    await app.db.database.run(`UPDATE alert_evidence SET publisher = 'Renamed'`);
    const page = await app.request('GET', path, { key: null });
    expect(page.status).toBe(200);
    expect(page.text).toContain('North Korea is said to have supplied ammunition to Russia');
    expect(page.text).toContain('Northern Courier');
    expect(page.text).not.toContain('Renamed');
    expect(page.text).not.toMatch(/preferences|unsubscribe|<script|style="/);
    expect(page.headers.get('content-security-policy')).toContain("style-src 'self'");
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect((await app.request('GET', path.replace(/\/a\/\d+/, '/a/999'), { key: null })).status).toBe(404);
  });

  it('is told that an alert was removed, and reads it no more', async () => {
    await buildSubscription(app.db.database, { email: 'removed@example.org' });
    await raiseSomething();
    await plan();
    const path = pathIn((await arrived('removed@example.org')).mail.text ?? '', 'a');
    const [, alertId = ''] = /^\/a\/\d+-(\d+)\./.exec(path) ?? [];
    expect((await app.request('GET', path, { key: null })).status).toBe(200);
    await app.db.database.transaction(async (tx) => {
      const changes = app.app.get(ChangesRepository, { strict: false });
      await changes.noteRemoval(alertId, ['removed'], tx);
      // What refers to it is of no matter here.
      await tx.run('SET LOCAL session_replication_role = replica');
      await tx.run('DELETE FROM alerts WHERE id = $1', [alertId]);
      await changes.commitChanges(tx);
    });
    expect((await app.request('GET', path, { key: null })).status).toBe(410);
    await plan();
    const isNotice = ({ subject = '' }: ParsedMail): boolean => subject.startsWith('Taken back');
    const notice = await arrived('removed@example.org', isNotice);
    expect(flat(notice.mail.text ?? '')).toContain(
      'This alert was removed: nothing of what it said stands any longer.',
    );
    expect((await app.request('GET', pathIn(notice.mail.text ?? '', 'a'), { key: null })).text).toContain(
      'was removed',
    );
  });

  it('changes what it gets by a signed link', async () => {
    const path = pathIn(digest.mail.text ?? '', 'preferences');
    expect((await app.request('GET', path, { key: null })).text).toContain('What you get');
    const looked = await postForm(path, {
      regimes: 'libya',
      minPriority: '0',
      rhythm: 'daily',
      timeZone: 'UTC',
      look: '1',
    });
    expect(looked.text).toContain('Within the last week this would have brought nothing.');
    expect(looked.text).not.toContain('Your changes are saved.');
    const bad = await postForm(path, { minPriority: '101', rhythm: 'daily', timeZone: 'UTC' });
    expect([bad.status, bad.text]).toEqual([422, expect.stringContaining('Least priority')]);
    const page = await postForm(path, {
      regimes: ['dprk', 'iran'],
      minPriority: '10',
      rhythm: 'immediate',
      timeZone: 'UTC',
    });
    expect(page.text).toContain('Your changes are saved.');
    const [row] = await app.db.database.rows(
      `SELECT regimes, min_priority AS "minPriority" FROM subscriptions ORDER BY id LIMIT 1`,
    );
    expect(row).toEqual({ regimes: ['dprk', 'iran'], minPriority: 10 });
  });

  it('ends it with the one POST of a mail program; looking at the link ends nothing', async () => {
    const path = pathIn(digest.mail.text ?? '', 'unsubscribe');
    for (const method of ['GET', 'HEAD']) expect((await app.request(method, path, { key: null })).status).toBe(200);
    expect(await states('new.reader@example.org')).toEqual(['confirmed', 'active']);
    const answer = await app.request('POST', path, {
      key: null,
      rawBody: 'List-Unsubscribe=One-Click',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(answer.status).toBe(200);
    expect(await states('new.reader@example.org')).toEqual(['confirmed', 'ended']);
    expect((await app.request('GET', path, { key: null })).text).toContain('The digest has ended');
    const acts = await app.db.database.rows<{ act: string; actor: string }>(
      `SELECT act, actor FROM audit_entries WHERE subject_type = 'subscription' ORDER BY number`,
    );
    expect(acts.map(({ act }) => act)).toEqual([
      'subscription.request',
      'subscription.confirm',
      'subscription.change',
      'subscription.end',
    ]);
    expect(acts.every(({ actor }) => /^subscriber:\d+$/.test(actor))).toBe(true);
  });

  it('may be ended by a program that sends the POST as multipart', async () => {
    const subscriptionId = await buildSubscription(app.db.database, { email: 'multipart@example.org' });
    await raiseSomething();
    await plan();
    const path = pathIn((await arrived('multipart@example.org')).mail.text ?? '', 'unsubscribe');
    const answer = await app.request('POST', path, {
      key: null,
      rawBody: '--x\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n',
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
    });
    expect(answer.status).toBe(200);
    expect((await app.request('GET', `/api/v1/subscriptions/${subscriptionId}`)).json).toMatchObject({
      state: 'ended',
    });
  });

  it('gets nothing that was planned before it ended', async () => {
    const subscriptionId = await buildSubscription(app.db.database, { email: 'quitter@example.org' });
    server.answerWith('quitter@example.org', { recipient: '451 4.3.0 Not now' });
    await raiseSomething();
    await plan();
    await waitFor(
      'the first refusal',
      () => deliveryOf(subscriptionId),
      (row) => row?.attempts === 1 && row.state === 'planned',
    );
    await app.request('POST', `/api/v1/subscriptions/${subscriptionId}/end`);
    expect(await deliveryOf(subscriptionId)).toMatchObject({ state: 'cancelled' });
    await retry(subscriptionId);
    expect(mailsTo('quitter@example.org')).toEqual([]);
  });
});

describe('the form', () => {
  it('answers the same for a known, a new, a stopped and a much asked address, and writes at most three times', async () => {
    await buildSubscription(app.db.database, { email: 'known@example.org' });
    await app.db.database.run(
      `INSERT INTO subscribers (email, state, created_at, updated_at) VALUES ('stopped@example.org', 'bounced', now(), now())`,
    );
    const answers = new Set<string>();
    for (const email of [
      'known@example.org',
      'fresh@example.org',
      'stopped@example.org',
      ...Array<string>(4).fill('KNOWN@example.org'),
    ]) {
      const answer = await postForm('/subscribe', { email, rhythm: 'daily', timeZone: 'UTC' });
      answers.add(`${answer.status} ${answer.text}`);
    }
    expect(answers.size).toBe(1);
    await arrived('fresh@example.org');
    const [count] = await app.db.database.rows<{ count: number }>(
      `SELECT count(*)::integer AS count FROM deliveries WHERE kind = 'confirmation' AND recipient ILIKE 'known@example.org'`,
    );
    expect(count).toEqual({ count: 3 });
    expect(mailsTo('stopped@example.org')).toEqual([]);
  });

  it('is shown again with what is wrong', async () => {
    const answer = await postForm('/subscribe', { email: 'x@y\r\nBcc: z@example.org', rhythm: 'daily' });
    expect([answer.status, answer.text]).toEqual([
      422,
      expect.stringContaining('does not look like an e-mail address'),
    ]);
  });

  it('asks an address not more than so often a minute from one place', async () => {
    const statuses: number[] = [];
    for (let i = 0; i < 12; i++) statuses.push((await postForm('/subscribe', { email: 'nobody' })).status);
    expect(statuses).toContain(429);
  });
});

describe('a mail server', () => {
  it('that says later is asked later, under the same Message-ID', async () => {
    const subscriptionId = await buildSubscription(app.db.database, { email: 'grey@example.org' });
    server.answerWith('grey@example.org', { recipient: '450 4.2.0 Greylisted' }, { data: '451 4.3.0 Try again' });
    await raiseSomething();
    await plan();
    for (const attempts of [1, 2]) {
      const row = await waitFor(
        'a refusal',
        () => deliveryOf(subscriptionId),
        (each) => each?.attempts === attempts && each.state === 'planned',
      );
      expect(row?.lastAnswer).toMatch(attempts === 1 ? /Greylisted/ : /Try again/);
      expect(row?.waitsSeconds).toBeGreaterThanOrEqual(attempts * 48);
      await retry(subscriptionId);
    }
    const { mail } = await arrived('grey@example.org');
    expect(await deliveryOf(subscriptionId)).toMatchObject({
      state: 'sent',
      attempts: 3,
      lastStatus: 250,
      messageId: mail.messageId,
    });
    expect(mailsTo('grey@example.org')).toHaveLength(1);
  });

  it('that knows nobody by this name ends the address, visibly, until a person says otherwise', async () => {
    const subscriptionId = await buildSubscription(app.db.database, { email: 'gone@example.org' });
    server.answerWith('gone@example.org', { recipient: '550 5.1.1 No such user' });
    await raiseSomething();
    await plan();
    await waitFor(
      'the bounce',
      () => deliveryOf(subscriptionId),
      (row) => row?.state === 'bounced',
    );
    const { json } = await app.request('GET', '/api/v1/subscribers?state=bounced&q=gone');
    expect(json.items).toMatchObject([
      { email: 'gone@example.org', state: 'bounced', stateReason: expect.stringContaining('No such user') },
    ]);
    await raiseSomething();
    await plan();
    expect(await deliveryOf(subscriptionId)).toMatchObject({ state: 'bounced' });
    const resumed = await app.request('POST', `/api/v1/subscribers/${json.items[0].id}/resume`);
    expect(resumed.json).toMatchObject({ state: 'confirmed', stateReason: null });
    await plan();
    // What bounced was told to nobody, so it comes with what was raised while the address was stopped.
    const { mail } = await arrived('gone@example.org');
    expect(mail.subject).toMatch(/^2 new alerts/);
    expect(mailsTo('gone@example.org')).toHaveLength(1);
  });

  it('that will not have our mail says nothing of the address', async () => {
    const subscriptionId = await buildSubscription(app.db.database, { email: 'strict@example.org' });
    server.answerWith('strict@example.org', { recipient: '554 5.7.1 Blocked by policy' });
    await raiseSomething();
    await plan();
    await waitFor(
      'the refusal',
      () => deliveryOf(subscriptionId),
      (row) => row?.state === 'failed',
    );
    expect(await states('strict@example.org')).toEqual(['confirmed', 'active']);
    const [rest] = await app.db.database.rows<{ hours: number }>(
      `SELECT extract(epoch FROM p.next_due_at - d.planned_at)::float8 / 3600 AS hours
       FROM subscriptions p JOIN deliveries d ON d.subscription_id = p.id WHERE p.id = $1`,
      [subscriptionId],
    );
    expect(rest?.hours).toBeGreaterThanOrEqual(1);
    await plan();
    expect((await arrived('strict@example.org')).mail.subject).toMatch(/^New/);
  });

  it('that refuses digest after digest ends the address for a person to look at', async () => {
    const subscriptionId = await buildSubscription(app.db.database, { email: 'never@example.org' });
    server.answerWith('never@example.org', ...Array<MailAnswer>(5).fill({ data: '554 5.7.1 Looks like spam' }));
    await raiseSomething();
    for (let failed = 1; failed <= 5; failed++) {
      await plan();
      await waitFor(
        `refusal ${failed}`,
        () => deliveryStates(subscriptionId),
        (states) => states.filter((state) => state === 'failed').length === failed,
      );
    }
    const { json } = await app.request('GET', '/api/v1/subscribers?state=bounced&q=never');
    expect(json.items).toMatchObject([
      { stateReason: expect.stringMatching(/^5 digests in a row failed\. .*Looks like spam/) },
    ]);
    await plan();
    expect(await deliveryStates(subscriptionId)).toHaveLength(5);
  });

  it('that hangs up after taking a mail gets it again, recognisable as the same', async () => {
    const subscriptionId = await buildSubscription(app.db.database, { email: 'twice@example.org' });
    server.answerWith('twice@example.org', 'accept-and-hang-up');
    await raiseSomething();
    await plan();
    await waitFor(
      'the broken connection',
      () => deliveryOf(subscriptionId),
      (row) => row?.attempts === 1 && row.state === 'planned',
    );
    await retry(subscriptionId);
    await waitFor(
      'the second mail',
      async () => mailsTo('twice@example.org'),
      (mails) => mails.length === 2,
    );
    expect(new Set(mailsTo('twice@example.org').map(({ mail }) => mail.messageId)).size).toBe(1);
    expect(mailsTo('twice@example.org')[1]?.mail.text).toBe(mailsTo('twice@example.org')[0]?.mail.text);
  });

  it('that says nothing is left after the limit, and one that is not there at once', async () => {
    const mail = {
      messageId: '<1@example.org>',
      recipient: 'a@example.org',
      headers: {},
      subject: 's',
      html: '<p>h</p>',
      text: 't',
      plannedAt: new Date(0),
    };
    const silent = await startMailServer();
    const client = new SmtpMailClient(silent.url, 'x@example.org', 500);
    try {
      silent.answerWith('a@example.org', 'accept-and-keep-silent');
      expect(await client.send(mail, NEVER)).toMatchObject({
        kind: 'deferred',
        answer: 'No answer within 0.5 s.',
        isUnreachable: false,
      });
    } finally {
      client.close();
      await silent.close();
    }
    const absent = new SmtpMailClient(silent.url, 'x@example.org', 5_000);
    try {
      expect(await absent.send(mail, NEVER)).toMatchObject({ kind: 'deferred', status: null, isUnreachable: true });
    } finally {
      absent.close();
    }
  });

  it('that sends a mail back later has told nobody, and stops the address; a complaint stops it too', async () => {
    const subscriptionId = await buildSubscription(app.db.database, { email: 'later@example.org' });
    await raiseSomething();
    await plan();
    const first = await arrived('later@example.org');
    await waitFor(
      'its record',
      () => deliveryOf(subscriptionId),
      (row) => row?.state === 'sent',
    );
    const hand = (status: string, type = 'message/delivery-status'): Promise<TestAnswer> =>
      app.request('POST', '/api/v1/bounces', {
        rawBody: [
          'Content-Type: multipart/report; boundary=x',
          '',
          '--x',
          `Content-Type: ${type}`,
          '',
          'Feedback-Type: abuse',
          '',
          'Action: failed',
          `Status: ${status}`,
          'Diagnostic-Code: smtp; mailbox has been closed',
          '',
          '--x',
          'Content-Type: message/rfc822',
          '',
          first.raw,
          '--x--',
        ].join('\r\n'),
        headers: { 'content-type': 'message/rfc822' },
      });
    expect((await hand('5.2.1')).json).toEqual({ kind: 'bounced', deliveryIds: [expect.any(String)] });
    expect(await deliveryOf(subscriptionId)).toMatchObject({ state: 'bounced' });
    const { json } = await app.request('GET', '/api/v1/subscribers?state=bounced&q=later@');
    expect(json.items).toMatchObject([{ stateReason: '5.2.1 smtp; mailbox has been closed' }]);
    await hand('5.2.1');
    await app.request('POST', `/api/v1/subscribers/${json.items[0].id}/resume`);
    await hand('5.2.1');
    await plan();
    const again = await arrived('later@example.org', (mail) => mail.messageId !== first.mail.messageId);
    expect(again.mail.subject).toBe(first.mail.subject);
    expect((await hand('', 'message/feedback-report')).json.kind).toBe('complaint');
    expect((await states('later@example.org'))[0]).toBe('bounced');
    // Let be written to again, an address is not stopped by a complaint that is handed on once more.
    await app.request('POST', `/api/v1/subscribers/${json.items[0].id}/resume`);
    await hand('', 'message/feedback-report');
    expect((await states('later@example.org'))[0]).not.toBe('bounced');
    const stranger = await app.request('POST', '/api/v1/bounces', {
      rawBody: 'Subject: hello\r\n\r\nyou',
      headers: { 'content-type': 'message/rfc822' },
    });
    expect(stranger.json).toEqual({ kind: 'no-report', deliveryIds: [] });
    expect((await app.request('POST', '/api/v1/bounces', { body: {} })).json.code).toBe('bounce-not-readable');
  });

  /** The command is for machines that have curl. */
  const itWithCurl = spawnSync('curl', ['--version']).status === 0 ? it : it.skip;

  itWithCurl(
    'hands back by the command that the README tells to save; what cannot be handed on now, it keeps',
    async () => {
      const subscriptionId = await buildSubscription(app.db.database, { email: 'pipe@example.org' });
      await raiseSomething();
      await plan();
      const { mail } = await arrived('pipe@example.org');
      await waitFor(
        'its record',
        () => deliveryOf(subscriptionId),
        (row) => row?.state === 'sent',
      );
      // As Postfix writes them: the failed mail by its headers alone.
      const report = [
        'From: MAILER-DAEMON@mx.example.org (Mail Delivery System)',
        'Subject: Undelivered Mail Returned to Sender',
        'MIME-Version: 1.0',
        'Content-Type: multipart/report; report-type=delivery-status; boundary="4Zx"',
        '',
        '--4Zx',
        'Content-Type: text/plain; charset=us-ascii',
        '',
        'I’m sorry to have to inform you that your message could not be delivered.',
        '',
        '--4Zx',
        'Content-Type: message/delivery-status',
        '',
        'Reporting-MTA: dns; mx.example.org',
        '',
        'Final-Recipient: rfc822; pipe@example.org',
        'Action: failed',
        'Status: 5.1.1',
        'Diagnostic-Code: smtp; 550 5.1.1 <pipe@example.org>: user unknown',
        '',
        '--4Zx',
        'Content-Type: text/rfc822-headers',
        '',
        `Message-ID: ${mail.messageId}`,
        `Subject: ${mail.subject}`,
        '',
        '--4Zx--',
        '',
      ].join('\n');
      const folder = await mkdtemp(join(tmpdir(), 'bounce-'));
      try {
        await writeFile(join(folder, 'key'), `${app.adminKey}\n`);
        const readme = await readFile(join(import.meta.dirname, '../../README.md'), 'utf8');
        const [, command = ''] = /```sh\n(#!\/bin\/sh\n# Takes one mail[\s\S]*?)```/.exec(readme) ?? [];
        const script = command
          .replace('/etc/embargo-bounces.key', join(folder, 'key'))
          .replace('http://localhost:3000/', `${app.url}/`);
        expect(script).toContain(`--data-binary @- ${app.url}/api/v1/bounces`);
        const hand = async (text: string): Promise<number | null> => {
          await writeFile(join(folder, 'hand-bounce'), text);
          const child = spawn('/bin/sh', [join(folder, 'hand-bounce')], { stdio: ['pipe', 'ignore', 'ignore'] });
          child.stdin.on('error', () => undefined).end(report);
          const [status] = (await once(child, 'close')) as [number | null];
          return status;
        };
        expect(await hand(script.replace('/bounces ||', '/nowhere ||'))).toBe(75);
        expect(await deliveryOf(subscriptionId)).toMatchObject({ state: 'sent' });
        expect(await hand(script)).toBe(0);
        expect(await deliveryOf(subscriptionId)).toMatchObject({ state: 'bounced' });
        expect((await states('pipe@example.org'))[0]).toBe('bounced');
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
  );

  it('is not reached by two workers for one mail', async () => {
    const subscriptionId = await buildSubscription(app.db.database, { email: 'race@example.org' });
    await raiseSomething();
    await plan();
    const sending = app.app.get(SendDeliveriesService, { strict: false });
    // The application plans in its own time too: then its transaction, not ours, brings the row.
    const planned = await waitFor(
      'the planned mail',
      () => deliveryOf(subscriptionId),
      (row) => row !== undefined && row !== null,
    );
    const id = planned?.id ?? '';
    await Promise.all(Array.from({ length: 5 }, () => sending.send([id, id], NEVER)));
    await arrived('race@example.org');
    const sent = await waitFor(
      'its record',
      () => deliveryOf(subscriptionId),
      (row) => row?.state === 'sent',
    );
    expect(mailsTo('race@example.org')).toHaveLength(1);
    expect(sent).toMatchObject({ attempts: 1, state: 'sent' });
  });
});

describe('the API', () => {
  it('asks, lists, changes and ends', async () => {
    const created = await app.request('POST', '/api/v1/subscriptions', {
      body: {
        email: 'api@example.org',
        regimes: ['libya'],
        rhythm: 'weekly',
        weekday: 5,
        hour: 9,
        timeZone: 'Africa/Tunis',
      },
    });
    expect(created.status).toBe(201);
    expect(created.json).toMatchObject({
      state: 'pending',
      email: 'api@example.org',
      rhythm: 'weekly',
      nextDueAt: null,
    });
    const path = `/api/v1/subscriptions/${created.json.id}`;
    const { mail } = await arrived('api@example.org');
    await postForm(pathIn(mail.text ?? '', 'confirm'), {});
    const active = await app.request('GET', path);
    expect(active.json).toMatchObject({ state: 'active', nextDueAt: expect.stringMatching(/T08:00:00\.000Z$/) });
    const etag = active.headers.get('etag') ?? '';
    expect((await app.request('PATCH', path, { body: { hour: 10 } })).json.code).toBe('subscription-version-missing');
    const changed = await app.request('PATCH', path, { body: { hour: 10 }, headers: { 'if-match': etag } });
    expect(changed.json).toMatchObject({
      hour: 10,
      weekday: 5,
      regimes: ['libya'],
      nextDueAt: expect.stringMatching(/T09:00/),
    });
    expect((await app.request('PATCH', path, { body: { hour: 11 }, headers: { 'if-match': etag } })).status).toBe(412);
    expect((await app.request('POST', `${path}/end`)).json).toMatchObject({ state: 'ended', nextDueAt: null });
    const list = await app.request('GET', `/api/v1/subscriptions?subscriberId=${created.json.subscriberId}`);
    expect(list.json.items).toHaveLength(1);
  });

  it('shows a digest before it is sent, and sends it to whoever asks, which tells its reader nothing', async () => {
    const nextDueAt = new Date('2999-01-01T08:00:00Z');
    const id = await buildSubscription(app.db.database, { email: 'look@example.org', rhythm: 'daily', nextDueAt });
    const path = `/api/v1/subscriptions/${id}`;
    const empty = await app.request('GET', `${path}/preview`);
    expect(empty.json).toMatchObject({ span: 'next', alertCount: 0, mail: null, silence: expect.any(String) });
    expect((await app.request('POST', `${path}/send-test`, { body: {} })).json.code).toBe('digest-empty');
    await raiseSomething();
    const before = await app.request('GET', path);
    const { json: preview } = await app.request('GET', `${path}/preview`);
    expect(preview).toMatchObject({
      alertCount: 1,
      mail: { subject: expect.stringMatching(/^New: /), html: expect.stringContaining(`${BASE_URL}/alerts/`) },
      week: expect.stringMatching(/^Within the last week this would have brought \d+ alerts? in \d+ mails?\./),
    });
    // Whoever looks at it cannot end what another person gets.
    expect(preview.mail.text).not.toMatch(/\/(unsubscribe|preferences|a|d)\/\d/);
    const week = await app.request('GET', `${path}/preview?span=week`);
    expect(week.json).toMatchObject({ span: 'week', alertCount: expect.any(Number), silence: null });
    const sent = await app.request('POST', `${path}/send-test`, { body: { span: 'next' } });
    expect([sent.status, sent.json.kind, sent.json.subscriptionId]).toEqual([202, 'notice', null]);
    const { mail } = await arrived(sent.json.recipient, ({ subject }) => subject === `[Test] ${preview.mail.subject}`);
    const [admin] = await app.db.database.rows<{ email: string }>(`SELECT email FROM users WHERE role = 'admin'`);
    expect([sent.json.recipient, mail.text]).toEqual([admin?.email, preview.mail.text]);
    expect(mail.headers.has('list')).toBe(false);
    expect((await app.request('GET', path)).json).toEqual(before.json);
    expect((await app.request('GET', `${path}/preview`)).json.alertCount).toBe(1);
    expect(mailsTo('look@example.org')).toEqual([]);
    const listed = await app.request('GET', '/api/v1/subscriptions?q=LOOK@');
    expect(listed.json.items.map((each: { id: string }) => each.id)).toEqual([id]);
    expect((await app.request('GET', `${path}/preview`, { key: null })).status).toBe(401);
  });

  it('shows mails with all that they say, and pages through them', async () => {
    const first = await app.request('GET', '/api/v1/deliveries?limit=2&kind=digest');
    expect(first.json.items).toHaveLength(2);
    const second = await app.request('GET', `/api/v1/deliveries?limit=2&kind=digest&cursor=${first.json.next}`);
    expect(BigInt(second.json.items[0].id) < BigInt(first.json.items[1].id)).toBe(true);
    const one = await app.request('GET', `/api/v1/deliveries/${first.json.items[0].id}`);
    expect(one.json).toMatchObject({
      html: expect.stringContaining('<!doctype html>'),
      alerts: expect.arrayContaining([expect.objectContaining({ part: 'new' })]),
    });
    expect((await app.request('GET', '/api/v1/deliveries/999999')).json.code).toBe('delivery-not-found');
  });

  it('erases a subscriber with all that belongs to it', async () => {
    const [found] = (await app.request('GET', '/api/v1/subscribers?q=grey')).json.items;
    expect((await app.request('DELETE', `/api/v1/subscribers/${found.id}`)).status).toBe(204);
    expect((await app.request('GET', `/api/v1/subscribers/${found.id}`)).status).toBe(404);
    const [left] = await app.db.database.rows<{ count: number }>(
      `SELECT count(*)::integer AS count FROM deliveries WHERE recipient = 'grey@example.org'`,
    );
    expect(left).toEqual({ count: 0 });
  });

  it('is for analysts', async () => {
    expect((await app.request('GET', '/api/v1/subscribers', { key: null })).status).toBe(401);
  });
});

describe('without a mail server', () => {
  it('each mail is a file in the outbox', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'outbox-'));
    const other = await startTestApp({ DATA_DIR: folder });
    try {
      await buildSubscription(other.db.database, { email: 'file@example.org' });
      await new AlertsBench(other.db.database).raised({ text: 'Missiles went from North Korea to Russia.' });
      await other.app.get(PlanDigestsService, { strict: false }).plan();
      const isMail = (name: string): boolean => name.endsWith('.eml');
      const names = await waitFor(
        'a file',
        () => readdir(join(folder, 'outbox')).catch((): string[] => []),
        (files) => files.some(isMail),
      );
      const name = names.find(isMail) ?? '';
      const mail = await simpleParser(await readFile(join(folder, 'outbox', name)));
      expect(mail.subject).toMatch(/^New: North Korea is said/);
      expect(mail.html).toContain('Missiles went from North Korea to Russia.');
      const { json } = await waitFor(
        'its record',
        () => other.request('GET', '/api/v1/deliveries'),
        (answer) => answer.json.items[0]?.state === 'sent',
      );
      expect(json.items).toMatchObject([{ state: 'sent', lastAnswer: `Written to the outbox as ${name}` }]);
    } finally {
      await other.stop();
      await rm(folder, { recursive: true, force: true });
    }
  });
});

let told = 0;

/** An alert that stands alone: other goods between other parties every time. */
async function raiseSomething(): Promise<void> {
  const place = `Harbour ${String.fromCharCode(65 + (told % 26))}${++told}`;
  await bench.raised({
    text: `Cargo number ${told * 1117} of small arms reached ${place}, said the ${place} post.`,
    publisher: `The ${place} Post`,
    findings: [
      finding([
        claim({
          supplier: [['IR', 'KP', 'SY', 'BY', 'CN'][told % 5] ?? 'IR'],
          recipient: [['SO', 'SD', 'ML', 'ET', 'NE', 'TD'][told % 6] ?? 'SO'],
          items: ['small-arms'],
          quantities: [`${told * 1117}`],
          date: { from: `2026-0${1 + (told % 9)}-11`, to: `2026-0${1 + (told % 9)}-11`, basis: 'stated', span: null },
        }),
      ]),
    ],
  });
}

/** Plans as if the wait since the last digest were over; a second ago, since the application's clock has no microseconds. */
async function plan(): Promise<void> {
  await app.db.database.run(
    `UPDATE subscriptions SET next_due_at = now() - interval '1 second' WHERE state = 'active' AND rhythm = 'immediate'`,
  );
  await app.app.get(PlanDigestsService, { strict: false }).plan();
}

/** Lets the wait of a delivery be over, and sends it. */
async function retry(subscriptionId: string): Promise<void> {
  const row = await deliveryOf(subscriptionId);
  await app.db.database.run(`UPDATE deliveries SET next_attempt_at = now() - interval '1 second' WHERE id = $1`, [
    row?.id,
  ]);
  await app.app.get(SendDeliveriesService, { strict: false }).send([row?.id ?? ''], NEVER);
}

interface DeliveryRow {
  readonly id: string;
  readonly state: string;
  readonly attempts: number;
  readonly messageId: string;
  readonly lastStatus: number | null;
  readonly lastAnswer: string | null;
  /** From its planning to the next attempt: what a machine takes for the attempts in between only adds to it. */
  readonly waitsSeconds: number;
}

/** The latest digest of a subscription. */
async function deliveryOf(subscriptionId: string): Promise<DeliveryRow | undefined> {
  const [row] = await app.db.database.rows<DeliveryRow>(
    `SELECT id, state, attempts, message_id AS "messageId", last_status AS "lastStatus", last_answer AS "lastAnswer",
            floor(extract(epoch FROM next_attempt_at - planned_at))::integer AS "waitsSeconds"
     FROM deliveries WHERE subscription_id = $1 ORDER BY id DESC LIMIT 1`,
    [subscriptionId],
  );
  return row;
}

/** States of the digests of a subscription, in order. */
async function deliveryStates(subscriptionId: string): Promise<string[]> {
  const rows = await app.db.database.rows<{ state: string }>(
    'SELECT state FROM deliveries WHERE subscription_id = $1 ORDER BY id',
    [subscriptionId],
  );
  return rows.map(({ state }) => state);
}

/** State of a subscriber and of its first subscription. */
async function states(email: string): Promise<string[]> {
  const [row] = await app.db.database.rows<{ subscriber: string; subscription: string }>(
    `SELECT s.state AS subscriber, p.state AS subscription FROM subscribers s JOIN subscriptions p ON p.subscriber_id = s.id
     WHERE lower(s.email) = $1 ORDER BY p.id LIMIT 1`,
    [email],
  );
  return [row?.subscriber ?? '', row?.subscription ?? ''];
}

function mailsTo(address: string): TakenMail[] {
  return server.taken.filter(({ to }) => to === address);
}

async function arrived(address: string, isIt: (mail: ParsedMail) => boolean = () => true): Promise<TakenMail> {
  const found = await waitFor(
    `a mail to ${address}`,
    async () => mailsTo(address).find(({ mail }) => isIt(mail)),
    (mail) => mail !== undefined,
  );
  if (found === undefined) throw new Error('No mail came');
  return found;
}

async function postForm(path: string, fields: Record<string, string | readonly string[]>): Promise<TestAnswer> {
  const body = new URLSearchParams(
    Object.entries(fields).flatMap(([name, value]) => [value].flat().map((each) => [name, each as string])),
  );
  return app.request('POST', path, {
    key: null,
    rawBody: body.toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
}

/** The path of the first link of a kind. */
function pathIn(text: string, kind: string): string {
  const [, path] = new RegExp(`${BASE_URL}(/${kind}/[\\w.-]+)`).exec(text) ?? [];
  if (path === undefined) throw new Error(`No link to ${kind} in: ${text}`);
  return path;
}

/** The head of a mail, its folded lines joined (RFC 5322, 2.2.3). */
function headersOf({ raw }: TakenMail): string {
  return (raw.split(/\r?\n\r?\n/, 1)[0] ?? '').replaceAll(/\r?\n[ \t]+/g, ' ');
}

function flat(text: string): string {
  return text.replaceAll(/\n[>*]? */g, ' ').replaceAll(/\s+/g, ' ');
}
