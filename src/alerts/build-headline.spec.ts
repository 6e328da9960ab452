import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CONDUCTS, ITEM_CLASSES, MODALITIES, REGIMES } from '../detection/vocabulary.js';
import { contentOf } from './alert-content.js';
import { buildHeadline } from './build-headline.js';
import { claim, finding } from './finding.spec-support.js';
import { listInWords, partyName } from './party-names.js';

function headline(given: Parameters<typeof claim>[0], kind: 'violation' | 'regime-change' = 'violation'): string {
  const { claims } = contentOf({ articleId: '1', language: 'en', finding: finding([claim(given)]) });
  return buildHeadline({ kind, regime: 'dprk', claims });
}

describe('buildHeadline', () => {
  it.each<[Parameters<typeof claim>[0], string]>([
    [{ items: ['missiles', 'ammunition'] }, 'North Korea is said to have supplied ammunition and missiles to Russia'],
    [
      { supplier: ['IR'], recipient: ['houthis'], items: ['unspecified-arms'], modality: ['intercepted'] },
      'Arms allegedly bound for the Houthis reported intercepted, origin said to be Iran',
    ],
    [
      { supplier: [], recipient: ['rsf'], items: ['drones'] },
      'The Rapid Support Forces are said to have received drones',
    ],
    [{ modality: ['planned'] }, 'North Korea is said to plan to supply ammunition to Russia'],
    [{ modality: ['attempted'] }, 'North Korea is said to have tried to supply ammunition to Russia'],
    [
      { modality: ['alleged', 'denied'] },
      'North Korea is said to have supplied ammunition to Russia; a denial is reported',
    ],
    [{ modality: ['investigated'] }, 'Inquiry reported into alleged supply of ammunition from North Korea to Russia'],
    [
      { modality: ['prosecuted'], recipient: [] },
      'Legal action reported over alleged supply of ammunition from North Korea',
    ],
    [
      { conduct: ['technical-assistance'], supplier: ['KP', 'RU'], recipient: ['CD'] },
      'North Korea and Russia are said to have given military training or technical help to the Democratic Republic of the Congo',
    ],
    [{ conduct: ['armed-personnel'], modality: ['reported'] }, 'North Korea is said to have sent fighters to Russia'],
    [{ conduct: ['overseas-labour'] }, 'Workers from North Korea are said to be employed in Russia'],
    [{ conduct: ['transport-concealment'] }, 'Concealed transport of ammunition from North Korea to Russia alleged'],
    [{ supplier: [], recipient: [] }, 'Possible breach of the arms embargo concerning North Korea reported'],
  ])('tells %j as a report', (given, expected) => {
    expect(headline(given)).toBe(expected);
  });

  it('names the embargo that changed', () => {
    expect(headline({}, 'regime-change')).toBe(
      'Change to the United Nations arms embargo concerning North Korea reported',
    );
  });

  it.each([
    ['renew', 'Renewal of the United Nations arms embargo concerning North Korea reported'],
    ['lift', 'Lifting of the United Nations arms embargo concerning North Korea reported'],
    ['list', 'Listing under the United Nations arms embargo concerning North Korea reported'],
    ['amend', 'Change to the United Nations arms embargo concerning North Korea reported'],
  ] as const)('says what is said to have been done: %s', (act, expected) => {
    expect(headline({ act }, 'regime-change')).toBe(expected);
  });

  it('says only that something changed where claims tell different acts', () => {
    const claims = [claim({ act: 'lift' }), claim({ act: 'renew' })];
    const content = contentOf({ articleId: '1', language: 'en', finding: finding(claims) });
    expect(content.claims).toHaveLength(2);
    expect(buildHeadline({ kind: 'regime-change', regime: 'dprk', claims: content.claims })).toMatch(/^Change to /);
  });

  it('never states guilt: whatever the slots, the sentence says that it is told', () => {
    const told = /\b(said|alleged|allegedly|reported)\b/;
    fc.assert(
      fc.property(
        fc.constantFrom(...REGIMES),
        fc.uniqueArray(fc.constantFrom(...CONDUCTS), { maxLength: 3 }),
        fc.uniqueArray(fc.constantFrom('KP', 'US', 'houthis', 'XX', 'other-group'), { maxLength: 5 }),
        fc.uniqueArray(fc.constantFrom('RU', 'LY', 'rsf'), { maxLength: 3 }),
        fc.uniqueArray(fc.constantFrom(...ITEM_CLASSES), { maxLength: 6 }),
        fc.uniqueArray(fc.constantFrom(...MODALITIES), { maxLength: 9 }),
        (regime, conduct, supplier, recipient, items, modality) => {
          const { claims } = contentOf({
            articleId: '1',
            language: 'en',
            finding: finding([claim({ conduct, supplier, recipient, items, modality })]),
          });
          const sentence = buildHeadline({ kind: 'violation', regime, claims });
          expect(sentence).toMatch(told);
          expect(sentence).toMatch(/^[A-Z]/);
          expect(sentence).not.toMatch(/ {2}|undefined|, ,/);
        },
      ),
    );
  });
});

describe('party names', () => {
  it.each([
    ['KP', 'North Korea'],
    ['AE', 'the United Arab Emirates'],
    ['BA', 'Bosnia and Herzegovina'],
    ['houthis', 'the Houthis'],
    ['no-such-group', 'no-such-group'],
    ['QZ', 'QZ'],
  ])('%s is %s', (id, name) => {
    expect(partyName(id)).toBe(name);
  });

  it('are listed in words, the rest as others', () => {
    expect(listInWords([])).toBe('');
    expect(listInWords(['a', 'b'])).toBe('a and b');
    expect(listInWords(['a', 'b', 'c', 'd'])).toBe('a, b, c and others');
  });
});
