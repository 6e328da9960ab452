/** What a dismissed alert could teach: an example of what is not to be read, and words that keep a text quiet. Pure. */
import { stringify } from 'yaml';

/** What was read wrongly. */
export interface Misreading {
  readonly alertId: string;
  /** ISO 639-1 of the text. */
  readonly language: string;
  /** The frame that read it: `en.give`. */
  readonly frame: string;
  /** The sentence that it read. */
  readonly sentence: string;
}

/** Words that shall keep a sentence, or the whole text, quiet. */
export interface Blocker {
  readonly phrase: string;
  readonly scope: 'sentence' | 'article';
}

/** A file for a directory of rules of one's own. */
export interface LessonFile {
  /** Below that directory. */
  readonly path: string;
  readonly source: string;
}

/**
 * The patch. Without words that block, the example is known to be read wrongly (`misread`) until the rules are mended; with
 * them it is one that the frame must leave alone, and the check of rules holds it to that.
 */
export function proposeLesson(misreading: Misreading, blocker: Blocker | null): LessonFile[] {
  const { alertId, language, frame, sentence } = misreading;
  const examples = blocker === null ? { frame, misread: { nearMiss: [sentence] } } : { frame, nearMiss: [sentence] };
  const files = [{ path: `frames/examples/${frame}.yaml`, source: write(alertId, examples) }];
  if (blocker === null) return files;
  const words = { topic: `alert-${alertId}`, scope: blocker.scope, words: [blocker.phrase] };
  const lexicon = { language, blockers: [words] };
  return [...files, { path: `lexicons/${language}-alert-${alertId}.yaml`, source: write(alertId, lexicon) }];
}

function write(alertId: string, value: object): string {
  return `# Learned from alert ${alertId}, which was dismissed.\n${stringify(value, { lineWidth: 0 })}`;
}
