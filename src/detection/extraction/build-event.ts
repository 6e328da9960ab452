/** Makes the event that judgement reads out of combined sentences: slots, places, date, modality, evidence, certainty. */
import { spanOf } from './choose-evidence.js';
import { choosePassages } from './choose-passages.js';
import type { CombinedEvent } from './combine-events.js';
import { findCues, hasCue, sentencesNear, type Document, type PartyMention, type Sentence } from './document.js';
import {
  UNKNOWN_DATE,
  type ConfidencePart,
  type DateInterval,
  type Event,
  type LawfulCue,
  type PartySlot,
  type PlaceSlot,
} from '../event.js';
import { chooseConduct, isNear } from './choose-conduct.js';
import type { CueId } from './cues.js';
import { isBackground } from './find-background.js';
import { listItems } from './list-items.js';
import { formatDay } from './read-dates.js';
import { readIdentifiers } from './read-identifiers.js';
import { readModality } from './read-modality.js';
import { isGroupSide, type Side } from './side.js';
import type { Modality } from '../vocabulary.js';

/** @param published ms since 1970 of the day of publication (UTC midnight), or null. */
export function buildEvent(
  document: Document,
  combined: CombinedEvent,
  all: readonly CombinedEvent[],
  published: number | null,
): Event | null {
  const { parts } = combined;
  const sentences = parts.map((part) => part.sentence);
  const conduct = chooseConduct(document, combined);
  if (conduct.length === 0) return null;
  const items = listItems(document, combined, all, conduct);
  const telling = readModality(document, {
    parts,
    telling: all.slice(0, MAX_TELLING).flatMap((one) => [...one.parts].slice(0, MAX_TELLING)),
    suppliers: combined.suppliers.map((side) => side.party),
    recipients: combined.recipients.map((side) => side.party),
    homes: [...combined.suppliers, ...combined.recipients].flatMap((side) => side.mention.home ?? []),
  });
  const certaintyParts = certaintyOf(document, combined);
  const certainty = certaintyParts.reduce((value, part) => value * part.factor, 1);
  return {
    conduct,
    suppliers: combined.suppliers.map(partySlot),
    recipients: combined.recipients.map(partySlot),
    intermediaries: combined.intermediaries.map(partySlot),
    items,
    places: [...placeSlots(combined), ...areasNear(document, combined), ...seatsOf(combined)],
    identifiers: sentences.flatMap(readIdentifiers),
    date: dateOf(document, combined, published, telling.modality),
    modality: telling.modality,
    by: telling.by,
    deniedBy: telling.deniedBy,
    isBackground: isBackground(document, combined, published),
    lawfulCues: isNear(document, combined, 'without-leave', 1)
      ? []
      : lawfulCues(
          sentences.flatMap((sentence) => sentencesNear(document, sentence.index, 1)),
          combined.recipients,
          [document.sentences[0], ...sentences].every(
            (sentence) => sentence === undefined || !hasCue(sentence, DOUBTED),
          ),
        ),
    evidence: choosePassages(document, combined, conduct, telling.denial),
    certainty: Math.round(certainty * 1000) / 1000,
    certaintyParts,
  };
}

/** Events and sentences of each that decide how an article tells; more than any has, and a bound on work over long texts. */
const MAX_TELLING = 50;

function partySlot(side: Side): PartySlot {
  return {
    party: side.party,
    span: spanOf(side.sentence, side.mention.from, side.mention.to),
    isInferred: side.mention.isInferred,
  };
}

function placeSlots(combined: CombinedEvent): PlaceSlot[] {
  // "paid North Korea for shells": whom a verb of paying names is where the goods come from
  const isSupplier = (country: string): boolean => combined.suppliers.some(({ party }) => party === country);
  const slots: PlaceSlot[] = [];
  for (const part of combined.parts)
    for (const mention of part.sentence.parties) {
      const { entry, place } = mention;
      const country = place?.country ?? (entry.type === 'party' && !entry.isGroup ? entry.party : null);
      if (country === null || mention.says !== null) continue;
      // "a Darfur rebel faction": where a group sits is where it gets things
      const group = mention.isEpithet ? groupAfter(part.sentence, mention) : null;
      if (mention.isEpithet && (group === null || place === null)) continue;
      if (mention.isOrigin) continue;
      // "point to Pyongyang's KN-23": whose thing it is, no place
      if (mention.isPossessive && place === null && isOfThing(part.sentence, mention.to)) continue;
      const { marker, isModifier } = group ?? mention;
      const isTo = marker === 'to' || (marker === 'object' && !isModifier && !isSupplier(country));
      const role = isTo ? 'destination' : marker === 'from' ? 'origin' : marker === 'via' ? 'transit' : 'scene';
      if (place === null && role === 'scene') continue;
      slots.push({ country, area: place?.area ?? null, role, span: spanOf(part.sentence, mention.from, mention.to) });
    }
  return slots;
}

