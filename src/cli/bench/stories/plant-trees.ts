/**
 * Plants events and the trees of copies that grow from them, with the truth beside: which items tell one event, and how
 * many voices tell it on their own. Two events in five have a twin: the same parties, goods and speaker, told by the same
 * desks in the same form of words, with other figures, ships, ports and days. The same seed gives the same news.
 */
import { seeded } from '../../seeded.js';
import { AGENCIES, OUTLETS, RELATIONS, ACCUSERS, SHIP_FIRST, SHIP_SECOND, STATE_OUTLETS } from './news-slots.js';
import {
  creditSentence,
  isAgency,
  makeDesk,
  tellEvent,
  translateEvent,
  type Desk,
  type Pick,
  type PlantedEvent,
  type Telling,
} from './tell-event.js';

/** How an item came to be. */
export type Growth = 'root' | 'verbatim' | 'trimmed' | 'brief' | 'rewritten' | 'updated' | 'translated';

/** An item as a feed would bring it, with the truth about it. */
export interface PlantedItem {
  readonly id: number;
  readonly eventId: number;
  readonly growth: Growth;
  /** Whose account it is in the end; items with one voice do not corroborate each other. */
  readonly voice: string;
  readonly publisher: string;
  readonly title: string;
  readonly text: string;
  readonly language: string;
  readonly publishedAt: Date;
}

/** How much to plant. */
export interface PlantSize {
  readonly events: number;
  readonly items: number;
  readonly seed: number;
  /** Number of the first event, which sets its day too; 0 unless told. */
  readonly firstEvent?: number;
  /** Items that were planted before; 0 unless told. */
  readonly firstItem?: number;
}

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const FIRST_DAY = Date.UTC(2026, 0, 5);

/** A year of news for every 3,000 events: the same relation is in the news every other day. */
const EVENTS_A_DAY = 3_000 / 365;

interface Root {
  readonly voice: string;
  readonly publisher: string;
  readonly telling: Telling;
  readonly at: number;
}

/** Plants at least `size.items` items about `size.events` events, in order of time. */
export function plantTrees(size: PlantSize): PlantedItem[] {
  const random = seeded(size.seed);
  const pick: Pick = (from) => from[Math.floor(random() * from.length)] as (typeof from)[number];
  const desks = new Map<string, Desk>();
  const deskOf = (publisher: string): Desk => {
    let desk = desks.get(publisher);
    if (desk === undefined) desks.set(publisher, (desk = makeDesk(random)));
    return desk;
  };
  const events = plantEvents(size, random, pick);
  const shares = shareOut(size, random);
  const items: Omit<PlantedItem, 'id'>[] = [];
  let rootPublishers: string[] = [];
  for (const [at, event] of events.entries()) {
    const share = shares[at] ?? 1;
    const isTwin = at > 0 && events[at - 1]?.relation === event.relation && event.id % 5 < 2;
    const wanted = Math.min(share, 1 + Math.floor(-Math.log(1 - random()) * 1.1));
    rootPublishers =
      isTwin && rootPublishers.length >= wanted
        ? rootPublishers.slice(0, wanted)
        : drawPublishers(wanted, random, pick);
    const roots = rootPublishers.map((publisher) => ({
      voice: voiceOf(publisher),
      publisher,
      telling: tellEvent(event, deskOf(publisher), pick, random),
      at: event.reportedAt.getTime() + random() * 8 * HOUR_MS,
    }));
    const isUnseen = (root: Root): boolean => share > roots.length + 2 && isAgency(root.publisher) && random() < 0.2;
    const own = roots.filter((root) => !isUnseen(root));
    for (const root of own) items.push(asItem(event, root, 'root', root.publisher, root.telling, root.at, 'en'));
    for (let i = own.length; i < share; i++) items.push(grow(event, pick(roots), random, pick));
  }
  return items
    .sort((a, b) => a.publishedAt.getTime() - b.publishedAt.getTime())
    .map((item, id) => ({ id: (size.firstItem ?? 0) + id + 1, ...item }));
}

/** The true number of independent voices of each event among these items. */
export function countVoices(items: readonly PlantedItem[]): Map<number, number> {
  const voices = new Map<number, Set<string>>();
  for (const { eventId, voice } of items) {
    const known = voices.get(eventId);
    if (known === undefined) voices.set(eventId, new Set([voice]));
    else known.add(voice);
  }
  return new Map([...voices].map(([id, { size }]) => [id, size]));
}

