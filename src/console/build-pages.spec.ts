import { describe, expect, it } from '@jest/globals';
import type { AlertDetail } from '../alerts/alert-schema.js';
import type { EvidenceText } from '../alerts/alert-pages.service.js';
import type { Finding, Quiet } from '../detection/finding.js';
import type { Register } from '../detection/pack.js';
import { loadPack } from '../rules/pack.client.js';
import { buildAlert } from './build-alert.js';
import { buildFacets } from './build-facets.js';
import { DEFAULT_DUE_BANDS } from '../alerts/review-due.js';
import { dueOf, markOf, groupRows } from './build-queue.js';
import { buildTrends, firstMonday } from './build-trends.js';
import { QUEUE } from './pages/sample-models.spec-support.js';

const NOW = new Date('2026-11-23T12:00:00Z');
const REGISTER: Register = { asOf: '2026-11-01', regimes: [], unembargoed: [], nonBindingCalls: [], renewalWatch: [] };
const NAMES = new Map([['7', 'Ana Kovač']]);
const VIEWER = { userId: '7', name: 'Ana Kovač', role: 'analyst', csrf: 't' } as const;

const CLAIM = {
  id: 'c1',
  conduct: ['arms-transfer'],
  supplier: ['AE'],
  recipient: ['lna'],
  intermediary: [],
  items: ['vehicles'],
  quantities: [],
  identifiers: [{ type: 'vessel', value: 'Noor Star' }],
  places: [],
  date: { from: '2026-03-01', to: '2026-06-30', basis: 'stated' },
  modality: ['alleged', 'denied'],
  by: 'three diplomats said',
  deniedBy: 'the company',
  background: false,
  provisions: [],
  exemptions: [{ id: 'e', summary: 'Approval by the committee' }],
  confidence: 0.9,
  explanation: 'In force',
  articleIds: ['3'],
};

function detail(over: Partial<AlertDetail> = {}): AlertDetail {
  return {
    id: '1',
    storyId: '1',
    mergedInto: null,
    kind: 'violation',
    regime: 'libya',
    headline: 'The United Arab Emirates is said to have supplied military vehicles to the Libyan National Army',
    state: 'in-review',
    stateReason: null,
    reopenedAt: null,
    reopenedReason: null,
    assigneeId: '7',
    status: 'in-force',
    confidence: 0.9,
    priority: 82,
    credibility: 2,
    reliability: 'B',
    grade: 'B2',
    conduct: ['arms-transfer'],
    supplier: ['AE'],
    recipient: ['lna'],
    items: ['vehicles'],
    modality: ['alleged', 'denied'],
    languages: ['en'],
    provisions: [
      {
        id: 'libya-1970-9',
        resolution: 'S/RES/1970 (2011)',
        paragraph: '9',
        link: 'https://docs.un.org/en/S/RES/1970(2011)',
      },
    ],
    articleCount: 1,
    copyCount: 0,
    independentCount: 1,
    isBackground: false,
    isOldNews: false,
    publishedAt: '2026-11-23T10:00:00.000Z',
    raisedAt: '2026-11-23T10:30:00.000Z',
    changedAt: '2026-11-23T10:30:00.000Z',
    version: 3,
    edition: 1,
    labels: [],
    snoozedUntil: null,
    proposal: null,
    dueAt: null,
    links: [],
    claims: [CLAIM],
    priorityParts: [
      { name: 'confidence', value: 0.9, weight: 35, factor: 0.96, points: -31.4, reason: 'read well' },
      { name: 'consequence', value: 0.9, weight: 25, factor: 0.96, points: -22.4, reason: 'vehicles' },
      { name: 'reliability', value: 0.8, weight: 15, factor: 0.96, points: -12.4, reason: 'B' },
      {
        name: 'credibility',
        value: 0.8,
        weight: 15,
        factor: 0.96,
        points: -12.4,
        reason: '2, probably true: three sources',
      },
      { name: 'recency', value: 0.3, weight: 10, factor: 0.96, points: -3.4, reason: 'fresh' },
    ],
    evidence: [],
    storyArticles: [],
    history: [
      {
        at: '2026-11-23T10:30:00.000Z',
        actor: 'system',
        act: 'alert.raise',
        version: 1,
        what: ['raised'],
        before: null,
        after: null,
        text: null,
        joinedAlertId: null,
      },
      {
        at: '2026-11-23T11:00:00.000Z',
        actor: 'user:7/key:3',
        act: 'alert.dismiss',
        version: 2,
        what: ['state'],
        before: {},
        after: { stateReason: 'misread' },
        text: 'no',
        joinedAlertId: null,
      },
    ],
    possibleActs: [],
    ...over,
  };
}

