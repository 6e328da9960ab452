/** How alerts look in the API: these schemas are its contract, and the types of what the services answer with. */
import { z } from 'zod';
import { KINDS } from '../detection/vocabulary.js';
import { idText } from '../platform/http/list-query.js';
import { ALERT_STATES, OUTCOMES } from './review-states.js';

/** An instant as text: these values also lie in the change feed, where they are text. */
export const instant = z.iso.datetime().meta({ description: 'Instant, ISO 8601 in UTC' });

const provisionSchema = z
  .object({
    id: z.string(),
    resolution: z.string().describe('As cited, e.g. S/RES/2375 (2017)'),
    paragraph: z.string().nullable().describe('Null where it was never confirmed'),
    link: z.string().describe('The resolution in the document server of the United Nations'),
  })
  .meta({ id: 'Provision' });

const EXAMPLE = {
  id: '42',
  storyId: '17',
  kind: 'violation',
  regime: 'dprk',
  headline: 'North Korea is said to have supplied ammunition and missiles to Russia',
  state: 'open',
  stateReason: null,
  reopenedAt: null,
  reopenedReason: null,
  assigneeId: null,
  labels: ['shipping'],
  snoozedUntil: null,
  proposal: null,
  status: 'in-force',
  confidence: 0.91,
  priority: 82,
  credibility: 2,
  reliability: 'B',
  grade: 'B2',
  conduct: ['arms-transfer'],
  supplier: ['KP'],
  recipient: ['RU'],
  items: ['ammunition', 'missiles'],
  modality: ['alleged', 'denied'],
  languages: ['en', 'ko'],
  provisions: [
    {
      id: 'dprk-1718-8b',
      resolution: 'S/RES/1718 (2006)',
      paragraph: '8(b)',
      link: 'https://docs.un.org/en/S/RES/1718(2006)',
    },
  ],
  articleCount: 41,
  copyCount: 38,
  independentCount: 3,
  isBackground: false,
  isOldNews: false,
  publishedAt: '2026-11-23T10:05:00.000Z',
  raisedAt: '2026-11-23T09:20:00.000Z',
  changedAt: '2026-11-23T12:40:00.000Z',
  version: 5,
  edition: 2,
  mergedInto: null,
};

/** An alert as lists and the change feed show it. */
export const alertSchema = z
  .object({
    id: idText,
    storyId: idText,
    kind: z.enum(KINDS),
    regime: z.string().describe('Whose embargo'),
    headline: z.string().describe('What is said, in one neutral sentence made from the claims'),
    state: z.enum(ALERT_STATES),
    stateReason: z.string().nullable().describe('Why it was dismissed'),
    reopenedAt: instant
      .nullable()
      .describe('When new evidence brought it back after a dismissal, until the next decision'),
    reopenedReason: z.string().nullable(),
    assigneeId: idText.nullable(),
    labels: z.array(z.string()),
    snoozedUntil: instant.nullable().describe('Out of sight until then; in the past it has come back'),
    proposal: z
      .object({
        act: z.enum(OUTCOMES),
        reason: z.string().nullable(),
        by: idText.nullable().describe('User id of whoever proposed it'),
      })
      .nullable()
      .describe('In the state second-opinion: the outcome that another person has to approve'),
    status: z
      .string()
      .describe('in-force, presumed, disputed or depends-on-date: whether the provisions applied on the day'),
    confidence: z.number().min(0).max(1).describe('How surely the text was read, 0–1'),
    priority: z.int().min(0).max(100).describe('0–100: in what order to look; says nothing of guilt'),
    credibility: z
      .int()
      .min(1)
      .max(6)
      .describe('Admiralty credibility of the report: 1 confirmed to 6 cannot be judged'),
    reliability: z
      .string()
      .describe(
        'Admiralty reliability of the best source that tells it: A always right to E known to be wrong, F no basis to judge',
      ),
    grade: z.string().describe('Both as analysts write them: B2'),
    conduct: z.array(z.string()),
    supplier: z.array(z.string()).describe('ISO 3166-1 alpha-2 or a group’s id'),
    recipient: z.array(z.string()).describe('ISO 3166-1 alpha-2 or a group’s id'),
    items: z.array(z.string()),
    modality: z.array(z.string()),
    languages: z.array(z.string()),
    provisions: z.array(provisionSchema),
    articleCount: z.int().min(0).describe('Articles that tell it, copies included'),
    copyCount: z.int().min(0).describe('Of these, copies: they add no weight'),
    independentCount: z
      .int()
      .min(0)
      .describe(
        'Voices that tell it on their own: copies, credits to others, feeds of one publisher and media of one State left out',
      ),
    isBackground: z.boolean().describe('Only restates something known'),
    isOldNews: z.boolean().describe('All its articles came with a first poll or a backfill'),
    publishedAt: instant.nullable().describe('Of the latest article'),
    raisedAt: instant,
    changedAt: instant,
    version: z.int().min(1).describe('One more with every change; the number in the ETag of the alert'),
    edition: z.int().min(1).describe('One more whenever what it says changes; see GET /alerts/{id}/editions'),
    mergedInto: idText
      .nullable()
      .describe(
        'The alert that a person joined it to: what it rests on is found there; null while it stands for itself',
      ),
  })
  .meta({ id: 'Alert', example: EXAMPLE });

