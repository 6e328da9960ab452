/** What intake refuses. The codes are part of the API's contract. */
import { Refusal } from '../platform/errors/refusal.js';

export const INTAKE_ERRORS = [
  'claim-not-covered',
  'file-unreadable',
  'page-unreadable',
  'passage-not-found',
  'text-missing',
] as const;

export type IntakeErrorCode = (typeof INTAKE_ERRORS)[number];

export const pageUnreadable = (message: string): Refusal =>
  new Refusal('invalid', 'page-unreadable' satisfies IntakeErrorCode, `The page could not be read. ${message}.`, [
    { field: 'url', message },
  ]);

export const fileUnreadable = (message: string): Refusal =>
  new Refusal('invalid', 'file-unreadable' satisfies IntakeErrorCode, `The file could not be read. ${message}.`, [
    { field: 'file', message },
  ]);

export const textMissing = (): Refusal =>
  new Refusal('invalid', 'text-missing' satisfies IntakeErrorCode, 'There is no text to be read.', [
    { field: 'text', message: 'must not be empty' },
  ]);

export const passageNotFound = (): Refusal =>
  new Refusal(
    'invalid',
    'passage-not-found' satisfies IntakeErrorCode,
    'The passage does not stand in the article. Copy it from there, word for word.',
    [{ field: 'passage', message: 'must stand in the title or the text of the article' }],
  );

export const claimNotCovered = (regime: string, explanation: string): Refusal =>
  new Refusal(
    'invalid',
    'claim-not-covered' satisfies IntakeErrorCode,
    `The register does not cover this under ${regime}. ${explanation}.`,
    [{ field: 'regime', message: explanation }],
  );
