/** Reports of changes beside the register, in words. */
import type { RegimeChangeView } from '../alerts/regime-changes.service.js';
import type { Names } from './build-queue.js';
import { describeCheckView } from './build-renewals.js';
import { describeCheck, describeDates } from './describe-clauses.js';
import { countOf, formatDay, formatInterval } from './pages/format-instant.js';
import { ACT_LABELS, FORCE_LABELS, STATE_LABELS } from './pages/labels.js';
import { nameRegime } from './pages/name-things.js';
import type { ReportView } from './pages/regime-changes-page.js';

export function buildReport(change: RegimeChangeView, names: Names): ReportView {
  const { alert, acts, days, register, check } = change;
  const done = acts.map((act) => ACT_LABELS[act] ?? act);
  const when = days.map(({ from, to }) => formatInterval(from, to));
  return {
    id: alert.id,
    headline: alert.headline,
    regime: nameRegime(alert.regime),
    regimeHref: `/embargoes/${alert.regime}`,
    said: [
      done.length === 0 ? 'What was done was not read' : done.join(', '),
      when.length === 0 ? 'the day was not read' : `said to be of ${when.slice(0, 3).join('; ')}`,
    ].join('; '),
    sources: `${countOf(alert.independentCount, 'independent source')} of ${countOf(alert.articleCount, 'article')}`,
    state: STATE_LABELS[alert.state].toLowerCase(),
    changes: register.changes.map(({ on, act, summary, symbol, link }) => ({
      what: `${formatDay(on)}, ${(ACT_LABELS[act] ?? act).toLowerCase()}: ${summary}`,
      symbol,
      href: link,
      check: null,
    })),
    periods: register.periods.map((period) => ({
      what: `${capitalised(describeDates(period.from, period.until))}, ${(FORCE_LABELS[period.status] ?? period.status).toLowerCase()}: ${period.note}`,
      symbol: period.symbols,
      href: period.link,
      check: describeCheck(period),
    })),
    clauses: register.clauses.map((clause) => ({
      what: `${clause.summary} ${capitalised(describeDates(clause.from, clause.until))}.`,
      symbol: clause.paragraph === null ? clause.symbol : `${clause.symbol}, ${clause.paragraph}`,
      href: clause.link,
      check: null,
    })),
    renewals: register.renewals.map(({ id, due, entries }) => ({
      label: `${formatDay(due)}: ${entries[0]?.summary ?? ''}`,
      href: `#${id}`,
    })),
    toCheck: register.toCheck,
    checked: check === null ? null : describeCheckView(check, names),
  };
}

function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
