/** Reads who stands where beside a trigger, by the pattern of its frame. */
import { hasCue, type PartyMention, type Range, type Sentence } from './document.js';
import { isBeside, isCutByVerb, isMission, isThingAfter, PEOPLE } from './check-phrase.js';
import { usualOf } from './usual-side.js';
import { findSubject } from './find-subject.js';
import { listMates } from './list-mates.js';
import { pronounRecipient } from './read-pronoun.js';
import type { CueId } from './cues.js';
import type { Position, Role } from './language-pack.js';
import type { Reading, RoleVote } from './read-frames.js';
import { readPhrases } from './read-phrases.js';
import { WEIGHT, type Add } from './role-weights.js';

const PREPOSITIONAL_CUES: readonly CueId[] = ['to', 'from', 'with', 'in', 'of', 'for'];

/** A town or port says less about the side than a party's name. */
const PLACE_FACTOR = 0.6;
const LIST_FACTOR = 0.95;

/**
 * Votes of one reading.
 * @param all tells whose a prepositional phrase is.
 * @param endings how participles end in the language.
 */
export function readRoles(
  sentence: Sentence,
  reading: Reading,
  all: readonly Reading[],
  endings: readonly string[],
): RoleVote[] {
  const votes: RoleVote[] = [];
  const add: Add = (mention, role, weight, isDirected) => {
    if (!role || mention.party === null || mention.isEpithet) return;
    if (mention.marker === 'from' && mention.says !== null) return;
    if (role === 'supplier' && isMission(sentence, mention)) return;
    const factor = mention.entry.type === 'place' && mention.entry.heldBy === null ? PLACE_FACTOR : 1;
    votes.push({ mention, sentence, role, weight: weight * factor, isDirected });
    for (const mate of listMates(sentence, mention))
      if (mate.party !== null && !votes.some((vote) => vote.mention === mate))
        votes.push({ mention: mate, sentence, role, weight: weight * factor * LIST_FACTOR, isDirected });
  };
  if (reading.entry.word === 'verb') readVerb(sentence, reading, all, add);
  else readNoun(sentence, reading, add);
  readPhrases(sentence, reading, all, endings, add);
  if (reading.frame.needs === 'labour') return votes.map((vote) => asHost(vote, votes, reading));
  return reading.frame.roles.object === 'supplier' && reading.frame.needs === 'personnel' ? votes.map(asHirer) : votes;
}

/** "Mercenaries hired by the gangs": a group that gets men, not States that send them, hires for itself. */
function asHirer(vote: RoleVote): RoleVote {
  const { entry } = vote.mention;
  const isGroup = entry.type === 'party' ? entry.isGroup : entry.type === 'reference' && entry.refersTo === 'group';
  const isAgent = vote.role === 'supplier' && !vote.mention.isModifier && vote.mention.marker !== 'from';
  return isGroup && isAgent && usualOf(vote.mention) === 'recipient' ? { ...vote, role: 'recipient' } : vote;
}

/** "Moscow plans to bring North Korean labourers": who brings in another State's workers is where they work. */
function asHost(vote: RoleVote, votes: readonly RoleVote[], { items, sentence }: Reading): RoleVote {
  const isSender =
    vote.mention.entry.type === 'party' && vote.mention.entry.isFocus && usualOf(vote.mention) === 'supplier';
  if (isSender) return vote.role === 'recipient' ? { ...vote, role: 'supplier' } : vote;
  if (vote.role !== 'supplier' || usualOf(vote.mention) === 'supplier') return vote;
  const isForeign = [...votes.map(({ mention }) => mention), ...sentence.parties].some(
    (other) =>
      usualOf(other) === 'supplier' &&
      other.party !== vote.mention.party &&
      !other.isEpithet &&
      items.some((item) => other.from < item.to + LABOUR_REACH && item.from < other.to + LABOUR_REACH),
  );
  return isForeign ? { ...vote, role: 'recipient' } : vote;
}

/** How far from the workers' noun their State may stand. */
const LABOUR_REACH = 6;

function readVerb(sentence: Sentence, reading: Reading, all: readonly Reading[], add: Add): void {
  const { trigger, frame, isPassive } = reading;
  if (isPassive) {
    const isGiven = frame.needs === 'nothing' || isGivenTo(reading);
    const patient = isGiven && frame.roles.object ? patientOf(sentence, trigger) : null;
    if (patient) add(patient, frame.roles.object, WEIGHT.patient, true);
    return;
  }
  const isActor = frame.thing === 'object' && !isOpener(sentence, trigger, all);
  const subject = isActor ? findSubject(sentence, trigger.from) : null;
  if (subject) add(subject, frame.roles.subject, WEIGHT.subject, false);
  const object = sentence.parties.find((party) => isObject(sentence, trigger, party));
  if (!object) {
    const meant = frame.roles.object === 'recipient' ? pronounRecipient(sentence, reading, subject) : null;
    if (meant) add(meant, 'recipient', WEIGHT.pronoun, true);
    return;
  }
  const own = ENDINGS.find((position) => hasCue(sentence, [position], trigger.to - 1, trigger.to));
  add(object, (own && frame.roles[own]) ?? frame.roles.object, WEIGHT.object, true);
}

