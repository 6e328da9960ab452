/** What of a pack a text depends on: the words in it, and the frames that its words open. */
import type { Explanation } from '../../detection/explain.js';
import { tokenise } from '../../detection/extraction/tokenise.js';

/** Words, normalised, and ids of frames. */
export interface Touched {
  readonly words: ReadonlySet<string>;
  readonly frames: ReadonlySet<string>;
}

export function listTouched(explanation: Explanation, text: string): Touched {
  return {
    words: new Set(tokenise(text).map(({ norm }) => norm)),
    frames: new Set(explanation.sentences.flatMap(({ tries }) => tries.map(({ frame }) => frame))),
  };
}

/** Whether a change can make a difference to a text. */
export function touches(changed: Touched, text: Touched): boolean {
  for (const word of changed.words) if (text.words.has(word)) return true;
  for (const frame of changed.frames) if (text.frames.has(frame)) return true;
  return false;
}