/** Sentences around an event that may say where in its own State a group uses what it got. */
const AREA_REACH = 4;

/** Regions of a receiving group's own State named beside the event: a clause may ask for one of them. */
function areasNear(document: Document, combined: CombinedEvent): PlaceSlot[] {
  const homes = new Set(combined.recipients.filter(isGroupSide).map((side) => side.mention.home));
  const told = new Set(combined.parts.map((part) => part.sentence));
  const near = new Set(combined.parts.flatMap((part) => sentencesNear(document, part.sentence.index, AREA_REACH)));
  return [...near]
    .filter((sentence) => !told.has(sentence) && sentence.blockers.length === 0)
    .flatMap((sentence) =>
      sentence.parties.flatMap(({ place, from, to }): PlaceSlot[] =>
        place !== null && place.area !== null && homes.has(place.country)
          ? [{ country: place.country, area: place.area, role: 'scene', span: spanOf(sentence, from, to) }]
          : [],
      ),
    );
}

/** Where a group that gets something sits, for groups that are known by no id of their own and so by their State alone. */
function seatsOf({ recipients }: CombinedEvent): PlaceSlot[] {
  return recipients.flatMap(({ mention, sentence }) => {
    const { entry, home, from, to } = mention;
    const isNamed = entry.type === 'party' && entry.isShared && home !== null;
    return isNamed ? [{ country: home, area: null, role: 'scene', span: spanOf(sentence, from, to) }] : [];
  });
}

/** The group that stands right after a place. */
function groupAfter(sentence: Sentence, { to }: PartyMention): PartyMention | null {
  return (
    sentence.parties.find(
      ({ from, entry }) =>
        (from === to || from === to + 1) &&
        ((entry.type === 'party' && entry.isGroup) || (entry.type === 'reference' && entry.refersTo === 'group')),
    ) ?? null
  );
}

function isOfThing(sentence: Sentence, from: number): boolean {
  return sentence.items.some((item) => item.from >= from && item.from - from <= 3);
}

const NEWS_DAYS = 21;

/** In a clause of its own after what is told: "for its programme, which was hit in June". */
function isAside(part: CombinedEvent['parts'][number], at: number): boolean {
  return at > part.lastTrigger && hasCue(part.sentence, ['relative'], part.lastTrigger, at);
}

/** Words between "stamped with dates from" and the year in which the goods were made. */
const MAKE_REACH = 4;

/** Words between a ban and its date ("barred weapons since the end of 2004"). */
const RULE_REACH = 10;

/** The date of the ban that is broken, not of the breach; but "since the ban came back in May" tells when it was broken. */
function isOfRule(sentence: Sentence, at: number): boolean {
  const from = Math.max(0, at - RULE_REACH);
  const lastTrigger = Math.max(-1, ...sentence.triggers.filter((trigger) => trigger.from < at).map(({ from }) => from));
  const start = Math.max(from, lastTrigger, 0);
  const rule = findCues(sentence, 'norm-verb', start, at)[0] ?? findCues(sentence, 'arms-embargo', start, at)[0];
  if (!rule) return false;
  return !hasCue(sentence, ['since-word'], start, rule.from);
}

/** Sentences by how much of who did what to whom they carry. */
function strongestFirst(parts: CombinedEvent['parts']): CombinedEvent['parts'] {
  const strength = (part: CombinedEvent['parts'][number]): number =>
    part.votes.reduce((sum, vote) => sum + vote.weight, 0) * part.certainty;
  return [...parts].sort((a, b) => strength(b) - strength(a) || a.sentence.index - b.sentence.index);
}

/** How far back in its paragraph an event may take its date. */
const PARAGRAPH_REACH = 6;

