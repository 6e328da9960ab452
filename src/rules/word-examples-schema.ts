/** What `lexicons/examples/<language>.yaml` may hold: words that somebody else than the lexicon's writer expects in it. */
import { z } from 'zod';
import { LANGUAGES } from '../detection/vocabulary.js';

/** Words by what they must stand for: a party, a place (`SD darfur`), a class of items, a frame, a cue, a topic. */
const words = z.record(z.string(), z.array(z.string().trim().min(1)).min(1)).default({});
const groups = {
  parties: words,
  places: words,
  /** Words that count by themselves. */
  items: words,
  /** Words that have a plain sense too, and count only in company. */
  plainItems: words,
  frames: words,
  cues: words,
  blockers: words,
};

export const wordExamplesSchema = z.strictObject({
  language: z.enum(LANGUAGES),
  ...groups,
  /** Known to be missing from the lexicon today, or to stand for something else in it. */
  unknown: z.strictObject(groups).optional(),
});
export type WordExamples = z.output<typeof wordExamplesSchema>;

export const WORD_GROUPS = ['parties', 'places', 'items', 'plainItems', 'frames', 'cues', 'blockers'] as const;
export type WordGroup = (typeof WORD_GROUPS)[number];
