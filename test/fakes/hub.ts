import { createHmac, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

/** What was asked of the hub, by the names of the form. */
export type HubRequest = Readonly<Record<string, string>>;

/** An agreement that the subscriber has confirmed. */
export interface Agreed {
  readonly callback: string;
  readonly topic: string;
  readonly secret: string;
}

/** How a hub signs. */
export interface Signing {
  readonly method?: string;
  /** Null: not at all. */
  readonly secret?: string | null;
  readonly contentType?: string;
}

/**
 * A small WebSub hub on loopback: takes requests, verifies them at the callback, tells of news. It reaches the callbacks of
 * the application where that listens, as through the proxy that answers for its public name.
 */
export class Hub {
  readonly asked: HubRequest[] = [];
  /** By callback. */
  readonly agreed = new Map<string, Agreed>();
  /** What was said to the last requests: whether the callback gave the challenge back. */
  readonly confirmed: boolean[] = [];
  leaseSeconds: string | null = '86400';
  /** What is answered to requests; 202 has them verified. */
  answerWith = 202;
  private readonly verifying = new Set<Promise<void>>();

  private constructor(
    private readonly server: Server,
    private readonly reach: () => string,
  ) {
    server.on('request', (request: IncomingMessage, response: ServerResponse) => void this.take(request, response));
  }

  static async start(reach: () => string): Promise<Hub> {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new Hub(server, reach);
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/`;
  }

  /** Resolves when all that was asked so far has been verified or refused. */
  async settle(): Promise<void> {
    await Promise.all(this.verifying);
  }

  /** Asks a callback. @returns Its answer. */
  async verify(callback: string, query: Readonly<Record<string, string>>): Promise<Response> {
    return fetch(`${this.at(callback)}?${new URLSearchParams(query).toString()}`);
  }

  /** Sends a document to a callback, signed. @returns The status of the answer. */
  async push({ callback, secret }: Agreed, document: string | Buffer, signing: Signing = {}): Promise<number> {
    const { method = 'sha256', secret: key = secret, contentType = 'application/rss+xml' } = signing;
    const answer = await fetch(this.at(callback), {
      method: 'POST',
      body: typeof document === 'string' ? document : new Uint8Array(document),
      headers: {
        'content-type': contentType,
        ...(key === null
          ? {}
          : { 'x-hub-signature': `${method}=${createHmac(method, key).update(document).digest('hex')}` }),
      },
    });
    return answer.status;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  private at(callback: string): string {
    return this.reach() + new URL(callback).pathname;
  }

  private async take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    const form = Object.fromEntries(new URLSearchParams(Buffer.concat(pieces).toString('utf8')));
    this.asked.push(form);
    const verified = this.answerWith === 202 ? this.confirm(form) : Promise.resolve();
    this.verifying.add(verified);
    await verified;
    response.writeHead(this.answerWith).end(this.answerWith === 202 ? '' : 'not today');
  }

  private async confirm(form: HubRequest): Promise<void> {
    const {
      'hub.mode': mode = '',
      'hub.topic': topic = '',
      'hub.callback': callback = '',
      'hub.secret': secret = '',
    } = form;
    const challenge = randomUUID();
    const answer = await this.verify(callback, {
      'hub.mode': mode,
      'hub.topic': topic,
      'hub.challenge': challenge,
      ...(mode === 'subscribe' && this.leaseSeconds !== null ? { 'hub.lease_seconds': this.leaseSeconds } : {}),
    });
    const isConfirmed = answer.ok && (await answer.text()) === challenge;
    this.confirmed.push(isConfirmed);
    if (!isConfirmed) return;
    if (mode === 'subscribe') this.agreed.set(callback, { callback, topic, secret });
    else this.agreed.delete(callback);
  }
}
