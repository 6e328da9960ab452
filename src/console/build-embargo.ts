/** The library's pages: what was in force on a day, and one embargo with its proof. */
import { resolutionUrl } from '../detection/finding.js';
import {
  isInForceOn,
  periodStatus,
  type Body,
  type Exemption,
  type Provision,
  type Regime,
  type Register,
} from '../detection/pack.js';
import { targetsOn } from '../rules/targets-on.js';
import { citeProvision } from './build-reading.js';
import { describeAsOf } from './build-renewals.js';
import { buildTimelineModel, describeSteps } from './build-timeline-model.js';
import { describeCheck, describeDates, describeForce, describeGrant } from './describe-clauses.js';
import type { DayLink, DaySteps } from './pages/day-form.js';
import type { EmbargoModel, LibraryClause } from './pages/embargo-page.js';
import type { EmbargoesModel, EmbargoRow } from './pages/embargoes-page.js';
import { formatDay } from './pages/format-instant.js';
import { CONDUCT_LABELS, FORCE_LABELS, ITEM_LABELS, MARK_LABELS } from './pages/labels.js';
import type { RenewalView } from './pages/renewal-list.js';

type Words = Readonly<Record<string, string>>;

/** @param day YYYY-MM-DD. @param today The present day, UTC. @param renewals All, the nearest day first. */
export function buildEmbargoes(
  register: Register,
  packVersion: string,
  day: string,
  today: string,
  renewals: readonly RenewalView[],
): EmbargoesModel {
  const rows = register.regimes.map((regime) => row(regime, day));
  const pressing = renewals.filter(({ needsCheck }) => needsCheck);
  return {
    day,
    dayLabel: formatDay(day),
    isToday: day === today,
    asOf: describeAsOf(register.asOf, today),
    packVersion,
    rows: rows.sort((a, b) => Number(b.isInForce) - Number(a.isInForce)),
    steps: stepsFrom('/embargoes', register.regimes, day, today),
    pressing,
    laterCount: renewals.length - pressing.length,
    timeline: buildTimelineModel(register.regimes, today),
  };
}

/** In force on a day: some ban was. */
function row(regime: Regime, day: string): EmbargoRow {
  const clauses = regime.provisions.filter((clause) => isInForceOn(clause, day));
  const isInForce = clauses.some(({ force }) => force === 'ban');
  const { status, period } = periodStatus(regime, { from: day, to: day });
  const first = regime.provisions.map(({ from }) => from).sort()[0] ?? day;
  const otherwise = first > day ? `begins ${formatDay(first)}` : 'no ban in force that day';
  return {
    id: regime.id,
    name: regime.name,
    summary: regime.summary,
    status: isInForce ? (FORCE_LABELS[status] ?? status) : regime.status === 'ended' ? 'Ended' : 'Not in force',
    isInForce,
    note: isInForce ? null : otherwise,
    check: isInForce ? describeCheck(period) : null,
    clausesInForce: clauses.length,
  };
}

/** @param renewals Of this regime. */
export function buildEmbargo(
  regime: Regime,
  day: string,
  today: string,
  renewals: readonly RenewalView[],
): EmbargoModel {
  const isThen = (clause: Provision): boolean => isInForceOn(clause, day);
  const inForce = regime.provisions.filter(isThen);
  const days = { from: day, to: day };
  const { status, period } = periodStatus(regime, days);
  const isInForce = inForce.some(({ force }) => force === 'ban');
  const known = regime.exemptions.filter(({ grant }) => grant !== 'none');
  const isOpen = (exemption: Exemption): boolean => isOpenOn(exemption, inForce, day);
  return {
    id: regime.id,
    name: regime.name,
    summary: regime.summary,
    statusNote: regime.statusNote,
    day,
    dayLabel: formatDay(day),
    status: isInForce ? status : 'gap',
    check: isInForce ? describeCheck(period) : null,
    steps: stepsFrom(`/embargoes/${regime.id}`, [regime], day, today),
    targets: targetsOn(regime, day).map(({ summary, caveat }) => (caveat === null ? summary : `${summary} ${caveat}`)),
    inForce: inForce.map((clause) => describe(clause, describeCheck(periodStatus(regime, days, clause.id).period))),
    notInForce: regime.provisions.filter((clause) => !isThen(clause)).map((clause) => describe(clause, null)),
    exemptions: known.filter(isOpen).map(describeExemption),
    otherExemptions: known.filter((exemption) => !isOpen(exemption)).map(describeExemption),
    renewals,
    history: describeSteps(regime.changes),
    bodies: regime.bodies.map((body) => ({ name: body.name, note: describeBody(body) })),
    periods: regime.periods.map((one) => ({
      dates: describeDates(one.from, one.until),
      status: one.status,
      note: one.note,
      symbol: one.resolution,
      href: resolutionUrl(one.resolution ?? ''),
      mark: one.confidence,
      check: describeCheck(one),
    })),
    committeeUrl: regime.committeeUrl,
    notes: regime.notes,
  };
}

