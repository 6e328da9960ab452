/** Gives each party of a sentence its grammatical place: preposition, possessive, modifier, speaker, mere epithet. */
import { datelineEnd, isBeside, isHearer, isOpponent, isSpeakersHome, isStruck } from './check-mention.js';
import { findCues, hasCue, type PartyMention, type Sentence } from './document.js';
import type { CueId } from './cues.js';
import type { Position } from './language-pack.js';
import { isGroup, isPlainBetween, PREPOSITIONS, readCompound } from './read-compound.js';
import { readRoute } from './read-route.js';

const SPEECH = ['deny', 'admit', 'confirm', 'accuse', 'allege', 'report', 'request', 'say'] as const;
/** How far left of an enemy the verb of fighting may stand. */
const ENEMY_REACH = 4;
/** How far left a preposition may stand from the name it governs, in tokens. */
const REACH = 7;
/** How far right of a name the verb of saying may stand ("the South Korean defence ministry's spokesman said"). */
const SPEECH_REACH = 6;

/** Fills in marker, isModifier, isEpithet, isOrigin and says of every party mention. */
export function readGrammar(sentence: Sentence): void {
  const dateline = datelineEnd(sentence);
  for (const mention of sentence.parties) {
    if (isMake(mention)) continue;
    readCompound(sentence, mention);
    if (mention.from < dateline || isOfMonitor(sentence, mention) || isHearer(sentence, mention))
      mention.isEpithet = true;
    mention.marker = isOpponent(sentence, mention) ? 'against' : governor(sentence, mention.from, mention, 0);
    if (mention.marker === 'in' && (isStruck(sentence, mention) || isUnderLeader(sentence, mention)))
      mention.marker = 'against';
    if (mention.marker === 'from') leaveHolder(mention);
    mention.says =
      speechAfter(sentence, mention) ??
      (isAccordingTo(sentence, mention) || isReporter(sentence, mention) ? 'say' : null);
  }
  readRoute(sentence);
}

/** "Bandits under an Abu Sayyaf leader": whose men they are, no place. */
function isUnderLeader(sentence: Sentence, mention: PartyMention): boolean {
  return isGroup(mention) && hasCue(sentence, ['under-word'], mention.from - 2, mention.from);
}

/** "The Panel of Experts on the Sudan", "the monitoring group on Somalia and Eritrea": whom a body watches. */
function isOfMonitor(sentence: Sentence, { from }: PartyMention): boolean {
  const before = hasCue(sentence, ['article-word'], from - 1, from) ? from - 1 : from;
  if (hasCue(sentence, ['in', 'of', 'for'], before - 1, before) && hasCue(sentence, MONITORS, before - 2, before - 1))
    return true;
  const listed = sentence.parties.find((other) => other.to === from - 1 && other.isEpithet);
  return listed !== undefined && hasCue(sentence, ['coordinator'], from - 1, from) && isOfMonitor(sentence, listed);
}

const MONITORS: readonly CueId[] = ['monitor', 'named-monitor'];

/** What comes from a place comes from its State: only deliveries to it are to the group that holds it. */
function leaveHolder(mention: PartyMention): void {
  if (mention.entry.type !== 'place' || mention.entry.heldBy === null) return;
  mention.party = mention.entry.country;
  mention.home = null;
}

/** A weapon that names its maker stands where weapons stand: it acts in no grammatical place of a party. */
function isMake({ entry }: PartyMention): boolean {
  return entry.type === 'party' && entry.form === 'make';
}

/** "American intelligence", "Seoul's spies": they tell of it. */
function isReporter(sentence: Sentence, mention: PartyMention): boolean {
  if (!mention.isModifier && !mention.isPossessive) return false;
  const start = mention.to + (mention.isPossessive ? 1 : 0);
  return hasCue(sentence, ['speaker-noun'], start, start + 3) && isPlainBetween(sentence, start, start + 1);
}

function prepositionEndingAt(sentence: Sentence, end: number): { position: CueId & Position; from: number } | null {
  if (isCounting(sentence, end)) return null;
  let best: { position: CueId & Position; from: number } | null = null;
  for (const cue of sentence.cues)
    if (cue.to === end && (best === null || cue.from < best.from)) {
      const position = PREPOSITIONS.find((candidate) => candidate === cue.cue);
      // "at least 3,000 soldiers", "in all": no place
      if (end - cue.from === 1 && hasCue(sentence, ['amount-word'], end, end + 1)) continue;
      if (position) best = { position, from: cue.from };
    }
  return best;
}

