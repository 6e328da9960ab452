/** Names who takes goods or people where the words of the event give only a State: its group, a later holder, a host. */
import { isLinked } from './check-ground.js';
import { findCues, hasCue, sentencesNear, type Document } from './document.js';
import { titleOf } from './fill-sides.js';
import type { SentenceEvent } from './read-frames.js';
import { isGroupSide, STRONG, type Side } from './side.js';

/** How far from an event the group may be named that gets what goes to its State. */
const GROUP_REACH = 2;

/** "Bound for Port-de-Paix. The buyer was the 400 Mawozo gang": the group of that State whom the text names right beside. */
export function groupOfState(document: Document, event: SentenceEvent, recipients: readonly Side[]): Side[] {
  if (recipients.length === 0 || recipients.some(isGroupSide)) return [];
  // "7,000 soldiers inside Congo beside M23 columns": whom they stand beside they serve
  const isBeside = event.conducts.has('armed-personnel');
  for (const sentence of sentencesNear(document, event.sentence.index, GROUP_REACH)) {
    if (sentence.blockers.length > 0 || !isLinked(event, sentence)) continue;
    const mention = sentence.parties.find(
      ({ marker, home, party, says, isEpithet }) =>
        (marker === 'to' || marker === 'for' || (marker === 'with' && isBeside && sentence === event.sentence)) &&
        party !== null &&
        says === null &&
        !isEpithet &&
        home !== null &&
        recipients.every((side) => side.party === home),
    );
    if (mention) return [{ party: mention.party!, mention, sentence, weight: STRONG }];
  }
  return [];
}

/** Sentences around a sale in which its goods may turn up with a group. */
const ONWARD = 2;

/**
 * "Sold to the Emirates in 2008. They were found in a base of Haftar's forces": the group that has what a State bought
 * has it from that State.
 */
export function hadOnwards(document: Document, event: SentenceEvent, recipients: readonly Side[]): Side[] {
  const isBuyer = ({ mention }: Side): boolean =>
    mention.entry.type === 'party' && !mention.entry.isGroup && mention.entry.usual !== 'recipient';
  if (recipients.length === 0 || !recipients.every(isBuyer)) return [];
  for (const sentence of sentencesNear(document, event.sentence.index, ONWARD)) {
    if (sentence.blockers.length > 0 || hasCue(sentence, ['hypothetical', 'request', 'negation'])) continue;
    const found = findCues(sentence, 'own-verb');
    const mention = sentence.parties.find(
      ({ entry, party, marker, isEpithet, says, home }) =>
        entry.type === 'party' &&
        entry.isGroup &&
        party !== null &&
        home !== null &&
        says === null &&
        !isEpithet &&
        marker !== 'against' &&
        found.length > 0,
    );
    if (mention) return [{ party: mention.party!, mention, sentence, weight: STRONG }];
  }
  return [];
}

/** "GDANSK - At two yards welders from North Korea": who else is named in the title or the dateline has the workers. */
export function hostOf(document: Document, senders: readonly Side[]): Side[] {
  const first = document.sentences.find(({ field }) => field === 'text');
  for (const sentence of [...titleOf(document), ...(first ? [first] : [])])
    for (const mention of sentence.parties) {
      const { entry, party, place } = mention;
      const isState = entry.type === 'party' ? !entry.isGroup && !entry.sendsWorkers : place !== null;
      if (!isState || party === null || senders.some((side) => side.party === party)) continue;
      if (mention.says === null) return [{ party: place?.country ?? party, mention, sentence, weight: 0.3 }];
    }
  return [];
}
