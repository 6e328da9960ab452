/** The states of an alert and who may lead where: review changes a state through this table only. */

export const ALERT_STATES = ['open', 'in-review', 'confirmed', 'dismissed', 'escalated'] as const;
export type AlertState = (typeof ALERT_STATES)[number];

/** What a person does with an alert. A decision is about the report, never about guilt. */
export const REVIEW_ACTS = ['start', 'confirm', 'dismiss', 'escalate', 'reopen'] as const;
export type ReviewAct = (typeof REVIEW_ACTS)[number];

/** Why an alert is dismissed. */
export const DISMISSAL_REASONS = [
  'not-an-embargoed-party',
  'not-covered',
  'exempt-or-approved',
  'not-in-force',
  'known-transfer',
  'duplicate',
  'misread',
  'not-credible',
  'other',
] as const;
export type DismissalReason = (typeof DISMISSAL_REASONS)[number];

/** The reasons in words for people. */
export const DISMISSAL_REASON_WORDS: Readonly<Record<DismissalReason, string>> = {
  'not-an-embargoed-party': 'Not about an embargoed party',
  'not-covered': 'Conduct or items are not covered',
  'exempt-or-approved': 'Exempt or approved',
  'not-in-force': 'Not in force on that date',
  'known-transfer': 'Known transfer, told again',
  duplicate: 'The same event as another alert',
  misread: 'Misread passage',
  'not-credible': 'Not credible',
  other: 'Other, in words',
};

const TRANSITIONS: Readonly<Record<ReviewAct, { readonly from: readonly AlertState[]; readonly to: AlertState }>> = {
  start: { from: ['open'], to: 'in-review' },
  confirm: { from: ['open', 'in-review', 'escalated'], to: 'confirmed' },
  dismiss: { from: ['open', 'in-review', 'escalated'], to: 'dismissed' },
  escalate: { from: ['open', 'in-review'], to: 'escalated' },
  reopen: { from: ['in-review', 'confirmed', 'dismissed', 'escalated'], to: 'open' },
};

/** What came of an act: the new state, or why not. */
export type Transition =
  | { readonly kind: 'moved'; readonly to: AlertState; readonly reason: DismissalReason | null }
  | { readonly kind: 'not-from-here'; readonly possible: readonly ReviewAct[] }
  | { readonly kind: 'reason-missing' }
  | { readonly kind: 'reason-not-wanted' }
  | { readonly kind: 'words-missing' };

/**
 * Applies an act to a state.
 *
 * @param reason Needed to dismiss, and for nothing else.
 * @param text Needed where the reason is `other`.
 */
export function applyReview(
  state: AlertState,
  act: ReviewAct,
  reason: DismissalReason | null,
  text: string | null,
): Transition {
  if (!TRANSITIONS[act].from.includes(state)) return { kind: 'not-from-here', possible: possibleActs(state) };
  if (act === 'dismiss' && reason === null) return { kind: 'reason-missing' };
  if (act !== 'dismiss' && reason !== null) return { kind: 'reason-not-wanted' };
  if (reason === 'other' && (text === null || text.trim() === '')) return { kind: 'words-missing' };
  return { kind: 'moved', to: TRANSITIONS[act].to, reason };
}

/** What can be done with an alert in this state. */
export function possibleActs(state: AlertState): ReviewAct[] {
  return REVIEW_ACTS.filter((act) => TRANSITIONS[act].from.includes(state));
}