function plantEvents(size: PlantSize, random: () => number, pick: Pick): PlantedEvent[] {
  const events: PlantedEvent[] = [];
  const first = size.firstEvent ?? 0;
  for (let id = first; id < first + size.events; id++) {
    const before = events.at(-1);
    const twinOf = before !== undefined && id % 5 < 2 ? before : null;
    const reportedAt =
      twinOf === null
        ? new Date(FIRST_DAY + (id / EVENTS_A_DAY + random()) * DAY_MS)
        : new Date(twinOf.reportedAt.getTime() + (1 + Math.floor(random() * 12)) * DAY_MS);
    const relation = twinOf?.relation ?? pick(RELATIONS);
    events.push({
      id,
      relation,
      goods: twinOf?.goods ?? pick(relation.goods),
      quantity: drawNumber(random, 20, 9_000),
      weightTonnes: drawNumber(random, 12, 900),
      ship: `${pick(SHIP_FIRST)} ${pick(SHIP_SECOND)}`,
      imo: String(9_100_000 + Math.floor(random() * 800_000)),
      origin: pick(relation.origins.filter((place) => place !== twinOf?.origin)),
      destination: pick(relation.destinations.filter((place) => place !== twinOf?.destination)),
      accuser: twinOf?.accuser ?? pick(ACCUSERS),
      conductDay: new Date(reportedAt.getTime() - Math.floor(2 + random() * 9) * DAY_MS),
      reportedAt,
      isDenied: random() < 0.5,
      town: pick(OUTLETS).split(' ')[0] ?? 'Arden',
      people: 2 + Math.floor(random() * 60),
    });
  }
  return events;
}

/** Small and large numbers alike, seldom round. */
function drawNumber(random: () => number, from: number, to: number): number {
  return Math.round(from * (to / from) ** random());
}

/** How many items each event gets: most few, some dozens, one in a hundred some hundreds. */
function shareOut(size: PlantSize, random: () => number): number[] {
  const drawn = Array.from({ length: size.events }, () => {
    const kind = random();
    if (kind < 0.6) return 1 + random() * 4;
    if (kind < 0.9) return 6 + random() * 19;
    return kind < 0.99 ? 30 + random() * 50 : 150 + random() * 150;
  });
  const scale = size.items / drawn.reduce((sum, share) => sum + share, 0);
  return drawn.map((share) => Math.max(1, Math.ceil(share * scale)));
}

/** Publishers that report on their own: agencies for the most part; one outlet of a State at times. */
function drawPublishers(count: number, random: () => number, pick: Pick): string[] {
  const drawn = new Set<string>();
  while (drawn.size < count) {
    const kind = random();
    drawn.add(kind < 0.5 ? pick(AGENCIES).name : kind < 0.6 ? pick(STATE_OUTLETS).name : pick(OUTLETS));
  }
  return [...drawn];
}

function voiceOf(publisher: string): string {
  const state = [...AGENCIES, ...STATE_OUTLETS].find(({ name }) => name === publisher)?.stateVoice ?? null;
  return state === null ? publisher : `the State ${state}`;
}

function asItem(
  event: PlantedEvent,
  root: Root,
  growth: Growth,
  publisher: string,
  telling: Telling,
  at: number,
  language: string,
): Omit<PlantedItem, 'id'> {
  const text = telling.sentences.join(' ');
  return {
    eventId: event.id,
    growth,
    voice: root.voice,
    publisher,
    title: telling.title,
    text,
    language,
    publishedAt: new Date(at),
  };
}

