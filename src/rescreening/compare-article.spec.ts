import { describe, expect, it } from '@jest/globals';
import type { Finding } from '../detection/finding.js';
import { compareArticle, type StandingEvidence } from './compare-article.js';

const finding = (regime: string, kind = 'violation'): Finding => ({ kind, regime, confidence: 0.9 }) as Finding;
const standing = (alertId: string, regime: string, isByHand = false): StandingEvidence => ({
  alertId,
  kind: 'violation',
  regime,
  isByHand,
});

describe('compareArticle', () => {
  it('gains what no alert rests on, and loses what is found no more', () => {
    expect(
      compareArticle([standing('1', 'libya'), standing('2', 'iran')], [finding('libya'), finding('dprk')]),
    ).toEqual({
      gained: [{ kind: 'violation', regime: 'dprk', confidence: 0.9 }],
      lost: ['2'],
    });
  });

  it('takes another kind under the same embargo for another finding', () => {
    expect(compareArticle([standing('1', 'libya')], [finding('libya', 'regime-change')])).toMatchObject({
      gained: [{ kind: 'regime-change' }],
      lost: ['1'],
    });
  });

  it('takes nothing away that a person read', () => {
    expect(compareArticle([standing('1', 'libya', true)], [])).toEqual({ gained: [], lost: [] });
  });
});
