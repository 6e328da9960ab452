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
import { faultsOf } from '../fuzz/faults-of.mjs';

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
