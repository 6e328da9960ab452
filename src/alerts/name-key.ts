/** Names that analysts follow, and the form in which they are the same however a text writes them. */
import type { Finding } from '../detection/finding.js';

export const NAME_TYPES = [
  'vessel',
  'imo',
  'mmsi',
  'aircraft-registration',
  'flight',
  'company',
  'person',
  'place',
] as const;
export type NameType = (typeof NAME_TYPES)[number];

/** A name as an article tells it. */
export interface ToldName {
  readonly type: string;
  readonly key: string;
  /** As the text writes it; of a place its ISO 3166-1 code. */
  readonly label: string;
}

/**
 * `IMO: 9187629` and `9187629` are one key, and so are `EP-FAB` and `EP FAB`, `LADY R` and `Lady  R`.
 *
 * @returns Empty where nothing of a name is left.
 */
export function nameKey(type: string, value: string): string {
  const plain = value.normalize('NFKC').toLowerCase();
  if (type === 'imo' || type === 'mmsi') return plain.replaceAll(/[^0-9]/g, '');
  if (type === 'aircraft-registration' || type === 'flight') return plain.replaceAll(/[^\p{L}\p{N}]/gu, '');
  return plain.replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim();
}

/** The names in a finding, each once. */
export function namesOf(finding: Finding): ToldName[] {
  const told = finding.claims.flatMap((claim) => [
    ...claim.identifiers.map(({ type, value }) => ({ type: type as string, label: value })),
    ...claim.places.map(({ country }) => ({ type: 'place', label: country })),
  ]);
  const names = new Map<string, ToldName>();
  for (const { type, label } of told) {
    const key = nameKey(type, label);
    if (key !== '' && !names.has(`${type} ${key}`)) names.set(`${type} ${key}`, { type, key, label });
  }
  return [...names.values()];
}
