import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { AlertsBench, type ToldArticle } from '../../src/alerts/alerts.spec-support.js';
import { claim, finding } from '../../src/alerts/finding.spec-support.js';
import { PlanWebhooksService } from '../../src/delivery/plan-webhooks.service.js';
import { startWebhookReceiver, type TakenMessage, type WebhookReceiver } from '../fakes/webhook-receiver.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { waitFor } from '../support/wait-for.js';

let app: TestApp;
let bench: AlertsBench;
let receiver: WebhookReceiver;

beforeAll(async () => {
  receiver = await startWebhookReceiver();
  app = await startTestApp({
    RATE_LIMIT_PER_MINUTE: '1000000',
    ALLOW_PRIVATE_ADDRESSES: '127.0.0.0/8',
    BASE_URL: 'https://embargo.example.org',
  });
  bench = new AlertsBench(app.db.database);
});

afterAll(async () => {
  await app.stop();
  await receiver.close();
});

describe('a receiver', () => {
  it('is told of an alert from its raising to its end, each time signed as Standard Webhooks has it', async () => {
    const { id, secret } = await create('/life', { regimes: ['dprk'] });
    const one = await raise('life');
    const created = await taken('/life', 1);
    const said = verified(created, secret);
    expect(said).toMatchObject({
      type: 'alert.created',
      timestamp: expect.stringMatching(/Z$/),
      data: {
        told: null,
        changes: [],
        alert: { id: one.alertId, regime: 'dprk', headline: expect.stringContaining('is said to have') },
        links: { console: `https://embargo.example.org/alerts/${one.alertId}` },
      },
    });
    expect(created.headers['content-type']).toBe('application/json');
    expect(() =>
      new Webhook(`whsec_${Buffer.alloc(32, 7).toString('base64')}`).verify(created.body, headersOf(created)),
    ).toThrow();
    expect(() => new Webhook(secret).verify(`${created.body} `, headersOf(created))).toThrow();

    await raise('life', { publisher: 'Another', items: ['ammunition', 'missiles'] });
    expect(verified(await taken('/life', 2), secret)).toMatchObject({
      type: 'alert.updated',
      data: { told: { version: 1, edition: 1, state: 'open' }, what: expect.arrayContaining(['edition']) },
    });
    await review(one.alertId, { act: 'dismiss', reason: 'misread' });
    expect(verified(await taken('/life', 3), secret)).toMatchObject({
      type: 'alert.closed',
      data: { alert: { state: 'dismissed' } },
    });
    await review(one.alertId, { act: 'reopen' });
    expect(verified(await taken('/life', 4), secret)).toMatchObject({
      type: 'alert.corrected',
      data: { alert: { state: 'open' }, changes: [expect.objectContaining({ field: 'decision', isCorrection: true })] },
    });
    const delivered = await messages(id, ({ state }) => state === 'delivered', 4);
    expect(delivered.map(({ event }) => event)).toEqual([
      'alert.corrected',
      'alert.closed',
      'alert.updated',
      'alert.created',
    ]);
  });

  it('gets what it asked for and nothing else', async () => {
    await create('/libya', { regimes: ['libya'] });
    await create('/high', { minPriority: 100 });
    await create('/conduct', { conduct: ['overseas-labour'] });
    await create('/closed', { events: ['alert.closed'] });
    const { alertId } = await raise('filtered');
    await review(alertId, { act: 'dismiss', reason: 'not-credible' });
    const closed = await taken('/closed', 1);
    expect(JSON.parse(closed.body)).toMatchObject({ type: 'alert.closed', data: { alert: { id: alertId } } });
    expect([
      receiver.at('/libya'),
      receiver.at('/high'),
      receiver.at('/conduct'),
      receiver.at('/closed').length,
    ]).toEqual([[], [], [], 1]);
  });

  it('learns a new secret in its own time: both sign until the old one ends', async () => {
    const { id, secret } = await create('/rotate');
    const rotated = await app.request('POST', `/api/v1/webhooks/${id}/rotate-secret`, { body: { keepHours: 1 } });
    expect(rotated.headers.get('cache-control')).toBe('no-store');
    await raise('rotate-1');
    const both = await taken('/rotate', 1);
    expect(String(both.headers['webhook-signature']).split(' ')).toHaveLength(2);
    for (const each of [secret, rotated.json.secret]) verified(both, each);
    await app.db.database.run(`UPDATE webhooks SET previous_until = now() - interval '1 second' WHERE id = $1`, [id]);
    await raise('rotate-2');
    const later = await taken('/rotate', 2);
    verified(later, rotated.json.secret);
    expect(() => verified(later, secret)).toThrow();
  });

  it('whose secret is changed while a message waits gets that message signed with the new one, under its id', async () => {
    const { id, secret } = await create('/turned');
    receiver.answerWith('/turned', { status: 500 });
    await raise('turned');
    await messages(id, ({ lastStatus }) => lastStatus === 500);
    const rotated = await app.request('POST', `/api/v1/webhooks/${id}/rotate-secret`, { body: { keepHours: 1 } });
    await app.db.database.run(`UPDATE webhooks SET previous_until = now() - interval '1 second' WHERE id = $1`, [id]);
    await due(id);
    const [first, again] = [await taken('/turned', 1), await taken('/turned', 2)];
    verified(first, secret);
    verified(again, rotated.json.secret);
    expect(() => verified(again, secret)).toThrow();
    expect([again.headers['webhook-id'], again.body]).toEqual([first.headers['webhook-id'], first.body]);
  });

  it('is not corrected on what it was never told', async () => {
    await create('/told');
    const { alertId } = await raise('amended');
    await taken('/told', 1);
    const late = await create('/late');
    const other = await create('/other', { regimes: ['libya'] });
    await review(alertId, { act: 'dismiss', reason: 'misread' });
    await review(alertId, { act: 'reopen' });
    await taken('/told', 3);
    expect(receiver.at('/told').map(({ body }) => JSON.parse(body).type)).toEqual([
      'alert.created',
      'alert.closed',
      'alert.corrected',
    ]);
    // To whom it is news it is new.
    const [message] = await messages(late.id, ({ state }) => state === 'delivered');
    expect(message?.event).toBe('alert.created');
    expect((await messages(late.id, () => true)).map(({ event }) => event)).toEqual(['alert.created']);
    expect(await messages(other.id, () => true, 0)).toEqual([]);
  });

  it('that fails gets the same message again, later each time, in the order of what is said of an alert', async () => {
    const { id } = await create('/flaky');
    receiver.answerWith(
      '/flaky',
      { status: 500, headers: { 'x-why': 'none', 'retry-after': '3600' }, body: `oh\0 no ${'x'.repeat(9_000)}` },
      { status: 503, headers: { 'retry-after': '7200' } },
    );
    const { alertId } = await raise('flaky');
    const [message] = await messages(id, ({ lastStatus }) => lastStatus === 500);
    await review(alertId, { act: 'confirm' });
    expect(seconds(message?.nextAttemptAt) - seconds(message?.plannedAt)).toBeGreaterThanOrEqual(3600);
    await due(id);
    const retried = await messages(id, ({ lastStatus }) => lastStatus === 503);
    const first = retried.find(({ event }) => event === 'alert.created');
    expect(seconds(first?.nextAttemptAt) - seconds(first?.plannedAt)).toBeGreaterThanOrEqual(7200);
    // What follows of the same alert waits for it.
    expect(receiver.at('/flaky').map(({ body }) => JSON.parse(body).type)).toEqual(['alert.created', 'alert.created']);
    await due(id);
    await taken('/flaky', 4);
    const all = receiver.at('/flaky');
    expect(all.map(({ body }) => JSON.parse(body).type)).toEqual([
      'alert.created',
      'alert.created',
      'alert.created',
      'alert.closed',
    ]);
    expect(new Set(all.slice(0, 3).map(({ headers, body }) => `${String(headers['webhook-id'])} ${body}`)).size).toBe(
      1,
    );
    const detail = (await app.request('GET', `/api/v1/webhooks/${id}/messages/${first?.id}`)).json;
    expect(detail.log.map(({ status }: { status: number }) => status)).toEqual([204, 503, 500]);
    expect(detail.log[2]).toMatchObject({
      answerHeaders: { 'x-why': 'none' },
      answerBody: expect.stringMatching(/^oh.{0,2} no x+$/u),
      requestHeaders: { 'webhook-id': detail.messageId, 'webhook-signature': expect.stringMatching(/^v1,/) },
    });
    expect(detail.log[2].answerBody.length).toBeLessThanOrEqual(4_096);
  });

  it('is never followed elsewhere, nor reached at an address inside', async () => {
    const { id } = await create('/moved');
    receiver.alwaysAnswer('/moved', { status: 307, headers: { location: `${receiver.url}/elsewhere` } });
    const inside = await create('/', { url: 'http://169.254.169.254/latest/meta-data' });
    await raise('moved');
    const [moved] = await messages(id, ({ lastStatus }) => lastStatus === 307);
    expect(moved).toMatchObject({ state: 'planned', lastFault: expect.stringContaining('not followed') });
    expect(receiver.at('/elsewhere')).toEqual([]);
    const [refused] = await messages(inside.id, ({ lastFault }) => lastFault !== null);
    expect(refused).toMatchObject({ lastStatus: null, lastFault: expect.stringContaining('refused-address') });
  });

  it('that never answers holds nobody else up', async () => {
    receiver.alwaysAnswer('/slow', 'silence');
    const slow = await create('/slow');
    await create('/fast');
    await raise('slow-1');
    await taken('/slow', 1);
    await raise('slow-2');
    await taken('/fast', 2);
    expect(await messages(slow.id, ({ state }) => state === 'sending', 2)).toHaveLength(2);
    await app.request('DELETE', `/api/v1/webhooks/${slow.id}`);
    receiver.hangUp();
  });

  it('that fails for days is switched off, admins are told, and it gets all it missed once it is back', async () => {
    const { id } = await create('/lost');
    receiver.alwaysAnswer('/lost', { status: 500 });
    await raise('lost-1');
    await messages(id, ({ lastStatus }) => lastStatus === 500);
    await app.db.database.run(`UPDATE webhooks SET failing_since = now() - interval '5 days' WHERE id = $1`, [id]);
    await due(id);
    const off = await waitFor(
      'the switching off',
      async () => (await app.request('GET', `/api/v1/webhooks/${id}`)).json,
      ({ state }) => state === 'disabled',
    );
    expect(off.stateReason).toContain('It has taken nothing since');
    const mails = (await app.request('GET', '/api/v1/deliveries?kind=notice')).json.items;
    expect(mails).toMatchObject([{ subject: 'The webhook “/lost” has been switched off', subscriberId: null }]);
    await raise('lost-2');
    expect(await messages(id, () => true)).toHaveLength(1);
    receiver.alwaysAnswer('/lost', { status: 200 });
    await app.request('POST', `/api/v1/webhooks/${id}/resume`, { body: {} });
    const both = await messages(id, () => true, 2);
    await messages(id, ({ state }) => state === 'delivered', 2);
    expect(both.map(({ event }) => event)).toEqual(['alert.created', 'alert.created']);
    expect((await app.request('GET', `/api/v1/webhooks/${id}`)).json).toMatchObject({ state: 'active', failures: 0 });
  });

  it('that answers 410 is switched off at once', async () => {
    const { id } = await create('/gone');
    receiver.alwaysAnswer('/gone', { status: 410 });
    await raise('gone');
    await waitFor(
      'the switching off',
      async () => (await app.request('GET', `/api/v1/webhooks/${id}`)).json,
      ({ state }) => state === 'disabled',
    );
  });

  it('gets messages again, one or a range, under the ids they had', async () => {
    const { id } = await create('/again');
    const since = new Date().toISOString();
    await raise('again-1');
    await raise('again-2');
    const sent = await messages(id, ({ state }) => state === 'delivered', 2);
    const path = `/api/v1/webhooks/${id}/replay`;
    expect((await app.request('POST', path, { body: { messageIds: [sent[0]?.id] } })).json).toEqual({ messages: 1 });
    await taken('/again', 3);
    await messages(id, ({ state }) => state === 'delivered', 2);
    const range = { from: since, to: '2100-01-01T00:00:00Z' };
    expect((await app.request('POST', path, { body: range })).json).toEqual({ messages: 2 });
    await taken('/again', 5);
    const ids = receiver.at('/again').map(({ headers }) => headers['webhook-id']);
    expect(new Set(ids).size).toBe(2);
    expect((await app.request('POST', path, { body: { ...range, state: 'failed' } })).json).toEqual({ messages: 0 });
  });

  it('hears of a source that has fallen silent, once', async () => {
    const { id } = await create('/silent', { events: ['source.silent'] });
    const [source] = await app.db.database.rows<{ id: string }>('SELECT id FROM sources ORDER BY id LIMIT 1');
    await app.db.database.run(
      `INSERT INTO source_events (source_id, kind, occurred_at, detail) VALUES ($1, 'source.silent', now() + interval '1 second', '{"since":"x"}')`,
      [source?.id],
    );
    const planning = app.app.get(PlanWebhooksService, { strict: false });
    await Promise.all([planning.planSources(), planning.planSources()]);
    await planning.planSources();
    const message = await taken('/silent', 1);
    expect(JSON.parse(message.body)).toMatchObject({ type: 'source.silent', data: { source: { id: source?.id } } });
    expect(await messages(id, () => true)).toHaveLength(1);
  });

  it('of a chat gets what the chat sets by itself', async () => {
    const formats = ['slack', 'teams', 'matrix'] as const;
    const ids = new Map<string, string>();
    for (const format of formats) {
      const token = format === 'matrix' ? 'room-token' : null;
      ids.set(format, (await create(`/${format}`, { format, token })).id);
      await app.request('POST', `/api/v1/webhooks/${ids.get(format)}/test`);
    }
    const [slack, teams] = [await taken('/slack', 1), await taken('/teams', 1)];
    expect(JSON.parse(slack.body)).toMatchObject({ text: expect.stringContaining('Test'), blocks: expect.any(Array) });
    expect(JSON.parse(teams.body)).toMatchObject({
      attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: { type: 'AdaptiveCard' } }],
    });
    const matrix = await waitFor(
      'the event for the room',
      async () => receiver.taken.find(({ path }) => path.startsWith('/matrix/msg_')),
      (found) => found !== undefined,
    );
    expect([matrix?.method, matrix?.headers.authorization]).toEqual(['PUT', 'Bearer room-token']);
    expect(JSON.parse(matrix?.body ?? '')).toMatchObject({ msgtype: 'm.text', format: 'org.matrix.custom.html' });
    const shown = await app.request('GET', `/api/v1/webhooks/${ids.get('matrix')}`);
    expect(shown.text).not.toContain('room-token');
  });

  it('is planned for once by many workers at once', async () => {
    const { id } = await create('/race');
    await bench.raised(told('race-1'), told('race-2'), told('race-3'));
    const planning = app.app.get(PlanWebhooksService, { strict: false });
    await Promise.all(Array.from({ length: 6 }, () => planning.planChanges()));
    await messages(id, ({ state }) => state === 'delivered', 3);
    expect(await messages(id, () => true)).toHaveLength(3);
  });
});

