/** Reads one sentence by its frames: which trigger, which things, who stands where. */
import { choosesVoice } from './choose-voice.js';
import { usableItems } from './choose-items.js';
import { isTold } from './check-reading.js';
import { isFuture, isNegated, isNorm, whyUnopened } from './check-trigger.js';
import {
  hasCue,
  type ItemMention,
  type PartyMention,
  type Range,
  type Sentence,
  type TriggerMention,
} from './document.js';
import { isGiven, isHeaded, withoutStoppers } from './weigh-votes.js';
import { isMet, thingsOf } from './find-things.js';
import { fightersIn, workersIn } from './find-people.js';
import type { Frame, LanguagePack, Role, TriggerEntry } from './language-pack.js';
import { readOrigins } from './read-origins.js';
import { readNewlyHeld } from './read-newly-held.js';
import { readPeople } from './read-people.js';
import { readRoles } from './read-roles.js';
import { usualOf } from './usual-side.js';
import { readTeardown } from './read-teardown.js';
import { readPresence, readServices, readThingFor } from './read-things.js';
import type { Skip, Trace } from './trace.js';
import type { Conduct, ItemClass, Modality } from '../vocabulary.js';

/** A party in a role with the strength of the reading, 0–1. */
export interface RoleVote {
  readonly mention: PartyMention;
  readonly sentence: Sentence;
  readonly role: Role;
  readonly weight: number;
  /** True where a phrase of direction gives the role ("to", "from", "for", object), not the subject or an adjective. */
  readonly isDirected: boolean;
}

/** What one sentence tells. */
export interface SentenceEvent {
  readonly sentence: Sentence;
  readonly frames: readonly string[];
  readonly conducts: ReadonlySet<Conduct>;
  readonly items: readonly ItemMention[];
  /** Things named before, for which a word of this sentence stands, and where. */
  readonly borrowed: { readonly items: readonly ItemMention[]; readonly sentence: Sentence } | null;
  readonly votes: readonly RoleVote[];
  readonly modality: ReadonlySet<Modality>;
  /** What the trigger itself hands over ("trained"), with the trigger. */
  readonly implied: readonly { readonly itemClass: ItemClass; readonly at: Range }[];
  readonly needsDirection: boolean;
  /** Every trigger is negated: somebody denies it, or it did not happen. */
  readonly isNegated: boolean;
  readonly certainty: number;
  /** The last of its triggers. */
  readonly lastTrigger: number;
  /** Tokens that carry it: triggers, things and parties. */
  readonly from: number;
  readonly to: number;
}

/** A trigger read by one of its frames, with the things that belong to it. */
export interface Reading {
  readonly trigger: TriggerMention;
  readonly entry: TriggerEntry;
  readonly frame: Frame;
  readonly isPassive: boolean;
  readonly items: readonly ItemMention[];
  readonly sentence: Sentence;
}

/** What the sentences before handed on: "the load", "they". */
export interface Context {
  /** The article has a sure word for arms somewhere, so that weak words may count. */
  readonly isArmed: boolean;
  /** Things of the last sentences, for words that stand for them, and the sentence that names them. */
  readonly inherited: readonly ItemMention[];
  readonly lender: Sentence | null;
  /** They are named after it: only a word for a load may stand for them. */
  readonly isAhead?: boolean;
  /** The article names a State that sends workers: then workers without a State of their own may be its. */
  readonly hasSender?: boolean;
  /** Where to note what was tried, if anybody asks. */
  readonly trace?: Trace;
  /** The article speaks of soldiers or war: a people's name alone may stand for its soldiers ("3,000 North Koreans"). */
  readonly ofSoldiers?: boolean;
}