/** The days of change before and after a day. */
function stepsFrom(path: string, regimes: readonly Regime[], day: string, today: string): DaySteps {
  const days = [...new Set(regimes.flatMap(({ changes }) => changes.map(({ on }) => on)))].sort();
  const link = (to: string | undefined): DayLink | null =>
    to === undefined ? null : { label: formatDay(to), href: `${path}?on=${to}` };
  return {
    before: link(days.filter((one) => one < day).at(-1)),
    after: link(days.find((one) => one > day)),
    today: day === today ? null : { label: formatDay(today), href: path },
  };
}

/** Whether an exemption could be granted on a day, to something a clause then in force bans. */
function isOpenOn({ grant, from, until, provisions }: Exemption, inForce: readonly Provision[], day: string): boolean {
  if (grant === 'ended' || !isInForceOn({ from: from ?? '0001-01-01', until }, day)) return false;
  return inForce.some(({ id, force }) => force === 'ban' && (provisions === null || provisions.includes(id)));
}

function describeExemption(exemption: Exemption): EmbargoModel['exemptions'][number] {
  return {
    summary: exemption.summary,
    source: citeProvision(exemption),
    href: resolutionUrl(exemption.resolution),
    note: describeTerms(exemption),
  };
}

function describeTerms(exemption: Exemption): string {
  const since = exemption.from === null ? [] : [describeDates(exemption.from, exemption.until)];
  return [describeGrant(exemption), ...since, MARK_LABELS[exemption.confidence] ?? exemption.confidence].join('; ');
}

function describeBody({ status, from, until, note, confidence }: Body): string {
  const day = (text: string): string => (text.length === 10 ? formatDay(text) : text);
  const dates = [...(from === null ? [] : [`from ${day(from)}`]), ...(until === null ? [] : [`until ${day(until)}`])];
  const told = [`${status.replaceAll('-', ' ')}${dates.length === 0 ? '' : `, ${dates.join(' ')}`}`];
  return [...told, ...(note === null ? [] : [note.replace(/\.$/, '')]), MARK_LABELS[confidence] ?? confidence].join(
    '; ',
  );
}

function describe(clause: Provision, check: string | null): LibraryClause {
  const conduct = [...new Set(clause.covers.flatMap((coverage) => coverage.conduct))];
  const items = clause.covers.flatMap((coverage) => (coverage.items === 'all' ? [] : coverage.items));
  const goods = clause.covers.some((coverage) => coverage.items === 'all')
    ? 'all classes of goods'
    : [...new Set(items)].map((item) => (ITEM_LABELS as Words)[item] ?? item).join(', ');
  const reach = [conduct.map((each) => (CONDUCT_LABELS as Words)[each] ?? each).join(', '), goods].filter(
    (part) => part !== '',
  );
  return {
    id: clause.id,
    symbol: clause.resolution,
    href: resolutionUrl(clause.resolution) ?? '',
    paragraph: clause.paragraph ?? '?',
    force: `${clause.paragraph === null ? 'paragraph not confirmed; ' : ''}${describeForce(clause)}`,
    summary: clause.summary,
    note: clause.note,
    dates: describeDates(clause.from, clause.until),
    covers: reach.length === 0 ? null : reach.join('; '),
    mark: clause.confidence,
    verifiedBy: clause.verifiedBy,
    check,
  };
}
