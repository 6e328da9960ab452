/** The contract of `screen --jsonl`: one detection as one JSON line. */
import type { Claim, Detection, DetectionArticle, Finding, ProvisionRef } from '../detection/finding.js';

/**
 * What `screen` prints for one article, and what POST /screen answers.
 *
 * @param id The record's id, or null where it has none.
 * @returns A plain object whose quotes are exact slices of the article's own fields.
 */
export function toScreenLine(id: unknown, article: DetectionArticle, detection: Detection): Record<string, unknown> {
  return {
    id: id ?? null,
    language: detection.recognisedLanguage,
    alerts: detection.findings.map((finding) => toAlert(article, finding)),
    quiet: detection.quiet.map(({ regime, reason, clause, explanation }) => ({
      regime,
      reason,
      clause: clause === null ? null : cite(clause),
      explanation,
    })),
  };
}

function toAlert(article: DetectionArticle, finding: Finding): Record<string, unknown> {
  const { kind, regime, status, confidence, conduct, supplier, recipient, items, modality } = finding;
  return {
    kind,
    regime,
    status,
    confidence: round(confidence),
    conduct,
    supplier,
    recipient,
    items,
    modality,
    provisions: finding.provisions.map(cite),
    claims: finding.claims.map(toClaim),
    evidence: finding.evidence.map(({ field, start, end, rule }) => ({
      field,
      start,
      end,
      quote: article[field].slice(start, end),
      rule,
    })),
  };
}

function toClaim(claim: Claim): Record<string, unknown> {
  return {
    conduct: claim.conduct,
    supplier: claim.supplier,
    recipient: claim.recipient,
    intermediary: claim.intermediary,
    items: claim.items,
    identifiers: claim.identifiers.map(({ type, value }) => ({ type, value })),
    place: claim.places.map(({ country, area, role }) => ({ country, area, role })),
    date: { from: claim.date.from, to: claim.date.to },
    modality: claim.modality,
    by: claim.by,
    deniedBy: claim.deniedBy,
    background: claim.background,
  };
}

const cite = ({ resolution, paragraph }: ProvisionRef): { resolution: string; paragraph: string | null } => ({
  resolution,
  paragraph,
});

const round = (value: number): number => Math.round(value * 1000) / 1000;
