/** The feeds of the sample on loopback, each on a port of its own: to the poller every port is a host. */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buildDocument } from './build-documents.js';
import type { Outlet } from './build-sample.js';
import { encodeText } from './encode-text.js';

/** How long the slow outlet takes to answer, in ms: longer than people like, within what the poller grants. */
const SLOW_MS = 2_500;

const PAGE = '<!doctype html><title>Broken Mast News</title><p>Our feeds have moved. Ask at the desk.</p>';

/** One outlet's server. */
interface Stand {
  readonly outlet: Outlet;
  readonly server: Server;
  readonly address: string;
}

export class DemoFeeds {
  private round: 1 | 2 = 1;
  private readonly delays = new Set<NodeJS.Timeout>();
  private readonly stands: Stand[] = [];

  private constructor() {}

  /** Starts a server for each outlet. */
  static async start(outlets: readonly Outlet[]): Promise<DemoFeeds> {
    const feeds = new DemoFeeds();
    try {
      for (const outlet of outlets) await feeds.open(outlet);
    } catch (error) {
      await feeds.stop();
      throw error;
    }
    return feeds;
  }

  /** Where each outlet's feed is, by the outlet's name. */
  get addresses(): ReadonlyMap<string, string> {
    return new Map(this.stands.map(({ outlet, address }) => [outlet.name, address]));
  }

  /** From here on the feeds have what is fresh, items read as edited, and the server that was failing is dead. */
  async beginSecondRound(): Promise<void> {
    this.round = 2;
    for (const { outlet, server } of this.stands) if (outlet.behaviour === 'dies') await close(server);
  }

  async stop(): Promise<void> {
    for (const delay of this.delays) clearTimeout(delay);
    await Promise.all(this.stands.map(({ server }) => close(server)));
  }

  private async open(outlet: Outlet): Promise<void> {
    const server = createServer((request, response) => this.answer(outlet, request, response));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const extension = outlet.format === 'json' ? 'json' : 'xml';
    this.stands.push({ outlet, server, address: `http://127.0.0.1:${port}/${outlet.name}.${extension}` });
  }

  private answer(outlet: Outlet, request: IncomingMessage, response: ServerResponse): void {
    switch (outlet.behaviour) {
      case 'dies':
        response.writeHead(500).end('Internal Server Error');
        return;
      case 'gone':
        response.writeHead(410).end('Gone');
        return;
      case 'no-feed':
        response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(PAGE);
        return;
      case 'redirect':
        if (request.url?.startsWith('/feeds/')) this.serve(outlet, request, response);
        else response.writeHead(301, { location: `/feeds${request.url}` }).end();
        return;
      case 'slow': {
        const delay = setTimeout(() => {
          this.delays.delete(delay);
          this.serve(outlet, request, response);
        }, SLOW_MS);
        this.delays.add(delay);
        return;
      }
      case 'good':
      case 'bare-ampersands':
      case 'junk-before-prolog':
      case 'unclosed':
        this.serve(outlet, request, response);
    }
  }

  /** With an ETag, and 304 to those who have it: an outlet with nothing new answers so at the second poll. The charset is told in the header by half of the outlets. */
  private serve(outlet: Outlet, request: IncomingMessage, response: ServerResponse): void {
    const document = buildDocument(outlet, this.round);
    const body = encodeText(document.text, outlet.charset);
    const etag = `"${createHash('sha256').update(body).digest('hex').slice(0, 16)}"`;
    if (request.headers['if-none-match'] === etag) {
      response.writeHead(304, { etag }).end();
      return;
    }
    const isToldInHeader = outlet.name.length % 2 === 0;
    const type = isToldInHeader ? `${document.mediaType}; charset=${outlet.charset}` : document.mediaType;
    response.writeHead(200, { 'content-type': type, etag }).end(body);
  }
}

async function close(server: Server): Promise<void> {
  if (!server.listening) return;
  server.close();
  server.closeAllConnections();
  await once(server, 'close');
}
