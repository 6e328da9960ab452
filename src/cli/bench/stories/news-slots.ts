/** What planted news is made of: relations, goods, harbours, ships, speakers. Names of ships and outlets are made up. */

/** A party in the words of a report. */
export interface PartyWords {
  /** After "said that": "North Korea". */
  readonly name: string;
  /** Before a noun: "North Korean". */
  readonly adjective: string;
  /** Stands for the party in a second sentence: "Pyongyang". */
  readonly other: string;
  /** In French and Spanish. */
  readonly fr: string;
  readonly es: string;
}

/** A class of goods with ways to name them, and what they are counted in. */
export interface GoodsWords {
  readonly names: readonly string[];
  readonly unit: string;
  readonly fr: string;
  readonly es: string;
}

/** Who is said to supply whom, with what, along which ways. */
export interface RelationWords {
  readonly supplier: PartyWords;
  readonly recipient: PartyWords;
  readonly goods: readonly GoodsWords[];
  readonly origins: readonly string[];
  readonly destinations: readonly string[];
}

const party = (name: string, adjective: string, other: string, fr: string, es: string): PartyWords => ({
  name,
  adjective,
  other,
  fr,
  es,
});

const DPRK = party('North Korea', 'North Korean', 'Pyongyang', 'la Corée du Nord', 'Corea del Norte');
const RUSSIA = party('Russia', 'Russian', 'Moscow', 'la Russie', 'Rusia');
const IRAN = party('Iran', 'Iranian', 'Tehran', 'l’Iran', 'Irán');
const HOUTHIS = party('the Houthis', 'Houthi', 'the Yemeni movement', 'les Houthis', 'los hutíes');
const HEZBOLLAH = party('Hezbollah', 'Hezbollah', 'the Lebanese group', 'le Hezbollah', 'Hezbolá');
const UAE = party(
  'the United Arab Emirates',
  'Emirati',
  'Abu Dhabi',
  'les Émirats arabes unis',
  'los Emiratos Árabes Unidos',
);
const RSF = party(
  'the Rapid Support Forces',
  'Rapid Support Forces',
  'the paramilitary force in Darfur',
  'les Forces de soutien rapide',
  'las Fuerzas de Apoyo Rápido',
);
const HAFTAR = party(
  'Khalifa Haftar’s forces in Libya',
  'Libyan',
  'Benghazi',
  'les forces de Khalifa Haftar en Libye',
  'las fuerzas de Jalifa Haftar en Libia',
);
const RWANDA = party('Rwanda', 'Rwandan', 'Kigali', 'le Rwanda', 'Ruanda');
const M23 = party(
  'the M23 rebels',
  'M23',
  'the rebels in eastern Congo',
  'les rebelles du M23',
  'los rebeldes del M23',
);
const CHINA = party('China', 'Chinese', 'Beijing', 'la Chine', 'China');
const TURKEY = party('Turkey', 'Turkish', 'Ankara', 'la Turquie', 'Turquía');

const goods = (names: readonly string[], unit: string, fr: string, es: string): GoodsWords => ({ names, unit, fr, es });

const SHELLS = goods(
  ['artillery shells', '152-millimetre shells', 'artillery ammunition'],
  'shells',
  'obus d’artillerie',
  'proyectiles de artillería',
);
const MISSILES = goods(
  ['ballistic missiles', 'short-range ballistic missiles'],
  'missiles',
  'missiles balistiques',
  'misiles balísticos',
);
const DRONES = goods(
  ['attack drones', 'combat drones', 'armed drones'],
  'drones',
  'drones de combat',
  'drones de ataque',
);
const RIFLES = goods(
  ['assault rifles', 'automatic rifles', 'Kalashnikov rifles'],
  'rifles',
  'fusils d’assaut',
  'fusiles de asalto',
);
const PARTS = goods(
  ['missile components', 'missile engine parts', 'guidance parts for missiles'],
  'crates',
  'composants de missiles',
  'componentes de misiles',
);
const VEHICLES = goods(
  ['armoured vehicles', 'armoured personnel carriers'],
  'vehicles',
  'véhicules blindés',
  'vehículos blindados',
);
const MORTARS = goods(['mortar rounds', 'mortar bombs'], 'rounds', 'obus de mortier', 'proyectiles de mortero');
const ANTITANK = goods(
  ['anti-tank missiles', 'anti-tank guided missiles'],
  'missiles',
  'missiles antichars',
  'misiles antitanque',
);

