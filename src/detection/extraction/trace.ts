/** What one reading of an article tried, kept for people who ask why; reading itself never looks at it. */
import type { CombinedEvent } from './combine-events.js';
import type { Document, Sentence, TriggerMention } from './document.js';
import type { Event } from '../event.js';
import type { SentenceEvent } from './read-frames.js';
import type { Settled } from '../weighing/settle-events.js';

/** Why a trigger opened no frame. */
export type Skip =
  | 'its sentence tells a rule or a draft'
  | 'it is part of another word or phrase'
  | 'it names a target'
  | 'it is only supposed'
  | 'it tells of use, not of supply'
  | 'its form or voice does not fit'
  | 'what the frame needs does not stand beside it'
  | 'no side or direction is told';

/** A trigger held against one of its frames. */
export interface FrameTry {
  readonly sentence: Sentence;
  readonly trigger: TriggerMention;
  readonly frame: string;
  /** Null where the frame was read. */
  readonly skip: Skip | null;
}

/** An event as put together; `event` null where it tells no conduct. */
export interface BuiltEvent {
  readonly combined: CombinedEvent;
  readonly event: Event | null;
}

/** Filled while an article is read; what it holds at the end tells how far the reading got. */
export class Trace {
  /** Null where the text names nobody who matters, so that it was not looked at further. */
  document: Document | null = null;
  /** What sentences told by themselves. */
  told: readonly SentenceEvent[] = [];
  /** What was put together of it. */
  built: readonly BuiltEvent[] = [];
  /** What stood after weighing. */
  settled: Settled = { events: [], weighing: null, otherwise: null };
  readonly tries: FrameTry[] = [];

  /** Notes what became of a trigger under a frame. */
  note(sentence: Sentence, trigger: TriggerMention, frame: string, skip: Skip | null): void {
    this.tries.push({ sentence, trigger, frame, skip });
  }

  /** Keeps the steps after the frames. */
  keep(document: Document, told: readonly SentenceEvent[], built: readonly BuiltEvent[], settled: Settled): void {
    this.document = document;
    this.told = told;
    this.built = built;
    this.settled = settled;
  }
}
