/** How standing relations are asked for, and how they look in the API. */
import { z } from 'zod';
import { CONDUCTS, REGIMES } from '../detection/vocabulary.js';
import { instantKey } from '../platform/http/cursor.js';
import { idText, listQuery } from '../platform/http/list-query.js';
import { party, several } from './alert-query-schema.js';
import { instant } from './alert-schema.js';

/** Query of GET /relations. */
export const relationListQuery = listQuery.extend({
  regime: several(z.enum(REGIMES)).optional().describe('One or more'),
  conduct: several(z.enum(CONDUCTS)).optional().describe('One or more'),
  party: party.optional().describe('Supplier or recipient: ISO 3166-1 alpha-2, or a group’s id'),
});

/** Where a page of relations goes on. */
export const relationPosition = z.tuple([instantKey, z.string().max(200)]);

export const relationSchema = z
  .object({
    id: z.string().describe('Embargo, conduct, supplier and recipient, with points between them'),
    regime: z.enum(REGIMES),
    conduct: z.enum(CONDUCTS),
    supplier: z.string(),
    recipient: z.string(),
    restatementCount: z.int().describe('Articles that tell of it again without anything new'),
    reportCount: z.int().describe('Articles that its alerts rest on'),
    sourceCount: z.int().describe('Publishers of either'),
    alertCount: z.int().describe('Its alerts, dismissed ones left out'),
    firstSeenAt: instant,
    lastSeenAt: instant,
    lastNewsAt: instant.nullable().describe('The latest new fact; null where every article restates'),
    alertIds: z.array(idText).describe('The latest 20'),
    storyIds: z.array(idText).describe('The latest 20'),
  })
  .meta({ id: 'Relation' });

export type RelationView = z.output<typeof relationSchema>;
