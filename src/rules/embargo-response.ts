/** How an embargo looks from outside: the register's facts with a link for each symbol, field by field. */
import { z } from 'zod';
import { resolutionUrl } from '../detection/finding.js';
import {
  isInForceOn,
  periodStatus,
  type Exemption,
  type Provision,
  type Regime,
  type Register,
} from '../detection/pack.js';
import { CONDUCTS, ITEM_CLASSES, REGIMES } from '../detection/vocabulary.js';

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

const clauseSchema = z
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

const clauseOnSchema = clauseSchema.extend({ status: dayStatus }).meta({ id: 'EmbargoClauseOnDay' });

const exemptionSchema = z
  .object({
    id: z.string(),
    symbol: z.string(),
    paragraph,
    link,
    grant: z.enum(['standing', 'notification', 'approval', 'mixed', 'none', 'ended']),
    from: day.nullable(),
    until: firstDayOut,
    summary: z.string(),
    confidence,
    verifiedBy,
  })
  .meta({ id: 'EmbargoExemption' });

/** A regime as it stood on a day. */
const embargoOnSchema = z
  .object({
    regime: z.enum(REGIMES),
    name: z.string(),
    summary: z.string(),
    status: dayStatus,
    statusNote: z.string(),
    clauses: z.array(clauseOnSchema),
    exemptions: z.array(exemptionSchema),
    committeeLink: z.string().nullable(),
  })
  .meta({ id: 'EmbargoOnDay' });

const watchSchema = z
  .object({ regime: z.enum(REGIMES), what: z.string(), due: z.array(z.string()) })
  .meta({ id: 'RenewalDue' });

/** All regimes in force on a day. */
export const embargoesOnSchema = z
  .object({
    on: day,
    asOf: day.meta({ description: 'Day up to which the register was checked' }),
    packVersion: z.string(),
    items: z.array(embargoOnSchema),
    renewalsDue: z.array(watchSchema),
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
    targets: z.array(
      z.object({
        scope: z.enum(['state', 'territory', 'non-state', 'listed']),
        summary: z.string(),
        parties: z.array(z.string()),
        countries: z.array(z.string()),
      }),
    ),
    periods: z.array(
      z.object({
        from: day,
        until: firstDayOut,
        status: z.enum(['in-force', 'disputed', 'presumed', 'gap']),
        symbols: z.string().nullable(),
        link,
        note: z.string(),
        conduct: z.array(z.enum(CONDUCTS)).nullable(),
        lastVerifiedOn: day.nullable(),
        confidence,
        verifiedBy,
      }),
    ),
    changes: z.array(z.object({ on: day, act: z.string(), symbol: z.string().nullable(), link, summary: z.string() })),
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
    renewalsDue: z.array(watchSchema),
  })
  .meta({ id: 'Embargo' });

/** The regimes with a ban in force on a day, each with the clauses that applied. @param day YYYY-MM-DD */
export function describeEmbargoesOn(
  register: Register,
  packVersion: string,
  on: string,
): z.output<typeof embargoesOnSchema> {
  const items = register.regimes.flatMap((regime) => {
    const clauses = regime.provisions.filter((clause) => isInForceOn(clause, on));
    if (!clauses.some((clause) => clause.force === 'ban')) return [];
    const { status } = periodStatus(regime, { from: on, to: on });
    return [
      {
        regime: regime.id,
        name: regime.name,
        summary: regime.summary,
        status,
        statusNote: regime.statusNote,
        clauses: clauses.map((clause) => ({ ...describeClause(clause), status })),
        exemptions: regime.exemptions.filter((one) => isOpenOn(one, on)).map(describeExemption),
        committeeLink: regime.committeeUrl,
      },
    ];
  });
  return { on, asOf: register.asOf, packVersion, items, renewalsDue: register.renewalWatch.map(describeWatch) };
}

/** A regime with everything the register knows of it. */
export function describeEmbargo(
  regime: Regime,
  register: Register,
  packVersion: string,
): z.output<typeof embargoSchema> {
  const { id, name, summary, status, statusNote, isOpenEnded, lastVerifiedExpiry } = regime;
  return {
    regime: id,
    name,
    summary,
    status,
    statusNote,
    asOf: register.asOf,
    packVersion,
    isOpenEnded,
    lastVerifiedExpiry,
    targets: regime.targets.map(({ scope, summary: aim, parties, countries }) => ({
      scope,
      summary: aim,
      parties: [...parties],
      countries: [...countries],
    })),
    periods: regime.periods.map((period) => ({
      from: period.from,
      until: period.until,
      status: period.status,
      symbols: period.resolution,
      link: resolutionUrl(period.resolution ?? ''),
      note: period.note,
      conduct: period.conduct === null ? null : [...period.conduct],
      lastVerifiedOn: period.lastVerifiedOn,
      confidence: period.confidence,
      verifiedBy: period.verifiedBy,
    })),
    changes: regime.changes.map(({ on, act, resolution, summary: what }) => ({
      on,
      act,
      symbol: resolution,
      link: resolutionUrl(resolution ?? ''),
      summary: what,
    })),
    clauses: regime.provisions.map(describeClause),
    exemptions: regime.exemptions.map(describeExemption),
    bodies: regime.bodies.map((body) => ({
      name: body.name,
      kind: body.kind,
      status: body.status,
      from: body.from,
      until: body.until,
      note: body.note,
      confidence: body.confidence,
      verifiedBy: body.verifiedBy,
    })),
    committeeLink: regime.committeeUrl,
    notes: [...regime.notes],
    renewalsDue: register.renewalWatch.filter((watch) => watch.regime === id).map(describeWatch),
  };
}

function describeClause(clause: Provision): z.output<typeof clauseSchema> {
  const reached = clause.covers.map((coverage) => coverage.items);
  return {
    id: clause.id,
    symbol: clause.resolution,
    paragraph: clause.paragraph,
    link: resolutionUrl(clause.resolution),
    adoptedOn: clause.adoptedOn,
    force: clause.force,
    direction: clause.direction,
    conduct: [...new Set(clause.covers.flatMap((coverage) => coverage.conduct))],
    items: reached.includes('all') ? 'all' : [...new Set(reached.flatMap((items) => (items === 'all' ? [] : items)))],
    from: clause.from,
    until: clause.until,
    summary: clause.summary,
    note: clause.note,
    confidence: clause.confidence,
    verifiedBy: clause.verifiedBy,
  };
}

function describeExemption(exemption: Exemption): z.output<typeof exemptionSchema> {
  return {
    id: exemption.id,
    symbol: exemption.resolution,
    paragraph: exemption.paragraph,
    link: resolutionUrl(exemption.resolution),
    grant: exemption.grant,
    from: exemption.from,
    until: exemption.until,
    summary: exemption.summary,
    confidence: exemption.confidence,
    verifiedBy: exemption.verifiedBy,
  };
}

function describeWatch({ regime, what, due }: Register['renewalWatch'][number]): z.output<typeof watchSchema> {
  return { regime, what, due: [...due] };
}

function isOpenOn(exemption: Exemption, on: string): boolean {
  return (
    exemption.grant !== 'none' &&
    exemption.grant !== 'ended' &&
    isInForceOn({ from: exemption.from ?? '0001-01-01', until: exemption.until }, on)
  );
}
