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
  'dismissal-reason-unknown',
  'dismissal-reason-taken',
  'second-person-needed',
  'snooze-not-possible',
  'snooze-out-of-range',
  'link-to-itself',
  'link-not-found',
  'view-not-found',
  'view-name-taken',
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
  refuse('invalid', 'dismissal-words-missing', 'This reason needs words.', 'text');

export const dismissalReasonUnknown = (id: string): Refusal =>
  refuse('invalid', 'dismissal-reason-unknown', `No reason to dismiss is offered under ${id}.`, 'reason');

export const dismissalReasonTaken = (words: string): Refusal =>
  refuse('conflict', 'dismissal-reason-taken', `There is a reason “${words}” already, perhaps a retired one.`, 'words');

export const secondPersonNeeded = (): Refusal =>
  refuse(
    'conflict',
    'second-person-needed',
    'This outcome needs two people: somebody else than whoever proposed it has to approve it.',
  );

export const snoozeNotPossible = (state: string): Refusal =>
  refuse('conflict', 'snooze-not-possible', `An alert that is ${state} waits for nobody and cannot be snoozed.`);

export const snoozeOutOfRange = (days: number): Refusal =>
  refuse('invalid', 'snooze-out-of-range', `A snooze ends in the future, at most ${days} days ahead.`, 'until');

export const linkToItself = (): Refusal =>
  refuse('invalid', 'link-to-itself', 'An alert is not linked with itself.', 'alertId');

export const linkNotFound = (id: string, other: string): Refusal =>
  refuse('not-found', 'link-not-found', `Alert ${id} is not linked with ${other}.`);

export const viewNotFound = (id: string): Refusal => refuse('not-found', 'view-not-found', `You have no view ${id}.`);

export const viewNameTaken = (name: string): Refusal =>
  refuse('conflict', 'view-name-taken', `You have a view “${name}” already.`, 'name');

export const assigneeUnknown = (id: string): Refusal =>
  refuse('invalid', 'assignee-unknown', `There is no user ${id} whose account is in use.`, 'assigneeId');

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
