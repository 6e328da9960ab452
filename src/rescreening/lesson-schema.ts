/** What a dismissed alert could teach, as the API tells it. */
import { z } from 'zod';
import { idText } from '../platform/http/list-query.js';

export const lessonQuery = z.strictObject({
  phrase: z
    .string()
    .trim()
    .max(200)
    .optional()
    .describe('Words of the text that shall keep it quiet; without them only an example is proposed'),
  scope: z.enum(['sentence', 'article']).default('sentence').describe('What they keep quiet: their sentence, or all'),
});

const namedAlert = z.object({
  id: idText,
  regime: z.string(),
  headline: z.string(),
  state: z.string(),
  texts: z.int().describe('That it rests on now'),
});

export const lessonSchema = z
  .object({
    alertId: idText,
    frame: z.string().describe('The rule that read it'),
    sentence: z.string().describe('What it read'),
    text: z.object({ articleId: idText, title: z.string(), publisher: z.string() }),
    files: z.array(z.object({ path: z.string(), source: z.string() })).describe('For RULES_DIR'),
    fault: z.string().nullable().describe('Why these rules cannot be tried; null where they were'),
    backTest: z
      .object({
        read: z.int().describe('Texts on which alerts rest, the newest'),
        isQuiet: z.boolean().describe('This alert’s text would no longer raise it'),
        gained: z.array(
          z.object({
            articleId: idText,
            title: z.string(),
            kind: z.string(),
            regime: z.string(),
            confidence: z.number(),
          }),
        ),
        gone: z.array(namedAlert).describe('Alerts that no text would be left to'),
        weakened: z.array(namedAlert).describe('Alerts that would rest on fewer texts'),
      })
      .nullable()
      .describe('What the rules would change; null where there are no words to try'),
  })
  .meta({ id: 'Lesson' });

/** What is proposed, and what it would change. */
export type Lesson = z.output<typeof lessonSchema>;