/** "Up to 500,000": how many, not where to. */
function isCounting(sentence: Sentence, end: number): boolean {
  return sentence.tokens[end]?.kind === 'number' && hasCue(sentence, ['count-limit'], end - 1, end);
}

/** Words between "escorted" and "to" ("escorted on Monday to"). */
const LED_OFF_GAP = 3;

/** The class of the preposition that governs what starts at `from`; through "suppliers in" and "port of" to the outer one. */
function governor(sentence: Sentence, from: number, self: PartyMention, depth: number): Position | null {
  for (let i = from - 1; i >= 0 && i >= from - REACH; i--) {
    // "their war on the Houthis"
    if (findCues(sentence, 'enemy-verb', i, i + 1).some((cue) => cue.to === i + 1 && cue.to - cue.from > 1))
      return 'against';
    const found = prepositionEndingAt(sentence, i + 1);
    if (found) {
      // "290 kilometres from the border": how far, not where from
      if (found.position === 'from' && hasCue(sentence, ['distance'], found.from - 1, found.from)) return 'against';
      // "escorted to Marseille": where captors took it, not where it was going
      if (found.position === 'to' && hasCue(sentence, ['led-off'], found.from - LED_OFF_GAP, found.from))
        return 'against';
      // "to fight the rebels": a verb stands between, so they are its object and no destination
      if (
        found.position === 'to' &&
        i + 1 < from &&
        hasCue(sentence, ['infinitive-mark'], i, i + 1) &&
        hasCue(sentence, ['infinitive'], i + 1, i + 2)
      )
        return 'object';
      if (self.isPossessive && hasCue(sentence, ['behalf'], self.to + 1, self.to + 2)) return 'for';
      return throughAgentNoun(sentence, found, self, depth);
    }
    if (i >= from - ENEMY_REACH && findCues(sentence, 'enemy-verb', i, i + 1).some((cue) => !isBeside(sentence, cue)))
      return 'against';
    const token = sentence.tokens[i]!;
    // "on Monday Iran", "in the summer of 2025 Iran": the preposition governs the time
    if (i === from - 1 && (isYear(token.norm) || hasCue(sentence, ['time-word'], i, from))) return null;
    // "to see what the North would get": a clause of its own
    if (hasCue(sentence, ['question-word'], i, i + 1)) return null;
    const party = sentence.parties.find((other) => other.to === i + 1 && other !== self);
    if (token.kind === 'punctuation') {
      const listed =
        token.norm === ',' ? sentence.parties.find((other) => other.to === i && other !== self) : undefined;
      const isList =
        listed &&
        (i + 1 === from || hasCue(sentence, ['article-word'], i + 1, i + 2)) &&
        i + 1 >= from - 1 &&
        endsListItem(sentence, self);
      return isList ? listed.marker : null;
    }
    if (hasCue(sentence, ['coordinator'], i, i + 1)) {
      const listed = sentence.parties.find((other) => other.to <= i && i - other.to <= 1 && other !== self);
      return listed ? markerOfList(sentence, listed, self) : null;
    }
    if (party && !party.isModifier && !party.isPossessive && party.to !== from) return null;
    if (hasCue(sentence, ['auxiliary', 'auxiliary-be', 'relative', 'subordinator', 'preposition', 'say'], i, i + 1))
      return null;
    // "left Wonsan": where it set out
    if (i === from - 1 && hasCue(sentence, ['departure'], i, i + 1)) return 'from';
    if (isActiveVerb(sentence, i)) return i >= from - 4 ? 'object' : null;
  }
  return null;
}

/** A year as news writes it. */
function isYear(word: string): boolean {
  return /^(19|20)\d\d$/.test(word);
}

/** "between the Houthis of Yemen and al-Shabaab": what is listed goes with the group, not with the State it sits in. */
function markerOfList(sentence: Sentence, listed: PartyMention, self: PartyMention): Position | null {
  const isPlaced = (listed.marker === 'of' || listed.marker === 'in') && isGroup(self) && !isGroup(listed);
  const holder = isPlaced
    ? sentence.parties.find((other) => other.to <= listed.from && listed.from - other.to <= 2 && isGroup(other))
    : undefined;
  return holder ? holder.marker : listed.marker;
}

