/** Questions two and three: does the clause reach this conduct, and these goods? */
import type { Event, ItemSlot } from '../event.js';
import type { Conduct, ItemClass } from '../vocabulary.js';
import type { Coverage } from './register.js';

/** What a coverage makes of an event's conduct and goods. */
export type CoverageReading =
  | { readonly verdict: 'hit'; readonly conduct: readonly Conduct[]; readonly isOnlyUnspecified: boolean }
  | { readonly verdict: 'conduct-not-covered' }
  | { readonly verdict: 'item-not-covered' };

const NOT_GOODS: readonly ItemClass[] = ['services', 'personnel', 'labour', 'money'];

/** Conduct that serves another: carriage of, or payment for, what a clause bans. */
const ACCESSORY: readonly Conduct[] = ['transport-concealment', 'financing-brokering'];

/** Goods whose transfer may be one of dual-use goods; that of any other is one of arms. */
const MAY_BE_DUAL: readonly ItemClass[] = ['components', 'materials', 'nuclear-chemical-biological', 'equipment'];

/** Holds an event's conduct and goods against what a clause reaches. */
export function matchCoverage(event: Event, coverage: Coverage): CoverageReading {
  const goods = event.items.filter((item) => !NOT_GOODS.includes(item.itemClass));
  const reached = goods.filter((item) => reachesItem(coverage, item));
  const named = event.conduct.filter((conduct) => coverage.conduct.includes(conduct));
  const isCarriageOnly = named.every((conduct) => conduct === 'transport-concealment');
  const hasPrincipal = event.conduct.some((conduct) => !ACCESSORY.includes(conduct));
  if (named.length > 0 && !(isCarriageOnly && !hasPrincipal && goods.length === 0)) {
    const isAsked = goods.length > 0 ? named.some(asksForGoods) : named.every(isTransfer);
    if (isAsked && reached.length === 0 && !reachesUnspecified(coverage, goods)) return { verdict: 'item-not-covered' };
    return hit(named, reached, coverage);
  }
  const serves = event.conduct.filter((conduct) => ACCESSORY.includes(conduct));
  const served = goods.filter((item) => transfersOf(item).some((conduct) => coverage.conduct.includes(conduct)));
  if (serves.length > 0 && !hasPrincipal && served.length > 0) {
    const carried = served.filter((item) => reached.includes(item));
    return carried.length > 0 ? hit(serves, carried, coverage) : { verdict: 'item-not-covered' };
  }
  return { verdict: 'conduct-not-covered' };
}

function hit(conduct: readonly Conduct[], reached: readonly ItemSlot[], coverage: Coverage): CoverageReading {
  const isOnlyUnspecified =
    coverage.items !== 'all' &&
    conduct.some(isTransfer) &&
    reached.every((item) => item.itemClass === 'unspecified-arms');
  return { verdict: 'hit', conduct, isOnlyUnspecified };
}

/** Goods that nobody names are arms of some kind: a clause on some classes only must reach arms in general. */
function reachesUnspecified(coverage: Coverage, goods: readonly ItemSlot[]): boolean {
  return goods.length === 0 && (coverage.items === 'all' || coverage.items.includes('unspecified-arms'));
}

function isTransfer(conduct: Conduct): boolean {
  return conduct === 'arms-transfer' || conduct === 'dual-use-transfer';
}

function transfersOf(item: ItemSlot): readonly Conduct[] {
  return MAY_BE_DUAL.includes(item.itemClass) ? ['arms-transfer', 'dual-use-transfer'] : ['arms-transfer'];
}

/** People and workers are judged by who they are, not by what is in their luggage. */
function asksForGoods(conduct: Conduct): boolean {
  return conduct !== 'armed-personnel' && conduct !== 'overseas-labour';
}

function reachesItem(coverage: Coverage, item: ItemSlot): boolean {
  if (coverage.except.includes(item.itemClass)) return false;
  if (coverage.range === 'long' && item.range === 'short') return false;
  return coverage.items === 'all' || coverage.items.includes(item.itemClass);
}
