/** Precision, recall and F1 of screening results against labels, as sets per record (micro-averaged). */
import { Tally, type Figures } from './tally.js';

/** A labelled record: what was written, and what a careful reader finds in it. */
export interface LabelledRecord {
  readonly id: string;
  readonly language: string;
  readonly published?: string | null;
  readonly title: string;
  readonly text: string;
  readonly kind: 'violation' | 'regime-change' | 'none';
  readonly regimes: readonly string[];
  readonly conduct?: readonly string[];
  readonly supplier?: readonly string[];
  readonly recipient?: readonly string[];
  readonly items?: readonly string[];
  readonly modality?: readonly string[];
  readonly evidence?: readonly string[];
  readonly difficulty?: string;
}

interface Evidence {
  readonly field: 'title' | 'text';
  readonly start: number;
  readonly end: number;
  readonly quote: string;
}

interface Alert {
  readonly kind: string;
  readonly regime: string;
  readonly conduct: readonly string[];
  readonly supplier: readonly string[];
  readonly recipient: readonly string[];
  readonly items: readonly string[];
  readonly modality: readonly string[];
  readonly evidence: readonly Evidence[];
}

/** What a record can be read wrongly in. `kind`: whether it reports a violation, a change of an embargo, or neither. */
export const ASPECTS = ['kind', 'regime', 'conduct', 'supplier', 'recipient', 'items', 'modality'] as const;
export type Aspect = (typeof ASPECTS)[number];

/** A record whose kind or regimes were read wrongly. */
export interface Miss {
  readonly id: string;
  readonly expected: string;
  readonly got: string;
  readonly title: string;
}

/** All figures by group and measure. */
export interface ScoreReport {
  readonly records: number;
  readonly evidence: number;
  readonly badEvidence: number;
  /** Of the violations found whose passage is labelled, how many rest on a passage that meets a labelled one. */
  readonly evidenceTouching: { readonly found: number; readonly of: number };
  /** Groups: all, `language:…`, `difficulty:…`, `regime:…`, `conduct:…`. */
  readonly scores: Readonly<Record<string, Readonly<Record<string, Figures>>>>;
  /** By id of the record, what is wrong in it; empty where all is right. */
  readonly outcomes: Readonly<Record<string, readonly Aspect[]>>;
  readonly misses: readonly Miss[];
}

/** A record with what screening answered. */
export interface Judged {
  readonly record: LabelledRecord;
  readonly result: Record<string, unknown>;
}

/** A passage is at most this many UTF-16 code units. */
const MAX_QUOTE = 400;

const ROLES = ['supplier', 'recipient', 'items', 'modality'] as const;

/** In the order they are shown. */
const GROUPS = ['all', 'language:', 'difficulty:', 'regime:', 'conduct:'];

/** Figures by group and measure, made as they are asked for. */
class Scores {
  private readonly groups = new Map<string, Map<string, Tally>>();

  /** Adds to a measure of several groups; true where the record is right in it. */
  add(groups: readonly string[], measure: string, expected: readonly string[], got: readonly string[]): boolean {
    let isRight = true;
    for (const group of groups) isRight = this.tally(group, measure).add(expected, got);
    return isRight;
  }

  get figures(): ScoreReport['scores'] {
    const rank = (group: string): number => GROUPS.findIndex((kind) => group.startsWith(kind));
    const groups = [...this.groups].sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1));
    return Object.fromEntries(
      groups.map(([group, measures]) => [
        group,
        Object.fromEntries([...measures].map(([measure, tally]) => [measure, tally.figures])),
      ]),
    );
  }

  private tally(group: string, measure: string): Tally {
    const measures = this.groups.get(group) ?? new Map<string, Tally>();
    this.groups.set(group, measures);
    const tally = measures.get(measure) ?? new Tally();
    measures.set(measure, tally);
    return tally;
  }
}

/**
 * Compares each record with its result.
 *
 * Kind and regime are counted over all records; conduct over all; roles, items, modality and evidence over the
 * violations that carry a label for them.
 */
