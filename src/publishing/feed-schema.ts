/** How saved filters that feed readers open look in the API. */
import { z } from 'zod';
import { alertListQuery } from '../alerts/alert-query-schema.js';
import { idText, instantText } from '../platform/http/list-query.js';

/** The conditions of GET /alerts, as they stand in its query; none of them: everything. */
export const feedFilter = alertListQuery
  .omit({ limit: true, cursor: true, sort: true, changedSince: true, assignee: true, fields: true })
  .meta({ id: 'FeedFilter', example: { regime: ['dprk'], minPriority: 60 } });

const name = z.string().trim().min(1).max(200).describe('What it is for; its title in the reader');

/** Body of POST /feeds. */
export const newFeedSchema = z
  .strictObject({ name, filter: feedFilter.default({}).describe('As in the query of GET /alerts') })
  .meta({ example: { name: 'DPRK, high priority', filter: { regime: ['dprk'], minPriority: 60 } } });

/** A feed in a response: never the key. */
export const feedSchema = z
  .object({
    id: idText,
    name,
    filter: z.record(z.string(), z.unknown()).describe('As it was given'),
    prefix: z.string().describe('The part of its key that may be shown: it begins with emf_<prefix>_'),
    createdAt: instantText,
    revokedAt: instantText.nullable(),
    lastUsedAt: instantText.nullable().describe('Right to the minute'),
  })
  .meta({ id: 'Feed' });

/** Answer to POST /feeds. */
export const issuedFeedSchema = feedSchema
  .extend({
    atomUrl: z.url().describe('Atom (RFC 4287). Whoever has the address can read the feed; shown only in this answer'),
    jsonUrl: z.url().describe('The same as JSON Feed 1.1'),
  })
  .meta({ id: 'IssuedFeed' });

/** A filter as it is kept: JSON that {@link feedFilter} reads again. */
export function writeFeedFilter(filter: FeedFilter): Readonly<Record<string, unknown>> {
  const written = (value: unknown): unknown => (typeof value === 'boolean' ? String(value) : value);
  return Object.fromEntries(Object.entries(filter).map(([name, value]) => [name, written(value)]));
}

export type FeedFilter = z.output<typeof feedFilter>;