describe('the API', () => {
  it('changes, pauses and deletes, for admins only, and on record', async () => {
    const { id } = await create('/api', { token: 'for-this-host' });
    const path = `/api/v1/webhooks/${id}`;
    const etag = (await app.request('GET', path)).headers.get('etag') ?? '';
    expect((await app.request('PATCH', path, { body: { name: 'Other' } })).json.code).toBe('webhook-version-missing');
    const changed = await app.request('PATCH', path, {
      body: { name: 'Other', lanes: 4 },
      headers: { 'if-match': etag },
    });
    expect(changed.json).toMatchObject({ name: 'Other', lanes: 4, url: `${receiver.url}/api` });
    expect((await app.request('PATCH', path, { body: { lanes: 1 }, headers: { 'if-match': etag } })).status).toBe(412);
    expect((await app.request('PATCH', path, { body: { url: 'ftp://x/', version: 2 } })).status).toBe(400);
    const at = async (url: string, version: number): Promise<boolean> =>
      (await app.request('PATCH', path, { body: { url, version } })).json.hasToken;
    expect(await at(`${receiver.url}/moved`, 2)).toBe(true);
    expect(await at('https://elsewhere.example.org/moved', 3)).toBe(false);
    expect(await at(`${receiver.url}/api`, 4)).toBe(false);
    expect((await app.request('POST', `${path}/pause`)).json).toMatchObject({ state: 'paused' });
    await raise('paused');
    const resumed = await app.request('POST', `${path}/resume`, { body: { from: 'now' } });
    expect(resumed.json).toMatchObject({ state: 'active' });
    await app.app.get(PlanWebhooksService, { strict: false }).planChanges();
    expect(await messages(id, () => true, 0)).toEqual([]);
    expect((await app.request('DELETE', path)).status).toBe(204);
    expect((await app.request('GET', path)).json.code).toBe('webhook-not-found');
    const acts = await app.db.database.rows<{ act: string; after: unknown }>(
      `SELECT act, after FROM audit_entries WHERE subject_type = 'webhook' AND subject_id = $1 ORDER BY number`,
      [id],
    );
    expect(acts.map(({ act }) => act)).toEqual([
      'webhook.create',
      ...Array.from({ length: 4 }, () => 'webhook.change'),
      'webhook.pause',
      'webhook.resume',
      'webhook.delete',
    ]);
    // What opens a receiver is in no record: neither secret nor token, nor the path of its address.
    expect(JSON.stringify(acts)).not.toMatch(/whsec|for-this-host|moved/);
    expect((await app.request('GET', '/api/v1/webhooks', { key: null })).status).toBe(401);
  });
});

