/** Judgement: events held against the register. It knows law, not language. */
import type { EvidenceSpan, Event, Extraction } from '../event.js';
import type { Claim, DetectionArticle, Finding, FindingStatus, ProvisionRef, Quiet } from '../finding.js';
import type { Kind, RegimeId } from '../vocabulary.js';
import { judgeCouncilAct } from './judge-council-act.js';
import { judgeEvent } from './judge-event.js';
import type { Register } from './register.js';

/** What judgement answers: what is alert-worthy, and what the law or the date kept from being so. */
export interface Judgement {
  readonly findings: readonly Finding[];
  readonly quiet: readonly Quiet[];
  /** The other reading of the text that was judged a breach where its events were none; null where none was. */
  readonly otherwise: Event | null;
}

/** From the surest to the least sure; a finding has the surest status of its claims. */
const STATUSES: readonly FindingStatus[] = ['in-force', 'disputed', 'presumed', 'depends-on-date'];

interface Reading {
  readonly kind: Kind;
  readonly regime: RegimeId;
  readonly claim: Claim;
  readonly status: FindingStatus;
}

/**
 * Judges all that was extracted from an article. Pure and deterministic: regimes in the register's order, claims in the
 * text's. One finding per kind and regime, its lists the unions over its claims.
 */
export function judge(extraction: Extraction, register: Register, article: DetectionArticle): Judgement {
  const readings: Reading[] = [];
  const quiet: Quiet[] = [];
  const acts = extraction.councilActs.map((act) => ({ act, read: judgeCouncilAct(act, register, article) }));
  const told = acts.filter(({ act }) => act.basis !== 'mention').flatMap(({ read }) => read);
  for (const event of told.length > 0 ? extraction.events.filter(isPlainlyTold) : extraction.events) {
    for (const regime of register.regimes) {
      const reading = judgeEvent(event, regime, article);
      if (reading === null) continue;
      if (reading.outcome === 'quiet') quiet.push(reading.quiet);
      else readings.push({ kind: 'violation', regime: regime.id, claim: reading.claim, status: reading.status });
    }
  }
  const otherwise =
    readings.length === 0 && told.length === 0 ? judgeOtherwise(extraction, quiet, register, article) : null;
  readings.push(...(otherwise?.claims ?? []));
  const mentioned = acts.filter(({ act }) => act.basis === 'mention').flatMap(({ read }) => read);
  // what is only named together counts where the article tells nothing else
  for (const { regime, claim, status } of told.length > 0 ? told : readings.length > 0 ? [] : mentioned)
    readings.push({ kind: 'regime-change', regime: regime.id, claim, status });
  return { findings: assemble(readings, register), quiet: withoutRepeats(quiet), otherwise: otherwise?.event ?? null };
}

/** The first other reading that breaks an embargo, where the text surely tells of a breach and no date saved it. */
function judgeOtherwise(
  { otherwise }: Extraction,
  quiet: readonly Quiet[],
  register: Register,
  article: DetectionArticle,
): { readonly event: Event; readonly claims: readonly Reading[] } | null {
  if (!otherwise || quiet.some(({ reason }) => reason === 'not in force on that date')) return null;
  const isLawful = quiet.some(({ reason }) => reason === 'exempt' || reason === 'place not covered');
  if (otherwise.told < (isLawful ? otherwise.leastLawful : otherwise.least)) return null;
  for (const event of otherwise.readings()) {
    const claims = claimsOf(event, register, article);
    if (claims.length > 0) return { event, claims };
  }
  return null;
}

function claimsOf(event: Event, register: Register, article: DetectionArticle): Reading[] {
  return register.regimes.flatMap((regime): Reading[] => {
    const reading = judgeEvent(event, regime, article);
    if (reading?.outcome !== 'claim') return [];
    return [{ kind: 'violation', regime: regime.id, claim: reading.claim, status: reading.status }];
  });
}

/** In news of a Council act rules read like events ("may not sell"); only what names both sides in one breath is told. */
export function isPlainlyTold(event: Event): boolean {
  return event.suppliers.length > 0 && event.recipients.length > 0 && event.certainty >= LEAST_BESIDE_ACT;
}

const LEAST_BESIDE_ACT = 0.85;

function assemble(readings: readonly Reading[], register: Register): Finding[] {
  const findings: Finding[] = [];
  for (const kind of ['violation', 'regime-change'] as const) {
    for (const { id } of register.regimes) {
      const own = readings.filter((reading) => reading.kind === kind && reading.regime === id);
      if (own.length > 0) findings.push(uniteClaims(kind, id, own));
    }
  }
  return findings;
}

/** One finding of claims of one kind under one regime; its lists are the unions over them. */
export function uniteClaims(
  kind: Kind,
  regime: RegimeId,
  readings: readonly Pick<Reading, 'claim' | 'status'>[],
): Finding {
  const claims = readings.map((reading) => reading.claim);
  const status = STATUSES.find((one) => readings.some((reading) => reading.status === one)) ?? 'depends-on-date';
  return {
    kind,
    regime,
    status,
    confidence: Math.max(...claims.map((claim) => claim.confidence)),
    conduct: unionOf(claims, (claim) => claim.conduct),
    supplier: unionOf(claims, (claim) => claim.supplier),
    recipient: unionOf(claims, (claim) => claim.recipient),
    items: unionOf(claims, (claim) => claim.items),
    modality: unionOf(claims, (claim) => claim.modality),
    provisions: distinctBy(
      claims.flatMap((claim) => claim.provisions),
      (clause: ProvisionRef) => clause.id,
    ),
    claims,
    evidence: inTextOrder(claims.flatMap((claim) => claim.evidence)),
  };
}

function unionOf<T>(claims: readonly Claim[], list: (claim: Claim) => readonly T[]): T[] {
  return [...new Set(claims.flatMap(list))];
}

function distinctBy<T>(all: readonly T[], key: (one: T) => string): T[] {
  const seen = new Set<string>();
  return all.filter((one) => !seen.has(key(one)) && seen.add(key(one)));
}

function inTextOrder(spans: readonly EvidenceSpan[]): EvidenceSpan[] {
  const distinct = distinctBy(spans, (span) => `${span.field} ${span.start} ${span.end} ${span.rule}`);
  const field = (span: EvidenceSpan): number => (span.field === 'title' ? 0 : 1);
  return distinct.sort((a, b) => field(a) - field(b) || a.start - b.start || a.end - b.end);
}

function withoutRepeats(quiet: readonly Quiet[]): Quiet[] {
  return distinctBy(quiet, (one) => `${one.regime} ${one.reason} ${one.clause?.id ?? ''} ${one.explanation}`);
}
