/** What is sent to say that an article was missed. */
import { z } from 'zod';
import { CONDUCTS, GROUPS, ITEM_CLASSES, MODALITIES, REGIMES } from '../detection/vocabulary.js';
import { isStorableText } from '../platform/database/storable-text.js';

/** Parties on one side. */
const MAX_PARTIES = 10;

/** As evidence has it, in UTF-16 code units. */
const MAX_PASSAGE = 400;

const party = z.union([z.enum(GROUPS), z.string().regex(/^[A-Z]{2}$/, 'must be ISO 3166-1 alpha-2 or a group')]);

/** The Council has met since 1946; what lies in a far future nobody reports. */
const conductDay = z.iso.date().refine((day) => day >= '1946-01-01' && day <= '2100-12-31', 'must lie in 1946 to 2100');

/** The claim that an alert is raised from. */
export const handClaimSchema = z
  .strictObject({
    conduct: z.array(z.enum(CONDUCTS)).min(1).max(CONDUCTS.length),
    supplier: z.array(party).max(MAX_PARTIES).default([]).describe('ISO 3166-1 alpha-2 codes or ids of groups'),
    recipient: z.array(party).max(MAX_PARTIES).default([]).describe('ISO 3166-1 alpha-2 codes or ids of groups'),
    items: z.array(z.enum(ITEM_CLASSES)).max(ITEM_CLASSES.length).default([]),
    modality: z.array(z.enum(MODALITIES)).min(1).max(MODALITIES.length).default(['reported']),
    passage: z
      .string()
      .trim()
      .min(1)
      .max(MAX_PASSAGE)
      .refine(isStorableText, 'must be text')
      .describe('The words of the article that carry it'),
    date: z
      .strictObject({ from: conductDay, to: conductDay })
      .refine(({ from, to }) => from <= to, { path: ['to'], message: 'must not be before `from`' })
      .nullable()
      .default(null)
      .describe('First and last day of the conduct; else the day of publication counts'),
  })
  .refine(({ supplier, recipient }) => supplier.length + recipient.length > 0, {
    path: ['recipient'],
    message: 'name a supplier or a recipient',
  });

export const markMissedSchema = z
  .strictObject({
    regime: z.enum(REGIMES).describe('On whose embargo it bears'),
    note: z
      .string()
      .trim()
      .min(1)
      .max(4_000)
      .refine(isStorableText, 'must be text')
      .optional()
      .describe('What it reports; kept on record, erasable'),
    claim: handClaimSchema.optional().describe('Raises an alert; else the article is only marked'),
  })
  .meta({
    id: 'MarkMissedRequest',
    example: {
      regime: 'libya',
      note: 'Vehicles flown in',
      claim: {
        conduct: ['arms-transfer'],
        supplier: ['AE'],
        recipient: ['lna'],
        items: ['vehicles'],
        modality: ['reported'],
        passage: 'armoured cars were driven down the ramp at Benina',
        date: null,
      },
    },
  });
