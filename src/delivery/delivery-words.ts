/** The English words in which mails and pages name the ids of the vocabulary. None of them states guilt. */
import type { Conduct, Kind, RegimeId } from '../detection/vocabulary.js';
import type { SubscriptionTerms } from './subscription-terms.js';

/** Stands before a quoted denial. */
export const DENIAL_LABEL = 'Denial:';

const REGIME_WORDS: Readonly<Record<RegimeId, string>> = {
  dprk: 'Democratic People’s Republic of Korea',
  iran: 'Iran',
  libya: 'Libya',
  'sudan-darfur': 'Sudan (Darfur)',
  'south-sudan': 'South Sudan',
  drc: 'Democratic Republic of the Congo',
  car: 'Central African Republic',
  'al-shabaab': 'Al-Shabaab',
  'yemen-houthis': 'Yemen (Houthis)',
  lebanon: 'Lebanon',
  haiti: 'Haiti',
  'isil-al-qaida': 'ISIL (Da’esh) and Al-Qaida',
  taliban: 'Taliban',
  iraq: 'Iraq',
  eritrea: 'Eritrea',
  'cote-divoire': 'Côte d’Ivoire',
  liberia: 'Liberia',
  'sierra-leone': 'Sierra Leone',
};

/** Where a line is short, as a subject is. */
const SHORT_REGIME_WORDS: Readonly<Partial<Record<RegimeId, string>>> = {
  dprk: 'DPRK',
  'sudan-darfur': 'Darfur',
  drc: 'DR Congo',
  car: 'CAR',
  'yemen-houthis': 'Yemen',
  'isil-al-qaida': 'ISIL and Al-Qaida',
};

const CONDUCT_WORDS: Readonly<Record<Conduct, string>> = {
  'arms-transfer': 'arms transfers',
  'dual-use-transfer': 'dual-use transfers',
  'technical-assistance': 'training and technical help',
  'armed-personnel': 'armed personnel',
  'financing-brokering': 'financing and brokering',
  'transport-concealment': 'concealed transport',
  'overseas-labour': 'workers abroad',
};

const KIND_WORDS: Readonly<Record<Kind, string>> = {
  violation: 'alleged violations',
  'regime-change': 'changes of an embargo',
};

const STATUS_WORDS: Readonly<Record<string, string>> = {
  'in-force': 'in force',
  presumed: 'presumed in force',
  disputed: 'in force, disputed by some States',
  'depends-on-date': 'in force depending on the date',
};

const MODALITY_WORDS: Readonly<Record<string, string>> = {
  alleged: 'Alleged',
  confirmed: 'Told as confirmed',
  prosecuted: 'Legal action reported',
  investigated: 'Inquiry reported',
  intercepted: 'Interception reported',
  attempted: 'Attempt reported',
  planned: 'Plan reported',
};

const DISMISSAL_WORDS: Readonly<Record<string, string>> = {
  'not-an-embargoed-party': 'it is not about an embargoed party',
  'not-covered': 'the conduct or the items are not covered',
  'exempt-or-approved': 'it is exempt or approved',
  'not-in-force': 'the measure was not in force on that date',
  'known-transfer': 'it tells a known transfer again',
  duplicate: 'it is the same event as another alert',
  misread: 'the passage was misread',
  'not-credible': 'the report is not credible',
};

export const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

const languageNames = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'code' });
const regionNames = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'code' });

/** The name of an embargo as a heading; the id where there is none. */
export function nameRegime(id: string): string {
  return (REGIME_WORDS as Readonly<Record<string, string>>)[id] ?? id;
}

/** Its short name, for subjects and summaries. */
export function nameRegimeShortly(id: string): string {
  return (SHORT_REGIME_WORDS as Readonly<Record<string, string>>)[id] ?? nameRegime(id);
}

export function nameConduct(id: string): string {
  return (CONDUCT_WORDS as Readonly<Record<string, string>>)[id] ?? id;
}

export function nameKind(id: string): string {
  return (KIND_WORDS as Readonly<Record<string, string>>)[id] ?? id;
}

/** Whether the clauses applied on the day. */
export function nameStatus(id: string): string {
  return STATUS_WORDS[id] ?? id;
}

/** How a claim is told, as the beginning of a sentence. */
export function nameModality(modality: readonly string[]): string {
  const known = modality.find((each) => MODALITY_WORDS[each] !== undefined);
  return known === undefined ? 'Reported' : (MODALITY_WORDS[known] ?? 'Reported');
}

/** Why an alert was dismissed, as the end of a sentence; null where the reason says nothing by itself. */
export function nameDismissal(reason: string | null): string | null {
  return reason === null ? null : (DISMISSAL_WORDS[reason] ?? null);
}

export function nameLanguage(code: string): string {
  try {
    return languageNames.of(code) ?? code;
  } catch {
    return code;
  }
}

/** A country's name; the code where there is none. */
export function nameCountry(code: string): string {
  try {
    return regionNames.of(code) ?? code;
  } catch {
    return code;
  }
}

const RIGHT_TO_LEFT = new Set(['ar', 'fa', 'he', 'ur', 'ps', 'ckb', 'ug', 'yi', 'dv', 'sd']);

/** The direction in which a text of this language is set. */
export function directionOf(language: string | null): 'rtl' | 'ltr' {
  return language !== null && RIGHT_TO_LEFT.has(language.split('-')[0] ?? '') ? 'rtl' : 'ltr';
}

/** "A", "A and B", "A, B and C"; past `most` the rest become a number: "A, B and 3 more". */
export function listInWords(names: readonly string[], most = 4): string {
  const shown = names.length > most ? [...names.slice(0, most - 1), `${names.length - most + 1} more`] : [...names];
  if (shown.length < 2) return shown[0] ?? '';
  return `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}

/** "1 alert", "12 alerts". */
export function countInWords(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** "daily at 08:00 (Europe/Vienna)". */
export function tellRhythm(terms: SubscriptionTerms): string {
  const hour = `${String(terms.hour).padStart(2, '0')}:00`;
  switch (terms.rhythm) {
    case 'immediate':
      return 'as it happens, gathered for some minutes';
    case 'daily':
      return `daily at ${hour} (${terms.timeZone})`;
    case 'weekly':
      return `every ${WEEKDAYS[terms.weekday - 1] ?? 'week'} at ${hour} (${terms.timeZone})`;
  }
}

/** What is asked for, in one phrase: "Libya and Iran; arms transfers; priority 40 and up". */
export function tellTerms(terms: SubscriptionTerms): string {
  return [
    terms.regimes.length === 0 ? 'all embargoes' : listInWords(terms.regimes.map(nameRegimeShortly), 6),
    ...(terms.kinds.length === 0 ? [] : [listInWords(terms.kinds.map(nameKind))]),
    ...(terms.conduct.length === 0 ? [] : [listInWords(terms.conduct.map(nameConduct))]),
    ...(terms.languages.length === 0 ? [] : [`told in ${listInWords(terms.languages.map(nameLanguage), 6)}`]),
    terms.minPriority === 0 ? 'any priority' : `priority ${terms.minPriority} and up`,
  ].join('; ');
}
