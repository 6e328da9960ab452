/** What the alert routes take: queries and bodies. */
import { z } from 'zod';
import { CONDUCTS, KINDS, LANGUAGES, REGIMES } from '../detection/vocabulary.js';
import { idText, listQuery } from '../platform/http/list-query.js';
import { alertDetailSchema, alertSchema } from './alert-schema.js';
import { ALERT_SORTS } from './build-alert-filter.js';
import { LINK_KINDS, MAX_BULK, MAX_LABELS } from './handling.js';
import { ALERT_STATES, REVIEW_ACTS } from './review-states.js';

/** A value that may be given several times (`regime=dprk&regime=iran`) or with commas. */
export function several<T extends z.ZodType>(one: T): z.ZodPreprocess<z.ZodArray<T>> {
  return z.preprocess(
    (given) => [given].flat().flatMap((text) => (typeof text === 'string' ? text.split(',') : [text])),
    z.array(one).min(1).max(50),
  );
}

/** A day means its beginning in UTC. */
export const instantQuery = z
  .union([z.iso.datetime({ offset: true }), z.iso.date()])
  .transform((text) => new Date(text));

/** A State or a group. */
export const party = z
  .string()
  .regex(/^([A-Z]{2}|[a-z][a-z0-9-]{1,30})$/, 'must be ISO 3166-1 alpha-2 or a group’s id')
  .describe('ISO 3166-1 alpha-2, or a group’s id');

/** Id of a dismissal reason: a word in small letters. */
export const reasonId = z
  .string()
  .refine((id) => /^[a-z][a-z0-9-]{0,59}$/.test(id), 'must be the id of a dismissal reason');

/** What people sort an alert under. */
const label = z
  .string()
  .trim()
  .min(1)
  .max(40)
  .regex(/^[^,\p{Cc}]+$/u, 'must have no comma');

/** Query of GET /alerts. */
export const alertListQuery = listQuery.extend({
  regime: several(z.enum(REGIMES)).optional().describe('One or more'),
  kind: z.enum(KINDS).optional(),
  state: several(z.enum(ALERT_STATES)).optional().describe('One or more'),
  conduct: z.enum(CONDUCTS).optional(),
  supplier: party.optional(),
  recipient: party.optional(),
  language: z.enum(LANGUAGES).optional().describe('Of at least one of its articles'),
  assignee: idText.optional(),
  label: label.optional(),
  overdue: z
    .enum(['true', 'false'])
    .transform((text) => text === 'true')
    .optional()
    .describe('A decision was due before now'),
  snoozed: z
    .enum(['true', 'false'])
    .transform((text) => text === 'true')
    .optional(),
  mentions: idText.optional().describe('A comment names this user'),
  minPriority: z.coerce.number().int().min(0).max(100).optional(),
  from: instantQuery.optional().describe('Raised at or after'),
  to: instantQuery.optional().describe('Raised before'),
  changedSince: instantQuery.optional().describe('Changed at or after'),
  isOldNews: z
    .enum(['true', 'false'])
    .transform((text) => text === 'true')
    .optional(),
  q: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .optional()
    .describe('Words that all occur in headline, titles, sources or passages; each may be the beginning of one'),
  sort: z.enum(ALERT_SORTS).default('raised').describe('Descending'),
  fields: several(alertSchema.keyof()).optional().describe('Answer with these fields of each alert only'),
});

/** What a list shows under these moves with time or with comments, and not with the feed of changes. */
export const NOT_FED = ['overdue', 'snoozed', 'mentions'] as const;

/** Query of GET /alerts/export: the list's own, without pages. */
export const alertExportQuery = alertListQuery.omit({ limit: true, cursor: true }).extend({
  format: z.enum(['csv', 'jsonl']).default('csv').describe('CSV (RFC 4180) or JSON Lines'),
  bom: z
    .enum(['true', 'false'])
    .default('false')
    .transform((text) => text === 'true')
    .describe('Begin CSV with a byte order mark: Excel reads other letters rightly only then'),
});

