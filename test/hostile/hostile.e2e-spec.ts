import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FeedServer } from '../fakes/feed-server.js';
import { addressAttacks } from './address-attacks.js';
import type { Attack, AttackReply } from './attack.js';
import { documentAttacks } from './document-attacks.js';
import { textAttacks } from './text-attacks.js';
import { transportAttacks } from './transport-attacks.js';

/** The one address that the collector may connect to. */
const HOSTILE = '127.0.0.5';

/** Where a server listens on the same port that must never be connected to. */
const FORBIDDEN = ['127.0.0.1', '127.0.0.2', '127.255.255.254', '::1'];

const MAX_MIB = 512;

interface Figures {
  readonly attempted: readonly string[];
  readonly longest: { readonly ms: number; readonly name: string };
  readonly peakMiB: number;
}

/** The collector in its own process. */
class Collector {
  private readonly waiting = new Map<number, (reply: unknown) => void>();
  private ticket = 0;

  constructor(private readonly child: ChildProcess) {
    child.on('message', ({ ticket, reply }: { ticket: number; reply: unknown }) => {
      this.waiting.get(ticket)?.(reply);
      this.waiting.delete(ticket);
    });
  }

  async ask(attack: object | undefined): Promise<unknown> {
    this.ticket += 1;
    const { ticket } = this;
    return new Promise((done) => {
      this.waiting.set(ticket, done);
      this.child.send({ ticket, attack });
    });
  }

  async figures(): Promise<Figures> {
    return (await this.ask(undefined)) as Figures;
  }

  async stop(): Promise<void> {
    this.child.disconnect();
    await once(this.child, 'exit');
  }
}

const GROUPS: readonly (readonly [string, readonly Attack[]])[] = [
  ['addresses', addressAttacks()],
  ['transport', transportAttacks()],
  ['documents', documentAttacks()],
  ['texts', textAttacks()],
];

describe('the hostile kit', () => {
  let hostile: FeedServer;
  let collector: Collector;
  let forbidden: Server[];
  let connections = 0;

  beforeAll(async () => {
    hostile = await FeedServer.start(HOSTILE);
    forbidden = FORBIDDEN.map(() =>
      createServer((socket) => {
        connections += 1;
        socket.destroy();
      }),
    );
    for (const [index, server] of forbidden.entries()) {
      server.listen(hostile.port, FORBIDDEN[index]);
      await once(server, 'listening');
    }
    const program = fileURLToPath(new URL('../support/hostile-collector.mjs', import.meta.url));
    const child = fork(program, { env: { PATH: process.env['PATH'] }, execArgv: ['--max-semi-space-size=8'] });
    collector = new Collector(child);
  });

  afterAll(async () => {
    await collector?.stop();
    for (const server of forbidden ?? []) server.close();
    await hostile?.stop();
  });

  it('has at least 250 attacks, each of its own name', () => {
    const names = GROUPS.flatMap(([, attacks]) => attacks.map(({ name }) => name));
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeGreaterThanOrEqual(250);
  });

  let count = 0;
  for (const [group, attacks] of GROUPS) {
    describe(group, () => {
      it.each(attacks.map((attack) => [attack.name, attack] as const))('%s', async (_, attack) => {
        count += 1;
        const path = `/attack-${count}`;
        for (const [below, responder] of Object.entries(attack.at ?? {})) hostile.on(path + below, responder);
        const fill = (text: string): string =>
          text.replaceAll('{port}', String(hostile.port)).replaceAll('{path}', path);
        const reply = (await collector.ask({
          name: attack.name,
          url: fill(attack.url ?? hostile.url(path, HOSTILE)),
          allowed: attack.allowed ?? [HOSTILE],
          isHasty: attack.isHasty ?? false,
          dns: { localhost: [['127.0.0.1', '::1']], ...attack.dns },
        })) as AttackReply;
        expect(attack.outcome).toContain(reply.outcome);
        expect(reply.faults ?? []).toEqual([]);
        if (attack.first !== undefined) expect(reply.items[0]).toMatchObject(attack.first);
        for (const below of Object.keys(attack.at ?? {})) hostile.off(path + below);
      });
    });
  }

  it('opened no forbidden connection, and stayed within its memory', async () => {
    const { attempted, peakMiB, longest } = await collector.figures();
    const elsewhere = attempted.filter((where) => !where.startsWith(`${HOSTILE}|`));
    const figures = `${attempted.length} connections, peak ${peakMiB.toFixed(0)} MiB, longest stall ${longest.ms.toFixed(0)} ms (${longest.name})`;
    process.stdout.write(`hostile kit: ${count} attacks, ${figures}\n`);
    expect([connections, elsewhere]).toEqual([0, []]);
    expect(attempted.length).toBeGreaterThan(100);
    expect(peakMiB).toBeLessThanOrEqual(MAX_MIB);
  });
});
