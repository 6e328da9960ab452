/** Standing relations in words. */
import { capitalise, partyName } from '../alerts/party-names.js';
import type { RelationView } from '../alerts/relations-schema.js';
import type { GatheredRelation } from '../alerts/relations.service.js';
import { countOf, formatDay } from './pages/format-instant.js';
import { CONDUCT_LABELS } from './pages/labels.js';
import { nameRegime } from './pages/name-things.js';
import type { RelationLine } from './pages/relations-page.js';

/** A row of the page. */
export function buildRelation(relation: RelationView): RelationLine {
  const [latest] = relation.alertIds;
  return {
    name: nameRelation(relation),
    note: `${capitalise(CONDUCT_LABELS[relation.conduct])}, under the embargo ${nameRegime(relation.regime)}`,
    restatements: relation.restatementCount,
    reports: relation.reportCount,
    sources: relation.sourceCount,
    first: formatDay(new Date(relation.firstSeenAt)),
    last: formatDay(new Date(relation.lastSeenAt)),
    news: relation.lastNewsAt === null ? 'none' : formatDay(new Date(relation.lastNewsAt)),
    alerts: relation.alertCount,
    alertHref: latest === undefined ? null : `/alerts/${latest}`,
  };
}

/** What the page of an alert says of its relation. */
export function tellRelation(relation: GatheredRelation): { readonly text: string; readonly href: string } {
  const count = countOf(relation.restatementCount, 'restatement');
  return {
    text: `${nameRelation(relation)}: ${count} since ${formatDay(relation.firstSeenAt)}`,
    href: `/relations?regime=${relation.regime}&party=${encodeURIComponent(relation.supplier)}`,
  };
}

function nameRelation({ supplier, recipient }: Pick<RelationView, 'supplier' | 'recipient'>): string {
  return `${capitalise(partyName(supplier))} → ${capitalise(partyName(recipient))}`;
}
