import { beforeAll, describe, expect, it } from '@jest/globals';
import { loadPack } from '../rules/pack.client.js';
import { judgeByHand, type HandClaim } from './judge-by-hand.js';
import type { Pack } from './pack.js';

const ARTICLE = { title: 'Night lorries', text: 'Boxes were carried into the tents.', published: '2025-05-04' };
const CLAIM: HandClaim = {
  regime: 'yemen-houthis',
  conduct: ['arms-transfer'],
  supplier: [],
  recipient: ['houthis'],
  items: ['unspecified-arms'],
  modality: ['reported'],
  passage: { field: 'text', start: 0, end: 18 },
  date: null,
};

describe('judgeByHand', () => {
  let pack: Pack;
  const judge = (claim: Partial<HandClaim>, article = ARTICLE): ReturnType<typeof judgeByHand> =>
    judgeByHand({ ...CLAIM, ...claim }, article, pack.register);

  beforeAll(async () => {
    pack = await loadPack({ rulesDir: undefined });
  });

  it('finds what the register covers, with its clause and the passage', () => {
    const judgement = judge({});
    expect(judgement).toMatchObject({
      outcome: 'held',
      finding: { kind: 'violation', regime: 'yemen-houthis', status: 'in-force', recipient: ['houthis'] },
    });
    if (judgement.outcome !== 'held') return;
    expect(judgement.finding.provisions.map(({ resolution }) => resolution)).toContain('S/RES/2216 (2015)');
    expect(judgement.finding.evidence).toEqual([{ field: 'text', start: 0, end: 18, rule: 'by-hand' }]);
    expect(judgement.finding.claims[0]?.date).toMatchObject({ from: '2025-05-04', basis: 'publication' });
  });

  it('goes by the day of the conduct where one is said', () => {
    expect(judge({ date: { from: '2014-01-01', to: '2014-01-02' } })).toMatchObject({ outcome: 'not-held' });
  });

  it('takes the place of the embargo as said where the parties alone do not settle it', () => {
    const sudan = { regime: 'sudan-darfur', supplier: ['AE'], recipient: ['saf'] } as const;
    expect(judge(sudan)).toMatchObject({ outcome: 'held' });
    expect(judge({ ...sudan, recipient: ['houthis'] }).outcome).toBe('held');
  });

  it('says why the register does not hold a claim', () => {
    const judgement = judge({
      regime: 'iran',
      supplier: ['US'],
      recipient: ['IR'],
      date: { from: '2022-01-01', to: '2022-01-01' },
    });
    expect(judgement).toMatchObject({
      outcome: 'not-held',
      explanation: expect.stringMatching(/not in force|not covered/),
    });
  });

  it('depends on the date where nothing is known of it', () => {
    const judgement = judge({}, { ...ARTICLE, published: null as unknown as string });
    expect(judgement).toMatchObject({ outcome: 'held', finding: { status: 'depends-on-date' } });
  });
});
