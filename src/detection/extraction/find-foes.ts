/** Finds who strikes whom: in a report of war the one who strikes a group is not the one who arms it. */
import { isBeside } from './check-mention.js';
import type { CombinedEvent } from './combine-events.js';
import { findCues, type Document, type PartyMention, type Range, type Sentence } from './document.js';
import type { PartyId } from '../vocabulary.js';

/** Words from a party to its verb of battle ("Israeli navy ships struck"), and from the verb to whom it strikes. */
const STRIKER = 8;
const STRUCK = 6;

/** Up to this weight a supplier is read from an adjective, a place or what stands near; above it the text names it. */
const LOOSE = 0.6;

/** Whom each party strikes or is struck by, over the article. */
export function findFoes(document: Document): ReadonlyMap<PartyId, ReadonlySet<PartyId>> {
  const foes = new Map<PartyId, Set<PartyId>>();
  const add = (one: PartyId, other: PartyId): void => {
    const known = foes.get(one) ?? new Set<PartyId>();
    known.add(other);
    foes.set(one, known);
  };
  for (const sentence of document.sentences)
    for (const verb of findCues(sentence, 'enemy-verb')) {
      if (isBeside(sentence, verb)) continue;
      const striker = strikerOf(sentence, verb);
      if (!striker || striker.party === null) continue;
      for (const struck of sentence.parties) {
        if (!isStruckBy(struck, verb) || struck.party === null || struck.party === striker.party) continue;
        add(striker.party, struck.party);
        add(struck.party, striker.party);
      }
    }
  return foes;
}

function strikerOf(sentence: Sentence, { from }: Range): PartyMention | undefined {
  return sentence.parties.findLast(
    (party) => party.marker === null && !party.isEpithet && party.to <= from && from - party.to <= STRIKER,
  );
}

function isStruckBy({ marker, from, isEpithet }: PartyMention, verb: Range): boolean {
  return marker === 'against' && !isEpithet && from >= verb.to && from - verb.to <= STRUCK;
}

/** Leaves out suppliers that strike all who would get it, unless the text names them as such. */
export function withoutFoes(event: CombinedEvent, foes: ReadonlyMap<PartyId, ReadonlySet<PartyId>>): CombinedEvent {
  if (event.recipients.length === 0) return event;
  return {
    ...event,
    suppliers: event.suppliers.filter(
      ({ party, weight }) =>
        weight > LOOSE || !event.recipients.every((recipient) => foes.get(party)?.has(recipient.party) === true),
    ),
  };
}
