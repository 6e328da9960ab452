/** Finds people who move or work where only a people's name tells of them: "two thousand Syrians", "15,000 North Koreans". */
import { findCues, hasCue, type ItemMention, type Sentence } from './document.js';
import type { ItemEntry, LanguagePack } from './language-pack.js';

const FIGHTER: ItemEntry = {
  type: 'item',
  itemClass: 'personnel',
  conduct: 'armed-personnel',
  isWeak: true,
  range: null,
};

/** "Two thousand Syrians were flown in to fight for": a people's name is personnel where a verb says that they fight. */
export function fightersIn(sentence: Sentence, pack: LanguagePack, ofSoldiers: boolean): ItemMention[] {
  const fights = sentence.triggers.filter((trigger) =>
    trigger.entries.some(({ frame }) => {
      const { needs, thing, direction, ofSender } = pack.frames.get(frame) ?? {};
      return needs === 'personnel' && thing === 'subject' && direction === 'none' && !ofSender;
    }),
  );
  const sent = sentence.triggers.filter((trigger) =>
    trigger.entries.some(({ frame }) => pack.frames.get(frame)?.needs === 'personnel'),
  );
  const people = sentence.parties
    .filter(
      ({ entry, to, says, marker }): boolean =>
        entry.type === 'party' &&
        entry.form === 'people' &&
        says === null &&
        (fights.some((trigger) => trigger.from >= to) ||
          (entry.usual === 'supplier' && ofSoldiers && (marker === null || marker === 'object') && sent.length > 0)),
    )
    .map(({ from, to }) => ({ from, to, entry: FIGHTER, quantity: null }));
  return [...people, ...menOf(sentence).filter((men) => fights.some((trigger) => trigger.from >= men.to))];
}

/** "Ethiopian migrants": men of a people by a word that is no soldier's. */
function menOf(sentence: Sentence): ItemMention[] {
  return findCues(sentence, 'men-noun')
    .filter((men) => sentence.parties.some((party) => party.isModifier && party.to === men.from))
    .map(({ from, to }) => ({ from, to, entry: FIGHTER, quantity: null }));
}

const WORKER: ItemEntry = { type: 'item', itemClass: 'labour', conduct: 'overseas-labour', isWeak: false, range: null };

/** "15,000 North Koreans work on building sites": the people's name of a State that sends workers, where work is told. */
export function workersIn(sentence: Sentence): ItemMention[] {
  if (!hasCue(sentence, ['labour-setting'])) return [];
  return sentence.parties
    .filter(
      ({ entry, says }) =>
        entry.type === 'party' &&
        entry.form === 'people' &&
        entry.isFocus &&
        entry.usual === 'supplier' &&
        says === null,
    )
    .map(({ from, to }) => ({ from, to, entry: WORKER, quantity: null }));
}
