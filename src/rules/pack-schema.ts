/** What an embargo file may hold. Keys nobody knows are errors, and so are clauses that contradict each other. */
import { z } from 'zod';
import type { Regime } from '../detection/pack.js';
import { CONDUCTS, ITEM_CLASSES, MODALITIES, REGIMES } from '../detection/vocabulary.js';

const text = z.string().trim().min(1);
const day = z.iso.date('a day as YYYY-MM-DD');
const until = day.nullable();
const dayOrMonth = z.string().regex(/^\d{4}-\d{2}(?:-\d{2})?$/, 'a day as YYYY-MM-DD, or a month as YYYY-MM');
const id = z.string().regex(/^[a-z0-9]+(?:-[A-Za-z0-9]+)*$/, 'an id of letters, digits and hyphens');
const symbol = z.string().regex(/^S\/RES\/\d+ \(\d{4}\)/, 'a UN symbol such as S/RES/1718 (2006)');
const party = z.string().regex(/^(?:[A-Z]{2}|[a-z][a-z0-9-]*)$/, 'a State (ISO 3166-1 alpha-2) or a group id');
const country = z.string().regex(/^[A-Z]{2}$/, 'a State (ISO 3166-1 alpha-2)');
const mark = z.enum(['high', 'medium', 'low']);
const direction = z.enum(['to', 'from', 'both']);
const conduct = z.array(z.enum(CONDUCTS)).min(1);
const items = z.array(z.enum(ITEM_CLASSES)).min(1);
const act = z.enum(['impose', 'renew', 'amend', 'ease', 'lift', 'snapback', 'lapse', 'list', 'delist']);
const cue = z.enum([
  'committee-approval',
  'committee-notification',
  'humanitarian',
  'un-mission',
  'government-forces',
  'protective-equipment',
  'demining',
]);
const quietReason = z.enum([
  'not in force on that date',
  'direction not covered',
  'conduct not covered',
  'item not covered',
  'party not covered',
  'place not covered',
  'exempt',
  'confidence too low',
]);
const source = { confidence: mark, verifiedBy: text };

const target = z.strictObject({
  id,
  scope: z.enum(['state', 'territory', 'non-state', 'listed']),
  summary: text,
  parties: z.array(party).default([]),
  partiesInPlace: z.array(party).default([]),
  countries: z.array(country).default([]),
  area: text.nullable().default(null),
  outside: z.array(party).default([]),
  placeAlone: z.enum(['always', 'contraband', 'never']).default('never'),
  caveat: text.nullable().default(null),
});

const period = z.strictObject({
  from: day,
  until,
  status: z.enum(['in-force', 'disputed', 'presumed', 'gap']),
  resolution: text.nullable(),
  note: text,
  conduct: conduct.nullable().default(null),
  clauses: z.array(id).nullable().default(null),
  direction: direction.nullable().default(null),
  lastVerifiedOn: day.nullable().default(null),
  ...source,
});

const coverage = z.strictObject({
  target: id.optional(),
  direction: direction.optional(),
  conduct,
  items: z.union([z.literal('all'), items]).default('all'),
  except: items.default([]),
  range: z.literal('long').nullable().default(null),
  from: day.optional(),
  until: day.optional(),
  basis: z.enum(['named', 'read-in']).default('named'),
});

const clause = z.strictObject({
  id,
  resolution: symbol,
  paragraph: text.nullable(),
  adoptedOn: day.nullable(),
  force: z.enum(['ban', 'enforcement', 'condition', 'call']),
  direction,
  from: day,
  until,
  summary: text,
  note: text.nullable().default(null),
  covers: z.array(coverage).min(1),
  ...source,
});

const exemption = z.strictObject({
  id,
  resolution: text,
  paragraph: text.nullable(),
  grant: z.enum(['standing', 'notification', 'approval', 'mixed', 'none', 'ended']),
  from: day.nullable(),
  until,
  summary: text,
  clauses: z.array(id).min(1).nullable().default(null),
  grounds: z.array(cue).default([]),
  appliesTo: z
    .strictObject({
      conduct: conduct.nullable().default(null),
      items: items.nullable().default(null),
      recipients: z.array(party).min(1).nullable().default(null),
    })
    .nullable()
    .default(null),
  ...source,
});

const change = z.strictObject({
  on: day,
  act,
  resolution: symbol.nullable(),
  summary: text,
  confidence: mark.default('high'),
});

const body = z.strictObject({
  name: text,
  kind: text,
  status: text,
  from: dayOrMonth.nullable(),
  until: dayOrMonth.nullable(),
  note: text.nullable().default(null),
  ...source,
});

const place = z.strictObject({
  country,
  area: text.nullable().default(null),
  role: z.enum(['origin', 'transit', 'destination', 'scene']),
});

const example = z
  .strictObject({
    it: text,
    on: z.union([day, z.literal('unknown')]).optional(),
    from: day.optional(),
    to: day.optional(),
    conduct,
    supplier: z.array(party),
    recipient: z.array(party),
    intermediary: z.array(party).default([]),
    items: z.array(z.enum(ITEM_CLASSES)),
    range: z.enum(['long', 'short']).nullable().default(null),
    places: z.array(place).default([]),
    modality: z.array(z.enum(MODALITIES)).min(1).default(['reported']),
    cues: z.array(cue).default([]),
    clauses: z.array(id).min(1).optional(),
    status: z.enum(['in-force', 'presumed', 'disputed', 'depends-on-date']).optional(),
    quiet: z.union([quietReason, z.literal('nothing')]).optional(),
  })
  .refine(
    (one) => (one.on === undefined) !== (one.from === undefined) && (one.from === undefined) === (one.to === undefined),
    {
      message: 'needs either on, or from and to',
    },
  )
  .refine((one) => (one.clauses === undefined) !== (one.quiet === undefined), {
    message: 'needs either clauses or quiet',
  });

