/**
 * What extraction knows about one language: phrases with what they mean, and frames with how a sentence gives out its
 * roles. Made from the pack's lexicon and frame files, validated before it gets here, plain and frozen.
 */
import type { CueId } from './cues.js';
import type { Conduct, ItemClass, Language, Modality, PartyId } from '../vocabulary.js';
import type { Weights } from '../weighing/weights.js';

/** How a form names its party: decides what may stand for what. */
export type PartyForm = 'name' | 'adjective' | 'people' | 'capital' | 'body' | 'person' | 'make';

/** A State or group. */
export interface PartyEntry {
  readonly type: 'party';
  readonly party: PartyId;
  readonly form: PartyForm;
  readonly isGroup: boolean;
  /** The side on which news nearly always has it, where the words leave it open; null: either. */
  readonly usual: 'supplier' | 'recipient' | null;
  /** A State whose people may not be employed abroad, so that news of them at work is of note. */
  readonly sendsWorkers: boolean;
  /** For a group, the State where it sits: naming both is naming one side. */
  readonly home: PartyId | null;
  /** For a group without an id of its own: others in other States go under the same id. */
  readonly isShared: boolean;
  /** True where a text that names it deserves the full analysis. */
  readonly isFocus: boolean;
}

/** A town, region or port; it may stand for its country as an origin or a destination. */
export interface PlaceEntry {
  readonly type: 'place';
  readonly country: string;
  readonly area: string | null;
  readonly isFocus: boolean;
  /** The group that holds the place, where a delivery to it is a delivery to that group. */
  readonly heldBy: PartyId | null;
  /** The side on which news nearly always has its country; null: either. */
  readonly usual: 'supplier' | 'recipient' | null;
}

/** Goods, services, people or money. */
export interface ItemEntry {
  readonly type: 'item';
  readonly itemClass: ItemClass;
  /** What handing it over amounts to. */
  readonly conduct: Conduct;
  /** A word that has a plain sense too ("parts", "boxes", "engineers") and counts only in company. */
  readonly isWeak: boolean;
  /** How far delivery systems fly, where the word says so. */
  readonly range: 'long' | 'short' | null;
}

/** A word the grammar or the modality needs: a denial, a verb of saying, an auxiliary, a destination phrase. */
export interface CueEntry {
  readonly type: 'cue';
  readonly cue: CueId;
}

/** A sign that the passage or the article is about something else: sport, film, games, metaphor. */
export interface BlockerEntry {
  readonly type: 'blocker';
  /** `sentence` silences the sentence, `article` counts against the whole. */
  readonly scope: 'sentence' | 'article';
  readonly topic: string;
}

/** A description that stands for a party named before: "the movement", "the country", "the North". */
export interface ReferenceEntry {
  readonly type: 'reference';
  readonly refersTo: 'group' | 'state' | 'any';
  /** The only parties it can stand for; null: any. */
  readonly only: readonly PartyId[] | null;
  /** It stands for them also where this State is named and they are not ("gangs" in an article on Haiti). */
  readonly setting: PartyId | null;
  /** Whom it means where its sentence names this State and no party before fits ("rebels in" a country). */
  readonly byCountry: Readonly<Record<string, PartyId>>;
  /** Whom it means where nothing tells; null: nobody. */
  readonly fallback: PartyId | null;
}

/** Form of a verb, as far as it decides voice and who its subject is. */
export type VerbForm = 'base' | 'third' | 'past' | 'participle' | 'gerund';

/** A word that opens a frame. */
export interface TriggerEntry {
  readonly type: 'trigger';
  readonly frame: string;
  readonly word: 'verb' | 'noun';
  readonly verbForms: readonly VerbForm[];
}

export type Entry = PartyEntry | PlaceEntry | ItemEntry | CueEntry | BlockerEntry | ReferenceEntry | TriggerEntry;

/** One or several words, normalised, with every meaning they have. */
export interface Phrase {
  readonly words: readonly string[];
  /** The spelling that is asked for letter by letter ("CAR", "IS"), or null. */
  readonly exact: string | null;
  readonly entries: readonly Entry[];
  /** Normalised words or phrases: one of them anywhere in the article takes the meaning away. */
  readonly unless: readonly string[];
  /** Normalised words or phrases: one of them must stand in the article. Empty: no condition. */
  readonly needs: readonly string[];
}

/** A grammatical place beside a trigger. */
export const POSITIONS = [
  'subject',
  'object',
  'possessor',
  'adjective',
  'to',
  'from',
  'by',
  'for',
  'with',
  'in',
  'of',
  'via',
  'between',
  'against',
] as const;
export type Position = (typeof POSITIONS)[number];

