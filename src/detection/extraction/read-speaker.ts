/** Reads who speaks as a whole noun phrase: "two Western diplomats", "Iran's mission to the UN", not the bare name in it. */
import { PEOPLE } from './check-phrase.js';
import { findCues, hasCue, type CueMention, type Range, type Sentence } from './document.js';
import type { CueId } from './cues.js';
import type { DateWords } from './language-pack.js';

/** Tokens a name with its office may have. */
const LONGEST = 14;

/** They stand inside a phrase of names and offices and end none ("spokesman for the ministry in Tehran"). */
const INNER: readonly CueId[] = ['of', 'for', 'in', 'to', 'from', 'with', 'against'];

/** Words between the subject and its verb ("has always denied"). */
const BEFORE_VERB: readonly CueId[] = ['adverb', 'auxiliary', 'auxiliary-be', 'negation'];

/**
 * Who speaks at a verb of saying or denying: the phrase before it, or after it where the verb opens or a quotation goes
 * before ("'Lies,' said Ali Reza"; "according to three officials"). Null where neither is a noun phrase.
 */
export function speakerAt(sentence: Sentence, verb: Range, dates: DateWords): Range | null {
  const before = isIntroduction(verb) ? null : phraseBefore(sentence, verb.from, dates);
  if (before !== null) return before;
  const previous = sentence.tokens[verb.from - 1];
  const isInverted = previous === undefined || previous.kind === 'punctuation';
  return isInverted || isIntroduction(verb) ? phraseAfter(sentence, verb.to, dates) : null;
}

/** "According to": what follows is always who speaks. */
function isIntroduction(verb: Range): boolean {
  return verb.to - verb.from > 1;
}

/** The phrase that ends right before a verb, words of its tense aside. */
function phraseBefore(sentence: Sentence, verb: number, dates: DateWords): Range | null {
  const { tokens } = sentence;
  let to = verb;
  while (to > 0 && hasCue(sentence, BEFORE_VERB, to - 1, to)) to--;
  // ", spokesman for the ministry, called it": the office goes with the name before it
  const hasOffice = tokens[to - 1]?.norm === ',';
  if (hasOffice) to--;
  let commas = hasOffice ? 1 : 0;
  let from = to;
  while (from > 0 && to - from < LONGEST) {
    if (tokens[from - 1]!.norm === ',' && commas > 0) commas--;
    else if (endsPhrase(sentence, from - 1)) break;
    from--;
  }
  return commas > 0 ? null : trim(sentence, from, to, dates);
}

/** The phrase that starts at a token. */
function phraseAfter(sentence: Sentence, from: number, dates: DateWords): Range | null {
  let to = from;
  while (to < sentence.tokens.length && to - from < LONGEST && !endsPhrase(sentence, to)) {
    if (to > from && hasCue(sentence, BEFORE_VERB, to, to + 1)) break;
    to++;
  }
  return trim(sentence, from, to, dates);
}

/** The phrase around a name. */
export function phraseAround(sentence: Sentence, name: Range, dates: DateWords): Range {
  let { from, to } = name;
  while (from > 0 && name.from - from < LONGEST && !endsPhrase(sentence, from - 1)) from--;
  while (to < sentence.tokens.length && to - name.to < LONGEST && !endsPhrase(sentence, to)) {
    if (hasCue(sentence, BEFORE_VERB, to, to + 1)) break;
    to++;
  }
  const phrase = trim(sentence, from, to, dates);
  return phrase !== null && phrase.from <= name.from && phrase.to >= name.to ? phrase : name;
}

/** Stops, conjunctions and verbs; "and" between two names joins them. */
function endsPhrase(sentence: Sentence, index: number): boolean {
  const token = sentence.tokens[index]!;
  if (token.kind === 'punctuation') return true;
  if (hasCue(sentence, ['coordinator'], index, index + 1)) return !joinsNames(sentence, index);
  // "states that spoke to the panel": after a noun it only says which
  if (hasCue(sentence, ['relative', 'that-word'], index, index + 1)) return !followsNoun(sentence, index);
  if (hasCue(sentence, ['subordinator', 'auxiliary-be', 'question-word'], index, index + 1)) return true;
  if (hasCue(sentence, ['auxiliary'], index, index + 1)) return !hasCue(sentence, INNER, index, index + 1);
  if (findCues(sentence, 'deny', index, index + 1).some(isOneWord)) return true;
  const isVerb = (['say', 'accuse', 'allege', 'admit', 'confirm', 'report'] as const).some((cue) =>
    findCues(sentence, cue, index, index + 1).some((found) => isOneWord(found) && governs(sentence, found.to)),
  );
  return isVerb || isVerbOfFrame(sentence, index);
}

