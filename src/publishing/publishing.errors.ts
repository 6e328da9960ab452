/** What publishing refuses. The codes are part of the API's contract. */
import { Refusal } from '../platform/errors/refusal.js';

export const PUBLISHING_ERRORS = ['exports-busy', 'feed-not-found', 'feed-revoked'] as const;

export const exportsBusy = (most: number): Refusal =>
  new Refusal('unavailable', 'exports-busy', `${most} exports are under way; ask again in a minute.`, [], 60);

export const feedNotFound = (): Refusal => new Refusal('not-found', 'feed-not-found', 'There is no such feed.');

export const feedRevoked = (): Refusal =>
  new Refusal('gone', 'feed-revoked', 'This feed has been ended by its owner. Take it out of your reader.');
