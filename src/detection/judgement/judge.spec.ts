import { describe, expect, it } from '@jest/globals';
import { loadPack } from '../../rules/pack.client.js';
import { UNKNOWN_DATE, type CouncilAct, type Event, type Span } from '../event.js';
import type { DetectionArticle } from '../finding.js';
import { eventFrom } from './judge-table.spec-support.js';
import { judge, type Judgement } from './judge.js';

const { register } = await loadPack();
const TEXT = 'Iran, officials said, sent missiles to the Houthis. Tehran denied it.';
const article = (published: string | null = '2025-11-01'): DetectionArticle => ({
  title: 'Missiles',
  text: TEXT,
  published,
});
const span = (words: string): Span => ({
  field: 'text',
  start: TEXT.indexOf(words),
  end: TEXT.indexOf(words) + words.length,
});

function judgeEvents(...events: Event[]): Judgement {
  return judge({ events, councilActs: [] }, register, article());
}

describe('judgement over an article', () => {
  it('names both regimes where both ends are under embargo', () => {
    const { findings } = judgeEvents(eventFrom('IR>houthis arms:missiles', '2025-10-15'));
    expect(findings.map(({ regime, status }) => [regime, status])).toEqual([
      ['iran', 'disputed'],
      ['yemen-houthis', 'in-force'],
    ]);
  });

  it('names the recipient’s regime alone where the supplier’s had lapsed, and says so', () => {
    const { findings, quiet } = judgeEvents(eventFrom('IR>houthis arms:small-arms', '2025-07-16'));
    expect(findings.map(({ regime }) => regime)).toEqual(['yemen-houthis']);
    expect(quiet).toEqual([
      expect.objectContaining({
        regime: 'iran',
        reason: 'not in force on that date',
        clause: { id: 'iran-snap-1747-5', resolution: 'S/RES/1747 (2007)', paragraph: '5' },
        explanation: 'would have been S/RES/1747 (2007), 5; not in force until 2025-09-28',
      }),
    ]);
  });

  it('adds the territory that arms leave or cross', () => {
    const { findings } = judgeEvents(eventFrom('AE>rsf arms:ammunition @LY=transit', '2025-03-01'));
    expect(findings.map(({ regime }) => regime)).toEqual(['libya', 'sudan-darfur']);
  });

  it.each([
    ['RU>BY arms:missiles'],
    ['CN>MM arms:aircraft'],
    ['RU>SY arms:artillery'],
    ['US>IL arms:ammunition'],
    ['SA>AE arms:vehicles'],
    ['TR>AZ arms:drones'],
    ['RU>VE arms:aircraft'],
    ['BG>AM arms:ammunition'],
  ])('has nothing to say on %s', (notation) => {
    expect(judgeEvents(eventFrom(notation, '2025-12-01'))).toEqual({ findings: [], quiet: [], otherwise: null });
  });

  it('unites the claims of one regime in one finding, passages in the order of the text', () => {
    const first = {
      ...eventFrom('KP>RU arms:ammunition', '2024-05-01'),
      evidence: [{ ...span('missiles'), rule: 'en.b' }],
    };
    const second = {
      ...eventFrom('RU>KP tech:services !alleged', '2024-06-01'),
      certainty: 0.5,
      evidence: [{ field: 'title' as const, start: 0, end: 8, rule: 'en.a' }, first.evidence[0]!],
    };
    const [finding, ...others] = judgeEvents(first, second).findings;
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      kind: 'violation',
      regime: 'dprk',
      conduct: ['arms-transfer', 'technical-assistance'],
      supplier: ['KP', 'RU'],
      recipient: ['RU', 'KP'],
      items: ['ammunition', 'services'],
      modality: ['reported', 'alleged'],
      evidence: [
        { field: 'title', start: 0, end: 8, rule: 'en.a' },
        { field: 'text', rule: 'en.b' },
      ],
    });
    expect(finding?.claims).toHaveLength(2);
    expect(finding?.confidence).toBe(Math.max(...finding!.claims.map((claim) => claim.confidence)));
    expect(new Set(finding?.provisions.map(({ id }) => id)).size).toBe(finding?.provisions.length);
  });

  it('quotes who says so and who denies it', () => {
    const event = {
      ...eventFrom('IR>houthis arms:missiles', '2025-10-15'),
      by: span('officials'),
      deniedBy: span('Tehran'),
    };
    expect(judgeEvents(event).findings[0]?.claims[0]).toMatchObject({ by: 'officials', deniedBy: 'Tehran' });
  });

  it('explains by status, day, clause and summary', () => {
    const { findings } = judgeEvents(eventFrom('SY>hizbullah arms:ammunition', '2025-05-14'));
    expect(findings[0]?.claims[0]?.explanation).toBe(
      'In force on 2025-05-14, Lebanon (other than its Government): S/RES/1701 (2006), 15(a) (since 2006-08-11): ' +
        'No arms or related materiel for any entity or individual in Lebanon without authorisation of the Government or UNIFIL.',
    );
  });

  it('answers the same for the same, byte for byte', () => {
    const events = ['IR>houthis arms+carry:missiles', 'KP>RU troops:personnel', 'RU>SS arms:vehicles'].map((notation) =>
      eventFrom(notation, '2025-10-15'),
    );
    expect(JSON.stringify(judgeEvents(...events))).toBe(JSON.stringify(judgeEvents(...events)));
  });

  it('repeats no near miss', () => {
    const event = eventFrom('IR>RU arms:drones', '2024-05-01');
    expect(judgeEvents(event, event).quiet).toHaveLength(1);
  });
});

