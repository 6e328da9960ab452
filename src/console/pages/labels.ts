/** The words in which pages name the ids of the vocabulary. None of them states guilt: a violation is an alleged one. */
import type { Conduct, ItemClass, Kind, Modality, RegimeId } from '../../detection/vocabulary.js';

/** Where an alert stands with its reviewers. */
export const STATE_LABELS = {
  open: 'Open',
  'in-review': 'In review',
  'second-opinion': 'Second opinion',
  escalated: 'Escalated',
  confirmed: 'Confirmed',
  dismissed: 'Dismissed',
} as const;
export type ReviewState = keyof typeof STATE_LABELS;

export const KIND_LABELS: Readonly<Record<Kind, string>> = {
  violation: 'Alleged violation',
  'regime-change': 'Regime change',
};

/** Short names for rows and facets; the library shows the full ones. */
export const REGIME_LABELS: Readonly<Record<RegimeId, string>> = {
  dprk: 'DPRK',
  iran: 'Iran',
  libya: 'Libya',
  'sudan-darfur': 'Sudan, Darfur',
  'south-sudan': 'South Sudan',
  drc: 'DR Congo',
  car: 'CAR',
  'al-shabaab': 'Al-Shabaab',
  'yemen-houthis': 'Houthis, Yemen',
  lebanon: 'Lebanon',
  haiti: 'Haiti',
  'isil-al-qaida': 'ISIL and Al-Qaida',
  taliban: 'Taliban',
  iraq: 'Iraq',
  eritrea: 'Eritrea',
  'cote-divoire': 'Côte d’Ivoire',
  liberia: 'Liberia',
  'sierra-leone': 'Sierra Leone',
};

export const CONDUCT_LABELS: Readonly<Record<Conduct, string>> = {
  'arms-transfer': 'arms transfer',
  'dual-use-transfer': 'dual-use transfer',
  'technical-assistance': 'military training or help',
  'armed-personnel': 'armed personnel',
  'financing-brokering': 'financing or brokering',
  'transport-concealment': 'concealed transport',
  'overseas-labour': 'workers abroad',
};

export const MODALITY_LABELS: Readonly<Record<Modality, string>> = {
  reported: 'Reported',
  alleged: 'Alleged',
  confirmed: 'Told as established',
  planned: 'Reported planned',
  attempted: 'Reported attempted',
  intercepted: 'Reported intercepted',
  investigated: 'Reported under inquiry',
  prosecuted: 'Reported prosecuted',
  denied: 'Denied by a party',
};

export const ITEM_LABELS: Readonly<Record<ItemClass, string>> = {
  'small-arms': 'small arms',
  ammunition: 'ammunition',
  explosives: 'explosives',
  artillery: 'artillery',
  missiles: 'missiles',
  drones: 'drones',
  aircraft: 'aircraft',
  vessels: 'vessels',
  vehicles: 'military vehicles',
  components: 'components',
  materials: 'materials',
  'nuclear-chemical-biological': 'nuclear, chemical or biological items',
  equipment: 'military equipment',
  'military-fuel': 'military fuel',
  services: 'military services',
  personnel: 'armed personnel',
  labour: 'workers',
  money: 'money',
  'unspecified-arms': 'arms',
};

/** Whether the clauses applied on the day the text gives. */
export const FORCE_LABELS: Readonly<Record<string, string>> = {
  'in-force': 'In force',
  presumed: 'Presumed in force',
  disputed: 'In force, disputed',
  'depends-on-date': 'Depends on the date',
  ended: 'Ended',
  gap: 'No measure then',
};

/** What the Council or a committee can do to an embargo. */
export const ACT_LABELS: Readonly<Record<string, string>> = {
  impose: 'Imposed',
  renew: 'Renewed',
  amend: 'Amended',
  ease: 'Eased',
  lift: 'Lifted',
  snapback: 'Snapped back',
  lapse: 'Ended by timetable',
  list: 'Listed',
  delist: 'Taken off the list',
};

/** NATO Admiralty reliability of a source. */
export const RELIABILITY_LABELS: Readonly<Record<string, string>> = {
  A: 'completely reliable',
  B: 'usually reliable',
  C: 'fairly reliable',
  D: 'not usually reliable',
  E: 'unreliable',
  F: 'not rated',
};

/** How sure the rule keeper is of a clause. */
export const MARK_LABELS: Readonly<Record<string, string>> = {
  high: 'read in an official text',
  medium: 'confirmed in substance',
  low: 'not confirmed',
};
