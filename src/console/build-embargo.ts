/** The library's pages: what was in force on a day, and one embargo with its proof. */
import { resolutionUrl } from '../detection/finding.js';
import { isInForceOn, periodStatus, type Provision, type Regime, type Register } from '../detection/pack.js';
import { citeProvision } from './build-reading.js';
import { describeDates, describeForce } from './describe-clauses.js';
import type { EmbargoesModel, EmbargoModel, EmbargoRow, LibraryClause } from './pages/embargoes-page.js';
import { formatDay } from './pages/format-instant.js';
import { CONDUCT_LABELS, FORCE_LABELS, ITEM_LABELS } from './pages/labels.js';
import { nameRegime } from './pages/name-things.js';

type Words = Readonly<Record<string, string>>;

/** @param day YYYY-MM-DD. @param today The present day, UTC. */
export function buildEmbargoes(register: Register, packVersion: string, day: string, today: string): EmbargoesModel {
  const rows = register.regimes.map((regime) => row(regime, day));
  return {
    day,
    dayLabel: formatDay(day),
    isToday: day === today,
    asOf: formatDay(register.asOf),
    packVersion,
    rows: rows.sort((a, b) => Number(b.isInForce) - Number(a.isInForce)),
    watch: register.renewalWatch.map(({ regime, what, due }) => ({
      regime: nameRegime(regime),
      what,
      due: due.map((each) => (each.length === 10 ? formatDay(each) : each)).join(', '),
    })),
  };
}

/** In force on a day: some ban was. */
function row(regime: Regime, day: string): EmbargoRow {
  const clauses = regime.provisions.filter((clause) => isInForceOn(clause, day));
  const isInForce = clauses.some(({ force }) => force === 'ban');
  const { status } = periodStatus(regime, { from: day, to: day });
  const first = regime.provisions.map(({ from }) => from).sort()[0] ?? day;
  const otherwise = first > day ? `begins ${formatDay(first)}` : 'no ban in force that day';
  return {
    id: regime.id,
    name: regime.name,
    summary: regime.summary,
    status: isInForce ? (FORCE_LABELS[status] ?? status) : regime.status === 'ended' ? 'Ended' : 'Not in force',
    isInForce,
    note: isInForce ? null : otherwise,
    clausesInForce: clauses.length,
  };
}

export function buildEmbargo(regime: Regime, day: string): EmbargoModel {
  const isThen = (clause: Provision): boolean => isInForceOn(clause, day);
  const inForce = regime.provisions.filter(isThen);
  const { status } = periodStatus(regime, { from: day, to: day });
  return {
    id: regime.id,
    name: regime.name,
    summary: regime.summary,
    statusNote: regime.statusNote,
    day,
    dayLabel: formatDay(day),
    status: inForce.some(({ force }) => force === 'ban') ? status : 'gap',
    targets: regime.targets.map(({ summary, caveat }) => (caveat === null ? summary : `${summary} ${caveat}`)),
    inForce: inForce.map(describe),
    notInForce: regime.provisions.filter((clause) => !isThen(clause)).map(describe),
    exemptions: regime.exemptions
      .filter(({ grant }) => grant !== 'none')
      .map((exemption) => ({
        summary: exemption.summary,
        source: citeProvision(exemption),
        href: resolutionUrl(exemption.resolution),
      })),
    periods: regime.periods.map((period) => ({
      dates: describeDates(period.from, period.until),
      status: period.status,
      note: period.note,
      symbol: period.resolution,
      href: resolutionUrl(period.resolution ?? ''),
      mark: period.confidence,
      verified: period.lastVerifiedOn === null ? '' : `last verified ${formatDay(period.lastVerifiedOn)}`,
    })),
    committeeUrl: regime.committeeUrl,
    notes: regime.notes,
  };
}

function describe(clause: Provision): LibraryClause {
  const conduct = [...new Set(clause.covers.flatMap((coverage) => coverage.conduct))];
  const items = clause.covers.flatMap((coverage) => (coverage.items === 'all' ? [] : coverage.items));
  const goods = clause.covers.some((coverage) => coverage.items === 'all')
    ? 'all classes of goods'
    : [...new Set(items)].map((item) => (ITEM_LABELS as Words)[item] ?? item).join(', ');
  const reach = [conduct.map((each) => (CONDUCT_LABELS as Words)[each] ?? each).join(', '), goods].filter(
    (part) => part !== '',
  );
  return {
    symbol: clause.resolution,
    href: resolutionUrl(clause.resolution) ?? '',
    paragraph: clause.paragraph ?? '?',
    force: describeForce(clause),
    summary: clause.summary,
    note: clause.note,
    dates: describeDates(clause.from, clause.until),
    covers: reach.length === 0 ? null : reach.join('; '),
    mark: clause.confidence,
    verifiedBy: clause.verifiedBy,
  };
}
