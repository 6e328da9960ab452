import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import type { Pack } from '../detection/pack.js';
import { loadPack } from './pack.client.js';
import { PackError, type PackFault } from './rules.errors.js';

const SHIPPED = join(import.meta.dirname, 'pack');
/** Enough of the law to be wrong about. */
const REGIMES = ['dprk', 'libya', 'drc', 'lebanon', 'haiti', 'no-embargo'];
const FRAME = `  - id: en.give
    status: stable
    notes: Verbs of handing over.
    conduct: by-item
    needs: item
    certainty: 0.9
    verbs: [send]
    roles: {subject: supplier, to: recipient}
    examples: {match: [Iran sent rockets to Syria.], ignore: [Iran sent a note to Syria.]}
`;

let root: string;
let packDir: string;
let rulesDir: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'pack-'));
  packDir = join(root, 'pack');
  rulesDir = join(root, 'own');
  for (const folder of ['embargoes', 'lexicons', 'frames']) await mkdir(join(packDir, folder), { recursive: true });
  for (const regime of REGIMES) {
    await cp(join(SHIPPED, 'embargoes', `${regime}.yaml`), join(packDir, 'embargoes', `${regime}.yaml`));
  }
  await writeFile(join(packDir, 'lexicons/en.yaml'), 'language: en\nabbreviations: [Mr.]\n');
  await writeFile(join(packDir, 'frames/en.yaml'), `language: en\nframes:\n${FRAME}`);
});

afterEach(() => rm(root, { recursive: true, force: true }));

const load = (more: { rulesDir?: string; cacheDir?: string | null } = {}): Promise<Pack> =>
  loadPack({ packDir, cacheDir: null, ...more });

async function edit(path: string, before: string, after: string): Promise<void> {
  const source = await readFile(join(packDir, path), 'utf8');
  if (!source.includes(before)) throw new Error(`${path} has no ${before}`);
  await writeFile(join(packDir, path), source.replace(before, after));
}

async function lineOf(path: string, text: string): Promise<number> {
  const source = await readFile(path, 'utf8');
  return source.slice(0, source.indexOf(text)).split('\n').length;
}

async function own(path: string, source: string): Promise<string> {
  const full = join(rulesDir, path);
  await mkdir(dirname(full), { recursive: true });
  await writeFile(full, source);
  return full;
}

async function faultsOf(loading: Promise<Pack>): Promise<readonly PackFault[]> {
  const error = await loading.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof PackError))
    throw new Error('the pack was loaded, or something else was thrown', { cause: error });
  return error.faults;
}

describe('the version of a pack', () => {
  it('is the same for the same files, and another when one byte changes', async () => {
    const before = await load();
    expect(before.version).toMatch(/^[0-9a-f]{16}$/);
    expect((await load()).version).toBe(before.version);
    await edit('embargoes/dprk.yaml', 'Everything military', 'All that is military');
    expect((await load()).version).not.toBe(before.version);
  });

  it('is another with rules of the operator’s own', async () => {
    await own('embargoes/lebanon.yaml', 'id: lebanon\nnotes: []\n');
    expect((await load({ rulesDir })).version).not.toBe((await load()).version);
  });

  it('is not made where the operator’s directory is misspelt', async () => {
    expect(await faultsOf(load({ rulesDir: join(root, 'onw') }))).toMatchObject([
      { file: join(root, 'onw'), message: 'is not a directory of rules' },
    ]);
  });
});

describe('a loaded pack', () => {
  it('cannot be changed, however deep one reaches', async () => {
    const { register } = await load();
    const clause = register.regimes[0]?.provisions[0];
    expect(() => Object.assign(clause!.covers[0]!, { until: '2000-01-01' })).toThrow(TypeError);
    expect(() => (register.regimes as unknown[]).push({})).toThrow(TypeError);
  });

  it('fills in what a file leaves to its defaults', async () => {
    const { register } = await load();
    const clause = register.regimes[0]?.provisions.find(({ id }) => id === 'dprk-2371-11');
    expect(clause?.covers).toEqual([
      {
        target: 'dprk',
        direction: 'from',
        conduct: ['overseas-labour'],
        items: 'all',
        except: [],
        range: null,
        from: '2017-08-05',
        until: null,
        basis: 'named',
      },
    ]);
  });
});

