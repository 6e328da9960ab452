/**
 * Reads an event that no sentence tells by itself: arms in one, who sent them or whom they were for in the next. It is
 * asked only where sentence by sentence nothing was told, and only in a setting that speaks of a breach.
 */
import { usableItems } from './choose-items.js';
import { whyUnopened, isNorm } from './check-trigger.js';
import type { CombinedEvent } from './combine-events.js';
import type { CueId } from './cues.js';
import { hasCue, type Document, type ItemMention, type PartyMention, type Sentence } from './document.js';
import type { LanguagePack } from './language-pack.js';
import { isMission, isWhereSaid } from './check-phrase.js';
import type { SentenceEvent } from './read-frames.js';
import { uniteSides, type Side } from './side.js';
import { usualOf } from './usual-side.js';

/** Below any frame's: chosen so that with both sides told it is kept and with one filled in it is not. */
const CERTAINTY = 0.6;

/** Sentences that are read as one. */
const WINDOW = 3;

/** Sentences at the head of an article to which its title belongs. */
const LEAD = 4;

/** Words that say goods were hidden, stopped, traced or are at law. */
const SETTING: readonly CueId[] = [
  'concealment',
  'intercept',
  'illicit',
  'breach',
  'arms-embargo',
  'monitor',
  'named-monitor',
  'own-finding',
  'prosecute',
  'prosecute-sure',
  'convict',
  'search-setting',
  'deny',
];

/** Words by which a passage tells of something else than a transfer. */
const ELSEWHERE: readonly CueId[] = [
  'non-transfer',
  'domestic',
  'hypothetical',
  'request',
  'background',
  'strike-verb',
  'shot',
];

const CARRYING: ReadonlySet<string> = new Set([
  'en.give',
  'en.move',
  'en.shipment',
  'en.acquire',
  'en.reach',
  'en.bound',
  'en.seize',
  'en.find',
  'en.carry',
  'en.depart',
  'en.bear',
  'en.post',
  'en.ready',
]);

const SERVING: ReadonlySet<string> = new Set([
  'en.deploy',
  'en.fight',
  'en.present',
  'en.recruit',
  'en.train',
  'en.know-how',
  'en.fallen',
  'en.repair',
]);

/** @returns the first passage that names goods, a sender and a taker and tells of a way between them; null: none does. */
export function readStory(document: Document, isArmed: boolean): CombinedEvent | null {
  const { sentences, pack } = document;
  for (let start = 0; start < sentences.length; start++) {
    const passage = sentences.slice(start, start + WINDOW);
    const titles = start < LEAD ? sentences.filter(({ field, index }) => field === 'title' && index < start) : [];
    const story = readPassage(passage, titles, pack, isArmed);
    if (story) return story;
  }
  return null;
}

function readPassage(
  passage: readonly Sentence[],
  titles: readonly Sentence[],
  pack: LanguagePack,
  isArmed: boolean,
): CombinedEvent | null {
  if (passage.some((sentence) => sentence.blockers.length > 0 || isNorm(sentence) || hasCue(sentence, ELSEWHERE)))
    return null;
  if (titles.some((title) => hasCue(title, ['non-transfer']))) return null;
  if (!passage.some((sentence) => hasCue(sentence, SETTING))) return null;
  const whole = [...passage, ...titles];
  const recipients = sidesOf(whole, isTaker);
  if (recipients.length === 0) return null;
  const isFree = ({ party }: Side): boolean =>
    !recipients.some((side) => side.party === party || side.mention.home === party);
  return (
    readGoods(passage, sidesOf(whole, isSender).filter(isFree), recipients, pack, isArmed) ??
    readMen(passage, recipients, isFree, pack)
  );
}

function readGoods(
  passage: readonly Sentence[],
  suppliers: readonly Side[],
  recipients: readonly Side[],
  pack: LanguagePack,
  isArmed: boolean,
): CombinedEvent | null {
  if (suppliers.length === 0 || !passage.some((sentence) => tells(sentence, pack, CARRYING))) return null;
  const anchor = passage.find((sentence) => goodsOf(sentence, isArmed).length > 0);
  return anchor ? eventOf(anchor, goodsOf(anchor, isArmed), suppliers, recipients) : null;
}

/** Soldiers or teachers with the State whose they are beside them, in a passage that names whom they serve. */
function readMen(
  passage: readonly Sentence[],
  recipients: readonly Side[],
  isFree: (side: Side) => boolean,
  pack: LanguagePack,
): CombinedEvent | null {
  if (!passage.some((sentence) => tells(sentence, pack, SERVING))) return null;
  for (const sentence of passage) {
    const men: ItemMention[] = [];
    const owners: Side[] = [];
    for (const item of usableItems(sentence, true, true)) {
      if (item.entry.conduct !== 'armed-personnel' && item.entry.conduct !== 'technical-assistance') continue;
      const owner = sentence.parties.find((party) => isOwner(party, item));
      if (!owner || owner.party === null) continue;
      const side = { party: owner.party, mention: owner, sentence, weight: WEIGHT };
      if (!isFree(side)) continue;
      men.push(item);
      owners.push(side);
    }
    // whom they serve stands beside them: others in the passage may be whom they fight
    const served = recipients.filter((side) => side.sentence === sentence || side.sentence.field === 'title');
    if (men.length > 0 && served.length > 0) return eventOf(sentence, men, uniteSides([], owners), served);
  }
  return null;
}

