/** Lists the things of an event: those its sentences hand over, those listed after them, those its conduct brings. */
import { spanOf } from './choose-evidence.js';
import { usableItems } from './choose-items.js';
import type { CombinedEvent } from './combine-events.js';
import { findCues, hasCue, sentencesNear, type Document, type ItemMention, type Sentence } from './document.js';
import type { CueId } from './cues.js';
import type { ItemSlot } from '../event.js';
import type { SentenceEvent } from './read-frames.js';
import type { Conduct, ItemClass, PartyId } from '../vocabulary.js';

const NOT_GOODS: readonly ItemClass[] = ['services', 'personnel', 'labour', 'money'];

/** People, work, money and services are the thing handed over where that is the conduct told, and only there. */
const OF_CONDUCT: Readonly<Partial<Record<ItemClass, Conduct>>> = {
  personnel: 'armed-personnel',
  labour: 'overseas-labour',
  services: 'technical-assistance',
  money: 'financing-brokering',
};

/** What "weapons" beside it must mean; "weapons and ammunition" are two things. */
const WEAPONS: readonly ItemClass[] = ['small-arms', 'artillery', 'missiles', 'drones', 'aircraft', 'vessels'];

/** Frames whose object is mended or taught on, not handed over. */
const WORKED_ON: readonly string[] = ['en.repair'];

/** Sentences after a claim in which its things may be listed. */
const LIST_REACH = 2;

/** Events of an article that may name what another calls arms; a bound on work over long texts. */
const MAX_SIBLINGS = 30;

/** @param all every event of the article: what one calls "arms" another may name. */
export function listItems(
  document: Document,
  combined: CombinedEvent,
  all: readonly CombinedEvent[],
  conduct: readonly Conduct[],
): ItemSlot[] {
  const slots: ItemSlot[] = [];
  const seen = new Set<string>();
  const bare = new Set<ItemSlot>();
  const specific = new Set<ItemSlot>();
  const helping = new Set<ItemSlot>();
  const listed = new Set<ItemSlot>();
  const add = (sentence: Sentence, { entry, from, to, quantity }: ItemMention): void => {
    const key = `${entry.itemClass} ${quantity ?? ''}`;
    const asks = OF_CONDUCT[entry.itemClass];
    if (seen.has(key) || (asks !== undefined && !conduct.includes(asks))) return;
    seen.add(key);
    const slot = { itemClass: entry.itemClass, span: spanOf(sentence, from, to), quantity, range: entry.range };
    slots.push(slot);
    if (isWholly(sentence, 'generic-thing', from, to)) bare.add(slot);
    else if (hasCue(sentence, ['generic-thing'], from, to)) specific.add(slot);
    if (isWholly(sentence, 'helper-thing', from, to)) helping.add(slot);
    if (isListed(sentence, from, to)) listed.add(slot);
  };
  for (const [sentence, item] of thingsOf(combined)) add(sentence, item);
  for (const [sentence, item] of listedAfter(document, combined)) add(sentence, item);
  const isNamed = (slot: ItemSlot): boolean => isNamedGoods(slot.itemClass);
  if (slots.some(({ itemClass }) => itemClass === 'unspecified-arms') && !slots.some(isNamed))
    for (const sibling of all
      .slice(0, MAX_SIBLINGS)
      .filter((other) => other !== combined && sharesSide(combined, other)))
      for (const [sentence, item] of thingsOf(sibling)) if (isNamedGoods(item.entry.itemClass)) add(sentence, item);
  for (const slot of implied(combined, conduct, slots)) slots.push(slot);
  const nuclear = nuclearEnd(document, combined, conduct, slots);
  if (nuclear) slots.push(nuclear);
  if (conduct.includes('financing-brokering') && !slots.some(({ itemClass }) => itemClass === 'money'))
    for (const [sentence, item] of moneyNear(document, combined)) add(sentence, item);
  return withoutHelpers(slots, { bare, specific, helping }).filter(
    (slot, _index, kept) =>
      slot.itemClass !== 'unspecified-arms' ||
      !kept.some(({ itemClass }) => (listed.has(slot) ? WEAPONS.includes(itemClass) : isNamedGoods(itemClass))),
  );
}

/** Words between two things of one list. */
const LIST_GAP = 3;

/** "Weapons and ammunition": one of several things side by side. */
function isListed(sentence: Sentence, from: number, to: number): boolean {
  return sentence.items.some((other) => {
    const [start, end] = other.from >= to ? [to, other.from] : [other.to, from];
    return end > start && end - start <= LIST_GAP && hasCue(sentence, ['coordinator'], start, end);
  });
}

function isWholly(sentence: Sentence, cue: CueId, from: number, to: number): boolean {
  return findCues(sentence, cue, from, to).some((found) => found.from === from && found.to === to);
}

/** How the words of slots name their things. */
interface Naming {
  /** By a word for many kinds ("rockets") alone. */
  readonly bare: ReadonlySet<ItemSlot>;
  /** By that word with the kind ("anti-tank rockets"). */
  readonly specific: ReadonlySet<ItemSlot>;
  /** By what belongs to another thing ("launchers", "rounds"). */
  readonly helping: ReadonlySet<ItemSlot>;
}

/** "Rockets" where the text says which, and launchers and rounds of missiles, are no things of their own. */
function withoutHelpers(slots: readonly ItemSlot[], { bare, specific, helping }: Naming): ItemSlot[] {
  const isKindNamed = slots.some(
    (slot) => slot.itemClass !== 'ammunition' && specific.has(slot) && slot.itemClass !== 'components',
  );
  const isOfMissiles =
    slots.some(({ itemClass }) => itemClass === 'missiles') &&
    !slots.some((slot) => slot.itemClass === 'small-arms' || (slot.itemClass === 'artillery' && !helping.has(slot)));
  return slots.filter((slot) => !(isKindNamed && bare.has(slot)) && !(isOfMissiles && helping.has(slot)));
}

