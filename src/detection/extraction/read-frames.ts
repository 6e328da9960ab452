/** Reads one sentence by its frames: which trigger, which things, who stands where. */
import { hasCue, type ItemMention, type PartyMention, type Sentence, type TriggerMention } from './document.js';
import { findSubject } from './find-subject.js';
import type { Frame, LanguagePack, Position, Role, TriggerEntry } from './language-pack.js';
import type { Conduct, Modality } from '../vocabulary.js';

/** A party in a role with the strength of the reading, 0–1. */
export interface RoleVote {
  readonly mention: PartyMention;
  readonly sentence: Sentence;
  readonly role: Role;
  readonly weight: number;
}

/** What one sentence tells. */
export interface SentenceEvent {
  readonly sentence: Sentence;
  readonly frames: readonly string[];
  readonly conducts: ReadonlySet<Conduct>;
  readonly items: readonly ItemMention[];
  readonly votes: readonly RoleVote[];
  readonly modality: ReadonlySet<Modality>;
  readonly needsDirection: boolean;
  readonly certainty: number;
  /** Tokens that carry it: triggers, things and parties. */
  readonly from: number;
  readonly to: number;
}

interface Reading {
  readonly trigger: TriggerMention;
  readonly entry: TriggerEntry;
  readonly frame: Frame;
  readonly isPassive: boolean;
}

const PREPOSITIONAL: readonly Position[] = ['to', 'from', 'by', 'for', 'with', 'in', 'of', 'via', 'between', 'against'];

/** @param isArmed the article has a sure word for arms somewhere, so that weak words may count. */
export function readFrames(sentence: Sentence, pack: LanguagePack, isArmed: boolean): SentenceEvent | null {
  if (sentence.triggers.length === 0) return null;
  const items = usableItems(sentence, isArmed);
  const readings: Reading[] = [];
  for (const trigger of sentence.triggers)
    for (const entry of trigger.entries) {
      const frame = pack.frames.get(entry.frame);
      if (!frame || !isMet(frame, items)) continue;
      const voice = entry.word === 'verb' ? verbVoice(sentence, trigger, entry) : 'noun';
      if (voice === null) continue;
      readings.push({ trigger, entry, frame, isPassive: voice === 'passive' });
    }
  if (readings.length === 0) return null;
  const votes = readings.flatMap((reading) => readRoles(sentence, reading, readings));
  votes.push(...readOrigins(sentence, items));
  return assemble(sentence, readings, items, votes);
}

function usableItems(sentence: Sentence, isArmed: boolean): ItemMention[] {
  const hasSure = sentence.items.some((item) => !item.entry.isWeak);
  return sentence.items.filter((item) => !item.entry.isWeak || hasSure || isArmed);
}

function isMet(frame: Frame, items: readonly ItemMention[]): boolean {
  const classes = items.map((item) => item.entry.itemClass);
  switch (frame.needs) {
    case 'nothing':
      return true;
    case 'item':
      return classes.some((itemClass) => !['personnel', 'labour', 'money', 'services'].includes(itemClass));
    case 'arms':
      return classes.some((itemClass) => !['personnel', 'labour', 'money', 'services'].includes(itemClass));
    case 'personnel':
      return classes.includes('personnel');
    case 'labour':
      return classes.includes('labour');
    case 'money':
      return classes.includes('money');
    case 'services':
      return classes.includes('services');
  }
}

/** Voice of a verb, or null where the word is a noun or adjective here. */
function verbVoice(sentence: Sentence, trigger: TriggerMention, entry: TriggerEntry): 'active' | 'passive' | null {
  const { tokens } = sentence;
  const before = tokens[trigger.from - 1];
  const forms = entry.verbForms;
  const isBareForm = forms.every((form) => form === 'base' || form === 'third');
  if (isBareForm && before) {
    if (before.kind === 'possessive' || before.kind === 'number') return null;
    if (
      hasCue(sentence, ['determiner', 'of', 'from', 'in', 'with', 'by', 'for'], trigger.from - 1, trigger.from) &&
      before.norm !== 'to'
    )
      return null;
  }
  if (before?.isJoined === true && tokens[trigger.from]?.isJoined === true) return null;
  if (!forms.includes('participle')) return 'active';
  for (let i = trigger.from - 1; i >= Math.max(0, trigger.from - 4); i--) {
    if (hasCue(sentence, ['auxiliary-be'], i, i + 1)) return 'passive';
    if (!hasCue(sentence, ['adverb', 'negation', 'coordinator'], i, i + 1)) break;
  }
  if (hasCue(sentence, ['auxiliary'], trigger.from - 1, trigger.from)) return 'active';
  const isAfterThing = sentence.items.some((item) => item.to === trigger.from || item.to === trigger.from - 1);
  const isBeforeAgent = hasCue(sentence, ['by', 'from', 'to', 'via', 'for', 'in', 'with'], trigger.to, trigger.to + 1);
  if (isAfterThing && isBeforeAgent) return 'passive';
  if (!before) return forms.includes('past') ? 'active' : null;
  return forms.includes('past') || isBeforeAgent
    ? isBeforeAgent && !forms.includes('past')
      ? 'passive'
      : 'active'
    : null;
}