const embargoShape = {
  id: z.enum(REGIMES),
  name: text,
  summary: text,
  status: z.enum(['in-force', 'disputed', 'presumed', 'ended']),
  statusNote: text,
  direction,
  isOpenEnded: z.boolean(),
  lastVerifiedExpiry: day.nullable(),
  targets: z.array(target).min(1),
  periods: z.array(period).min(1),
  clauses: z.array(clause).min(1),
  exemptions: z.array(exemption),
  councilNames: z.array(party).min(1),
  councilActs: z.array(act).min(1),
  changes: z.array(change).min(1),
  bodies: z.array(body),
  committeeUrl: z.url().nullable(),
  listType: text.nullable().default(null),
  listPrefixes: z.array(text).default([]),
  notes: z.array(text),
  examples: z.array(example).min(1, 'needs at least one example'),
};

/** One regime, whole, as it stands in `embargoes/<id>.yaml`. */
export const embargoFileSchema = z.strictObject(embargoShape).superRefine(checkSense);
export type EmbargoFile = z.infer<typeof embargoFileSchema>;

/** An operator's file: the regime's id, and whatever it adds or puts in the place of what is shipped. */
export const embargoOverlaySchema = z.strictObject(embargoShape).partial().required({ id: true });

/** `no-embargo.yaml`: who is under none, what does not bind, and what falls due. */
export const noEmbargoFileSchema = z.strictObject({
  asOf: day,
  unembargoed: z.array(z.strictObject({ party, note: text.nullable() })).min(1),
  nonBindingCalls: z.array(
    z.strictObject({
      id,
      resolution: symbol,
      paragraph: text.nullable(),
      parties: z.array(party).min(1),
      summary: text,
      ...source,
    }),
  ),
  renewalWatch: z.array(z.strictObject({ regime: z.enum(REGIMES), what: text, due: z.array(dayOrMonth).min(1) })),
});
export type NoEmbargoFile = z.infer<typeof noEmbargoFileSchema>;

function checkSense(file: z.infer<z.ZodObject<typeof embargoShape>>, context: z.RefinementCtx): void {
  const fault = (path: PropertyKey[], message: string): void => context.addIssue({ code: 'custom', path, message });
  const targets = new Set(file.targets.map((one) => one.id));
  const clauses = new Set(file.clauses.map((one) => one.id));
  for (const list of ['targets', 'clauses', 'exemptions'] as const) {
    const seen = new Set<string>();
    file[list].forEach((one, index) => {
      if (seen.has(one.id)) fault([list, index, 'id'], `${one.id} stands here twice`);
      seen.add(one.id);
    });
  }
  const checkOrder = (path: PropertyKey[], from: string | null, end: string | null): void => {
    if (from !== null && end !== null && end <= from) fault([...path, 'until'], 'is not after from');
  };
  file.periods.forEach((one, index) => {
    checkOrder(['periods', index], one.from, one.until);
    if (one.status === 'presumed' && one.lastVerifiedOn === null) {
      fault(['periods', index, 'lastVerifiedOn'], 'a presumed period names the day of the last verified renewal');
    }
    one.clauses?.forEach((named, at) => {
      if (!clauses.has(named)) fault(['periods', index, 'clauses', at], 'is no clause here');
    });
  });
  file.clauses.forEach((one, index) => {
    checkOrder(['clauses', index], one.from, one.until);
    one.covers.forEach((cover, at) => {
      const path = ['clauses', index, 'covers', at];
      if (cover.target !== undefined && !targets.has(cover.target)) fault([...path, 'target'], 'is no target here');
      if (cover.from !== undefined && cover.from < one.from) fault([...path, 'from'], 'is before the clause itself');
      if (cover.until !== undefined && one.until !== null && cover.until > one.until) {
        fault([...path, 'until'], 'is after the clause itself');
      }
      checkOrder(path, cover.from ?? one.from, cover.until ?? one.until);
    });
  });
  file.exemptions.forEach((one, index) => {
    checkOrder(['exemptions', index], one.from, one.until);
    one.clauses?.forEach((named, at) => {
      if (!clauses.has(named)) fault(['exemptions', index, 'clauses', at], 'is no clause here');
    });
  });
  file.examples.forEach((one, index) => {
    one.clauses?.forEach((named, at) => {
      if (!clauses.has(named)) fault(['examples', index, 'clauses', at], 'is no clause here');
    });
  });
}

/** The regime as detection takes it: defaults filled in, each coverage complete in itself. */
export function toRegime(file: EmbargoFile): Regime {
  const { periods, clauses, exemptions, examples, ...rest } = file;
  const wholeRegime = file.targets[0]?.id ?? '';
  return {
    ...rest,
    periods: periods.map(({ clauses: about, ...one }) => ({ ...one, provisions: about })),
    provisions: clauses.map((one) => ({
      ...one,
      covers: one.covers.map((cover) => ({
        ...cover,
        target: cover.target ?? wholeRegime,
        direction: cover.direction ?? one.direction,
        from: cover.from ?? one.from,
        until: cover.until ?? one.until,
      })),
    })),
    exemptions: exemptions.map(({ clauses: tempered, ...one }) => ({ ...one, provisions: tempered })),
    examples: examples.map(({ on, from, to, clauses: expected, status, quiet, ...one }) => ({
      ...one,
      days: on === 'unknown' ? null : { from: from ?? on ?? '', to: to ?? on ?? '' },
      expect:
        expected !== undefined
          ? { clauses: expected, status: status ?? 'in-force' }
          : quiet === undefined || quiet === 'nothing'
            ? 'nothing'
            : { quiet },
    })),
  };
}
