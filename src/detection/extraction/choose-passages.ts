/** Chooses the sentences an event rests on: those that tell most of it, what backs them, the hiding, the denial. */
import { clauseOf, passageOf } from './choose-evidence.js';
import type { CombinedEvent } from './combine-events.js';
import { hasCue, type Document, type Sentence } from './document.js';
import { findConcealment } from './find-concealment.js';
import type { Denial } from './find-denial.js';
import type { Conduct, ItemClass, PartyId } from '../vocabulary.js';
import type { EvidenceSpan } from '../event.js';
import type { CueId } from './cues.js';
import type { SentenceEvent } from './read-frames.js';

/** Passages that tell and back an event, denial and hiding apart. */
const MAX_TOLD = 5;

/** Below this share of the strongest, a sentence tells too little to be shown. */
const LEAST_SHARE = 0.3;

/** What a sentence without an event of its own must carry to back one. */
const LEAST_BACKING = 0.8;

/** How far from a claim what backs it may stand; as long as news is, and a bound on work over long texts. */
const BACKING_REACH = 60;

/** With this many sentences that tell, none that only back them is needed. */
const ENOUGH = 5;

/** A sentence of the text that tells this share of what the strongest tells makes the title superfluous. */
const WHOLE_SHARE = 0.6;

/** Later sentences back a claim less: news puts what counts first. */
const FADING = 0.02;

interface Choice {
  readonly sentence: Sentence;
  readonly span: EvidenceSpan;
}

/**
 * The passages of an event in the text's order, each within the length that `passageOf` keeps to.
 * @param denial that of the claim: a passage of its own, marked as such, even where it stands in a sentence that tells it.
 */
export function choosePassages(
  document: Document,
  combined: CombinedEvent,
  conduct: readonly Conduct[],
  denial: Denial | null,
): EvidenceSpan[] {
  const scored = combined.parts
    .map((part) => ({ part, score: scoreOf(part) }))
    .sort((a, b) => b.score - a.score || a.part.sentence.index - b.part.sentence.index);
  const best = scored[0]!.score;
  const inText = scored.filter(({ part }) => part.sentence.field === 'text');
  const isTextWhole = inText.some(({ score }) => score >= best * WHOLE_SHARE);
  const told = scored
    .filter(({ part, score }) => score >= best * LEAST_SHARE && !(isTextWhole && part.sentence.field === 'title'))
    .slice(0, MAX_TOLD)
    .map(({ part }) => part);
  const chosen: Choice[] = told.map((part) => ({
    sentence: part.sentence,
    span: passageOf(part.sentence, part.from, part.to, part.frames[0] ?? 'en.event'),
  }));
  const add = (sentence: Sentence | null | undefined, rule: string): void => {
    if (!sentence || chosen.some((choice) => choice.sentence === sentence)) return;
    chosen.push({ sentence, span: passageOf(sentence, 0, sentence.tokens.length, rule) });
  };
  for (const { borrowed } of told) if (borrowed?.sentence.field === 'text') add(borrowed.sentence, 'en.thing');
  if (conduct.includes('transport-concealment')) add(findConcealment(document, combined), 'en.concealment');
  for (const sentence of backing(document, combined)) if (chosen.length < ENOUGH) add(sentence, 'en.backing');
  if (denial) {
    const { sentence, from, to } = denial;
    const isTold = chosen.some((choice) => choice.sentence === sentence);
    const passage = isTold ? clauseOf(sentence, from, to, 'en.denial') : passageOf(sentence, from, to, 'en.denial');
    chosen.push({ sentence, span: { ...passage, isDenial: true } });
  }
  return chosen.sort((a, b) => a.sentence.index - b.sentence.index).map(({ span }) => span);
}

/** How much of who, to whom and what a sentence tells by itself. */
function scoreOf(part: SentenceEvent): number {
  const weightOf = (role: 'supplier' | 'recipient'): number =>
    Math.max(0, ...part.votes.filter((vote) => vote.role === role).map((vote) => vote.weight));
  const things = part.items.length > 0 || part.implied.length > 0 ? 0.8 : 0;
  return (weightOf('supplier') + weightOf('recipient') + things) * part.certainty;
}

/** Tokens at the head of a sentence within which a word opens another matter ("Separately, …"). */
const OPENING = 3;

/** Sentences that frame no event but name its sides and things, the fullest first. */
function backing(document: Document, combined: CombinedEvent): Sentence[] {
  const sides = new Set<PartyId>([...combined.suppliers, ...combined.recipients].map((side) => side.party));
  const classes = new Set(combined.parts.flatMap((part) => part.items.map((item) => item.entry.conduct)));
  const first = combined.parts[0]!.sentence.index;
  return backersOf(document)
    .slice(Math.max(0, first - BACKING_REACH), first + BACKING_REACH + 1)
    .flatMap((backer) => {
      if (backer === null) return [];
      const { sentence } = backer;
      return [{ sentence, score: backingOf(backer, sides, classes) * (1 - Math.min(sentence.index, 20) * FADING) }];
    })
    .filter(({ score }) => score >= LEAST_BACKING)
    .sort((a, b) => b.score - a.score || a.sentence.index - b.sentence.index)
    .map(({ sentence }) => sentence);
}

/** A sentence that may back an event, with what counts for whichever it is. */
interface Backer {
  readonly sentence: Sentence;
  readonly ofTrigger: number;
  readonly ofTelling: number;
}

/** Every event of an article asks for them: by the index of the sentence, null where it backs none. */
const backers = new WeakMap<Document, readonly (Backer | null)[]>();

function backersOf(document: Document): readonly (Backer | null)[] {
  const known = backers.get(document);
  if (known) return known;
  const found = document.sentences.map((sentence) =>
    mayBack(sentence)
      ? {
          sentence,
          ofTrigger: sentence.triggers.length > 0 ? 0.4 : 0,
          ofTelling: hasCue(sentence, TELLING) ? 0.15 : 0,
        }
      : null,
  );
  backers.set(document, found);
  return found;
}

function mayBack(sentence: Sentence): boolean {
  return (
    sentence.field === 'text' &&
    sentence.blockers.length === 0 &&
    !hasCue(sentence, ['other-matter'], 0, OPENING) &&
    !hasCue(sentence, ['request', 'hypothetical', 'non-transfer', 'norm', 'background', 'deny', 'not-denied'])
  );
}

function backingOf(
  { sentence, ofTrigger, ofTelling }: Backer,
  sides: ReadonlySet<PartyId>,
  conducts: ReadonlySet<Conduct>,
): number {
  const named = new Set<PartyId>();
  for (const { party, isEpithet, says } of sentence.parties)
    if (party !== null && sides.has(party) && !isEpithet && says === null) named.add(party);
  const things = new Set<ItemClass>();
  for (const { entry } of sentence.items) if (!entry.isWeak && conducts.has(entry.conduct)) things.add(entry.itemClass);
  const isOfThings =
    things.size === 0 &&
    (hasCue(sentence, ['thing-reference']) || sentence.items.some((item) => conducts.has(item.entry.conduct)));
  return (
    Math.min(named.size, 2) * 0.6 + Math.min(things.size, 3) * 0.5 + (isOfThings ? 0.3 : 0) + ofTrigger + ofTelling
  );
}

/** Who tells, and how goods were stopped or hidden. */
const TELLING: readonly CueId[] = ['monitor', 'own-finding', 'intercept', 'concealment', 'breach', 'to', 'from'];
