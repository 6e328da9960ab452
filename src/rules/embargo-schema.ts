/** The shapes in which the API tells the register: the facts, each with its link, its mark and its source. */
import { z } from 'zod';
import { CONDUCTS, ITEM_CLASSES, REGIMES } from '../detection/vocabulary.js';
import { isStorableText } from '../platform/database/storable-text.js';

const day = z.string().meta({ format: 'date', description: 'Day, UTC', example: '2006-10-14' });
const firstDayOut = z.string().nullable().meta({ description: 'First day out of force; null: no end is known' });
const link = z
  .string()
  .nullable()
  .meta({ description: 'The text at docs.un.org', example: 'https://docs.un.org/en/S/RES/1718(2006)' });
const paragraph = z.string().nullable().meta({ description: 'Null where the number was never confirmed' });
const confidence = z.enum(['high', 'medium', 'low']).meta({ description: 'How well the fact is confirmed' });
const verifiedBy = z
  .string()
  .meta({ description: 'Address of the page read, the name of a data source, or "knowledge"' });
const direction = z.enum(['to', 'from', 'both']).meta({ description: 'Into the target, out of it, or either way' });
const dayStatus = z.enum(['in-force', 'presumed', 'disputed']);
const check = z.string().nullable().meta({
  description: 'What a person still has to check, with the day it was last verified; null where nothing is open',
  example: 'Renewal to be checked by a person, last verified on 2025-05-30.',
});

export const clauseSchema = z
  .object({
    id: z.string(),
    symbol: z.string().meta({ example: 'S/RES/1718 (2006)' }),
    paragraph,
    link,
    adoptedOn: day.nullable(),
    force: z.enum(['ban', 'enforcement', 'condition', 'call']),
    direction,
    conduct: z.array(z.enum(CONDUCTS)),
    items: z.union([z.literal('all'), z.array(z.enum(ITEM_CLASSES))]),
    from: day,
    until: firstDayOut,
    summary: z.string(),
    note: z.string().nullable(),
    confidence,
    verifiedBy,
  })
  .meta({ id: 'EmbargoClause' });

const clauseOnSchema = clauseSchema.extend({ status: dayStatus, check }).meta({ id: 'EmbargoClauseOnDay' });

export const exemptionSchema = z
  .object({
    id: z.string(),
    symbol: z.string(),
    paragraph,
    link,
    grant: z.enum(['standing', 'notification', 'approval', 'mixed', 'none', 'ended']),
    from: day.nullable(),
    until: firstDayOut,
    clauses: z.array(z.string()).nullable().describe('Ids of the clauses it tempers; null: all of the embargo'),
    summary: z.string(),
    confidence,
    verifiedBy,
  })
  .meta({ id: 'EmbargoExemption' });

export const periodSchema = z
  .object({
    from: day,
    until: firstDayOut,
    status: z.enum(['in-force', 'disputed', 'presumed', 'gap']),
    symbols: z.string().nullable(),
    link,
    note: z.string(),
    conduct: z.array(z.enum(CONDUCTS)).nullable(),
    clauses: z.array(z.string()).nullable().describe('Ids of the clauses it is about; null: all of the embargo'),
    lastVerifiedOn: day.nullable(),
    check,
    confidence,
    verifiedBy,
  })
  .meta({ id: 'EmbargoPeriod' });

export const targetSchema = z
  .object({
    id: z.string(),
    scope: z.enum(['state', 'territory', 'non-state', 'listed']),
    summary: z.string(),
    parties: z.array(z.string()),
    partiesInPlace: z.array(z.string()).describe('Targets only in its territory'),
    countries: z.array(z.string()),
    area: z.string().nullable(),
    outside: z.array(z.string()).describe('Recipients in the territory whom it lets through'),
    caveat: z.string().nullable(),
  })
  .meta({ id: 'EmbargoTarget' });

export const stepSchema = z
  .object({ on: day, act: z.string(), symbol: z.string().nullable(), link, summary: z.string(), confidence })
  .meta({ id: 'EmbargoStep' });

export const renewalSchema = z
  .object({
    id: z.string().meta({ example: 'south-sudan-2026-05-31' }),
    regime: z.enum(REGIMES),
    due: day.describe('First day without it; the last day of the month where only the month is known'),
    dueText: z.string().describe('As the register has it: a day, or a month'),
    standing: z.enum(['overdue', 'due', 'later']).describe('Due: within 30 days'),
    daysLeft: z.int().describe('Until the day; negative once it is past'),
    lastVerifiedOn: day.nullable(),
    entries: z.array(
      z.object({
        kind: z.enum(['period', 'body', 'watch']),
        summary: z.string(),
        symbols: z.string().nullable(),
        from: z.string().nullable(),
        until: z.string().nullable(),
        isPresumed: z.boolean(),
        clauses: z.array(z.string()).nullable().describe('Whose force hangs on it; null: all of the embargo’s'),
        confidence: confidence.nullable(),
      }),
    ),
  })
  .meta({ id: 'Renewal' });

