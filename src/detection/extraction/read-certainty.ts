/** Decides once for an article how sure its main claim is told: reported, alleged or confirmed. */
import { findCues, hasCue, type Document, type Sentence } from './document.js';
import type { CueId } from './cues.js';
import type { SentenceEvent } from './read-frames.js';
import type { Modality, PartyId } from '../vocabulary.js';

/** The title and the first sentences say whose finding an article reports. */
export const LEAD = 3;

/** Sentences of an article in which a side may own up. */
const ADMISSION_REACH = 12;

/** What is known of the claim when its certainty is decided. */
export interface CertaintySigns {
  /** What all sentences of the article tell of events. */
  readonly telling: readonly SentenceEvent[];
  /** The sentence of the denial: what it says of the claim is the denier's. */
  readonly denial: Sentence | null;
  readonly sides: ReadonlySet<PartyId>;
  readonly isConvicted: boolean;
  readonly isProsecuted: boolean;
  readonly isIntercepted: boolean;
}

/** First who speaks with authority, then whose interest speaks, then the outlet itself. */
export function readCertainty(document: Document, signs: CertaintySigns): Modality {
  const head = document.sentences.slice(0, LEAD);
  const told = signs.telling.map((part) => part.sentence).filter((sentence) => sentence !== signs.denial);
  const claims = told.length > 0 ? told : signs.telling.map((part) => part.sentence);
  const isOwnedUp = (sentence: Sentence): boolean =>
    !hasCue(sentence, ['negation', 'not-denied']) &&
    sentence.parties.some(
      (party) =>
        (party.says === 'confirm' || party.says === 'admit') && party.party !== null && signs.sides.has(party.party),
    );
  const inHead = (cue: CueId): boolean => head.some((sentence) => hasCue(sentence, [cue]));
  const has = (cue: CueId): boolean => claims.some((sentence) => hasCue(sentence, [cue]));
  if (signs.isConvicted) return 'confirmed';
  if (has('named-monitor') || inHead('named-monitor')) return 'reported';
  const isDoubtful = has('accuse') || has('allege') || has('hedge') || has('unnamed-source');
  if (has('monitor') || inHead('monitor')) return has('second-hand') || has('hedge') ? 'alleged' : 'confirmed';
  if (has('admit') && !isDoubtful) return 'confirmed';
  if (!signs.isProsecuted && signs.denial === null && document.sentences.slice(0, ADMISSION_REACH).some(isOwnedUp))
    return 'confirmed';
  if (signs.isIntercepted) return signs.denial !== null || has('accuse') || has('hedge') ? 'alleged' : 'reported';
  if (signs.isProsecuted) return 'alleged';
  const first = claims.slice(0, LEAD);
  const isOfInterested = first.some((sentence) => isInterested(sentence, signs.sides));
  if (!isOfInterested && (has('own-finding') || inHead('own-finding'))) return 'reported';
  if (signs.denial !== null || isDoubtful) return 'alleged';
  return claims.some((sentence) => isInterested(sentence, signs.sides) || isQuoted(sentence)) ? 'alleged' : 'reported';
}

/** Somebody says it whom the text does not make its own authority; what a rule says is no claim. */
function isQuoted(sentence: Sentence): boolean {
  return hasCue(sentence, ['say']) && !hasCue(sentence, ['norm', 'norm-allow']);
}

/** Words between a speaker and the verb of saying, before it and after it ("three officers said", "said an officer"). */
const SPEAKER_REACH = { before: 8, after: 3 };

/** Somebody with an interest speaks: an office or service, or a State that is no side of the claim. */
function isInterested(sentence: Sentence, sides: ReadonlySet<PartyId>): boolean {
  const isSpeaker = findCues(sentence, 'interested-source').some((cue) =>
    findCues(sentence, 'say').some(
      (say) =>
        (say.to > cue.from && say.from - cue.to <= SPEAKER_REACH.before) ||
        (cue.from >= say.to &&
          cue.from - say.to <= SPEAKER_REACH.after &&
          !hasCue(sentence, ['subordinator'], say.to, cue.from)),
    ),
  );
  if (isSpeaker) return true;
  return sentence.parties.some(
    (party) => party.says !== null && party.says !== 'confirm' && party.party !== null && !sides.has(party.party),
  );
}
