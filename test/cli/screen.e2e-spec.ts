import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCli } from '../support/run-cli.js';

const ARMS = {
  id: 'arms',
  title: 'Panel: Iran shipped missiles to the Houthis',
  text: 'Iran shipped 120 anti-ship missiles to the Houthis in Yemen in March 2026, a United Nations panel said on Monday.',
  published: '2026-04-07',
};
const ROADS = {
  id: 'roads',
  title: 'Potholes',
  text: 'The county has found money for its roads.',
  published: '2026-04-07',
};

describe('screen', () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'embargo-screen-'));
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('answers JSON Lines in order, one for one, with quotes that are slices of the fields', async () => {
    const file = join(folder, 'records.jsonl');
    await writeFile(file, [ARMS, ROADS].map((record) => JSON.stringify(record)).join('\n'));
    const { status, stdout } = await runCli(['screen', '--jsonl', file]);
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(status).toBe(0);
    expect(lines.map(({ id }) => id)).toEqual(['arms', 'roads']);
    const [alert] = lines[0].alerts.filter(({ regime }: { regime: string }) => regime === 'yemen-houthis');
    expect(alert).toMatchObject({
      kind: 'violation',
      supplier: ['IR'],
      recipient: ['houthis'],
      conduct: ['arms-transfer'],
    });
    expect(alert.provisions[0]).toEqual({
      resolution: expect.stringMatching(/^S\/RES\/\d+ \(\d{4}\)$/),
      paragraph: expect.anything(),
    });
    for (const { field, start, end, quote } of alert.evidence) {
      expect(ARMS[field as 'title' | 'text'].slice(start, end)).toBe(quote);
      expect(end - start).toBeLessThanOrEqual(400);
    }
    expect(lines[1]).toMatchObject({ language: 'en', alerts: [], quiet: [] });
  });

  it('names malformed lines, screens the rest and ends with 1', async () => {
    const input = [JSON.stringify(ARMS), '{"id": "broken"', '{"id":"b","text":5}', JSON.stringify(ROADS)].join('\n');
    const { status, stdout } = await runCli(['screen', '--jsonl', '-'], { input });
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(status).toBe(1);
    expect(lines.map((line) => line.id ?? line.line)).toEqual(['arms', 2, 3, 'roads']);
    expect(lines[1].error).toContain('not JSON');
    expect(lines[2].error).toContain('text');
  });

  it('gives the same bytes on several cores as on one', async () => {
    const input = Array.from({ length: 300 }, (_, index) =>
      JSON.stringify({ ...(index % 3 ? ROADS : ARMS), id: index }),
    ).join('\n');
    const one = await runCli(['screen', '--jsonl', '-'], { input });
    const two = await runCli(['screen', '--jsonl', '--workers', '2', '-'], { input });
    expect(two.stdout).toBe(one.stdout);
    expect(two.stdout.trimEnd().split('\n')).toHaveLength(300);
  });

  it('reads text, pages and feeds for people', async () => {
    const page = join(folder, 'page.html');
    await writeFile(page, `<!doctype html><title>${ARMS.title}</title><body><p>${ARMS.text}</p></body>`);
    const feed = join(folder, 'feed.xml');
    await writeFile(
      feed,
      `<rss version="2.0"><channel><title>F</title><language>en</language><item><title>${ARMS.title}</title><pubDate>Tue, 07 Apr 2026 10:00:00 GMT</pubDate><description>${ARMS.text}</description></item></channel></rss>`,
    );
    const { status, stdout } = await runCli(['screen', '--published', '2026-04-07', page, feed]);
    expect(status).toBe(0);
    expect(stdout.match(/ALLEGED VIOLATION {2}yemen-houthis/g)).toHaveLength(2);
    expect(stdout).toContain('IR → houthis');
  });

  it('says which input cannot be read', async () => {
    const { status, stderr } = await runCli(['screen', join(folder, 'absent.txt')]);
    expect(status).toBe(1);
    expect(stderr).toContain('absent.txt');
  });

  it('refuses a date that is none', async () => {
    const { status, stderr } = await runCli(['screen', '--published', 'yesterday', '-'], { input: 'x' });
    expect(status).toBe(1);
    expect(stderr).toContain('--published');
  });
});

describe('evaluate', () => {
  it('scores labelled records', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'embargo-evaluate-'));
    const file = join(folder, 'labels.jsonl');
    const labels = [
      {
        ...ARMS,
        language: 'en',
        kind: 'violation',
        regimes: ['yemen-houthis', 'iran'],
        conduct: ['arms-transfer'],
        supplier: ['IR'],
        recipient: ['houthis'],
      },
      { ...ROADS, language: 'en', kind: 'none', regimes: [] },
    ];
    await writeFile(file, labels.map((label) => JSON.stringify(label)).join('\n'));
    const { status, stdout } = await runCli(['evaluate', '--json', file]);
    expect(status).toBe(0);
    const report = JSON.parse(stdout);
    expect(report).toMatchObject({ records: 2, badEvidence: 0, misses: [] });
    expect(report.scores.all.violation).toMatchObject({ precision: 1, recall: 1, f1: 1, n: 1 });

    const baseline = join(folder, 'baseline.json');
    await writeFile(baseline, stdout);
    await writeFile(file, JSON.stringify({ ...labels[0], kind: 'none', regimes: [] }));
    const again = await runCli(['evaluate', '--misses', '1', '--baseline', baseline, file]);
    await rm(folder, { recursive: true, force: true });
    expect(again.status).toBe(0);
    expect(again.stdout).toMatch(/^down all +violation +F1 1\.000 → 0\.000$/m);
    expect(again.stdout).toContain('newly wrong, kind (1): arms');
    expect(again.stdout).toContain('not compared: 1 records of the baseline alone');
    expect(again.stdout).toMatch(/^arms: expected none, got violation:iran, violation:yemen-houthis/m);
    expect(again.stdout).toMatch(/frame {3}en\.give “shipped”: read/);
  });

  it('refuses a baseline that is none', async () => {
    const { status, stderr } = await runCli(['evaluate', '--baseline', 'package.json', 'none.jsonl']);
    expect(status).toBe(1);
    expect(stderr).toContain('--baseline: package.json is not what evaluate --json prints');
  });
});