/** A regime as it stood on a day. */
const embargoOnSchema = z
  .object({
    regime: z.enum(REGIMES),
    name: z.string(),
    summary: z.string(),
    status: dayStatus,
    statusNote: z.string(),
    check,
    direction,
    targets: z.array(targetSchema),
    periods: z.array(periodSchema).describe('Those the day falls into'),
    clauses: z.array(clauseOnSchema),
    exemptions: z.array(exemptionSchema),
    committeeLink: z.string().nullable(),
  })
  .meta({ id: 'EmbargoOnDay' });

/** All regimes in force on a day. */
export const embargoesOnSchema = z
  .object({
    on: day,
    asOf: day.meta({ description: 'Day up to which the register was checked' }),
    packVersion: z.string(),
    items: z.array(embargoOnSchema),
    next: z.null().describe('All fit on one page'),
    renewalsDue: z.array(renewalSchema).describe('As of today, whatever day was asked for'),
  })
  .meta({ id: 'EmbargoesOnDay' });

/** A regime with its whole history. */
export const embargoSchema = z
  .object({
    regime: z.enum(REGIMES),
    name: z.string(),
    summary: z.string(),
    status: z.enum(['in-force', 'disputed', 'presumed', 'ended']),
    statusNote: z.string(),
    asOf: day,
    packVersion: z.string(),
    isOpenEnded: z.boolean(),
    lastVerifiedExpiry: day.nullable(),
    direction,
    targets: z.array(targetSchema),
    periods: z.array(periodSchema),
    changes: z.array(stepSchema),
    clauses: z.array(clauseSchema),
    exemptions: z.array(exemptionSchema),
    bodies: z.array(
      z.object({
        name: z.string(),
        kind: z.string(),
        status: z.string(),
        from: z.string().nullable(),
        until: z.string().nullable(),
        note: z.string().nullable(),
        confidence,
        verifiedBy,
      }),
    ),
    committeeLink: z.string().nullable(),
    notes: z.array(z.string()),
    renewalsDue: z.array(renewalSchema),
  })
  .meta({ id: 'Embargo' });

/** The history of all regimes. */
export const timelineSchema = z
  .object({
    asOf: day,
    packVersion: z.string(),
    items: z.array(
      z
        .object({
          regime: z.enum(REGIMES),
          name: z.string(),
          stretches: z
            .array(z.object({ from: day, until: firstDayOut, status: dayStatus }))
            .describe('Days on which at least one ban applied, all equally surely'),
          steps: z.array(stepSchema),
        })
        .meta({ id: 'EmbargoHistory' }),
    ),
    next: z.null().describe('All fit on one page'),
  })
  .meta({ id: 'EmbargoTimeline' });

/** That somebody held an entry of the register against what the Council decided. */
export const checkSchema = z
  .object({
    note: z.string().describe('What was found, in the keeper’s words'),
    packVersion: z.string().describe('The pack whose register was looked at'),
    checkedBy: z.string().nullable().describe('Id of the user'),
    checkedAt: z.string().meta({ format: 'date-time' }),
  })
  .meta({ id: 'RegisterCheck' });

/** Body of a check. */
export const checkBody = z
  .strictObject({
    note: z
      .string()
      .trim()
      .min(1)
      .max(5_000)
      .refine(isStorableText, 'must be text')
      .describe('What was found; kept on record'),
  })
  .meta({ example: { note: 'Renewed by S/RES/2790 until 31 May 2027; the register is changed in pack 3f9c2a1b.' } });

export const checkedRenewalSchema = renewalSchema
  .extend({
    check: checkSchema.nullable().describe('The latest'),
    needsCheck: z.boolean().describe('Due or overdue, and nobody has looked within 30 days'),
  })
  .meta({ id: 'CheckedRenewal' });

/** Entries of the register beside a report. */
export const touchedSchema = z
  .object({
    changes: z.array(stepSchema).describe('On record within 14 days of the days reported'),
    periods: z.array(periodSchema).describe('That hold then or fall due, the presumed first'),
    clauses: z.array(clauseSchema).describe('In force then, that such an act would alter'),
    renewals: z.array(renewalSchema),
    toCheck: z.array(z.string()).describe('What a keeper should look up'),
  })
  .meta({ id: 'TouchedEntries' });
