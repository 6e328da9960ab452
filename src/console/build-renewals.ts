/** What falls due in the register, in words: for the library, the keeper's page and the notice to operators. */
import type { CheckedRenewal, Check } from '../rules/register.service.js';
import type { Names } from './build-queue.js';
import { describeCheck } from './describe-clauses.js';
import { countOf, formatDay } from './pages/format-instant.js';
import { nameRegime } from './pages/name-things.js';
import type { CheckView, RenewalView } from './pages/renewal-list.js';
import { resolutionUrl } from '../detection/finding.js';

/** In the order given: the nearest day first. */
export function buildRenewals(renewals: readonly CheckedRenewal[], names: Names): RenewalView[] {
  return renewals.map((renewal) => ({
    id: renewal.id,
    regime: nameRegime(renewal.regime),
    regimeHref: `/embargoes/${renewal.regime}`,
    due: renewal.dueText.length === 10 ? formatDay(renewal.due) : `by ${formatDay(renewal.due)}`,
    standing: renewal.standing,
    wait: describeWait(renewal),
    // Of a mandate the register keeps no renewals of its own: the last change of the regime would mislead.
    check: needsProof(renewal) ? describeCheck({ status: 'presumed', lastVerifiedOn: renewal.lastVerifiedOn }) : null,
    entries: shownEntries(renewal).map(({ kind, summary, symbols, isPresumed }) => ({
      what:
        kind === 'body'
          ? `Mandate: ${summary}`
          : kind === 'watch'
            ? `On the list of days to watch: ${summary}`
            : summary,
      symbols: isPresumed ? null : symbols,
      href: resolutionUrl(symbols ?? ''),
    })),
    reach: describeReach(renewal),
    checked: renewal.check === null ? null : describeCheckView(renewal.check, names),
    needsCheck: renewal.needsCheck,
  }));
}

/** Up to which day the facts were checked, and how long ago that is. Days as YYYY-MM-DD. */
export function describeAsOf(asOf: string, today: string): string {
  const days = Math.round((Date.parse(today) - Date.parse(asOf)) / 86_400_000);
  return days <= 0 ? formatDay(asOf) : `${formatDay(asOf)}, ${countOf(days, 'day')} ago`;
}

/** The keeper's own list says less than a period or mandate of the same day. */
function shownEntries({ entries }: CheckedRenewal): CheckedRenewal['entries'] {
  const known = entries.filter(({ kind }) => kind !== 'watch');
  return known.length > 0 ? known : entries;
}

/** Who looked, when, and what was found. */
export function describeCheckView({ checkedBy, checkedAt, note, packVersion }: Check, names: Names): CheckView {
  return {
    who: checkedBy === null ? 'Somebody' : (names.get(checkedBy) ?? `User ${checkedBy}`),
    when: formatDay(new Date(checkedAt)),
    note,
    pack: packVersion.slice(0, 7),
  };
}

/** "3 renewals are overdue and 1 is due within 30 days", or null where none is. */
export function describeUnchecked({ overdue, due }: { readonly overdue: number; readonly due: number }): string | null {
  if (overdue + due === 0) return null;
  const late = overdue === 0 ? [] : [`${overdue} ${overdue === 1 ? 'renewal is' : 'renewals are'} overdue`];
  const soon =
    due === 0
      ? []
      : [
          `${due}${overdue === 0 ? (due === 1 ? ' renewal' : ' renewals') : ''} ${due === 1 ? 'is' : 'are'} due within 30 days`,
        ];
  return [...late, ...soon].join(' and ');
}

function needsProof({ standing, entries }: CheckedRenewal): boolean {
  return standing === 'overdue' && entries.some(({ kind }) => kind === 'period');
}

function describeWait({ standing, daysLeft }: CheckedRenewal): string {
  const days = Math.abs(daysLeft);
  if (daysLeft === 0) return 'due today';
  const length = `${days} ${days === 1 ? 'day' : 'days'}`;
  return standing === 'overdue' ? `${length} overdue` : `in ${length}`;
}

/** Whose force hangs on it: only where the register names clauses. */
function describeReach({ entries }: CheckedRenewal): string {
  const periods = entries.filter(({ kind }) => kind === 'period');
  if (periods.some(({ clauses }) => clauses === null)) return 'The whole embargo hangs on it.';
  const named = [...new Set(periods.flatMap(({ clauses }) => clauses ?? []))];
  if (named.length > 0) return `These clauses hang on it: ${named.join(', ')}.`;
  return 'No clause of the register hangs on it.';
}