export type AlertSnapshot = z.output<typeof alertSchema>;

const claimSchema = z
  .object({
    id: z.string(),
    act: z.string().optional().describe('Of regime changes: what the Council or a committee is said to have done'),
    conduct: z.array(z.string()),
    supplier: z.array(z.string()),
    recipient: z.array(z.string()),
    intermediary: z.array(z.string()),
    items: z.array(z.string()),
    quantities: z.array(z.string()),
    identifiers: z.array(z.object({ type: z.string(), value: z.string() })),
    places: z.array(z.object({ country: z.string(), area: z.string().nullable(), role: z.string() })),
    date: z.object({ from: z.string(), to: z.string(), basis: z.string() }),
    modality: z.array(z.string()),
    by: z.string().nullable().describe('Who says it, in the words of the text'),
    deniedBy: z.string().nullable().describe('Who denies it, in the words of the text'),
    background: z.boolean(),
    provisions: z.array(provisionSchema),
    exemptions: z.array(z.object({ id: z.string(), summary: z.string() })),
    confidence: z.number(),
    explanation: z.string().describe('Why the law applies'),
    articleIds: z.array(idText),
  })
  .meta({ id: 'Claim' });

const evidenceSchema = z
  .object({
    id: idText,
    articleId: idText,
    revisionId: idText,
    isCurrent: z.boolean().describe('False for an earlier text of the article'),
    isMention: z.boolean().describe('Only restates the event as background; adds no weight'),
    isCopy: z.boolean(),
    isOldNews: z.boolean(),
    sourceId: idText.nullable(),
    sourceTitle: z.string(),
    publisher: z.string(),
    reliability: z.string().describe('Admiralty reliability of the source when this was added, A–F'),
    country: z.string().nullable(),
    url: z.string().nullable(),
    title: z.string(),
    language: z.string().nullable(),
    publishedAt: instant.nullable(),
    retrievedAt: instant.nullable(),
    captureSha256: z.string().nullable().describe('Of the body as retrieved, hexadecimal'),
    packVersion: z.string(),
    passages: z.array(
      z.object({
        field: z.enum(['title', 'text']),
        start: z.int().min(0).describe('UTF-16 code units'),
        end: z.int().min(0),
        quote: z.string(),
        rule: z.string(),
        isDenial: z.boolean().describe('It denies the claim'),
      }),
    ),
    addedAt: instant,
  })
  .meta({ id: 'Evidence' });

