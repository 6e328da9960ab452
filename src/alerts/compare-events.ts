/** Whether two articles' facts can be of one event: what speaks against it, and what for it. */
import type { EventFacts, FactDays } from './event-facts.js';

/** A kind of fact that both state and on which they have nothing (of names: too little) in common. */
export type Conflict = 'dates' | 'inferred-dates' | 'places' | 'figures' | 'identifiers' | 'names';

/** Conduct dates this far apart still count as the same: time zones, night raids, "on Monday" for Sunday night. */
export const DATE_TOLERANCE_DAYS = 3;

const DAY_MS = 86_400_000;

/** What speaks against one event. Symmetric; facts of different kinds or regimes are not compared. */
export function conflicts(a: EventFacts, b: EventFacts): Conflict[] {
  const found: Conflict[] = [];
  const dates = compareDays(a.days, b.days);
  if (dates !== null) found.push(dates);
  if (differWithinType(a.places, b.places, arePlacesCompatible)) found.push('places');
  if (areDisjoint(a.figures, b.figures)) found.push('figures');
  if (differWithinType(a.identifiers, b.identifiers, (left, right) => left === right)) found.push('identifiers');
  if (namesDiffer(a.names, b.names)) found.push('names');
  return found;
}

/**
 * Whether two findings tell the same kind of deed between the same parties: same kind and regime, a supplier, a
 * recipient, a conduct and an item class in common (or none on either side). A violation between nobody named is no
 * deed that can be recognised; an act of the Council is, by its regime.
 */
export function sameDeed(a: EventFacts, b: EventFacts): boolean {
  return (
    sameRelation(a, b) &&
    (a.kind === 'regime-change' || a.suppliers.length + a.recipients.length > 0) &&
    haveCommon(a.conduct, b.conduct) &&
    haveCommon(a.items, b.items)
  );
}

/** Whether two findings are about the same relation: same kind and regime, a supplier and a recipient in common. */
export function sameRelation(a: EventFacts, b: EventFacts): boolean {
  return (
    a.kind === b.kind &&
    a.regime === b.regime &&
    haveCommon(a.suppliers, b.suppliers) &&
    haveCommon(a.recipients, b.recipients)
  );
}

/** Content words in common over those of the one with fewer: 0–1; and how many that one has. */
export function wordOverlap(a: EventFacts, b: EventFacts): { readonly overlap: number; readonly fewer: number } {
  const fewer = Math.min(a.words.length, b.words.length);
  if (fewer === 0) return { overlap: 0, fewer };
  const known = new Set(a.words);
  return { overlap: b.words.filter((word) => known.has(word)).length / fewer, fewer };
}

/** True where both have an entry in common, or neither has any. */
function haveCommon(a: readonly string[], b: readonly string[]): boolean {
  return (a.length === 0 && b.length === 0) || a.some((value) => b.includes(value));
}

function areDisjoint(a: readonly string[], b: readonly string[]): boolean {
  return a.length > 0 && b.length > 0 && !a.some((value) => b.includes(value));
}

/** Of the shorter list of names no more than this share stands in the other: a capital or an agency fits any event. */
const FEW_NAMES = 1 / 3;

function namesDiffer(a: readonly string[], b: readonly string[]): boolean {
  const fewer = Math.min(a.length, b.length);
  return fewer > 0 && a.filter((name) => b.includes(name)).length <= fewer * FEW_NAMES;
}

/**
 * Both have an entry of one type, and no two entries of any type agree: two names of ships differ, while a ship and a
 * company, or an origin and a destination, do not contradict each other. Entries read `type:value`.
 */
function differWithinType(
  a: readonly string[],
  b: readonly string[],
  agree: (left: string, right: string) => boolean,
): boolean {
  if (a.some((left) => b.some((right) => agree(left, right)))) return false;
  const types = new Set(a.map(typeOf));
  return b.some((value) => types.has(typeOf(value)));
}

function typeOf(entry: string): string {
  return entry.slice(0, entry.indexOf(':'));
}

/** The same role and State, and not two different areas of it. */
function arePlacesCompatible(left: string, right: string): boolean {
  const [country = '', area] = left.split('/');
  const [otherCountry = '', otherArea] = right.split('/');
  return country === otherCountry && (area === undefined || otherArea === undefined || area === otherArea);
}

function compareDays(a: readonly FactDays[], b: readonly FactDays[]): 'dates' | 'inferred-dates' | null {
  if (a.length === 0 || b.length === 0) return null;
  if (a.some((left) => b.some((right) => gapDays(left, right) <= DATE_TOLERANCE_DAYS))) return null;
  return [...a, ...b].every((days) => days.basis === 'stated') ? 'dates' : 'inferred-dates';
}

function gapDays(a: FactDays, b: FactDays): number {
  const gap = Math.max(Date.parse(a.from), Date.parse(b.from)) - Math.min(Date.parse(a.to), Date.parse(b.to));
  return Math.max(0, gap / DAY_MS);
}
