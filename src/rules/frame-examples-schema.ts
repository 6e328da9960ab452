/** What a file of examples may hold: `frames/examples/<frame>.yaml`, news sentences that a frame must and must not read. */
import { z } from 'zod';
import { CONDUCTS, ITEM_CLASSES, MODALITIES } from '../detection/vocabulary.js';

const text = z.string().trim().min(1);
const party = z.string().regex(/^(?:[A-Z]{2}|[a-z][a-z0-9-]*)$/, 'a State (ISO 3166-1 alpha-2) or a group id');

/** A telling that the frame must read; what is stated of it must be read so, and nothing else on that slot. */
const telling = z.strictObject({
  text,
  supplier: z.array(party).optional(),
  recipient: z.array(party).optional(),
  intermediary: z.array(party).optional(),
  conduct: z.array(z.enum(CONDUCTS)).optional(),
  items: z.array(z.enum(ITEM_CLASSES)).optional(),
  /** Must be among what is read. */
  modality: z.array(z.enum(MODALITIES)).optional(),
});
export type Telling = z.output<typeof telling>;

const lists = {
  /** The frame reads them. */
  match: z.array(telling).default([]),
  /** No frame reads them. */
  ignore: z.array(text).default([]),
  /** This frame does not read them; another may. */
  nearMiss: z.array(text).default([]),
};

export const frameExamplesSchema = z.strictObject({
  frame: z.string().regex(/^[a-z]{2}\.[a-z0-9.-]+$/, 'the id of a frame'),
  ...lists,
  /** Known to be read wrongly today, under what they should be. */
  misread: z.strictObject(lists).optional(),
});
export type FrameExamplesFile = z.output<typeof frameExamplesSchema>;