export const storyArticleSchema = z
  .object({
    articleId: idText,
    publisher: z.string(),
    title: z.string(),
    url: z.string().nullable(),
    language: z.string().nullable(),
    datedAt: instant.describe('When it was published, or else first seen'),
    ground: z.string().describe('Why it belongs to the story'),
    similarity: z.number(),
    isCopy: z.boolean().describe('It has the words of another article'),
    isIndependent: z.boolean().describe('A voice of its own: these are counted'),
    repeats: idText.nullable().describe('The article that it repeats, where that was collected'),
    repeatsWhom: z.string().nullable().describe('Whose account it repeats'),
    repeatGround: z.enum(['copy', 'credit', 'same-publisher', 'same-voice']).nullable(),
    voice: z.string().nullable().describe('Whose account it is in the end; null for what only mentions the event'),
    credits: z.array(z.string()).describe('Agencies and papers that the text credits'),
    joinedAt: instant,
  })
  .meta({ id: 'StoryArticle' });

const priorityPartSchema = z
  .object({
    name: z.string(),
    value: z.number().describe('0–1'),
    weight: z.number().describe('Hundredths of the exponent; 0 for what counts in full'),
    factor: z
      .number()
      .nullable()
      .describe('What the priority is multiplied by; null in alerts last rated before this was kept'),
    points: z.number().describe('What it takes away from 100: with 100, all parts add up to the priority'),
    reason: z.string(),
  })
  .meta({ id: 'PriorityPart' });

const historyEntrySchema = z
  .object({
    at: instant,
    actor: z.string().describe('user:12, user:12/key:3 or system'),
    act: z.string().describe('alert.raise, alert.update, or what a person did: alert.confirm, alert.assign …'),
    version: z.int().min(0).nullable().describe('Of the alert afterwards'),
    what: z.array(z.string()).describe('What moved'),
    before: z.record(z.string(), z.unknown()).nullable(),
    after: z.record(z.string(), z.unknown()).nullable(),
    text: z.string().nullable().describe('Words of the person; null where there are none or they were erased'),
    joinedAlertId: idText.nullable().describe('The alert it was done with, where that was later joined to this one'),
  })
  .meta({ id: 'HistoryEntry' });

/** One alert with all that it rests on. */
export const alertDetailSchema = alertSchema
  .extend({
    claims: z.array(claimSchema),
    priorityParts: z.array(priorityPartSchema),
    evidence: z.array(evidenceSchema),
    storyArticles: z.array(storyArticleSchema),
    history: z.array(historyEntrySchema),
    possibleActs: z.array(z.string()).describe('What review can do from this state'),
    dueAt: instant.nullable().describe('When a decision is due; null once decided'),
    links: z
      .array(
        z.object({
          alertId: idText,
          kind: z.enum(['related', 'duplicate', 'duplicated-by']),
          headline: z.string(),
          state: z.enum(ALERT_STATES),
        }),
      )
      .describe('Other alerts that people linked it with'),
  })
  .meta({ id: 'AlertDetail' });

export type AlertDetail = z.output<typeof alertDetailSchema>;
export type EvidenceView = z.output<typeof evidenceSchema>;
export type StoryArticleView = z.output<typeof storyArticleSchema>;
export type HistoryEntry = z.output<typeof historyEntrySchema>;

/** One change of one alert. */
export const changeSchema = z
  .object({
    number: z.int().min(1).describe('Ascends, in the order of commits; without gaps'),
    change: z.enum(['created', 'updated', 'deleted']),
    what: z
      .array(z.string())
      .describe(
        'What moved: raised, edition, evidence, copy, revision, withdrawn, reopened, state, assignee, labels, snooze, links, removed',
      ),
    alertId: idText,
    changedAt: instant,
    alert: alertSchema.describe('As it was after this change; in a deletion, as it last was, one version on'),
  })
  .meta({ id: 'Change' });

export type Change = z.output<typeof changeSchema>;