function followsNoun(sentence: Sentence, index: number): boolean {
  const before = sentence.tokens[index - 1];
  const isVerb = hasCue(
    sentence,
    ['say', 'deny', 'accuse', 'allege', 'confirm', 'admit', 'hedge', 'auxiliary', 'auxiliary-be'],
    index - 1,
    index,
  );
  return before?.kind === 'word' && !isVerb;
}

function isOneWord(cue: CueMention): boolean {
  return cue.to - cue.from === 1;
}

/** What follows a verb: a clause, an object or the end; "state television" and "report authors" are nouns. */
function governs(sentence: Sentence, next: number): boolean {
  const token = sentence.tokens[next];
  if (token === undefined || token.kind === 'punctuation' || token.kind === 'number') return true;
  return (
    hasCue(sentence, ['subordinator', 'that-word', 'determiner', 'pronoun-one', 'pronoun-group'], next, next + 1) ||
    sentence.parties.some((party) => party.from === next)
  );
}

function isVerbOfFrame(sentence: Sentence, index: number): boolean {
  return sentence.triggers.some(
    ({ from, to, entries }) =>
      from <= index &&
      index < to &&
      entries.every(
        ({ word, verbForms }) => word === 'verb' && (verbForms.includes('past') || verbForms.includes('third')),
      ),
  );
}

/** "Pakistani and Western officials", "France and Germany". */
function joinsNames(sentence: Sentence, index: number): boolean {
  const [before, after] = [sentence.tokens[index - 1], sentence.tokens[index + 1]];
  return before?.isCapitalised === true && after?.isCapitalised === true;
}

/** Without what opens a sentence before the phrase ("On Monday", "But"), and without the day after it. */
function trim(sentence: Sentence, first: number, last: number, dates: DateWords): Range | null {
  const { tokens } = sentence;
  let [from, to] = [first, last];
  const isDay = (index: number): boolean => {
    const token = tokens[index];
    return (
      token !== undefined &&
      token.isCapitalised &&
      (dates.weekdays[token.norm] ?? dates.months[token.norm]) !== undefined
    );
  };
  while (from < to && (isDay(from) || tokens[from]!.kind !== 'word') && tokens[from]!.kind !== 'number') from++;
  const isOpening = (index: number): boolean =>
    hasCue(sentence, [...INNER, 'preposition', 'by', 'adverb', 'coordinator', 'via'], index, index + 1);
  if (from < to && isOpening(from)) {
    const start = firstName(sentence, from + 1, to);
    from = start ?? from + 1;
    while (from < to && (isDay(from) || isOpening(from))) from++;
  }
  // "on Thursday", "in a statement": from there on it is told when or how
  for (let i = from + 1; i < to; i++) {
    const isInner = hasCue(sentence, ['in', 'preposition', 'against'], i, i + 1);
    if (isInner && (isDay(i + 1) || hasCue(sentence, ['say'], i, i + 2) || tokens[i + 1]?.kind === 'number')) to = i;
    if (isDay(i)) to = Math.min(to, i);
  }
  while (to > from && (isOpening(to - 1) || tokens[to - 1]!.kind !== 'word')) to--;
  const isPronoun =
    to - from === 1 && hasCue(sentence, ['pronoun-subject', 'pronoun-one', 'pronoun-group', 'determiner'], from, to);
  return to > from && !isPronoun && !tellsMore(sentence, from, to) ? { from, to } : null;
}

/** A verb or a thing inside: more than a phrase of who speaks. */
function tellsMore(sentence: Sentence, from: number, to: number): boolean {
  return (
    hasCue(sentence, ['negation', 'hedge', 'intercept', 'pronoun-subject', 'infinitive-mark'], from, to - 1) ||
    sentence.items.some(
      (item) => item.from >= from && item.to <= to && !PEOPLE.includes(item.entry.itemClass) && !item.entry.isWeak,
    )
  );
}

/** After words of time or place: where the article or the last name starts. */
function firstName(sentence: Sentence, from: number, to: number): number | null {
  for (let i = from; i < to; i++) if (hasCue(sentence, ['article-word'], i, i + 1) && i > from) return i;
  return sentence.parties.find((party) => party.from > from && party.to <= to)?.from ?? null;
}
