import { describe, expect, it } from '@jest/globals';
import { buildLanguagePack, LanguagePackError } from './lexicon-schema.js';

const frame = {
  id: 'en.give',
  status: 'stable',
  notes: 'a note',
  conduct: 'by-item',
  needs: 'item',
  verbs: ['send'],
  roles: { subject: 'supplier' },
  certainty: 0.9,
  examples: { match: ['Iran sent rifles.'], ignore: ['Iran sent word.'] },
};

function faultsOf(value: unknown): string[] {
  try {
    buildLanguagePack('en', [{ path: 'frames/en.yaml', value }]);
  } catch (error) {
    if (error instanceof LanguagePackError) return error.faults.map(({ field }) => field.map(String).join('.'));
    throw error;
  }
  return [];
}

describe('buildLanguagePack', () => {
  it('joins files whatever their order', () => {
    const a = {
      path: 'lexicons/en-a.yaml',
      value: { language: 'en', parties: [{ id: 'IR', focus: true, names: ['Iran'] }] },
    };
    const b = { path: 'frames/en.yaml', value: { language: 'en', frames: [frame] } };
    expect(buildLanguagePack('en', [a, b])).toEqual(buildLanguagePack('en', [b, a]));
  });

  it.each<[string, unknown, string]>([
    ['an unknown key', { language: 'en', party: [] }, ''],
    ['an unknown class', { language: 'en', items: [{ class: 'guns', conduct: 'arms-transfer' }] }, 'items.0.class'],
    [
      'a frame without examples',
      { language: 'en', frames: [{ ...frame, examples: { match: [], ignore: ['x'] } }] },
      'frames.0.examples.match',
    ],
    [
      'a role at no position',
      { language: 'en', frames: [{ ...frame, roles: { beside: 'supplier' } }] },
      'frames.0.roles',
    ],
    ['a frame told twice', { language: 'en', frames: [frame, frame] }, 'frames.1.id'],
    ['another language', { language: 'fr' }, 'language'],
    [
      'a feature with half a pair',
      { language: 'en', weights: { sentence: { weights: { '1 a': [0] } } } },
      'weights.sentence.weights.1 a',
    ],
    [
      'a feature weighed by words',
      { language: 'en', weights: { slots: { weights: { '1 a': [0, '1'] } } } },
      'weights.slots.weights.1 a',
    ],
    ['models that weigh nothing', { language: 'en', weights: { party: { weights: null } } }, 'weights.party.weights'],
  ])('names the field of %s', (_, value, field) => {
    expect(faultsOf(value).some((fault) => fault.startsWith(field))).toBe(true);
  });
});
