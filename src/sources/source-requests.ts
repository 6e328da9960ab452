/** What callers may say of sources, checked at the door. */
import { z } from 'zod';
import { idText, listQuery } from '../platform/http/list-query.js';
import { RELIABILITIES, SOURCE_STATES, SOURCE_TROUBLES } from './source-vocabulary.js';

/** Postgres keeps no NUL, and a lone surrogate is no text. */
const isStorable = (text: string): boolean => !text.includes('\0') && text.isWellFormed();

const line = (max: number): z.ZodType<string, string> =>
  z.string().trim().min(1).max(max).refine(isStorable, 'must not contain NUL or broken characters');

const optionalLine = (max: number): z.ZodOptional<z.ZodNullable<z.ZodType<string, string>>> =>
  line(max).nullable().optional();

const fields = {
  title: line(300).optional(),
  site: z
    .url({ protocol: /^https?$/ })
    .max(2_000)
    .refine(isStorable)
    .nullable()
    .optional(),
  publisher: optionalLine(300),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, 'must be an ISO 3166-1 alpha-2 code')
    .nullable()
    .optional(),
  language: z
    .string()
    .regex(/^[a-z]{2,3}$/, 'must be an ISO 639 code')
    .nullable()
    .optional(),
  topics: z.array(line(100)).max(50).optional(),
  reliability: z.enum(RELIABILITIES).optional().describe('NATO Admiralty reliability, A to F'),
  kind: optionalLine(100),
};

export const sourceParams = z.object({ id: idText });

export const createSourceSchema = z.strictObject({ address: line(4_096), ...fields });

export const changeSourceSchema = z.strictObject({
  address: line(4_096).optional(),
  ...fields,
  version: z.int().positive().optional().describe('The version that is changed; or send If-Match'),
});

export const pauseSourceSchema = z
  .strictObject({ reason: line(1_000).optional() })
  .optional()
  .transform((body) => body ?? {});

export const listSourcesSchema = listQuery.extend({
  state: z.enum(SOURCE_STATES).optional(),
  trouble: z
    .enum(SOURCE_TROUBLES)
    .optional()
    .describe('Only those that fail, are silent, want a person, or may have missed items within a week'),
  language: z.string().max(3).refine(isStorable).optional(),
  q: line(200).optional().describe('Part of the title, publisher or address'),
});

export type CreateSource = z.output<typeof createSourceSchema>;
export type ChangeSource = z.output<typeof changeSourceSchema>;