interface Message {
  readonly id: string;
  readonly event: string;
  readonly state: string;
  readonly lastStatus: number | null;
  readonly lastFault: string | null;
  readonly plannedAt: string;
  readonly nextAttemptAt: string | null;
}

async function create(
  path: string,
  fields: Record<string, unknown> = {},
): Promise<{ readonly id: string; readonly secret: string }> {
  const { json, status } = await app.request('POST', '/api/v1/webhooks', {
    body: { name: path, url: receiver.url + path, ...fields },
  });
  expect(status).toBe(201);
  return { id: json.webhook.id, secret: json.secret };
}

/** The n-th message at a path, once it is there. */
async function taken(path: string, number: number): Promise<TakenMessage> {
  const found = await waitFor(
    `message ${number} at ${path}`,
    async () => receiver.at(path),
    (all) => all.length >= number,
  );
  const message = found[number - 1];
  if (message === undefined) throw new Error('No message came');
  return message;
}

/** Messages of a webhook that will do, the newest first, once there are so many. */
async function messages(id: string, willDo: (message: Message) => boolean, least = 1): Promise<Message[]> {
  return waitFor(
    `${least} messages of ${id}`,
    async () => {
      const { json } = await app.request('GET', `/api/v1/webhooks/${id}/messages`);
      return (json.items as Message[]).filter(willDo);
    },
    (found) => found.length >= least,
  );
}