const TEXT: EvidenceText = {
  articleId: '3',
  isCopy: false,
  isMention: false,
  sourceTitle: 'Courier',
  publisher: 'Courier',
  reliability: 'B',
  url: 'https://courier.example/1',
  title: 'Flights counted',
  text: 'Rain.\n\nPlanes carried vehicles. The company denied it.',
  language: 'en',
  publishedAt: NOW,
  retrievedAt: NOW,
  packVersion: 'abc',
  passages: [],
  detail: {
    kind: 'violation',
    regime: 'libya',
    status: 'in-force',
    confidence: 0.9,
    conduct: [],
    supplier: [],
    recipient: [],
    items: [],
    modality: [],
    provisions: [],
    claims: [{ ...CLAIM, evidence: [{ field: 'text', start: 7, end: 30, rule: 'en.carry' }], confidenceParts: [] }],
    evidence: [],
  } as unknown as Finding,
};

const build = (alert: AlertDetail, texts = [TEXT], quiet: readonly Quiet[] = [], register = REGISTER) =>
  buildAlert({
    alert,
    texts,
    editions: [],
    story: { suggestions: [], acts: [] },
    relation: null,
    quiet,
    register,
    reasons: [{ id: 'misread', words: 'Misread passage', needsWords: false, isRetired: false }],
    bands: DEFAULT_DUE_BANDS,
    knownLabels: [],
    names: NAMES,
    people: [{ id: '7', name: 'Ana Kovač' }],
    viewer: VIEWER,
    now: NOW,
  });

describe('the page of an alert', () => {
  it('says by whom it is told and denied, with passage and paragraph for both', () => {
    const model = build(detail());
    expect(model.told).toBe('Alleged by three diplomats');
    expect(model.denied).toBe('Denied by the company');
    expect(model.claims).toMatchObject([
      { quote: 'Planes carried vehicles', attribution: 'Three diplomats; Courier, paragraph 2', anchor: 'p-3-2' },
    ]);
    expect(model.denials).toMatchObject([
      { quote: 'The company denied it.', attribution: 'The company; Courier, paragraph 2' },
    ]);
  });

  it('says how sure the law is where it is less than sure, and what was kept quiet, each near miss once', () => {
    expect(build(detail()).law).toBeNull();
    expect(build(detail()).regimeHref).toBe('/embargoes/libya?on=2026-06-30');
    expect(build(detail({ kind: 'regime-change' })).registerHref).toBe('/embargoes/changes?state=all#alert-1');
    const straddling = detail({ status: 'depends-on-date' });
    expect(build(straddling).law).toBe(straddling.claims[0]?.explanation);
    const quiet: Quiet = {
      regime: 'iran',
      reason: 'not in force on that date',
      clause: null,
      explanation: 'would have been S/RES/1747 (2007), 5; not in force until 2025-09-28',
      evidence: [],
    };
    expect(build(detail(), [TEXT], [quiet, quiet]).keptQuiet).toEqual([
      { regime: 'Iran', reason: quiet.reason, explanation: quiet.explanation },
    ]);
  });

  it('names exemptions to be ruled out with where they stand and who grants them', async () => {
    const { register } = await loadPack();
    const possible = { id: 'libya-ex-approved', summary: 'Other sales that the committee approves beforehand.' };
    const alert = detail({ claims: [{ ...detail().claims[0]!, exemptions: [possible, possible] }] });
    expect(build(alert, [TEXT], [], register).exemptions).toEqual([
      'Other sales that the committee approves beforehand (S/RES/1970 (2011), 9(c); with approval beforehand).',
    ]);
  });

  it('shows by what each part multiplies the priority, and what it gave where that was not kept', () => {
    const { parts } = build(
      detail({
        priorityParts: [
          { name: 'confidence', value: 1, weight: 35, factor: 0.9636, points: -3.6, reason: 'read well' },
          { name: 'damping', value: 0.6, weight: 0, factor: null, points: -27.44, reason: 'old news' },
        ],
      }),
    );
    expect(parts).toEqual([
      { label: 'Confidence in the reading', factor: '× 0.96', reason: 'read well' },
      { label: 'Held back', factor: '-27 points', reason: 'old news' },
    ]);
  });

  it('tells facts in words, with what is not said left open', () => {
    expect(build(detail()).facts.map(({ label, value, small }) => [label, value, small])).toEqual([
      ['Supplier', 'The United Arab Emirates', 'carrier or firm: Noor Star'],
      ['What', 'Military vehicles', 'arms transfer'],
      ['Recipient', 'The Libyan National Army', null],
      ['When', 'March to June 2026', 'as the text states'],
      ['Priority', '82, review in 12 hours', 'graded B2'],
    ]);
    const bare = build(detail({ supplier: [], recipient: [], items: [], claims: [] }), []);
    expect(bare.facts.map(({ value }) => value).slice(0, 4)).toEqual([
      'Not named',
      'Not said',
      'Not named',
      'Not stated',
    ]);
    expect(bare.told).toBe('Alleged');
  });

  it('names who did what in the history, keys as keys', () => {
    expect(build(detail()).history.map(({ who, what, text }) => [who, what, text])).toEqual([
      ['The service', 'raised it', null],
      ['Ana Kovač, by key,', 'dismissed it: misread passage', 'no'],
    ]);
  });

  it('makes a gist of a foreign text, and says who is heard in it', () => {
    const [article] = build(detail(), [{ ...TEXT, language: 'ar' }]).articles;
    expect(article).toMatchObject({ direction: 'rtl', languageName: 'Arabic' });
    expect(article?.gist).toMatch(/is said to have supplied .*\. Alleged by three diplomats; denied by the company\.$/);
  });
});