export function scoreRecords(judged: readonly Judged[]): ScoreReport {
  const scores = new Scores();
  const outcomes: Record<string, Aspect[]> = {};
  const misses: Miss[] = [];
  let evidence = 0;
  let badEvidence = 0;
  const touching = { found: 0, of: 0 };
  for (const { record, result } of judged) {
    const alerts = result['alerts'] as Alert[];
    const wrong = scoreRecord(record, alerts, scores);
    outcomes[record.id] = wrong;
    for (const alert of alerts) {
      evidence += Math.max(1, alert.evidence.length);
      badEvidence +=
        alert.evidence.length === 0 ? 1 : alert.evidence.filter((passage) => !isGood(passage, record)).length;
    }
    const touches = touchesLabel(record, alerts);
    if (touches !== null) {
      touching.of++;
      if (touches) touching.found++;
    }
    if (wrong.includes('kind') || wrong.includes('regime')) {
      const got = alerts.map(({ kind, regime }) => `${kind}:${regime}`).join(', ') || 'nothing';
      const expected = `${record.kind} ${record.regimes.join(', ')}`.trim();
      misses.push({ id: record.id, expected, got, title: record.title });
    }
  }
  return {
    records: judged.length,
    evidence,
    badEvidence,
    evidenceTouching: touching,
    scores: scores.figures,
    outcomes,
    misses,
  };
}

/** What is wrong in one record. */
export function findWrong({ record, result }: Judged): Aspect[] {
  return scoreRecord(record, result['alerts'] as Alert[], new Scores());
}

/** @returns What is wrong in the record. */
function scoreRecord(record: LabelledRecord, alerts: readonly Alert[], scores: Scores): Aspect[] {
  const violations = alerts.filter(({ kind }) => kind === 'violation');
  const changes = alerts.filter(({ kind }) => kind === 'regime-change');
  const isViolation = record.kind === 'violation';
  const union = (field: 'conduct' | (typeof ROLES)[number]): string[] => [
    ...new Set(violations.flatMap((alert) => alert[field])),
  ];
  const groups = ['all', `language:${record.language}`, `difficulty:${record.difficulty ?? 'unmarked'}`];
  const wrong = new Set<Aspect>();
  const score = (aspect: Aspect, measure: string, expected: readonly string[], got: readonly string[]): void => {
    if (!scores.add(groups, measure, expected, got)) wrong.add(aspect);
  };
  const regimes = isViolation ? record.regimes : [];
  const found = violations.map(({ regime }) => regime);
  const conduct = isViolation ? (record.conduct ?? []) : [];
  score('kind', 'violation', isViolation ? ['v'] : [], violations.length > 0 ? ['v'] : []);
  score('regime', 'regime', regimes, found);
  score('conduct', 'conduct', conduct, union('conduct'));
  const changed = record.kind === 'regime-change' ? record.regimes : [];
  score(
    'regime',
    'regime-change',
    changed,
    changes.map(({ regime }) => regime),
  );
  if ((record.kind === 'regime-change') !== changes.length > 0) wrong.add('kind');
  for (const field of ROLES)
    if (isViolation && (record[field] ?? []).length > 0) score(field, field, record[field] ?? [], union(field));
  scoreEach(scores, 'regime', regimes, found);
  scoreEach(scores, 'conduct', conduct, union('conduct'));
  if (isViolation)
    for (const regime of regimes)
      for (const field of ['supplier', 'recipient'] as const)
        if ((record[field] ?? []).length > 0)
          scores.add([`regime:${regime}`], field, record[field] ?? [], union(field));
  return ASPECTS.filter((aspect) => wrong.has(aspect));
}

/** A group for each value of a measure that was expected or found. */
function scoreEach(scores: Scores, measure: string, expected: readonly string[], got: readonly string[]): void {
  for (const value of new Set([...expected, ...got]))
    scores.add(
      [`${measure}:${value}`],
      measure,
      expected.filter((one) => one === value),
      got.filter((one) => one === value),
    );
}

function isGood(passage: Evidence, record: LabelledRecord): boolean {
  const { field, start, end, quote } = passage;
  return end > start && end - start <= MAX_QUOTE && record[field].slice(start, end) === quote;
}

/** Whether a found violation rests on a labelled passage; null where none is labelled, stands in the text, or is found. */
function touchesLabel(record: LabelledRecord, alerts: readonly Alert[]): boolean | null {
  const violations = alerts.filter(({ kind }) => kind === 'violation');
  const labelled = (record.evidence ?? []).flatMap((passage) =>
    (['title', 'text'] as const).flatMap((field) => {
      const start = record[field].indexOf(passage);
      return start < 0 ? [] : [{ field, start, end: start + passage.length }];
    }),
  );
  if (record.kind !== 'violation' || violations.length === 0 || labelled.length === 0) return null;
  return violations.some((alert) =>
    alert.evidence.some((passage) =>
      labelled.some((one) => one.field === passage.field && one.start < passage.end && passage.start < one.end),
    ),
  );
}
