/** Reads the prepositional phrases beside a trigger: which of them are its own, and which side each gives. */
import {
  isBeside,
  isBirthplace,
  isDeclared,
  isEarlierAgent,
  isOfOtherVerb,
  isOwnMake,
  isSeat,
  isTakenFromFoe,
  isThingAfter,
  isWhereSaid,
  isWhereShot,
} from './check-phrase.js';
import { isHeldBy, isStoreOf, isTakenFrom } from './check-holder.js';
import { hasCue, type PartyMention, type Range, type Sentence } from './document.js';
import type { Position } from './language-pack.js';
import type { Reading } from './read-frames.js';
import { WEIGHT, type Add } from './role-weights.js';

const PREPOSITIONAL: readonly Position[] = ['to', 'from', 'by', 'for', 'with', 'in', 'of', 'via', 'between', 'against'];
const DIRECTED: readonly Position[] = ['to', 'from', 'for', 'via', 'between'];

/** A phrase before the word it belongs to ("From Iran, rockets were sent"). */
const FRONTED_FACTOR = 0.7;

/** Votes of the phrases that belong to one reading. @param endings how participles end in the language. */
export function readPhrases(
  sentence: Sentence,
  reading: Reading,
  all: readonly Reading[],
  endings: readonly string[],
  add: Add,
): void {
  const { trigger, frame, isPassive } = reading;
  for (const party of sentence.parties) {
    const { marker } = party;
    if (isTakenFrom(sentence, party, reading, all)) {
      add(party, 'recipient', WEIGHT.phrase, true);
      continue;
    }
    if (party.isOrigin || marker === null || !PREPOSITIONAL.includes(marker)) continue;
    if (party.isModifier && isThingAfter(sentence, party) && marker !== 'for' && marker !== 'to') continue;
    if (marker === 'by' && isOfOtherVerb(sentence, party, trigger, endings)) continue;
    if (marker === 'in' && frame.thing === 'subject' && isBeside(sentence, party)) continue;
    if (marker === 'in' && isSeat(party) && (frame.needs === 'item' || isWhereSaid(sentence, party))) continue;
    if (isDeclared(sentence, party) || isBirthplace(sentence, party)) continue;
    // "the gear given to the army is now with the rebels": another clause
    if (
      marker === 'with' &&
      frame.needs === 'item' &&
      frame.thing === 'object' &&
      isOfNextClause(sentence, party, trigger)
    )
      continue;
    if (isWhereShot(sentence, party, trigger) || isEarlierAgent(party, reading)) continue;
    if (isTakenFromFoe(party, reading) || isOwnMake(sentence, party)) continue;
    if (isWhereNothingGoes(sentence, party, trigger)) continue;
    if (isStoreOf(party, frame) && nearestReading(party, all, true)?.trigger === trigger) {
      add(party, 'recipient', WEIGHT.store, false);
      continue;
    }
    // "fired by the Houthis was traced to": who had it stands before the tracing
    const isOnward =
      marker === 'to' &&
      frame.roles.to === 'supplier' &&
      frame.needs === 'item' &&
      (party.to <= trigger.from || hasStart(sentence, party));
    // "drilled by South Africans in Somalia": with its agent named, a passive tells only where it was
    const isScene = marker === 'in' && frame.roles.in === 'supplier' && isPassive && hasAgent(sentence, trigger);
    // "Italian officers trained soldiers in the Bekaa": with an active verb it is only where they did
    const isStage = marker === 'in' && frame.roles.in === 'supplier' && reading.entry.word === 'verb' && !isPassive;
    if (isStage && frame.needs === 'nothing') continue;
    const role =
      isOnward || isScene || isHeldBy(party, frame)
        ? 'recipient'
        : marker === 'by' && isPassive
          ? (frame.roles.subject ?? frame.roles.by)
          : frame.roles[marker];
    if (!role || nearestReading(party, all)?.trigger !== trigger) continue;
    const isLanding = marker === 'in' && isLandedAt(sentence, party, reading);
    const isHolder = marker === 'with' && (frame.thing === 'subject' || frame.needs === 'services');
    const isOfPeople = frame.needs === 'personnel' || frame.needs === 'labour';
    const base =
      marker === 'in' && !isLanding
        ? isOfPeople || frame.needs === 'nothing' || (isPassive && frame.conduct === 'technical-assistance')
          ? WEIGHT.people
          : WEIGHT.scene
        : marker === 'of' || (marker === 'with' && !isHolder)
          ? WEIGHT.loose
          : WEIGHT.phrase;
    const isFronted = party.from < trigger.from && frame.insteadOf.length === 0;
    const weight = isFronted ? base * FRONTED_FACTOR : base;
    add(party, role, weight, isLanding || DIRECTED.includes(marker));
  }
}

/** "Is", "are" between a verb and a phrase, or "tensions with" before it: the phrase tells of something else. */
function isOfNextClause(sentence: Sentence, party: PartyMention, trigger: Range): boolean {
  return party.to <= trigger.from || hasCue(sentence, ['auxiliary-be'], trigger.to, party.from);
}

/** Words between a verb of coming to land and where ("unloaded a dozen crates at"). */
const LANDING_REACH = 8;

/** "Unloaded at Rajin", "turned up in Benghazi": where a way ends is where the goods go. */
function isLandedAt(sentence: Sentence, party: PartyMention, { frame, entry, trigger }: Reading): boolean {
  return (
    frame.thing === 'subject' &&
    frame.direction === 'own' &&
    frame.needs === 'item' &&
    frame.roles.in === 'recipient' &&
    entry.word === 'verb' &&
    party.from >= trigger.to &&
    party.from - trigger.to <= LANDING_REACH &&
    !sentence.parties.some((other) => other.from >= trigger.to && other.to <= party.from)
  );
}

/** Words between "nothing" and where it does not go. */
const NOTHING_REACH = 4;

/** "A sale to the Emirates, after a promise that nothing goes to the rebels". */
function isWhereNothingGoes(sentence: Sentence, party: PartyMention, trigger: Range): boolean {
  return (
    (party.marker === 'to' || party.marker === 'for') &&
    hasCue(sentence, ['negation'], Math.max(trigger.to, party.from - NOTHING_REACH), party.from)
  );
}

function hasAgent(sentence: Sentence, trigger: Range): boolean {
  return sentence.parties.some((party) => party.marker === 'by' && party.from >= trigger.to);
}

/** "Traced from Rajin to a Russian depot": with a start before it, "to" is where it went. */
function hasStart(sentence: Sentence, party: PartyMention): boolean {
  return sentence.parties.some(
    (other) => other.marker === 'from' && other.to <= party.from && party.from - other.to <= 4,
  );
}

/** The reading a prepositional phrase belongs to: the nearest before it that has a place for it, else the first after. */
function nearestReading(party: PartyMention, all: readonly Reading[], isAnyPlace = false): Reading | null {
  if (party.marker === null) return null;
  let best: Reading | null = null;
  for (const reading of all) {
    const hasPlace =
      isAnyPlace || reading.frame.roles[party.marker] !== undefined || (party.marker === 'by' && reading.isPassive);
    if (!hasPlace) continue;
    if (reading.trigger.from <= party.from) {
      if (!best || best.trigger.from > party.from || reading.trigger.from >= best.trigger.from) best = reading;
    } else if (!best) best = reading;
  }
  return best;
}
