/**
 * What extraction hands to judgement: events as the text tells them. No law in here: extraction does not know which
 * party is under an embargo in force, only who is said to have done what, to whom, when and how certainly.
 */
import type { Conduct, ItemClass, Modality, PartyId } from './vocabulary.js';

/** A passage: UTF-16 code unit offsets into one field of the stored article, end exclusive. */
export interface Span {
  readonly field: 'title' | 'text';
  readonly start: number;
  readonly end: number;
}

/** A party in a role, with the passage that names it (or the pronoun or description that stands for it). */
export interface PartySlot {
  readonly party: PartyId;
  readonly span: Span;
  /** True where the text does not name the party but implies it (a capital, a pronoun, "the movement"). */
  readonly isInferred: boolean;
}

/** A thing, service or group of people, with its class and the words that say so. */
export interface ItemSlot {
  readonly itemClass: ItemClass;
  readonly span: Span;
  /** As told, e.g. "36,000", or null. */
  readonly quantity: string | null;
  /**
   * Delivery systems and their parts only, since some clauses reach only those that fly 300 km: `long` for what the
   * text calls ballistic, cruise or long-range, `short` for anti-tank, man-portable and air-defence; absent or null
   * where it does not say.
   */
  readonly range?: 'long' | 'short' | null;
}

/** Where something happened or was headed: a State, and the area inside it where the law tells areas apart. */
export interface PlaceSlot {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /**
   * Areas that some clause names: `darfur`. `elsewhere`: a place inside such a country that is named and lies in none
   * of its areas (Khartoum, Port Sudan). Null: the country as a whole, or a country whose areas no clause tells apart.
   */
  readonly area: string | null;
  readonly role: 'origin' | 'transit' | 'destination' | 'scene';
  readonly span: Span;
}

/** Something an analyst pivots on. */
export interface IdentifierSlot {
  readonly type: 'vessel' | 'imo' | 'mmsi' | 'aircraft-registration' | 'flight' | 'company' | 'person';
  readonly value: string;
  readonly span: Span;
}

/**
 * When the conduct is said to have happened, as whole UTC days, both ends included (YYYY-MM-DD). Where nothing is said
 * and the article has no publication date either: `UNKNOWN_DATE`.
 */
export interface DateInterval {
  readonly from: string;
  readonly to: string;
  /** `stated`: a date in the text; `inferred`: a relative expression resolved; `publication`: nothing said. */
  readonly basis: 'stated' | 'inferred' | 'publication';
  readonly span: Span | null;
}

/** All time: judgement then answers "depends on the date", since today's law is not assumed. */
export const UNKNOWN_DATE: DateInterval = { from: '0001-01-01', to: '9999-12-31', basis: 'publication', span: null };

/** A hint in the text that an exemption or lawful ground may apply; judgement decides what it is worth. */
export interface LawfulCue {
  readonly ground:
    | 'committee-approval'
    | 'committee-notification'
    | 'humanitarian'
    | 'un-mission'
    | 'government-forces'
    | 'protective-equipment'
    | 'demining';
  readonly span: Span;
  /** True where nobody accuses, doubts, hides or watches in what tells the event: it is told as a plain fact. */
  readonly isPlainlyTold?: boolean;
}

/** Who did what to whom, where, when, in which modality; shown to people as a claim. */
export interface Event {
  readonly conduct: readonly Conduct[];
  readonly suppliers: readonly PartySlot[];
  readonly recipients: readonly PartySlot[];
  readonly intermediaries: readonly PartySlot[];
  readonly items: readonly ItemSlot[];
  readonly places: readonly PlaceSlot[];
  readonly identifiers: readonly IdentifierSlot[];
  readonly date: DateInterval;
  readonly modality: readonly Modality[];
  /** Who says it, in the words of the text. */
  readonly by: Span | null;
  /** Who denies it, in the words of the text. */
  readonly deniedBy: Span | null;
  /** A restatement of something known, told as context: reported, but lower in confidence. */
  readonly isBackground: boolean;
  readonly lawfulCues: readonly LawfulCue[];
  /** The shortest passages that carry the claim, each at most 400 code units, with the rule that read them. */
  readonly evidence: readonly EvidenceSpan[];
  /** How sure extraction is that the text tells this event, 0–1, and why, part by part (factors that multiply). */
  readonly certainty: number;
  readonly certaintyParts: readonly ConfidencePart[];
}

/** A passage and the id of the frame that read it. */
export interface EvidenceSpan extends Span {
  readonly rule: string;
  /** True where the passage denies the claim instead of carrying it; absent otherwise. */
  readonly isDenial?: boolean;
}

/** One named factor of a confidence, with a reason a person can read. */
export interface ConfidencePart {
  readonly name: string;
  readonly factor: number;
  readonly reason: string;
}

/** What a text says the Security Council (or a committee, by listing) did to an embargo. */
export interface CouncilAct {
  readonly act: 'impose' | 'renew' | 'amend' | 'ease' | 'lift' | 'snapback' | 'lapse' | 'list' | 'delist';
  /** The parties, States or areas the act is about, as named. */
  readonly about: readonly PartySlot[];
  /** Resolution numbers named, e.g. 2745: soft evidence only, since outlets get them wrong. */
  readonly resolutions: readonly number[];
  readonly date: DateInterval;
  readonly evidence: readonly EvidenceSpan[];
  /**
   * How it is told: by a verb of decision with the measure as its object; by the rule itself ("may not sell"), which
   * news of any later day repeats; or only by the Council and its measures named together.
   */
  readonly basis: 'act' | 'rule' | 'mention';
  readonly certainty: number;
  readonly certaintyParts: readonly ConfidencePart[];
}

/** All that extraction reads out of one article. */
export interface Extraction {
  readonly events: readonly Event[];
  readonly councilActs: readonly CouncilAct[];
  /** Absent or null where there is no other reading. */
  readonly otherwise?: OtherReadings | null;
}

/** What a text that surely tells a breach may mean where its likeliest reading breaks nothing. */
export interface OtherReadings {
  /** That the text tells a breach, 0–1, and from where on it is read otherwise. */
  readonly told: number;
  readonly least: number;
  /** The same where the law lets through what the likeliest reading says: more is asked. */
  readonly leastLawful: number;
  /** Events with other sides, the likeliest first, made as they are asked for. */
  readonly readings: () => Iterable<Event>;
}
