/** Finds whom a pronoun after a verb stands for within its sentence. */
import { PEOPLE } from './check-phrase.js';
import { hasCue, type PartyMention, type Sentence } from './document.js';
import { findSubject } from './find-subject.js';
import type { Reading } from './read-frames.js';
import { usualOf } from './usual-side.js';

/** "operations of the M23 and bringing it jammers", "trains its recruits": the last party before that does not act itself. */
export function pronounRecipient(
  sentence: Sentence,
  { trigger, items, frame }: Reading,
  subject: PartyMention | null,
): PartyMention | null {
  const isGiven = items.some((item) => item.from > trigger.to && item.from - trigger.to <= 4);
  const isPronoun =
    hasCue(sentence, ['pronoun-object'], trigger.to, trigger.to + 1) && (isGiven || frame.needs === 'nothing');
  const isOwner =
    hasCue(sentence, ['pronoun-owner'], trigger.to, trigger.to + 1) &&
    frame.needs === 'nothing' &&
    hasPeopleAfter(sentence, trigger.to);
  if (!isPronoun && !isOwner) return null;
  const acting = subject ?? findSubject(sentence, trigger.from);
  const before = sentence.parties.filter(
    (party) => party.to <= trigger.from && party !== acting && party.party !== null && party.says === null,
  );
  const others = before.filter((party) => !party.isEpithet && party.party !== acting?.party);
  return others.findLast((party) => usualOf(party) === 'recipient') ?? (isOwner ? null : (others.at(-1) ?? null));
}

/** "its recruits", "their crews". */
function hasPeopleAfter(sentence: Sentence, from: number): boolean {
  return sentence.items.some(
    (item) => PEOPLE.includes(item.entry.itemClass) && item.from >= from && item.from - from <= 3,
  );
}