describe('the days of the conduct', () => {
  it.each([
    ['2025-01-01', '2025-12-31', 'depends-on-date'],
    ['2025-09-27', '2025-09-28', 'depends-on-date'],
    ['2025-09-28', '2025-12-31', 'disputed'],
  ])('from %s to %s, arms out of Iran: %s', (from, to, status) => {
    const { findings } = judgeEvents(eventFrom('IR>hizbullah arms:ammunition', from, to));
    expect(findings.find(({ regime }) => regime === 'iran')?.status).toBe(status);
  });

  it('names the clauses on either side of a boundary that changes nothing, and is sure', () => {
    const { findings } = judgeEvents(eventFrom('US>HT arms:small-arms', '2024-10-01', '2024-10-31'));
    expect(findings[0]?.status).toBe('in-force');
    expect(findings[0]?.provisions.map(({ id }) => id)).toEqual(['haiti-2699-14', 'haiti-2752']);
  });

  it('names both clauses of an interval with a gap between them', () => {
    const { findings } = judgeEvents(eventFrom('IR>RU arms:drones', '2023-01-01', '2025-12-31'));
    expect(findings[0]?.status).toBe('depends-on-date');
    expect(findings[0]?.provisions.map(({ id }) => id)).toEqual(['iran-2231-B4', 'iran-snap-1747-5']);
  });

  it('is less sure the smaller the part that was in force', () => {
    const confidence = (to: string): number =>
      judgeEvents(eventFrom('IR>SY arms:ammunition', '2025-09-01', to)).findings[0]?.confidence ?? 0;
    expect(confidence('2025-09-29')).toBeLessThan(confidence('2025-12-31'));
    expect(confidence('2025-12-31')).toBeLessThan(1);
  });

  it('does not take today for a day that nobody names', () => {
    const event = { ...eventFrom('KP>RU arms:ammunition', '2024-05-01'), date: UNKNOWN_DATE };
    const [finding] = judge({ events: [event], councilActs: [] }, register, article(null)).findings;
    expect(finding?.status).toBe('depends-on-date');
    expect(finding?.confidence).toBeLessThan(0.7);
  });

  it('does not trust a day that only the publication could give where there is none', () => {
    const event: Event = {
      ...eventFrom('KP>RU arms:ammunition', '2024-05-01'),
      date: { from: '2024-05-01', to: '2024-05-01', basis: 'publication', span: null },
    };
    const judged = (published: string | null): string | undefined =>
      judge({ events: [event], councilActs: [] }, register, article(published)).findings[0]?.status;
    expect(judged('2024-05-01')).toBe('in-force');
    expect(judged(null)).toBe('depends-on-date');
  });

  it.each([
    ['2024-05-02', '2024-05-01'],
    ['yesterday', 'today'],
    ['2024-13-45', '2024-13-46'],
  ])('takes an interval from %s to %s for an unknown day', (from, to) => {
    expect(judgeEvents(eventFrom('KP>RU arms:ammunition', from, to)).findings[0]?.status).toBe('depends-on-date');
  });
});

