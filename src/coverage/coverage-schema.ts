/** What was watched in a period, with what, and what was made of it: for whoever examines the work. */
import { z } from 'zod';
import { signedCheckpointSchema } from '../platform/audit/checkpoint-statement.js';
import { idText } from '../platform/http/list-query.js';

const instant = z.iso.datetime();
const counts = z.record(z.string(), z.int());

const sourceSchema = z.object({
  id: idText,
  title: z.string(),
  publisher: z.string().nullable(),
  country: z.string().nullable(),
  language: z.string().nullable(),
  reliability: z.string().describe('NATO Admiralty, A–F'),
  state: z.string().describe('Now'),
  addedAt: instant,
  polls: z.int(),
  failed: z.int(),
  gaps: z.int().describe('Polls after which items may have been missed'),
  received: z.int(),
  new: z.int(),
  revised: z.int(),
  rejected: z.int(),
  lastRead: instant.nullable().describe('The last poll of the period that was answered'),
});

const gapSchema = z.object({
  sourceId: idText,
  title: z.string(),
  since: instant.nullable().describe('When it was last read whole'),
  until: instant,
});

const outageSchema = z.object({
  sourceId: idText,
  title: z.string(),
  kind: z.enum(['silent', 'failing', 'gone']),
  from: instant,
  to: instant.nullable().describe('Null where it lasted beyond the period'),
});

const languageSchema = z.object({
  language: z.string().nullable().describe('ISO 639; null where none was recognised'),
  articles: z.int(),
  isRead: z.boolean().describe('There is a lexicon for it; articles in others are kept and counted, and nothing is found in them'),
});

const packSchema = z.object({
  version: z.string(),
  texts: z.int().describe('Last read with it in the period'),
  from: instant,
  to: instant,
  isKept: z.boolean().describe('It can be had again: see replay'),
});

const alertsSchema = z.object({
  regime: z.string(),
  raised: z.int(),
  byState: counts.describe('How those raised in the period stand now'),
});

export const coverageSchema = z
  .object({
    from: instant,
    to: instant.describe('Exclusive'),
    madeAt: instant,
    product: z.string(),
    articles: z.object({
      stored: z.int().describe('First seen in the period'),
      broughtByHand: z.int(),
      unread: z.int().describe('Of these not read by any pack yet'),
      failed: z.int().describe('Texts on which reading failed'),
      missed: z.int().describe('Marked by people as missed'),
    }),
    pollsKeptSince: instant.nullable().describe('Of polls before, only the sums are known'),
    sources: z.array(sourceSchema),
    sourcesLeft: z.int().describe('Sources that are not listed here: there are too many'),
    registry: counts.describe('Acts on the registry of sources in the period, from the record'),
    gaps: z.array(gapSchema),
    gapsLeft: z.int(),
    outages: z.array(outageSchema),
    languages: z.array(languageSchema),
    packs: z.array(packSchema),
    engines: z.array(z.object({ version: z.string(), product: z.string(), node: z.string(), icu: z.string() })),
    alerts: z.array(alertsSchema),
    dismissals: counts.describe('Of alerts raised in the period, by reason'),
    decisions: counts.describe('Acts of review in the period, from the record'),
    checkpoint: signedCheckpointSchema.nullable().describe('The end of the record when this was made'),
  })
  .meta({ id: 'Coverage' });

/** A statement of coverage. */
export type Coverage = z.output<typeof coverageSchema>;