/** Query of GET /alerts/:id. */
export const alertOneQuery = z.strictObject({
  fields: several(alertDetailSchema.keyof()).optional().describe('Answer with these fields only'),
});

/** Body of POST /alerts/:id/review. */
export const reviewBody = z
  .strictObject({
    act: z.enum(REVIEW_ACTS),
    reason: reasonId.optional().describe('Id of a dismissal reason: needed to dismiss, and for nothing else'),
    text: z.string().trim().min(1).max(5_000).optional().describe('Kept on record; needed with the reason “other”'),
  })
  .meta({ example: { act: 'dismiss', reason: 'misread', text: 'The passage is about a film.' } });

/** Body of POST /alerts/:id/assign. */
export const assignBody = z
  .strictObject({ assigneeId: idText.nullable().describe('Null hands it back to nobody') })
  .meta({ example: { assigneeId: '7' } });

/** Body of POST /alerts/:id/labels. */
export const labelsBody = z
  .strictObject({ labels: z.array(label).max(MAX_LABELS).describe('All that it shall have from now on') })
  .meta({ example: { labels: ['shipping', 'ask-panel'] } });

/** Body of POST /alerts/:id/snooze. */
export const snoozeBody = z
  .strictObject({
    until: z.iso
      .datetime({ offset: true })
      .transform((text) => new Date(text))
      .nullable()
      .describe('At most 90 days ahead; null ends a snooze'),
  })
  .meta({ example: { until: '2026-11-25T08:00:00Z' } });

/** Body of POST /alerts/:id/links. */
export const linkBody = z
  .strictObject({
    alertId: idText,
    kind: z.enum(LINK_KINDS).describe('This alert is related to, or a duplicate of, the other one'),
  })
  .meta({ example: { alertId: '41', kind: 'related' } });

/** One act for many alerts. */
const bulkAct = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('review'),
    act: z.enum(REVIEW_ACTS),
    reason: reasonId.nullable().default(null),
    text: z.string().trim().min(1).max(5_000).nullable().default(null),
  }),
  z.strictObject({ kind: z.literal('assign'), assigneeId: idText.nullable() }),
  z.strictObject({ kind: z.literal('label'), add: z.array(label).max(MAX_LABELS) }),
  snoozeBody.extend({ kind: z.literal('snooze') }),
]);

/** Body of POST /alerts/:id/comments. */
export const commentBody = z
  .strictObject({
    text: z
      .string()
      .trim()
      .min(1)
      .max(5_000)
      .describe('Kept on record; can be erased. @name or @address tells that person'),
  })
  .meta({ example: { text: 'Asked the airport desk.' } });

/** Query of GET /changes. */
export const changesQuery = z.strictObject({
  after: z.string().max(2_000).optional().describe('Cursor to go on from; without it, from the first change'),
  limit: z.coerce.number().int().min(1).max(500).default(100),
  waitMs: z.coerce
    .number()
    .int()
    .min(0)
    .max(30_000)
    .default(0)
    .describe('Where there is no change yet, wait this long for one'),
});

/** Query of GET /changes/stream. */
export const changeStreamQuery = z.strictObject({
  after: z.string().max(2_000).optional().describe('Cursor to go on from; without it, from now on'),
});

/** Body of POST /alerts/bulk. */
export const bulkBody = z
  .strictObject({
    alerts: z
      .array(z.strictObject({ id: idText, version: z.int().min(1).describe('As read; another one is refused') }))
      .min(1)
      .max(MAX_BULK),
    act: bulkAct,
    dryRun: z.boolean().default(false).describe('Only say what would happen'),
  })
  .meta({
    example: {
      alerts: [{ id: '42', version: 5 }],
      act: { kind: 'review', act: 'dismiss', reason: 'known-transfer' },
      dryRun: true,
    },
  });
