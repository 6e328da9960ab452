/**
 * A compact way to write what the law says, day by day. One row is one conduct through time, `event | answer before |
 * day answer | day answer …`: what holds before the first day, then each day on which the answer changes. Every change
 * is asked on its day and on the day before.
 *
 * An event reads `IR+SY>houthis arms+carry:missiles+drones`, then any of ` via LY`, ` @SD/darfur=scene` (also
 * `@LY=transit`), ` !intercepted`, ` ?un-mission` (a cue), ` ~short` (the range of missiles).
 * An answer reads `1747-5 1929-14` (all clauses cited, without the prefix), perhaps with a status: ` #disputed`; or one
 * of the words below for a near miss.
 */
import type { Event, LawfulCue, PlaceSlot } from '../event.js';
import type { Conduct, ItemClass, Modality, RegimeId } from '../vocabulary.js';
import { checkExample, eventOf } from './check-examples.js';
import type { EmbargoExample, ExpectedReading, Regime } from './register.js';

/** All rows of a regime; `prefix` stands before each clause id. */
export interface RegimeTable {
  readonly regime: RegimeId;
  readonly prefix: string;
  readonly rows: readonly string[];
}

/** One event on one day, with the answer expected. */
export interface TableCase {
  readonly regime: RegimeId;
  readonly name: string;
  readonly example: EmbargoExample;
}

const CONDUCT: Record<string, Conduct> = {
  arms: 'arms-transfer',
  dual: 'dual-use-transfer',
  tech: 'technical-assistance',
  troops: 'armed-personnel',
  money: 'financing-brokering',
  carry: 'transport-concealment',
  labour: 'overseas-labour',
};

const NEAR_MISS: Record<string, ExpectedReading> = {
  date: { quiet: 'not in force on that date' },
  direction: { quiet: 'direction not covered' },
  conduct: { quiet: 'conduct not covered' },
  item: { quiet: 'item not covered' },
  party: { quiet: 'party not covered' },
  place: { quiet: 'place not covered' },
  exempt: { quiet: 'exempt' },
  nothing: 'nothing',
};

/** The cases of a table. */
export function casesOf(table: RegimeTable): TableCase[] {
  return table.rows.flatMap((row) => {
    const [event = '', before = '', ...steps] = row.split(' | ');
    const cases: TableCase[] = [];
    let answer = before;
    for (const step of steps) {
      const day = step.slice(0, 10);
      cases.push(caseOf(table, event, dayBefore(day), answer));
      answer = step.slice(11);
      cases.push(caseOf(table, event, day, answer));
    }
    return cases;
  });
}

/** What judgement answers otherwise than the table says; none for a sound register. */
export function failuresOf(cases: readonly TableCase[], regimes: readonly Regime[]): string[] {
  return cases.flatMap(({ regime, name, example }) => {
    const found = regimes.find((one) => one.id === regime);
    if (found === undefined) return [`${name}: no such regime`];
    const failed = checkExample(found, example);
    return failed === null ? [] : [`${name}: got ${failed.got}`];
  });
}

/** An event in the notation of the table, on one day or from one to another. */
export function eventFrom(notation: string, from: string, to: string = from): Event {
  return eventOf(readEvent(notation, from, to));
}

function caseOf(table: RegimeTable, event: string, day: string, answer: string): TableCase {
  const example = { ...readEvent(event, day, day), expect: readAnswer(table, answer) };
  return { regime: table.regime, name: `${table.regime}: ${event} on ${day}: ${answer}`, example };
}

function readAnswer(table: RegimeTable, answer: string): ExpectedReading {
  const nearMiss = NEAR_MISS[answer];
  if (nearMiss !== undefined) return nearMiss;
  const [clauses = '', status = 'in-force'] = answer.split(' #');
  return {
    clauses: clauses.split(' ').map((id) => table.prefix + id),
    status: status as 'in-force' | 'presumed' | 'disputed' | 'depends-on-date',
  };
}

function readEvent(notation: string, from: string, to: string): EmbargoExample {
  const [parties = '', what = '', ...more] = notation.split(' ');
  const [supplier = '', recipient = ''] = parties.split('>');
  const [conduct = '', items = ''] = what.split(':');
  const list = (text: string): string[] => text.split('+').filter((one) => one !== '');
  const marked = (mark: string): string[] => more.filter((one) => one.startsWith(mark)).map((one) => one.slice(1));
  const via = more.indexOf('via');
  return {
    it: notation,
    days: { from, to },
    conduct: list(conduct).map((one) => CONDUCT[one] ?? fail(`no conduct ${one}`)),
    supplier: list(supplier),
    recipient: list(recipient),
    intermediary: via === -1 ? [] : [more[via + 1] ?? ''],
    items: list(items) as ItemClass[],
    range: (marked('~')[0] ?? null) as 'long' | 'short' | null,
    places: marked('@').map(readPlace),
    modality: ['reported', ...(marked('!') as Modality[])],
    cues: marked('?') as LawfulCue['ground'][],
    expect: 'nothing',
  };
}

function readPlace(text: string): EmbargoExample['places'][number] {
  const [where = '', role = 'destination'] = text.split('=');
  const [country = '', area] = where.split('/');
  return { country, area: area ?? null, role: role as PlaceSlot['role'] };
}

/** The day before a day. */
export function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}

function fail(message: string): never {
  throw new Error(message);
}
