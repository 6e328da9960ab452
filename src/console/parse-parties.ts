/** Parties as people type them: names of States and groups, or their ids, with commas between. */
import { partyName } from '../alerts/party-names.js';
import { GROUPS } from '../detection/vocabulary.js';

/** Ids of what is known, and the words that name nobody known. */
export interface ParsedParties {
  readonly parties: readonly string[];
  readonly unknown: readonly string[];
}

/** Every name that is offered, in alphabetical order. */
export function partyNames(): readonly string[] {
  return [...table().names];
}

/** @param typed E.g. "United Arab Emirates, the Rapid Support Forces" or "AE, rsf". */
export function parseParties(typed: string): ParsedParties {
  const parties = new Set<string>();
  const unknown: string[] = [];
  for (const words of typed.split(/[,;\n]/)) {
    const key = fold(words);
    if (key === '') continue;
    const party = table().ids.get(key);
    if (party === undefined) unknown.push(words.trim());
    else parties.add(party);
  }
  return { parties: [...parties], unknown };
}

interface Table {
  readonly ids: ReadonlyMap<string, string>;
  readonly names: readonly string[];
}

let known: Table | null = null;

function table(): Table {
  known ??= buildTable();
  return known;
}

function buildTable(): Table {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('');
  // ISO 3166-1 leaves AA, QM to QZ, XA to XZ and ZZ to users; locale data also names unions of States.
  const codes = letters
    .flatMap((first) => letters.map((second) => first + second))
    .filter((code) => !/^(AA|Q[M-Z]|X[A-JL-Z]|ZZ|EU|EZ|UN)$/.test(code));
  const ids = new Map<string, string>();
  const names: string[] = [];
  for (const id of [...codes, ...GROUPS]) {
    const name = partyName(id);
    if (id !== name) names.push(name.replace(/^the /, ''));
    else if (/^[A-Z]{2}$/.test(id)) continue;
    for (const words of [id, name]) if (!ids.has(fold(words))) ids.set(fold(words), id);
  }
  return { ids, names: [...new Set(names)].sort((a, b) => a.localeCompare(b, 'en')) };
}

function fold(words: string): string {
  return words
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll('’', "'")
    .toLowerCase()
    .trim()
    .replace(/^the /, '')
    .replaceAll(/\s+/g, ' ');
}
