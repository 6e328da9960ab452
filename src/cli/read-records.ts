/** Records as people hand them in: one JSON object a line, checked field by field. */
import { z } from 'zod';
import type { DetectionArticle } from '../detection/finding.js';

const recordSchema = z.object({
  id: z.union([z.string(), z.number()]).optional(),
  title: z.string().default(''),
  text: z.string().default(''),
  language: z.string().nullish(),
  published: z.string().nullish(),
});

/** A line of an archive: more than screening needs, for what is to be stored. */
export const archiveRecordSchema = recordSchema.extend({ url: z.url().nullish(), author: z.string().nullish() });

/** A readable line as an article, or what is wrong with it. */
export type RecordLine =
  | { readonly kind: 'article'; readonly id: string | number | null; readonly article: DetectionArticle }
  | { readonly kind: 'fault'; readonly error: string };

/** Reads one line of JSON Lines; other keys than the contract's are ignored. Never throws. */
export function readRecord(line: string): RecordLine {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    return { kind: 'fault', error: `not JSON: ${(error as Error).message}` };
  }
  const parsed = recordSchema.safeParse(value);
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'the line'}: ${issue.message}`);
    return { kind: 'fault', error: faults.join('; ') };
  }
  const { id, title, text, language, published } = parsed.data;
  if (published && Number.isNaN(Date.parse(published))) {
    return { kind: 'fault', error: `published: "${published}" is not an ISO 8601 date` };
  }
  return {
    kind: 'article',
    id: id ?? null,
    article: { title, text, language: language ?? null, published: published ?? null },
  };
}