/** Words between people and the State whose they are. */
const OWNER_GAP = 3;

/** "Rwandan instructors", "men of the Rwanda Defence Force": a State's, not one that usually gets such people. */
function isOwner(party: PartyMention, item: ItemMention): boolean {
  if (party.isEpithet || party.says !== null || sideIn(party) === 'recipient') return false;
  const isBefore =
    party.to <= item.from && item.from - party.to <= OWNER_GAP && (party.isModifier || party.isPossessive);
  const isAfter =
    party.from >= item.to && party.from - item.to <= OWNER_GAP && (party.marker === 'of' || party.marker === 'from');
  return isBefore || isAfter;
}

function eventOf(
  anchor: Sentence,
  items: readonly ItemMention[],
  suppliers: readonly Side[],
  recipients: readonly Side[],
): CombinedEvent {
  const groups = recipients.filter(({ mention }) => mention.home !== null);
  return {
    parts: [partOf(anchor, items, [...suppliers, ...recipients])],
    suppliers,
    recipients: groups.length > 0 ? groups : recipients,
    intermediaries: [],
    factor: 1,
  };
}

function goodsOf(sentence: Sentence, isArmed: boolean): ItemMention[] {
  return usableItems(sentence, isArmed).filter(
    ({ entry }) => !entry.isWeak && (entry.conduct === 'arms-transfer' || entry.conduct === 'dual-use-transfer'),
  );
}

/** A word of one of these frames stands as such in the sentence. */
function tells(sentence: Sentence, pack: LanguagePack, frames: ReadonlySet<string>): boolean {
  return sentence.triggers.some((trigger) =>
    trigger.entries.some((entry) => {
      const frame = pack.frames.get(entry.frame);
      return frame !== undefined && frames.has(frame.id) && whyUnopened(sentence, trigger, entry, frame) === null;
    }),
  );
}

/** A town stands for the usual side of its country, if no group holds it. */
function sideIn(mention: PartyMention): 'supplier' | 'recipient' | null {
  return usualOf(mention) ?? (mention.entry.type === 'place' ? mention.entry.usual : null);
}

/** Who usually gets such goods, named as more than whom somebody fights or where somebody speaks. */
function isTaker(mention: PartyMention): boolean {
  return sideIn(mention) === 'recipient' && mention.marker !== 'against' && mention.marker !== 'from';
}

/** Words between "bought" and where. */
const SHOP_REACH = 16;

/** "Bought in a mall in Kissimmee": where things are acquired they come from. */
function isShopPlace(mention: PartyMention, sentence: Sentence): boolean {
  return (
    mention.marker === 'in' &&
    sideIn(mention) !== 'recipient' &&
    sentence.triggers.some(
      ({ to, entries }) =>
        to <= mention.from && mention.from - to <= SHOP_REACH && entries.some(({ frame }) => frame === 'en.acquire'),
    )
  );
}

/** "A Russian ro-ro": whose ship carries the goods, where nobody else is said to send them. */
function isFlag(mention: PartyMention, sentence: Sentence): boolean {
  return (
    mention.isModifier &&
    sideIn(mention) !== 'recipient' &&
    hasCue(sentence, ['vessel-word', 'carrier-noun'], mention.to, mention.to + FLAG_GAP)
  );
}

const FLAG_GAP = 2;

/** Where goods came from, or whose they are: a State that sends such, as more than one that acts. */
function isSender(mention: PartyMention, sentence: Sentence): boolean {
  if (isMission(sentence, mention) || isWhereSaid(sentence, mention)) return false;
  if (isShopPlace(mention, sentence) || isFlag(mention, sentence)) return true;
  const isGroup = mention.entry.type !== 'place' && sideIn(mention) === 'recipient' && mention.home !== null;
  if (mention.marker === 'from') return !isGroup;
  if (sideIn(mention) !== 'supplier' || mention.marker === 'against' || mention.marker === 'in') return false;
  return mention.isModifier || mention.isPossessive || mention.marker !== null;
}

function sidesOf(passage: readonly Sentence[], fits: (mention: PartyMention, sentence: Sentence) => boolean): Side[] {
  const sides: Side[] = [];
  for (const sentence of passage)
    for (const mention of sentence.parties) {
      const { party, isEpithet, isOrigin, says } = mention;
      if (party === null || isEpithet || isOrigin || says !== null || !fits(mention, sentence)) continue;
      if (!sides.some((side) => side.party === party)) sides.push({ party, mention, sentence, weight: WEIGHT });
    }
  return sides;
}

/** As much as a loose phrase tells. */
const WEIGHT = 0.45;

function partOf(sentence: Sentence, items: readonly ItemMention[], sides: readonly Side[]): SentenceEvent {
  const marks = [...items, ...sides.filter((side) => side.sentence === sentence).map(({ mention }) => mention)];
  return {
    sentence,
    frames: ['en.story'],
    conducts: new Set(items.map(({ entry }) => entry.conduct)),
    items,
    borrowed: null,
    votes: [],
    modality: new Set(),
    implied: [],
    needsDirection: false,
    isNegated: false,
    certainty: CERTAINTY,
    lastTrigger: Math.min(...marks.map(({ from }) => from)),
    from: Math.min(...marks.map(({ from }) => from)),
    to: Math.max(...marks.map(({ to }) => to)),
  };
}
