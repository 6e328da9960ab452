/** Finds whom pronouns and descriptions stand for: the nearest party before that fits. */
import { hasCue, type PartyMention, type Sentence } from './document.js';
import type { PartyId } from '../vocabulary.js';

interface Salient {
  readonly party: PartyId;
  readonly isGroup: boolean;
  readonly isSubject: boolean;
  /** A town, which stands for its State only where no State is named. */
  readonly isPlace: boolean;
}

/** How many mentions back a description may reach. */
const MEMORY = 8;

/** Fills in `party` of every reference, walking the article from its title on. */
export function resolveReferences(sentences: readonly Sentence[], homes: ReadonlyMap<PartyId, PartyId>): void {
  const named = new Set<PartyId>();
  for (const sentence of sentences)
    for (const mention of sentence.parties)
      if (mention.party !== null && !(mention.entry.type === 'party' && mention.entry.form === 'make'))
        named.add(mention.party);
  const salient: Salient[] = [];
  for (const sentence of sentences)
    for (const mention of sentence.parties) {
      const { entry } = mention;
      if (entry.type === 'reference') {
        mention.party =
          resolve(mention, sentence, salient, named, homes) ??
          namedAfter(mention, sentence, sentences, homes) ??
          entry.fallback;
        mention.home = mention.party === null ? null : (homes.get(mention.party) ?? null);
        continue;
      }
      // "troops who hunt the ADF": whom somebody fights is not whom the next sentence means
      if (mention.party === null || mention.isEpithet || mention.isOrigin || mention.marker === 'against') continue;
      const isGroup = entry.type === 'party' ? entry.isGroup : entry.heldBy !== null;
      salient.push({
        party: mention.party,
        isGroup,
        isSubject: mention.marker === null,
        isPlace: entry.type === 'place' && !isGroup,
      });
      if (salient.length > MEMORY) salient.shift();
    }
}

function resolve(
  mention: PartyMention,
  sentence: Sentence,
  salient: readonly Salient[],
  named: ReadonlySet<PartyId>,
  homes: ReadonlyMap<PartyId, PartyId>,
): PartyId | null {
  if (mention.entry.type !== 'reference') return null;
  const { only, refersTo, setting, byCountry } = mention.entry;
  if (only) {
    const party = only.find((candidate) => named.has(candidate));
    if (party !== undefined) return party;
    return setting === null || named.has(setting) ? (only[0] ?? null) : null;
  }
  const holder =
    refersTo === 'state' ? sentence.parties.find((other) => isNextOf(sentence, mention, other)) : undefined;
  if (holder) return holder.party;
  const here = placeAfter(sentence, mention);
  const isDefinite = hasCue(sentence, ['article-word'], mention.from, mention.from + 1);
  if (!isDefinite && here !== null && byCountry[here] !== undefined) return byCountry[here];
  // "Syrian rebels": of another State than the group spoken of before, they are not that group
  const isElsewhere = (party: PartyId): boolean =>
    refersTo === 'group' && here !== null && homes.has(party) && homes.get(party) !== here;
  const fits = (candidate: Salient): boolean =>
    (refersTo === 'any' || (refersTo === 'group') === candidate.isGroup) && !isElsewhere(candidate.party);
  const chosen = salient.findLast((one) => fits(one) && !one.isPlace) ?? salient.findLast(fits);
  return chosen?.party ?? (here === null ? undefined : byCountry[here]) ?? null;
}

/** "The regime of Charles Taylor": whose it is. */
function isNextOf(sentence: Sentence, mention: PartyMention, other: PartyMention): boolean {
  const gap = other.from - mention.to;
  return other.party !== null && gap >= 1 && gap <= 2 && hasCue(sentence, ['of'], mention.to, mention.to + 1);
}

/** "The rebels", whom only a later sentence names: the first group after it. */
function namedAfter(
  mention: PartyMention,
  sentence: Sentence,
  sentences: readonly Sentence[],
  homes: ReadonlyMap<PartyId, PartyId>,
): PartyId | null {
  if (mention.entry.type !== 'reference' || mention.entry.refersTo !== 'group' || mention.entry.only) return null;
  const here = placeAfter(sentence, mention);
  const isElsewhere = (home: PartyId | undefined): boolean => here !== null && home !== undefined && home !== here;
  for (const { parties } of sentences.slice(sentence.index, sentence.index + AHEAD))
    for (const { entry, party, from } of parties)
      if (
        entry.type === 'party' &&
        entry.isGroup &&
        party !== null &&
        !isElsewhere(homes.get(party)) &&
        (from > mention.to || parties !== sentence.parties)
      )
        return party;
  return null;
}

/** How many sentences ahead a description may be named. */
const AHEAD = 4;

/** How far after a description its country may stand ("rebels in the north of the Central African Republic"). */
const PLACE_REACH = 8;

function placeAfter(sentence: Sentence, mention: PartyMention): string | null {
  for (const other of sentence.parties) {
    const isNear =
      other !== mention &&
      ((other.from >= mention.to && other.from - mention.to <= PLACE_REACH) || other.to === mention.from);
    if (!isNear) continue;
    if (other.place) return other.place.country;
    if (other.entry.type === 'party' && !other.entry.isGroup) return other.party;
  }
  return null;
}
