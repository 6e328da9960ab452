/** `npm run demo` as a newcomer starts it: the built command line, in a folder of its own. */
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Summary } from '../src/cli/demo/render-summary.js';

const LIMIT_MS = 120_000;
const COMMAND = new URL('../dist/src/cli/main.js', import.meta.url).pathname;

/** A demo under way, and what it has printed so far. */
interface Running {
  readonly child: ChildProcess;
  output(): string;
  /** Resolves once the text has been printed. */
  printed(text: string): Promise<void>;
  /** Resolves with the exit status. */
  readonly ended: Promise<number | null>;
}

describe('The demo', () => {
  let folder: string;
  let demo: Running | null = null;

  beforeEach(async () => {
    // Mode 0700: as root, Postgres has to live elsewhere.
    folder = await mkdtemp(join(tmpdir(), 'demo-'));
  });

  afterEach(async () => {
    demo?.child.kill('SIGTERM');
    await demo?.ended;
    await rm(folder, { recursive: true, force: true });
  });

  it(
    'finds what its sample reports, nothing else, and leaves nothing behind',
    async () => {
      const file = join(folder, 'summary.json');
      demo = start(folder, ['--once', '--json', file]);
      const status = await demo.ended;
      expect({ status, output: status === 0 ? '' : demo.output() }).toEqual({ status: 0, output: '' });
      const { found, comparison, acts, wayIn } = JSON.parse(await readFile(file, 'utf8')) as Summary;

      expect(comparison).toMatchObject({ unexpected: [], torn: [], lost: 0 });
      expect(comparison.found / comparison.expected).toBeGreaterThanOrEqual(0.8);
      const regimes = new Set(found.alerts.map(({ regime }) => regime));
      expect([...regimes]).toEqual(
        expect.arrayContaining(['dprk', 'iran', 'yemen-houthis', 'sudan-darfur', 'drc', 'libya', 'haiti', 'lebanon']),
      );
      expect(found.alerts.find(({ kind, regime }) => kind === 'regime-change' && regime === 'haiti')).toBeDefined();

      const shells = found.stories.find(({ urls }) => urls.includes('https://harbour-wire.example/shells-rajin'));
      expect(shells?.urls).toHaveLength(4);
      expect(shells?.copies).toBe(2);
      expect(found.edited.map(({ revisions }) => revisions)).toEqual([2]);
      expect(found.notModified).toBe(1);

      expect(found.failing.map(({ title, state }) => [title, state])).toEqual([
        ['Broken Mast News', 'enabled'],
        ['Old Quarry Bulletin', 'gone'],
        ['Tidewater Press', 'enabled'],
      ]);
      expect(found.failing[2]?.reason).toContain('ECONNREFUSED');
      expect(comparison.repaired).toHaveLength(3);
      expect(acts.digest?.alerts).toBeGreaterThanOrEqual(5);
      expect(acts.confirmed).not.toBeNull();
      expect(acts.dismissed).not.toBeNull();
      for (const told of [wayIn.console, wayIn.password, wayIn.adminLink, wayIn.key, acts.outbox]) {
        expect(demo.output()).toContain(told);
      }
      expect(await left(folder)).toEqual(['summary.json']);
    },
    LIMIT_MS,
  );

  it(
    'serves until Ctrl-C, and then leaves nothing behind',
    async () => {
      demo = start(folder, []);
      await demo.printed('Ctrl-C ends the demo');
      const console = /Console +(\S+)/.exec(demo.output())?.[1] ?? '';
      const key = /Bearer (\S+?)'/.exec(demo.output())?.[1] ?? '';
      const alerts = await fetch(`${console}/api/v1/alerts?state=confirmed`, {
        headers: { authorization: `Bearer ${key}` },
      });
      expect(((await alerts.json()) as { items: unknown[] }).items).toHaveLength(1);
      expect((await fetch(`${console}/sign-in`)).status).toBe(200);
      const outbox = /Outbox +(\S+)/.exec(demo.output())?.[1] ?? '';
      expect((await readdir(outbox)).filter((name) => name.endsWith('.eml'))).toHaveLength(2);

      demo.child.kill('SIGINT');
      expect(await demo.ended).toBe(0);
      expect(await left(folder)).toEqual([]);
    },
    LIMIT_MS,
  );

  it(
    'can be stopped while it starts, and refuses to run twice in one folder',
    async () => {
      demo = start(folder, []);
      await demo.printed('Feeds');
      const second = start(folder, ['--once']);
      expect(await second.ended).toBe(1);
      expect(second.output()).toContain('A demo is running');
      demo.child.kill('SIGINT');
      expect(await demo.ended).toBe(0);
      expect(await left(folder)).toEqual([]);
    },
    LIMIT_MS,
  );
});

function start(folder: string, options: readonly string[]): Running {
  const child = spawn(process.execPath, [COMMAND, 'demo', ...options], {
    env: { ...process.env, DATA_DIR: join(folder, 'data'), PORT: '0', DATABASE_URL: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const listeners = new Set<() => void>();
  const add = (chunk: Buffer): void => {
    output += chunk.toString();
    for (const listener of listeners) listener();
  };
  child.stdout.on('data', add);
  child.stderr.on('data', add);
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return {
    child,
    output: () => output,
    ended,
    printed: async (text) =>
      new Promise((resolve, reject) => {
        const listener = (): void => {
          if (output.includes(text)) resolve();
        };
        listeners.add(listener);
        listener();
        void ended.then((status) => reject(new Error(`It ended (${status}) before it printed “${text}”:\n${output}`)));
      }),
  };
}

/** Files and processes that are there still, by what they are called. */
async function left(folder: string): Promise<string[]> {
  const dataDir = join(folder, 'data', 'demo');
  const elsewhere = join('/var/lib/embargo-monitor', createHash('sha256').update(dataDir).digest('hex').slice(0, 16));
  const { stdout } = await promisify(execFile)('ps', ['-A', '-o', 'args']);
  const processes = stdout.split('\n').filter((line) => line.includes(dataDir) || line.includes(elsewhere));
  return [...(await readdir(folder)), ...processes, ...(existsSync(elsewhere) ? [elsewhere] : [])];
}
