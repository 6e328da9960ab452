/** Which of a sentence's things are handed over: not what they are for, and not a noun that only describes another. */
import { findCues, hasCue, type ItemMention, type Sentence } from './document.js';
import type { ItemClass } from '../vocabulary.js';

/** Classes of which parts or know-how are "for" or "of" something else. */
const MADE_FOR: readonly ItemClass[] = [
  'components',
  'materials',
  'services',
  'equipment',
  'labour',
  'nuclear-chemical-biological',
  'money',
  'personnel',
  'military-fuel',
];
const PURPOSE_GAP = 7;

/**
 * Things of a sentence that may be handed over.
 * @param isArmed the article has a sure word for arms somewhere, so that weak words may count.
 * @param isOfSoldiers it speaks of soldiers or war, so that weak words for people may.
 */
export function usableItems(sentence: Sentence, isArmed: boolean, isOfSoldiers = false): ItemMention[] {
  if (sentence.items.length === 0) return [];
  // "monitoring of arms embargoes": the ban is no thing that anybody gets
  const shadows = sentence.cues.filter((cue) => cue.cue === 'shadow' || cue.cue === 'arms-embargo');
  const standing = sentence.items.filter(
    (item) =>
      !shadows.some((cue) => cue.from <= item.from && item.to <= cue.to && cue.to - cue.from > item.to - item.from),
  );
  const isVerb = (item: ItemMention): boolean =>
    item.entry.isWeak &&
    sentence.triggers.some((trigger) => trigger.from === item.from) &&
    hasCue(sentence, ['auxiliary'], item.from - 1, item.from);
  const isAbsent = (item: ItemMention): boolean =>
    hasCue(sentence, ['absence'], phraseStart(sentence, item), item.from);
  const hasSure = standing.some((item) => !item.entry.isWeak);
  return standing
    .filter(
      (item) =>
        !isVerb(item) &&
        !isCarrier(sentence, item) &&
        !isProduct(sentence, item, standing) &&
        !isAbsent(item) &&
        !isOfMaker(sentence, item) &&
        !isMatterOf(sentence, item) &&
        !isInUse(sentence, item) &&
        !isDowned(sentence, item) &&
        !isArrested(sentence, item) &&
        (!item.entry.isWeak ||
          hasSure ||
          isArmed ||
          isOfParty(sentence, item) ||
          isForWar(sentence, item) ||
          isForGroup(sentence, item) ||
          (isOfSoldiers && OF_SOLDIERS.includes(item.entry.itemClass))),
    )
    .filter(
      (item) =>
        !standing.some(
          (next) =>
            next.from === item.to &&
            !isLauncherOf(item, next) &&
            !isPlaneOf(item, next) &&
            !sentence.parties.some((party) => party.from === item.to),
        ) &&
        !standing.some((before) => before.to === item.from && (isLauncherOf(before, item) || isPlaneOf(before, item))),
    )
    .filter((item) => !isPurpose(sentence, item, standing))
    .map((item) =>
      isPartOfArms(sentence, item, standing) ? { ...item, entry: { ...item.entry, conduct: ARMS } } : item,
    );
}

/** "A questionnaire on rocket engines", "a message about missiles": what is spoken or written of goes to nobody. */
function isMatterOf(sentence: Sentence, item: ItemMention): boolean {
  // "about 8,000 labourers": an amount
  if (item.quantity !== null) return false;
  for (let i = item.from - 1; i >= Math.max(0, item.from - MATTER_GAP); i--) {
    const { kind } = sentence.tokens[i]!;
    if (kind === 'punctuation') return false;
    if (hasCue(sentence, ['matter'], i - 1, i + 1)) return true;
    if (hasCue(sentence, ['of', 'to', 'from', 'for', 'with', 'coordinator', 'auxiliary', 'auxiliary-be'], i, i + 1))
      return false;
  }
  return false;
}

/** "American drones destroyed", "Iranian missiles hit": what strikes is used, not handed over. */
function isInUse(sentence: Sentence, item: ItemMention): boolean {
  if (PEOPLE.includes(item.entry.itemClass)) return false;
  let next = item.to;
  while (hasCue(sentence, ['adverb'], next, next + 1)) next++;
  return sentence.cues.some((cue) => cue.cue === 'strike-verb' && cue.from === next);
}

