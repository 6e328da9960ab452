/** Other readings of who gives and who takes, for an article that tells a breach while its likeliest reading is none. */
import type { CombinedEvent } from '../extraction/combine-events.js';
import { spanOf } from '../extraction/choose-evidence.js';
import type { Side } from '../extraction/side.js';
import type { Event } from '../event.js';
import { isState, type PartyId } from '../vocabulary.js';
import { bestMention } from './choose-sides.js';
import { probabilityOf } from './linear-model.js';
import type { Weighing } from './weigh.js';

/** A party that is less likely to stand on a side is not tried there. */
const LEAST_TRIED = 0.05;

/** Who is named only in sentences that are less likely to tell is not tried. */
const LEAST_BESIDE = 0.2;

/** How likely it is that nobody who is named stands on a side. */
const NOBODY = 0.08;

/** How often a State that takes stands for the ground on which others take, beside for itself. */
const AS_GROUND = 0.5;

/** How many readings are tried. */
const MAX_TRIED = 8;

/** How many parties are tried on a side: a bound on work over texts that name everybody. */
const MAX_PARTIES = 12;

interface Trial {
  readonly supplier: PartyId | null;
  readonly recipient: PartyId | null;
  /** The recipient is a State taken for the ground on which others take. */
  readonly isGround: boolean;
  readonly odds: number;
}

/**
 * @param main the event whose sides are read otherwise
 * @param build makes an event of combined sentences; null where they tell no conduct
 * @returns the likeliest other readings first, at most `MAX_TRIED`, made one by one as they are asked for.
 */
export function* readOtherwise(
  weighing: Weighing,
  main: CombinedEvent,
  build: (combined: CombinedEvent) => Event | null,
): Generator<Event> {
  for (const { supplier, recipient, isGround } of trialsOf(weighing).slice(0, MAX_TRIED)) {
    const suppliers = sideOf(weighing, supplier, 'supplier');
    const recipients = sideOf(weighing, recipient, 'recipient');
    if (suppliers === null || recipients === null) continue;
    const event = build({ ...main, suppliers, recipients: isGround ? recipients.map(asGroup) : recipients });
    if (event !== null) yield isGround ? onGround(event, recipients) : event;
  }
}

function trialsOf({ sides, article: { document } }: Weighing): Trial[] {
  // where a group sits it has what it has: found, taken or its own; of a supply other words would tell
  const isHome = (state: PartyId | null, group: PartyId | null): boolean =>
    state !== null && group !== null && document.pack.homes.get(group) === state;
  const likely = (role: 'supplier' | 'recipient'): [PartyId | null, number][] => [
    [null, NOBODY],
    ...[...sides]
      .map(([party, weight]): [PartyId, number] => [party, weight[role]])
      .filter(([, weight]) => weight >= LEAST_TRIED)
      .sort((a, b) => b[1] - a[1])
      .slice(0, MAX_PARTIES),
  ];
  const takers = likely('recipient');
  const trials = likely('supplier').flatMap(([supplier, given]) =>
    takers.flatMap(([recipient, taken]): Trial[] => {
      if (supplier === recipient || isHome(supplier, recipient)) return [];
      const trial = { supplier, recipient, isGround: false, odds: given * taken };
      if (recipient === null || !isState(recipient)) return [trial];
      return [trial, { ...trial, isGround: true, odds: trial.odds * AS_GROUND }];
    }),
  );
  return trials.sort((a, b) => b.odds - a.odds);
}

/** Null where the party is not told of. */
function sideOf({ article, sides }: Weighing, party: PartyId | null, role: 'supplier' | 'recipient'): Side[] | null {
  if (party === null) return [];
  const found = bestMention(article, party);
  if (found === null || probabilityOf(article.scores[found.sentence.index]!) < LEAST_BESIDE) return null;
  return [{ party, ...found, weight: sides.get(party)?.[role] ?? 0 }];
}

/** Somebody in the State who is not named. */
function asGroup(side: Side): Side {
  return { ...side, party: 'other-group' };
}

/** The State is where it goes, not who takes it. */
function onGround(event: Event, states: readonly Side[]): Event {
  const places = states.map(({ party, mention, sentence }) => ({
    country: party,
    area: null,
    role: 'destination' as const,
    span: spanOf(sentence, mention.from, mention.to),
  }));
  const recipients = event.recipients.map((slot) => ({ ...slot, isInferred: true }));
  return { ...event, recipients, places: [...event.places, ...places] };
}