export const RELATIONS: readonly RelationWords[] = [
  {
    supplier: DPRK,
    recipient: RUSSIA,
    goods: [SHELLS, MISSILES, MORTARS],
    origins: ['Rajin', 'Chongjin', 'Nampo', 'Tumangang'],
    destinations: ['Dunai', 'Vostochny', 'Vladivostok', 'Khasan'],
  },
  {
    supplier: RUSSIA,
    recipient: DPRK,
    goods: [ANTITANK, VEHICLES, PARTS],
    origins: ['Vladivostok', 'Vostochny', 'Nakhodka', 'Khasan'],
    destinations: ['Rajin', 'Wonsan', 'Nampo', 'Chongjin'],
  },
  {
    supplier: CHINA,
    recipient: DPRK,
    goods: [PARTS, DRONES, VEHICLES],
    origins: ['Dalian', 'Dandong', 'Tianjin', 'Yantai'],
    destinations: ['Nampo', 'Sinuiju', 'Haeju', 'Songnim'],
  },
  {
    supplier: IRAN,
    recipient: HOUTHIS,
    goods: [MISSILES, DRONES, PARTS, RIFLES, ANTITANK],
    origins: ['Bandar Abbas', 'Jask', 'Chabahar', 'Bandar Lengeh'],
    destinations: ['Hodeidah', 'Salif', 'Ras Isa', 'Mokha'],
  },
  {
    supplier: IRAN,
    recipient: HEZBOLLAH,
    goods: [MISSILES, DRONES, ANTITANK],
    origins: ['Tehran', 'Isfahan', 'Kermanshah', 'Shiraz'],
    destinations: ['Beirut', 'Baalbek', 'Hermel', 'Tyre'],
  },
  {
    supplier: IRAN,
    recipient: RUSSIA,
    goods: [DRONES, MISSILES, SHELLS],
    origins: ['Amirabad', 'Bandar Anzali', 'Isfahan', 'Noshahr'],
    destinations: ['Astrakhan', 'Olya', 'Makhachkala', 'Volgograd'],
  },
  {
    supplier: UAE,
    recipient: RSF,
    goods: [DRONES, VEHICLES, MORTARS, RIFLES],
    origins: ['Al Dhafra', 'Sharjah', 'Fujairah', 'Jebel Ali'],
    destinations: ['Nyala', 'El Geneina', 'El Fasher', 'Zalingei'],
  },
  {
    supplier: TURKEY,
    recipient: HAFTAR,
    goods: [DRONES, VEHICLES, SHELLS],
    origins: ['Mersin', 'Iskenderun', 'Izmir', 'Haydarpasa'],
    destinations: ['Benghazi', 'Tobruk', 'Derna', 'Ras Lanuf'],
  },
  {
    supplier: RUSSIA,
    recipient: HAFTAR,
    goods: [VEHICLES, RIFLES, SHELLS],
    origins: ['Tartus', 'Novorossiysk', 'Kaliningrad', 'Baltiysk'],
    destinations: ['Tobruk', 'Benghazi', 'Brega', 'Derna'],
  },
  {
    supplier: RWANDA,
    recipient: M23,
    goods: [RIFLES, MORTARS, DRONES],
    origins: ['Kigali', 'Gisenyi', 'Rubavu', 'Musanze'],
    destinations: ['Goma', 'Rutshuru', 'Bunagana', 'Masisi'],
  },
];

/** Made-up ships: two parts, so that there are enough of them. */
export const SHIP_FIRST = [
  'Amber',
  'Silver',
  'Northern',
  'Ocean',
  'Blue',
  'Golden',
  'Eastern',
  'Grand',
  'Lady',
  'Star',
  'Sea',
  'Pacific',
  'Coral',
  'Iron',
  'Crystal',
  'Royal',
] as const;
export const SHIP_SECOND = [
  'Dawn',
  'Horizon',
  'Falcon',
  'Pearl',
  'Venture',
  'Maria',
  'Comet',
  'Spirit',
  'Harmony',
  'Trader',
  'Breeze',
  'Tide',
  'Lotus',
  'Beacon',
  'Willow',
  'Orchid',
] as const;

export const ACCUSERS = [
  'South Korea’s spy agency',
  'the United States Navy',
  'a panel of United Nations experts',
  'Western intelligence officials',
  'the British defence ministry',
  'two diplomats',
  'the Ukrainian military intelligence',
  'a research group that tracks weapons',
  'a European Union naval mission',
  'the State Department',
  'officials of the coast guard',
  'a parliamentary committee',
  'investigators in The Hague',
  'an open-source monitoring group',
  'the Israeli army',
  'a former customs officer',
] as const;

/** Agencies whose texts others run, with the State for which they speak, if for one. */
export interface AgencyWords {
  readonly name: string;
  readonly stateVoice: string | null;
}

export const AGENCIES: readonly AgencyWords[] = [
  { name: 'Reuters', stateVoice: null },
  { name: 'AFP', stateVoice: null },
  { name: 'AP', stateVoice: null },
  { name: 'Yonhap', stateVoice: null },
  { name: 'Kyodo', stateVoice: null },
  { name: 'dpa', stateVoice: null },
  { name: 'EFE', stateVoice: null },
  { name: 'Xinhua', stateVoice: 'CN' },
  { name: 'TASS', stateVoice: 'RU' },
  { name: 'IRNA', stateVoice: 'IR' },
];

/** Outlets that speak for a State beside its agency. */
export const STATE_OUTLETS = [
  { name: 'RT', stateVoice: 'RU' },
  { name: 'Sputnik', stateVoice: 'RU' },
  { name: 'Press TV', stateVoice: 'IR' },
  { name: 'Tasnim', stateVoice: 'IR' },
  { name: 'Global Times', stateVoice: 'CN' },
  { name: 'CGTN', stateVoice: 'CN' },
] as const;

const TOWNS = [
  'Arden',
  'Belmont',
  'Carling',
  'Dover',
  'Eastfield',
  'Farrow',
  'Glenn',
  'Harbour',
  'Inland',
  'Jordan',
  'Kestrel',
  'Lowland',
  'Midland',
  'Newton',
  'Overton',
  'Prairie',
  'Quayside',
  'Ridge',
  'Seaport',
  'Tideway',
  'Upland',
  'Valley',
  'Westend',
  'York',
];
const PAPERS = [
  'Herald',
  'Post',
  'Times',
  'Gazette',
  'Tribune',
  'Courier',
  'Observer',
  'Chronicle',
  'Dispatch',
  'Mirror',
  'Standard',
  'Telegraph',
];

/** Newspapers and stations that run agencies’ texts or report on their own. */
export const OUTLETS: readonly string[] = TOWNS.flatMap((town) => PAPERS.map((paper) => `${town} ${paper}`));
