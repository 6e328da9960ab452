import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createServer, type Server } from 'node:net';
import { once } from 'node:events';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { type AddressInfo } from 'node:net';
import { type OutboundAnswer, type OutboundOptions } from '../../src/platform/net/outbound-answer.js';
import { OutboundClient } from '../../src/platform/net/outbound.client.js';
import { type ResolveHost } from '../../src/platform/net/guarded-connector.client.js';
import { FeedServer } from '../fakes/feed-server.js';

const OPTIONS: OutboundOptions = {
  connectTimeoutMs: 2_000,
  headersTimeoutMs: 5_000,
  bodyTimeoutMs: 5_000,
  totalTimeoutMs: 10_000,
  maxBytes: 1_000_000,
  maxRedirects: 5,
  userAgent: 'EmbargoMonitor/test (+https://example.org/contact)',
  allowPrivateAddresses: ['127.0.0.1'],
};

let server: FeedServer;
let client: OutboundClient;

function clientWith(change: Partial<OutboundOptions>, resolve?: ResolveHost): OutboundClient {
  return new OutboundClient({ ...OPTIONS, ...change }, resolve);
}

function answered(answer: OutboundAnswer): Extract<OutboundAnswer, { kind: 'answered' }> {
  if (answer.kind !== 'answered') throw new Error(`${answer.code}: ${answer.message}`);
  return answer;
}

function codeOf(answer: OutboundAnswer): string {
  return answer.kind === 'failed' ? answer.code : `answered ${answer.status}`;
}

beforeEach(async () => {
  server = await FeedServer.start();
  client = clientWith({});
});

afterEach(async () => {
  await client.close();
  await server.stop();
});

describe('a plain answer', () => {
  it('comes with status, headers, body and sizes, and we say who we are', async () => {
    server.serve('/rss', '<rss/>', { etag: '"1"' });
    const answer = answered(await client.get(server.url('/rss'), { headers: { 'If-None-Match': '"0"' } }));
    expect(answer).toMatchObject({
      status: 200,
      bytes: 6,
      bytesOnWire: 6,
      finalUrl: server.url('/rss'),
      redirects: [],
    });
    expect(answer.headers['etag']).toBe('"1"');
    expect(answer.body.toString()).toBe('<rss/>');
    expect(server.requests[0]?.headers).toMatchObject({ 'user-agent': OPTIONS.userAgent, 'if-none-match': '"0"' });
  });

  it('may be any status', async () => {
    server.status('/gone', 410);
    expect(answered(await client.get(server.url('/gone'))).status).toBe(410);
    expect(answered(await client.get(server.url('/nowhere'))).status).toBe(404);
  });
});

describe('compression', () => {
  const text = 'arms embargo '.repeat(5_000);
  it.each([
    ['gzip', gzipSync(text)],
    ['x-gzip', gzipSync(text)],
    ['deflate', deflateSync(text)],
    ['deflate', deflateRawSync(text)],
    ['br', brotliCompressSync(text)],
    ['zstd', zstdCompressSync(text)],
    ['gzip, br', brotliCompressSync(gzipSync(text))],
    ['identity', Buffer.from(text)],
    ['', gzipSync(text)],
    ['gzip', Buffer.from(text)],
  ])('of kind %j is undone', async (encoding, body) => {
    server.serve('/rss', body, encoding === '' ? {} : { 'content-encoding': encoding });
    const answer = answered(await client.get(server.url('/rss')));
    expect(answer.body.toString()).toBe(text);
    expect(answer.bytesOnWire).toBe(body.length);
  });

  it('that breaks off gives what could be read', async () => {
    const whole = gzipSync(text, { level: 1 });
    server.serve('/rss', whole.subarray(0, whole.length - 8), { 'content-encoding': 'gzip' });
    expect(answered(await client.get(server.url('/rss'))).body.toString()).toBe(text);
  });

  it.each([
    ['br', Buffer.from('this is not brotli at all')],
    ['zstd', Buffer.from('this is not zstd at all')],
    ['gzip', Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 255, 255, 255, 255])],
    ['compress', Buffer.from('x')],
    ['gzip, gzip, gzip', gzipSync(text)],
  ])('of kind %j that is a lie is refused', async (encoding, body) => {
    server.serve('/rss', body, { 'content-encoding': encoding });
    expect(codeOf(await client.get(server.url('/rss')))).toBe('bad-encoding');
  });

  it.each([
    ['gzip', gzipSync(Buffer.alloc(200_000_000))],
    ['br', brotliCompressSync(Buffer.alloc(100_000_000))],
    ['zstd', zstdCompressSync(Buffer.alloc(200_000_000))],
    ['gzip, gzip', gzipSync(gzipSync(Buffer.alloc(100_000_000)))],
  ])('bomb of kind %j is cut off, in bounded memory', async (encoding, bomb) => {
    server.serve('/bomb', bomb, { 'content-encoding': encoding });
    const before = process.memoryUsage().rss;
    expect(codeOf(await client.get(server.url('/bomb')))).toBe('too-large');
    expect(process.memoryUsage().rss - before).toBeLessThan(80_000_000);
  });
});

