/** The built product as a process of its own, which a test can kill. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../dist/src/main.js', import.meta.url));

export class WorkerProcess {
  private output = '';

  private constructor(private readonly child: ChildProcess) {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (piece: Buffer) => {
        this.output = (this.output + piece.toString()).slice(-20_000);
      });
    }
  }

  /** Starts a worker; it is at work when it says so. */
  static async start(databaseUrl: string, environment: Record<string, string> = {}): Promise<WorkerProcess> {
    const child = spawn(process.execPath, [MAIN], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: process.env['PATH'],
        NODE_ENV: 'test',
        ROLE: 'worker',
        PORT: '0',
        LOG_LEVEL: 'error',
        SEED_SOURCES: 'none',
        ALLOW_PRIVATE_ADDRESSES: '127.0.0.0/8',
        DATABASE_URL: databaseUrl,
        ...environment,
      },
    });
    const worker = new WorkerProcess(child);
    await new Promise<void>((ready, fail) => {
      child.stdout?.on('data', () => {
        if (worker.output.includes('is ready')) ready();
      });
      child.on('exit', () => fail(new Error(`The worker ended before it was ready:\n${worker.output}`)));
    });
    return worker;
  }

  /** Ends it as a power cut would. */
  async kill(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await ended;
  }

  /** Asks it to end and waits. @returns Its exit code. */
  async stop(): Promise<number | null> {
    const ended = once(this.child, 'exit');
    this.child.kill('SIGTERM');
    const [code] = (await ended) as [number | null];
    return code;
  }
}
