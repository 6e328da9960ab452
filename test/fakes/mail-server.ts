/** A real SMTP server on loopback that answers as a test tells it to, and keeps what it took. */
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';

/** A mail it has taken. */
export interface TakenMail {
  readonly to: string;
  readonly raw: string;
  readonly mail: ParsedMail;
}

/** How it answers one mail. */
export type MailAnswer =
  | 'accept'
  /** An SMTP reply to RCPT TO. */
  | { readonly recipient: string }
  /** An SMTP reply after the mail has been read. */
  | { readonly data: string }
  /** Takes the mail, then drops the connection before saying so. */
  | 'accept-and-hang-up'
  /** Takes the mail and says nothing. */
  | 'accept-and-keep-silent';

export interface MailServer {
  /** For SMTP_URL. */
  readonly url: string;
  readonly port: number;
  readonly taken: readonly TakenMail[];
  /** Answers for the mails to an address, in order; after that it accepts. */
  answerWith(address: string, ...answers: readonly MailAnswer[]): void;
  /** Runs before each acceptance is said. */
  beforeAccepting(hook: ((mail: TakenMail) => Promise<void>) | null): void;
  close(): Promise<void>;
}

/** Starts one. @param port 0 for any that is free. */
export async function startMailServer(port = 0): Promise<MailServer> {
  const taken: TakenMail[] = [];
  const answers = new Map<string, MailAnswer[]>();
  let hook: ((mail: TakenMail) => Promise<void>) | null = null;
  const sockets = new Set<Socket>();
  const take = async (
    stream: SMTPServerDataStream,
    session: SMTPServerSession,
    answer: (error?: Error | null, message?: string) => void,
  ): Promise<void> => {
    const to = session.envelope.rcptTo[0]?.address ?? '';
    const next = answers.get(to)?.shift() ?? 'accept';
    const raw = await readAll(stream);
    // The sender has gone in the middle of a mail: there is nothing to take and nobody to answer.
    if (raw === null) return;
    if (typeof next === 'object') return answer(reply('data' in next ? next.data : next.recipient));
    const one = { to, raw, mail: await simpleParser(raw) };
    taken.push(one);
    await hook?.(one);
    if (next === 'accept') answer(null, `Taken as ${taken.length}`);
    else if (next === 'accept-and-hang-up') {
      for (const socket of sockets) if (socket.remotePort === session.remotePort) socket.destroy();
    }
  };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    logger: false,
    closeTimeout: 100,
    onRcptTo: ({ address }, _session, callback) => {
      const [next] = answers.get(address) ?? [];
      if (typeof next === 'object' && 'recipient' in next) {
        answers.get(address)?.shift();
        callback(reply(next.recipient));
      } else {
        callback();
      }
    },
    onData: (stream, session, callback) => {
      void take(stream, session, callback);
    },
  });
  server.on('error', () => undefined);
  // A listener of our own, so that connections can be cut.
  const listener: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => undefined);
    server.connect(socket);
  });
  await new Promise<void>((done) => listener.listen(port, '127.0.0.1', done));
  const own = (listener.address() as AddressInfo).port;
  return {
    url: `smtp://127.0.0.1:${own}`,
    port: own,
    taken,
    answerWith: (address, ...more) => void answers.set(address, [...(answers.get(address) ?? []), ...more]),
    beforeAccepting: (given) => {
      hook = given;
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((done) => listener.close(() => done()));
    },
  };
}

/** `450 4.2.0 Greylisted` as the error that smtp-server answers with. */
function reply(line: string): Error {
  const [, code = '451', words = line] = /^(\d{3}) (.*)$/.exec(line) ?? [];
  return Object.assign(new Error(words), { responseCode: Number(code) });
}

async function readAll(stream: SMTPServerDataStream): Promise<string | null> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of stream) chunks.push(chunk as Buffer);
  } catch {
    return null;
  }
  return Buffer.concat(chunks).toString('utf8');
}
