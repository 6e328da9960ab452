import { describe, expect, it } from '@jest/globals';
import { compileLanguagePack, type LanguageSource } from '../../detection/pack.js';
import { readLanguageSource } from '../../rules/lexicon-schema.js';
import { loadPack, parseAll, readFolders, SHIPPED } from '../../rules/pack.client.js';
import { MutantTrap } from './catch-mutants.js';
import { listMutants } from './list-mutants.js';
import { sampleMutants } from './sample-mutants.js';

const pack = await loadPack();
const files = parseAll(await readFolders(SHIPPED, ['lexicons', 'frames'], false));
const source: LanguageSource = readLanguageSource(
  'en',
  files.filter(({ file }) => /\/en[-.]/.test(file.path)).map(({ file, value }) => ({ path: file.path, value })),
);
const mutants = listMutants(source);

describe('mutants of a language', () => {
  it('differ from it in one place each, and leave it as it is', () => {
    const before = JSON.stringify(source);
    for (const mutant of sampleMutants(mutants, 60, 7)) {
      const changed = mutant.apply();
      const keys = (Object.keys(source) as (keyof LanguageSource)[]).filter((key) => changed[key] !== source[key]);
      expect(keys).toHaveLength(1);
      expect(JSON.stringify(changed)).not.toBe(before);
    }
    expect(JSON.stringify(source)).toBe(before);
  });

  it('are sampled evenly over the kinds of change, the same for the same seed', () => {
    const kinds = new Set(mutants.map(({ operator }) => operator));
    const sample = sampleMutants(mutants, kinds.size * 2, 3);
    expect(new Set(sample.map(({ operator }) => operator))).toEqual(kinds);
    expect(sampleMutants(mutants, 40, 3)).toEqual(sampleMutants(mutants, 40, 3));
    expect(sampleMutants(mutants, 40, 4)).not.toEqual(sampleMutants(mutants, 40, 3));
    expect(sampleMutants(mutants.slice(0, 5), 400, 1)).toHaveLength(5);
  });
});

describe('the trap for mutants', () => {
  const text = 'Iran sold drones to the Houthis in Yemen.';
  const find = (operator: string, at: string, what: string) =>
    compileLanguagePack(
      mutants.find((one) => one.operator === operator && one.at === at && one.what === what)!.apply(),
    );
  const record = {
    id: 'one',
    language: 'en',
    published: '2025-11-20',
    title: '',
    text,
    kind: 'violation',
    regimes: ['iran', 'yemen-houthis'],
    conduct: ['arms-transfer'],
    supplier: ['IR'],
    recipient: ['houthis'],
  } as const;
  const telling = { text, supplier: ['IR'], recipient: ['houthis'] };
  const NONE = { frames: [], words: [] };
  const byExample = new MutantTrap(
    pack,
    'en',
    { frames: [{ frame: 'en.give', match: [telling], ignore: [], nearMiss: [] }], words: [] },
    [],
  );
  const byRecord = new MutantTrap(pack, 'en', NONE, [record]);

  it.each([
    ['sides swapped', 'en.give', 'all roles'],
    ['verb removed', 'en.give', 'sell'],
    ['alias removed', 'lexicon', 'Iran'],
  ])('catches: %s in %s, %s', (operator, at, what) => {
    expect(byExample.judge(find(operator, at, what)).caughtBy).toBe('example');
    expect(byRecord.judge(find(operator, at, what)).caughtBy).toBe('record');
  });

  it('catches a role that is dropped, in a telling that is not read without it', () => {
    const mutant = find('role dropped', 'en.give', 'object');
    const bare = { text: 'Iran gave the Houthis in Yemen drones.', supplier: ['IR'], recipient: ['houthis'] };
    const examples = { frames: [{ frame: 'en.give', match: [bare], ignore: [], nearMiss: [] }], words: [] };
    expect(new MutantTrap(pack, 'en', examples, []).judge(mutant).caughtBy).toBe('example');
    expect(new MutantTrap(pack, 'en', NONE, [{ ...record, text: bare.text }]).judge(mutant).caughtBy).toBe('record');
  });

  it('catches a word that a list expects', () => {
    const words = [{ group: 'frames', id: 'en.give', index: 0, word: 'barter' }] as const;
    const trap = new MutantTrap(pack, 'en', { ...NONE, words }, []);
    expect(trap.judge(find('verb removed', 'en.give', 'barter')).caughtBy).toBe('example');
    expect(trap.judge(find('verb removed', 'en.give', 'sell')).caughtBy).toBeNull();
  });

  it('lets through what no text touches', () => {
    const mutant = find('verb removed', 'en.give', 'barter');
    expect(byExample.judge(mutant)).toEqual({ caughtBy: null, changed: 0, newlyRight: 0 });
    expect(byRecord.judge(mutant)).toEqual({ caughtBy: null, changed: 0, newlyRight: 0 });
  });

  it('leaves out examples that fail today, and counts records that a mutant reads right', () => {
    const failing = {
      frame: 'en.give',
      match: [{ text: 'Iran sold carpets to the Houthis.' }],
      ignore: [],
      nearMiss: [],
    };
    expect(new MutantTrap(pack, 'en', { ...NONE, frames: [failing] }, []).size).toEqual({ examples: 0, records: 0 });
    const wrong = { ...record, kind: 'none', regimes: [], conduct: [] } as const;
    expect(new MutantTrap(pack, 'en', NONE, [wrong]).judge(find('verb removed', 'en.give', 'sell'))).toEqual({
      caughtBy: null,
      changed: 1,
      newlyRight: 1,
    });
  });
});
