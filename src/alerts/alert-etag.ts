/** The entity tag of an alert: `"alert.<id>.<version>.<version of its story>"`. */
import { strongEtag } from '../platform/http/etag.js';
import { alertStale, ifMatchMissing } from './alerts.errors.js';

/** The tag of an alert's full representation: it moves with the alert and with the articles of its story. */
export function alertEtag(id: string, version: number, storyVersion: number): string {
  return strongEtag('alert', id, version, storyVersion);
}

/**
 * The version of the alert that `If-Match` names; null for `*`. The story's part is not asked for: another copy that
 * came in meanwhile does not make a decision stale.
 *
 * @param current The version that stands, for the words of the refusal.
 * @throws Refusal if-match-missing without the header; alert-stale where it names no version of this alert.
 */
export function versionFromIfMatch(header: string | undefined, id: string, current: number): number | null {
  if (header === undefined || header.trim() === '') throw ifMatchMissing();
  if (header.trim() === '*') return null;
  const versions = [...header.matchAll(/"alert\.(\d+)\.(\d+)\.\d+"/g)]
    .filter(([, named]) => named === id)
    .map(([, , version]) => Number(version));
  if (versions.length === 0) throw alertStale(id, current);
  return Math.max(...versions);
}
