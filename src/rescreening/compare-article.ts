/** What changes about one article when other rules read it. Pure. */
import type { Finding } from '../detection/finding.js';

/** An alert that rests on the article's present text. */
export interface StandingEvidence {
  readonly alertId: string;
  readonly kind: string;
  readonly regime: string;
  /** A person read it: no rules take that away. */
  readonly isByHand: boolean;
}

/** What would be found that no alert rests on, and which alerts would no longer rest on this article. */
export interface ArticleChange {
  readonly gained: readonly { readonly kind: string; readonly regime: string; readonly confidence: number }[];
  readonly lost: readonly string[];
}

/** @param standing Of the article's present text. */
export function compareArticle(standing: readonly StandingEvidence[], findings: readonly Finding[]): ArticleChange {
  const isOf = (a: { kind: string; regime: string }, b: { kind: string; regime: string }): boolean =>
    a.kind === b.kind && a.regime === b.regime;
  return {
    gained: findings
      .filter((finding) => !standing.some((evidence) => isOf(evidence, finding)))
      .map(({ kind, regime, confidence }) => ({ kind, regime, confidence })),
    lost: standing
      .filter((evidence) => !evidence.isByHand && !findings.some((finding) => isOf(finding, evidence)))
      .map(({ alertId }) => alertId),
  };
}
