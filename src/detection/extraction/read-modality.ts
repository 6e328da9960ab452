/** Reads how a claim is told: how certain, how far the act got, what courts and inquiries did, who denies. */
import { findCues, hasCue, type Document, type PartyMention, type Sentence } from './document.js';
import { spanOf } from './choose-evidence.js';
import type { Span } from '../event.js';
import type { CueId } from './language-pack.js';
import type { Modality, PartyId } from '../vocabulary.js';

export interface ModalityReading {
  readonly modality: readonly Modality[];
  readonly by: Span | null;
  readonly deniedBy: Span | null;
  /** The sentence of the denial. */
  readonly denial: Sentence | null;
}

/** What is known of the event when its modality is read. */
export interface TellingContext {
  /** Sentences that carry the event, in order. */
  readonly sentences: readonly Sentence[];
  /** Sentences of all events of the article: how sure it is told is one thing for all of them. */
  readonly telling: readonly Sentence[];
  readonly suppliers: readonly PartyId[];
  readonly recipients: readonly PartyId[];
  readonly frames: readonly string[];
  /** Modalities that its frames bring. */
  readonly framed: ReadonlySet<Modality>;
}

/** The title and the first sentences say whose finding an article reports. */
const LEAD = 3;

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
  const { sentences } = context;
  const all = document.sentences;
  const modality = new Set<Modality>();
  const inEvent = (cue: CueId): boolean => sentences.some((sentence) => hasCue(sentence, [cue]));
  const inTelling = (cue: CueId): boolean => context.telling.some((sentence) => hasCue(sentence, [cue]));
  const inArticle = (cue: CueId): boolean => all.some((sentence) => hasCue(sentence, [cue]));
  const denial = findDenial(document, context);
  if (denial) modality.add('denied');

  const isFoundOnTheWay = context.frames.includes('en.find') && inEvent('search-setting');
  const isIntercepted = context.framed.has('intercepted') || inEvent('intercept') || isFoundOnTheWay;
  const isConvicted =
    inEvent('convict') || (inArticle('convict') && all[0] !== undefined && hasCue(all[0], ['convict']));
  const isProsecuted = isConvicted || inEvent('prosecute');
  const isPlanned = context.framed.has('planned') || inEvent('plan');
  if (isPlanned) modality.add('planned');
  if (inEvent('attempt')) modality.add('attempted');
  if (isIntercepted) modality.add('intercepted');
  if (inEvent('investigate')) modality.add('investigated');
  if (isProsecuted) modality.add('prosecuted');
  const isOfMonitors = inTelling('monitor') || all.slice(0, LEAD).some((sentence) => hasCue(sentence, ['monitor']));
  const isDenied = denial !== null;
  modality.add(
    certainty({ has: inTelling, isConvicted, isProsecuted, isIntercepted, isDenied, isOfMonitors, context }),
  );
  return {
    modality: ORDER.filter((mode) => modality.has(mode)),
    by: findSpeaker(context),
    deniedBy: denial?.by ?? null,
    denial: denial?.sentence ?? null,
  };
}

interface Signs {
  /** A cue stands in some sentence that tells an event. */
  readonly has: (cue: CueId) => boolean;
  readonly isConvicted: boolean;
  readonly isProsecuted: boolean;
  readonly isIntercepted: boolean;
  readonly isDenied: boolean;
  readonly isOfMonitors: boolean;
  readonly context: TellingContext;
}

function certainty(signs: Signs): Modality {
  const { has, context } = signs;
  if (signs.isConvicted) return 'confirmed';
  const isDoubtful = has('accuse') || has('allege') || has('hedge') || has('unnamed-source');
  if (signs.isOfMonitors) return has('second-hand') || has('hedge') ? 'alleged' : 'confirmed';
  if (has('admit') && !isDoubtful) return 'confirmed';
  if (signs.isProsecuted) return 'alleged';
  if (signs.isDenied || isDoubtful) return 'alleged';
  if (signs.isIntercepted) return 'reported';
  if (has('interested-source') && has('say')) return 'alleged';
  const isAdversary = context.sentences.some((sentence) =>
    sentence.parties.some(
      (party) =>
        party.says !== null &&
        party.says !== 'confirm' &&
        party.party !== null &&
        !context.suppliers.includes(party.party) &&
        !context.recipients.includes(party.party),
    ),
  );
  return isAdversary ? 'alleged' : 'reported';
}

/** The passage of who denies: a word of denial anywhere in the article, or a side that says "no", "not", "never". */
interface Denial {
  readonly by: Span;
  readonly sentence: Sentence;
}

function findDenial(document: Document, context: TellingContext): Denial | null {
  const sides = new Set([...context.suppliers, ...context.recipients]);
  const first = Math.min(...context.sentences.map((sentence) => sentence.index));
  for (const sentence of document.sentences) {
    if (sentence.blockers.length > 0 || hasCue(sentence, ['not-denied'])) continue;
    for (const cue of findCues(sentence, 'deny')) {
      const denier = denierOf(sentence, cue.from, sides);
      if (denier) return { by: spanOf(sentence, denier.from, denier.to), sentence };
      if (context.sentences.includes(sentence) || sentence.index > first)
        return { by: spanOf(sentence, cue.from, cue.to), sentence };
    }
    const side = sentence.parties.find(
      (party) => party.says === 'say' && party.party !== null && sides.has(party.party),
    );
    if (side && sentence.index > first && hasCue(sentence, ['negation'], side.to))
      return { by: spanOf(sentence, side.from, side.to), sentence };
  }
  return null;
}

function denierOf(sentence: Sentence, cue: number, sides: ReadonlySet<PartyId>): PartyMention | null {
  const before = sentence.parties.filter((party) => party.to <= cue);
  for (let i = before.length - 1; i >= 0; i--)
    if (before[i]!.says === 'deny' || (before[i]!.party !== null && sides.has(before[i]!.party!))) return before[i]!;
  const after = sentence.parties.find((party) => party.from >= cue && party.party !== null && sides.has(party.party));
  return after ?? null;
}

function findSpeaker(context: TellingContext): Span | null {
  for (const sentence of context.sentences) {
    const monitor = findCues(sentence, 'monitor')[0] ?? findCues(sentence, 'unnamed-source')[0];
    if (monitor) return spanOf(sentence, monitor.from, monitor.to);
    const speaker = sentence.parties.find((party) => party.says !== null && party.says !== 'deny');
    if (speaker) return spanOf(sentence, speaker.from, speaker.to);
  }
  return null;
}
