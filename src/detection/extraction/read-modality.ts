/** Reads how a claim is told: how certain, how far the act got, what courts and inquiries did, who denies. */
import { findDenial, type Denial } from './find-denial.js';
import { findCues, hasCue, sentencesNear, type Document, type Range, type Sentence } from './document.js';
import { spanOf } from './choose-evidence.js';
import type { Span } from '../event.js';
import type { CueId } from './cues.js';
import { LEAD, readCertainty } from './read-certainty.js';
import type { SentenceEvent } from './read-frames.js';
import { phraseAround, speakerAt } from './read-speaker.js';
import type { Modality, PartyId } from '../vocabulary.js';

export interface ModalityReading {
  readonly modality: readonly Modality[];
  readonly by: Span | null;
  readonly deniedBy: Span | null;
  readonly denial: Denial | null;
}

/** What is known of the event when its modality is read. */
export interface TellingContext {
  /** What its sentences tell, in order. */
  readonly parts: readonly SentenceEvent[];
  /** What the sentences of all events of the article tell: how sure it is told is one thing for all of them. */
  readonly telling: readonly SentenceEvent[];
  readonly suppliers: readonly PartyId[];
  readonly recipients: readonly PartyId[];
  /** States where groups on a side sit: their envoys answer for them. */
  readonly homes: readonly PartyId[];
}

const ORDER: readonly Modality[] = [
  'reported',
  'alleged',
  'confirmed',
  'planned',
  'attempted',
  'intercepted',
  'investigated',
  'prosecuted',
  'denied',
];

/** One marker of certainty, then the state of the act and of proceedings, then denial. */
export function readModality(document: Document, context: TellingContext): ModalityReading {
  const { telling } = context;
  const parts = [...context.parts].sort((a, b) => a.sentence.index - b.sentence.index);
  const sentences = parts.map((part) => part.sentence);
  const head = document.sentences.slice(0, LEAD);
  const inEvent = (cue: CueId): boolean => sentences.some((sentence) => hasCue(sentence, [cue]));
  const inHead = (cue: CueId): boolean => head.some((sentence) => hasCue(sentence, [cue]));
  const sides = new Set([...context.suppliers, ...context.recipients, ...context.homes]);
  const denial = findDenial(document, sentences, sides);

  const isHeadStop = head.some(isStop);
  const isIntercepted = isHeadStop || parts.some(isStopped);
  const isAnyStopped = isHeadStop || telling.some(isStopped);
  const isConvicted = inEvent('convict') || inHead('convict');
  const isProsecuted =
    isConvicted || inEvent('prosecute') || inHead('prosecute') || hasAnywhere(document, 'prosecute-sure');
  const modality = new Set<Modality>();
  const isAttempted = parts.some(isTried) || (isProsecuted && inHead('attempt'));
  if (!isAnyStopped && !isProsecuted && !isAttempted && isPlanned(telling)) modality.add('planned');
  if (isAttempted) modality.add('attempted');
  if (isIntercepted) modality.add('intercepted');
  if (isProsecuted) modality.add('prosecuted');
  else if (isInquired(document, sentences) || hasAnywhere(document, 'investigate-sure')) modality.add('investigated');
  if (denial) modality.add('denied');
  modality.add(
    readCertainty(document, {
      telling,
      denial: denial?.sentence ?? null,
      sides,
      isConvicted,
      isProsecuted,
      isIntercepted: isAnyStopped,
    }),
  );
  return {
    modality: ORDER.filter((mode) => modality.has(mode)),
    by: findSpeaker(document, sentences),
    deniedBy: denial?.by ?? null,
    denial,
  };
}

/** Sentences of the news or beside what is told in which an inquiry is one into it. */
const INQUIRY_REACH = 1;

function isInquired(document: Document, sentences: readonly Sentence[]): boolean {
  return [
    ...document.sentences.slice(0, NEWS),
    ...sentences.flatMap(({ index }) => sentencesNear(document, index, INQUIRY_REACH)),
  ].some(
    (sentence) =>
      sentence.blockers.length === 0 &&
      !hasCue(sentence, ['monitor', 'named-monitor', 'own-finding', 'request']) &&
      // "asked the Council to investigate": nobody does yet
      findCues(sentence, 'investigate').some((cue) => !hasCue(sentence, ['infinitive-mark'], cue.from - 1, cue.from)),
  );
}

