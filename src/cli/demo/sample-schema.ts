/** The files of the sample: one outlet each, checked before anything is served. */
import { z } from 'zod';
import { KINDS, REGIMES } from '../../detection/vocabulary.js';

/** In what form an outlet publishes. `rdf` is RSS 1.0. */
export const FEED_FORMATS = ['rss', 'rdf', 'atom', 'json'] as const;

/** Names that TextDecoder knows. */
export const CHARSETS = [
  'utf-8',
  'utf-16le',
  'windows-1251',
  'windows-1252',
  'windows-1256',
  'iso-8859-15',
  'euc-kr',
  'shift_jis',
  'gb18030',
] as const;

/**
 * How an outlet's server behaves. The last three bring no items: `dies` answers 500 and then refuses connections, `gone`
 * answers 410, `no-feed` sends a page.
 */
const BEHAVIOURS = [
  'good',
  'slow',
  'redirect',
  'bare-ampersands',
  'junk-before-prolog',
  'unclosed',
  'dies',
  'gone',
  'no-feed',
] as const;

const expectation = z.strictObject({ kind: z.enum(KINDS), regimes: z.array(z.enum(REGIMES)).min(1) });

const common = {
  id: z.string().regex(/^[a-z0-9-]+$/),
  /** Age at the time the demo starts. */
  hoursAgo: z.number().positive().max(168),
  /** Of which poll on the item is in the feed. */
  round: z.union([z.literal(1), z.literal(2)]).default(1),
  /** What it must be raised for; an item that expects nothing must stay silent. */
  expect: z.array(expectation).default([]),
  /** Items with the same word report one event and belong in one story. */
  story: z.string().optional(),
};

const own = z.strictObject({
  ...common,
  title: z.string().min(1),
  /** Paragraphs between blank lines; dates as in {@link fillDates}. */
  text: z.string().min(1),
  /** How it reads from the second poll on. */
  later: z.strictObject({ title: z.string().min(1).optional(), text: z.string().min(1) }).optional(),
});

const copy = z.strictObject({
  ...common,
  /** `<file>/<id>` of the item it repeats. */
  copyOf: z.string().regex(/^[a-z0-9-]+\/[a-z0-9-]+$/),
  /** Only so many paragraphs of it. */
  paragraphs: z.int().positive().optional(),
});

export const outletSchema = z.strictObject({
  title: z.string().min(1),
  publisher: z.string().min(1),
  country: z.string().regex(/^[A-Z]{2}$/),
  language: z.string().regex(/^[a-z]{2}$/),
  folder: z.string().min(1),
  kind: z.string().min(1),
  reliability: z.enum(['A', 'B', 'C', 'D', 'E', 'F']),
  format: z.enum(FEED_FORMATS),
  charset: z.enum(CHARSETS),
  behaviour: z.enum(BEHAVIOURS).default('good'),
  items: z.array(z.union([own, copy])).default([]),
});

export type OutletFile = z.output<typeof outletSchema>;
export type Charset = (typeof CHARSETS)[number];
export type Expectation = z.output<typeof expectation>;
