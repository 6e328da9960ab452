/** Findings built from a few words. */
import type { Claim, Finding } from '../detection/finding.js';

/** A claim of ammunition going from North Korea to Russia, but for what is given. */
export function claim(given: Partial<Claim> = {}): Claim {
  return {
    conduct: ['arms-transfer'],
    supplier: ['KP'],
    recipient: ['RU'],
    intermediary: [],
    items: ['ammunition'],
    quantities: [],
    identifiers: [],
    places: [],
    date: { from: '2026-11-20', to: '2026-11-20', basis: 'publication', span: null },
    modality: ['reported'],
    by: null,
    deniedBy: null,
    background: false,
    provisions: [{ id: 'dprk-8a', resolution: 'S/RES/1718 (2006)', paragraph: '8(a)' }],
    exemptions: [],
    confidence: 0.8,
    confidenceParts: [],
    evidence: [],
    explanation: 'In force on 2026-11-20',
    ...given,
  };
}

/** A finding whose lists are the unions over its claims, as judgement makes them. */
export function finding(claims: readonly Claim[] = [claim()], given: Partial<Finding> = {}): Finding {
  const union = <T>(pick: (claim: Claim) => readonly T[]): T[] => [...new Set(claims.flatMap((one) => [...pick(one)]))];
  return {
    kind: 'violation',
    regime: 'dprk',
    status: 'in-force',
    confidence: Math.max(...claims.map((one) => one.confidence)),
    conduct: union((one) => one.conduct),
    supplier: union((one) => one.supplier),
    recipient: union((one) => one.recipient),
    items: union((one) => one.items),
    modality: union((one) => one.modality),
    provisions: union((one) => one.provisions),
    claims,
    evidence: union((one) => one.evidence),
    ...given,
  };
}
