/** Whether two articles' facts can be of one event: what speaks against it, and what for it. */
import type { EventFacts, FactDays } from './event-facts.js';
import { isCommonName } from './read-marks.js';

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

/**
 * Whether two findings can be of one deed though one of them was read with less: same kind and regime, and of parties,
 * conduct and items nothing that both name differs entirely, and something that both name agrees.
 */
export function likeDeed(a: EventFacts, b: EventFacts): boolean {
  if (a.kind !== b.kind || a.regime !== b.regime) return false;
  const sides = [
    [a.suppliers, b.suppliers],
    [a.recipients, b.recipients],
    [a.items, b.items],
  ] as const;
  return (
    sides.every(([left, right]) => !areDisjoint(left, right)) &&
    (a.kind === 'regime-change' || sides.slice(0, 2).some(([left, right]) => left.some((one) => right.includes(one))))
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

/** What two tellings have in common, in points, and in words for the person who is asked. */
export interface Agreement {
  readonly points: number;
  readonly reasons: readonly string[];
}

/** A figure of so many digits is seldom shared by chance. */
const TELLING_DIGITS = 3;

/** Points for each thing that both tell, and for each on which they differ. Tried on planted news and on pairs by hand. */
const POINTS = {
  identifier: 3,
  tellingFigure: 1.5,
  figure: 0.5,
  name: 0.75,
  statedDay: 1,
  place: 0.5,
  words: 2,
  sameDay: 0.5,
} as const;
const MOST = { identifiers: 6, figures: 4.5, names: 3 } as const;
const AGAINST: Readonly<Record<Conflict, number>> = {
  identifiers: 6,
  dates: 6,
  'inferred-dates': 2,
  places: 1.5,
  figures: 4,
  names: 1.5,
};

const AGAINST_QUANTITIES = 3;

/** Counts this near to each other are one count: rounded, or estimated by another. */
const SAME_QUANTITY = 0.2;

/** Tellings of which one has so few words cannot be compared by words. */
const MIN_SHARED_WORDS = 5;

/**
 * Weighs two tellings of the same kind of deed. Words are compared within one language only, and names speak against
 * one event only there, since each language writes them its own way.
 *
 * @param marks Numbers and names of both texts ({@link textMarks}).
 * @param apartDays Between their publications.
 */
export function weighAgreement(
  a: EventFacts,
  b: EventFacts,
  marks: readonly [readonly string[], readonly string[]],
  isSameLanguage: boolean,
  apartDays: number,
): Agreement {
  const reasons: string[] = [];
  let points = 0;
  const count = (each: number, shared: readonly string[], most: number, words: string): void => {
    if (shared.length === 0) return;
    points += Math.min(most, each * shared.length);
    reasons.push(`${words} ${shared.slice(0, 4).join(', ')}`);
  };
  const sharedIds = common(a.identifiers, b.identifiers);
  count(POINTS.identifier, sharedIds, MOST.identifiers, 'both name');
  const told = new Set(sharedIds.flatMap((id) => id.match(/\p{Nd}+/gu) ?? []));
  const figures = common([...marks[0], ...a.figures], [...marks[1], ...b.figures]).filter(
    (mark) => /^\p{Nd}+$/u.test(mark) && !told.has(mark) && !isYear(mark),
  );
  const telling = figures.filter(({ length }) => length >= TELLING_DIGITS);
  count(POINTS.tellingFigure, telling, MOST.figures, 'both give the figure');
  points += Math.min(1, POINTS.figure * figures.filter(({ length }) => length === 2).length);
  const names = common(marks[0], marks[1]).filter((mark) => !/\p{Nd}/u.test(mark) && !isCommonName(mark));
  count(POINTS.name, names, MOST.names, 'both speak of');
  if (isSameLanguage) {
    const { overlap, fewer } = wordOverlap(a, b);
    if (fewer >= MIN_SHARED_WORDS) points += POINTS.words * overlap;
    if (fewer >= MIN_SHARED_WORDS && overlap >= 0.5)
      reasons.push(`${Math.round(overlap * 100)}% of the words are shared`);
  }
  if (shareStatedDay(a.days, b.days)) {
    points += POINTS.statedDay;
    reasons.push('both give the same day');
  }
  if (common(a.places, b.places).length > 0) points += POINTS.place;
  if (apartDays <= 1) {
    points += POINTS.sameDay;
    reasons.push('published within a day');
  }
  const found = conflicts(a, b);
  for (const conflict of found) {
    if (conflict === 'names' && !isSameLanguage) continue;
    points -= AGAINST[conflict];
    reasons.push(`but other ${conflict === 'inferred-dates' ? 'dates' : conflict}`);
  }
  // A day of the month or a calibre that both give hides that the goods were counted differently.
  if (!found.includes('figures') && quantitiesDiffer(a.quantities ?? [], b.quantities ?? [])) {
    points -= AGAINST_QUANTITIES;
    reasons.push('but other quantities');
  }
  return { points, reasons };
}

function isYear(mark: string): boolean {
  return /^(19|20)\d\d$/.test(mark);
}

function common(a: readonly string[], b: readonly string[]): string[] {
  const known = new Set(b);
  return [...new Set(a)].filter((value) => known.has(value));
}

function quantitiesDiffer(a: readonly string[], b: readonly string[]): boolean {
  const isNear = (left: number, right: number): boolean =>
    Math.abs(left - right) <= SAME_QUANTITY * Math.max(left, right);
  return a.length > 0 && b.length > 0 && !a.some((left) => b.some((right) => isNear(Number(left), Number(right))));
}

function shareStatedDay(a: readonly FactDays[], b: readonly FactDays[]): boolean {
  return a.some((left) =>
    b.some((right) => left.basis === 'stated' && right.basis === 'stated' && gapDays(left, right) <= 1),
  );
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
