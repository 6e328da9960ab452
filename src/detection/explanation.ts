/** How one article was read and judged, step by step, in plain values: what `explain` answers and pages show. */
import type { CouncilAct, Event, Span } from './event.js';
import type { Detection, ProvisionRef } from './finding.js';

/** A known word found in the text. */
export interface ExplainedMention extends Span {
  readonly kind: 'party' | 'place' | 'reference' | 'item' | 'trigger' | 'cue';
  /** What it stands for: a party, `SD darfur`, an item class, the frames it opens, a cue; `?` where nobody is meant. */
  readonly id: string;
  /** What grammar says of it ("subject", "from", "epithet", "denies"), or null. */
  readonly as: string | null;
}

/** A trigger held against one frame. */
export interface ExplainedTry extends Span {
  readonly frame: string;
  /** Null where the frame was read. */
  readonly skip: string | null;
}

/** A sentence that names anything the pack knows. */
export interface ExplainedSentence extends Span {
  readonly mentions: readonly ExplainedMention[];
  /** Topics (sport, film) for which the whole sentence was left alone. */
  readonly silencedBy: readonly string[];
  readonly tries: readonly ExplainedTry[];
  /** Frames by which it tells an event; empty: it tells none. */
  readonly frames: readonly string[];
  /** Why what it tells entered no event; null where it did, or where it tells nothing. */
  readonly lost: string | null;
}

/** What one regime's law makes of an event. */
export interface ExplainedJudgement {
  readonly regime: string;
  readonly outcome: 'raised' | 'quiet';
  /** Of a quiet one, by the ids of `Quiet`. */
  readonly reason: string | null;
  readonly explanation: string;
  readonly clauses: readonly ProvisionRef[];
  /** Null where it is quiet. */
  readonly confidence: number | null;
}

/** An event as put together, and what became of it. */
export interface ExplainedEvent {
  readonly event: Event;
  readonly frames: readonly string[];
  /** Why it was dropped before judgement; null where it was judged. */
  readonly dropped: string | null;
  /** One per regime that it touches. */
  readonly judgements: readonly ExplainedJudgement[];
}

/** What the Council is said to have done, and the regimes it can have done it to. */
export interface ExplainedAct {
  readonly act: CouncilAct;
  readonly judgements: readonly ExplainedJudgement[];
}

export interface Explanation {
  /** The answer itself, the same as `detect` gives. */
  readonly detection: Detection;
  readonly sentences: readonly ExplainedSentence[];
  /** Topics that count against the whole article. */
  readonly topics: readonly string[];
  readonly events: readonly ExplainedEvent[];
  readonly councilActs: readonly ExplainedAct[];
  /** Why nothing is raised, in one sentence; null where something is. */
  readonly nothing: string | null;
}