describe('what is kept between starts', () => {
  it('answers the same, and is not asked once a file has changed', async () => {
    const cacheDir = join(root, 'kept');
    const first = await load({ cacheDir });
    expect(await readdir(cacheDir)).toEqual([`pack-3-${first.version}.json`]);
    expect(await load({ cacheDir })).toEqual(first);
    await edit('embargoes/lebanon.yaml', 'from: 2006-08-11', 'from: 2006-08-14');
    const changed = await load({ cacheDir });
    expect(changed.register).not.toEqual(first.register);
  });

  it('is nothing that had a fault', async () => {
    const cacheDir = join(root, 'kept');
    await edit('frames/en.yaml', 'status: stable', 'status: steady');
    for (let start = 0; start < 2; start += 1) {
      expect(await faultsOf(load({ cacheDir }))).toMatchObject([{ field: 'frames.0.status' }]);
    }
  });

  it('builds a language once, and leaves it as frozen', async () => {
    const cacheDir = join(root, 'kept');
    await load({ cacheDir });
    const { languages } = await load({ cacheDir });
    expect(Object.keys(languages)).toEqual(['en']);
    expect(languages['en']).toBe(languages['en']);
    expect(Object.isFrozen(languages['en'])).toBe(true);
    expect(Object.isFrozen(languages)).toBe(true);
  });

  it('may be broken or unwritable without harm', async () => {
    const cacheDir = join(root, 'kept');
    const first = await load({ cacheDir });
    await writeFile(join(cacheDir, `pack-3-${first.version}.json`), '[1,');
    expect(await load({ cacheDir })).toEqual(first);
    await writeFile(join(root, 'file'), '');
    expect(await load({ cacheDir: join(root, 'file', 'below') })).toEqual(first);
  });

  it('stays few', async () => {
    const cacheDir = join(root, 'kept');
    await edit('embargoes/no-embargo.yaml', 'asOf: 2026-11-23', 'asOf: 2026-11-10');
    for (let day = 10; day < 17; day += 1) {
      await edit('embargoes/no-embargo.yaml', `asOf: 2026-11-${day}`, `asOf: 2026-11-${day + 1}`);
      await load({ cacheDir });
    }
    expect((await readdir(cacheDir)).length).toBeLessThanOrEqual(4);
  });
});