function isNamedGoods(itemClass: ItemClass): boolean {
  return itemClass !== 'unspecified-arms' && !NOT_GOODS.includes(itemClass);
}

function thingsOf(combined: CombinedEvent): [Sentence, ItemMention][] {
  const own = combined.parts
    .filter((part) => !part.frames.every((frame) => WORKED_ON.includes(frame)))
    .flatMap((part) => part.items.map((item): [Sentence, ItemMention] => [part.sentence, item]));
  const borrowed = combined.parts.flatMap(({ borrowed: lent }) =>
    (lent?.items ?? []).map((item): [Sentence, ItemMention] => [lent!.sentence, item]),
  );
  const given = combined.parts.flatMap((part) => givenInReturn(part.sentence));
  return [...own, ...borrowed, ...given];
}

/** "... in return for nine million shells and rockets": what goes the other way is handed over too. */
function givenInReturn(sentence: Sentence): [Sentence, ItemMention][] {
  const exchange = findCues(sentence, 'exchange')[0];
  if (!exchange) return [];
  return usableItems(sentence, true)
    .filter((item) => item.from >= exchange.to && !item.entry.isWeak && isNamedGoods(item.entry.itemClass))
    .map((item): [Sentence, ItemMention] => [sentence, item]);
}

/** "Also inside were 36,000 cartridges": sentences that go on listing what the one before tells of. */
function listedAfter(document: Document, combined: CombinedEvent): [Sentence, ItemMention][] {
  const told = new Set(combined.parts.map((part) => part.sentence));
  return combined.parts.flatMap((part) =>
    document.sentences
      .slice(part.sentence.index + 1, part.sentence.index + 1 + LIST_REACH)
      .filter(
        (sentence) =>
          !told.has(sentence) &&
          sentence.blockers.length === 0 &&
          hasCue(sentence, ['inventory']) &&
          !hasCue(sentence, ['non-transfer', 'hypothetical', 'negation']),
      )
      .flatMap((sentence) =>
        usableItems(sentence, true)
          .filter((item) => !item.entry.isWeak && !NOT_GOODS.includes(item.entry.itemClass))
          .map((item): [Sentence, ItemMention] => [sentence, item]),
      ),
  );
}

/** Goods for a nuclear, chemical or biological programme, where the text says that they serve one. */
const FOR_PROGRAMME: readonly ItemClass[] = ['components', 'materials', 'equipment'];

function nuclearEnd(
  document: Document,
  combined: CombinedEvent,
  conduct: readonly Conduct[],
  slots: readonly ItemSlot[],
): ItemSlot | null {
  const isSuch = slots.some(({ itemClass }) => FOR_PROGRAMME.includes(itemClass));
  if (!isSuch || !conduct.includes('dual-use-transfer')) return null;
  if (slots.some(({ itemClass }) => itemClass === 'nuclear-chemical-biological')) return null;
  for (const { sentence } of combined.parts)
    for (const near of sentencesNear(document, sentence.index, LIST_REACH)) {
      const [cue] = findCues(near, 'nuclear-purpose');
      if (cue && !hasCue(near, ['norm']))
        return {
          itemClass: 'nuclear-chemical-biological',
          span: spanOf(near, cue.from, cue.to),
          quantity: null,
          range: null,
        };
    }
  return null;
}

/** Sums and payments named beside the claim. */
function moneyNear(document: Document, combined: CombinedEvent): [Sentence, ItemMention][] {
  return combined.parts
    .flatMap((part) => sentencesNear(document, part.sentence.index, LIST_REACH))
    .flatMap((sentence) =>
      sentence.items
        .filter((item) => item.entry.itemClass === 'money')
        .slice(0, 1)
        .map((item): [Sentence, ItemMention] => [sentence, item]),
    )
    .slice(0, 1);
}

function sharesSide(a: CombinedEvent, b: CombinedEvent): boolean {
  const partiesOf = (event: CombinedEvent): PartyId[] =>
    [...event.suppliers, ...event.recipients].map((side) => side.party);
  const own = partiesOf(a);
  return partiesOf(b).some((party) => own.includes(party));
}

/** What triggers and conducts bring with them where no word names it ("trained", "hired"). */
function implied(combined: CombinedEvent, conduct: readonly Conduct[], named: readonly ItemSlot[]): ItemSlot[] {
  const slots: ItemSlot[] = [];
  const has = (itemClass: ItemClass): boolean =>
    [...named, ...slots].some(
      (slot) =>
        slot.itemClass === itemClass || (itemClass === 'unspecified-arms' && !NOT_GOODS.includes(slot.itemClass)),
    );
  const add = (itemClass: ItemClass, part: SentenceEvent, from: number, to: number): void => {
    const asks = OF_CONDUCT[itemClass];
    if (has(itemClass) || (asks !== undefined && !conduct.includes(asks))) return;
    slots.push({ itemClass, span: spanOf(part.sentence, from, to), quantity: null, range: null });
  };
  for (const part of combined.parts) for (const { itemClass, at } of part.implied) add(itemClass, part, at.from, at.to);
  for (const [itemClass, brings] of Object.entries(OF_CONDUCT) as [ItemClass, Conduct][]) {
    const part = combined.parts.find(({ conducts }) => conducts.has(brings));
    if (part && itemClass !== 'money') add(itemClass, part, part.from, part.to);
  }
  return slots;
}
