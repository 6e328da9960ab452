/** A server on loopback that does its worst, run by child-server.client: the path's first part says how. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';

const XML = { 'content-type': 'application/rss+xml' };
const BLOCK = Buffer.alloc(65_536, ' ');
const BOMB = gzipSync(Buffer.alloc(60_000_000, ' '));
const LARGE = `<rss version="2.0"><channel><title>Large</title>${'<item><title>One</title><description>Two &amp; three</description></item>'.repeat(120_000)}`;

type Act = (request: IncomingMessage, response: ServerResponse) => void;

/** Sends something each so many ms until the other side has enough. */
function every(ms: number, response: ServerResponse, send: () => void): void {
  const dripping = setInterval(send, ms);
  response.on('close', () => clearInterval(dripping));
}

const ACTS: Readonly<Record<string, Act>> = {
  silent: () => undefined,
  'header-drip': ({ socket }, response) => {
    socket.write('HTTP/1.1 200 OK\r\n');
    every(1_000, response, () => socket.write('X-Slow: 1\r\n'));
  },
  drip: (_, response) => {
    response.writeHead(200, XML);
    every(1_000, response, () => response.write(' '));
  },
  'large-drip': (_, response) => {
    response.writeHead(200, XML).write(Buffer.alloc(1_200_000, ' '));
    every(1_000, response, () => response.write(' '));
  },
  endless: (_, response) => {
    response.writeHead(200, XML);
    const pump = (): void => {
      while (!response.destroyed && response.write(BLOCK));
    };
    response.on('drain', pump);
    pump();
  },
  bomb: (_, response) => response.writeHead(200, { ...XML, 'content-encoding': 'gzip' }).end(BOMB),
  large: (_, response) => response.writeHead(200, XML).end(LARGE),
  circle: ({ url }, response) => response.writeHead(302, { location: url }).end(),
  slow: (_, response) => {
    const answering = setTimeout(() => response.writeHead(503).end(), 10_000);
    response.on('close', () => clearTimeout(answering));
  },
};

process.on('disconnect', () => process.exit());

const server = createServer((request, response) => {
  request.socket.on('error', () => undefined);
  const act = ACTS[(request.url ?? '').split('/')[1] ?? ''];
  if (act === undefined) response.writeHead(404).end();
  else act(request, response);
});

server.listen(0, '0.0.0.0', () => {
  const address = server.address();
  process.send?.(address && typeof address === 'object' ? address.port : 0);
});