/** What follows a name in a list: another comma, "and", or the end of the phrase; not a noun that it describes. */
function endsListItem(sentence: Sentence, self: PartyMention): boolean {
  const next = sentence.tokens[self.to];
  return (
    !next ||
    next.kind === 'punctuation' ||
    next.kind === 'number' ||
    hasCue(sentence, [...PREPOSITIONS, 'coordinator', 'auxiliary', 'auxiliary-be'], self.to, self.to + 1)
  );
}

function throughAgentNoun(
  sentence: Sentence,
  found: { position: CueId & Position; from: number },
  self: PartyMention,
  depth: number,
): Position | null {
  if ((found.position !== 'in' && found.position !== 'of' && found.position !== 'for') || depth > 2)
    return found.position;
  const head = found.from - 1;
  if (head < 0 || !hasCue(sentence, ['agent-noun'], head, head + 1)) return found.position;
  // "from its Libyan base at al-Khadim": the adjective and the place are one; "Emirati firms in China" are not
  const owner = sentence.parties.find((party) => party.to === head || (party.to === head - 1 && party.isPossessive));
  if (owner && owner.party !== self.place?.country) return found.position;
  const outer = governor(sentence, head, self, depth + 1);
  if (outer === null) return found.position === 'of' ? null : found.position;
  // "the deployment of special forces in Sudan": where they are, not whose
  const isThing = sentence.items.some((item) => item.from <= head && head < item.to);
  if (outer === 'of' && isThing) return found.position;
  return outer === 'object' && found.position === 'in' ? 'object' : outer;
}

function isActiveVerb(sentence: Sentence, index: number): boolean {
  return sentence.triggers.some(
    (trigger) => trigger.from <= index && index < trigger.to && trigger.entries.some((entry) => entry.word === 'verb'),
  );
}

function isAccordingTo(sentence: Sentence, mention: PartyMention): boolean {
  const start = Math.max(0, mention.from - REACH);
  return sentence.cues.some(
    (cue) =>
      cue.cue === 'say' &&
      cue.to - cue.from >= 2 &&
      cue.to <= mention.from &&
      cue.from >= start &&
      isPlainBetween(sentence, cue.to, mention.from),
  );
}

/** The verb of saying whose subject the mention is, or is part of. */
function speechAfter(sentence: Sentence, mention: PartyMention): PartyMention['says'] {
  if (mention.isEpithet) return null;
  const isSpeakers = mention.marker === 'from' && isSpeakersHome(sentence, mention);
  if (mention.marker !== null && !isSpeakers && !['of', 'in', 'object'].includes(mention.marker)) return null;
  const limit = Math.min(sentence.tokens.length, mention.to + SPEECH_REACH);
  for (let i = mention.to; i < limit; i++) {
    const token = sentence.tokens[i]!;
    const verb = speechAt(sentence, i);
    if (verb) {
      // "is said to have", "said to ready": reported about it, not by it
      if (verb !== 'deny' && hasCue(sentence, ['infinitive-mark'], i + 1, i + 2)) return null;
      if (hasCue(sentence, ['auxiliary-be'], i - 1, i) || isOfDeal(sentence, i)) return null;
      return verb;
    }
    if (token.kind === 'punctuation' && token.norm !== "'") return null;
    if (hasCue(sentence, ['relative', 'subordinator', 'to', 'from', 'by'], i, i + 1)) return null;
    if (
      sentence.triggers.some(
        (trigger) =>
          trigger.from === i && isActiveVerb(sentence, i) && trigger.entries.every((entry) => entry.word === 'verb'),
      )
    )
      return null;
    if (
      sentence.parties.some(
        (other) => other !== mention && other.from === i && !other.isModifier && !mention.isModifier,
      )
    )
      return null;
  }
  return null;
}

/** "Has concluded a contract": the verb has a noun of a frame for its object, and says nothing. */
function isOfDeal(sentence: Sentence, verb: number): boolean {
  return (
    isActiveVerb(sentence, verb) &&
    hasCue(sentence, ['article-one', 'article-word'], verb + 1, verb + 2) &&
    sentence.triggers.some(({ from, entries }) => from === verb + 2 && entries.some(({ word }) => word === 'noun'))
  );
}

function speechAt(sentence: Sentence, index: number): PartyMention['says'] {
  for (const kind of SPEECH) {
    const cues = sentence.cuesByKind.get(kind);
    if (cues) for (const { from } of cues) if (from === index) return kind;
  }
  return null;
}
