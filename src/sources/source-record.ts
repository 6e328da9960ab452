/** A source as its row has it, and as the API shows it. */
import { z } from 'zod';
import { idText, instantText } from '../platform/http/list-query.js';
import { RELIABILITIES, SOURCE_STATES, type Reliability, type SourceState } from './source-vocabulary.js';

/** A row of `sources`, by the names of the API. */
export interface SourceRecord {
  readonly id: string;
  readonly address: string;
  readonly title: string;
  readonly site: string | null;
  readonly publisher: string | null;
  readonly country: string | null;
  readonly language: string | null;
  readonly topics: readonly string[];
  readonly reliability: Reliability;
  readonly kind: string | null;
  readonly state: SourceState;
  readonly stateReason: string | null;
  readonly intervalSeconds: number | null;
  readonly nextPollAt: Date;
  readonly consecutiveFailures: number;
  readonly lastStatus: number | null;
  readonly lastError: string | null;
  readonly lastPolledAt: Date | null;
  readonly lastSuccessAt: Date | null;
  readonly lastNewItemAt: Date | null;
  readonly movedTo: string | null;
  readonly movedSince: Date | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly version: number;
}

const instant = instantText.nullable();

/** A source as the API shows it. */
export const sourceSchema = z
  .object({
    id: idText,
    address: z.string().describe('Address of the feed document'),
    title: z.string(),
    site: z.string().nullable(),
    publisher: z.string().nullable().describe('Feeds of one publisher do not corroborate each other'),
    country: z.string().nullable().describe('ISO 3166-1 alpha-2'),
    language: z.string().nullable().describe('ISO 639: a hint, detection decides'),
    topics: z.array(z.string()),
    reliability: z
      .enum(RELIABILITIES)
      .describe('NATO Admiralty reliability: A (completely reliable) to F (cannot be judged)'),
    kind: z.string().nullable(),
    state: z.enum(SOURCE_STATES),
    stateReason: z.string().nullable(),
    health: z.object({
      consecutiveFailures: z.int().describe('Polls in a row that failed'),
      lastStatus: z.int().nullable().describe('HTTP status of the last answer; null where there was none'),
      lastError: z.string().nullable().describe('Why the last poll failed; null where it did not'),
      lastPolledAt: instant,
      lastSuccessAt: instant,
      lastNewItemAt: instant,
      nextPollAt: instant.describe('Null while the source is not polled'),
      intervalSeconds: z.int().nullable().describe('The rhythm learned; null until the first answer'),
      movedTo: z.string().nullable().describe('Where permanent redirects lead'),
      movedSince: instant,
    }),
    createdAt: instantText,
    updatedAt: instantText,
    version: z.int().describe('Raised by changes that people make; the ETag names it'),
  })
  .meta({ id: 'Source' });

export type SourceJson = z.output<typeof sourceSchema>;

/** Only what is named here leaves the process. */
export function toSourceJson(source: SourceRecord): SourceJson {
  return {
    id: source.id,
    address: source.address,
    title: source.title,
    site: source.site,
    publisher: source.publisher,
    country: source.country,
    language: source.language,
    topics: [...source.topics],
    reliability: source.reliability,
    kind: source.kind,
    state: source.state,
    stateReason: source.stateReason,
    health: {
      consecutiveFailures: source.consecutiveFailures,
      lastStatus: source.lastStatus,
      lastError: source.lastError,
      lastPolledAt: source.lastPolledAt,
      lastSuccessAt: source.lastSuccessAt,
      lastNewItemAt: source.lastNewItemAt,
      nextPollAt: source.state === 'enabled' ? source.nextPollAt : null,
      intervalSeconds: source.intervalSeconds,
      movedTo: source.movedTo,
      movedSince: source.movedSince,
    },
    createdAt: source.createdAt,
    updatedAt: source.updatedAt,
    version: source.version,
  };
}

/** The fields that people set, as they go on record. */
export function toSettings(source: SourceRecord): Record<string, unknown> {
  const { address, title, site, publisher, country, language, topics, reliability, kind, state } = source;
  return { address, title, site, publisher, country, language, topics, reliability, kind, state };
}
