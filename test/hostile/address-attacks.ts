import { type Attack, document, rss } from './attack.js';

/** Loopback in the notations that URLs, resolvers and old libraries know; a server listens there and must never hear of us. */
const LOOPBACK = [
  '127.0.0.1',
  '127.0.0.1.',
  '127.1',
  '127.1.',
  '127.0.1',
  '2130706433',
  '0x7f000001',
  '0X7F000001',
  '0x7f.1',
  '0x7f.0x0.0x0.0x1',
  '0x7f.0.0.1',
  '0177.0.0.1',
  '0177.1',
  '017700000001',
  '0000177.0.0.01',
  '0x0000007f.0.0.1',
  '%31%32%37.0.0.1',
  '127%2e0%2e0%2e1',
  '①②⑦.⓪.⓪.①',
  '１２７.０.０.１',
  '127。0。0。1',
  '127．0．0．1',
  '127｡0｡0｡1',
  '12\u00AD7.0.0.1',
  '127.0.0.\u200B1',
  'localhost',
  'LOCALHOST',
  'localhost.',
  'ⓛocalhost',
  'loc\u00ADalhost',
  '127.0.0.2',
  '127.255.255.254',
  '0.0.0.0',
  '0',
  '0x0',
  '00.00.00.00',
  '[::1]',
  '[0:0:0:0:0:0:0:1]',
  '[0000:0000:0000:0000:0000:0000:0000:0001]',
  '[::0001]',
  '[::]',
  '[::ffff:127.0.0.1]',
  '[::FFFF:127.0.0.1]',
  '[::ffff:7f00:1]',
  '[0:0:0:0:0:ffff:7f00:0001]',
  '[::127.0.0.1]',
  '[::7f00:1]',
  '[::ffff:0:127.0.0.1]',
  '[::ffff:0.0.0.0]',
  '[64:ff9b::127.0.0.1]',
  '[64:ff9b::7f00:1]',
  '[64:ff9b:1::7f00:1]',
  '[2002:7f00:1::]',
  '[2002:7f00:1::1]',
  '[2001:0:7f00:1::]',
  '[::1%25lo]',
];

/** What else is no part of the public internet. Nobody is there, but asking would already be the fault. */
const PRIVATE = [
  '10.0.0.1',
  '10.1',
  '167772161',
  '0xa.0.0.1',
  '172.16.0.1',
  '172.31.255.254',
  '192.168.0.1',
  '192.168.1',
  '0xC0A80001',
  '169.254.169.254',
  '2852039166',
  '0xA9FEA9FE',
  '0251.0376.0251.0376',
  '169.254.43518',
  '100.64.0.1',
  '100.100.100.200',
  '192.0.0.192',
  '198.18.0.1',
  '203.0.113.7',
  '224.0.0.251',
  '239.255.255.250',
  '240.0.0.1',
  '255.255.255.255',
  '[::ffff:169.254.169.254]',
  '[::ffff:a9fe:a9fe]',
  '[::ffff:10.0.0.1]',
  '[64:ff9b::a9fe:a9fe]',
  '[2002:a9fe:a9fe::1]',
  '[fe80::1]',
  '[fe80::a9fe:a9fe]',
  '[febf::1]',
  '[fec0::1]',
  '[fc00::1]',
  '[fd00:ec2::254]',
  '[fdff:ffff::1]',
  '[ff02::1]',
  '[ff05::1:3]',
  '[2001:db8::1]',
  '[2001::1]',
  '[2001:10::1]',
  '[100::1]',
  '[3fff::1]',
  '[5f00::1]',
];

const OTHER_SCHEMES = [
  'file:///etc/passwd',
  'file://localhost/etc/passwd',
  'FILE:///etc/passwd',
  'ftp://127.0.0.1:{port}/feed',
  'gopher://127.0.0.1:{port}/_GET%20/',
  'dict://127.0.0.1:{port}/stats',
  'ldap://127.0.0.1:{port}/',
  'ws://127.0.0.1:{port}/',
  'feed:http://127.0.0.1:{port}/',
  'feed://127.0.0.1:{port}/',
  'jar:http://127.0.0.1:{port}/!/',
  'view-source:http://127.0.0.1:{port}/',
  'blob:http://127.0.0.1:{port}/1',
  'data:application/rss+xml,<rss/>',
  'javascript:fetch("http://127.0.0.1:{port}/")',
  'about:blank',
  'unix:/var/run/docker.sock',
  'http+unix://%2Fvar%2Frun%2Fdocker.sock/info',
];

/** Addresses on which parsers of addresses disagree. */
const CONFUSING = [
  'http://127.0.0.5:{port}@127.0.0.1:{port}/',
  'http://user:pass@127.0.0.1:{port}/',
  'http://127.0.0.1:{port}\\@127.0.0.5:{port}/',
  'http://127.0.0.1:{port}#@127.0.0.5/',
  'http://127.0.0.1:{port}?@127.0.0.5/',
  'http://127.0.0.5%00.127.0.0.1:{port}/',
  'http://127.0.0.5 127.0.0.1:{port}/',
  'http:127.0.0.1:{port}/',
  'http:/127.0.0.1:{port}/',
  'http:///127.0.0.1:{port}/',
  'http:\\\\127.0.0.1:{port}\\',
  'ht\ntp://127.0.\t0.1:{port}/',
  ' \u0001http://127.0.0.1:{port}/',
  'http://127.0.0.1:0{port}/',
  'https://127.0.0.1:{port}/',
  'http://127.0.0.1:22/',
  'http://127.0.0.1:25/%0d%0aMAIL%20FROM',
  'http://127.0.0.1:6667/',
];

