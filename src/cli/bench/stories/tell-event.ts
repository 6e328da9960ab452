/** Tells a planted event in the words of one desk: the same desk tells every event in its own form of words. */
import { AGENCIES, type GoodsWords, type RelationWords } from './news-slots.js';

/** What happened, as all tellings of it agree. */
export interface PlantedEvent {
  readonly id: number;
  readonly relation: RelationWords;
  readonly goods: GoodsWords;
  readonly quantity: number;
  readonly weightTonnes: number;
  readonly ship: string;
  readonly imo: string;
  readonly origin: string;
  readonly destination: string;
  readonly accuser: string;
  /** Day of the conduct; told by some desks only. */
  readonly conductDay: Date;
  readonly reportedAt: Date;
  readonly isDenied: boolean;
  readonly town: string;
  readonly people: number;
}

/** Draws from a list. */
export type Pick = <T>(from: readonly T[]) => T;

/** A text as an outlet runs it. */
export interface Telling {
  readonly title: string;
  readonly sentences: readonly string[];
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

const day = (date: Date): string => `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}`;
const weekday = (date: Date): string => WEEKDAYS[date.getUTCDay()] ?? '';
const count = (value: number): string => value.toLocaleString('en');
const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

type Sentence = (event: PlantedEvent, goods: string) => string;

const LEADS: readonly Sentence[] = [
  (e, g) =>
    `${capital(e.relation.supplier.name)} has shipped about ${count(e.quantity)} ${g} to ${e.relation.recipient.name}, ${e.accuser} said on ${weekday(e.reportedAt)}.`,
  (e, g) =>
    `A cargo of ${count(e.quantity)} ${g} was delivered to ${e.relation.recipient.name} by ${e.relation.supplier.name} through ${e.destination}, according to ${e.accuser}.`,
  (e, g) =>
    `${capital(e.accuser)} accused ${e.relation.supplier.name} on ${weekday(e.reportedAt)} of sending ${count(e.quantity)} ${g} to ${e.relation.recipient.name}.`,
  (e, g) =>
    `${capital(e.relation.recipient.name)} received ${count(e.quantity)} ${g} from ${e.relation.supplier.name} this month, ${e.accuser} told reporters.`,
  (e, g) =>
    `${capital(e.relation.supplier.name)} supplied ${count(e.quantity)} ${g} to ${e.relation.recipient.name} aboard the ${e.ship}, ${e.accuser} said.`,
  (e, g) =>
    `Some ${count(e.quantity)} ${g} from ${e.relation.supplier.name} have been handed over to ${e.relation.recipient.name} in ${e.destination}, ${e.accuser} said on ${weekday(e.reportedAt)}.`,
  (e, g) =>
    `${capital(e.accuser)} said that ${e.relation.supplier.name} had transferred ${count(e.quantity)} ${g} to ${e.relation.recipient.name} by way of ${e.origin}.`,
];

const ROUTES: readonly Sentence[] = [
  (e) => `The shipment left ${e.origin} aboard the ${e.ship} and was unloaded in ${e.destination}, the account says.`,
  (e) =>
    `It was loaded onto the freighter ${e.ship} at ${e.origin}; trucks later took the crates away from a pier in ${e.destination}.`,
  (e) =>
    `Pictures showed the ${e.ship}, with the IMO number ${e.imo}, alongside a quay in ${e.origin}, and a few days afterwards the same hull lay off ${e.destination}.`,
  (e) =>
    `The route ran from ${e.origin} to ${e.destination}, a voyage that the ${e.ship} made with its transponder off, ship trackers found.`,
  (e) =>
    `Dock workers at ${e.origin} loaded the boxes by night, one person said, before the vessel ${e.ship} sailed for ${e.destination}.`,
  (e) =>
    `From ${e.origin} the goods went by way of a warehouse in ${e.town} and on to ${e.destination}, three people with knowledge of the matter said.`,
];

const WEIGHTS: readonly Sentence[] = [
  (e) => `The load weighed ${count(e.weightTonnes)} tonnes, enough for ${e.people} trucks.`,
  (e) => `Customs papers that were shown to this desk put the weight at ${count(e.weightTonnes)} tonnes.`,
  (e) =>
    `Analysts estimated the weight of the cargo at some ${count(e.weightTonnes)} tonnes and counted ${e.people} lorries at the gate.`,
  (e) =>
    `At least ${e.people} people took part in the unloading, which lasted two nights; ${count(e.weightTonnes)} tonnes were moved.`,
];

const DATES: readonly Sentence[] = [
  (e) => `The delivery took place on ${day(e.conductDay)}.`,
  (e) => `On ${day(e.conductDay)} the last of the crates left the port, the report says.`,
  (e) => `Satellite pictures taken on ${day(e.conductDay)} show the unloading.`,
  () => '',
  () => '',
];

const PROOFS: readonly Sentence[] = [
  (e) =>
    `Lot numbers on boxes found near ${e.town} match those of a plant in the supplier’s interior, a specialist said.`,
  (e) => `The account rests on ${e.people} photographs and on the log of a crane driver in ${e.town}.`,
  (e) => `Experts who examined fragments in ${e.town} agreed with that reading, though one of them urged caution.`,
  (e) => `A list of payments through an exchange house in ${e.town} was handed to the Council’s committee.`,
  (e) => `Radio messages between ${e.town} and the ship were recorded over ${e.people} hours, an official said.`,
  (e) => `Two drivers from ${e.town} described the convoy in separate interviews.`,
];

const REACTIONS: readonly Sentence[] = [
  (e) => `${capital(e.relation.supplier.other)} denied the report and called it a fabrication.`,
  (e) => `A spokesman for the foreign ministry of ${e.relation.supplier.name} rejected the accusation as baseless.`,
  (e) => `${capital(e.relation.supplier.name)} denies having sent weapons to anyone.`,
  () => 'The embassy did not answer a request for comment.',
  (e) => `Officials in ${e.town} could not be reached by telephone.`,
  () => 'Nobody from the shipping company was available to comment.',
];

const BACKGROUNDS: readonly Sentence[] = [
  () =>
    'Resolutions of the Security Council have banned such trade for years, and its members disagree over how to enforce them.',
  (e) =>
    `Relations between ${e.relation.supplier.other} and ${e.relation.recipient.other} have grown closer since the two sides signed an agreement.`,
  () =>
    'A committee of the Council keeps a list of people and firms said to have taken part in similar affairs, and diplomats expect it to grow.',
  () =>
    'The war has emptied depots on both sides, and brokers from several continents compete for what stocks remain, analysts say.',
  () =>
    'Insurance rates along that coast have doubled within a year, and fewer masters are willing to sail it without an escort.',
  () =>
    'Earlier accounts of the same kind have been hard to check, since few foreigners are admitted to the ports in question.',
  () =>
    'Humanitarian agencies warn that any further fighting would drive tens of thousands of families from their homes before the winter.',
];

const CLOSINGS: readonly string[] = [
  'The matter is to be raised when the Council meets behind closed doors next week.',
  'Lawmakers of both parties asked for a briefing.',
  'Oil prices hardly moved on the news.',
  'A hearing has been called for the end of the month.',
  'Neighbouring governments said that they were studying the findings.',
  'The currency of the country lost a little ground in the afternoon.',
  'An earlier inquiry ended without charges.',
  'Fishermen in the area said that they had seen nothing unusual.',
];

/** A desk's habits, drawn once: which form of each sentence it uses, and in what order. */
export interface Desk {
  readonly forms: readonly number[];
}

export function makeDesk(random: () => number): Desk {
  return { forms: Array.from({ length: 10 }, () => Math.floor(random() * 1_000)) };
}

/** Tells an event; a desk deviates from its habits in one sentence of five, and leaves out three details of ten. */
export function tellEvent(event: PlantedEvent, desk: Desk, pick: Pick, random: () => number): Telling {
  const form = <T>(from: readonly T[], at: number): T =>
    (random() < 0.2 ? pick(from) : from[(desk.forms[at] ?? 0) % from.length]) as T;
  const goods = form(event.goods.names, 0);
  const tell = (from: readonly Sentence[], at: number): string => form(from, at)(event, goods);
  const reactions = event.isDenied ? REACTIONS.slice(0, 3) : REACTIONS.slice(3);
  const maybe = (from: readonly Sentence[], at: number): string => (random() < 0.3 ? '' : tell(from, at));
  const sentences = [
    tell(LEADS, 1),
    maybe(ROUTES, 2),
    maybe(WEIGHTS, 3),
    maybe(DATES, 4),
    maybe(PROOFS, 5),
    tell(reactions, 6),
    tell(BACKGROUNDS, 7),
    form(CLOSINGS, 8),
    tell(BACKGROUNDS, 9),
    pick(CLOSINGS),
  ].filter((sentence, at, all) => sentence !== '' && all.indexOf(sentence) === at);
  return { title: makeTitle(event, goods, pick), sentences };
}

/** Headlines are short, and alike from event to event: they prove nothing. */
function makeTitle(event: PlantedEvent, goods: string, pick: Pick): string {
  const { supplier, recipient } = event.relation;
  return pick([
    `${capital(supplier.name)} sends ${goods} to ${recipient.name}, report says`,
    `${capital(goods)} from ${supplier.name} reach ${recipient.name}`,
    `New shipment of ${goods} to ${recipient.name} alleged`,
    `${capital(event.accuser)}: ${supplier.name} arms ${recipient.name}`,
    `${supplier.adjective} ${goods} unloaded in ${event.destination}`.replace(/^./, (letter) => letter.toUpperCase()),
  ]);
}

const MONTHS_FR = [
  'janvier',
  'février',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'août',
  'septembre',
  'octobre',
  'novembre',
  'décembre',
];
const MONTHS_ES = [
  'enero',
  'febrero',
  'marzo',
  'abril',
  'mayo',
  'junio',
  'julio',
  'agosto',
  'septiembre',
  'octubre',
  'noviembre',
  'diciembre',
];

/** The same event in French or Spanish, shorter. */
export function translateEvent(event: PlantedEvent, language: 'fr' | 'es', pick: Pick): Telling {
  const { supplier, recipient } = event.relation;
  const number = event.quantity.toLocaleString('de').replaceAll('.', language === 'fr' ? ' ' : '.');
  const { ship, origin, destination, weightTonnes } = event;
  if (language === 'fr') {
    const when = `${event.conductDay.getUTCDate()} ${MONTHS_FR[event.conductDay.getUTCMonth()]}`;
    return {
      title: `${capital(supplier.fr)} accusée d’avoir armé ${recipient.fr}`,
      sentences: [
        pick([
          `${capital(supplier.fr)} a livré ${number} ${event.goods.fr} à ${recipient.fr}, selon des responsables.`,
          `${capital(supplier.fr)} a fourni ${number} ${event.goods.fr} à ${recipient.fr}, ont indiqué des diplomates.`,
        ]),
        `La cargaison a quitté ${origin} à bord du navire ${ship} et a été débarquée à ${destination} le ${when}.`,
        `Elle pesait ${weightTonnes} tonnes, d’après les documents consultés.`,
      ],
    };
  }
  const when = `${event.conductDay.getUTCDate()} de ${MONTHS_ES[event.conductDay.getUTCMonth()]}`;
  return {
    title: `${capital(supplier.es)} habría armado a ${recipient.es}`,
    sentences: [
      pick([
        `${capital(supplier.es)} envió ${number} ${event.goods.es} a ${recipient.es}, según funcionarios.`,
        `${capital(supplier.es)} entregó ${number} ${event.goods.es} a ${recipient.es}, dijeron diplomáticos.`,
      ]),
      `La carga salió de ${origin} a bordo del buque ${ship} y fue descargada en ${destination} el ${when}.`,
      `Pesaba ${weightTonnes} toneladas, según los documentos.`,
    ],
  };
}

/** A sentence that credits an agency, as rewriters put it. */
export function creditSentence(agency: string, pick: Pick): string {
  return pick([
    `That is what ${agency} reported.`,
    `${agency} reported the delivery first.`,
    `The account was first carried by ${agency}.`,
  ]);
}

/** Whether a name is that of an agency. */
export function isAgency(name: string): boolean {
  return AGENCIES.some((agency) => agency.name === name);
}