/** Lets all waiting of a receiver be over. */
async function due(id: string): Promise<void> {
  await app.db.database.run(
    `UPDATE webhook_messages SET next_attempt_at = now() - interval '1 second' WHERE webhook_id = $1 AND state = 'planned'`,
    [id],
  );
  await app.db.database.run('UPDATE webhooks SET open_until = NULL WHERE id = $1', [id]);
}

function verified(message: TakenMessage, secret: string): unknown {
  return new Webhook(secret).verify(message.body, headersOf(message));
}

function headersOf({ headers }: TakenMessage): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}

function seconds(instant: string | null | undefined): number {
  return Date.parse(instant ?? '') / 1_000;
}

async function review(alertId: string, body: Record<string, unknown>): Promise<void> {
  const { headers } = await app.request('GET', `/api/v1/alerts/${alertId}`);
  const answer = await app.request('POST', `/api/v1/alerts/${alertId}/review`, {
    body,
    headers: { 'if-match': headers.get('etag') ?? '' },
  });
  expect(answer.status).toBe(200);
  await app.app.get(PlanWebhooksService, { strict: false }).planChanges();
}

type Items = ReturnType<typeof claim>['items'];

const numbers = new Map<string, number>();

function told(name: string, given: { publisher?: string; items?: Items } = {}): ToldArticle {
  const number = numbers.get(name) ?? numbers.size + 1;
  numbers.set(name, number);
  const day = new Date(Date.UTC(1995, 0, 1) + number * 90 * 86_400_000).toISOString().slice(0, 10);
  return {
    // Long enough to be joined by what it tells: a mere headline never is.
    text:
      `Cargo ${number * 1117} of shells left the port of ${name}, said ${given.publisher ?? 'the port'} on day ${number}. ` +
      'Fishermen saw the ship at sea two days later, and nobody has told who paid for it.',
    publisher: given.publisher ?? `Post of ${name}`,
    findings: [
      finding([
        claim({
          quantities: [`${number * 1009} shells`],
          items: given.items ?? ['ammunition'],
          identifiers: [{ type: 'vessel', value: `Vessel ${number}`, span: { field: 'text', start: 0, end: 1 } }],
          date: { from: day, to: day, basis: 'stated', span: null },
        }),
      ]),
    ],
  };
}

/** Raises an alert of its own for each name; the same name again joins it. */
async function raise(
  name: string,
  given: { publisher?: string; items?: Items } = {},
): Promise<{ readonly alertId: string }> {
  const [screened] = await bench.raised(told(name, given));
  // What the application does in its own time anyway: nothing is planned twice.
  await app.app.get(PlanWebhooksService, { strict: false }).planChanges();
  const [row] = await app.db.database.rows<{ alertId: string }>(
    'SELECT alert_id AS "alertId" FROM alert_evidence WHERE article_id = $1',
    [screened?.articleId],
  );
  return { alertId: row?.alertId ?? '' };
}
