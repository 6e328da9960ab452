/** One event under one regime: a claim, a near miss with its reason, or nothing at all. */
import { UNKNOWN_DATE, type ConfidencePart, type Event, type Span } from '../event.js';
import type { Claim, DetectionArticle, FindingStatus, Quiet } from '../finding.js';
import { assessForce } from './assess-force.js';
import { checkExemptions } from './check-exemptions.js';
import { knownInterval, overlaps } from './day-interval.js';
import { cite, explainClaim, type ClaimLaw } from './explain-claim.js';
import { explainExempt, explainOutside } from './explain-exemption.js';
import { holdClauses, preferNamed, type Hit } from './hold-clauses.js';
import { touches } from './match-target.js';
import { findNearestMiss } from './find-nearest-miss.js';
import type { Mark, Provision, Regime } from './register.js';
import { multiply } from './weigh-confidence.js';

/** What judgement says of one event under one regime. */
export type EventReading =
  | { readonly outcome: 'claim'; readonly claim: Claim; readonly status: FindingStatus }
  | { readonly outcome: 'quiet'; readonly quiet: Quiet };

/** Below this a claim is told as a near miss. */
const LEAST_CONFIDENCE = 0.2;

/** Holds one event against one regime. Null where the event has nothing to do with it. */
export function judgeEvent(event: Event, regime: Regime, article: DetectionArticle): EventReading | null {
  if (!touches(event, regime)) return null;
  const hasPublicationDate = article.published !== null && article.published !== undefined;
  const date = knownInterval(event.date, hasPublicationDate);
  const { bans, enforcing, misses } = holdClauses(event, regime);
  const onTheDays = (hit: Hit): boolean => date === null || overlaps(hit.coverage, date);
  const held = preferNamed(bans.filter(onTheDays), date ?? UNKNOWN_DATE);
  const force = assessForce(regime, bans, held, date);
  if (force.verdict === 'did-not-hold') {
    const miss = findNearestMiss([...bans.map((ban) => ({ ...ban, stage: 'date' as const })), ...misses], date);
    if (miss === null) return null;
    const why = miss.reason === 'exempt' ? explainOutside(regime, miss, date) : miss.explanation;
    return quiet(event, regime, miss.reason, miss.provision, why);
  }
  const { status, period, parts } = force;
  return claimOrExempt(event, regime, article, {
    held,
    bans,
    misses,
    enforcing: isStoppedOrHidden(event) ? enforcing.filter(onTheDays) : [],
    date,
    status,
    period,
    force: parts,
  });
}

function claimOrExempt(
  event: Event,
  regime: Regime,
  article: DetectionArticle,
  law: ClaimLaw & { readonly enforcing: readonly Hit[]; readonly force: readonly ConfidencePart[] },
): EventReading {
  const clauses = distinct(law.held.map((hit) => hit.provision));
  const exemptions = checkExemptions(event, regime, clauses, law.date ?? UNKNOWN_DATE);
  if (exemptions.met !== null) {
    const clause = clauses[0] ?? null;
    return quiet(event, regime, 'exempt', clause, explainExempt(exemptions.met, clause));
  }
  const parts = [
    ...event.certaintyParts,
    ...surest(law.held),
    ...law.force,
    ...exemptions.parts,
    ...markOf(clauses),
    ...(event.isBackground ? [{ name: 'background', factor: 0.6, reason: 'told as background, nothing new' }] : []),
  ];
  const confidence = multiply(event.certainty, parts.slice(event.certaintyParts.length));
  if (confidence < LEAST_CONFIDENCE) {
    const clause = clauses[0] ?? null;
    return quiet(event, regime, 'confidence too low', clause, `confidence ${confidence} under ${LEAST_CONFIDENCE}`);
  }
  const cited = distinct([...clauses, ...law.enforcing.map((hit) => hit.provision)]);
  const claim: Claim = {
    conduct: event.conduct,
    supplier: [...new Set(event.suppliers.map((slot) => slot.party))],
    recipient: [...new Set(event.recipients.map((slot) => slot.party))],
    intermediary: [...new Set(event.intermediaries.map((slot) => slot.party))],
    items: [...new Set(event.items.map((item) => item.itemClass))],
    quantities: [...new Set(event.items.flatMap((item) => (item.quantity === null ? [] : [item.quantity])))],
    identifiers: event.identifiers,
    places: event.places,
    date: event.date,
    modality: event.modality,
    by: wordsAt(article, event.by),
    deniedBy: wordsAt(article, event.deniedBy),
    background: event.isBackground,
    provisions: cited.map(cite),
    exemptions: exemptions.possible,
    confidence,
    confidenceParts: parts,
    evidence: event.evidence,
    explanation: explainClaim(regime, law),
  };
  return { outcome: 'claim', claim, status: law.status };
}

function quiet(
  event: Event,
  regime: Regime,
  reason: Quiet['reason'],
  clause: Provision | null,
  explanation: string,
): EventReading {
  return {
    outcome: 'quiet',
    quiet: {
      regime: regime.id,
      reason,
      clause: clause === null ? null : cite(clause),
      explanation,
      evidence: event.evidence,
    },
  };
}

/** The parts of the hit that leaves least doubt: one sure clause is enough. */
function surest(hits: readonly Hit[]): readonly ConfidencePart[] {
  const doubt = (hit: Hit): number => multiply(1, hit.parts);
  return (
    hits.reduce<Hit | null>((best, hit) => (best === null || doubt(hit) > doubt(best) ? hit : best), null)?.parts ?? []
  );
}

const MARK_FACTOR: Record<Mark, number> = { high: 1, medium: 0.98, low: 0.9 };

function markOf(clauses: readonly Provision[]): ConfidencePart[] {
  const best = Math.max(...clauses.map((clause) => MARK_FACTOR[clause.confidence]));
  return best === 1
    ? []
    : [{ name: 'register', factor: best, reason: 'the clause itself is not read in an official text' }];
}

function isStoppedOrHidden(event: Event): boolean {
  return event.modality.includes('intercepted') || event.conduct.includes('transport-concealment');
}

function distinct(provisions: readonly Provision[]): Provision[] {
  return [...new Set(provisions)];
}

function wordsAt(article: DetectionArticle, span: Span | null): string | null {
  return span === null ? null : article[span.field].slice(span.start, span.end);
}