describe('confidence', () => {
  it('is the product of its named parts', () => {
    const event = {
      ...eventFrom('AE>rsf arms:drones', '2026-10-01'),
      certainty: 0.72,
      certaintyParts: [
        { name: 'frame', factor: 0.9, reason: 'a' },
        { name: 'hedge', factor: 0.8, reason: 'b' },
      ],
    };
    const claim = judgeEvents(event).findings[0]?.claims[0];
    const product = claim?.confidenceParts.reduce((value, part) => value * part.factor, 1) ?? 0;
    expect(claim?.confidence).toBeCloseTo(product, 3);
    expect(claim?.confidenceParts.map(({ name }) => name)).toEqual(['frame', 'hedge', 'target', 'force']);
  });

  it('is lower for background, which is still told', () => {
    const event = eventFrom('KP>RU arms:ammunition', '2024-05-01');
    const fresh = judgeEvents(event).findings[0];
    const background = judgeEvents({ ...event, isBackground: true }).findings[0];
    expect(background?.claims[0]?.background).toBe(true);
    expect(background?.confidence).toBeLessThan(fresh?.confidence ?? 0);
  });

  it('too low makes a near miss that says so', () => {
    const { findings, quiet } = judgeEvents({ ...eventFrom('KP>RU arms:ammunition', '2024-05-01'), certainty: 0.1 });
    expect(findings).toEqual([]);
    expect(quiet[0]).toMatchObject({ regime: 'dprk', reason: 'confidence too low' });
  });

  it('is lower for a party that is only implied', () => {
    const event = eventFrom('KP>RU arms:ammunition', '2024-05-01');
    const implied = { ...event, suppliers: event.suppliers.map((slot) => ({ ...slot, isInferred: true })) };
    expect(judgeEvents(implied).findings[0]?.confidence).toBeLessThan(judgeEvents(event).findings[0]?.confidence ?? 0);
  });
});

describe('exemptions', () => {
  it('are named where they may apply, at a cost, and do not silence what somebody contests', () => {
    const contested = eventFrom('AE>lna arms:vehicles ?committee-approval !denied', '2021-05-01');
    const claim = judgeEvents(contested).findings[0]?.claims[0];
    expect(claim?.exemptions.map(({ id }) => id)).toEqual(['libya-ex-approved', 'libya-ex-lethal']);
    expect(claim?.exemptions[0]?.span).not.toBeNull();
    expect(claim?.confidenceParts.filter(({ name }) => name === 'exemption')).toHaveLength(1);
    const plain = judgeEvents(eventFrom('AE>lna arms:vehicles !denied', '2021-05-01')).findings[0];
    expect(claim?.confidence).toBeLessThan(plain?.confidence ?? 0);
  });

  it('are named without a word of the text where they are about just this conduct', () => {
    const claim = judgeEvents(eventFrom('TR>LY tech:services', '2025-03-01')).findings[0]?.claims[0];
    expect(claim?.exemptions.map(({ id }) => id)).toEqual(['libya-ex-unification']);
  });

  it('silence a lawful delivery with the exemption that allows it', () => {
    const { findings, quiet } = judgeEvents(eventFrom('RU>CF arms:vehicles ?committee-notification', '2020-10-21'));
    expect(findings).toEqual([]);
    expect(quiet[0]).toMatchObject({ regime: 'car', reason: 'exempt' });
    expect(quiet[0]?.explanation).toContain('S/RES/2127 (2013)');
  });

  it('leave workers abroad before the deadline as less than sure', () => {
    const before = judgeEvents(eventFrom('KP>RU labour:labour', '2019-12-21')).findings[0];
    const after = judgeEvents(eventFrom('KP>RU labour:labour', '2019-12-22')).findings[0];
    expect(before?.claims[0]?.exemptions.map(({ id }) => id)).toEqual(['dprk-ex-transition']);
    expect(before?.confidence).toBeLessThan(after?.confidence ?? 0);
  });
});