describe('servers that waste our time or room', () => {
  it('an endless body is cut off at the cap', async () => {
    server.endless('/endless', Buffer.alloc(65_536, ' '));
    expect(codeOf(await client.get(server.url('/endless')))).toBe('too-large');
    expect(codeOf(await client.get(server.url('/endless'), { maxBytes: 100 }))).toBe('too-large');
  });

  it('a body that drips is given up after the total time', async () => {
    server.drip('/drip', 20);
    const hasty = clientWith({ totalTimeoutMs: 300 });
    expect(codeOf(await hasty.get(server.url('/drip')))).toBe('timeout');
    await hasty.close();
  });

  it('a header that drips is given up', async () => {
    server.dripHeaders('/drip', 20);
    const hasty = clientWith({ totalTimeoutMs: 300 });
    expect(codeOf(await hasty.get(server.url('/drip')))).toBe('timeout');
    await hasty.close();
  });

  it('silence is given up', async () => {
    server.hang('/hang');
    const hasty = clientWith({ headersTimeoutMs: 200 });
    expect(codeOf(await hasty.get(server.url('/hang')))).toBe('timeout');
    await hasty.close();
  });

  it('a flood of headers is refused', async () => {
    server.on('/flood', (request) => {
      request.socket.write('HTTP/1.1 200 OK\r\n');
      for (let line = 0; line < 5_000; line += 1) request.socket.write(`X-Header-${line}: ${'a'.repeat(100)}\r\n`);
    });
    expect(codeOf(await client.get(server.url('/flood')))).toBe('too-large');
  });

  it('the caller can give up', async () => {
    const controller = new AbortController();
    server.on('/hang', () => controller.abort());
    expect(codeOf(await client.get(server.url('/hang'), { signal: controller.signal }))).toBe('aborted');
    expect(codeOf(await client.get(server.url('/hang'), { signal: controller.signal }))).toBe('aborted');
  });

  it('what is no HTTP is a protocol failure, a closed port no connection', async () => {
    const liar: Server = createServer((socket) =>
      socket
        .resume()
        .on('error', () => undefined)
        .end('SSH-2.0-OpenSSH_9.6\r\n\r\n'),
    );
    liar.listen(0, '127.0.0.1');
    await once(liar, 'listening');
    const { port } = liar.address() as AddressInfo;
    expect(codeOf(await client.get(`http://127.0.0.1:${port}/`))).toBe('protocol');
    expect(codeOf(await client.get(`https://127.0.0.1:${port}/`))).toBe('tls');
    liar.close();
    await once(liar, 'close');
    expect(codeOf(await client.get(`http://127.0.0.1:${port}/`))).toBe('connect');
  });
});

describe('a form that is posted', () => {
  it('arrives, and is sent on where a redirect keeps it a POST', async () => {
    const got: string[] = [];
    server.on('/form', (request, response) => {
      request.setEncoding('utf8').on('data', (text: string) => got.push(`${request.method} ${text}`));
      request.on('end', () => response.writeHead(202).end());
    });
    server.redirect('/moved', '/form', 307);
    server.redirect('/gone-by', '/form', 302);
    const form = new URLSearchParams({ a: 'x y', b: 'é' });
    expect(answered(await client.post(server.url('/moved'), form)).status).toBe(202);
    expect(got).toEqual(['POST a=x+y&b=%C3%A9']);
    expect(server.requests.at(-1)?.headers['content-type']).toBe('application/x-www-form-urlencoded');
    expect(codeOf(await client.post(server.url('/gone-by'), form))).toBe('bad-redirect');
    expect(codeOf(await client.post('http://169.254.169.254/', form))).toBe('refused-address');
    expect(got).toHaveLength(1);
  });
});

