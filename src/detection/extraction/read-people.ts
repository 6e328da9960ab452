/** Reads people abroad where no verb tells how they came: workers, and soldiers who fight, fall or stand in another's war. */
import { hasCue, type ItemMention, type PartyMention, type Range, type Sentence } from './document.js';
import type { Context, RoleVote, SentenceEvent } from './read-frames.js';
import { usualOf } from './usual-side.js';
import type { Conduct, ItemClass } from '../vocabulary.js';

const CERTAINTY = 0.7;

/** Words between people and the State that they are of ("soldiers of the North Korean army"). */
const OWNER_GAP = 3;

/** Workers or soldiers, or null. */
export function readPeople(sentence: Sentence, items: readonly ItemMention[], context: Context): SentenceEvent | null {
  return readWorkers(sentence, context) ?? readSoldiers(sentence, items);
}

/** "More than 15,000 North Koreans are at work on Russian building sites". */
function readWorkers(sentence: Sentence, context: Context): SentenceEvent | null {
  if (context.hasSender !== true || !hasCue(sentence, ['working']) || hasCue(sentence, ['going-home'])) return null;
  const sender = sentence.parties.find(
    ({ entry, isEpithet, says }) => entry.type === 'party' && entry.sendsWorkers && !isEpithet && says === null,
  );
  if (!sender || sender.party === null) return null;
  const workers = sentence.items.filter(({ entry }) => entry.itemClass === 'labour');
  const isPeople = sender.entry.type === 'party' && sender.entry.form === 'people';
  const people: Range | undefined =
    workers.find(({ entry }) => !entry.isWeak) ?? workers.find((item) => isOf(item, sender));
  if (!people && !isPeople) return null;
  const hosts = sentence.parties.filter(
    (party) =>
      party.party !== null &&
      party.party !== sender.party &&
      party.says === null &&
      !party.isEpithet &&
      party.marker !== null &&
      HOST_MARKERS.includes(party.marker),
  );
  return tell(sentence, {
    conduct: 'overseas-labour',
    people: people ?? sender,
    items: workers,
    itemClass: 'labour',
    owners: [sender],
    others: hosts.slice(0, 1),
  });
}

const HOST_MARKERS: readonly PartyMention['marker'][] = ['in', 'to', 'for', 'by', 'with', 'object', 'of'];

/** Workers may stand far from their State: "workers of a company that replaced a North Korean studio". */
const WORKER_GAP = 9;

function isOf(people: Range, owner: PartyMention): boolean {
  // "Kim's office bought 400,000 spinners": a person has no workers
  if (owner.entry.type === 'party' && owner.entry.form === 'person') return false;
  const gap = owner.from >= people.to ? owner.from - people.to : people.from - owner.to;
  return gap >= 0 && gap <= WORKER_GAP;
}

/** "Ukrainians captured two North Koreans in Kursk", "Rwandan soldiers buried: they fell beside M23". */
function readSoldiers(sentence: Sentence, items: readonly ItemMention[]): SentenceEvent | null {
  if (!hasCue(sentence, ['soldiering'])) return null;
  if (hasCue(sentence, ['lawful-un-mission', 'non-transfer', 'intercept', 'search-setting'])) return null;
  const soldiers = items.filter(({ entry }) => entry.itemClass === 'personnel');
  for (const owner of sentence.parties) {
    const { entry, party, isEpithet, says } = owner;
    if (entry.type !== 'party' || party === null || isEpithet || says !== null) continue;
    if (entry.isGroup || usualOf(owner) === 'recipient') continue;
    const men = soldiers.find((item) => isTheirs(sentence, item, owner));
    const isNamed = entry.form === 'people' && !(owner.marker !== null && AIMED.includes(owner.marker));
    const people: Range | undefined = men ?? (isNamed ? owner : undefined);
    if (!people) continue;
    const isSender = usualOf(owner) === 'supplier';
    const others = sentence.parties.filter((other) => isSideOf(other, owner) && (isSender || isFoughtFor(other)));
    if (others.length === 0) continue;
    return tell(sentence, {
      conduct: 'armed-personnel',
      people,
      items: soldiers,
      itemClass: 'personnel',
      owners: [owner],
      others: others.slice(0, 1),
    });
  }
  return null;
}

/** People under these are whom something is for, not who went. */
const AIMED: readonly PartyMention['marker'][] = ['to', 'for', 'with', 'from', 'against'];

function isTheirs(sentence: Sentence, item: ItemMention, owner: PartyMention): boolean {
  const isBefore =
    owner.to <= item.from &&
    item.from - owner.to <= OWNER_GAP &&
    (owner.isModifier || owner.isPossessive) &&
    !hasCue(sentence, ['coordinator'], owner.to, item.from);
  const isAfter =
    owner.from >= item.to && owner.from - item.to <= OWNER_GAP && (owner.marker === 'from' || owner.marker === 'of');
  return isBefore || isAfter;
}

/** In whose land, or beside whom. */
function isSideOf(other: PartyMention, owner: PartyMention): boolean {
  if (other === owner || other.party === null || other.party === owner.party) return false;
  if (other.isEpithet || other.says !== null || (other.isModifier && other.marker === 'to')) return false;
  return other.marker !== null && SIDE_MARKERS.includes(other.marker);
}

const SIDE_MARKERS: readonly PartyMention['marker'][] = ['in', 'with', 'for', 'to'];

/** Foreign soldiers count beside a group, and in a land that may have none; whose land it is, judgement asks. */
function isFoughtFor(other: PartyMention): boolean {
  const { entry } = other;
  return (
    (entry.type === 'party' && entry.isFocus && usualOf(other) !== 'supplier') ||
    (entry.type === 'reference' && entry.refersTo === 'group')
  );
}

interface Told {
  readonly conduct: Conduct;
  readonly people: Range;
  readonly items: readonly ItemMention[];
  readonly itemClass: ItemClass;
  readonly owners: readonly PartyMention[];
  readonly others: readonly PartyMention[];
}

function tell(sentence: Sentence, { conduct, people, items, itemClass, owners, others }: Told): SentenceEvent {
  const votes: RoleVote[] = [
    ...owners.map((mention): RoleVote => ({ mention, sentence, role: 'supplier', weight: 0.75, isDirected: false })),
    ...others.map((mention): RoleVote => ({ mention, sentence, role: 'recipient', weight: 0.65, isDirected: true })),
  ];
  const marks = [people, ...votes.map(({ mention }) => mention)];
  return {
    sentence,
    frames: ['en.people'],
    conducts: new Set([conduct]),
    items,
    borrowed: null,
    votes,
    modality: new Set(),
    implied: [{ itemClass, at: people }],
    needsDirection: false,
    isNegated: false,
    certainty: CERTAINTY,
    lastTrigger: people.from,
    from: Math.min(...marks.map((mark) => mark.from)),
    to: Math.max(...marks.map((mark) => mark.to)),
  };
}
