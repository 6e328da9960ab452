/** Makes lessons of labelled records and of the examples of frames. */
import { lessonOf, type Lesson } from '../../detection/learn.js';
import type { LanguagePack, Register } from '../../detection/pack.js';
import type { LabelledRecord } from '../evaluate/score-records.js';

/** Tellings of a frame, and sentences that tell nothing. */
export interface Tellings {
  readonly frame: string;
  readonly match: readonly {
    readonly text: string;
    readonly supplier?: readonly string[] | undefined;
    readonly recipient?: readonly string[] | undefined;
  }[];
  readonly ignore: readonly string[];
}

/** What the rules are read by. */
export interface Reader {
  readonly language: LanguagePack;
  readonly register: Register;
}

/** A record and, for practice on short news, its claim alone or, where it tells nothing, its head alone. */
export function lessonsOf(record: LabelledRecord, group: string, reader: Reader): readonly Lesson[] {
  const { title, text, evidence } = record;
  const isTold = record.kind === 'violation';
  const lessons = [lessonOfRecord({ title, text }, record, group, reader)];
  const short = isTold ? (evidence ?? []).join(' ') : (text.split('\n')[0] ?? '');
  if (short !== '' && short !== text) lessons.push(lessonOfRecord({ title: '', text: short }, record, group, reader));
  return lessons.filter((lesson) => lesson !== null);
}

function lessonOfRecord(
  { title, text }: { readonly title: string; readonly text: string },
  record: LabelledRecord,
  group: string,
  { language, register }: Reader,
): Lesson | null {
  const fields = { title, text };
  const passages = (record.evidence ?? []).flatMap((quote) =>
    (['title', 'text'] as const).flatMap((field) => {
      const start = fields[field].indexOf(quote);
      return start < 0 ? [] : [{ field, start, end: start + quote.length }];
    }),
  );
  const isWhole = text === record.text;
  const labels = {
    group,
    isTold: record.kind === 'violation',
    sides: isWhole ? { suppliers: record.supplier ?? [], recipients: record.recipient ?? [] } : null,
    slots: isWhole ? slotsOf(record) : null,
    passages,
  };
  return lessonOf(
    { title, text, published: record.published, language: language.language },
    labels,
    language,
    register,
  );
}

function slotsOf({ conduct, items, modality }: LabelledRecord): ReadonlySet<string> {
  return new Set([
    ...(conduct ?? []).map((id) => `conduct:${id}`),
    ...(items ?? []).map((id) => `item:${id}`),
    ...(modality ?? []).map((id) => `modality:${id}`),
  ]);
}

/** The day on which examples are read, as where they are checked. */
const PUBLISHED = '2025-11-20';

/** The sentences of a frame, each an article of its own; near misses teach nothing, since another frame may read them. */
export function lessonsOfFrame({ frame, match, ignore }: Tellings, { language, register }: Reader): readonly Lesson[] {
  const lesson = (text: string, isTold: boolean, sides: Lesson['sides']): Lesson | null =>
    lessonOf(
      { title: '', text, published: PUBLISHED, language: language.language },
      {
        group: frame,
        isTold,
        sides,
        slots: null,
        passages: isTold ? [{ field: 'text', start: 0, end: text.length }] : [],
      },
      language,
      register,
    );
  return [
    ...match.map(({ text, supplier, recipient }) =>
      lesson(text, true, supplier && recipient ? { suppliers: supplier, recipients: recipient } : null),
    ),
    ...ignore.map((text) => lesson(text, false, null)),
  ].filter((one) => one !== null);
}