/** "Was given rifles": the thing after a passive verb is given to its subject. */
function isGivenTo({ trigger, frame, items }: Reading): boolean {
  return (
    frame.roles.object === 'recipient' &&
    items.some((item) => item.from >= trigger.to && item.from - trigger.to <= GIVEN)
  );
}

/** Words between a passive verb and the thing given. */
const GIVEN = 3;

/** "The Houthis were given", "a courier of al-Qaida was given". */
function patientOf(sentence: Sentence, trigger: Range): PartyMention | null {
  return (
    findSubject(sentence, trigger.from) ??
    sentence.parties.findLast(
      ({ marker, to, party }) => party !== null && marker === 'of' && to <= trigger.from && trigger.from - to <= GIVEN,
    ) ??
    null
  );
}

/** "has signed to supply", "offered to sell": the verb after "to" tells who acts as what. */
function isOpener(sentence: Sentence, trigger: Range, all: readonly Reading[]): boolean {
  return (
    hasCue(sentence, ['infinitive-mark'], trigger.to, trigger.to + 1) &&
    all.some(({ trigger: other, entry }) => entry.word === 'verb' && other.from === trigger.to + 1)
  );
}

/** Prepositions that end a trigger and say themselves what follows ("sailed from"). */
const ENDINGS = ['from', 'to', 'via'] as const;

/** What stands right after the verb: its object, or whom it gives to ("sent Russia shells"), not whose things ("Iranian shells"). */
function isObject(sentence: Sentence, trigger: Range, party: PartyMention): boolean {
  const gap = party.from - trigger.to;
  if (gap < 0 || gap > 3 || party.isOrigin || party.isEpithet) return false;
  if (isOwner(sentence, party)) return false;
  const endsInPreposition = hasCue(sentence, PREPOSITIONAL_CUES, trigger.to - 1, trigger.to);
  if (party.marker !== 'object' && gap > 0 && !endsInPreposition) return false;
  // "sent boats to harass the Americans": the object of another verb
  if (party.marker === 'object' && hasCue(sentence, ['infinitive-mark'], trigger.to, party.from)) return false;
  // "sold the government in Tripoli drones": a place under its own preposition describes no thing
  const isPlaced = hasCue(sentence, ['in', 'of'], party.from - 1, party.from);
  // "reached an Iranian missile works": whose works it is has it
  const isOfWorks = sentence.items.some(
    (item) =>
      item.from >= party.to && item.from - party.to <= 2 && hasCue(sentence, ['maker-noun'], item.to, item.to + 1),
  );
  return !party.isModifier || isPlaced || isOfWorks || !isThingAfter(sentence, party) || isNamed(party);
}

/** "Sent Iran's drones": whose things they are; but "gave Haftar's army drones" gives them to the army. */
function isOwner(sentence: Sentence, party: PartyMention): boolean {
  if (!party.isPossessive) return false;
  const start = party.to + 1;
  const thing = sentence.items.find((item) => item.from >= start && item.from - start <= 2);
  return (
    thing !== undefined &&
    !PEOPLE.includes(thing.entry.itemClass) &&
    !hasCue(sentence, ['agent-noun'], start, thing.from)
  );
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
    if (isCutByVerb(sentence, party.to, trigger.from)) continue;
    if (party.isPossessive) add(party, frame.roles.possessor, WEIGHT.possessor, false);
    else if (party.isModifier && (party.marker === null || party.marker === 'of' || party.marker === 'object'))
      add(party, frame.roles.adjective, WEIGHT.adjective, false);
  }
  if (frame.insteadOf.length > 0 && frame.roles.subject) {
    const subject = findSubject(sentence, trigger.from);
    if (subject) add(subject, frame.roles.subject, WEIGHT.subject, false);
  }
  const object = sentence.parties.find((party) => party.from >= trigger.to && party.from - trigger.to <= 4);
  if (
    object &&
    !(object.marker !== null && ELSEWHERE.includes(object.marker)) &&
    !(object.marker === 'of' && object.isModifier) &&
    !(frame.thing === 'subject' && isBeside(sentence, object)) &&
    (frame.thing !== 'subject' || object.marker !== null || leadsOn(sentence, trigger)) &&
    frame.roles.object &&
    !hasCue(sentence, ['say', 'coordinator', 'auxiliary-be', 'relative'], trigger.to, object.from)
  )
    // "mercenaries for Libya": the preposition after the noun tells more than the place
    add(object, roleAfter(sentence, trigger, object, frame) ?? frame.roles.object, 0.9, true);
}

/** "Bound for", "in the hands of": a phrase that ends in a preposition is followed by whom it is about; "ship" is not. */
function leadsOn(sentence: Sentence, trigger: Range): boolean {
  return trigger.to - trigger.from > 1 || hasCue(sentence, PREPOSITIONAL_CUES, trigger.to - 1, trigger.to);
}

/** The role of the preposition between a noun and what stands after it, if there is one. */
function roleAfter(
  sentence: Sentence,
  trigger: Range,
  { marker, from }: PartyMention,
  frame: Reading['frame'],
): Role | undefined {
  const preposition = PREPOSITIONAL_CUES.find((cue) => cue === marker);
  if (preposition === undefined || !hasCue(sentence, [preposition], trigger.to, from)) return undefined;
  return frame.roles[preposition as Position];
}

/** A phrase under these belongs to what stands around the noun ("lorries of shells from Uganda"). */
const ELSEWHERE: readonly Position[] = ['against', 'from', 'by', 'via', 'between'];
