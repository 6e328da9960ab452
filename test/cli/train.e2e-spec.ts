import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCli } from '../support/run-cli.js';

const NONE = { language: 'en', kind: 'none', regimes: [], conduct: [], supplier: [], recipient: [], evidence: [] };
const SENDS = [
  ['Iran', 'IR', 'the Houthis', 'houthis', 'yemen-houthis'],
  ['North Korea', 'KP', 'Russia', 'RU', 'dprk'],
] as const;

/** Two hands: in each the same thing is told of somebody else. */
function recordsBy(hand: number): string {
  const [sender, from, taker, to, regime] = SENDS[hand]!;
  const told = `${sender} shipped rockets to ${taker}, an official said.`;
  const records = [
    { ...NONE, title: '', text: `${sender} sang with ${taker} at a fair.` },
    { ...NONE, title: '', text: `${sender} played ${taker} and lost by a goal, rockets lit the sky.` },
    {
      ...NONE,
      title: '',
      text: told,
      kind: 'violation',
      regimes: [regime],
      conduct: ['arms-transfer'],
      supplier: [from],
      recipient: [to],
      items: ['ammunition'],
      modality: ['alleged'],
      evidence: [told],
    },
  ];
  return records
    .map((record, index) => JSON.stringify({ id: `${hand}-${index}`, published: '2026-02-10', ...record }))
    .join('\n');
}

describe('train', () => {
  let folder: string;
  let files: string[];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'embargo-train-'));
    files = [0, 1].map((hand) => join(folder, `hand-${hand}.jsonl`));
    for (const [hand, file] of files.entries()) await writeFile(file, recordsBy(hand));
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('says how each file is read by what the others teach, and writes weights that an operator can lay over the pack', async () => {
    const rules = join(folder, 'rules');
    await mkdir(join(rules, 'weights'), { recursive: true });
    const out = join(rules, 'weights', 'en.json');
    const { status, stdout } = await runCli(['train', ...files, '--folds', '2', '--out', out]);
    expect(stdout).toMatch(/Each of 6 records screened by weights that were trained on other files than its own/);
    expect(stdout).toMatch(/all +violation +P /);
    expect(stdout).toMatch(/en\.json: \d+ features weighed, from 6 records/);
    expect(status).toBe(0);

    const input = `${recordsBy(0)}\n`;
    const shipped = await runCli(['screen', '--jsonl', '-'], { input });
    const own = await runCli(['screen', '--jsonl', '-', '--rules', rules], { input });
    const confidences = ({ stdout: lines }: { readonly stdout: string }): unknown =>
      lines
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line).alerts.map(({ confidence }: { confidence: number }) => confidence));
    expect(confidences(own)).not.toEqual(confidences(shipped));
  });

  it('names the line that is no record, and writes nothing', async () => {
    const bad = join(folder, 'bad.jsonl');
    const out = join(folder, 'never.json');
    await writeFile(bad, `${recordsBy(0)}\n{"id":"x"}\n`);
    const { status, stderr } = await runCli(['train', bad, '--folds', '0', '--out', out]);
    expect(status).not.toBe(0);
    expect(stderr).toMatch(/bad\.jsonl:4: id, kind or regimes is missing/);
    await expect(readFile(out)).rejects.toThrow('ENOENT');
  });

  it('refuses weights that are none, naming file and field', async () => {
    const rules = join(folder, 'broken');
    await mkdir(join(rules, 'weights'), { recursive: true });
    await writeFile(
      join(rules, 'weights', 'en.json'),
      '{"language":"en","weights":{"frames":[],"least":{"article":2}}}',
    );
    const { status, stderr } = await runCli(['screen', '--jsonl', '-', '--rules', rules], { input: recordsBy(0) });
    expect(status).not.toBe(0);
    expect(stderr).toMatch(/weights\/en\.json:1: weights\.least\.article/);
  });
});
