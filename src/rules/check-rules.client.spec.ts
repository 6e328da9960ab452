import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { checkRules } from './check-rules.client.js';
import { listRules } from './list-rules.client.js';

const LEXICON = `language: en
parties:
  - id: blue-brigade
    group: true
    home: LB
    focus: true
    names: [Blue Brigade]
`;
const FRAME = `language: en
frames:
  - id: en.own-bestow
    status: experimental
    conduct: by-item
    needs: item
    certainty: 0.8
    notes: Gifts in old words.
    verbs: [bestow]
    roles: { subject: supplier, on: recipient, to: recipient }
    examples:
      match: [Iran bestowed rifles to the Blue Brigade.]
      ignore: [Iran bestowed a medal to the Blue Brigade.]
`;

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'embargo-rules-'));
});
afterAll(() => rm(root, { recursive: true, force: true }));

let made = 0;
async function directory(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = join(root, String(made++));
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return folder;
}

/** `frames/en.yaml:7 frames.0.roles.on: …` for each fault. */
async function faultsIn(files: Readonly<Record<string, string>>): Promise<string[]> {
  const folder = await directory(files);
  const { faults } = await checkRules(folder);
  return faults.map(({ file, line, field, message }) => `${relative(folder, file)}:${line} ${field}: ${message}`);
}

const SOUND = FRAME.replace('on: recipient, ', '');

describe('the check of rules of one’s own', () => {
  it('finds nothing in what is sound, having run its examples beside all others', async () => {
    const folder = await directory({ 'lexicons/en.yaml': LEXICON, 'frames/en.yaml': SOUND });
    const { faults, ran, version } = await checkRules(folder);
    expect(faults).toEqual([]);
    expect(ran).toBeGreaterThan(300);
    expect(version).toMatch(/^[0-9a-f]{16}$/);
  });

  it('names file, line and field of what the schema does not know, and runs nothing then', async () => {
    const folder = await directory({ 'frames/en.yaml': FRAME });
    expect(await checkRules(folder)).toMatchObject({
      version: null,
      ran: 0,
      faults: [{ line: 10, field: 'frames.0.roles.on', message: 'is no key known here' }],
    });
  });

  it('names parties that no lexicon names', async () => {
    const files = { 'lexicons/en.yaml': LEXICON.replace('home: LB', 'home: QQ') };
    expect(await faultsIn(files)).toEqual(['lexicons/en.yaml:5 parties.0.home: no lexicon names the party QQ']);
  });

  it('runs the examples of a frame', async () => {
    const frame = SOUND.replace('Iran bestowed a medal', 'Iran sold rifles');
    expect(await faultsIn({ 'lexicons/en.yaml': LEXICON, 'frames/en.yaml': frame })).toEqual([
      'frames/en.yaml:13 frames.0.examples.ignore.0: “Iran sold rifles to the Blue Brigade.” is read by en.give',
    ]);
  });

  it('runs the examples of an embargo, the shipped ones too', async () => {
    const own = `id: lebanon
examples:
  - it: my own case
    on: 2024-05-01
    conduct: [arms-transfer]
    supplier: [IR]
    recipient: [hizbullah]
    items: [small-arms]
    quiet: not in force on that date
`;
    const [fault, ...rest] = await faultsIn({ 'embargoes/lebanon.yaml': own });
    expect(fault).toMatch(/^embargoes\/lebanon\.yaml:3 examples\.0: “my own case”: expected quiet: .*, got in-force/);
    expect(rest).toEqual([]);
  });

  it('takes files of examples of their own, of frames that there are', async () => {
    const examples = 'frame: en.give\nmatch:\n  - text: Iran sold carpets to the Houthis.\n';
    expect(await faultsIn({ 'frames/examples/en.give.yaml': examples })).toEqual([
      'frames/examples/en.give.yaml:3 match.0: “Iran sold carpets to the Houthis.” is not read',
    ]);
    expect(await faultsIn({ 'frames/examples/en.none.yaml': 'frame: en.none\n' })).toEqual([
      'frames/examples/en.none.yaml:1 frame: there is no frame en.none',
    ]);
  });

  it('finds nothing to check in a directory without rules', async () => {
    const folder = await directory({ 'notes.txt': 'nothing here' });
    expect(await checkRules(folder)).toMatchObject({
      faults: [{ line: 1, message: expect.stringContaining('no YAML') }],
    });
  });
});

describe('the list of rules', () => {
  it('has every frame and embargo, and tells one’s own apart', async () => {
    const folder = await directory({ 'lexicons/en.yaml': LEXICON, 'frames/en.yaml': SOUND });
    const { frames, embargoes } = await listRules(folder);
    expect(frames.find(({ id }) => id === 'en.own-bestow')).toMatchObject({
      status: 'experimental',
      isOwn: true,
      examples: 2,
    });
    expect(frames.find(({ id }) => id === 'en.give')).toMatchObject({ status: 'stable', isOwn: false });
    expect(embargoes.find(({ id }) => id === 'dprk')).toMatchObject({ status: 'in-force', isOwn: false });
    expect(new Set([...frames, ...embargoes].map(({ version }) => version)).size).toBe(
      frames.length + embargoes.length,
    );
  });
});
