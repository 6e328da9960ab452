/** Precision, recall and F1 of screening results against labels, as sets per record (micro-averaged). */

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

/** One figure; `n` is how many expected values there were. */
export interface Figures {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly n: number;
}

/** A record whose kind was read wrongly. */
export interface Miss {
  readonly id: string;
  readonly expected: string;
  readonly got: string;
  readonly title: string;
}

/** All figures by group (all, language, difficulty, regime) and measure. */
export interface ScoreReport {
  readonly records: number;
  readonly evidence: number;
  readonly badEvidence: number;
  readonly scores: Readonly<Record<string, Readonly<Record<string, Figures>>>>;
  readonly misses: readonly Miss[];
}

/** A passage is at most this many UTF-16 code units. */
const MAX_QUOTE = 400;

class Tally {
  private hits = 0;
  private extra = 0;
  private missing = 0;

  add(expected: readonly string[], got: readonly string[]): void {
    const wanted = new Set(expected);
    const found = new Set(got);
    for (const value of found) {
      if (wanted.has(value)) this.hits++;
      else this.extra++;
    }
    for (const value of wanted) if (!found.has(value)) this.missing++;
  }

  get figures(): Figures {
    const precision = this.hits / (this.hits + this.extra || 1);
    const recall = this.hits / (this.hits + this.missing || 1);
    return { precision, recall, f1: (2 * precision * recall) / (precision + recall || 1), n: this.hits + this.missing };
  }
}

/**
 * Compares each record with its result.
 *
 * Kind and regime are counted over all records; conduct over all; roles, items, modality and evidence over the
 * violations that carry a label for them.
 */
export function scoreRecords(
  judged: readonly { readonly record: LabelledRecord; readonly result: Record<string, unknown> }[],
  maxMisses: number,
): ScoreReport {
  const tallies = new Map<string, Map<string, Tally>>();
  const tally = (group: string, measure: string): Tally => {
    const measures = tallies.get(group) ?? new Map<string, Tally>();
    tallies.set(group, measures);
    const found = measures.get(measure) ?? new Tally();
    measures.set(measure, found);
    return found;
  };
  const misses: Miss[] = [];
  let evidence = 0;
  let badEvidence = 0;
  for (const { record, result } of judged) {
    const alerts = result['alerts'] as Alert[];
    const violations = alerts.filter(({ kind }) => kind === 'violation');
    const changes = alerts.filter(({ kind }) => kind === 'regime-change');
    const isViolation = record.kind === 'violation';
    const union = (field: 'conduct' | 'supplier' | 'recipient' | 'items' | 'modality'): string[] =>
      violations.flatMap((alert) => alert[field]);
    const groups = ['all', `language:${record.language}`, `difficulty:${record.difficulty ?? 'unmarked'}`];
    for (const group of groups) {
      tally(group, 'violation').add(isViolation ? ['v'] : [], violations.length > 0 ? ['v'] : []);
      tally(group, 'regime').add(
        isViolation ? record.regimes : [],
        violations.map(({ regime }) => regime),
      );
      tally(group, 'conduct').add(isViolation ? (record.conduct ?? []) : [], union('conduct'));
      tally(group, 'regime-change').add(
        record.kind === 'regime-change' ? record.regimes : [],
        changes.map(({ regime }) => regime),
      );
      if (!isViolation) continue;
      for (const field of ['supplier', 'recipient', 'items', 'modality'] as const) {
        const expected = record[field] ?? [];
        if (expected.length > 0) tally(group, field).add(expected, union(field));
      }
    }
    for (const regime of new Set([
      ...(isViolation ? record.regimes : []),
      ...violations.map((alert) => alert.regime),
    ])) {
      const isExpected = isViolation && record.regimes.includes(regime);
      const isFound = violations.some((alert) => alert.regime === regime);
      tally(`regime:${regime}`, 'regime').add(isExpected ? [regime] : [], isFound ? [regime] : []);
    }
    for (const alert of alerts) {
      evidence += Math.max(1, alert.evidence.length);
      badEvidence +=
        alert.evidence.length === 0 ? 1 : alert.evidence.filter((passage) => !isGood(passage, record)).length;
    }
    if (isViolation !== violations.length > 0 || (record.kind === 'regime-change') !== changes.length > 0) {
      const got = alerts.map(({ kind, regime }) => `${kind}:${regime}`).join(', ') || 'nothing';
      misses.push({
        id: record.id,
        expected: `${record.kind} ${record.regimes.join(', ')}`.trim(),
        got,
        title: record.title,
      });
    }
  }
  return {
    records: judged.length,
    evidence,
    badEvidence,
    scores: Object.fromEntries(
      [...tallies].map(([group, measures]) => [
        group,
        Object.fromEntries([...measures].map(([measure, found]) => [measure, found.figures])),
      ]),
    ),
    misses: misses.slice(0, maxMisses),
  };
}

function isGood(passage: Evidence, record: LabelledRecord): boolean {
  const { field, start, end, quote } = passage;
  return end > start && end - start <= MAX_QUOTE && record[field].slice(start, end) === quote;
}