function grow(event: PlantedEvent, root: Root, random: () => number, pick: Pick): Omit<PlantedItem, 'id'> {
  const publisher = random() < 0.06 ? root.publisher : pick(OUTLETS.filter((name) => name !== root.publisher));
  const isLate = random() < 0.03;
  const at = root.at + (isLate ? 20 + random() * 40 : random() ** 2 * 2) * DAY_MS + 600_000;
  const agency = isAgency(root.publisher) ? root.publisher : null;
  const growth = isLate ? 'verbatim' : drawGrowth(random());
  const { title, sentences } = root.telling;
  const make = (own: readonly string[], head: string = title, language = 'en'): Omit<PlantedItem, 'id'> =>
    asItem(event, root, growth, publisher, { title: head, sentences: own }, at, language);
  switch (growth) {
    case 'trimmed':
      return make(withByline(sentences.slice(0, 3 + Math.floor(random() * 3)), agency, random, pick));
    case 'brief':
      return make(sentences.slice(0, 1), `${title} (brief)`);
    case 'rewritten': {
      const credit = random() < 0.85 ? [creditSentence(root.publisher, pick)] : [];
      return make([...rewrite(sentences, random, pick), ...credit]);
    }
    case 'updated':
      return make(
        withByline([...sentences.slice(0, 2), pick(ADDED), ...sentences.slice(2), pick(ADDED)], agency, random, pick),
        `UPDATE 1-${title}`,
      );
    case 'translated': {
      const language = random() < 0.5 ? 'fr' : 'es';
      const telling = translateEvent(event, language, pick);
      const credit = language === 'fr' ? `(Avec ${root.publisher})` : `(Con información de ${root.publisher})`;
      return make([...telling.sentences, credit], telling.title, language);
    }
    case 'root':
    case 'verbatim':
      return make(withByline(sentences, agency, random, pick));
  }
}

function drawGrowth(drawn: number): Growth {
  if (drawn < 0.42) return 'verbatim';
  if (drawn < 0.63) return 'trimmed';
  if (drawn < 0.67) return 'brief';
  if (drawn < 0.82) return 'rewritten';
  return drawn < 0.95 ? 'updated' : 'translated';
}

/** Half of those who run an agency's text say so, before or after it. */
function withByline(sentences: readonly string[], agency: string | null, random: () => number, pick: Pick): string[] {
  if (agency === null || random() < 0.5) return [...sentences];
  const [first = '', ...rest] = sentences;
  if (random() < 0.6) return [`${pick(['GENEVA', 'SEOUL', 'NAIROBI', 'NEW YORK'])} (${agency}) - ${first}`, ...rest];
  return [first, ...rest, pick([`– ${agency}`, `(${agency})`, `Source: ${agency}`])];
}

const ADDED = [
  'Markets in the region opened as usual the next morning.',
  'A second official confirmed the broad outline on condition of anonymity.',
  'The mission’s spokeswoman will brief reporters later in the day.',
  'Residents were told to stay away from the harbour until further notice.',
] as const;

const SYNONYMS: readonly (readonly [RegExp, string])[] = [
  [/\bsaid\b/g, 'stated'],
  [/\babout\b/g, 'around'],
  [/\baboard\b/g, 'on board'],
  [/\bshowed\b/g, 'revealed'],
  [/\bweighed\b/g, 'came to'],
  [/\blater\b/g, 'afterwards'],
  [/\bdenied\b/g, 'rejected'],
  [/\bEarlier\b/g, 'Previous'],
  [/\baccording to\b/g, 'in the words of'],
  [/\bfew\b/g, 'hardly any'],
  [/\bsince\b/g, 'because'],
  [/\bthe account says\b/g, 'according to it'],
  [/\bquay\b/g, 'pier'],
  [/\bmatch\b/g, 'correspond to'],
  [/\bagreed with\b/g, 'shared'],
  [/\bclosed doors\b/g, 'shut doors'],
  [/\bhave grown\b/g, 'have become'],
  [/\bexpect\b/g, 'assume'],
];

/** Every sentence a little other, two of them in each other’s place, one dropped. */
function rewrite(sentences: readonly string[], random: () => number, pick: Pick): string[] {
  const [lead = '', ...rest] = sentences.map((sentence) =>
    SYNONYMS.reduce((text, [from, to]) => (random() < 0.8 ? text.replace(from, to) : text), sentence),
  );
  const at = Math.floor(random() * rest.length);
  const own = rest.filter((_, index) => index !== at);
  const [first, second, ...others] = own;
  const swapped = first !== undefined && second !== undefined && random() < 0.5 ? [second, first, ...others] : own;
  return [
    lead,
    ...swapped.map((sentence) =>
      random() < 0.3
        ? `${pick(['Meanwhile, ', 'According to the same account, '])}${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`
        : sentence,
    ),
  ];
}