function readRoles(sentence: Sentence, reading: Reading, all: readonly Reading[]): RoleVote[] {
  const { trigger, frame, entry, isPassive } = reading;
  const votes: RoleVote[] = [];
  const add = (mention: PartyMention, role: Role | undefined, weight: number): void => {
    if (role && role !== 'other' && mention.party !== null) votes.push({ mention, sentence, role, weight });
  };
  if (entry.word === 'verb') {
    if (!isPassive) {
      const subject = findSubject(sentence, trigger.from);
      if (subject) add(subject, frame.roles.subject, 0.9);
    } else if (frame.roles.object) {
      const patient = findSubject(sentence, trigger.from);
      if (patient && frame.needs === 'nothing') add(patient, frame.roles.object, 0.85);
    }
    const object = sentence.parties.find(
      (party) =>
        party.from >= trigger.to &&
        party.from - trigger.to <= 3 &&
        !party.isModifier &&
        !party.isEpithet &&
        (party.marker === 'object' || party.from === trigger.to),
    );
    if (object && !isPassive) add(object, frame.roles.object, 0.8);
  } else {
    for (const party of sentence.parties) {
      const gap = trigger.from - party.to;
      if (gap < 0 || gap > 5 || party.isEpithet) continue;
      if (party.isPossessive) add(party, frame.roles.possessor, 0.8);
      else if (party.isModifier && !party.isOrigin) add(party, frame.roles.adjective, 0.6);
    }
    const object = sentence.parties.find(
      (party) => party.from >= trigger.to && party.from - trigger.to <= 3 && !party.isEpithet,
    );
    if (object && frame.roles.object) add(object, frame.roles.object, 0.9);
  }
  for (const party of sentence.parties) {
    if (party.isEpithet || party.isOrigin || party.marker === null || !PREPOSITIONAL.includes(party.marker)) continue;
    if (party.isModifier && !isAgentAfter(sentence, party)) continue;
    const role =
      party.marker === 'by' && isPassive ? (frame.roles.subject ?? frame.roles.by) : frame.roles[party.marker];
    if (!role) continue;
    if (nearestReading(party, all)?.trigger !== trigger) continue;
    const weight = party.marker === 'in' ? 0.35 : party.marker === 'of' || party.marker === 'with' ? 0.45 : 0.85;
    add(party, role, party.from >= trigger.from ? weight : weight * 0.6);
  }
  return votes;
}

/** "to Russian forces": the party stands for its forces; "to a Russian newspaper" too, since nothing tells better. */
function isAgentAfter(sentence: Sentence, party: PartyMention): boolean {
  return !sentence.items.some(
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
function readOrigins(sentence: Sentence, items: readonly ItemMention[]): RoleVote[] {
  const votes: RoleVote[] = [];
  for (const item of items) {
    const owner = sentence.parties.find(
      (party) =>
        party.to <= item.from &&
        item.from - party.to <= 3 &&
        (party.isModifier || party.isPossessive) &&
        !party.isEpithet,
    );
    if (!owner || owner.party === null) continue;
    const isPeople = item.entry.itemClass === 'personnel' || item.entry.itemClass === 'labour';
    votes.push({ mention: owner, sentence, role: 'supplier', weight: isPeople ? 0.75 : owner.isOrigin ? 0.45 : 0.5 });
  }
  return votes;
}

function assemble(
  sentence: Sentence,
  readings: readonly Reading[],
  items: readonly ItemMention[],
  votes: readonly RoleVote[],
): SentenceEvent {
  const conducts = new Set<Conduct>();
  const modality = new Set<Modality>();
  for (const { frame } of readings) {
    if (frame.conduct !== 'by-item') conducts.add(frame.conduct);
    else
      for (const item of items)
        if (!['personnel', 'labour', 'money'].includes(item.entry.itemClass)) conducts.add(item.entry.conduct);
    for (const mode of frame.modality) modality.add(mode);
  }
  const marks = [...readings.map(({ trigger }) => trigger), ...items, ...votes.map(({ mention }) => mention)];
  return {
    sentence,
    frames: [...new Set(readings.map(({ frame }) => frame.id))],
    conducts,
    items,
    votes,
    modality,
    needsDirection: readings.every(({ frame }) => frame.needsDirection),
    certainty: Math.max(...readings.map(({ frame }) => frame.certainty)),
    from: Math.min(...marks.map((mark) => mark.from)),
    to: Math.max(...marks.map((mark) => mark.to)),
  };
}
