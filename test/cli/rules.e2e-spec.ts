import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCli } from '../support/run-cli.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'embargo-rules-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('rules', () => {
  it('lists frames and embargoes', async () => {
    const { status, stdout } = await runCli(['rules', 'list']);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^ {2}en\.give +stable +[0-9a-f]{8} +\d+ examples/m);
    expect(stdout).toMatch(/^ {2}dprk +in-force +[0-9a-f]{8} +\d+ examples/m);
  });

  it('ends with 1 at a fault, naming file, line and field, and with 0 where all is sound', async () => {
    await mkdir(join(folder, 'lexicons'));
    const file = join(folder, 'lexicons', 'en.yaml');
    await writeFile(file, 'language: en\nparties:\n  - id: blue-brigade\n    nmaes: [Blue Brigade]\n');
    const faulty = await runCli(['rules', 'check', folder]);
    expect(faulty.status).toBe(1);
    expect(faulty.stdout).toMatch(/lexicons\/en\.yaml:4: parties\.0\.nmaes: is no key known here\n1 fault; /);
    await writeFile(file, 'language: en\nparties:\n  - id: blue-brigade\n    names: [Blue Brigade]\n');
    const sound = await runCli(['rules', 'check', folder]);
    expect(sound.stdout).toContain('is sound');
    expect(sound.status).toBe(0);
  });

  it('refuses what is no directory', async () => {
    const { status, stderr } = await runCli(['rules', 'check', join(folder, 'none')]);
    expect(status).toBe(1);
    expect(stderr).toContain('is not a directory');
  });
});

describe('explain', () => {
  const TEXT =
    'Panel report\n\nIran sold drones to the Houthis in Yemen, a panel said. Turkey should sell none to Libya.\n';

  it('shows words, frames, events and judgements of a text', async () => {
    const { status, stdout } = await runCli(['explain', '-', '--published', '2025-11-20'], { input: TEXT });
    expect(status).toBe(0);
    expect(stdout).toMatch(/^Panel report\n {2}raised: violation iran \d\.\d\d; violation yemen-houthis/);
    expect(stdout).toContain('frame   en.give “sold”: read');
    expect(stdout).toContain('frame   en.give “sell”: it is only supposed');
    expect(stdout).toContain('1. IR → houthis: arms-transfer');
    expect(stdout).toMatch(/yemen-houthis: raised, confidence .*S\/RES\/2216 \(2015\), 14/);
  });

  it('reads records of JSON, and answers in JSON', async () => {
    const record = { title: 'Weather', text: 'It rained in Lyon.', language: 'en', published: '2025-11-20' };
    const { stdout } = await runCli(['explain', '-', '--json'], { input: JSON.stringify(record) });
    expect(JSON.parse(stdout)).toMatchObject({
      title: 'Weather',
      alerts: [],
      explanation: { sentences: [], events: [], nothing: expect.stringContaining('names no State') },
    });
  });

  it('refuses a file that is none', async () => {
    const { status, stderr } = await runCli(['explain', join(folder, 'none.txt')]);
    expect(status).toBe(1);
    expect(stderr).toContain('cannot be read');
  });
});
