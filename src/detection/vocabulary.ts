/**
 * The ids that rules, rows, API and pages share. One vocabulary: the same thing has the same string everywhere.
 */

/** What an item reports. */
export const KINDS = ['violation', 'regime-change'] as const;
export type Kind = (typeof KINDS)[number];

/** What is said to have been done. */
export const CONDUCTS = [
  'arms-transfer',
  'dual-use-transfer',
  'technical-assistance',
  'armed-personnel',
  'financing-brokering',
  'transport-concealment',
  'overseas-labour',
] as const;
export type Conduct = (typeof CONDUCTS)[number];

/** In what way it is told; a claim may carry several. */
export const MODALITIES = [
  'reported',
  'alleged',
  'confirmed',
  'planned',
  'attempted',
  'intercepted',
  'investigated',
  'prosecuted',
  'denied',
] as const;
export type Modality = (typeof MODALITIES)[number];

/** Classes of goods, services and people. */
export const ITEM_CLASSES = [
  'small-arms',
  'ammunition',
  'explosives',
  'artillery',
  'missiles',
  'drones',
  'aircraft',
  'vessels',
  'vehicles',
  'components',
  'materials',
  'nuclear-chemical-biological',
  'equipment',
  'military-fuel',
  'services',
  'personnel',
  'labour',
  'money',
  'unspecified-arms',
] as const;
export type ItemClass = (typeof ITEM_CLASSES)[number];

/** Whose embargo. The last four have ended and matter for archives. */
export const REGIMES = [
  'dprk',
  'iran',
  'libya',
  'sudan-darfur',
  'south-sudan',
  'drc',
  'car',
  'al-shabaab',
  'yemen-houthis',
  'lebanon',
  'haiti',
  'isil-al-qaida',
  'taliban',
  'iraq',
  'eritrea',
  'cote-divoire',
  'liberia',
  'sierra-leone',
] as const;
export type RegimeId = (typeof REGIMES)[number];

/** Armed groups and other non-State parties. States are ISO 3166-1 alpha-2 codes. */
export const GROUPS = [
  'houthis',
  'hizbullah',
  'hamas',
  'al-shabaab',
  'isil',
  'al-qaida',
  'taliban',
  'ttp',
  'm23',
  'fdlr',
  'adf',
  'rsf',
  'saf',
  'lna',
  'car-armed-groups',
  'haiti-gangs',
  'iraqi-militias',
  'wagner',
  'spla-io',
  'boko-haram',
  'other-group',
] as const;

/** A State (ISO 3166-1 alpha-2, upper case) or a group id. */
export type PartyId = string;

/** Whether it is a State: States are known by two capitals, groups by words in lower case. */
export function isState(party: PartyId): boolean {
  return party === party.toUpperCase();
}

/** Languages that may have a lexicon: ISO 639-1. */
export const LANGUAGES = ['en', 'fr', 'es', 'ar', 'ru', 'zh', 'ko', 'uk', 'fa', 'ja'] as const;
export type Language = (typeof LANGUAGES)[number];
