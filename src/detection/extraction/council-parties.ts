/** Whom a text about the Council is about: the parties of note in a sentence or in the lead of the article. */
import { spanOf } from './choose-evidence.js';
import type { PartyMention, Sentence } from './document.js';
import type { PartySlot } from '../event.js';

/** A group of which a text says no more than that it is one. */
const UNNAMED = 'other-group';

function isSubjectMatter(mention: PartyMention): boolean {
  return (
    mention.party !== null &&
    mention.says === null &&
    mention.marker !== 'by' &&
    mention.marker !== 'with' &&
    mention.marker !== 'from'
  );
}

/** Whom the act is about: of the sentence, else of the first of the lead that names anybody; at last whoever is named. */
export function aboutOf(
  sentence: Sentence,
  lead: readonly Sentence[],
  before: readonly ((mention: PartyMention) => boolean)[],
): PartySlot[] {
  for (const suits of before) {
    const slots = slotsOf(sentence, suits);
    if (slots.length > 0) return slots;
  }
  // "keeps the ban for armed groups": groups without a name are those of the State that the lead names
  let unnamed: PartySlot[] = [];
  for (const suits of [isSubjectMatter, isNamed])
    for (const one of [sentence, ...lead]) {
      const slots = slotsOf(one, suits);
      if (slots.some(({ party }) => party !== UNNAMED)) return slots;
      if (unnamed.length === 0) unnamed = slots;
    }
  return unnamed;
}

/** "weapons to and from Eritrea": a rule is about those it keeps goods from. */
export function isDirected(mention: PartyMention): boolean {
  return isNamed(mention) && (mention.marker === 'to' || mention.marker === 'from' || mention.marker === 'for');
}

export function isNamed(mention: PartyMention): boolean {
  return mention.party !== null && mention.says === null;
}

export function slotsOf(sentence: Sentence, suits: (mention: PartyMention) => boolean): PartySlot[] {
  const slots: PartySlot[] = [];
  const named = sentence.parties.filter(
    (mention) => (mention.entry.type === 'reference' || mention.entry.isFocus) && suits(mention),
  );
  const hasParty = named.some(({ place }) => place === null);
  for (const mention of named) {
    // beside a party a town only says where it is ("the Benghazi militia")
    if (hasParty && mention.place !== null) continue;
    const party = mention.place?.country ?? mention.party!;
    if (!slots.some((slot) => slot.party === party))
      slots.push({ party, span: spanOf(sentence, mention.from, mention.to), isInferred: mention.isInferred });
  }
  return slots;
}