const REFUSED = ['refused-address', 'dns'];

const feed = document(rss('<item><title>A</title></item>'));

/** Addresses given as the source's own, where a redirect leads, and what names resolve to. */
export function addressAttacks(): Attack[] {
  const hosts = [...LOOPBACK, ...PRIVATE];
  const urls = [...hosts.map((host) => `http://${host}:{port}/`), ...CONFUSING, ...OTHER_SCHEMES];
  return [
    ...urls.map((url): Attack => ({ name: `the address ${url}`, url, outcome: REFUSED })),
    ...urls.map((url): Attack => ({
      name: `a redirect to ${url}`,
      at: { '': redirectTo(url) },
      outcome: [...REFUSED, 'bad-redirect', 'http-status', 'protocol'],
    })),
    ...RESOLVED.map(([what, addresses]): Attack => ({
      name: `a name that resolves to ${what}`,
      url: 'http://feeds.example.org:{port}/',
      dns: { 'feeds.example.org': [addresses] },
      outcome: REFUSED,
    })),
    ...[0, 1, 2, 3, 4, 5].map(rebindingAtHop),
    ...[1, 2, 3, 4, 5].map(privateAtHop),
    {
      name: 'a name with an inner address before an allowed one',
      url: 'http://both.example.org:{port}{path}',
      at: { '': feed },
      dns: { 'both.example.org': [['127.0.0.1', '::1', '127.0.0.5']] },
      outcome: ['feed'],
    },
    {
      name: 'a name that is allowed for another source',
      url: 'http://inner.example.org.evil.example.org:{port}/',
      dns: { 'inner.example.org.evil.example.org': [['127.0.0.1']] },
      allowed: ['inner.example.org'],
      outcome: REFUSED,
    },
    {
      name: 'an allowed name that redirects to its neighbour by address',
      url: 'http://inner.example.org:{port}{path}',
      at: { '': redirectTo('http://127.0.0.1:{port}/') },
      dns: { 'inner.example.org': [['127.0.0.5']] },
      allowed: ['inner.example.org'],
      outcome: REFUSED,
    },
  ];
}

const RESOLVED: readonly (readonly [string, readonly string[]])[] = [
  ['loopback', ['127.0.0.1']],
  ['loopback in IPv6', ['::1']],
  ['loopback mapped', ['::ffff:127.0.0.1']],
  ['loopback mapped, in hexadecimal', ['::ffff:7f00:1']],
  ['loopback through NAT64', ['64:ff9b::7f00:1']],
  ['loopback through 6to4', ['2002:7f00:1::1']],
  ['a private network', ['10.0.0.1']],
  ['the metadata service', ['169.254.169.254']],
  ['the metadata service, mapped', ['::ffff:a9fe:a9fe']],
  ['link-local with a zone', ['fe80::1%lo']],
  ['unique local', ['fd00::1']],
  ['nothing', []],
  ['what is no address', ['0x7f.1']],
  ['a number', ['2130706433']],
  ['another name', ['localhost']],
  ['an empty text', ['']],
  ['a thousand inner ones', Array.from({ length: 1_000 }, (_, index) => `10.0.${index >> 8}.${index & 255}`)],
];

function redirectTo(location: string): NonNullable<Attack['at']>[string] {
  return ({ socket }) => {
    const port = String(socket.localPort);
    // As bytes: the standard header writer refuses what hostile servers send.
    socket.end(
      `HTTP/1.1 302 Found\r\nLocation: ${location.replaceAll('{port}', port).replace(/[\r\n]/g, '%0A')}\r\nContent-Length: 0\r\n\r\n`,
    );
  };
}

/** Each hop goes to the same name, which answers with the hostile server until the given hop, then with loopback. */
function rebindingAtHop(hop: number): Attack {
  const name = `rebind-${hop}.example.org`;
  const at: Record<string, NonNullable<Attack['at']>[string]> = { [`/${hop}`]: feed };
  for (let index = 0; index < hop; index += 1) {
    at[index === 0 ? '' : `/${index}`] = (request, response) => {
      const base = (request.url ?? '').replace(/\/\d$/, '');
      response.writeHead(302, { location: `http://${name}:${request.socket.localPort}${base}/${index + 1}` }).end();
    };
  }
  return {
    name: `a name that is rebound to loopback at hop ${hop}`,
    url: `http://${name}:{port}{path}`,
    at,
    dns: { [name]: [...Array.from({ length: hop }, () => ['127.0.0.5']), ['127.0.0.1', '::1']] },
    outcome: REFUSED,
  };
}

/** Plain redirects on the hostile server, the last of them to loopback. */
function privateAtHop(hop: number): Attack {
  const at: Record<string, NonNullable<Attack['at']>[string]> = {};
  for (let index = 0; index < hop; index += 1) {
    at[index === 0 ? '' : `/${index}`] = (request, response) => {
      const base = (request.url ?? '').replace(/\/\d$/, '');
      const last = `http://127.0.0.1:${request.socket.localPort}/`;
      response.writeHead(307, { location: index + 1 === hop ? last : `${base}/${index + 1}` }).end();
    };
  }
  return { name: `loopback behind ${hop} redirects`, at, outcome: REFUSED };
}