/** As long as news is; a bound on work over long texts. */
const NEWS_LENGTH = 100;

function hasAnywhere(document: Document, cue: CueId): boolean {
  return document.sentences
    .slice(0, NEWS_LENGTH)
    .some((sentence) => sentence.blockers.length === 0 && hasCue(sentence, [cue]));
}

/** Sentences in which an article tells its own seizure; later ones recall others. */
const NEWS = 6;

/** Seized by a word of seizure, or found by those who stop and search. */
function isStopped(part: SentenceEvent): boolean {
  if (part.sentence.index > NEWS) return false;
  if (part.modality.has('intercepted') || hasCue(part.sentence, ['intercept'])) return true;
  return part.frames.includes('en.find') && hasCue(part.sentence, ['search-setting']);
}

/** Goods or a carrier stopped, told at the head of the article whether or not the sentence tells who sent them. */
function isStop(sentence: Sentence): boolean {
  const isOfGoods =
    sentence.items.some((item) => !item.entry.isWeak) || hasCue(sentence, ['vessel-word', 'search-setting']);
  return isOfGoods && sentence.blockers.length === 0 && hasCue(sentence, ['intercept']);
}

/** What the article tells first is still to come, or most of what is told. */
function isPlanned(telling: readonly SentenceEvent[]): boolean {
  const planned = telling.filter(isToCome);
  const first = [...telling].sort((a, b) => a.sentence.index - b.sentence.index)[0];
  return planned.length > 0 && (isToCome(first!) || planned.length * 2 > telling.length);
}

/** Words before a trigger in which "will" or "agreed to" governs it. */
const FUTURE_REACH = 3;

function isToCome(part: SentenceEvent): boolean {
  const isContract = part.modality.has('planned') && part.frames.length === 1;
  // "were to be landed" tells what was meant, not what is to come
  const isGoverned = findCues(part.sentence, 'future', part.lastTrigger - FUTURE_REACH, part.lastTrigger).some(
    (cue) => !hasCue(part.sentence, ['past-be'], cue.from, cue.from + 1),
  );
  // "Moscow to send missiles": with a verb before it, "to" opens no plan
  const first = part.sentence.triggers[0]?.from ?? 0;
  const isHeadline = part.sentence.field === 'title' && hasCue(part.sentence, ['infinitive-mark'], first - 1, first);
  return isContract || isGoverned || isHeadline || hasCue(part.sentence, ['plan']);
}

/** "Tried to ship": words of trying come before the act; after it they tell of something else. */
function isTried(part: SentenceEvent): boolean {
  return hasCue(part.sentence, ['attempt'], 0, part.lastTrigger + 1);
}

/** Verbs of those who report, in the order of the sentence. */
const TELLING: readonly CueId[] = ['say', 'accuse', 'allege', 'report', 'confirm', 'admit'];

/** Who may stand for a claim: with other subjects of these verbs nobody is named. */
const VOICES: readonly CueId[] = [
  'monitor',
  'named-monitor',
  'unnamed-source',
  'interested-source',
  'own-finding',
  'speaker-noun',
];

/** Who says it, in the first of the sentences where somebody does. */
function findSpeaker(document: Document, sentences: readonly Sentence[]): Span | null {
  const { dates } = document.pack;
  for (const sentence of sentences) {
    const verbs = TELLING.flatMap((cue) => findCues(sentence, cue)).sort((a, b) => a.from - b.from);
    for (const verb of verbs) {
      const phrase = speakerAt(sentence, verb, dates);
      if (phrase && isVoice(sentence, phrase)) return spanOf(sentence, phrase.from, phrase.to);
    }
    const named =
      findCues(sentence, 'monitor')[0] ??
      sentence.parties.find((party) => party.says !== null && party.says !== 'deny');
    if (named) {
      const phrase = phraseAround(sentence, named, dates);
      return spanOf(sentence, phrase.from, phrase.to);
    }
  }
  return null;
}

function isVoice(sentence: Sentence, { from, to }: Range): boolean {
  return (
    hasCue(sentence, VOICES, from, to) ||
    sentence.parties.some((party) => party.from >= from && party.to <= to && party.says !== 'deny')
  );
}
