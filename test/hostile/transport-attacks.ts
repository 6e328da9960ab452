import { brotliCompressSync, constants, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { type Attack, type Body, document, flood, raw, rss } from './attack.js';

const ITEM = '<item><title>A</title></item>';
const FEED = rss(ITEM);
const OK = 'HTTP/1.1 200 OK\r\nContent-Type: application/xml\r\n';
const CHUNKED = `${OK}Transfer-Encoding: chunked\r\n\r\n`;

/** Any failure: which one says little, that it is one and comes in time is what counts. */
const ANY_FAILURE = [
  'protocol',
  'connect',
  'too-large',
  'timeout',
  'bad-encoding',
  'unreadable',
  'not-a-feed',
  'http-status',
];

/** Redirects that lead nowhere, servers that break HTTP, and bodies without end. */
export function transportAttacks(): Attack[] {
  return [...redirects(), ...protocols(), ...lengths(), ...slow()];
}

function location(value: string, status = 302): NonNullable<Attack['at']>[string] {
  return raw(`HTTP/1.1 ${status} Moved\r\nLocation: ${value}\r\nContent-Length: 0\r\n\r\n`);
}

function redirects(): Attack[] {
  const cycle = (step: number, of: number): NonNullable<Attack['at']>[string] => {
    return (request, response) => {
      const base = (request.url ?? '').replace(/\/\d+$/, '');
      response.writeHead(301, { location: step + 1 === of ? base : `${base}/${step + 1}` }).end();
    };
  };
  const growing: NonNullable<Attack['at']>[string] = (request, response) => {
    response.writeHead(302, { location: `${request.url}?${'x'.repeat(500)}` }).end();
  };
  return [
    { name: 'a redirect to itself', at: { '': cycle(0, 1) }, outcome: ['redirect-loop'] },
    { name: 'a circle of two', at: { '': cycle(0, 2), '/1': cycle(1, 2) }, outcome: ['redirect-loop'] },
    {
      name: 'a circle of five',
      at: { '': cycle(0, 5), '/1': cycle(1, 5), '/2': cycle(2, 5), '/3': cycle(3, 5), '/4': cycle(4, 5) },
      outcome: ['redirect-loop'],
    },
    { name: 'a chain whose addresses grow', at: { '': growing }, outcome: ['redirect-loop'] },
    {
      name: 'a redirect without an address',
      at: { '': raw('HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n') },
      outcome: ['bad-redirect'],
    },
    { name: 'a redirect to nothing', at: { '': location('') }, outcome: ['bad-redirect'] },
    { name: 'a redirect to blanks', at: { '': location('   ') }, outcome: ['bad-redirect'] },
    { name: 'a redirect to nonsense', at: { '': location('http://[') }, outcome: ['bad-redirect'] },
    { name: 'a redirect to its own fragment', at: { '': location('#again') }, outcome: ['redirect-loop'] },
    {
      name: 'a redirect to an address of 60 kB',
      at: { '': location(`/${'a'.repeat(60_000)}`) },
      outcome: ['http-status', 'too-large', 'connect', 'protocol'],
    },
    { name: 'a redirect with a forged line', at: { '': location('/x%0d%0aX-Evil:%201') }, outcome: ['http-status'] },
    {
      name: 'two redirects in one answer',
      at: {
        '': raw('HTTP/1.1 302 Found\r\nLocation: /nowhere\r\nLocation: http://127.0.0.1/\r\nContent-Length: 0\r\n\r\n'),
      },
      outcome: ['http-status', 'refused-address', 'bad-redirect', 'protocol'],
    },
    {
      name: 'a redirect with an endless body',
      at: { '': flood('HTTP/1.1 302 Found\r\nLocation: /nowhere\r\n\r\n', 'x'.repeat(65_536)) },
      outcome: ['http-status'],
    },
    {
      name: 'a redirect by a refresh header',
      at: { '': document(FEED, { refresh: '0; url=http://127.0.0.1/' }) },
      outcome: ['feed'],
    },
    {
      name: 'a redirect by a page',
      at: { '': document('<html><meta http-equiv="refresh" content="0; url=http://127.0.0.1/"></html>') },
      outcome: ['not-a-feed'],
    },
    { name: 'a 300 with an address', at: { '': location('http://127.0.0.1/', 300) }, outcome: ['http-status'] },
    {
      name: 'a 304 with an address, unasked',
      at: { '': raw('HTTP/1.1 304 Not Modified\r\nLocation: http://127.0.0.1/\r\n\r\n') },
      outcome: ['unchanged'],
    },
    { name: 'a 399 with an address', at: { '': location('http://127.0.0.1/', 399) }, outcome: ['http-status'] },
  ];
}

function protocols(): Attack[] {
  const attack = (name: string, responder: NonNullable<Attack['at']>[string], ...outcome: string[]): Attack => ({
    name,
    at: { '': responder },
    isHasty: true,
    outcome: outcome.length === 0 ? ANY_FAILURE : outcome,
  });
  const fields = (count: number, length: number): string =>
    Array.from({ length: count }, (_, index) => `X-${index}: ${'a'.repeat(length)}\r\n`).join('');
  return [
    attack('a hundred thousand header fields', raw(OK, fields(100_000, 1))),
    attack('one header field of ten million bytes', raw(OK, `X-A: ${'a'.repeat(10_000_000)}\r\n\r\n`)),
    attack('a header name of a million bytes', raw(OK, `${'A'.repeat(1_000_000)}: 1\r\n\r\n`)),
    attack('header fields without end', flood(OK, 'X-A: 1\r\n')),
    attack('a status line without end', flood('HTTP/1.1 200 ', 'a'.repeat(4_096))),
    attack('interim answers without end', flood('', 'HTTP/1.1 100 Continue\r\n\r\n')),
    attack('early hints without end', flood('', 'HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n')),
    attack('fifty thousand cookies', raw(OK, 'Set-Cookie: a=b\r\n'.repeat(50_000), '\r\n')),
    attack('NUL in a header', raw(OK, 'X-A: a\0b\r\n\r\n', FEED)),
    attack('a bare carriage return in a header', raw(OK, 'X-A: a\rX-B: b\r\n\r\n', FEED)),
    attack('a folded header', raw(OK, 'X-A: a\r\n b\r\n\r\n', FEED), 'feed', 'protocol'),
    attack('a header without a colon', raw(OK, 'nonsense\r\n\r\n', FEED)),
    attack('a blank before the colon', raw(OK, 'Content-Length : 5\r\n\r\n', FEED), ...ANY_FAILURE, 'feed'),
    attack('two lengths', raw(OK, 'Content-Length: 5\r\nContent-Length: 500\r\n\r\n', FEED)),
    attack('a negative length', raw(OK, 'Content-Length: -1\r\n\r\n', FEED)),
    attack('a length past all numbers', raw(OK, 'Content-Length: 99999999999999999999999\r\n\r\n', FEED)),
    attack('a length that is not reached', raw(OK, `Content-Length: 100000\r\n\r\n`, FEED)),
    attack(
      'a length and chunks',
      raw(OK, 'Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n', '0\r\n\r\n', FEED),
    ),
    attack(
      'a smuggled second answer',
      raw(OK, `Content-Length: ${FEED.length}\r\n\r\n`, FEED, `${OK}\r\n<html/>`),
      'feed',
    ),
    attack('a chunk without a size', raw(CHUNKED, 'zz\r\n')),
    attack('a chunk of all sizes', raw(CHUNKED, 'FFFFFFFFFFFFFFFFF\r\nabc')),
    attack('a negative chunk', raw(CHUNKED, '-5\r\nabc')),
    attack('a chunk extension without end', flood(`${CHUNKED}5;`, 'a=b;'.repeat(1_000))),
    attack('chunks of one byte without end', flood(CHUNKED, '1\r\na\r\n'.repeat(1_000))),
    attack('trailers without end', flood(`${CHUNKED}0\r\n`, 'X-A: 1\r\n'.repeat(100))),
    attack('HTTP/0.9', raw(FEED)),
    attack('HTTP/2 unasked', raw('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n')),
    attack('HTTP/9.9', raw('HTTP/9.9 200 OK\r\n\r\n', FEED)),
    attack('another protocol', raw('SSH-2.0-OpenSSH_9.6\r\n')),
    attack('status 0', raw('HTTP/1.1 000 \r\n\r\n', FEED)),
    attack('status 999', raw('HTTP/1.1 999 Denied\r\n\r\n', FEED)),
    attack('status 99999', raw('HTTP/1.1 99999 X\r\n\r\n', FEED)),
    attack(
      'an upgrade unasked',
      raw('HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n', FEED),
    ),
    attack('no content', raw('HTTP/1.1 204 No Content\r\n\r\n')),
    attack('an empty body', raw(OK, 'Content-Length: 0\r\n\r\n')),
    attack(
      'a part of the content',
      raw('HTTP/1.1 206 Partial Content\r\nContent-Range: bytes 0-10/100\r\n\r\n', FEED),
      'feed',
    ),
    attack('a connection reset at once', ({ socket }) => void socket.resetAndDestroy()),
    attack('a connection reset in the body', ({ socket }) => {
      socket.write(`${OK}Content-Length: 100000\r\n\r\n<rss>`, () => socket.resetAndDestroy());
    }),
    attack(
      'a content type of a megabyte',
      raw(`HTTP/1.1 200 OK\r\nContent-Type: text/xml; charset=${'a'.repeat(1_000_000)}\r\n\r\n`, FEED),
    ),
    attack('a content location elsewhere', document(FEED, { 'content-location': 'file:///etc/passwd' }), 'feed'),
    attack(
      'a charset that is a path',
      document(FEED, { 'content-type': 'text/xml; charset=../../../etc/passwd' }),
      'feed',
    ),
  ];
}

function lengths(): Attack[] {
  const zeros = Buffer.alloc(50_000_000);
  const gzip = gzipSync(zeros);
  const brotli = (bytes: Buffer | string): Buffer => brotliCompressSync(bytes, QUICKLY);
  const padded = (): string => rss(`${ITEM}${' '.repeat(60_000_000)}`);
  const encoded = (name: string, encoding: string, body: Body, ...outcome: string[]): Attack => ({
    name,
    at: { '': document(body, encoding === '' ? {} : { 'content-encoding': encoding }) },
    outcome,
  });
  const wide = (): Buffer =>
    zstdCompressSync(padded(), {
      params: { [constants.ZSTD_c_windowLog]: 27, [constants.ZSTD_c_enableLongDistanceMatching]: 1 },
    });
  return [
    encoded('a bomb in gzip', 'gzip', gzip, 'too-large'),
    encoded('a bomb in gzip, unlabelled', '', gzip, 'too-large'),
    encoded(
      'a bomb in ten gzip members',
      'gzip',
      () => Buffer.concat(Array.from({ length: 10 }, () => gzipSync(zeros.subarray(0, 10_000_000)))),
      'too-large',
    ),
    encoded('a bomb in deflate', 'deflate', () => deflateSync(zeros), 'too-large'),
    encoded('a bomb in bare deflate', 'deflate', () => deflateRawSync(zeros), 'too-large'),
    encoded('a bomb in brotli', 'br', () => brotli(zeros), 'too-large'),
    encoded('a bomb in zstd', 'zstd', () => zstdCompressSync(zeros), 'too-large'),
    encoded('a bomb in zstd with a window of 128 MiB', 'zstd', wide, 'bad-encoding', 'too-large'),
    encoded('a bomb in gzip in gzip', 'gzip, gzip', () => gzipSync(gzip), 'too-large'),
    encoded('a bomb in brotli in gzip', 'br, gzip', () => gzipSync(brotli(zeros)), 'too-large'),
    encoded('a bomb in zstd in brotli', 'zstd, br', () => brotli(zstdCompressSync(zeros)), 'too-large'),
    encoded('a bomb in three layers', 'gzip, gzip, gzip', () => gzipSync(gzipSync(gzip)), 'bad-encoding'),
    encoded('a hundred layers', Array.from({ length: 100 }, () => 'gzip').join(), gzip, 'bad-encoding'),
    encoded(
      'gzip in gzip, labelled once',
      'gzip',
      () => gzipSync(gzipSync(FEED)),
      'not-a-feed',
      'unreadable',
      'bad-encoding',
    ),
    encoded('an unknown encoding', 'compress', gzip, 'bad-encoding'),
    encoded('an encoding with a long name', 'x'.repeat(20_000), gzip, 'bad-encoding'),
    encoded('gzip with a wrong checksum', 'gzip', () => corrupt(gzipSync(FEED), -6), 'bad-encoding', 'feed'),
    encoded('gzip broken in the middle', 'gzip', () => corrupt(gzipSync(FEED.repeat(100)), 40), 'bad-encoding'),
    encoded(
      'gzip with rubbish behind it',
      'gzip',
      () => Buffer.concat([gzipSync(FEED), Buffer.from('rubbish')]),
      'feed',
      'bad-encoding',
    ),
    encoded(
      'gzip cut off',
      'gzip',
      () => gzipSync(FEED).subarray(0, 60),
      'feed',
      'not-a-feed',
      'bad-encoding',
      'unreadable',
    ),
    encoded('brotli that is none', 'br', () => Buffer.from(FEED), 'bad-encoding'),
    encoded('zstd that is none', 'zstd', () => Buffer.from(FEED), 'bad-encoding'),
    encoded('a feed of 60 MB of blanks in brotli', 'br', () => brotli(padded()), 'too-large'),
    { name: 'a body without end', at: { '': flood(`${OK}\r\n`, ' '.repeat(65_536)) }, outcome: ['too-large'] },
    {
      name: 'a title without end',
      at: { '': flood(`${OK}\r\n<rss version="2.0"><channel><item><title>`, 'a'.repeat(65_536)) },
      outcome: ['too-large'],
    },
    {
      name: 'a title of 100 MB',
      at: {
        '': flood(
          `${OK}Content-Length: 100000100\r\n\r\n<rss version="2.0"><channel><item><title>`,
          'a'.repeat(65_536),
        ),
      },
      outcome: ['too-large'],
    },
    {
      name: 'items without end',
      at: { '': flood(`${CHUNKED}`, `1D\r\n${ITEM}\r\n`.repeat(500)) },
      outcome: ['too-large', 'protocol'],
    },
    { name: 'gzip without end', at: { '': endlessGzip() }, outcome: ['too-large'] },
  ];
}

/** The kit tests what unpacks, not what packs. */
const QUICKLY = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };

function corrupt(bytes: Buffer, at: number): Buffer {
  const index = at < 0 ? bytes.length + at : at;
  bytes[index] = (bytes[index] ?? 0) ^ 0xff;
  return bytes;
}

/** Members of compressed blanks, one after the other. */
function endlessGzip(): NonNullable<Attack['at']>[string] {
  return flood(`${OK}Content-Encoding: gzip\r\n\r\n`, gzipSync(Buffer.alloc(1_000_000, ' ')));
}

function slow(): Attack[] {
  const drip = (start: string, block: string): NonNullable<Attack['at']>[string] => {
    return ({ socket }) => {
      socket.on('error', () => undefined).write(start);
      const timer = setInterval(() => socket.write(block), 20);
      socket.on('close', () => clearInterval(timer));
    };
  };
  const attack = (name: string, responder: NonNullable<Attack['at']>[string]): Attack => ({
    name,
    at: { '': responder },
    isHasty: true,
    outcome: ['timeout'],
  });
  return [
    attack('silence', () => undefined),
    attack('silence after the header', ({ socket }) => void socket.write(`${OK}Content-Length: 100\r\n\r\n`)),
    attack('silence in the middle of the body', ({ socket }) => void socket.write(`${OK}\r\n<rss version="2.0">`)),
    attack('silence in the middle of the header', ({ socket }) => void socket.write(OK)),
    attack('a status line that drips', drip('HTTP/1.1 200 ', 'O')),
    attack('a header that drips', drip(OK, 'X-A: 1\r\n')),
    attack('a body that drips', drip(`${OK}\r\n<rss>`, ' ')),
    attack('chunks that drip', drip(CHUNKED, '1\r\na\r\n')),
    attack('interim answers that drip', drip('', 'HTTP/1.1 102 Processing\r\n\r\n')),
    attack('items that drip', drip(`${OK}\r\n<rss version="2.0"><channel>`, ITEM)),
    {
      name: 'a redirect at each tenth of a second',
      at: {
        '': (request, response) => {
          const timer = setTimeout(() => response.writeHead(302, { location: `${request.url}?x` }).end(), 100);
          response.on('close', () => clearTimeout(timer));
        },
      },
      isHasty: true,
      outcome: ['timeout'],
    },
  ];
}
