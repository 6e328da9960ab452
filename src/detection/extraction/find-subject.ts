/** Finds who acts: the subject of an active verb, leftward through auxiliaries, control verbs and relative clauses. */
import { findCues, hasCue, type PartyMention, type Sentence } from './document.js';
import { isCutByVerb, PEOPLE } from './check-phrase.js';

/** How far left a subject may stand, in tokens. */
const REACH = 30;
/** Markers under which a name is inside a phrase and no subject. */
const INSIDE = new Set(['to', 'from', 'in', 'for', 'with', 'against', 'via', 'by', 'between', 'object', 'of']);

/** The party that is subject of the verb at `verb`, or null. */
export function findSubject(sentence: Sentence, verb: number): PartyMention | null {
  const isRelative = hasCue(sentence, ['relative', 'that-word'], verb - RELATIVE_GAP, verb);
  let isControlled = hasCue(sentence, ['infinitive-mark'], verb - 1, verb) || isGerund(sentence, verb);
  for (let i = verb - 1; i >= Math.max(0, verb - REACH); i--) {
    const token = sentence.tokens[i]!;
    const mention = sentence.parties.find((party) => party.from <= i && i < party.to);
    if (mention && isWhose(sentence, mention)) return mention.isEpithet || mention.party === null ? null : mention;
    if (mention) {
      const chosen = considered(sentence, mention, verb, isControlled);
      // "the US listed firms that bought": who is named before another noun of agents does not act
      if (isRelative && chosen && chosen !== 'stop' && isOfOthers(sentence, mention, verb)) return null;
      if (chosen === 'stop') return null;
      if (chosen) return sharedSubject(sentence, chosen, verb) ?? chosen;
      i = mention.from;
      continue;
    }
    if (token.norm === ';' || token.norm === ':' || token.norm === '\u2014') return null;
    if (hasCue(sentence, ['control'], i, i + 1)) isControlled = true;
    if (isPronoun(sentence, i)) return speakerBefore(sentence, i);
    if (
      hasCue(sentence, ['that-word'], i, i + 1) &&
      hasCue(sentence, ['say', 'allege', 'confirm', 'deny', 'admit', 'report'], i - 2, i)
    )
      return null;
  }
  return null;
}

/** Words between "that" or "which" and its verb. */
const RELATIVE_GAP = 3;

/** "Sanctions on four companies that bought": one body lists or charges others, and those are who the clause is about. */
function isOfOthers(sentence: Sentence, mention: PartyMention, verb: number): boolean {
  return findCues(sentence, 'lists-others', mention.to, verb).some((cue) =>
    hasCue(sentence, ['agent-noun'], cue.to, verb),
  );
}

/** "Pyongyang, whose instructors trained": the owner of who acts. */
function isWhose(sentence: Sentence, mention: PartyMention): boolean {
  const at = sentence.tokens[mention.to]?.norm === ',' ? mention.to + 1 : mention.to;
  return hasCue(sentence, ['whose-word'], at, at + 1);
}

/** "Rwanda commands M23 operations and trains its recruits": after "and" the first verb's subject goes on acting. */
function sharedSubject(sentence: Sentence, near: PartyMention, verb: number): PartyMention | null {
  if (!hasCue(sentence, ['coordinator'], verb - 1, verb)) return null;
  const first = sentence.parties.find(
    (party) =>
      party.to <= near.from && party.marker === null && !party.isEpithet && !party.isModifier && party.says === null,
  );
  if (!first) return null;
  const hasVerb = sentence.triggers.some(
    (trigger) =>
      trigger.from >= first.to && trigger.to <= near.from && trigger.entries.some((entry) => entry.word === 'verb'),
  );
  const isPlain = !hasCue(sentence, ['relative', 'subordinator', 'say'], first.to, verb);
  return hasVerb && isPlain ? first : null;
}

function considered(
  sentence: Sentence,
  mention: PartyMention,
  verb: number,
  isControlled: boolean,
): PartyMention | 'stop' | null {
  if (mention.isEpithet || mention.isOrigin) return null;
  if (mention.says !== null) {
    if (mention.says === 'accuse') return null;
    const speech = speechEnd(sentence, mention);
    const isDirect =
      isControlled &&
      speech <= verb &&
      verb - speech <= 5 &&
      !sentence.parties.some((other) => other.from >= speech && other.from < verb && other.marker === null);
    return isDirect ? mention : 'stop';
  }
  // "accused Iran of supplying": the accused acts
  if (mention.marker === 'object' && isControlled && hasCue(sentence, ['of'], mention.to, mention.to + 3))
    return mention;
  if (mention.marker !== null && INSIDE.has(mention.marker)) return null;
  if (
    mention.isModifier &&
    sentence.items.some(
      (item) =>
        item.from >= mention.to &&
        item.from - mention.to <= 3 &&
        !PEOPLE.includes(item.entry.itemClass) &&
        !isCutByVerb(sentence, mention.to, item.from),
    )
  )
    return null;
  // "hold Iranian passports, supplied": an adjective whose noun is cut off from the verb is no subject
  const isAdjective = mention.isModifier && mention.entry.type === 'party' && mention.entry.form === 'adjective';
  if (isAdjective && sentence.tokens.slice(mention.to, verb).some((token) => token.norm === ',')) return null;
  // "a Pakistani captain": whose sailors carry the goods says nothing of who sends them
  if (isAdjective && hasCue(sentence, ['crew-noun'], mention.to, mention.to + 1)) return null;
  return mention;
}

/** "accused of supplying": a form that takes its subject from the verb before it. */
function isGerund(sentence: Sentence, verb: number): boolean {
  return sentence.triggers.some(
    ({ from, to, entries }) =>
      from <= verb && verb < to && entries.some(({ verbForms }) => verbForms.includes('gerund')),
  );
}

function speechEnd(sentence: Sentence, mention: PartyMention): number {
  const cue = sentence.cues.find(
    (candidate) =>
      candidate.from >= mention.to &&
      ['say', 'deny', 'admit', 'confirm', 'allege', 'accuse', 'report', 'request'].includes(candidate.cue),
  );
  return cue?.to ?? mention.to;
}

function isPronoun(sentence: Sentence, index: number): boolean {
  return hasCue(sentence, ['pronoun-subject'], index, index + 1);
}

/** "Tehran said it had sent": the speaker of the same sentence. */
function speakerBefore(sentence: Sentence, index: number): PartyMention | null {
  for (let i = sentence.parties.length - 1; i >= 0; i--) {
    const mention = sentence.parties[i]!;
    if (mention.to <= index && mention.says !== null && mention.says !== 'accuse') return mention;
  }
  return null;
}
