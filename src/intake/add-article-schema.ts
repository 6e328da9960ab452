/** What is sent to add an article, and what is answered. */
import { z } from 'zod';
import { articleDetailSchema } from '../articles/article-json.js';
import { isStorableText } from '../platform/database/storable-text.js';

/** In UTF-16 code units: a long report; more would keep the process from answering others meanwhile. */
const MAX_PASTED_LENGTH = 200_000;

const words = (max: number): z.ZodString => z.string().trim().min(1).max(max).refine(isStorableText, 'must be text');

const said = {
  title: words(2_000).optional().describe('Else what the document says'),
  language: z
    .string()
    .regex(/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/, 'must be a language, as in "ru"')
    .optional()
    .describe('ISO 639: a hint, detection decides'),
  published: z
    .union([z.iso.datetime({ offset: true }), z.iso.date()])
    .optional()
    .describe('Instant or day, ISO 8601; else as the document says. Undated claims are held against every day'),
  origin: words(200).optional().describe('Where it was published, e.g. a channel: shown as its outlet'),
  note: words(4_000).optional().describe('Why it is brought; kept on record, erasable'),
};

export const addArticleSchema = z
  .strictObject({
    url: z
      .url({ protocol: /^https?$/ })
      .max(4_096)
      .optional()
      .describe('Of a page, a PDF or a plain text on the public web; either this or `text`'),
    text: z.string().max(MAX_PASTED_LENGTH).optional().describe('Plain text; either this or `url`'),
    ...said,
  })
  .refine(({ url, text }) => (url === undefined) !== (text === undefined), {
    path: ['url'],
    message: 'send either url or text',
  })
  .meta({
    id: 'AddArticleRequest',
    example: {
      title: 'Containers leave Rason',
      text: 'The containers left the port on Monday, two officials said.',
      published: '2026-11-22',
      origin: 'Telegram, @harbourwatch',
      note: 'Sent in by a reader',
    },
  });

export const addFileSchema = z
  .object({ file: z.file().describe('HTML, PDF or plain text, at most 10 MB'), ...said })
  .meta({ id: 'AddFileRequest' });

/** What a caller said of a document, checked. */
export type SaidFields = Omit<z.output<typeof addFileSchema>, 'file'>;

export const addedArticleSchema = articleDetailSchema
  .extend({
    outcome: z
      .enum(['added', 'revised', 'known'])
      .describe('A new article; another text of one whose address is known; or one that was known, unchanged'),
  })
  .meta({ id: 'AddedArticle' });
