/** Extraction: reads events and Council acts out of one article. It knows language, not law. */
import { buildEvent } from './build-event.js';
import { usableItems } from './choose-items.js';
import { combineEvents, type CombinedEvent } from './combine-events.js';
import { groupCues, hasCue, type Document, type ItemMention, type PartyMention, type Sentence } from './document.js';
import type { Event, Extraction } from '../event.js';
import { ArticleWords, findMentions, isWorthReading } from './find-mentions.js';
import type { LanguagePack } from './language-pack.js';
import { passesGate } from './pass-gate.js';
import { readCouncilActs } from './read-council-acts.js';
import { readCouncilMentions } from './read-council-mentions.js';
import { readDates, type DateMention } from './read-dates.js';
import { readFrames, type SentenceEvent } from './read-frames.js';
import { readGrammar } from './read-grammar.js';
import { readStory } from './read-story.js';
import type { Side } from './side.js';
import { resolveReferences } from './resolve-references.js';
import { splitSentences } from './split-sentences.js';
import { tokenise } from './tokenise.js';
import type { BuiltEvent, Trace } from './trace.js';
import { usualOf } from './usual-side.js';
import { settleEvents, type Settled } from '../weighing/settle-events.js';
import type { DetectionArticle } from '../finding.js';
import { isState } from '../vocabulary.js';

/** Below this a reading is noise: chosen on labelled records, where it costs fewer finds than it saves false ones. */
export const LEAST_CERTAINTY = 0.5;

const NOTHING: Extraction = { events: [], councilActs: [] };

/**
 * Pure: the same article and pack give the same extraction. Time grows with the length of the text.
 * @param trace filled with what was tried, for people who ask; it changes nothing.
 */
export function extract(article: DetectionArticle, pack: LanguagePack, trace?: Trace): Extraction {
  if (!passesGate(article.title, pack.gate) && !passesGate(article.text, pack.gate)) return NOTHING;
  const document = readDocument(article, pack);
  const isArmed = document.sentences.some(speaksOfArms);
  const hasSender = document.sentences.some(({ parties }) =>
    parties.some(({ entry }) => entry.type === 'party' && entry.sendsWorkers),
  );
  const ofSoldiers = document.sentences.some(speaksOfSoldiers);
  const published = publicationDay(article.published);
  const told: SentenceEvent[] = [];
  const sureThings = sureThingsOf();
  for (const sentence of document.sentences) {
    if (sentence.blockers.length > 0 || !isWorthReading(sentence)) continue;
    const event = readFrames(sentence, pack, {
      isArmed,
      hasSender,
      ofSoldiers,
      ...thingsBefore(document, sentence, sureThings),
      trace,
    });
    if (event) told.push(event);
  }
  const combined = combineEvents(document, told);
  const build = (all: readonly CombinedEvent[]): BuiltEvent[] =>
    all.map((one) => ({ combined: one, event: buildEvent(document, one, all, published) }));
  const plain = build(combined);
  const story = plain.some(({ event }) => event !== null && event.certainty >= LEAST_CERTAINTY && isOfSides(event))
    ? null
    : readStory(document, isArmed);
  const read = story ? build([story]) : plain;
  const byParts = new Map(plain.map((one) => [one.combined.parts, one]));
  const settled: Settled =
    pack.weights === null
      ? { events: read, weighing: null, otherwise: null }
      : settleEvents(document, told, read, pack.weights, (one) => {
          const same = byParts.get(one.parts);
          return same && isOfSameSides(same.combined, one)
            ? same.event
            : buildEvent(document, one, combined, published);
        });
  trace?.keep(document, told, read, settled);
  const events = settled.events
    .map(({ event }) => event)
    .filter((event): event is Event => event !== null && event.certainty >= LEAST_CERTAINTY);
  const acts = readCouncilActs(document, published);
  const mentions = acts.some(({ basis }) => basis === 'act') ? [] : readCouncilMentions(document, published);
  return { events, councilActs: [...acts, ...mentions], otherwise: settled.otherwise };
}

/** Whether the same parties stand on both sides: then of the same parts the same event is made. */
function isOfSameSides(a: CombinedEvent, b: CombinedEvent): boolean {
  const areSame = (one: readonly Side[], other: readonly Side[]): boolean =>
    one.length === other.length && one.every((side, index) => side === other[index]);
  return areSame(a.suppliers, b.suppliers) && areSame(a.recipients, b.recipients);
}

/** It tells more than that an armed group does something with arms. */
function isOfSides({ suppliers, recipients }: Event): boolean {
  return recipients.length > 0 || suppliers.some(({ party }) => isState(party));
}