/** What a party at a position is. `other` names somebody who is neither side (who seized, who accuses). */
export type Role = 'supplier' | 'recipient' | 'intermediary' | 'both' | 'other';

/** A way of telling a conduct: trigger words with the pattern of their arguments. */
export interface Frame {
  readonly id: string;
  /** `by-item`: the thing handed over decides. */
  readonly conduct: Conduct | 'by-item';
  /** What must stand in its sentence, or beside it, for the frame to be read. */
  readonly needs: 'item' | 'arms' | 'personnel' | 'labour' | 'money' | 'services' | 'nothing';
  readonly roles: Readonly<Partial<Record<Position, Role>>>;
  /** Class given where the frame itself is the service ("trained"), or null. */
  readonly itemClass: ItemClass | null;
  readonly modality: readonly Modality[];
  /** How often a reading of this frame is right, before anything else is known, 0–1. */
  readonly certainty: number;
  /**
   * Whether the words must tell a direction before the frame is read: `own`, by a phrase of its own ("to", "from",
   * "for"); `near`, by its sentence or a neighbour ("seized rifles" alone says nothing); `none`.
   */
  readonly direction: 'none' | 'near' | 'own';
  /** Frames that its words overrule in their sentence ("sent to Iran to learn" is training, no deployment). */
  readonly insteadOf: readonly string[];
  /** Read only of the people of a party that usually supplies: anybody's soldiers fall, not everybody's are abroad. */
  readonly ofSender: boolean;
  /** Where the thing stands: after an active verb (object) or before it ("missiles reached", "rifles bound for"). */
  readonly thing: 'object' | 'subject';
}

/** Month and weekday names, number words and the patterns of relative dates. */
export interface DateWords {
  readonly months: Readonly<Record<string, number>>;
  readonly weekdays: Readonly<Record<string, number>>;
  /** Phrase (normalised, words joined by one space) → what it means relative to publication. */
  readonly relative: Readonly<Record<string, RelativeDate>>;
  /** First words of those phrases. */
  readonly relativeStarts: ReadonlySet<string>;
  /** Before a date: from then on ("since"). */
  readonly open: ReadonlySet<string>;
  /** Between two ends of a stretch ("and", "to"); dashes apart. */
  readonly until: ReadonlySet<string>;
  /** Before a name of the present month: the one a year ago ("last"). */
  readonly last: ReadonlySet<string>;
  /** Words of which one must stand before a bare number of four digits that is a year; a comma and the start also do. */
  readonly beforeYear: ReadonlySet<string>;
  /** Month names that are other words too ("may") → words of which one must stand before them. */
  readonly ambiguousMonths: ReadonlyMap<string, ReadonlySet<string>>;
  /** Endings that make a decade of a round year ("1980s"). */
  readonly decade: ReadonlySet<string>;
  /** Words before a decade ("early") → its first and last year that they leave, 0–9. */
  readonly decadeParts: ReadonlyMap<string, readonly [number, number]>;
}

/** E.g. "last month" = { unit: 'month', offset: -1 }. */
export interface RelativeDate {
  readonly unit: 'day' | 'week' | 'month' | 'year';
  readonly offset: number;
}

export interface LanguagePack {
  readonly language: Language;
  /**
   * Words that open a name of a party or place that may matter → the words that may follow, or null where the word is
   * enough. A text without one is not looked at further.
   */
  readonly gate: ReadonlyMap<string, ReadonlySet<string> | null>;
  /** By first word, longest phrase first. */
  readonly phrases: ReadonlyMap<string, readonly Phrase[]>;
  readonly frames: ReadonlyMap<string, Frame>;
  readonly dates: DateWords;
  /** Abbreviations (normalised, without the full stop) after which a full stop ends no sentence. */
  readonly abbreviations: ReadonlySet<string>;
  /** Group → the State where it sits. */
  readonly homes: ReadonlyMap<PartyId, PartyId>;
  /** Number words (normalised) that may stand before a counted noun. */
  readonly numberWords: ReadonlySet<string>;
  /** How participles end (normalised), where the language tells them so. */
  readonly participleEndings: readonly string[];
  /** What labelled news taught, by which readings are weighed; null: rules alone decide. */
  readonly weights: Weights | null;
  /** Kept for the suite that runs them. */
  readonly examples: readonly FrameExamples[];
}

/** Sentences that travel with a frame. */
export interface FrameExamples {
  readonly frame: string;
  /** Must yield an event. */
  readonly match: readonly string[];
  /** Must yield none. */
  readonly ignore: readonly string[];
  /** Must yield no event of this frame, though another may read them. */
  readonly nearMiss: readonly string[];
}