/** @returns null where the sentence tells of no transfer, service or deployment. */
export function readFrames(sentence: Sentence, pack: LanguagePack, context: Context): SentenceEvent | null {
  const skip = (trigger: TriggerMention, frame: string, why: Skip | null): void =>
    context.trace?.note(sentence, trigger, frame, why);
  if (isNorm(sentence) || isUnadopted(sentence)) {
    for (const trigger of sentence.triggers)
      for (const { frame } of trigger.entries) skip(trigger, frame, 'its sentence tells a rule or a draft');
    return null;
  }
  const items = [
    ...usableItems(sentence, context.isArmed, context.ofSoldiers),
    ...fightersIn(sentence, pack, context.ofSoldiers === true),
    ...workersIn(sentence),
  ];
  const readings: Reading[] = [];
  for (const trigger of sentence.triggers)
    for (const entry of trigger.entries) {
      const frame = pack.frames.get(entry.frame);
      if (!frame) continue;
      // nothing anywhere that it could hand over: only people who ask want to know what else is wrong with it
      if (!context.trace && !isMet(frame, items) && !isMet(frame, context.inherited)) continue;
      const why = whyUnopened(sentence, trigger, entry, frame);
      const voice = why !== null ? null : entry.word === 'verb' ? choosesVoice(sentence, trigger, entry) : 'noun';
      if (voice === null) {
        skip(trigger, frame.id, why ?? 'its form or voice does not fit');
        continue;
      }
      const isPassive = voice === 'passive';
      const own = thingsOf(sentence, { trigger, entry, frame, isPassive }, items, context);
      if (isMet(frame, own)) readings.push({ trigger, entry, frame, isPassive, items: own, sentence });
      else skip(trigger, frame.id, 'what the frame needs does not stand beside it');
    }
  const overruled = new Set(readings.filter((one) => isOverruled(one, readings)).map(({ trigger }) => trigger));
  const standing = readings.filter((one) =>
    one.frame.insteadOf.length > 0 ? !isOverruled(one, readings) : !overruled.has(one.trigger),
  );
  const directed = standing
    .filter((reading) => !isGoal(reading, standing))
    .map((reading) => ({
      reading,
      votes: readRoles(sentence, reading, standing, pack.participleEndings),
    }));
  const isOfWork = directed.some(({ reading }) => reading.frame.needs === 'labour' && isTold(reading, [], context));
  const told = directed.filter(({ reading, votes }) => {
    // "helping North Korean technicians to hold remote jobs": work abroad, no help to their State
    if (isOfWork && reading.frame.conduct === 'technical-assistance') return false;
    const isRead = isTold(reading, votes, context);
    skip(reading.trigger, reading.frame.id, isRead ? null : 'no side or direction is told');
    return isRead;
  });
  if (told.every(({ reading, votes }) => reading.frame.direction !== 'none' && !votes.some(isGiven))) {
    const teardown = readTeardown(sentence);
    if (teardown) return teardown;
  }
  const held = told.some(({ votes }) => votes.some(isHeaded)) ? null : readNewlyHeld(sentence);
  if (held) return held;
  const people = readPeople(sentence, items, context) ?? readServices(sentence, items, context.isArmed);
  if (told.length === 0) return people ?? readThingFor(sentence, items) ?? readPresence(sentence, items);
  const thrown = [...new Set(told.flatMap(({ reading }) => reading.items))];
  const votes = withoutStoppers(told.flatMap((one) => one.votes));
  const named = thrown.filter((item) => items.includes(item));
  votes.push(...readOrigins(sentence, named, votes));
  const event = assemble(
    sentence,
    told.map(({ reading }) => reading),
    named,
    votes,
    borrowedOf(sentence, thrown, context),
  );
  // who teaches or fights is there for that
  const isToldOf =
    people === null ||
    event.conducts.has('technical-assistance') ||
    event.conducts.has('armed-personnel') ||
    [...people.conducts].every((conduct) => event.conducts.has(conduct));
  return isToldOf ? event : beside(event, people);
}

/** Words between a verb of going and what one goes for ("were flown to Turkey for training"). */
const PURPOSE_REACH = 9;

/** "Men sent to a country to learn": the purpose right after a movement says what it was. */
function isOverruled({ trigger, frame, sentence }: Reading, all: readonly Reading[]): boolean {
  return all.some(
    (other) =>
      other.frame.insteadOf.includes(frame.id) &&
      Math.abs(other.trigger.from - trigger.to) <= PURPOSE_REACH &&
      !sentence.tokens
        .slice(trigger.to, other.trigger.from)
        .some((token) => token.kind === 'punctuation' && token.norm !== "'"),
  );
}

/** What one sentence tells of things and of people. */
function beside(event: SentenceEvent, people: SentenceEvent): SentenceEvent {
  return {
    ...event,
    frames: [...event.frames, ...people.frames],
    conducts: new Set([...event.conducts, ...people.conducts]),
    items: [...event.items, ...people.items.filter((item) => !event.items.includes(item))],
    votes: [...event.votes, ...people.votes],
    implied: [...event.implied, ...people.implied],
    needsDirection: false,
    certainty: Math.max(event.certainty, people.certainty),
    from: Math.min(event.from, people.from),
    to: Math.max(event.to, people.to),
  };
}

/** "A draft that would ban the sale of rifles": what the Council has not decided is no event. */
function isUnadopted(sentence: Sentence): boolean {
  if (!hasCue(sentence, ['arms-embargo', 'council-object'])) return false;
  return (
    hasCue(sentence, ['council-not-adopted']) || (hasCue(sentence, ['council-draft']) && hasCue(sentence, ['council']))
  );
}

