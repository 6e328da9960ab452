/**
 * What a report tells of a standing relation that can be new: goods, actors, names, the latest day, a denial, a source of
 * weight. Each is one short text, `item:missiles`, so that reports can be held against one another and against what is kept.
 */
import type { Finding } from '../detection/finding.js';
import { DATE_TOLERANCE_DAYS } from './compare-events.js';

/** How a thing is told that carries weight of its own. */
const WEIGHTY = new Set(['confirmed', 'intercepted', 'prosecuted']);

/** Grades of sources (Admiralty) whose word carries weight. */
const WEIGHTY_GRADES = new Set(['A', 'B']);

const DAY_MS = 86_400_000;

/**
 * Sorted, each once. `day` is the latest on which the text has conduct begin, `until` the latest that it can tell of.
 *
 * @param reliability Admiralty letter of the source.
 */
export function standingFacts(finding: Finding, reliability: string): string[] {
  const { claims } = finding;
  const latest = claims
    .flatMap(({ date }) => (tellsDay(date) ? [date.from] : []))
    .sort()
    .at(-1);
  const until = claims
    .map(({ date }) => date.to)
    .sort()
    .at(-1);
  const isDenied = finding.modality.includes('denied') || claims.some(({ deniedBy }) => deniedBy !== null);
  return [
    ...new Set([
      ...finding.items.filter((item) => item !== 'unspecified-arms').map((item) => `item:${item}`),
      ...[...finding.supplier, ...finding.recipient, ...claims.flatMap(({ intermediary }) => intermediary)].map(
        (party) => `actor:${party}`,
      ),
      ...claims.flatMap(({ identifiers }) => identifiers.map(({ type, value }) => `name:${type}:${value}`)),
      ...(latest === undefined ? [] : [`day:${latest}`]),
      ...(until === undefined ? [] : [`until:${until}`]),
      ...(isDenied ? ['denied:'] : []),
      ...finding.modality.filter((word) => WEIGHTY.has(word)).map((word) => `told:${word}`),
      ...(WEIGHTY_GRADES.has(reliability) ? ['graded:'] : []),
    ]),
  ].sort();
}

/** Those of `facts` that none of `known` tells. A day is new that lies after all known ones: history told again is none. */
export function newAmong(facts: readonly string[], known: readonly string[]): string[] {
  const told = new Set(known);
  const latest = Math.max(...known.map((fact) => (fact.startsWith('until:') ? Date.parse(fact.slice(6)) : -Infinity)));
  return facts.filter((fact) => {
    if (fact.startsWith('until:')) return false;
    if (fact.startsWith('day:')) return Date.parse(fact.slice(4)) > latest + DATE_TOLERANCE_DAYS * DAY_MS;
    return !told.has(fact);
  });
}

/** The day of the week tells when something was said rather than done; a span since some day tells the day it began. */
function tellsDay({ basis, from, to }: Finding['claims'][number]['date']): boolean {
  return basis === 'stated' || (basis === 'inferred' && from !== to);
}
