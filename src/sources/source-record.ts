/** A source as its row has it, and as the API shows it. */
import { z } from 'zod';
import { idText, instantText } from '../platform/http/list-query.js';
import { CERTIFICATES, type Certificate } from './certify-document.js';
import { SILENCE_KINDS, type SilenceKind } from './detect-silence.js';
import type { Habit } from './habit.js';
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
  readonly attention: string | null;
  readonly silence: SilenceKind | null;
  readonly silentSince: Date | null;
  readonly lastCertificate: Certificate | null;
  readonly lastGapAt: Date | null;
  readonly habit: Habit | null;
  readonly pollsMade: number;
  readonly gapsFound: number;
  readonly itemsReceived: number;
  readonly itemsNew: number;
  readonly itemsKnown: number;
  readonly itemsRevised: number;
  readonly itemsRejected: number;
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
      attention: z.string().nullable().describe('Why a person should look at it; null where it goes well'),
      silence: z
        .enum(SILENCE_KINDS)
        .nullable()
        .describe('It answers and brings no news any more: it stands still, has no items, or is another publication'),
      silentSince: instant,
      lastCertificate: z.enum(CERTIFICATES).nullable().describe('What the last poll proves; see the polls'),
      lastGapAt: instant.describe('When items may last have been missed'),
    }),
    ledger: z
      .object({
        polls: z.int(),
        gaps: z.int().describe('Polls at which nothing known came back'),
        received: z.int().describe('Items received: new, known, revised and rejected together'),
        new: z.int(),
        known: z.int(),
        revised: z.int(),
        rejected: z.int(),
      })
      .describe('Over all polls'),
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
      nextPollAt: source.state === 'paused' ? null : source.nextPollAt,
      intervalSeconds: source.intervalSeconds,
      movedTo: source.movedTo,
      movedSince: source.movedSince,
      attention: source.attention,
      silence: source.silence,
      silentSince: source.silentSince,
      lastCertificate: source.lastCertificate,
      lastGapAt: source.lastGapAt,
    },
    ledger: {
      polls: source.pollsMade,
      gaps: source.gapsFound,
      received: source.itemsReceived,
      new: source.itemsNew,
      known: source.itemsKnown,
      revised: source.itemsRevised,
      rejected: source.itemsRejected,
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
