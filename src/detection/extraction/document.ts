/** An article as the readers of this folder see it: sentences of tokens with the mentions found in them. */
import type { DetectionArticle } from '../finding.js';
import type { PartyId } from '../vocabulary.js';
import type { CueId } from './cues.js';
import type {
  ItemEntry,
  LanguagePack,
  PartyEntry,
  PlaceEntry,
  Position,
  ReferenceEntry,
  TriggerEntry,
} from './language-pack.js';
import type { DateMention } from './read-dates.js';
import type { Token } from './tokenise.js';

/** A stretch of tokens of one sentence, end exclusive. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

export interface ItemMention extends Range {
  readonly entry: ItemEntry;
  /** Number or number word before it, as written. */
  readonly quantity: string | null;
}

export interface TriggerMention extends Range {
  readonly entries: readonly TriggerEntry[];
}

export interface CueMention extends Range {
  readonly cue: CueId;
}

/** What a party does in the grammar of its sentence. */
export interface PartyMention extends Range {
  readonly entry: PartyEntry | PlaceEntry | ReferenceEntry;
  /** The party meant; for a reference, found in what went before; null: not found. */
  party: PartyId | null;
  /** For a place, where it is. */
  readonly place: PlaceEntry | null;
  readonly isInferred: boolean;
  /** For a group, the State where it sits; for a place that a group holds, its State. */
  home: PartyId | null;
  /** Class of the preposition that governs it, or null. */
  marker: Position | null;
  isPossessive: boolean;
  /** It describes a noun after it ("Iranian shipments", "Haiti gang"). */
  isModifier: boolean;
  /** Where it only describes somebody else ("Iran-backed"), it takes no role. */
  isEpithet: boolean;
  /** "Iranian-made": the thing comes from there. */
  isOrigin: boolean;
  /** The verb of saying it is the subject of, or null. */
  says: 'say' | 'accuse' | 'allege' | 'deny' | 'admit' | 'confirm' | 'report' | 'request' | null;
}

export interface Sentence {
  readonly index: number;
  readonly field: 'title' | 'text';
  readonly paragraph: number;
  readonly tokens: readonly Token[];
  readonly start: number;
  readonly end: number;
  readonly parties: PartyMention[];
  readonly items: ItemMention[];
  readonly triggers: readonly TriggerMention[];
  readonly cues: readonly CueMention[];
  readonly cuesByKind: ReadonlyMap<CueId, readonly CueMention[]>;
  /** Topics that silence this sentence. */
  readonly blockers: readonly string[];
}

/** Everything read so far of one article. */
export interface Document {
  readonly article: DetectionArticle;
  readonly pack: LanguagePack;
  readonly sentences: readonly Sentence[];
  /** Dates of a sentence, read once. */
  readonly datesOf: (sentence: Sentence) => readonly DateMention[];
  /** Topics that count against the whole article, with how many of their words stand in it. */
  readonly topics: ReadonlyMap<string, number>;
}

const NONE: readonly CueMention[] = [];

/** True where a cue of one of these kinds overlaps the range. */
export function hasCue(sentence: Sentence, cues: readonly CueId[], from = 0, to = Number.POSITIVE_INFINITY): boolean {
  const { cuesByKind } = sentence;
  if (cuesByKind.size === 0) return false;
  for (const cue of cues) {
    const mentions = cuesByKind.get(cue);
    if (mentions) for (const mention of mentions) if (mention.from < to && mention.to > from) return true;
  }
  return false;
}

/** Cues of one kind in the range. */
export function findCues(
  sentence: Sentence,
  cue: CueId,
  from = 0,
  to = Number.POSITIVE_INFINITY,
): readonly CueMention[] {
  const mentions = sentence.cuesByKind.get(cue);
  if (!mentions) return NONE;
  return from === 0 && to === Number.POSITIVE_INFINITY
    ? mentions
    : mentions.filter((mention) => mention.from < to && mention.to > from);
}

/** Cues by kind, in order, for quick asking. */
export function groupCues(cues: readonly CueMention[]): ReadonlyMap<CueId, readonly CueMention[]> {
  const byKind = new Map<CueId, CueMention[]>();
  for (const cue of cues) {
    const known = byKind.get(cue.cue);
    if (known) known.push(cue);
    else byKind.set(cue.cue, [cue]);
  }
  return byKind;
}

/** Sentences at most so far from one, itself included, in order. */
export function sentencesNear(document: Document, index: number, reach: number): readonly Sentence[] {
  return document.sentences.slice(Math.max(0, index - reach), index + reach + 1);
}
