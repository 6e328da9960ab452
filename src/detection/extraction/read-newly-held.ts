/** Reads arms that somebody has and did not have before: that they came is told, whoever sent them. */
import { hasCue, type Sentence } from './document.js';
import { usableItems } from './choose-items.js';
import type { RoleVote, SentenceEvent } from './read-frames.js';
import { readOrigins } from './read-origins.js';
import { usualOf } from './usual-side.js';

const CERTAINTY = 0.68;
const HOLDER_WEIGHT = 0.7;

/** "Small arms that South Sudan's soldiers did not have in 2018 are in their hands today". */
export function readNewlyHeld(sentence: Sentence): SentenceEvent | null {
  if (!hasCue(sentence, ['newly-held'])) return null;
  const goods = usableItems(sentence, false).filter(
    ({ entry }) => !entry.isWeak && (entry.conduct === 'arms-transfer' || entry.conduct === 'dual-use-transfer'),
  );
  const holder = sentence.parties.find(
    (party) =>
      party.party !== null &&
      !party.isEpithet &&
      party.says === null &&
      party.marker !== 'against' &&
      usualOf(party) === 'recipient',
  );
  if (goods.length === 0 || !holder) return null;
  const vote: RoleVote = { mention: holder, sentence, role: 'recipient', weight: HOLDER_WEIGHT, isDirected: true };
  const marks = [...goods, holder];
  return {
    sentence,
    frames: ['en.newly-held'],
    conducts: new Set(goods.map(({ entry }) => entry.conduct)),
    items: goods,
    votes: [vote, ...readOrigins(sentence, goods, [vote]).filter(({ mention }) => mention !== holder)],
    borrowed: null,
    modality: new Set(),
    implied: [],
    needsDirection: false,
    isNegated: false,
    certainty: CERTAINTY,
    lastTrigger: goods[0]!.from,
    from: Math.min(...marks.map((mark) => mark.from)),
    to: Math.max(...marks.map((mark) => mark.to)),
  };
}