describe('the queue', () => {
  it('says by when a decision is due, how late it is, and nothing once decided', () => {
    expect(dueOf(new Date('2026-11-21T00:00:00.000Z'), NOW)).toEqual({ text: '2 d 12 h overdue', isOverdue: true });
    expect(dueOf(new Date('2026-11-23T23:00:00.000Z'), NOW)).toEqual({ text: 'Due 23:00', isOverdue: false });
    expect(dueOf(null, NOW)).toBeNull();
  });

  it('marks what came back by evidence or by itself, and what is asleep', () => {
    const [past, ahead] = ['2026-11-23T11:00:00.000Z', '2026-11-24T11:00:00.000Z'];
    expect(markOf({ reopenedAt: null, snoozedUntil: null }, NOW)).toBeNull();
    expect(markOf({ reopenedAt: past, snoozedUntil: null }, NOW)).toBe('Came back');
    expect(markOf({ reopenedAt: null, snoozedUntil: past }, NOW)).toBe('Snooze ended');
    expect(markOf({ reopenedAt: null, snoozedUntil: ahead }, NOW)).toBe('Asleep, until Tue');
  });

  it('tells of a proposed outcome who has to approve it', () => {
    const proposed = {
      state: 'second-opinion' as const,
      proposal: { act: 'dismiss' as const, reason: 'misread', by: '7' },
    };
    expect(build(detail(proposed)).decision.proposal?.mayApprove).toBe(VIEWER.userId !== '7');
    expect(build(detail({ ...proposed, proposal: { ...proposed.proposal, by: '99' } })).decision.proposal).toEqual({
      words: 'User 99 proposes to dismiss the report (misread passage).',
      mayApprove: true,
    });
  });

  it('cuts by band when the most urgent come first, else by day', () => {
    const rows = QUEUE.groups.flatMap((group) => group.rows);
    expect(
      groupRows(rows, 'priority', DEFAULT_DUE_BANDS, () => NOW).map(({ rows: members }) => members.length),
    ).toEqual([4, 1, 1]);
    expect(groupRows(rows, 'raised', DEFAULT_DUE_BANDS, () => NOW).map(({ label }) => label)).toEqual([
      '23 November 2026',
    ]);
  });

  it('counts each facet under the others, and keeps a ticked value that has none', () => {
    const asked: string[] = [];
    const chosen = { state: undefined, regime: ['haiti'], kind: undefined, told: undefined, language: undefined };
    const facets = buildFacets(chosen, (column, others) => {
      asked.push(`${column} ${JSON.stringify(others)}`);
      return column === 'regime' ? [{ value: 'libya', count: 3 }] : [];
    });
    expect(asked).toContain('regime {}');
    expect(asked).toContain('state {"regime":["haiti"]}');
    expect(facets.find(({ name }) => name === 'regime')?.options).toEqual([
      { value: 'libya', label: 'Libya', count: 3, isChosen: false },
      { value: 'haiti', label: 'Haiti', count: 0, isChosen: true },
    ]);
  });
});

describe('trends', () => {
  it('begin on a Monday, 26 weeks with the running one', () => {
    expect(firstMonday(NOW).toISOString()).toBe('2026-06-01T00:00:00.000Z');
    expect(firstMonday(new Date('2026-11-22T23:59:59Z')).toISOString()).toBe('2026-05-25T00:00:00.000Z');
    const model = buildTrends(firstMonday(NOW), {
      weeks: [
        { week: '2026-11-16', kind: 'violation', regime: 'libya', count: 1 },
        { week: '2026-11-23', kind: 'violation', regime: 'libya', count: 1 },
        { week: '2026-11-23', kind: 'violation', regime: 'dprk', count: 3 },
        { week: '2026-11-23', kind: 'regime-change', regime: 'dprk', count: 2 },
      ],
      regimes: [
        { regime: 'dprk', state: 'confirmed', count: 3 },
        { regime: 'dprk', state: 'dismissed', count: 1 },
        { regime: 'dprk', state: 'open', count: 2 },
      ],
    });
    expect(model.weeks).toHaveLength(26);
    expect(model.weeks.at(-1)).toEqual({ from: '2026-11-23', violations: 4, changes: 2 });
    expect(model.weekly.map(({ label, total, counts }) => [label, total, ...counts.slice(-2)])).toEqual([
      ['DPRK', 5, 0, 5],
      ['Libya', 2, 1, 1],
    ]);
    expect(model.regimes).toEqual([
      { id: 'dprk', label: 'DPRK', raised: 6, confirmed: 3, dismissed: 1, waiting: 2, precision: 0.75 },
    ]);
  });
});
