/** Entries of the record as the API tells them. */
import { z } from 'zod';
import { idText, listQuery } from '../http/list-query.js';

export const recordQuery = listQuery.extend({
  subjectType: z.string().max(100).optional().describe('Only acts on subjects of this kind: `alert`, `source` …'),
  subjectId: z.string().max(200).optional().describe('Only acts on this subject'),
  actor: z
    .string()
    .max(100)
    .optional()
    .describe('Only acts of this actor: `system`; `user:12` with all keys of that user'),
  act: z.string().max(100).optional().describe('Only this act: `alert.confirm`, `source.pause` …'),
  from: z.iso.datetime({ offset: true }).optional().describe('Recorded at or after'),
  to: z.iso.datetime({ offset: true }).optional().describe('Recorded before'),
});

export const recordEntrySchema = z
  .object({
    number: idText.describe('Place in the chain, from 1 without gaps'),
    at: z.iso.datetime(),
    actor: z.string().describe('`user:12`, `user:12/key:3`, `system`'),
    act: z.string(),
    subjectType: z.string(),
    subjectId: z.string(),
    before: z.record(z.string(), z.unknown()).nullable(),
    after: z.record(z.string(), z.unknown()).nullable(),
    text: z.string().nullable().describe('Personal or free text; null where there is none, or where it was erased'),
    isTextErased: z.boolean(),
    hash: z.string().describe('SHA-256, hexadecimal; it covers all entries before'),
  })
  .meta({ id: 'RecordEntry' });

/** One act on record. */
export type RecordEntry = z.output<typeof recordEntrySchema>;