describe('redirects', () => {
  it('are followed, relative ones too, and recorded with their status', async () => {
    server.redirect('/old', '/new', 301);
    server.redirect('/new', 'final', 308);
    server.serve('/final', 'here');
    const answer = answered(await client.get(server.url('/old')));
    expect(answer.finalUrl).toBe(server.url('/final'));
    expect(answer.redirects).toEqual([
      { from: server.url('/old'), to: server.url('/new'), status: 301 },
      { from: server.url('/new'), to: server.url('/final'), status: 308 },
    ]);
  });

  it('to an address in UTF-8 are understood', async () => {
    server.on('/old', (request) => {
      request.socket.end(Buffer.from('HTTP/1.1 302 Found\r\nLocation: /новости\r\nContent-Length: 0\r\n\r\n'));
    });
    server.serve('/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8', 'here');
    expect(answered(await client.get(server.url('/old'))).body.toString()).toBe('here');
  });

  it('in a circle or without end are broken off', async () => {
    server.redirect('/a', '/b');
    server.redirect('/b', '/a');
    expect(codeOf(await client.get(server.url('/a')))).toBe('redirect-loop');
    for (let step = 0; step < 8; step += 1) server.redirect(`/step-${step}`, `/step-${step + 1}`);
    server.requests.length = 0;
    expect(codeOf(await client.get(server.url('/step-0')))).toBe('redirect-loop');
    expect(server.requests).toHaveLength(6);
  });

  it.each([
    ['ftp://example.org/a', 'bad-redirect'],
    ['file:///etc/passwd', 'bad-redirect'],
    ['http://user:secret@127.0.0.1/', 'bad-redirect'],
    ['http://', 'bad-redirect'],
    ['http://127.0.0.1:22/', 'refused-address'],
    ['http://10.0.0.1/', 'refused-address'],
    ['http://[::1]/', 'refused-address'],
    ['http://169.254.169.254/latest/meta-data/', 'refused-address'],
  ])('to %s are refused', async (location, code) => {
    server.redirect('/old', location);
    expect(codeOf(await client.get(server.url('/old')))).toBe(code);
  });

  it('do not carry credentials to another origin', async () => {
    const other = await FeedServer.start();
    other.serve('/', 'here');
    server.redirect('/old', other.url('/'));
    await client.get(server.url('/old'), { headers: { authorization: 'Bearer x', 'if-none-match': '"1"' } });
    expect(server.requests[0]?.headers['authorization']).toBe('Bearer x');
    expect(other.requests[0]?.headers).not.toHaveProperty('authorization');
    expect(other.requests[0]?.headers).toHaveProperty('if-none-match');
    await other.stop();
  });
});

describe('addresses outside the public internet', () => {
  it.each([
    'http://127.0.0.1:PORT/',
    'http://127.1:PORT/',
    'http://2130706433:PORT/',
    'http://0x7f.0.0.1:PORT/',
    'http://0177.0.0.1:PORT/',
    'http://0.0.0.0:PORT/',
    'http://[::1]:PORT/',
    'http://[::ffff:127.0.0.1]:PORT/',
    'http://[::ffff:7f00:1]:PORT/',
    'http://localhost:PORT/',
    'http://[64:ff9b::7f00:1]:PORT/',
    'https://127.0.0.1:PORT/',
    'http://①②⑦.0.0.1:PORT/',
  ])('%s is refused and no byte arrives', async (pattern) => {
    const strict = clientWith({ allowPrivateAddresses: [] });
    expect(codeOf(await strict.get(pattern.replace('PORT', String(server.port))))).toBe('refused-address');
    expect(server.requests).toEqual([]);
    await strict.close();
  });

  it('are refused by what the name resolves to, not by its name', async () => {
    const strict = clientWith({ allowPrivateAddresses: [] }, async () => [{ address: '127.0.0.1', family: 4 }]);
    expect(codeOf(await strict.get(server.url('/', 'news.example.org')))).toBe('refused-address');
    expect(server.requests).toEqual([]);
    await strict.close();
  });

  it('are refused when a name changes its answer between two connections', async () => {
    const answers = ['127.0.0.1', '127.0.0.2'];
    let asked = 0;
    const resolve: ResolveHost = async () => [{ address: answers[asked++] ?? '127.0.0.2', family: 4 }];
    const strict = clientWith({ allowPrivateAddresses: ['127.0.0.1'] }, resolve);
    server.redirect('/first', server.url('/second', 'other.example.org'));
    server.serve('/second', 'secret');
    expect(codeOf(await strict.get(server.url('/first', 'news.example.org')))).toBe('refused-address');
    expect(server.requests.map(({ url }) => url)).toEqual(['/first']);
    await strict.close();
  });

  it('are passed over where a name has permitted ones as well', async () => {
    const resolve: ResolveHost = async () => [
      { address: '10.0.0.1', family: 4 },
      { address: '127.0.0.1', family: 4 },
    ];
    server.serve('/', 'here');
    const mixed = clientWith({}, resolve);
    expect(answered(await mixed.get(server.url('/', 'news.example.org'))).body.toString()).toBe('here');
    await mixed.close();
  });

  it('can be allowed by host name', async () => {
    server.serve('/', 'here');
    const resolve: ResolveHost = async () => [{ address: '127.0.0.1', family: 4 }];
    const allowing = clientWith({ allowPrivateAddresses: ['feeds.internal'] }, resolve);
    expect(codeOf(await allowing.get(server.url('/', 'feeds.internal')))).toBe('answered 200');
    expect(codeOf(await allowing.get(server.url('/', 'other.internal')))).toBe('refused-address');
    await allowing.close();
  });

  it('a name that does not resolve is a failure of its own', async () => {
    const lost = clientWith({}, () =>
      Promise.reject(Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' })),
    );
    expect(codeOf(await lost.get('http://nowhere.example/'))).toBe('dns');
    await lost.close();
  });
});

describe('addresses that are none', () => {
  it.each([
    '',
    'nonsense',
    'ftp://example.org/',
    'file:///etc/passwd',
    'javascript:1',
    'http://u:p@127.0.0.1/',
    'http://127.0.0.1:25/',
  ])('%j is refused without a request', async (url) => {
    expect(codeOf(await client.get(url))).toBe('refused-address');
    expect(server.requests).toEqual([]);
  });
});
