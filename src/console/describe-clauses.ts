/** The clauses an alert cites, with what the register knows of them. */
import { resolutionUrl, type ProvisionRef } from '../detection/finding.js';
import type { Exemption, Period, Provision, Register } from '../detection/pack.js';
import { citeProvision } from './build-reading.js';
import type { ClauseView } from './pages/alert-model.js';
import { formatDay } from './pages/format-instant.js';
import { MARK_LABELS } from './pages/labels.js';

const FORCE_WORDS: Readonly<Record<Provision['force'], string>> = {
  ban: 'binding ban',
  enforcement: 'inspection and seizure',
  condition: 'papers or notice owed',
  call: 'a call, not binding',
};

const DIRECTION_WORDS: Readonly<Record<Provision['direction'], string>> = {
  to: 'into the target',
  from: 'out of the target',
  both: 'both ways',
};

/** @param date When the conduct is said to have happened, days both included; null where nothing is said. */
export function describeClauses(
  cited: readonly Pick<ProvisionRef, 'id' | 'resolution' | 'paragraph'>[],
  register: Register,
  date: { readonly from: string; readonly to: string } | null,
): ClauseView[] {
  const known = new Map(register.regimes.flatMap(({ provisions }) => provisions.map((clause) => [clause.id, clause])));
  return cited.map(({ id, resolution, paragraph }) => {
    const clause = known.get(id) ?? null;
    return {
      symbol: resolution,
      href: resolutionUrl(resolution) ?? '',
      paragraph: describeParagraph(paragraph, clause),
      summary: clause?.summary ?? null,
      rows: clause === null ? [] : rows(clause, date),
    };
  });
}

const GRANT_WORDS: Readonly<Record<Exemption['grant'], string>> = {
  standing: 'by the text itself',
  notification: 'after notice',
  approval: 'with approval beforehand',
  mixed: 'by notice or approval, as the case may be',
  none: 'none exists',
  ended: 'over',
};

/** "by the text itself", "with approval beforehand": who can grant an exemption, and how. */
export function describeGrant({ grant }: Pick<Exemption, 'grant'>): string {
  return GRANT_WORDS[grant];
}

/** A sentence to which more is to be added. */
function withoutDot(sentence: string): string {
  return sentence.replace(/\.$/, '');
}

/** Exemptions that may apply, each once, with where it stands and how it is granted. */
export function describeExemptions(
  possible: readonly { readonly id: string; readonly summary: string }[],
  register: Register,
): string[] {
  const known = new Map(register.regimes.flatMap(({ exemptions }) => exemptions.map((one) => [one.id, one])));
  const told = possible.map(({ id, summary }) => {
    const exemption = known.get(id);
    return exemption === undefined
      ? summary
      : `${withoutDot(summary)} (${citeProvision(exemption)}; ${describeGrant(exemption)}).`;
  });
  return [...new Set(told)];
}

/** "since 26 February 2011", "26 February 2011 to 1 June 2016" (its last day). */
export function describeDates(from: string, until: string | null): string {
  if (until === null) return `since ${formatDay(from)}`;
  const last = new Date(new Date(`${until}T00:00:00Z`).getTime() - 86_400_000);
  return `${formatDay(from)} to ${formatDay(last)}`;
}

/** Said wherever force is presumed; null where nothing is open. */
export function describeCheck(period: Pick<Period, 'status' | 'lastVerifiedOn'> | null): string | null {
  if (period?.status !== 'presumed') return null;
  const last = period.lastVerifiedOn === null ? 'no known day' : formatDay(period.lastVerifiedOn);
  return `Renewal to be checked by a person, last verified on ${last}.`;
}

/** "binding ban, into the target". */
export function describeForce(clause: Pick<Provision, 'force' | 'direction'>): string {
  return `${FORCE_WORDS[clause.force]}, ${DIRECTION_WORDS[clause.direction]}`;
}

function describeParagraph(paragraph: string | null, clause: Provision | null): string {
  const number = paragraph === null ? 'Paragraph not confirmed' : `Paragraph ${paragraph}`;
  return clause === null ? number : `${number}, ${describeForce(clause)}`;
}

function rows(clause: Provision, date: { from: string; to: string } | null): ClauseView['rows'] {
  const isWhole = date !== null && clause.from <= date.from && (clause.until === null || clause.until > date.to);
  const claimed = date === null ? '' : isWhole ? ', on every day claimed' : ', not on every day claimed';
  return [
    { label: 'In force', value: describeDates(clause.from, clause.until) + claimed },
    ...(clause.note === null ? [] : [{ label: 'Note', value: clause.note }]),
    { label: 'How sure', value: MARK_LABELS[clause.confidence] ?? clause.confidence },
  ];
}
