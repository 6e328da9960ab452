/** Reads how a claim is told: how certain, how far the act got, what courts and inquiries did, who denies. */
import { findCues, hasCue, type Document, type PartyMention, type Sentence } from './document.js';
import { spanOf } from './choose-evidence.js';
import type { Span } from '../event.js';
import type { Modality, PartyId } from '../vocabulary.js';

export interface ModalityReading {
  readonly modality: readonly Modality[];
  readonly by: Span | null;
  readonly deniedBy: Span | null;
}

/** What is known of the event when its modality is read. */
export interface TellingContext {
  /** Sentences that carry the event, in order. */
  readonly sentences: readonly Sentence[];
  readonly suppliers: readonly PartyId[];
  readonly recipients: readonly PartyId[];
  /** Modalities that its frames bring. */
  readonly framed: ReadonlySet<Modality>;
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
  const { sentences } = context;
  const all = document.sentences;
  const modality = new Set<Modality>();
  const inEvent = (cue: Parameters<typeof findCues>[1]): boolean =>
    sentences.some((sentence) => hasCue(sentence, [cue]));
  const inArticle = (cue: Parameters<typeof findCues>[1]): boolean => all.some((sentence) => hasCue(sentence, [cue]));
  const denial = findDenial(document, context);
  if (denial) modality.add('denied');

  const isIntercepted = context.framed.has('intercepted') || inEvent('intercept');
  const isConvicted =
    inEvent('convict') || (inArticle('convict') && all[0] !== undefined && hasCue(all[0], ['convict']));
  const isProsecuted = isConvicted || inEvent('prosecute');
  const isPlanned = context.framed.has('planned') || inEvent('plan');
  if (isPlanned) modality.add('planned');
  if (inEvent('attempt')) modality.add('attempted');
  if (isIntercepted) modality.add('intercepted');
  if (inEvent('investigate')) modality.add('investigated');
  if (isProsecuted) modality.add('prosecuted');
  modality.add(
    certainty({ inEvent, inArticle, isConvicted, isProsecuted, isIntercepted, isDenied: denial !== null, context }),
  );
  return {
    modality: ORDER.filter((mode) => modality.has(mode)),
    by: findSpeaker(context),
    deniedBy: denial,
  };
}

interface Signs {
  readonly inEvent: (cue: Parameters<typeof findCues>[1]) => boolean;
  readonly inArticle: (cue: Parameters<typeof findCues>[1]) => boolean;
  readonly isConvicted: boolean;
  readonly isProsecuted: boolean;
  readonly isIntercepted: boolean;
  readonly isDenied: boolean;
  readonly context: TellingContext;
}

function certainty(signs: Signs): Modality {
  const { inEvent, context } = signs;
  if (signs.isConvicted) return 'confirmed';
  if (inEvent('admit')) return 'confirmed';
  const isDoubtful = inEvent('accuse') || inEvent('allege') || inEvent('hedge') || inEvent('unnamed-source');
  if (inEvent('monitor')) return isDoubtful ? 'alleged' : inEvent('confirm') ? 'confirmed' : 'reported';
  if (signs.isProsecuted) return 'alleged';
  if (signs.isDenied || isDoubtful) return 'alleged';
  if (signs.isIntercepted) return 'reported';
  const isAdversary = context.sentences.some((sentence) =>
    sentence.parties.some(
      (party) =>
        party.says !== null &&
        party.party !== null &&
        !context.suppliers.includes(party.party) &&
        !context.recipients.includes(party.party),
    ),
  );
  return isAdversary ? 'alleged' : 'reported';
}

/** The passage of who denies: a party to the event, or anybody who denies in a sentence about the claim. */
function findDenial(document: Document, context: TellingContext): Span | null {
  const sides = new Set([...context.suppliers, ...context.recipients]);
  for (const sentence of document.sentences)
    for (const cue of findCues(sentence, 'deny')) {
      const denier = denierOf(sentence, cue.from, sides);
      if (denier) return spanOf(sentence, denier.from, denier.to);
      if (context.sentences.includes(sentence)) return spanOf(sentence, cue.from, cue.to);
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
