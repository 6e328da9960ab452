/** What judgement says of an article: the shapes that leave the detection core. */
import type {
  ConfidencePart,
  CouncilAct,
  DateInterval,
  EvidenceSpan,
  IdentifierSlot,
  PlaceSlot,
  Span,
} from './event.js';
import type { Conduct, ItemClass, Kind, Language, Modality, PartyId, RegimeId } from './vocabulary.js';

export { resolutionUrl } from './resolution-url.js';

/** The text to judge. */
export interface DetectionArticle {
  readonly title: string;
  readonly text: string;
  /** ISO 639-1 hint from the source, if any; detection decides. */
  readonly language?: string | null;
  /** Publication instant or day, ISO 8601; without it, relative dates stay unresolved and today's law is not assumed. */
  readonly published?: string | null;
}

/** A clause of the law as cited: `S/RES/2375 (2017)`, `17`. Paragraph null where it was never confirmed. */
export interface ProvisionRef {
  readonly id: string;
  readonly resolution: string;
  readonly paragraph: string | null;
}

/** Whether the clauses applied on the day: surely; presumed after an unverified renewal; contested by some States;
 * or dependent on where in a straddling interval the conduct falls. */
export type FindingStatus = 'in-force' | 'presumed' | 'disputed' | 'depends-on-date';

/** An exemption that may apply: named, lowering confidence, never dropping the finding. */
export interface PossibleExemption {
  readonly id: string;
  readonly summary: string;
  readonly provision: ProvisionRef | null;
  readonly span: Span | null;
}

/** One event, or one act of the Council, under one regime. */
export interface Claim {
  /** What the Council or a committee is said to have done; only where the claim is of a regime change. */
  readonly act?: CouncilAct['act'];
  readonly conduct: readonly Conduct[];
  readonly supplier: readonly PartyId[];
  readonly recipient: readonly PartyId[];
  readonly intermediary: readonly PartyId[];
  readonly items: readonly ItemClass[];
  readonly quantities: readonly string[];
  readonly identifiers: readonly IdentifierSlot[];
  readonly places: readonly PlaceSlot[];
  readonly date: DateInterval;
  readonly modality: readonly Modality[];
  /** In the words of the text. */
  readonly by: string | null;
  readonly deniedBy: string | null;
  readonly background: boolean;
  readonly provisions: readonly ProvisionRef[];
  readonly exemptions: readonly PossibleExemption[];
  readonly confidence: number;
  readonly confidenceParts: readonly ConfidencePart[];
  readonly evidence: readonly EvidenceSpan[];
  /** Why the law applies, in plain English: "In force on 2024-10-07: …". */
  readonly explanation: string;
}

/** One alert-worthy reading of an article: all its claims of one kind under one regime. */
export interface Finding {
  readonly kind: Kind;
  readonly regime: RegimeId;
  readonly status: FindingStatus;
  readonly confidence: number;
  readonly conduct: readonly Conduct[];
  readonly supplier: readonly PartyId[];
  readonly recipient: readonly PartyId[];
  readonly items: readonly ItemClass[];
  readonly modality: readonly Modality[];
  readonly provisions: readonly ProvisionRef[];
  readonly claims: readonly Claim[];
  readonly evidence: readonly EvidenceSpan[];
}

/** An event that touches a regime and raised nothing, with the reason. */
export interface Quiet {
  readonly regime: RegimeId;
  readonly reason:
    | 'not in force on that date'
    | 'direction not covered'
    | 'conduct not covered'
    | 'item not covered'
    | 'party not covered'
    | 'place not covered'
    | 'exempt'
    | 'confidence too low';
  /** The clause that would have applied, if one can be named. */
  readonly clause: ProvisionRef | null;
  /** E.g. "would have been S/RES/1929 (2010), 8; not in force since 2020-10-18". */
  readonly explanation: string;
  readonly evidence: readonly EvidenceSpan[];
}

/** The whole answer for one article. */
export interface Detection {
  /** The language read, or null where there is no lexicon for it (then nothing was looked for). */
  readonly language: Language | null;
  /** The language recognised, lexicon or not (ISO 639-1 or -3), or null. */
  readonly recognisedLanguage: string | null;
  readonly findings: readonly Finding[];
  readonly quiet: readonly Quiet[];
  readonly packVersion: string;
}