/** "Shot down a drone": met in battle, unless the text goes on to say where it came from. */
function isDowned(sentence: Sentence, item: ItemMention): boolean {
  const isMet = findCues(sentence, 'downing', Math.max(0, item.from - DOWNED - 1), item.from).some(
    ({ to }) => item.from - to <= DOWNED,
  );
  return (
    isMet &&
    !sentence.triggers.some(({ from }) => from >= item.to) &&
    !sentence.parties.some(({ from, marker, isModifier }) =>
      marker === 'from' ? from >= item.to : isModifier && from < item.from && item.from - from <= DOWNED,
    )
  );
}

/** Words between "shot down" and what was shot down. */
const DOWNED = 4;

/** Words between "about" and the thing. */
const MATTER_GAP = 4;
const ARMS = 'arms-transfer' as const;
/** Weapons whose parts travel as arms; those of drones are goods of two uses. */
const WITH_PARTS: readonly ItemClass[] = ['missiles', 'aircraft', 'artillery', 'vehicles', 'vessels'];

/** "Engines for fighter jets", "components of cruise missiles": what they are for makes them arms. */
function isPartOfArms(sentence: Sentence, item: ItemMention, items: readonly ItemMention[]): boolean {
  return (
    item.entry.itemClass === 'components' &&
    item.entry.conduct === 'dual-use-transfer' &&
    item.entry.isWeak &&
    items.some(
      (whole) =>
        WITH_PARTS.includes(whole.entry.itemClass) &&
        whole.from >= item.to &&
        whole.from - item.to <= PARTS_GAP &&
        hasCue(sentence, ['for', 'of'], item.to, whole.from),
    )
  );
}

const PARTS_GAP = 4;

/** Weak words for what soldiers are, and are taught. */
const OF_SOLDIERS: readonly ItemClass[] = ['personnel', 'services'];

/** "Motors for attack drones", "parts of missiles", "help with rockets": the second thing is what the first is for. */
function isPurpose(sentence: Sentence, item: ItemMention, items: readonly ItemMention[]): boolean {
  return (
    items.some((head) => head.to <= item.from && isUsedFor(sentence, head, item)) ||
    items.some(
      (head) =>
        head.to <= item.from &&
        item.from - head.to <= PURPOSE_GAP &&
        (MADE_FOR.includes(head.entry.itemClass) ||
          (head.entry.itemClass === 'ammunition' && isRightFor(sentence, head, item))) &&
        head.entry.itemClass !== item.entry.itemClass &&
        hasCue(sentence, ['for', 'of', 'with', 'in', 'to'], head.to, item.from) &&
        !hasCue(sentence, ['coordinator', 'say', 'relative'], head.to, item.from) &&
        !isActor(sentence, head, item) &&
        !isPaidFor(sentence, head, item) &&
        !sentence.tokens.slice(head.to, item.from).some((token) => token.kind === 'punctuation'),
    )
  );
}

/** "The coast guard seized a boat with rifles": people before a verb act; "men arrived with tanks" are only armed. */
function isActor(sentence: Sentence, head: ItemMention, item: ItemMention): boolean {
  if (head.entry.itemClass !== 'personnel') return false;
  if (hasCue(sentence, ['intercept'], head.to, item.from)) return true;
  const verb = sentence.triggers.findLast((trigger) => trigger.from >= head.to && trigger.to <= item.from);
  return verb !== undefined && !hasCue(sentence, ['with'], Math.max(verb.to, item.from - 2), item.from);
}

/** "A gold trader in Istanbul financed missiles": with a verb between them money is not for what comes after it. */
function isPaidFor(sentence: Sentence, head: ItemMention, item: ItemMention): boolean {
  return (
    head.entry.itemClass === 'money' &&
    sentence.triggers.some(
      ({ from, to, entries }) => from >= head.to && to <= item.from && entries.every(({ word }) => word === 'verb'),
    )
  );
}

/** Words between a thing, what it can be used for and that ("trucks that can be converted into missile transporters"). */
const USE_REACH = { before: 8, after: 6 };

function isUsedFor(sentence: Sentence, head: ItemMention, item: ItemMention): boolean {
  return findCues(sentence, 'usable-for', head.to, item.from).some(
    (cue) => cue.from - head.to <= USE_REACH.before && item.from - cue.to <= USE_REACH.after,
  );
}

/** "S-400 launchers" are missiles. */
function isLauncherOf(item: ItemMention, next: ItemMention): boolean {
  return item.entry.itemClass === 'missiles' && next.entry.itemClass === 'artillery' && next.entry.isWeak;
}

/** How far from a thing the words may stand that make it one of war ("pick-ups modified for combat"). */
const WAR_REACH = { before: 3, after: 6 };

function isForWar(sentence: Sentence, item: ItemMention): boolean {
  return hasCue(sentence, ['military-use'], item.from - WAR_REACH.before, item.to + WAR_REACH.after);
}