function dateOf(
  document: Document,
  combined: CombinedEvent,
  published: number | null,
  modality: readonly Modality[],
): DateInterval {
  const publication: DateInterval =
    published === null
      ? UNKNOWN_DATE
      : { from: formatDay(published), to: formatDay(published), basis: 'publication', span: null };
  if (modality.includes('planned')) return publication;
  const found = strongestFirst(combined.parts).flatMap((part) => {
    const middle = (part.from + part.to) / 2;
    const dates = document
      .datesOf(part.sentence)
      .filter(
        (date) =>
          !isAside(part, date.at) &&
          !isOfRule(part.sentence, date.at) &&
          !hasCue(part.sentence, ['make-date'], date.at - MAKE_REACH, date.at),
      );
    return [...dates].sort((a, b) => Math.abs(a.at - middle) - Math.abs(b.at - middle)).slice(0, 1);
  });
  // days of the week tell when it was said; an older date beside the conduct tells when it was done
  const older = found.find(
    (date) => published !== null && published - Date.parse(date.interval.to) > NEWS_DAYS * 86_400_000,
  );
  const chosen = older ?? found[0];
  if (chosen) return chosen.interval;
  for (const part of combined.parts) {
    const before = document.sentences
      .slice(Math.max(0, part.sentence.index - PARAGRAPH_REACH), part.sentence.index)
      .filter((sentence) => sentence.field === part.sentence.field && sentence.paragraph === part.sentence.paragraph);
    for (const sentence of before.reverse()) {
      const dates = document.datesOf(sentence);
      if (dates.length > 0) return dates.at(-1)!.interval;
    }
  }
  return publication;
}

/** Words of use or display; in "the missile that struck the bakery was delivered by" they only say which missile. */
function isOfUse(sentence: Sentence): boolean {
  return findCues(sentence, 'non-transfer').some(
    (cue) => !hasCue(sentence, ['that-word', 'relative'], cue.from - 1, cue.from),
  );
}

const LAWFUL: readonly [CueId, LawfulCue['ground']][] = [
  ['lawful-committee-approval', 'committee-approval'],
  ['lawful-committee-notification', 'committee-notification'],
  ['lawful-humanitarian', 'humanitarian'],
  ['lawful-un-mission', 'un-mission'],
  ['lawful-government-forces', 'government-forces'],
  ['lawful-protective-equipment', 'protective-equipment'],
  ['lawful-demining', 'demining'],
];

/** Words by which somebody accuses, doubts, hides, stops or watches. */
const DOUBTED: readonly CueId[] = [
  'accuse',
  'allege',
  'hedge',
  'deny',
  'breach',
  'illicit',
  'concealment',
  'intercept',
  'monitor',
  'named-monitor',
  'own-finding',
];

/** Where groups alone receive, an army named beside them is not the one that the law lets through. */
function lawfulCues(sentences: readonly Sentence[], recipients: readonly Side[], isPlainlyTold: boolean): LawfulCue[] {
  const isForGroups = recipients.length > 0 && recipients.every(isGroupSide);
  return sentences.filter(isOfGround).flatMap((sentence) =>
    sentence.cues.flatMap((cue) => {
      const known = LAWFUL.find(([id]) => id === cue.cue && !(isForGroups && id === 'lawful-government-forces'));
      return known ? [{ ground: known[1], span: spanOf(sentence, cue.from, cue.to), isPlainlyTold }] : [];
    }),
  );
}

const LAWFUL_CUES: readonly CueId[] = LAWFUL.map(([cue]) => cue);

/** Hardly any sentence names a lawful ground, and every event asks. */
function isOfGround(sentence: Sentence): boolean {
  return hasCue(sentence, LAWFUL_CUES);
}

function certaintyOf(document: Document, combined: CombinedEvent): ConfidencePart[] {
  const best = Math.max(...combined.parts.map((part) => part.certainty));
  const parts: ConfidencePart[] = [
    { name: 'frame', factor: best, reason: `read by ${combined.parts[0]!.frames.join(', ')}` },
  ];
  if (combined.factor < 1)
    parts.push({
      name: 'sides',
      factor: Math.round(combined.factor * 1000) / 1000,
      reason: 'a side is missing or comes from another sentence',
    });
  const isShown =
    combined.factor < 1 &&
    [document.sentences[0], ...combined.parts.map((part) => part.sentence)].some(
      (sentence) => sentence !== undefined && (hasCue(sentence, ['domestic']) || isOfUse(sentence)),
    );
  if (isShown) parts.push({ name: 'setting', factor: 0.65, reason: 'words of use, test or display stand beside it' });
  const topics = [...document.topics.values()].reduce((sum, count) => sum + count, 0);
  if (topics >= 2)
    parts.push({
      name: 'topic',
      factor: 0.15,
      reason: `the article is about ${[...document.topics.keys()].join(', ')}`,
    });
  return parts;
}
