/**
 * Made-up events that several feeds report, each with a ship, a figure and a week of its own: nobody who reads two reports can
 * be in doubt whether they tell of one event. For measuring whether the order in which they come makes a difference.
 */
import { makeOrdinaryText } from './make-texts.js';
import { RELATIONS, SHIP_FIRST, SHIP_SECOND } from './stories/news-slots.js';

/** A report of an event. */
export interface MadeReport {
  readonly title: string;
  readonly text: string;
  readonly publishedAt: Date;
}

const FIRST_DAY = Date.UTC(2026, 0, 5);
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** Days between two events of one relation: further apart than any two reports that are taken for one event. */
const DAYS_APART = 16;

/** Of what a report holds beside the event. */
const REST_BYTES = 500;

/** In how many wordings an event is told: the others repeat one of them, but for the last sentences. */
const WORDINGS = 2;

/**
 * A report of an event.
 *
 * @param event From 0; not more than some hundred, or ships repeat.
 * @param teller Who reports, from 0.
 * @param bytes About how long it is to be.
 */
export function makeReport(event: number, teller: number, bytes: number): MadeReport {
  const relation = RELATIONS[event % RELATIONS.length] as (typeof RELATIONS)[number];
  const round = Math.floor(event / RELATIONS.length);
  const ship = `${SHIP_FIRST[event % SHIP_FIRST.length]} ${SHIP_SECOND[Math.floor(event / SHIP_FIRST.length) % SHIP_SECOND.length]}`;
  const goods = relation.goods[round % relation.goods.length]?.names[0] ?? '';
  const { supplier, recipient } = relation;
  const told = `${supplier.name} has shipped ${1_000 + 37 * event} ${goods} to ${recipient.name} aboard the vessel ${ship}, officials said.`;
  const body = makeOrdinaryText(1_000_003 * (event + 1) + (teller % WORDINGS), Math.max(0, bytes - REST_BYTES));
  return {
    title: `Arms aboard the ${ship}, officials say`,
    text: `${told} ${body}\n\n${makeOrdinaryText(teller + 1, REST_BYTES)}`,
    publishedAt: new Date(FIRST_DAY + round * DAYS_APART * DAY_MS + (teller % 24) * HOUR_MS),
  };
}