describe('acts of the Council', () => {
  const act = (over: Partial<CouncilAct>): CouncilAct => ({
    act: 'renew',
    about: [],
    resolutions: [],
    date: { from: '2025-11-14', to: '2025-11-14', basis: 'stated', span: null },
    evidence: [{ ...span('Iran'), rule: 'en.council' }],
    basis: 'act',
    certainty: 0.9,
    certaintyParts: [],
    ...over,
  });
  const about = (...parties: string[]): CouncilAct['about'] =>
    parties.map((party) => ({ party, span: span('Iran'), isInferred: false }));
  const judgeAct = (over: Partial<CouncilAct>): Judgement =>
    judge({ events: [], councilActs: [act(over)] }, register, article());

  it('are findings of their own kind, with the known change they match', () => {
    const [finding] = judgeAct({ about: about('YE') }).findings;
    expect(finding).toMatchObject({
      kind: 'regime-change',
      regime: 'yemen-houthis',
      status: 'in-force',
      conduct: [],
      modality: ['reported'],
      provisions: [{ resolution: 'S/RES/2801 (2025)', paragraph: null }],
      confidence: 0.9,
    });
    expect(finding?.claims[0]?.explanation).toContain('Asset freeze and travel ban renewed');
  });

  it.each<[CouncilAct['act'], string, string[], string[]]>([
    ['snapback', '2025-09-28', ['IR'], ['iran']],
    ['lapse', '2020-10-18', ['IR'], ['iran']],
    ['lift', '2024-07-30', ['CF'], ['car']],
    ['amend', '2011-06-17', ['taliban', 'al-qaida'], ['isil-al-qaida', 'taliban']],
    ['lift', '2018-11-14', ['ER', 'SO'], ['al-shabaab', 'eritrea']],
    ['renew', '2025-09-12', ['SD'], ['sudan-darfur']],
    ['renew', '2025-05-30', ['SS'], ['south-sudan']],
    ['impose', '2006-08-11', ['LB'], ['lebanon']],
    ['renew', '2025-06-30', ['CD'], ['drc']],
    ['amend', '2024-10-18', ['HT'], ['haiti']],
    ['delist', '2025-11-06', ['al-qaida'], ['isil-al-qaida']],
  ])('%s on %s about %j is about %j', (kind, day, parties, regimes) => {
    const date = { from: day, to: day, basis: 'stated' as const, span: null };
    const { findings } = judgeAct({ act: kind, about: about(...parties), date });
    expect(findings.map(({ regime }) => regime)).toEqual(regimes);
    expect(findings.some(({ provisions }) => provisions.length > 0)).toBe(true);
  });

  it('that an embargo cannot undergo are about something else: a mandate of UNIFIL is no renewal', () => {
    expect(judgeAct({ about: about('LB') }).findings).toEqual([]);
  });

  it('know the regime by the number of the resolution alone, less surely', () => {
    const named = judgeAct({ about: about('YE'), resolutions: [2801] }).findings[0];
    const numbered = judgeAct({ resolutions: [2801] }).findings[0];
    expect(numbered?.regime).toBe('yemen-houthis');
    expect(numbered?.confidence).toBeLessThan(named?.confidence ?? 0);
  });

  it.each<[CouncilAct['act'], string, string, boolean]>([
    ['snapback', '2020-09-20', 'IR', false],
    ['snapback', '2025-09-27', 'IR', true],
    ['lapse', '2025-10-18', 'IR', false],
    ['lapse', '2020-10-19', 'IR', true],
    ['lapse', '2024-04-30', 'KP', false],
    ['lift', '2021-07-30', 'CF', true],
    ['impose', '2025-07-08', 'HT', true],
    ['lift', '2023-07-28', 'CF', true],
    ['impose', '2005-03-30', 'SD', true],
    ['impose', '2026-12-01', 'SD', true],
    ['renew', '2021-05-28', 'SS', true],
  ])(
    'are believed where the register, complete on snapbacks and ends by timetable, allows: %s on %s about %s: %s',
    (kind, on, party, isOne) => {
      const date = { from: on, to: on, basis: 'stated' as const, span: null };
      expect(judgeAct({ act: kind, about: about(party), date }).findings).toHaveLength(isOne ? 1 : 0);
    },
  );

  it('let the parties named outweigh a wrong number', () => {
    const date = { from: '2018-11-14', to: '2018-11-14', basis: 'stated' as const, span: null };
    const { findings } = judgeAct({ act: 'lift', about: about('ER'), resolutions: [2801], date });
    expect(findings.map(({ regime }) => regime)).toEqual(['eritrea']);
  });

  it('that are rare and unknown to the register are much less sure', () => {
    const confidence = (kind: CouncilAct['act'], on: string): number => {
      const date = { from: on, to: on, basis: 'stated' as const, span: null };
      return judgeAct({ act: kind, about: about('CF'), date }).findings[0]?.confidence ?? 0;
    };
    expect(confidence('lift', '2021-03-01')).toBeLessThan(confidence('renew', '2021-03-01'));
    expect(confidence('lift', '2024-07-30')).toBe(0.9);
  });

  it('on a day of which the register knows no change are less sure', () => {
    const known = judgeAct({ about: about('YE') }).findings[0];
    const date = { from: '2026-11-14', to: '2026-11-14', basis: 'stated' as const, span: null };
    const unknown = judgeAct({ about: about('YE'), date }).findings[0];
    expect(unknown?.provisions).toEqual([]);
    expect(unknown?.confidence).toBeLessThan(known?.confidence ?? 0);
  });

  it.each<[CouncilAct['basis'], string, boolean]>([
    ['rule', '2025-11-14', true],
    ['rule', '2025-06-14', false],
    ['mention', '2025-11-14', true],
    ['mention', '2025-11-17', true],
    ['mention', '2025-11-18', false],
    ['mention', '2025-11-13', false],
  ])('that a text only repeats need a change in those days: %s on %s: %s', (basis, on, isOne) => {
    const date = { from: on, to: on, basis: 'stated' as const, span: null };
    expect(judgeAct({ about: about('YE'), basis, date }).findings).toHaveLength(isOne ? 1 : 0);
  });

  it('that are only mentioned yield to what else the article tells', () => {
    const date = { from: '2025-11-14', to: '2025-11-14', basis: 'stated' as const, span: null };
    const mentioned = act({ about: about('YE'), basis: 'mention', date });
    const event = eventFrom('IR>houthis arms:missiles', '2025-11-14');
    const { findings } = judge({ events: [event], councilActs: [mentioned] }, register, article());
    expect(findings.map(({ kind }) => kind)).not.toContain('regime-change');
  });

  it('about nobody under a UN embargo are nothing', () => {
    expect(judgeAct({ about: about('MM', 'RU') }).findings).toEqual([]);
  });
});
