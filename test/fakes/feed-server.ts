import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, type Socket } from 'node:net';
import { once } from 'node:events';

export type Responder = (request: IncomingMessage, response: ServerResponse) => void;

/**
 * A real HTTP server on loopback that serves feeds and misbehaves on demand. Keeps what it was asked, so that a test can
 * say what must never have been asked at all.
 */
export class FeedServer {
  readonly requests: { url: string; headers: IncomingMessage['headers'] }[] = [];
  private readonly responders = new Map<string, Responder>();
  private readonly sockets = new Set<Socket>();
  private readonly drips = new Set<NodeJS.Timeout>();

  private constructor(
    private readonly server: Server,
    readonly port: number,
  ) {
    server.on('connection', (socket) => {
      this.sockets.add(socket);
      socket.on('close', () => this.sockets.delete(socket));
      socket.on('error', () => undefined);
    });
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      const url = request.url ?? '/';
      this.requests.push({ url, headers: request.headers });
      const responder = this.responders.get(url.split('?')[0] ?? '/');
      if (responder === undefined) response.writeHead(404).end('Not found');
      else responder(request, response);
    });
  }

  static async start(host = '127.0.0.1'): Promise<FeedServer> {
    const server = createServer({ keepAliveTimeout: 500 });
    server.listen(0, host);
    await once(server, 'listening');
    return new FeedServer(server, (server.address() as AddressInfo).port);
  }

  url(path: string, host = '127.0.0.1'): string {
    return `http://${host}:${this.port}${path}`;
  }

  /** Answers `path` in full control of the response. */
  on(path: string, responder: Responder): void {
    this.responders.set(path, responder);
  }

  off(path: string): void {
    this.responders.delete(path);
  }

  /** Serves a document with validators: ETag and Last-Modified are honoured as a good server does. */
  serve(path: string, body: string | Buffer, headers: Record<string, string> = {}): void {
    this.on(path, (request, response) => {
      const { etag, 'last-modified': lastModified } = headers;
      const isUnchanged =
        (etag !== undefined && request.headers['if-none-match'] === etag) ||
        (etag === undefined && lastModified !== undefined && request.headers['if-modified-since'] === lastModified);
      if (isUnchanged) response.writeHead(304, headers).end();
      else response.writeHead(200, { 'content-type': 'application/rss+xml; charset=utf-8', ...headers }).end(body);
    });
  }

  redirect(path: string, location: string, status = 302): void {
    this.on(path, (_, response) => {
      response.writeHead(status, { location }).end();
    });
  }

  status(path: string, status: number, headers: Record<string, string> = {}): void {
    this.on(path, (_, response) => {
      response.writeHead(status, headers).end();
    });
  }

  /** Sends the header and then one byte each `everyMs`, for ever. */
  drip(path: string, everyMs: number): void {
    this.on(path, (_, response) => {
      response.writeHead(200, { 'content-type': 'application/rss+xml' });
      this.every(everyMs, response, () => response.write(' '));
    });
  }

  /** Never finishes its response header. */
  dripHeaders(path: string, everyMs: number): void {
    this.on(path, (request, response) => {
      request.socket.write('HTTP/1.1 200 OK\r\n');
      this.every(everyMs, response, () => request.socket.write('X-Slow: 1\r\n'));
    });
  }

  /** Repeats a block for ever, as fast as it is taken. */
  endless(path: string, block: Buffer, headers: Record<string, string> = {}): void {
    this.on(path, (_, response) => {
      response.writeHead(200, { 'content-type': 'application/rss+xml', ...headers });
      const pump = (): void => {
        while (!response.destroyed && response.write(block));
      };
      response.on('drain', pump);
      pump();
    });
  }

  /** Takes the request and says nothing. */
  hang(path: string): void {
    this.on(path, () => undefined);
  }

  async stop(): Promise<void> {
    for (const drip of this.drips) clearInterval(drip);
    for (const socket of this.sockets) socket.destroy();
    this.server.close();
    await once(this.server, 'close');
  }

  private every(everyMs: number, response: ServerResponse, act: () => void): void {
    const drip = setInterval(act, everyMs);
    this.drips.add(drip);
    response.on('close', () => {
      clearInterval(drip);
      this.drips.delete(drip);
    });
  }
}
