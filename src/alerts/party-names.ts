/** How parties and embargoes are called in English sentences written for people. */

/** Groups, as they stand in the middle of a sentence. */
const GROUP_NAMES: Readonly<Record<string, string>> = {
  houthis: 'the Houthis',
  hizbullah: 'Hizbullah',
  hamas: 'Hamas',
  'al-shabaab': 'Al-Shabaab',
  isil: 'ISIL (Da’esh)',
  'al-qaida': 'Al-Qaida',
  taliban: 'the Taliban',
  ttp: 'the Pakistani Taliban',
  m23: 'M23',
  fdlr: 'the FDLR',
  adf: 'the Allied Democratic Forces',
  rsf: 'the Rapid Support Forces',
  saf: 'the Sudanese Armed Forces',
  lna: 'the Libyan National Army',
  'car-armed-groups': 'armed groups in the Central African Republic',
  'haiti-gangs': 'gangs in Haiti',
  'iraqi-militias': 'militias in Iraq',
  wagner: 'Wagner',
  'spla-io': 'the SPLA-IO',
  'boko-haram': 'Boko Haram',
  'other-group': 'an armed group',
};

/** States whose usual English name in a sentence is not the one that the locale data gives. */
const STATE_NAMES: Readonly<Record<string, string>> = {
  AE: 'the United Arab Emirates',
  BS: 'the Bahamas',
  CD: 'the Democratic Republic of the Congo',
  CF: 'the Central African Republic',
  CG: 'the Republic of the Congo',
  CI: 'Côte d’Ivoire',
  CZ: 'the Czech Republic',
  DO: 'the Dominican Republic',
  GB: 'the United Kingdom',
  GM: 'the Gambia',
  HK: 'Hong Kong',
  KM: 'the Comoros',
  MH: 'the Marshall Islands',
  MM: 'Myanmar',
  MO: 'Macao',
  MV: 'the Maldives',
  NL: 'the Netherlands',
  PH: 'the Philippines',
  PS: 'Palestine',
  SC: 'the Seychelles',
  US: 'the United States',
  VA: 'the Holy See',
};

/** What each embargo concerns. */
const REGIME_NAMES: Readonly<Record<string, string>> = {
  dprk: 'North Korea',
  iran: 'Iran',
  libya: 'Libya',
  'sudan-darfur': 'Darfur in Sudan',
  'south-sudan': 'South Sudan',
  drc: 'armed groups in the Democratic Republic of the Congo',
  car: 'armed groups in the Central African Republic',
  'al-shabaab': 'Al-Shabaab and Somalia',
  'yemen-houthis': 'the Houthis in Yemen',
  lebanon: 'armed groups in Lebanon',
  haiti: 'Haiti',
  'isil-al-qaida': 'ISIL (Da’esh) and Al-Qaida',
  taliban: 'the Taliban',
  iraq: 'armed groups in Iraq',
  eritrea: 'Eritrea',
  'cote-divoire': 'Côte d’Ivoire',
  liberia: 'Liberia',
  'sierra-leone': 'Sierra Leone',
};

const regionNames = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });

/**
 * The English name of a party, with its article, as it stands inside a sentence; the id itself where there is no name.
 *
 * @param id ISO 3166-1 alpha-2 in upper case, or a group's id.
 */
export function partyName(id: string): string {
  const known = GROUP_NAMES[id] ?? STATE_NAMES[id];
  if (known !== undefined) return known;
  if (!/^[A-Z]{2}$/.test(id)) return id;
  return (regionNames.of(id) ?? id).replaceAll('&', 'and');
}

/** What an embargo concerns, as it stands after "on" or "concerning"; the id itself where there is no name. */
export function regimeName(regime: string): string {
  return REGIME_NAMES[regime] ?? regime;
}

/** "A", "A and B", "A, B and C"; past `most` entries the rest become "others". */
export function listInWords(names: readonly string[], most = 3): string {
  const shown = names.length > most ? [...names.slice(0, most), 'others'] : [...names];
  if (shown.length < 2) return shown[0] ?? '';
  return `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}

/** A sentence begins with a capital letter. */
export function capitalise(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
