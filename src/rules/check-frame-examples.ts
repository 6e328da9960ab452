/** Runs the examples of frames: does each frame read what it must, and leave alone what it must? */
import { explain, type Explanation } from '../detection/explain.js';
import { withoutWeights, type Pack } from '../detection/pack.js';
import type { Telling } from './frame-examples-schema.js';

/** Sentences of one frame, with where each group of them stands in its file. */
export interface FrameExamples {
  readonly frame: string;
  readonly match: readonly Telling[];
  readonly ignore: readonly string[];
  readonly nearMiss: readonly string[];
}

/** An example that is not read as it says. */
export interface ExampleFailure {
  readonly kind: 'match' | 'ignore' | 'nearMiss';
  /** Its place in its list. */
  readonly index: number;
  readonly text: string;
  /** What was read instead. */
  readonly message: string;
}

/** The day the examples are published on, unless their frame's words say otherwise. */
const PUBLISHED = '2025-11-20';

/** All that fails, in order; each sentence is an article of its own. */
export function checkFrameExamples(examples: FrameExamples, pack: Pack): ExampleFailure[] {
  const failures: ExampleFailure[] = [];
  const language = examples.frame.slice(0, examples.frame.indexOf('.'));
  const run = (kind: ExampleFailure['kind'], index: number, text: string, telling: Telling | null): void => {
    const message = whyFailed(kind, examples.frame, eventsIn(text, language, pack), telling);
    if (message !== null) failures.push({ kind, index, text, message });
  };
  examples.match.forEach((telling, index) => run('match', index, telling.text, telling));
  examples.ignore.forEach((text, index) => run('ignore', index, text, null));
  examples.nearMiss.forEach((text, index) => run('nearMiss', index, text, null));
  return failures;
}

type ReadEvent = Explanation['events'][number];

/** By the rules alone: what is weighed on top is learned from whole articles and measured on them. */
function eventsIn(text: string, language: string, pack: Pack): readonly ReadEvent[] {
  const { events } = explain({ title: '', text, language, published: PUBLISHED }, withoutWeights(pack));
  return events.filter(({ dropped }) => dropped === null);
}

function whyFailed(
  kind: ExampleFailure['kind'],
  frame: string,
  events: readonly ReadEvent[],
  telling: Telling | null,
): string | null {
  const frames = [...new Set(events.flatMap((event) => event.frames))];
  const own = events.filter((event) => event.frames.includes(frame));
  switch (kind) {
    case 'ignore':
      return events.length === 0 ? null : `is read by ${frames.join(', ')}`;
    case 'nearMiss':
      return own.length === 0 ? null : `is read by ${frame}`;
    case 'match':
      if (own.length === 0) return frames.length === 0 ? 'is not read' : `is read by ${frames.join(', ')} only`;
      return telling === null ? null : whyOtherwise(own, telling);
  }
}

/** The first slot that is read otherwise than stated. */
function whyOtherwise(events: readonly ReadEvent[], telling: Telling): string | null {
  const read = {
    supplier: events.flatMap(({ event }) => event.suppliers.map(({ party }) => party)),
    recipient: events.flatMap(({ event }) => event.recipients.map(({ party }) => party)),
    intermediary: events.flatMap(({ event }) => event.intermediaries.map(({ party }) => party)),
    conduct: events.flatMap(({ event }) => event.conduct),
    items: events.flatMap(({ event }) => event.items.map(({ itemClass }) => itemClass)),
    modality: events.flatMap(({ event }) => event.modality),
  };
  for (const slot of ['supplier', 'recipient', 'intermediary', 'conduct', 'items'] as const) {
    const stated: readonly string[] | undefined = telling[slot];
    if (stated !== undefined && !isSameSet(stated, read[slot])) return `${slot} is read as [${listed(read[slot])}]`;
  }
  const missing = (telling.modality ?? []).find((one) => !read.modality.includes(one));
  return missing === undefined ? null : `modality is read as [${listed(read.modality)}]`;
}

function isSameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.every((one) => b.includes(one)) && b.every((one) => a.includes(one));
}

function listed(values: readonly string[]): string {
  return [...new Set(values)].join(', ');
}
