/** A real HTTP server on loopback that takes messages, answers as a test tells it to, and keeps what it took. */
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** A request it has read. */
export interface TakenMessage {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** How it answers one request; `silence` never does. */
export type ReceiverAnswer =
  'silence' | { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: string };

export interface WebhookReceiver {
  readonly url: string;
  readonly taken: readonly TakenMessage[];
  /** Answers for the next requests to a path, in order; after that it answers 204. */
  answerWith(path: string, ...answers: readonly ReceiverAnswer[]): void;
  /** Answers every request to a path from now on. */
  alwaysAnswer(path: string, answer: ReceiverAnswer): void;
  /** What it took at a path, in order. */
  at(path: string): TakenMessage[];
  /** Drops every connection, those of requests that wait for an answer among them. */
  hangUp(): void;
  close(): Promise<void>;
}

export async function startWebhookReceiver(): Promise<WebhookReceiver> {
  const taken: TakenMessage[] = [];
  const next = new Map<string, ReceiverAnswer[]>();
  const always = new Map<string, ReceiverAnswer>();
  const sockets = new Set<Socket>();
  const server = createServer((request, response) => {
    void buffer(request).then((body) => {
      const path = request.url ?? '';
      taken.push({ method: request.method ?? '', path, headers: request.headers, body: body.toString('utf8') });
      const answer = next.get(path)?.shift() ?? always.get(path) ?? { status: 204 };
      if (answer !== 'silence') response.writeHead(answer.status, answer.headers).end(answer.body);
    });
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => undefined);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const hangUp = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    taken,
    answerWith: (path, ...answers) => void next.set(path, [...(next.get(path) ?? []), ...answers]),
    alwaysAnswer: (path, answer) => void always.set(path, answer),
    at: (path) => taken.filter((message) => message.path === path),
    hangUp,
    close: async () => {
      hangUp();
      await new Promise((done) => server.close(done));
    },
  };
}
