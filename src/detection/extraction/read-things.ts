/** Reads things without a verb of transfer: what is for somebody, and what lies hidden or is stopped. */
import { AT_WAR } from './check-trigger.js';
import { hasCue, type ItemMention, type PartyMention, type Sentence } from './document.js';
import type { RoleVote, SentenceEvent } from './read-frames.js';
import { readOrigins } from './read-origins.js';
import { usualOf } from './usual-side.js';
import type { ItemClass } from '../vocabulary.js';

const NOT_GOODS: readonly ItemClass[] = ['services', 'personnel', 'labour', 'money'];
const THING_FOR_GAP = 6;
const THING_FOR_CERTAINTY = 0.65;
const PRESENCE_CERTAINTY = 0.6;

/** Without a trigger: "motors for Hezbollah drones", "weapons from Iran to the Houthis". */
export function readThingFor(sentence: Sentence, items: readonly ItemMention[]): SentenceEvent | null {
  const goods = items.filter((item) => !NOT_GOODS.includes(item.entry.itemClass));
  const votes: RoleVote[] = [];
  for (const mention of sentence.parties) {
    const role =
      mention.marker === 'for' || mention.marker === 'to' ? 'recipient' : mention.marker === 'from' ? 'supplier' : null;
    if (role === null || mention.party === null || mention.isEpithet || mention.isOrigin) continue;
    const near = goods.some(
      (item) =>
        item.to <= mention.from &&
        !isSentAt(sentence, item, mention) &&
        ((mention.from - item.to <= THING_FOR_GAP &&
          !hasCue(sentence, ['say', 'auxiliary', 'auxiliary-be', 'speaker-noun'], item.to, mention.from)) ||
          isPredicate(sentence, item, mention)),
    );
    if (near)
      votes.push({ mention, sentence, role, weight: mention.entry.type === 'party' ? 0.6 : 0.4, isDirected: true });
  }
  if (votes.length === 0 || hasCue(sentence, ['non-transfer'])) return null;
  const reach = [...goods, ...votes.map(({ mention }) => mention)];
  return {
    sentence,
    frames: ['en.thing-for'],
    conducts: new Set(goods.map((item) => item.entry.conduct)),
    items: goods,
    votes: [...votes, ...readOrigins(sentence, goods, votes)],
    borrowed: null,
    modality: new Set(),
    implied: [],
    needsDirection: true,
    isNegated: false,
    certainty: THING_FOR_CERTAINTY,
    lastTrigger: Math.min(...reach.map((mark) => mark.from)),
    from: Math.min(...reach.map((mark) => mark.from)),
    to: Math.max(...reach.map((mark) => mark.to)),
  };
}

/** "A drone moved toward the carrier": whom it flies or sails at gets nothing. */
function isSentAt(sentence: Sentence, item: ItemMention, mention: PartyMention): boolean {
  return AT_WAR.includes(item.entry.itemClass) && hasCue(sentence, ['toward-word'], item.to, mention.from);
}

/** Tokens between a thing and what is said of it. */
const PREDICATE_GAP = 16;

/** "Shells fired by gunners were made in", "jammers of the army are being used in support of": one plain clause. */
function isPredicate(sentence: Sentence, item: ItemMention, mention: PartyMention): boolean {
  if (mention.from - item.to > PREDICATE_GAP) return false;
  const isTied =
    hasCue(sentence, ['own-verb'], item.to, mention.from) ||
    (mention.marker === 'from' && hasCue(sentence, ['auxiliary-be'], item.to, mention.from));
  return (
    isTied &&
    !hasCue(sentence, ['say', 'deny', 'subordinator', 'relative'], item.to, mention.from) &&
    !sentence.tokens.slice(item.to, mention.from).some((token) => token.norm === ';' || token.norm === ':')
  );
}

/** Without a trigger: arms that lie hidden, or where somebody stops and searches. Whose they are, others must tell. */
export function readPresence(sentence: Sentence, items: readonly ItemMention[]): SentenceEvent | null {
  const goods = items.filter((item) => !NOT_GOODS.includes(item.entry.itemClass) && !item.entry.isWeak);
  if (goods.length === 0 || hasCue(sentence, ['non-transfer', 'domestic'])) return null;
  if (!hasCue(sentence, ['concealment', 'intercept'])) return null;
  return {
    sentence,
    frames: ['en.presence'],
    conducts: new Set(goods.map((item) => item.entry.conduct)),
    items: goods,
    votes: readOrigins(sentence, goods, []),
    borrowed: null,
    modality: new Set(),
    implied: [],
    needsDirection: true,
    isNegated: false,
    certainty: PRESENCE_CERTAINTY,
    lastTrigger: Math.min(...goods.map((item) => item.from)),
    from: Math.min(...goods.map((item) => item.from)),
    to: Math.max(...goods.map((item) => item.to)),
  };
}

/** "Engineers from North Korea and Iran work together". */
function isJoint(sentence: Sentence): boolean {
  return hasCue(sentence, ['jointly']);
}

const SERVICE_CERTAINTY = 0.75;
const OWNER_GAP = 3;

/** "Iranian technicians at militia workshops in Iraq": whose experts, and with or at whom; no verb needs to say more. */
export function readServices(
  sentence: Sentence,
  items: readonly ItemMention[],
  isArmed: boolean,
): SentenceEvent | null {
  const votes: RoleVote[] = [];
  const found: ItemMention[] = [];
  for (const item of items) {
    if (item.entry.itemClass !== 'services') continue;
    const owner = sentence.parties.find(
      (party) =>
        !party.isEpithet &&
        party.says === null &&
        ((party.to <= item.from && item.from - party.to <= OWNER_GAP && (party.isModifier || party.isPossessive)) ||
          (party.from >= item.to && party.from - item.to <= OWNER_GAP && party.marker === 'from')),
    );
    if (!owner || owner.party === null) continue;
    // engineers at a cement works: plain words for people count where arms are spoken of, or from one who sends such
    if (item.entry.isWeak && !isArmed && usualOf(owner) !== 'supplier') continue;
    const other = sentence.parties.find(
      (party) =>
        party !== owner &&
        party.from >= item.to &&
        party.party !== null &&
        party.party !== owner.party &&
        !party.isEpithet &&
        (party.marker === 'in' ||
          party.marker === 'to' ||
          party.marker === 'with' ||
          party.marker === 'object' ||
          (party.marker === 'from' && isJoint(sentence))),
    );
    if (!other) continue;
    found.push(item);
    votes.push({ mention: owner, sentence, role: 'supplier', weight: 0.7, isDirected: false });
    votes.push({
      mention: other,
      sentence,
      role: 'recipient',
      weight: other.marker === 'in' ? 0.5 : 0.7,
      isDirected: true,
    });
  }
  if (found.length === 0 || hasCue(sentence, ['non-transfer'])) return null;
  const marks = [...found, ...votes.map(({ mention }) => mention)];
  return {
    sentence,
    frames: ['en.services'],
    conducts: new Set(['technical-assistance'] as const),
    items: found,
    votes,
    borrowed: null,
    modality: new Set(),
    implied: [],
    needsDirection: false,
    isNegated: false,
    certainty: SERVICE_CERTAINTY,
    lastTrigger: Math.min(...marks.map((mark) => mark.from)),
    from: Math.min(...marks.map((mark) => mark.from)),
    to: Math.max(...marks.map((mark) => mark.to)),
  };
}
