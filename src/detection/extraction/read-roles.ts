/** Reads who stands where beside a trigger, by the pattern of its frame. */
import { hasCue, type ItemMention, type PartyMention, type Range, type Sentence } from './document.js';
import { findSubject } from './find-subject.js';
import type { CueId, Position, Role } from './language-pack.js';
import type { Reading, RoleVote } from './read-frames.js';

const PREPOSITIONAL: readonly Position[] = ['to', 'from', 'by', 'for', 'with', 'in', 'of', 'via', 'between', 'against'];
const PREPOSITIONAL_CUES: readonly CueId[] = ['to', 'from', 'with', 'in', 'of', 'for'];
const DIRECTED: readonly Position[] = ['to', 'from', 'for', 'via', 'between'];

/** How much a place in the grammar says about the side, 0–1: set by judgement of the grammar, not measured one by one. */
const WEIGHT = {
  subject: 0.9,
  patient: 0.85,
  object: 0.85,
  possessor: 0.8,
  adjective: 0.6,
  phrase: 0.85,
  loose: 0.45,
  scene: 0.35,
  people: 0.7,
};
/** A town or port says less about the side than a party's name. */
const PLACE_FACTOR = 0.6;
/** A phrase before the word it belongs to ("From Iran, rockets were sent"). */
const FRONTED_FACTOR = 0.7;

/** What stands in one list has one role: "Iran, Libya and Egypt". */
function listMates(sentence: Sentence, mention: PartyMention): PartyMention[] {
  const isLink = (from: number, to: number): boolean =>
    to > from && to - from <= 2 && sentence.tokens.slice(from, to).every((token) => token.norm === ',') === false
      ? hasCue(sentence, ['coordinator'], from, to) &&
        sentence.tokens
          .slice(from, to)
          .every((token) => token.norm === ',' || token.norm === 'and' || token.norm === 'or')
      : to - from === 1 && sentence.tokens[from]!.norm === ',';
  const index = sentence.parties.indexOf(mention);
  const mates: PartyMention[] = [];
  for (const step of [-1, 1])
    for (let i = index; ; i += step) {
      const [left, right] =
        step < 0 ? [sentence.parties[i - 1], sentence.parties[i]] : [sentence.parties[i], sentence.parties[i + 1]];
      if (
        !left ||
        !right ||
        left.isEpithet ||
        right.isEpithet ||
        left.isPossessive ||
        left.isModifier !== right.isModifier
      )
        break;
      if (left.says !== right.says || !isLink(left.to, right.from)) break;
      mates.push(step < 0 ? left : right);
    }
  return mates;
}

const LIST_FACTOR = 0.95;

type Add = (mention: PartyMention, role: Role | undefined, weight: number, isDirected: boolean) => void;

/** Votes of one reading; `all` tells whose a prepositional phrase is. */
export function readRoles(sentence: Sentence, reading: Reading, all: readonly Reading[]): RoleVote[] {
  const votes: RoleVote[] = [];
  const add: Add = (mention, role, weight, isDirected) => {
    if (!role || mention.party === null || mention.isEpithet) return;
    const factor = mention.entry.type === 'place' && mention.entry.heldBy === null ? PLACE_FACTOR : 1;
    votes.push({ mention, sentence, role, weight: weight * factor, isDirected });
    for (const mate of listMates(sentence, mention))
      if (mate.party !== null && !votes.some((vote) => vote.mention === mate))
        votes.push({ mention: mate, sentence, role, weight: weight * factor * LIST_FACTOR, isDirected });
  };
  if (reading.entry.word === 'verb') readVerb(sentence, reading, add);
  else readNoun(sentence, reading, add);
  readPhrases(sentence, reading, all, add);
  return votes;
}

function readVerb(sentence: Sentence, { trigger, frame, isPassive }: Reading, add: Add): void {
  if (isPassive) {
    const patient = frame.needs === 'nothing' && frame.roles.object ? findSubject(sentence, trigger.from) : null;
    if (patient) add(patient, frame.roles.object, WEIGHT.patient, true);
    return;
  }
  if (frame.thing === 'object') {
    const subject = findSubject(sentence, trigger.from);
    if (subject) add(subject, frame.roles.subject, WEIGHT.subject, false);
  }
  const object = sentence.parties.find((party) => isObject(sentence, trigger, party));
  if (object) add(object, frame.roles.object, WEIGHT.object, true);
}

/** What stands right after the verb: its object, or whom it gives to ("sent Russia shells"), not whose things ("Iranian shells"). */
function isObject(sentence: Sentence, trigger: Range, party: PartyMention): boolean {
  const gap = party.from - trigger.to;
  if (gap < 0 || gap > 3 || party.isOrigin || party.isEpithet) return false;
  const endsInPreposition = hasCue(sentence, PREPOSITIONAL_CUES, trigger.to - 1, trigger.to);
  if (party.marker !== 'object' && gap > 0 && !endsInPreposition) return false;
  return !party.isModifier || !isThingAfter(sentence, party) || isNamed(party);
}

/** A name, not an adjective: before a thing and after a verb it is whom the thing is given to. */
function isNamed(party: PartyMention): boolean {
  const { entry } = party;
  return (
    entry.type === 'reference' ||
    (entry.type === 'party' && entry.form !== 'adjective') ||
    (entry.type === 'place' && entry.heldBy !== null)
  );
}

