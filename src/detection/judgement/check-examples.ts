/** Runs the examples that stand in the pack's embargoes: the law's own tests, for shipped and for operators' packs. */
import { UNKNOWN_DATE, type Event, type Span } from '../event.js';
import type { DetectionArticle } from '../finding.js';
import { judgeEvent, type EventReading } from './judge-event.js';
import type { EmbargoExample, Regime } from './register.js';

/** An example that judgement answers otherwise than the pack says. */
export interface FailedExample {
  readonly regime: string;
  readonly it: string;
  readonly expected: string;
  readonly got: string;
}

const NOWHERE: Span = { field: 'text', start: 0, end: 0 };
const ARTICLE: DetectionArticle = { title: '', text: '', published: null };

/** All examples of the regimes that do not hold; none: the register says what its writers meant. */
export function checkExamples(regimes: readonly Regime[]): readonly FailedExample[] {
  return regimes.flatMap((regime) => regime.examples.flatMap((example) => checkExample(regime, example) ?? []));
}

/** One example under one regime, which need not be among its own: null where it holds. */
export function checkExample(regime: Regime, example: EmbargoExample): FailedExample | null {
  const expected = describeExpected(example);
  const got = describeReading(judgeEvent(eventOf(example), regime, ARTICLE));
  return got === expected ? null : { regime: regime.id, it: example.it, expected, got };
}

/** The example as an event, as extraction would hand it over. */
export function eventOf(example: EmbargoExample): Event {
  const slots = (parties: readonly string[]): Event['suppliers'] =>
    parties.map((party) => ({ party, span: NOWHERE, isInferred: false }));
  return {
    conduct: example.conduct,
    suppliers: slots(example.supplier),
    recipients: slots(example.recipient),
    intermediaries: slots(example.intermediary),
    items: example.items.map((itemClass) => ({ itemClass, span: NOWHERE, quantity: null, range: example.range })),
    places: example.places.map((place) => ({ ...place, span: NOWHERE })),
    identifiers: [],
    date: example.days === null ? UNKNOWN_DATE : { ...example.days, basis: 'stated', span: null },
    modality: example.modality,
    by: null,
    deniedBy: null,
    isBackground: false,
    lawfulCues: example.cues.map((ground) => ({ ground, span: NOWHERE })),
    evidence: [],
    certainty: 1,
    certaintyParts: [],
  };
}

function describeExpected({ expect }: EmbargoExample): string {
  if (expect === 'nothing') return 'nothing';
  if ('quiet' in expect) return `quiet: ${expect.quiet}`;
  return `${expect.status}: ${[...expect.clauses].sort().join(', ')}`;
}

function describeReading(reading: EventReading | null): string {
  if (reading === null) return 'nothing';
  if (reading.outcome === 'quiet') return `quiet: ${reading.quiet.reason}`;
  const clauses = reading.claim.provisions.map((clause) => clause.id).sort();
  return `${reading.status}: ${clauses.join(', ')}`;
}
