/** Which decision stands where alerts become one. */
import type { AlertState } from './review-states.js';

/** Later ones give way to earlier ones: what was found serious stays so, and an undecided report undoes a dismissal. */
const STRONGEST_FIRST: readonly AlertState[] = ['escalated', 'confirmed', 'in-review', 'open', 'dismissed'];

/** What an alert carries of its review. */
export interface Decision {
  readonly state: AlertState;
  readonly stateReason: string | null;
  readonly assigneeId: string | null;
}

/** An alert that nobody has looked at. */
const UNDECIDED: Decision = { state: 'open', stateReason: null, assigneeId: null };

/** The strongest of several, the first among equals; the first person who has any of them keeps it. */
export function strongestDecision(decisions: readonly Decision[]): Decision {
  const [first, ...others] = decisions;
  if (first === undefined) return UNDECIDED;
  const strongest = others.reduce(
    (best, one) => (STRONGEST_FIRST.indexOf(one.state) < STRONGEST_FIRST.indexOf(best.state) ? one : best),
    first,
  );
  const assigneeId = decisions.find((one) => one.assigneeId !== null)?.assigneeId ?? null;
  return { state: strongest.state, stateReason: strongest.stateReason, assigneeId };
}
