/** How well items were grouped, against the truth: BCubed and wrongly joined pairs. */

/** What came of one item, and what is true. */
export interface Grouped {
  /** The story it went to. */
  readonly storyId: string;
  /** The event it tells. */
  readonly eventId: number;
}

/** BCubed (Amigó et al. 2009) over items, and shares of joined pairs that tell different events. */
export interface GroupingScore {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly joinedPairs: number;
  readonly wrongPairs: number;
}

export function scoreGrouping(items: readonly Grouped[]): GroupingScore {
  const cells = new Map<string, number>();
  const stories = new Map<string, number>();
  const events = new Map<number, number>();
  for (const { storyId, eventId } of items) {
    const cell = `${storyId} ${eventId}`;
    cells.set(cell, (cells.get(cell) ?? 0) + 1);
    stories.set(storyId, (stories.get(storyId) ?? 0) + 1);
    events.set(eventId, (events.get(eventId) ?? 0) + 1);
  }
  let precision = 0;
  let recall = 0;
  let rightPairs = 0;
  for (const [cell, size] of cells) {
    const [storyId = '', eventId = ''] = cell.split(' ');
    precision += size ** 2 / (stories.get(storyId) ?? 1);
    recall += size ** 2 / (events.get(Number(eventId)) ?? 1);
    rightPairs += pairs(size);
  }
  precision /= items.length;
  recall /= items.length;
  const joinedPairs = [...stories.values()].reduce((sum, size) => sum + pairs(size), 0);
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return { precision, recall, f1, joinedPairs, wrongPairs: joinedPairs - rightPairs };
}

/**
 * The share of events whose number of independent voices came out exactly, in the story that holds most of the event.
 *
 * @param independent By story.
 * @param truth By event.
 */
export function shareOfExactCounts(
  items: readonly Grouped[],
  independent: ReadonlyMap<string, number>,
  truth: ReadonlyMap<number, number>,
): number {
  const byEvent = Map.groupBy(items, ({ eventId }) => eventId);
  let exact = 0;
  for (const [eventId, own] of byEvent) {
    const [main] = [...Map.groupBy(own, ({ storyId }) => storyId)].sort(
      ([a, left], [b, right]) => right.length - left.length || (a < b ? -1 : 1),
    );
    if (main !== undefined && independent.get(main[0]) === truth.get(eventId)) exact++;
  }
  return exact / byEvent.size;
}

function pairs(size: number): number {
  return (size * (size - 1)) / 2;
}