/** Sentences, mentions, grammar and references of an article. */
export function readDocument(article: DetectionArticle, pack: LanguagePack): Document {
  const titleTokens = tokenise(article.title);
  const textTokens = tokenise(article.text);
  const words = new ArticleWords([...titleTokens, ...textTokens]);
  const sentences: Sentence[] = [];
  const topics = new Map<string, number>();
  for (const [field, fieldTokens] of [
    ['title', titleTokens],
    ['text', textTokens],
  ] as const)
    for (const { tokens, paragraph } of splitSentences(fieldTokens, pack.abbreviations)) {
      const { articleTopics, ...mentions } = findMentions(tokens, pack, words);
      for (const topic of articleTopics) topics.set(topic, (topics.get(topic) ?? 0) + 1);
      const sentence: Sentence = {
        index: sentences.length,
        field,
        paragraph,
        tokens,
        start: tokens[0]!.start,
        end: tokens.at(-1)!.end,
        ...mentions,
        cuesByKind: groupCues(mentions.cues),
      };
      if (isWorthReading(sentence)) readGrammar(sentence);
      sentences.push(sentence);
    }
  resolveReferences(sentences, pack.homes);
  const published = publicationDay(article.published);
  const dates = new Map<Sentence, readonly DateMention[]>();
  const datesOf = (sentence: Sentence): readonly DateMention[] => {
    const known = dates.get(sentence) ?? readDates(sentence, pack.dates, published);
    dates.set(sentence, known);
    return known;
  };
  return { article, pack, sentences, topics, datesOf };
}

/** A sure word for arms, two weak ones together, or the setting of an embargo: then weak words may count. */
function speaksOfArms(sentence: Sentence): boolean {
  if (sentence.items.some((item) => !item.entry.isWeak)) return true;
  if (hasCue(sentence, ['arms-embargo', 'monitor', 'intercept', 'prosecute'])) return true;
  if (sentence.items.some((item) => item.entry.conduct === 'arms-transfer') && hasCue(sentence, ['war-setting']))
    return true;
  if (sentence.items.some(isCounted) && sentence.parties.some(isSender)) return true;
  return (
    new Set(sentence.items.filter((item) => item.entry.conduct === 'arms-transfer').map((item) => item.from)).size > 1
  );
}

/** "Twelve million shells": a number of what is fired. */
function isCounted({ quantity, entry }: ItemMention): boolean {
  return quantity !== null && (entry.itemClass === 'ammunition' || entry.itemClass === 'artillery');
}

/** A State that arms others: its shells are of war. */
function isSender(mention: PartyMention): boolean {
  return usualOf(mention) === 'supplier' && !mention.isEpithet;
}

function speaksOfSoldiers(sentence: Sentence): boolean {
  return (
    sentence.items.some(({ entry }) => entry.itemClass === 'personnel' && !entry.isWeak) ||
    hasCue(sentence, ['own-army', 'war-setting'])
  );
}

/** How many sentences back "the load" may reach. */
const REFERENCE_REACH = 3;

/** Asks for the things of a sentence that a later word may stand for; worked out once, since each of its neighbours asks. */
type SureThings = (sentence: Sentence) => readonly ItemMention[];

function sureThingsOf(): SureThings {
  const known = new Map<Sentence, readonly ItemMention[]>();
  return (sentence) => {
    if (sentence.items.length === 0) return [];
    const things = known.get(sentence) ?? usableItems(sentence, true).filter((item) => !item.entry.isWeak);
    known.set(sentence, things);
    return things;
  };
}

/** Things named in the nearest sentence before that names any, else in the nearest after; only a trigger asks for them. */
function thingsBefore(
  document: Document,
  sentence: Sentence,
  sureThings: SureThings,
): { inherited: readonly ItemMention[]; lender: Sentence | null; isAhead?: boolean } {
  if (sentence.triggers.length === 0) return { inherited: [], lender: null };
  for (let i = sentence.index - 1; i >= Math.max(0, sentence.index - REFERENCE_REACH); i--) {
    const lender = document.sentences[i]!;
    const inherited = sureThings(lender);
    if (inherited.length > 0) return { inherited, lender };
  }
  for (let i = sentence.index + 1; i <= Math.min(document.sentences.length - 1, sentence.index + AHEAD_REACH); i++) {
    const lender = document.sentences[i]!;
    const inherited = sureThings(lender);
    const isPlain = lender.field === sentence.field && !hasCue(lender, ['negation', 'non-transfer', 'deny']);
    if (inherited.length > 0 && isPlain) return { inherited, lender, isAhead: true };
  }
  return { inherited: [], lender: null };
}

/** How many sentences on the contents of "long crates" may be named. */
const AHEAD_REACH = 2;

/** UTC midnight of the day of publication in ms, or null where it is not given or not a date. */
function publicationDay(published: string | null | undefined): number | null {
  if (!published) return null;
  const instant = Date.parse(published);
  return Number.isNaN(instant) ? null : instant - (((instant % 86_400_000) + 86_400_000) % 86_400_000);
}
