import type { Responder } from '../fakes/feed-server.js';

/** One attack: what the source's address is, what stands there, and what may come of it. */
export interface Attack {
  readonly name: string;
  /** The source's address; `{port}` is the port of all servers, `{here}` the attack's own address on the hostile one. */
  readonly url?: string;
  /** What the hostile server does at the attack's address, and below it. */
  readonly at?: Readonly<Record<string, Responder>>;
  /** What names resolve to: one list of addresses for each look-up, the last for all that follow. */
  readonly dns?: Readonly<Record<string, readonly (readonly string[])[]>>;
  /** Addresses that the operator allows; else the hostile server's alone. */
  readonly allowed?: readonly string[];
  /** Times out after less than half a second, so that the kit need not wait as long as the product does. */
  readonly isHasty?: boolean;
  /** Any of these may come of it: `feed`, or the code of a failure. */
  readonly outcome: readonly string[];
  /** What the first item must be like. */
  readonly first?: Readonly<Record<string, unknown>>;
}

/** What the collector made of it. */
export interface AttackReply {
  readonly outcome: string;
  readonly count?: number;
  readonly warnings?: readonly string[];
  /** What is wrong with any item. */
  readonly faults?: readonly string[];
  readonly items: readonly Readonly<Record<string, unknown>>[];
}

/** A document, or what makes it when it is asked for: the kit's large ones would not fit into memory together. */
export type Body = string | Buffer | (() => string | Buffer);

/** Answers with a document. */
export function document(body: Body, headers: Record<string, string> = {}): Responder {
  return (_, response) => {
    const bytes = typeof body === 'function' ? body() : body;
    response.writeHead(200, { 'content-type': 'application/xml', ...headers }).end(bytes);
  };
}

/** Answers with bytes of our own in place of HTTP, and ends. */
export function raw(...pieces: readonly (string | Buffer)[]): Responder {
  return ({ socket }) => {
    for (const piece of pieces) socket.write(piece);
    socket.end();
  };
}

/** Sends an answer's start and then a block again and again, as fast as it is taken, until the other side has enough. */
export function flood(start: string | Buffer, block: string | Buffer): Responder {
  return ({ socket }) => {
    const bytes = Buffer.from(block);
    const pump = (): void => {
      while (!socket.destroyed && socket.write(bytes));
    };
    socket.on('drain', pump).on('error', () => undefined);
    socket.write(start);
    pump();
  };
}

/** An RSS document of one channel. */
export function rss(inside: string, before = ''): string {
  return `<?xml version="1.0"?>${before}<rss version="2.0"><channel><title>T</title>${inside}</channel></rss>`;
}
