/** Finds whom pronouns and descriptions stand for: the nearest party before that fits. */
import type { PartyMention, Sentence } from './document.js';
import type { PartyId } from '../vocabulary.js';

interface Salient {
  readonly party: PartyId;
  readonly isGroup: boolean;
  readonly isSubject: boolean;
}

/** How many mentions back a description may reach. */
const MEMORY = 8;

/** Fills in `party` of every reference, walking the article from its title on. */
export function resolveReferences(sentences: readonly Sentence[]): void {
  const named = new Set<PartyId>();
  for (const sentence of sentences)
    for (const mention of sentence.parties) if (mention.party !== null) named.add(mention.party);
  const salient: Salient[] = [];
  for (const sentence of sentences)
    for (const mention of sentence.parties) {
      const { entry } = mention;
      if (entry.type === 'reference') {
        mention.party = resolve(mention, salient, named);
        continue;
      }
      if (mention.party === null || mention.isEpithet) continue;
      const isGroup = entry.type === 'party' ? entry.isGroup : entry.heldBy !== null;
      salient.push({ party: mention.party, isGroup, isSubject: mention.marker === null });
      if (salient.length > MEMORY) salient.shift();
    }
}

function resolve(mention: PartyMention, salient: readonly Salient[], named: ReadonlySet<PartyId>): PartyId | null {
  if (mention.entry.type !== 'reference') return null;
  const { only, refersTo } = mention.entry;
  if (only) return only.find((party) => named.has(party)) ?? impliedBySetting(only, named);
  for (let i = salient.length - 1; i >= 0; i--) {
    const candidate = salient[i]!;
    if (refersTo === 'any' || (refersTo === 'group') === candidate.isGroup) return candidate.party;
  }
  return null;
}

/** Gangs in an article on Haiti need no name; the North needs its condition only, which the phrase has met. */
function impliedBySetting(only: readonly PartyId[], named: ReadonlySet<PartyId>): PartyId | null {
  const setting: Readonly<Record<PartyId, PartyId>> = { 'haiti-gangs': 'HT', lna: 'LY', saf: 'SD', rsf: 'SD' };
  for (const party of only) {
    const where = setting[party];
    if (where === undefined) return party;
    if (party === 'haiti-gangs' && named.has(where)) return party;
  }
  return null;
}