function readNoun(sentence: Sentence, { trigger, frame }: Reading, add: Add): void {
  for (const party of sentence.parties) {
    const gap = trigger.from - party.to;
    if (gap < 0 || gap > 5 || party.isOrigin) continue;
    if (hasCue(sentence, ['relative', 'say', 'auxiliary-be', 'auxiliary'], party.to, trigger.from)) continue;
    if (party.isPossessive) add(party, frame.roles.possessor, WEIGHT.possessor, false);
    else if (party.isModifier && (party.marker === null || party.marker === 'of' || party.marker === 'object'))
      add(party, frame.roles.adjective, WEIGHT.adjective, false);
  }
  const object = sentence.parties.find((party) => party.from >= trigger.to && party.from - trigger.to <= 4);
  if (object && frame.roles.object && !hasCue(sentence, ['say', 'coordinator'], trigger.to, object.from))
    add(object, frame.roles.object, 0.9, true);
}

function readPhrases(sentence: Sentence, reading: Reading, all: readonly Reading[], add: Add): void {
  const { trigger, frame, isPassive } = reading;
  for (const party of sentence.parties) {
    const { marker } = party;
    if (party.isOrigin || marker === null || !PREPOSITIONAL.includes(marker)) continue;
    if (party.isModifier && isThingAfter(sentence, party) && marker !== 'for' && marker !== 'to') continue;
    if (marker === 'by' && isOfOtherVerb(sentence, party, trigger)) continue;
    if (marker === 'in' && isSeat(party) && frame.needs === 'item') continue;
    const role = marker === 'by' && isPassive ? (frame.roles.subject ?? frame.roles.by) : frame.roles[marker];
    if (!role || nearestReading(party, all)?.trigger !== trigger) continue;
    const isHolder = marker === 'with' && (frame.thing === 'subject' || frame.needs === 'services');
    const isOfPeople = frame.needs === 'personnel' || frame.needs === 'labour';
    const base =
      marker === 'in'
        ? isOfPeople || frame.needs === 'nothing' || (isPassive && frame.conduct === 'technical-assistance')
          ? WEIGHT.people
          : WEIGHT.scene
        : marker === 'of' || (marker === 'with' && !isHolder)
          ? WEIGHT.loose
          : WEIGHT.phrase;
    const weight = party.from >= trigger.from ? base : base * FRONTED_FACTOR;
    add(party, role, weight, DIRECTED.includes(marker));
  }
}

/** "training requested by the government": the agent of another participle. */
function isOfOtherVerb(sentence: Sentence, party: PartyMention, trigger: Range): boolean {
  for (let i = party.from - 1; i > trigger.to && i >= party.from - 7; i--) {
    if (sentence.tokens[i]!.norm !== 'by') continue;
    const before = i - 1;
    return (
      before >= trigger.to &&
      /(?:ed|en)$/.test(sentence.tokens[before]!.norm) &&
      !sentence.triggers.some((other) => other.from <= before && before < other.to)
    );
  }
  return false;
}

/** "signed in Moscow": a capital is where people meet, not who gets the goods. */
function isSeat(party: PartyMention): boolean {
  return party.entry.type === 'party' && party.entry.form === 'capital';
}

/** "from Iranian missiles": the party describes a thing and is no end of the way. Soldiers and workers stand for it. */
function isThingAfter(sentence: Sentence, party: PartyMention): boolean {
  return sentence.items.some(
    (item) =>
      item.from >= party.to &&
      item.from - party.to <= 2 &&
      item.entry.itemClass !== 'personnel' &&
      item.entry.itemClass !== 'labour',
  );
}

/** The reading a prepositional phrase belongs to: the nearest before it that has a place for it, else the first after. */
function nearestReading(party: PartyMention, all: readonly Reading[]): Reading | null {
  if (party.marker === null) return null;
  let best: Reading | null = null;
  for (const reading of all) {
    const hasPlace = reading.frame.roles[party.marker] !== undefined || (party.marker === 'by' && reading.isPassive);
    if (!hasPlace) continue;
    if (reading.trigger.from <= party.from) {
      if (!best || best.trigger.from > party.from || reading.trigger.from >= best.trigger.from) best = reading;
    } else if (!best) best = reading;
  }
  return best;
}

/** Where the things themselves say whose they are: "Iranian missiles", "North Korean soldiers", "made in Iran". */
export function readOrigins(sentence: Sentence, items: readonly ItemMention[], told: readonly RoleVote[]): RoleVote[] {
  const taken = new Set(told.filter((vote) => vote.isDirected && vote.weight >= 0.8).map((vote) => vote.mention));
  const votes: RoleVote[] = [];
  for (const item of items) {
    const isPeople = item.entry.itemClass === 'personnel' || item.entry.itemClass === 'labour';
    if (isPeople)
      for (const party of sentence.parties)
        if (
          party.from >= item.to &&
          party.from - item.to <= 5 &&
          (party.marker === 'from' || (party.marker === 'of' && usualOf(party) !== 'recipient')) &&
          party.party !== null
        )
          votes.push({ mention: party, sentence, role: 'supplier', weight: 0.75, isDirected: false });
    const owner = sentence.parties.find(
      (party) =>
        party.to <= item.from &&
        item.from - party.to <= 3 &&
        (party.isModifier || party.isPossessive) &&
        !party.isEpithet &&
        !taken.has(party) &&
        party.marker !== 'for' &&
        party.marker !== 'to',
    );
    if (!owner || owner.party === null) continue;
    votes.push({
      mention: owner,
      sentence,
      role: 'supplier',
      weight: usualOf(owner) === 'recipient' ? 0.3 : isPeople ? 0.75 : owner.isOrigin ? 0.42 : 0.5,
      isDirected: false,
    });
  }
  return votes;
}

/** The side on which news nearly always has a party, or null. */
export function usualOf(mention: PartyMention): 'supplier' | 'recipient' | null {
  const { entry } = mention;
  if (entry.type === 'party') return entry.usual;
  if (entry.type === 'reference') return entry.refersTo === 'group' ? 'recipient' : null;
  return entry.heldBy !== null ? 'recipient' : null;
}
