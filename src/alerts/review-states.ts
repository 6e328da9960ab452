/** The states of an alert and who may lead where: review changes a state through this table only. */

export const ALERT_STATES = ['open', 'in-review', 'second-opinion', 'confirmed', 'dismissed', 'escalated'] as const;
export type AlertState = (typeof ALERT_STATES)[number];

/** States in which an alert waits for someone to decide. */
export const WAITING_STATES = ['open', 'in-review', 'second-opinion', 'escalated'] as const;

/**
 * What a person does with an alert. A decision is about the report, never about guilt. `approve` and `decline` answer an
 * outcome that another person has proposed, where the outcome needs two.
 */
export const REVIEW_ACTS = ['start', 'confirm', 'dismiss', 'escalate', 'reopen', 'approve', 'decline'] as const;
export type ReviewAct = (typeof REVIEW_ACTS)[number];

/** Outcomes for which an admin may ask for a second person. */
export const OUTCOMES = ['confirm', 'dismiss', 'escalate'] as const;
export type Outcome = (typeof OUTCOMES)[number];

const TRANSITIONS: Readonly<Record<ReviewAct, { readonly from: readonly AlertState[]; readonly to: AlertState }>> = {
  start: { from: ['open'], to: 'in-review' },
  confirm: { from: ['open', 'in-review', 'escalated'], to: 'confirmed' },
  dismiss: { from: ['open', 'in-review', 'escalated'], to: 'dismissed' },
  escalate: { from: ['open', 'in-review'], to: 'escalated' },
  reopen: { from: ['in-review', 'confirmed', 'dismissed', 'escalated'], to: 'open' },
  // Leads to what was proposed.
  approve: { from: ['second-opinion'], to: 'confirmed' },
  decline: { from: ['second-opinion'], to: 'in-review' },
};

const OUTCOME_STATES: Readonly<Record<Outcome, AlertState>> = {
  confirm: 'confirmed',
  dismiss: 'dismissed',
  escalate: 'escalated',
};

/** An outcome that waits for a second person. */
export interface Proposal {
  readonly act: Outcome;
  readonly reason: string | null;
  /** User id of whoever proposed it; null where that account is gone. */
  readonly by: string | null;
}

/** An alert as review finds it. */
export interface ReviewedAlert {
  readonly state: AlertState;
  readonly proposal: Proposal | null;
}

/** What a person gives with an act. */
export interface GivenReview {
  /** Id of a dismissal reason: needed to dismiss, and for nothing else. */
  readonly reason: string | null;
  readonly text: string | null;
  /** Null for the service itself, which needs no second person. */
  readonly userId: string | null;
}

/** What the desk has agreed on, so far as it concerns one act. */
export interface ReviewRules {
  readonly needsSecond: readonly Outcome[];
  /** The reason by its id; null where the list does not offer it. */
  readonly reason: { readonly needsWords: boolean } | null;
}

/** What came of an act: the new state, or why not. */
export type Transition =
  | {
      readonly kind: 'moved';
      readonly to: AlertState;
      readonly reason: string | null;
      /** Set where it now waits for a second person. */
      readonly proposal: Proposal | null;
    }
  | { readonly kind: 'not-from-here'; readonly possible: readonly ReviewAct[] }
  | { readonly kind: 'reason-missing' }
  | { readonly kind: 'reason-unknown' }
  | { readonly kind: 'reason-not-wanted' }
  | { readonly kind: 'words-missing' }
  | { readonly kind: 'second-person-needed' };

/** Applies an act to an alert. */
export function applyReview(
  { state, proposal }: ReviewedAlert,
  act: ReviewAct,
  { reason, text, userId }: GivenReview,
  rules: ReviewRules,
): Transition {
  if (!TRANSITIONS[act].from.includes(state)) return { kind: 'not-from-here', possible: possibleActs(state) };
  if (act !== 'dismiss' && reason !== null) return { kind: 'reason-not-wanted' };
  if (act === 'approve') {
    if (proposal === null || (userId !== null && userId === proposal.by)) return { kind: 'second-person-needed' };
    return { kind: 'moved', to: OUTCOME_STATES[proposal.act], reason: proposal.reason, proposal: null };
  }
  if (act === 'dismiss') {
    if (reason === null) return { kind: 'reason-missing' };
    if (rules.reason === null) return { kind: 'reason-unknown' };
    if (rules.reason.needsWords && (text === null || text.trim() === '')) return { kind: 'words-missing' };
  }
  const outcome = OUTCOMES.find((one) => one === act);
  if (outcome !== undefined && userId !== null && rules.needsSecond.includes(outcome)) {
    return { kind: 'moved', to: 'second-opinion', reason: null, proposal: { act: outcome, reason, by: userId } };
  }
  return { kind: 'moved', to: TRANSITIONS[act].to, reason, proposal: null };
}

/** What can be done with an alert in this state. */
export function possibleActs(state: AlertState): ReviewAct[] {
  return REVIEW_ACTS.filter((act) => TRANSITIONS[act].from.includes(state));
}
