/** Does anything notice a wrong pack? The examples of frames first, then labelled records. */
import { detect } from '../../detection/detect.js';
import { explain } from '../../detection/explain.js';
import type { LanguagePack, Pack } from '../../detection/pack.js';
import type { Language } from '../../detection/vocabulary.js';
import { checkFrameExamples, type FrameExamples } from '../../rules/check-frame-examples.js';
import { checkWord, wordText, type WordExample } from '../../rules/check-words.js';
import { findWrong, type Aspect, type LabelledRecord } from '../evaluate/score-records.js';
import { toScreenLine } from '../to-screen-line.js';
import { listTouched, touches, type Touched } from './list-touched.js';

/** What became of a mutant. */
export interface Verdict {
  readonly caughtBy: 'example' | 'record' | null;
  /** Of a survivor: records that it reads otherwise, rightly or wrongly; 0: no text tells it from the pack. */
  readonly changed: number;
  /** Of a survivor: records that it reads right and the pack does not. */
  readonly newlyRight: number;
}

/** One example that holds today. */
interface Example {
  readonly holds: (pack: Pack) => boolean;
  readonly touched: Touched;
}

/** A labelled record with what is wrong in it today. */
interface Known {
  readonly record: LabelledRecord;
  readonly wrong: readonly Aspect[];
  /** All that is answered to it today. */
  readonly answer: string;
  readonly touched: Touched;
}

/** Holds mutants of one language against all that is known to be right today. */
export class MutantTrap {
  private readonly examples: readonly Example[];
  private readonly records: readonly Known[];

  constructor(
    private readonly pack: Pack,
    private readonly language: Language,
    examples: { readonly frames: readonly FrameExamples[]; readonly words: readonly WordExample[] },
    records: readonly LabelledRecord[],
  ) {
    const touchedBy = (text: string): Touched =>
      listTouched(explain({ title: '', text, language, published: null }, pack), text);
    const sentences = examples.frames.flatMap(takeApart).map((one): Example => ({
      holds: (other) => checkFrameExamples(one, other).length === 0,
      touched: touchedBy(textOf(one)),
    }));
    const words = examples.words.map((word): Example => ({
      holds: (other) => checkWord(word, language, other) === null,
      touched: touchedBy(wordText(word)),
    }));
    this.examples = [...sentences, ...words].filter(({ holds }) => holds(pack));
    this.records = records
      .filter((record) => record.language === language)
      .map((record) => ({
        record,
        ...read(record, pack),
        touched: listTouched(explain(record, pack), `${record.title}\n${record.text}`),
      }));
  }

  /** How many sentences and records hold the pack. */
  get size(): { readonly examples: number; readonly records: number } {
    return { examples: this.examples.length, records: this.records.length };
  }

  /** Runs only what the change can touch: texts with its words, or with a word that opens its frame. */
  judge(mutant: LanguagePack): Verdict {
    const changed = changedBetween(this.pack.languages[this.language]!, mutant);
    const pack: Pack = { ...this.pack, languages: { ...this.pack.languages, [this.language]: mutant } };
    for (const { holds, touched } of this.examples)
      if (touches(changed, touched) && !holds(pack)) return { caughtBy: 'example', changed: 0, newlyRight: 0 };
    let readOtherwise = 0;
    let newlyRight = 0;
    for (const { record, wrong, answer, touched } of this.records) {
      if (!touches(changed, touched)) continue;
      const now = read(record, pack);
      if (now.wrong.some((aspect) => !wrong.includes(aspect))) return { caughtBy: 'record', changed: 0, newlyRight: 0 };
      if (now.answer !== answer) readOtherwise++;
      if (now.wrong.length < wrong.length) newlyRight++;
    }
    return { caughtBy: null, changed: readOtherwise, newlyRight };
  }
}

/** Each sentence by itself, so that those which fail today can be left out. */
function takeApart({ frame, match, ignore, nearMiss }: FrameExamples): FrameExamples[] {
  const none = { frame, match: [], ignore: [], nearMiss: [] };
  return [
    ...match.map((one) => ({ ...none, match: [one] })),
    ...ignore.map((one) => ({ ...none, ignore: [one] })),
    ...nearMiss.map((one) => ({ ...none, nearMiss: [one] })),
  ];
}

function textOf({ match, ignore, nearMiss }: FrameExamples): string {
  return match[0]?.text ?? ignore[0] ?? nearMiss[0] ?? '';
}

function read(record: LabelledRecord, pack: Pack): { readonly wrong: readonly Aspect[]; readonly answer: string } {
  const { title, text, language, published } = record;
  const article = { title, text, language, published };
  const result = toScreenLine(record.id, article, detect(article, pack));
  return { wrong: findWrong({ record, result }), answer: JSON.stringify(result) };
}

/** First words of phrases and ids of frames that differ between two packs of a language. */
function changedBetween(before: LanguagePack, after: LanguagePack): Touched {
  const differs = <T>(a: ReadonlyMap<string, T>, b: ReadonlyMap<string, T>): Set<string> => {
    const keys = new Set([...a.keys(), ...b.keys()]);
    return new Set([...keys].filter((key) => JSON.stringify(a.get(key)) !== JSON.stringify(b.get(key))));
  };
  return { words: differs(before.phrases, after.phrases), frames: differs(before.frames, after.frames) };
}
