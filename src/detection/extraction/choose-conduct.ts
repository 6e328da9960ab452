/** Chooses the conducts of an event from what its sentences tell. */
import type { CombinedEvent } from './combine-events.js';
import type { CueId } from './cues.js';
import { hasCue, sentencesNear, type Document } from './document.js';
import { findConcealment } from './find-concealment.js';
import { findPayment, isForArms } from './find-payment.js';
import type { Conduct, ItemClass } from '../vocabulary.js';

/** What an event amounts to: what its frames and things tell, and hiding and brokering told beside it. */
export function chooseConduct(document: Document, combined: CombinedEvent): Conduct[] {
  const conducts = new Set<Conduct>();
  for (const part of combined.parts)
    for (const conduct of part.conducts) {
      // parts in one list with weapons travel as arms
      if (conduct === 'dual-use-transfer' && part.conducts.has('arms-transfer')) continue;
      conducts.add(conduct);
    }
  if (isPeacefulGoods(document, combined)) {
    conducts.delete('arms-transfer');
    conducts.add('dual-use-transfer');
  }
  for (const [weaker, other] of BY_ITEM)
    if (conducts.has(weaker) && conducts.has(other) && !isSure(combined, weaker) && isSure(combined, other))
      conducts.delete(weaker);
  if (conducts.has('dual-use-transfer') && conducts.has('arms-transfer') && isOnlyGear(combined))
    conducts.delete('arms-transfer');
  if (conducts.has('armed-personnel') && (combined.recipients.length === 0 || combined.suppliers.length === 0))
    conducts.delete('armed-personnel');
  if (combined.recipients.length === 0) conducts.delete('technical-assistance');
  const isCarried = conducts.has('arms-transfer') || conducts.has('dual-use-transfer');
  if (isCarried && findConcealment(document, combined)) conducts.add('transport-concealment');
  if (conducts.has('financing-brokering') && !isForArms(document, combined)) conducts.delete('financing-brokering');
  if (isCarried && findPayment(document, combined)) conducts.add('financing-brokering');
  if (combined.recipients.length > 0 && isServed(document, combined)) conducts.add('technical-assistance');
  return [...conducts];
}

/** Words between experts and the State they are of. */
const EXPERT_GAP = 3;

/** "Four experts from the Quds Force accompany the equipment": who supplies has people there for it. */
function isServed(document: Document, combined: CombinedEvent): boolean {
  const suppliers = new Set(combined.suppliers.map((side) => side.party));
  return combined.parts.some((part) =>
    sentencesNear(document, part.sentence.index, 1).some(
      (sentence) =>
        sentence.blockers.length === 0 &&
        !hasCue(sentence, ['negation', 'deny', 'non-transfer']) &&
        sentence.items.some(
          (item) =>
            item.entry.conduct === 'technical-assistance' &&
            sentence.parties.some(
              (party) =>
                party.party !== null &&
                suppliers.has(party.party) &&
                party.says === null &&
                !party.isEpithet &&
                ((party.to <= item.from &&
                  item.from - party.to <= EXPERT_GAP &&
                  (party.isModifier || party.isPossessive)) ||
                  (party.from >= item.to && party.from - item.to <= EXPERT_GAP && party.marker === 'from')),
            ),
        ),
    ),
  );
}

/** Goods that are no weapons, where the text says that they have a peaceful use too or serve nuclear ends. */
function isPeacefulGoods(document: Document, combined: CombinedEvent): boolean {
  const goods = combined.parts.flatMap((part) => [...part.items, ...(part.borrowed?.items ?? [])]);
  if (goods.length === 0 || !goods.every(({ entry }) => MAYBE_PEACEFUL.includes(entry.itemClass))) return false;
  const isTold = combined.parts.some((part) => part.conducts.has('arms-transfer'));
  return isTold && isNear(document, combined, 'dual-use-word', 1);
}

const MAYBE_PEACEFUL: readonly ItemClass[] = [
  'components',
  'materials',
  'equipment',
  'vehicles',
  'nuclear-chemical-biological',
];

/** What the thing decides: a word with a plain sense ("equipment", "valves") adds none beside a sure one of the other. */
const BY_ITEM: readonly (readonly [Conduct, Conduct])[] = [
  ['arms-transfer', 'dual-use-transfer'],
  ['dual-use-transfer', 'arms-transfer'],
];

/** Nothing that counts as arms but plain words for gear ("equipment", "vehicles"). */
function isOnlyGear(combined: CombinedEvent): boolean {
  const arms = combined.parts
    .flatMap((part) => [...part.items, ...(part.borrowed?.items ?? [])])
    .filter(({ entry }) => entry.conduct === 'arms-transfer');
  return (
    arms.length > 0 &&
    arms.every(({ entry }) => entry.isWeak && (entry.itemClass === 'equipment' || entry.itemClass === 'vehicles'))
  );
}

/** A sure word for such a thing is handed over, or the verb itself says it ("armed"). */
function isSure(combined: CombinedEvent, conduct: Conduct): boolean {
  return combined.parts.some(
    (part) =>
      [...part.items, ...(part.borrowed?.items ?? [])].some(
        ({ entry }) => !entry.isWeak && entry.conduct === conduct,
      ) ||
      (conduct === 'arms-transfer' && part.implied.some(({ itemClass }) => itemClass === 'unspecified-arms')),
  );
}

/** A word of a kind in a sentence of an event or so far from it. */
export function isNear(document: Document, combined: CombinedEvent, cue: CueId, reach: number): boolean {
  return combined.parts.some((part) =>
    sentencesNear(document, part.sentence.index, reach).some(
      (sentence) => sentence.blockers.length === 0 && hasCue(sentence, [cue]),
    ),
  );
}
