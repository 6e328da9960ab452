/** Whom an embargo was aimed at on a day: its aim changes with its clauses. */
import { isInForceOn, type Regime, type Target } from '../detection/pack.js';

/** The targets of the bans in force that day; all of the regime's where none was. @param day YYYY-MM-DD */
export function targetsOn(regime: Regime, day: string): readonly Target[] {
  const aimed = new Set(
    regime.provisions
      .filter((clause) => clause.force === 'ban')
      .flatMap(({ covers }) => covers.filter((coverage) => isInForceOn(coverage, day)))
      .map(({ target }) => target),
  );
  return aimed.size === 0 ? regime.targets : regime.targets.filter(({ id }) => aimed.has(id));
}
