/** The pack's lexicon and frame files of one language as written, validated elsewhere and joined. */
import type { Conduct, ItemClass, Language, Modality } from '../vocabulary.js';
import type { Weights } from '../weighing/weights.js';
import type { CueId } from './cues.js';
import type { Position, RelativeDate, Role } from './language-pack.js';

/** A form as written: plain, or with conditions. */
export type Form =
  | string
  | {
      readonly form: string;
      readonly exact?: boolean;
      readonly unless?: readonly string[];
      readonly needs?: readonly string[];
    };

export interface PartySource {
  readonly id: string;
  readonly group?: boolean;
  readonly home?: string;
  readonly usual?: 'supplier' | 'recipient';
  readonly sendsWorkers?: boolean;
  readonly focus?: boolean;
  readonly names?: readonly Form[];
  readonly adjectives?: readonly Form[];
  readonly people?: readonly Form[];
  readonly capitals?: readonly Form[];
  readonly bodies?: readonly Form[];
  readonly persons?: readonly Form[];
  /** Weapons that it alone makes: naming one tells where it comes from. */
  readonly makes?: readonly Form[];
}

export interface PlaceSource {
  readonly country: string;
  readonly area?: string;
  readonly focus?: boolean;
  readonly heldBy?: string;
  readonly names: readonly Form[];
}

export interface ItemSource {
  readonly class: ItemClass;
  readonly conduct: Conduct;
  readonly range?: 'long' | 'short';
  readonly sure?: readonly Form[];
  readonly weak?: readonly Form[];
}

export interface CueSource {
  readonly cue: CueId;
  readonly words?: readonly Form[];
  readonly verbs?: readonly Form[];
}

export interface BlockerSource {
  readonly topic: string;
  readonly scope: 'sentence' | 'article';
  readonly words: readonly Form[];
}

export interface ReferenceSource {
  readonly to: 'group' | 'state' | 'any';
  readonly only?: readonly string[];
  readonly setting?: string;
  readonly byCountry?: Readonly<Record<string, string>>;
  readonly fallback?: string;
  readonly words: readonly Form[];
}

export interface FrameSource {
  readonly id: string;
  readonly status: 'stable' | 'experimental';
  readonly notes: string;
  readonly conduct: Conduct | 'by-item';
  readonly needs: 'item' | 'arms' | 'personnel' | 'labour' | 'money' | 'services' | 'nothing';
  readonly verbs?: readonly Form[];
  readonly nouns?: readonly Form[];
  readonly roles: Readonly<Partial<Record<Position, Role>>>;
  readonly insteadOf?: readonly string[];
  readonly ofSender?: boolean;
  readonly itemClass?: ItemClass;
  readonly modality?: readonly Modality[];
  readonly certainty: number;
  readonly direction?: 'none' | 'near' | 'own';
  readonly thing?: 'object' | 'subject';
  readonly examples: {
    readonly match: readonly string[];
    readonly ignore: readonly string[];
    readonly nearMiss?: readonly string[];
  };
}

/** Words around dates (see DateWords). */
export interface DateWordSource {
  readonly open: readonly string[];
  readonly until: readonly string[];
  readonly last: readonly string[];
  readonly beforeYear: readonly string[];
  readonly ambiguousMonths: Readonly<Record<string, readonly string[]>>;
  readonly decade: readonly string[];
  readonly decadeParts: Readonly<Record<string, readonly [number, number]>>;
}

export interface LanguageSource {
  readonly language: Language;
  /** How forms bend: `english` inflects verbs and nouns by rule; `none` takes forms as they are listed. */
  readonly inflection: 'english' | 'none';
  /** Verb (base) → third person, past, participle, gerund, where the rule fails. */
  readonly irregularVerbs: Readonly<Record<string, readonly string[]>>;
  readonly irregularPlurals: Readonly<Record<string, string>>;
  readonly parties: readonly PartySource[];
  readonly places: readonly PlaceSource[];
  readonly items: readonly ItemSource[];
  readonly cues: readonly CueSource[];
  readonly blockers: readonly BlockerSource[];
  readonly references: readonly ReferenceSource[];
  readonly frames: readonly FrameSource[];
  readonly abbreviations: readonly string[];
  readonly numberWords: readonly string[];
  readonly months: Readonly<Record<string, number>>;
  readonly weekdays: Readonly<Record<string, number>>;
  readonly relativeDates: Readonly<Record<string, RelativeDate>>;
  readonly participleEndings: readonly string[];
  readonly dateWords: DateWordSource;
  /** What labelled news taught; null: rules alone decide. */
  readonly weights: WeightsSource | null;
}

/** A trained model as its file holds it (see LinearModel). */
export interface ModelSource {
  readonly outputs: readonly string[];
  readonly bias: readonly number[];
  /** Feature → pairs of output and weight, one after the other. */
  readonly weights: Readonly<Record<string, readonly number[]>>;
}

/** See Weights. */
export interface WeightsSource {
  readonly frames: readonly string[];
  readonly least: Weights['least'];
  readonly sentence: ModelSource;
  readonly article: ModelSource;
  readonly breach: ModelSource;
  readonly party: ModelSource;
  readonly goods: ModelSource;
  readonly slots: ModelSource;
}
