/** A claim that a person reads where the extraction read none, held against the register like any other. Pure. */
import type { Event, PlaceSlot, Span } from './event.js';
import type { DetectionArticle, Finding } from './finding.js';
import { judgeEvent } from './judgement/judge-event.js';
import { uniteClaims } from './judgement/judge.js';
import type { Regime, Register } from './judgement/register.js';
import type { Conduct, ItemClass, Modality, PartyId, RegimeId } from './vocabulary.js';

/** What a person says that an article reports. */
export interface HandClaim {
  readonly regime: RegimeId;
  readonly conduct: readonly Conduct[];
  readonly supplier: readonly PartyId[];
  readonly recipient: readonly PartyId[];
  readonly items: readonly ItemClass[];
  readonly modality: readonly Modality[];
  /** The passage that carries it. */
  readonly passage: Span;
  /** First and last day of the conduct, `YYYY-MM-DD`, or null where only the publication is known. */
  readonly date: { readonly from: string; readonly to: string } | null;
}

/** A finding, or why the register does not hold the claim. */
export type HandJudgement =
  | { readonly outcome: 'held'; readonly finding: Finding }
  | { readonly outcome: 'not-held'; readonly explanation: string };

/** The rule named by passages that a person marked. */
const BY_HAND = 'by-hand';

/** A person's reading is not doubted; that nobody else has checked it leaves a little. */
const CERTAINTY = 0.9;

/**
 * Judges one claim under the one embargo that its reader names. Where the parties alone do not settle it, the place of
 * that embargo is taken as said: to name an embargo is to say where the thing went.
 */
export function judgeByHand(claim: HandClaim, article: DetectionArticle, register: Register): HandJudgement {
  const regime = register.regimes.find(({ id }) => id === claim.regime);
  if (regime === undefined) return { outcome: 'not-held', explanation: 'the register has no such embargo' };
  let explanation = 'none of the parties named is one that it concerns';
  for (const places of [[], placesOf(regime, claim.passage)]) {
    const reading = judgeEvent(toEvent(claim, article, places), regime, article);
    if (reading?.outcome === 'claim')
      return { outcome: 'held', finding: uniteClaims('violation', regime.id, [reading]) };
    if (reading?.outcome === 'quiet') explanation = `${reading.quiet.reason}: ${reading.quiet.explanation}`;
  }
  return { outcome: 'not-held', explanation };
}

function placesOf(regime: Regime, span: Span): PlaceSlot[] {
  return regime.targets.flatMap(({ countries, area }) =>
    countries.map((country) => ({ country, area, role: 'destination' as const, span })),
  );
}

function toEvent(claim: HandClaim, article: DetectionArticle, places: readonly PlaceSlot[]): Event {
  const { passage, date } = claim;
  const side = (parties: readonly PartyId[]): Event['suppliers'] =>
    parties.map((party) => ({ party, span: passage, isInferred: false }));
  const published = article.published?.slice(0, 10) ?? null;
  return {
    conduct: claim.conduct,
    suppliers: side(claim.supplier),
    recipients: side(claim.recipient),
    intermediaries: [],
    items: claim.items.map((itemClass) => ({ itemClass, span: passage, quantity: null })),
    places,
    identifiers: [],
    date:
      date === null
        ? { from: published ?? '0001-01-01', to: published ?? '9999-12-31', basis: 'publication', span: null }
        : { ...date, basis: 'stated', span: passage },
    modality: claim.modality,
    by: null,
    deniedBy: null,
    isBackground: false,
    lawfulCues: [],
    evidence: [{ ...passage, rule: BY_HAND }],
    certainty: CERTAINTY,
    certaintyParts: [{ name: 'by hand', factor: CERTAINTY, reason: 'read and raised by a person' }],
  };
}
