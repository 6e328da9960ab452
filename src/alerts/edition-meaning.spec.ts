import { describe, expect, it } from '@jest/globals';
import { compareMeanings, withdrawnReport, type Meaning } from './edition-meaning.js';
import { isRetracted } from './retraction-notices.js';

const MEANING: Meaning = {
  status: 'in-force',
  supplier: ['KP'],
  recipient: ['RU'],
  intermediary: [],
  conduct: ['arms-transfer'],
  items: ['ammunition'],
  quantities: ['3 tonnes'],
  identifiers: ['Angara'],
  dates: [],
  denials: [],
  provisions: ['dprk-8a'],
  decision: null,
};

describe('comparing meanings', () => {
  it('finds nothing where nothing changed, or where the earlier edition did not write a list down', () => {
    expect(compareMeanings(MEANING, MEANING, ['article-changed'])).toEqual([]);
    const { identifiers: _, ...without } = MEANING;
    expect(compareMeanings(without, MEANING, ['article-changed'])).toEqual([]);
  });

  it('leaves amounts and days of further articles to these, and tells those of a changed one', () => {
    const other = { ...MEANING, quantities: ['30 tonnes'] };
    expect(compareMeanings(MEANING, other, ['article-added'])).toEqual([]);
    expect(compareMeanings(MEANING, other, ['article-changed'])).toMatchObject([
      { field: 'quantities', words: 'Amounts: 3 tonnes, now 30 tonnes', isCorrection: true },
    ]);
  });

  it('takes a denial in other words for the same, one more or none for a change', () => {
    const denied = { ...MEANING, denials: ['the Kremlin'] };
    expect(compareMeanings(denied, { ...MEANING, denials: ['Moscow'] }, ['article-changed'])).toEqual([]);
    expect(compareMeanings(denied, { ...MEANING, denials: ['Moscow', 'Pyongyang'] }, ['article-added'])).toMatchObject([
      { cause: 'article-added', isCorrection: true },
    ]);
    expect(compareMeanings(denied, MEANING, ['withdrawn'])).toMatchObject([
      { words: 'Denied by: no longer the Kremlin' },
    ]);
  });

  it('puts what went down to what could take it', () => {
    const other = { ...MEANING, supplier: ['IR'], items: ['ammunition', 'drones'] };
    expect(
      compareMeanings(MEANING, other, ['article-added', 'withdrawn']).map(({ field, cause }) => [field, cause]),
    ).toEqual([
      ['supplier', 'withdrawn'],
      ['items', 'article-added'],
    ]);
  });

  it('shortens long headlines without cutting a character in two', () => {
    const { words } = withdrawnReport(
      { publisher: 'Wire', title: `${'x'.repeat(116)}😀${'y'.repeat(3_000)}` },
      'changed',
    );
    expect(words.length).toBeLessThan(220);
    expect(words.isWellFormed()).toBe(true);
  });
});

describe('notices of retraction', () => {
  const later = { number: 2, title: 'Shells for Russia', text: 'Pyongyang shipped shells.' };

  it.each([
    { title: 'RETRACTED: Shells for Russia' },
    { title: 'Kill notice: shells' },
    { text: 'This article has been retracted by the editors. Pyongyang shipped shells.' },
    { text: 'Please disregard this story.' },
    { text: 'Cet article a été retiré. Des obus…' },
    { text: 'Данная публикация отозвана редакцией.' },
    { text: '本文已撤回。' },
    { text: 'تم سحب هذا الخبر بعد التحقق.' },
  ])('knows %j', (over) => {
    expect(isRetracted({ ...later, ...over })).toBe(true);
    expect(isRetracted({ ...later, ...over, number: 1 })).toBe(false);
  });

  it.each([
    { text: 'Russia withdrew its troops and the report was disputed.' },
    { text: 'The claim was retracted by the ministry, an official said.' },
    { title: 'Withdrawal of forces begins' },
    { text: `${'Pyongyang shipped shells. '.repeat(20)}This article has been retracted elsewhere.` },
  ])('takes %j for a report', (over) => {
    expect(isRetracted({ ...later, ...over })).toBe(false);
  });
});
