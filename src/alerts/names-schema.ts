/** How all that tells a name looks in the API. */
import { z } from 'zod';
import { idText } from '../platform/http/list-query.js';
import { alertSchema, instant } from './alert-schema.js';
import { NAME_TYPES } from './name-key.js';

export const pivotSchema = z
  .object({
    type: z.enum(NAME_TYPES),
    key: z.string().describe('The same however the name is written'),
    label: z.string().describe('As the latest text writes it; of a place its ISO 3166-1 code'),
    alerts: z.array(alertSchema).describe('The most urgent 200'),
    articles: z
      .array(
        z.object({
          articleId: idText,
          publisher: z.string(),
          title: z.string(),
          url: z.string().nullable(),
          datedAt: instant,
        }),
      )
      .describe('The latest 200'),
    stories: z.array(z.object({ id: idText, title: z.string() })),
  })
  .meta({ id: 'Pivot' });

export type PivotView = z.output<typeof pivotSchema>;