/** "Rockets meant to reach Taliban fighters": the people are where the goods go. */
function isGoal(reading: Reading, all: readonly Reading[]): boolean {
  return (
    reading.frame.needs === 'personnel' &&
    reading.items.every((item) => item.from >= reading.trigger.to) &&
    all.some(({ trigger, frame }) => trigger === reading.trigger && frame.needs === 'item' && frame.thing === 'subject')
  );
}

function borrowedOf(sentence: Sentence, thrown: readonly ItemMention[], context: Context): SentenceEvent['borrowed'] {
  const items = thrown.filter((item) => context.inherited.includes(item));
  return items.length > 0 && context.lender !== null ? { items, sentence: context.lender } : null;
}

/** Tells of soldiers, and not of soldiers who are there "to train", "to help operate". */
function isSoldiering({ frame, trigger, sentence }: Reading, all: readonly Reading[]): boolean {
  if (frame.conduct !== 'armed-personnel') return false;
  // "taught Libyan pilots to fly drones": what they are taught
  const isTaught = all.some(
    (other) => other.frame.conduct === 'technical-assistance' && other.trigger.to <= trigger.from,
  );
  if (isTaught && hasCue(sentence, ['infinitive-mark'], trigger.from - 1, trigger.from)) return false;
  return !all.some(
    (other) =>
      other.frame.conduct === 'technical-assistance' &&
      other.trigger.from > trigger.from &&
      hasCue(sentence, ['infinitive-mark'], trigger.to, other.trigger.from),
  );
}

/**
 * Where something is found or seized is not where it was going, unless a group holds the place, or it is traced from
 * there to somewhere else and it is a country that is usually sent such.
 */
function isSceneOfFind(vote: RoleVote, isTraced: boolean): boolean {
  if (isTraced && usualOf(vote.mention) === 'recipient') return false;
  const { entry, marker, place } = vote.mention;
  const isGroup = entry.type === 'party' && entry.isGroup;
  return marker === 'in' && vote.role === 'recipient' && !place?.heldBy && !isGroup;
}

/** Words between "operate" and what is operated. */
const SERVED_GAP = 4;

/** "Taught Russians to fly the drones", "repaired the missiles under a contract": what is worked on is not handed over. */
function servedItems(sentence: Sentence, readings: readonly Reading[]): (item: ItemMention) => boolean {
  const serving = readings.filter(({ frame }) => frame.conduct === 'technical-assistance');
  if (serving.length === 0) return () => false;
  return (item) =>
    serving.some(({ frame, items }) => frame.needs === 'arms' && items.includes(item)) ||
    hasCue(sentence, ['operating'], Math.max(0, item.from - SERVED_GAP), item.from);
}

function assemble(
  sentence: Sentence,
  readings: readonly Reading[],
  items: readonly ItemMention[],
  all: readonly RoleVote[],
  borrowed: SentenceEvent['borrowed'],
): SentenceEvent {
  const isFind = readings.some(({ frame }) => frame.direction === 'near');
  const isTraced = readings.some(({ frame }) => frame.direction === 'near' && frame.roles.to === 'supplier');
  const votes = isFind ? all.filter((vote) => !isSceneOfFind(vote, isTraced)) : all;
  const conducts = new Set<Conduct>();
  const modality = new Set<Modality>();
  const isServed = servedItems(sentence, readings);
  for (const { frame, items: own } of readings) {
    if (frame.conduct !== 'by-item') conducts.add(frame.conduct);
    else
      for (const item of own)
        if (!['personnel', 'labour', 'money'].includes(item.entry.itemClass) && !isServed(item))
          conducts.add(item.entry.conduct);
    for (const mode of frame.modality) modality.add(mode);
  }
  if (conducts.has('technical-assistance') && readings.every((reading) => !isSoldiering(reading, readings)))
    conducts.delete('armed-personnel');
  if (readings.every(({ trigger }) => isFuture(sentence, trigger))) modality.add('planned');
  const marks = [...readings.map(({ trigger }) => trigger), ...items, ...votes.map(({ mention }) => mention)];
  return {
    sentence,
    frames: [...new Set(readings.map(({ frame }) => frame.id))],
    conducts,
    items,
    borrowed,
    votes,
    modality,
    implied: readings.flatMap(({ frame, trigger }) =>
      frame.itemClass === null ? [] : [{ itemClass: frame.itemClass, at: trigger }],
    ),
    isNegated: readings.every(({ trigger }) => isNegated(sentence, trigger)),
    needsDirection: readings.every(({ frame }) => frame.direction === 'near'),
    certainty: Math.max(...readings.map(({ frame }) => frame.certainty)),
    lastTrigger: Math.max(...readings.map(({ trigger }) => trigger.from)),
    from: Math.min(...marks.map((mark) => mark.from)),
    to: Math.max(...marks.map((mark) => mark.to)),
  };
}