/** Words between "arrested" and those who were. */
const ARREST_GAP = 3;

/** "Officers arrested four men": they are sent to nobody. */
function isArrested(sentence: Sentence, item: ItemMention): boolean {
  return (
    item.entry.isWeak &&
    PEOPLE.includes(item.entry.itemClass) &&
    hasCue(sentence, ['arrest'], item.from - ARREST_GAP, item.from)
  );
}

/** Words between a thing and the group that it is for. */
const GROUP_REACH = 6;

/** "New Land Cruisers without plates for the M23": what goes to an armed group, be it plain gear. */
function isForGroup(sentence: Sentence, item: ItemMention): boolean {
  return (
    GEAR.includes(item.entry.itemClass) &&
    sentence.parties.some(
      ({ entry, marker, from, isEpithet }) =>
        entry.type === 'party' &&
        entry.isGroup &&
        (marker === 'to' || marker === 'for') &&
        !isEpithet &&
        from >= item.to &&
        from - item.to <= GROUP_REACH,
    )
  );
}

const GEAR: readonly ItemClass[] = ['vehicles', 'equipment', 'ammunition', 'artillery', 'components'];

/** "Detonators to make bombs": the second is what the first is to become. */
function isProduct(sentence: Sentence, item: ItemMention, standing: readonly ItemMention[]): boolean {
  return (
    standing.some((other) => other.to <= item.from) &&
    hasCue(sentence, ['making'], Math.max(0, item.from - 3), item.from)
  );
}

/** "Su-35 fighters" are aircraft. */
function isPlaneOf(item: ItemMention, next: ItemMention): boolean {
  return item.entry.itemClass === 'aircraft' && next.entry.itemClass === 'personnel' && next.entry.isWeak;
}

/** Tokens between "no" and the thing ("no further trainloads of 152 mm shells"). */
const ABSENCE_REACH = 7;

/** Where the noun phrase of a thing starts: after the stop, verb or name before it. */
function phraseStart(sentence: Sentence, item: ItemMention): number {
  let from = item.from;
  while (from > 0 && item.from - from < ABSENCE_REACH) {
    const before = from - 1;
    if (sentence.tokens[before]!.kind === 'punctuation') break;
    if (sentence.parties.some((party) => party.from <= before && before < party.to)) break;
    if (hasCue(sentence, ['coordinator', 'relative', 'subordinator', 'auxiliary-be', 'say'], before, from)) break;
    from--;
  }
  return from;
}

/** "Drone makers", "missile programme": who makes or has such things is not handed over with them. */
function isOfMaker(sentence: Sentence, item: ItemMention): boolean {
  return !PEOPLE.includes(item.entry.itemClass) && hasCue(sentence, ['maker-noun'], item.to, item.to + 1);
}

const CARRIERS: readonly ItemClass[] = ['vessels', 'aircraft', 'vehicles'];

/** "Sunk by missiles", "taken off a speedboat", "by helicopter": what does it, or carries the goods. */
function isCarrier(sentence: Sentence, item: ItemMention): boolean {
  if (!PEOPLE.includes(item.entry.itemClass) && hasCue(sentence, ['agent-word'], item.from - 2, item.from)) return true;
  if (!item.entry.isWeak || !CARRIERS.includes(item.entry.itemClass)) return false;
  return hasCue(sentence, ['carried-by'], Math.max(0, item.from - 3), item.from);
}

/** "Rounds for anti-aircraft guns". */
function isRightFor(sentence: Sentence, head: ItemMention, item: ItemMention): boolean {
  return item.from - head.to <= 2 && hasCue(sentence, ['for'], head.to, head.to + 1);
}

/** "Wagner fighters", "women from Pyongyang": people and work are meant as such where a party stands beside them. */
function isOfParty(sentence: Sentence, item: ItemMention): boolean {
  if (!PEOPLE.includes(item.entry.itemClass)) return false;
  // "Swiss dairy engineers": their trade says what they do
  if (hasCue(sentence, ['civil-trade'], item.from - 1, item.from)) return false;
  return sentence.parties.some((party) => {
    const isBefore =
      party.to <= item.from &&
      item.from - party.to <= 3 &&
      (party.isModifier || party.isPossessive || party.to === item.from);
    const isAfter =
      party.from >= item.to && party.from - item.to <= 5 && (party.marker === 'from' || party.marker === 'of');
    return !party.isEpithet && (isBefore || isAfter);
  });
}

const PEOPLE: readonly ItemClass[] = ['personnel', 'labour', 'services'];
