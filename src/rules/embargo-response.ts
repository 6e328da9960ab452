/** How an embargo looks from outside: the register's facts with a link for each symbol, field by field. */
import type { z } from 'zod';
import { resolutionUrl } from '../detection/finding.js';
import {
  isInForceOn,
  periodStatus,
  type Exemption,
  type Period,
  type Provision,
  type Regime,
  type RegimeChange,
  type Register,
  type Target,
} from '../detection/pack.js';
import { buildTimeline } from './build-timeline.js';
import type {
  clauseSchema,
  embargoesOnSchema,
  embargoSchema,
  exemptionSchema,
  periodSchema,
  renewalSchema,
  stepSchema,
  targetSchema,
  timelineSchema,
  touchedSchema,
} from './embargo-schema.js';
import { findRenewals, type Renewal } from './find-renewals.js';
import { targetsOn } from './targets-on.js';
import type { TouchedEntries } from './touch-register.js';

/**
 * The regimes with a ban in force on a day, each with the clauses that applied.
 *
 * @param on YYYY-MM-DD
 * @param today From which renewals are counted, YYYY-MM-DD
 */
export function describeEmbargoesOn(
  register: Register,
  packVersion: string,
  on: string,
  today: string,
): z.output<typeof embargoesOnSchema> {
  const items = register.regimes.flatMap((regime) => {
    const clauses = regime.provisions.filter((clause) => isInForceOn(clause, on));
    if (!clauses.some((clause) => clause.force === 'ban')) return [];
    const days = { from: on, to: on };
    const whole = periodStatus(regime, days);
    return [
      {
        regime: regime.id,
        name: regime.name,
        summary: regime.summary,
        status: whole.status,
        statusNote: regime.statusNote,
        check: describeCheck(whole.period),
        direction: regime.direction,
        targets: targetsOn(regime, on).map(describeTarget),
        periods: regime.periods.filter((period) => isInForceOn(period, on)).map(describePeriod),
        clauses: clauses.map((clause) => {
          const { status, period } = periodStatus(regime, days, clause.id);
          return { ...describeClause(clause), status, check: describeCheck(period) };
        }),
        exemptions: regime.exemptions.filter((one) => isOpenOn(one, on)).map(describeExemption),
        committeeLink: regime.committeeUrl,
      },
    ];
  });
  const renewalsDue = findRenewals(register, today).map(describeRenewal);
  return { on, asOf: register.asOf, packVersion, items, next: null, renewalsDue };
}

/** A regime with everything the register knows of it. @param today From which renewals are counted, YYYY-MM-DD */
export function describeEmbargo(
  regime: Regime,
  register: Register,
  packVersion: string,
  today: string,
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
    direction: regime.direction,
    targets: regime.targets.map(describeTarget),
    periods: regime.periods.map(describePeriod),
    changes: regime.changes.map(describeStep),
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
    renewalsDue: findRenewals(register, today)
      .filter((renewal) => renewal.regime === id)
      .map(describeRenewal),
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
    clauses: exemption.provisions === null ? null : [...exemption.provisions],
    summary: exemption.summary,
    confidence: exemption.confidence,
    verifiedBy: exemption.verifiedBy,
  };
}

function describeTarget(target: Target): z.output<typeof targetSchema> {
  return {
    id: target.id,
    scope: target.scope,
    summary: target.summary,
    parties: [...target.parties],
    partiesInPlace: [...target.partiesInPlace],
    countries: [...target.countries],
    area: target.area,
    outside: [...target.outside],
    caveat: target.caveat,
  };
}

function describePeriod(period: Period): z.output<typeof periodSchema> {
  return {
    from: period.from,
    until: period.until,
    status: period.status,
    symbols: period.resolution,
    link: resolutionUrl(period.resolution ?? ''),
    note: period.note,
    conduct: period.conduct === null ? null : [...period.conduct],
    clauses: period.provisions === null ? null : [...period.provisions],
    lastVerifiedOn: period.lastVerifiedOn,
    check: describeCheck(period),
    confidence: period.confidence,
    verifiedBy: period.verifiedBy,
  };
}

function describeStep({ on, act, resolution, summary, confidence }: RegimeChange): z.output<typeof stepSchema> {
  return { on, act, symbol: resolution, link: resolutionUrl(resolution ?? ''), summary, confidence };
}

/** A renewal as the API tells it. */
export function describeRenewal(renewal: Renewal): z.output<typeof renewalSchema> {
  const { entries, ...rest } = renewal;
  return {
    ...rest,
    entries: entries.map(({ provisions, ...entry }) => ({
      ...entry,
      clauses: provisions === null ? null : [...provisions],
    })),
  };
}

/** Entries of the register beside a report, as the API tells them. */
export function describeTouched(regime: Regime, touched: TouchedEntries): z.output<typeof touchedSchema> {
  const named = new Set(touched.provisions);
  return {
    changes: touched.changes.map(describeStep),
    periods: touched.periods.map(describePeriod),
    clauses: regime.provisions.filter(({ id }) => named.has(id)).map(describeClause),
    renewals: touched.renewals.map(describeRenewal),
    toCheck: [...touched.toCheck],
  };
}

/** What a person still has to check of a presumed period; null of any other. */
function describeCheck(period: Period | null): string | null {
  if (period?.status !== 'presumed') return null;
  return `Renewal to be checked by a person, last verified on ${period.lastVerifiedOn ?? 'no known day'}.`;
}

/** The history of all regimes, as stretches and steps. */
export function describeTimeline(register: Register, packVersion: string): z.output<typeof timelineSchema> {
  return {
    asOf: register.asOf,
    packVersion,
    items: buildTimeline(register.regimes).map(({ regime, name, stretches, steps }) => ({
      regime,
      name,
      stretches: stretches.map(({ from, until, status }) => ({ from, until, status })),
      steps: steps.map(describeStep),
    })),
    next: null,
  };
}

function isOpenOn(exemption: Exemption, on: string): boolean {
  return (
    exemption.grant !== 'none' &&
    exemption.grant !== 'ended' &&
    isInForceOn({ from: exemption.from ?? '0001-01-01', until: exemption.until }, on)
  );
}