describe('a fault', () => {
  const shown = (path: string): string => relative('', join(packDir, path));

  it.each<[string, string, string, string, string, string]>([
    [
      'a key nobody knows',
      'embargoes/lebanon.yaml',
      'isOpenEnded: true',
      'isOpenEnded: true\nsunset: none',
      'sunset',
      'is no key known here',
    ],
    [
      'a day that is none',
      'embargoes/dprk.yaml',
      'from: 2006-10-14\n    until: 2009-06-12',
      'from: 2006-13-14\n    until: 2009-06-12',
      'periods.0.from',
      'a day as YYYY-MM-DD',
    ],
    [
      'a conduct of another name',
      'embargoes/libya.yaml',
      'conduct: [arms-transfer]',
      'conduct: [gun-running]',
      'clauses.0.covers.0.conduct.0',
      'Invalid option',
    ],
    [
      'an end before the beginning',
      'embargoes/dprk.yaml',
      'until: 2009-06-12',
      'until: 2001-06-12',
      'periods.0.until',
      'is not after from',
    ],
    [
      'a target that is not there',
      'embargoes/drc.yaml',
      'target: drc-eastern-groups',
      'target: drc-western-groups',
      'clauses.0.covers.0.target',
      'is no target here',
    ],
    [
      'a clause that is not there',
      'embargoes/lebanon.yaml',
      'clauses: [lebanon-1701-15a]',
      'clauses: [lebanon-1701-16]',
      'examples.0.clauses.0',
      'is no clause here',
    ],
    [
      'a period about a clause that is not there',
      'embargoes/lebanon.yaml',
      '    status: in-force\n',
      '    status: in-force\n    clauses: [lebanon-1701-16]\n',
      'periods.0.clauses.0',
      'is no clause here',
    ],
    [
      'two clauses of one id',
      'embargoes/lebanon.yaml',
      'id: lebanon-1701-15b',
      'id: lebanon-1701-15a',
      'clauses.1.id',
      'stands here twice',
    ],
    [
      'a presumption without a last renewal',
      'embargoes/haiti.yaml',
      '    lastVerifiedOn: 2025-10-17\n',
      '',
      'periods.4.lastVerifiedOn',
      'last verified renewal',
    ],
    [
      'a symbol of no resolution',
      'embargoes/lebanon.yaml',
      'resolution: S/RES/1701 (2006)\n    paragraph: 15(b)',
      'resolution: 1701\n    paragraph: 15(b)',
      'clauses.1.resolution',
      '',
    ],
    [
      'another regime’s name',
      'embargoes/lebanon.yaml',
      'id: lebanon\n',
      'id: libya\n',
      'id',
      'is not the name of the file',
    ],
  ])('%s is named by file, line and field', async (_, path, before, after, field, message) => {
    await edit(path, before, after);
    const faults = await faultsOf(load());
    const fault = faults.find((one) => one.field === field);
    expect(fault).toMatchObject({ file: shown(path), field });
    expect(fault?.message).toContain(message);
    const lines = (await readFile(join(packDir, path), 'utf8')).split('\n');
    const name = field.split('.').findLast((part) => !/^\d+$/.test(part)) ?? '';
    expect(lines.slice((fault?.line ?? 0) - 1, (fault?.line ?? 0) + 1).join('\n')).toMatch(
      name === 'lastVerifiedOn' ? /from: / : new RegExp(name),
    );
  });

  it('in YAML itself is named by file and line', async () => {
    await edit('embargoes/lebanon.yaml', 'isOpenEnded: true', 'isOpenEnded: [true');
    const [fault] = await faultsOf(load());
    expect(fault).toMatchObject({ file: shown('embargoes/lebanon.yaml'), field: '' });
    expect(fault?.line).toBeGreaterThan(1);
  });

  it('in each of several files is told at once, in one message of one line each', async () => {
    await edit('embargoes/lebanon.yaml', 'isOpenEnded: true', 'isOpenEnded: perhaps');
    await edit('embargoes/dprk.yaml', 'isOpenEnded: true', 'isOpenEnded: perhaps\nmood: bad');
    await edit('frames/en.yaml', 'status: stable', 'status: steady');
    const faults = await faultsOf(load());
    expect(new Set(faults.map(({ file }) => file))).toEqual(
      new Set([shown('embargoes/dprk.yaml'), shown('embargoes/lebanon.yaml'), shown('frames/en.yaml')]),
    );
    expect(faults.length).toBeGreaterThanOrEqual(4);
    expect(new PackError(faults).message.split('\n')).toHaveLength(faults.length);
    const line = await lineOf(join(packDir, 'embargoes/dprk.yaml'), 'mood: bad');
    expect(new PackError(faults).message).toContain(
      `${shown('embargoes/dprk.yaml')}:${line}: mood: is no key known here`,
    );
  });

  it('is a regime without examples', async () => {
    const source = await readFile(join(packDir, 'embargoes/lebanon.yaml'), 'utf8');
    await writeFile(
      join(packDir, 'embargoes/lebanon.yaml'),
      `${source.slice(0, source.indexOf('examples:'))}examples: []\n`,
    );
    expect(await faultsOf(load())).toMatchObject([{ field: 'examples', message: 'needs at least one example' }]);
  });

  it('is a pack that does not say who is under no embargo', async () => {
    await rm(join(packDir, 'embargoes/no-embargo.yaml'));
    expect(await faultsOf(load())).toMatchObject([{ file: 'embargoes/no-embargo.yaml', message: 'is missing' }]);
  });

  it('is a lexicon of no known language', async () => {
    await writeFile(join(packDir, 'lexicons/tlh.yaml'), 'language: tlh\n');
    expect(await faultsOf(load())).toMatchObject([{ file: shown('lexicons/tlh.yaml') }]);
  });

  it('is not a billion laughs', async () => {
    const bomb = [
      'a: &a [x,x,x,x,x,x,x,x,x]',
      ...'bcdefghi'
        .split('')
        .map((key, at) => `${key}: &${key} [${Array.from({ length: 9 }, () => `*${'abcdefghi'[at]}`).join(',')}]`),
    ].join('\n');
    await writeFile(join(packDir, 'embargoes/lebanon.yaml'), bomb);
    expect(await faultsOf(load())).toMatchObject([{ file: shown('embargoes/lebanon.yaml') }]);
  });
});

