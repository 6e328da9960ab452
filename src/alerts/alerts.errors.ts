/** What the alerts refuse. The codes are part of the API's contract. */
import { Refusal } from '../platform/errors/refusal.js';
import type { ReviewAct } from './review-states.js';

export const ALERT_ERRORS = [
  'alert-not-found',
  'regime-change-not-found',
  'story-not-found',
  'alert-stale',
  'alert-joined',
  'if-match-missing',
  'review-not-possible',
  'dismissal-reason-missing',
  'dismissal-reason-not-wanted',
  'dismissal-words-missing',
  'assignee-unknown',
  'changes-cursor-gone',
  'time-range-too-long',
  'too-many-streams',
] as const;

export type AlertErrorCode = (typeof ALERT_ERRORS)[number];

export const alertNotFound = (id: string): Refusal =>
  refuse('not-found', 'alert-not-found', `There is no alert ${id}.`);

export const regimeChangeNotFound = (id: string): Refusal =>
  refuse('not-found', 'regime-change-not-found', `No alert ${id} reports a change of an embargo.`);

export const storyNotFound = (id: string): Refusal =>
  refuse('not-found', 'story-not-found', `There is no story ${id}.`);

export const alertStale = (id: string, version: number): Refusal =>
  refuse('stale', 'alert-stale', `Alert ${id} has changed since you read it: it is at version ${version} now.`);

export const alertJoined = (id: string, into: string): Refusal =>
  refuse('conflict', 'alert-joined', `Alert ${id} was joined to alert ${into}: act on that one.`);

export const ifMatchMissing = (): Refusal =>
  refuse('invalid', 'if-match-missing', 'Send If-Match with the ETag of the alert as you read it.');

export const reviewNotPossible = (state: string, possible: readonly ReviewAct[]): Refusal =>
  refuse(
    'conflict',
    'review-not-possible',
    `This cannot be done with an alert that is ${state}; possible are: ${possible.join(', ')}.`,
  );

export const dismissalReasonMissing = (): Refusal =>
  refuse('invalid', 'dismissal-reason-missing', 'Say why it is dismissed.', 'reason');

export const dismissalReasonNotWanted = (): Refusal =>
  refuse('invalid', 'dismissal-reason-not-wanted', 'Only a dismissal has a reason from the list.', 'reason');

export const dismissalWordsMissing = (): Refusal =>
  refuse('invalid', 'dismissal-words-missing', 'The reason “other” needs words.', 'text');

export const assigneeUnknown = (id: string): Refusal =>
  refuse('invalid', 'assignee-unknown', `There is no user ${id}.`, 'assigneeId');

export const changesCursorGone = (): Refusal =>
  refuse(
    'gone',
    'changes-cursor-gone',
    'This cursor names a change that is not in the feed, as after a restore. Start again: page through ' +
      'GET /api/v1/alerts and go on from the changesCursor of its first page.',
  );

export const timeRangeTooLong = (most: number): Refusal =>
  refuse('invalid', 'time-range-too-long', `The range holds more than ${most} steps; choose longer ones.`, 'bucket');

export const tooManyStreams = (most: number): Refusal =>
  refuse('too-many', 'too-many-streams', `At most ${most} streams are kept open for one caller.`, undefined, 30);

function refuse(
  kind: Refusal['kind'],
  code: AlertErrorCode,
  message: string,
  field?: string,
  retryAfterSeconds: number | null = null,
): Refusal {
  return new Refusal(kind, code, message, field === undefined ? [] : [{ field, message }], retryAfterSeconds);
}
