/** What the registry of sources refuses. The codes are part of the API's contract. */
import { Refusal } from '../platform/errors/refusal.js';

export const SOURCE_ERRORS = [
  'source-not-found',
  'source-address-invalid',
  'source-address-taken',
  'source-changed',
  'source-version-missing',
  'source-not-enabled',
  'opml-unreadable',
] as const;

export type SourceErrorCode = (typeof SOURCE_ERRORS)[number];

const refuse = (
  kind: ConstructorParameters<typeof Refusal>[0],
  code: SourceErrorCode,
  message: string,
  field?: string,
): Refusal => new Refusal(kind, code, message, field === undefined ? [] : [{ field, message }]);

export const sourceNotFound = (id: string): Refusal =>
  refuse('not-found', 'source-not-found', `There is no source ${id}.`);

export const sourceAddressInvalid = (): Refusal =>
  refuse('invalid', 'source-address-invalid', 'Not an http or https address without credentials.', 'address');

export const sourceAddressTaken = (): Refusal =>
  refuse('conflict', 'source-address-taken', 'A source with this address is registered already.', 'address');

export const sourceChanged = (version: number): Refusal =>
  refuse('stale', 'source-changed', `The source has changed in the meantime and is at version ${version} now.`);

export const sourceVersionMissing = (): Refusal =>
  refuse(
    'invalid',
    'source-version-missing',
    'Say which version is changed: If-Match with the ETag, or version in the body.',
  );

export const sourceNotEnabled = (state: string): Refusal =>
  refuse('conflict', 'source-not-enabled', `The source is ${state}; resume it first.`);

export const opmlUnreadable = (message: string): Refusal => refuse('invalid', 'opml-unreadable', message);