describe('rules of the operator’s own', () => {
  it('replace by id and otherwise add', async () => {
    await own(
      'embargoes/lebanon.yaml',
      `id: lebanon
statusNote: Seen anew.
clauses:
  - id: lebanon-1701-15b
    resolution: S/RES/1701 (2006)
    paragraph: 15(b)
    adoptedOn: 2006-08-11
    force: ban
    direction: to
    from: 2006-08-11
    until: 2030-01-01
    summary: Nor help.
    covers: [{conduct: [technical-assistance]}]
    confidence: high
    verifiedBy: our own reading
  - id: lebanon-own
    resolution: S/RES/9999 (2029)
    paragraph: null
    adoptedOn: null
    force: ban
    direction: from
    from: 2029-01-01
    until: null
    summary: A clause to come.
    covers: [{conduct: [arms-transfer]}]
    confidence: low
    verifiedBy: our own guess
`,
    );
    const { register } = await load({ rulesDir });
    const lebanon = register.regimes.find(({ id }) => id === 'lebanon');
    expect(lebanon?.statusNote).toBe('Seen anew.');
    expect(lebanon?.provisions.map(({ id, until }) => [id, until])).toEqual([
      ['lebanon-1701-15a', null],
      ['lebanon-1701-15b', '2030-01-01'],
      ['lebanon-own', null],
    ]);
    expect(lebanon?.targets).toHaveLength(1);
    expect(register.regimes).toHaveLength((await load()).register.regimes.length);
  });

  it('with a fault are named in the operator’s own file', async () => {
    const path = await own(
      'embargoes/lebanon.yaml',
      'id: lebanon\n\nclauses:\n  - id: x\n    resolutoin: S/RES/1 (1946)\n',
    );
    const faults = await faultsOf(load({ rulesDir }));
    expect(faults.find(({ field }) => field === 'clauses.0.resolutoin')).toMatchObject({
      file: relative('', path),
      line: 5,
    });
    expect(faults.every(({ file }) => file === relative('', path))).toBe(true);
  });

  it('that break the sense of the whole are named too', async () => {
    await own(
      'embargoes/lebanon.yaml',
      'id: lebanon\ntargets:\n  - id: lebanon-unauthorised\n    scope: nobody\n    summary: x\n',
    );
    expect(await faultsOf(load({ rulesDir }))).toMatchObject([{ field: 'targets.0.scope', line: 4 }]);
  });

  it('may replace a frame by its id and add words', async () => {
    await own('frames/en.yaml', `language: en\nframes:\n${FRAME.replace('verbs: [send]', 'verbs: [hurl]')}`);
    await own('lexicons/en.yaml', 'language: en\nabbreviations: [Xyz.]\n');
    const shipped = await load();
    const { languages } = await load({ rulesDir });
    expect(languages['en']).toBeDefined();
    expect(languages['en']).not.toEqual(shipped.languages['en']);
  });

  it('may not name a frame twice themselves', async () => {
    const path = await own('frames/en.yaml', `language: en\nframes:\n${FRAME}${FRAME}`);
    expect(await faultsOf(load({ rulesDir }))).toMatchObject([{ file: relative('', path), field: 'frames.1.id' }]);
  });

  it('may be none, in a directory that holds nothing yet', async () => {
    await mkdir(rulesDir);
    expect((await load({ rulesDir })).register.regimes.length).toBeGreaterThan(0);
  });
});
