/** An SMTP server on loopback, run by the benchmark: it reads every mail to its end, keeps none, and says how many it took. */
import { SMTPServer } from 'smtp-server';

/** What it answers to a question of its parent. */
export interface SmtpCount {
  readonly mails: number;
  /** Bytes of all of them together. */
  readonly bytes: number;
  /** Different recipients. */
  readonly recipients: number;
}

let mails = 0;
let bytes = 0;
const recipients = new Set<string>();

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['AUTH', 'STARTTLS'],
  logger: false,
  onData: (stream, session, done) => {
    stream.on('data', (chunk: Buffer) => (bytes += chunk.length));
    stream.on('end', () => {
      mails++;
      for (const { address } of session.envelope.rcptTo) recipients.add(address);
      done(null, 'Taken');
    });
  },
});
server.on('error', () => undefined);

process.on('disconnect', () => process.exit());
process.on('message', () => {
  process.send?.({ mails, bytes, recipients: recipients.size } satisfies SmtpCount);
  mails = 0;
  bytes = 0;
  recipients.clear();
});

server.listen(0, '127.0.0.1', () => {
  const address = server.server.address();
  process.send?.(address && typeof address === 'object' ? address.port : 0);
});
