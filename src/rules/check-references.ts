/** Parties that an operator's file speaks of and no lexicon names: such a rule could never be met. */
import type { Pack } from '../detection/pack.js';
import type { FieldFault } from './pack-file.js';

/** Keys of the pack's files that hold ids of parties. */
const PARTY_KEYS = new Set([
  'parties',
  'partiesInPlace',
  'outside',
  'councilNames',
  'recipients',
  'supplier',
  'recipient',
  'intermediary',
  'party',
  'home',
  'heldBy',
  'only',
  'fallback',
  'setting',
  'byCountry',
]);

/** Every id by which some lexicon of the pack knows a party. */
export function knownParties(pack: Pack): ReadonlySet<string> {
  const known = new Set<string>();
  for (const language of Object.values(pack.languages))
    for (const phrases of language.phrases.values())
      for (const { entries } of phrases)
        for (const entry of entries) if (entry.type === 'party') known.add(entry.party);
  return known;
}

/** One fault for each place in a file's value that names an unknown party. */
export function checkReferences(value: unknown, known: ReadonlySet<string>): FieldFault[] {
  const faults: FieldFault[] = [];
  const walk = (node: unknown, path: readonly PropertyKey[], isParty: boolean): void => {
    if (typeof node === 'string') {
      if (isParty && !known.has(node)) faults.push({ path, message: `no lexicon names the party ${node}` });
    } else if (Array.isArray(node)) {
      node.forEach((one, index) => walk(one, [...path, index], isParty));
    } else if (typeof node === 'object' && node !== null) {
      const isMap = isParty && path.at(-1) === 'byCountry';
      for (const [key, one] of Object.entries(node)) walk(one, [...path, key], isMap || PARTY_KEYS.has(key));
    }
  };
  walk(value, [], false);
  return faults;
}
