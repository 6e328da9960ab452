/** Which decision stands where alerts become one. */
import type { AlertState, Proposal } from './review-states.js';

/**
 * Weaker ones give way to stronger ones: what was found serious stays so, an outcome that waits for a second person goes on
 * waiting, and an undecided report undoes a dismissal.
 */
const STRENGTH: Readonly<Record<AlertState, number>> = {
  escalated: 5,
  confirmed: 4,
  'second-opinion': 3,
  'in-review': 2,
  open: 1,
  dismissed: 0,
};

/** What an alert carries of its review. */
export interface Decision {
  readonly state: AlertState;
  readonly stateReason: string | null;
  readonly assigneeId: string | null;
  /** What waits for a second person: it goes where its state goes, or nobody could answer it. */
  readonly proposal: Proposal | null;
}

/** An alert that nobody has looked at. */
const UNDECIDED: Decision = { state: 'open', stateReason: null, assigneeId: null, proposal: null };

/** The strongest of several, the first among equals; the first person who has any of them keeps it. */
export function strongestDecision(decisions: readonly Decision[]): Decision {
  const [first, ...others] = decisions;
  if (first === undefined) return UNDECIDED;
  const strongest = others.reduce((best, one) => (STRENGTH[one.state] > STRENGTH[best.state] ? one : best), first);
  const assigneeId = decisions.find((one) => one.assigneeId !== null)?.assigneeId ?? null;
  return { ...strongest, assigneeId };
}

/** Whether nothing of one is otherwise in the other. */
export function isSameDecision(a: Decision, b: Decision): boolean {
  return (
    a.state === b.state &&
    a.stateReason === b.stateReason &&
    a.assigneeId === b.assigneeId &&
    a.proposal?.act === b.proposal?.act &&
    a.proposal?.reason === b.proposal?.reason &&
    a.proposal?.by === b.proposal?.by
  );
}

/** Acts on stories that were kept before proposals belonged to a decision have none to restore: somebody decides anew. */
export function answerable<D extends Decision>(decision: D): D {
  const proposal = (decision.proposal as Proposal | null | undefined) ?? null;
  const isOrphaned = decision.state === 'second-opinion' && proposal === null;
  return { ...decision, proposal, state: isOrphaned ? 'in-review' : decision.state };
}
