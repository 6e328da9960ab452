/** What reviewers made of alerts, as its page shows it. */
import type { DecisionGroup, DecisionRow, Decisions } from '../alerts/decisions.service.js';
import type { DismissalReason } from '../alerts/dismissal-reasons.service.js';
import { wordsOf } from './build-handling.js';
import type { DecisionGroupView, DecisionRowView, DecisionsModel } from './pages/decisions-page.js';
import { formatDay } from './pages/format-instant.js';
import { nameLanguage, nameRegime } from './pages/name-things.js';

/** Rows shown of each group; what has more stands in the API. */
const MAX_ROWS = 100;

const TITLES: Readonly<Record<DecisionGroup, { readonly title: string; readonly what: string }>> = {
  rule: { title: 'By rule', what: 'Rule' },
  source: { title: 'By source', what: 'Source' },
  regime: { title: 'By embargo', what: 'Embargo' },
  language: { title: 'By language', what: 'Language' },
};

export function buildDecisions(
  counted: Readonly<Record<DecisionGroup, Decisions>>,
  list: readonly DismissalReason[],
): DecisionsModel {
  const { from, to } = counted.rule;
  return {
    period: `${formatDay(from.slice(0, 10))} to ${formatDay(to.slice(0, 10))}`,
    groups: Object.values(counted).map(({ by, items }): DecisionGroupView => {
      const rows = items.slice(0, MAX_ROWS).map((row) => viewOf(by, row, list));
      return { id: by, ...TITLES[by], rows, left: items.length - rows.length };
    }),
  };
}

function viewOf(by: DecisionGroup, row: DecisionRow, list: readonly DismissalReason[]): DecisionRowView {
  const { id, label, alerts, confirmed, dismissed, precision, precision95, reasons } = row;
  const names: Readonly<Record<DecisionGroup, string>> = {
    rule: label,
    source: label,
    regime: nameRegime(id),
    language: nameLanguage(id),
  };
  return {
    name: names[by],
    href: hrefOf(by, id),
    alerts,
    confirmed,
    dismissed,
    reasons: Object.entries(reasons)
      .sort(([, a], [, b]) => b - a)
      .map(([reason, count]) => `${count} ${tellReason(reason, list)}`),
    precision,
    precision95,
  };
}

function tellReason(reason: string, list: readonly DismissalReason[]): string {
  const words = wordsOf(reason, list);
  return words.charAt(0).toLowerCase() + words.slice(1);
}

function hrefOf(by: DecisionGroup, id: string): string | null {
  if (by === 'source') return id === 'by-hand' ? null : `/sources/${id}`;
  if (by === 'regime') return `/queue?view=all&regime=${id}`;
  return null;
}
