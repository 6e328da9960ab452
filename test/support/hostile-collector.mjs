/**
 * The collector's way from address to items, in a process of its own, so that its memory, its event loop and every
 * connection it attempts can be measured while a server next door does its worst. Spoken to over IPC.
 */
import diagnostics from 'node:diagnostics_channel';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { FeedClient } from '../../dist/src/collection/feed.client.js';
import { FeedReaderClient } from '../../dist/src/collection/feed-reader.client.js';
import { Gate } from '../../dist/src/collection/gate.js';
import { readAnswer } from '../../dist/src/collection/read-answer.js';
import { outboundOptions } from '../../dist/src/platform/net/outbound-options.js';
import { OutboundClient } from '../../dist/src/platform/net/outbound.client.js';

/** Every address a socket of this process was told to connect to. */
const attempted = [];
diagnostics.subscribe('net.client.socket', ({ socket }) => {
  socket.on('connectionAttempt', (address, port) => attempted.push(`${address}|${port}`));
});

/** Names have the answers they were given, one a look-up, the last for good. */
const names = new Map();
const resolve = async (host) => {
  const answers = names.get(host.toLowerCase().replace(/\.$/, ''));
  if (answers === undefined) throw Object.assign(new Error(`getaddrinfo ENOTFOUND ${host}`), { code: 'ENOTFOUND' });
  const now = answers.length > 1 ? answers.shift() : answers[0];
  return now.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
};

const clients = new Map();
function clientFor({ allowed, isHasty }) {
  const key = `${allowed} ${isHasty}`;
  let client = clients.get(key);
  if (client === undefined) {
    const options = outboundOptions({ contact: 'https://example.org/', allowPrivateAddresses: allowed });
    const hasty = { connectTimeoutMs: 300, headersTimeoutMs: 300, bodyTimeoutMs: 300, totalTimeoutMs: 400 };
    client = new FeedClient(new OutboundClient({ ...options, ...(isHasty ? hasty : {}) }, resolve));
    clients.set(key, client);
  }
  return client;
}

const reader = new FeedReaderClient();
const large = new Gate(2);

async function poll({ url, allowed, isHasty, dns }) {
  for (const [name, answers] of Object.entries(dns)) names.set(name, answers);
  const now = new Date();
  const place = large.place();
  try {
    const request = { address: url, etag: null, lastModified: null, now, whenLarge: () => place.take() };
    const answer = await clientFor({ allowed, isHasty }).poll(request);
    const source = { address: url, bodySha256: null };
    return describe(await readAnswer(source, answer, now, (body, context) => reader.read(body, context)), now);
  } finally {
    place.giveBack();
  }
}

function describe(result, now) {
  if (result.kind !== 'fetched') return { outcome: result.kind === 'failed' ? result.code : result.kind, items: [] };
  return {
    outcome: 'feed',
    language: result.language,
    warnings: result.warnings,
    count: result.items.length,
    faults: result.items.flatMap((item) => faultsOf(item, now)),
    items: result.items.slice(0, 3).map(({ id, title, link, published, publishedMark, summary, text, author }) => {
      const cut = (value) => value?.slice(0, 2_000) ?? null;
      const said = { id: cut(id), title: cut(title), link: cut(link), summary: cut(summary), text: cut(text) };
      return { ...said, author, published: published?.toISOString() ?? null, publishedMark };
    }),
  };
}

// oxlint-disable-next-line no-control-regex
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffe\uffff]/;

/** What must hold for every item, whoever wrote it. */
function faultsOf(
  { id, title, link, published, updated, summary, content, text, author, categories, enclosures },
  now,
) {
  const faults = [];
  const check = (isRight, fault) => {
    if (!isRight) faults.push(fault);
  };
  for (const [name, value] of Object.entries({ id, title, link, summary, content, text, author })) {
    check(value === null || (typeof value === 'string' && value.isWellFormed()), `${name} is not well-formed text`);
    check(value === null || !value.includes('\0'), `${name} holds NUL`);
    check((value?.length ?? 0) <= 1_000_000, `${name} is too long`);
  }
  for (const [name, value] of Object.entries({ title, author, summary, text })) {
    check(value === null || !CONTROLS.test(value), `${name} holds control characters`);
  }
  check(title.length <= 1_000 && !/[\r\n\u2028\u2029]/.test(title), 'the title is not one line');
  check(!/[\u202a-\u202e\u2066-\u2069]/.test(title), 'the title turns the direction of what follows');
  check(author === null || (author.length <= 200 && !/[\r\n]/.test(author)), 'the author is not one line');
  check((id?.length ?? 0) <= 4_096 && (link?.length ?? 0) <= 4_096, 'id or link is too long');
  // oxlint-disable-next-line no-control-regex
  check(link === null || !/^[\u0000-\u0020]*(?:javascript|vbscript|data|file):/i.test(link), `the link runs: ${link}`);
  for (const date of [published, updated]) {
    const isSane = date === null || (date.getTime() <= now.getTime() + 86_400_000 && date.getUTCFullYear() >= 1900);
    check(isSane, `an absurd date: ${String(date)}`);
  }
  check(categories.length <= 50 && enclosures.length <= 20, 'too many categories or enclosures');
  return faults;
}

const delay = monitorEventLoopDelay({ resolution: 5 });
delay.enable();
let longest = { ms: 0, name: '' };

/** The longest that the event loop has been held up since the last attack. */
function noteStall(name) {
  const ms = delay.max / 1e6;
  if (ms > longest.ms) longest = { ms, name };
  delay.reset();
  return ms;
}

process.on('message', (asked) => void answer(asked));

async function answer({ ticket, attack }) {
  if (attack === undefined) {
    process.send({ ticket, reply: { attempted, longest, peakMiB: process.resourceUsage().maxRSS / 1_024 } });
    return;
  }
  const reply = await poll(attack).catch((error) => ({ outcome: `threw ${error?.stack ?? error}`, items: [] }));
  const stallMs = noteStall(attack.name);
  process.send({ ticket, reply: { ...reply, rss: process.memoryUsage().rss, stallMs } });
}

process.on('disconnect', () => process.exit());
