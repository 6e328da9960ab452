/**
 * One neutral sentence for an alert, in a reporter's voice, made from the slots of its claims: "North Korea is said to
 * have supplied ammunition and missiles to Russia". It tells what is said, never that it is so.
 */
import { CONDUCTS, ITEM_CLASSES } from '../detection/vocabulary.js';
import type { AlertClaim } from './alert-content.js';
import { capitalise, listInWords, partyName, regimeName } from './party-names.js';

/** What of an alert the sentence is made from. */
export interface HeadlineSource {
  readonly kind: string;
  readonly regime: string;
  readonly claims: readonly AlertClaim[];
}

const ITEM_WORDS: Readonly<Record<string, string>> = {
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
  materials: 'materials for weapons',
  'nuclear-chemical-biological': 'nuclear, chemical or biological goods',
  equipment: 'military equipment',
  'military-fuel': 'military fuel',
  services: 'services',
  personnel: 'fighters',
  labour: 'workers',
  money: 'money',
  'unspecified-arms': 'arms',
};

/** Classes that name a thing that can be handed over. */
const GOODS = ITEM_CLASSES.filter((item) => !['services', 'personnel', 'labour', 'money'].includes(item));

/** Slots of the claims that tell the main event. */
interface Slots {
  readonly conduct: string;
  readonly supplier: readonly string[];
  readonly recipient: readonly string[];
  readonly items: readonly string[];
  readonly modality: readonly string[];
}

/** What the Council or a committee is said to have done, before "the United Nations arms embargo". */
const ACT_WORDS: Readonly<Record<string, string>> = {
  impose: 'Imposition of',
  renew: 'Renewal of',
  ease: 'Easing of',
  lift: 'Lifting of',
  snapback: 'Snapback of',
  lapse: 'End by timetable of',
  list: 'Listing under',
  delist: 'Removal from the list under',
};

/** The act where all claims tell one; else that something was changed. */
function changeWords(claims: readonly AlertClaim[]): string {
  const acts = new Set(claims.map(({ act }) => act ?? 'amend'));
  const [only] = acts;
  return acts.size === 1 && only !== undefined ? (ACT_WORDS[only] ?? 'Change to') : 'Change to';
}

/** Builds the sentence; no full stop at its end. */
export function buildHeadline(alert: HeadlineSource): string {
  if (alert.kind === 'regime-change') {
    return `${changeWords(alert.claims)} the United Nations arms embargo concerning ${regimeName(alert.regime)} reported`;
  }
  const slots = mainEvent(alert.claims);
  const sentence = slots === null ? null : (byModality(slots) ?? plainly(slots));
  const named = sentence ?? `Possible breach of the arms embargo concerning ${regimeName(alert.regime)} reported`;
  return capitalise(slots?.modality.includes('denied') ? `${named}; a denial is reported` : named);
}

/** The claims between the same parties as the foremost one: together they tell one event. */
function mainEvent(claims: readonly AlertClaim[]): Slots | null {
  const [main] = claims;
  if (main === undefined) return null;
  const told = claims.filter(
    (claim) =>
      claim.background === main.background &&
      claim.supplier.join() === main.supplier.join() &&
      claim.recipient.join() === main.recipient.join(),
  );
  const given = new Set(told.flatMap((claim) => claim.items));
  return {
    conduct: CONDUCTS.find((conduct) => main.conduct.includes(conduct)) ?? 'arms-transfer',
    supplier: main.supplier.map(partyName),
    recipient: main.recipient.map(partyName),
    items: ITEM_CLASSES.filter((item) => given.has(item)),
    modality: [...new Set(told.flatMap((claim) => claim.modality))],
  };
}

/** Where the cargo was stopped, or the matter is before an authority, the sentence begins with that. */
function byModality(slots: Slots): string | null {
  if (!['arms-transfer', 'dual-use-transfer', 'transport-concealment'].includes(slots.conduct)) return null;
  const goods = goodsInWords(slots);
  const [supplier, recipient] = [listInWords(slots.supplier), listInWords(slots.recipient)];
  if (slots.modality.includes('intercepted')) {
    const bound = recipient === '' ? '' : ` allegedly bound for ${recipient}`;
    const origin = supplier === '' ? '' : `, origin said to be ${supplier}`;
    return `${goods}${bound} reported intercepted${origin}`;
  }
  const way = [supplier === '' ? '' : ` from ${supplier}`, recipient === '' ? '' : ` to ${recipient}`].join('');
  if (slots.modality.includes('prosecuted')) return `Legal action reported over alleged supply of ${goods}${way}`;
  if (slots.modality.includes('investigated')) return `Inquiry reported into alleged supply of ${goods}${way}`;
  return null;
}

function plainly(slots: Slots): string | null {
  const supplier = listInWords(slots.supplier);
  const recipient = listInWords(slots.recipient);
  const to = recipient === '' ? '' : ` to ${recipient}`;
  const goods = goodsInWords(slots);
  switch (slots.conduct) {
    case 'technical-assistance':
      return supplier === ''
        ? passive(recipient, 'received military training or technical help')
        : `${supplier} ${said(slots, 'given', 'give')} military training or technical help${to}`;
    case 'armed-personnel':
      return supplier === ''
        ? passive(recipient, 'received foreign fighters')
        : `${supplier} ${said(slots, 'sent', 'send')} fighters${to}`;
    case 'financing-brokering':
      return supplier === ''
        ? passive(recipient, 'received financing or brokering for arms')
        : `${supplier} ${said(slots, 'financed or brokered', 'finance or broker')} arms deals${recipient === '' ? '' : ` with ${recipient}`}`;
    case 'transport-concealment':
      return `Concealed transport of ${goods}${supplier === '' ? '' : ` from ${supplier}`}${to} alleged`;
    case 'overseas-labour':
      return `Workers${supplier === '' ? '' : ` from ${supplier}`} are said to be employed ${recipient === '' ? 'abroad' : `in ${recipient}`}`;
    default:
      return supplier === ''
        ? passive(recipient, `received ${goods}`)
        : `${supplier} ${said(slots, 'supplied', 'supply')} ${goods}${to}`;
  }
}

/** "is said to have supplied", "are said to plan to supply", "is said to have tried to supply". */
function said(slots: Slots, done: string, toDo: string): string {
  const be = slots.supplier.length > 1 || isPlural(slots.supplier[0] ?? '') ? 'are' : 'is';
  const happened = ['reported', 'alleged', 'confirmed'].some((modality) => slots.modality.includes(modality));
  if (slots.modality.includes('attempted') && !happened) return `${be} said to have tried to ${toDo}`;
  if (slots.modality.includes('planned') && !happened) return `${be} said to plan to ${toDo}`;
  return `${be} said to have ${done}`;
}

function passive(recipient: string, received: string): string | null {
  return recipient === '' ? null : `${recipient} ${isPlural(recipient) ? 'are' : 'is'} said to have ${received}`;
}

function isPlural(name: string): boolean {
  return /^(the Houthis|the .*Forces|armed groups|gangs|militias|the Allied)| and /.test(name);
}

function goodsInWords(slots: Slots): string {
  const goods = GOODS.filter((item) => slots.items.includes(item));
  const named = goods.length > 1 ? goods.filter((item) => item !== 'unspecified-arms') : goods;
  return named.length === 0 ? 'arms' : listInWords(named.map((item) => ITEM_WORDS[item] ?? item));
}
