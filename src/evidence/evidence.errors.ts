/** What packages of evidence refuse. The codes are part of the API's contract. */
import { Refusal } from '../platform/errors/refusal.js';

export const EVIDENCE_ERRORS = ['evidence-too-large'] as const;

/** A code of this feature. */
export type EvidenceErrorCode = (typeof EVIDENCE_ERRORS)[number];

/** @param most Bytes of text that a package may hold. */
export const evidenceTooLarge = (most: number): Refusal =>
  new Refusal(
    'conflict',
    'evidence-too-large' satisfies EvidenceErrorCode,
    `The alert rests on more than ${Math.floor(most / 1_048_576)} MB of text, too much for one package. Each article can still be read by itself.`,
  );
