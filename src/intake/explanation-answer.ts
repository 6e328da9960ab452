/** Every step of a reading, as `POST /api/v1/screen` with `explain` and `cli -- explain --json` answer it. */
import { z } from 'zod';
import type { Explanation } from '../detection/explain.js';
import type { DetectionArticle } from '../detection/finding.js';

const ids = z.array(z.string());
const passage = {
  field: z.enum(['title', 'text']),
  start: z.int().describe('In UTF-16 code units'),
  end: z.int(),
  quote: z.string(),
};

const judgementSchema = z.object({
  regime: z.string(),
  outcome: z.enum(['raised', 'quiet']),
  reason: z.string().nullable().describe('Why it was kept quiet'),
  explanation: z.string(),
  clauses: z.array(z.object({ resolution: z.string(), paragraph: z.string().nullable() })),
  confidence: z.number().nullable(),
});

const sentenceSchema = z.object({
  ...passage,
  mentions: z.array(
    z.object({
      ...passage,
      kind: z.enum(['party', 'place', 'reference', 'item', 'trigger', 'cue']),
      id: z.string().describe('A party, a place, a class of items, the frames a word opens, a cue'),
      as: z.string().nullable().describe('What grammar says of it'),
    }),
  ),
  silencedBy: ids.describe('Topics for which the sentence was left alone'),
  tries: z.array(
    z.object({ ...passage, frame: z.string(), skip: z.string().nullable().describe('Null where the frame was read') }),
  ),
  frames: ids.describe('By which it tells an event'),
  lost: z.string().nullable().describe('Why what it tells entered no event'),
});

const eventSchema = z.object({
  frames: ids,
  conduct: ids,
  supplier: ids,
  recipient: ids,
  intermediary: ids,
  items: ids,
  modality: ids,
  date: z.object({ from: z.string(), to: z.string(), basis: z.string() }),
  by: z.string().nullable().describe('Who says it, in the words of the text'),
  deniedBy: z.string().nullable(),
  certainty: z.number(),
  certaintyParts: z.array(z.object({ name: z.string(), factor: z.number(), reason: z.string() })),
  dropped: z.string().nullable().describe('Why it was not judged'),
  judgements: z.array(judgementSchema),
});

export const explanationAnswerSchema = z
  .object({
    nothing: z.string().nullable().describe('Why nothing is raised; null where something is'),
    topics: ids.describe('Topics that count against the whole text'),
    sentences: z.array(sentenceSchema).describe('Those that name anything the pack knows'),
    events: z.array(eventSchema),
    councilActs: z.array(
      z.object({ act: z.string(), about: ids, certainty: z.number(), judgements: z.array(judgementSchema) }),
    ),
  })
  .meta({ id: 'Explanation' });

export type ExplanationAnswer = z.output<typeof explanationAnswerSchema>;

/** The steps as plain values; quotes are exact slices of the article's fields. */
export function toExplanationAnswer(article: DetectionArticle, explanation: Explanation): ExplanationAnswer {
  const at = (span: Span): Span & { quote: string } => ({
    field: span.field,
    start: span.start,
    end: span.end,
    quote: article[span.field].slice(span.start, span.end),
  });
  return {
    nothing: explanation.nothing,
    topics: [...explanation.topics],
    sentences: explanation.sentences.map((sentence) => ({
      ...at(sentence),
      mentions: sentence.mentions.map((mention) => ({
        ...at(mention),
        kind: mention.kind,
        id: mention.id,
        as: mention.as,
      })),
      silencedBy: [...sentence.silencedBy],
      tries: sentence.tries.map((one) => ({ ...at(one), frame: one.frame, skip: one.skip })),
      frames: [...sentence.frames],
      lost: sentence.lost,
    })),
    events: explanation.events.map((one) => toEvent(article, one)),
    councilActs: explanation.councilActs.map(({ act, judgements }) => ({
      act: act.act,
      about: parties(act.about),
      certainty: act.certainty,
      judgements: judgements.map(toJudgement),
    })),
  };
}

type Span = Pick<Explanation['sentences'][number], 'field' | 'start' | 'end'>;
type ReadEvent = Explanation['events'][number];

function toEvent(
  article: DetectionArticle,
  { event, frames, dropped, judgements }: ReadEvent,
): z.output<typeof eventSchema> {
  const words = (span: Span | null): string | null =>
    span === null ? null : article[span.field].slice(span.start, span.end);
  return {
    frames: [...frames],
    conduct: [...event.conduct],
    supplier: parties(event.suppliers),
    recipient: parties(event.recipients),
    intermediary: parties(event.intermediaries),
    items: [...new Set(event.items.map(({ itemClass }) => itemClass))],
    modality: [...event.modality],
    date: { from: event.date.from, to: event.date.to, basis: event.date.basis },
    by: words(event.by),
    deniedBy: words(event.deniedBy),
    certainty: event.certainty,
    certaintyParts: event.certaintyParts.map(({ name, factor, reason }) => ({ name, factor, reason })),
    dropped,
    judgements: judgements.map(toJudgement),
  };
}

function toJudgement(judgement: ReadEvent['judgements'][number]): z.output<typeof judgementSchema> {
  const { regime, outcome, reason, explanation, clauses, confidence } = judgement;
  return {
    regime,
    outcome,
    reason,
    explanation,
    clauses: clauses.map(({ resolution, paragraph }) => ({ resolution, paragraph })),
    confidence,
  };
}

function parties(slots: readonly { readonly party: string }[]): string[] {
  return [...new Set(slots.map(({ party }) => party))];
}
