/** Counting alerts beside filters: all counts of one page come from the same groups, added up here. */

/** Alerts that are alike in all that the queue counts by. */
export interface TallyGroup {
  readonly state: string;
  readonly regime: string;
  readonly kind: string;
  readonly modality: readonly string[];
  readonly languages: readonly string[];
  readonly assignee: string | null;
  /** How many there are; of these, how many in each aspect. */
  readonly all: number;
  readonly awake: number;
  readonly asleep: number;
  readonly back: number;
  /** Overdue, and of those the ones in each aspect; what sleeps is not due. */
  readonly overdue: number;
  readonly awakeOverdue: number;
  readonly backOverdue: number;
}

/** What moves with time: not snoozed, snoozed, back after a dismissal or a snooze, or any. */
export type TallyAspect = 'all' | 'awake' | 'asleep' | 'back';

/** Which alerts are counted; an absent entry limits nothing. */
export interface TallyFilter {
  readonly aspect: TallyAspect;
  /** Only those whose decision was due before. */
  readonly isOverdue?: boolean;
  readonly state?: readonly string[];
  readonly regime?: readonly string[];
  readonly kind?: string;
  readonly anyModality?: readonly string[];
  readonly anyLanguage?: readonly string[];
  readonly assignee?: string;
}

/** Columns whose values can be counted. */
export type CountedColumn = 'state' | 'regime' | 'kind' | 'modality' | 'languages';

/** How many alerts have a value. */
export interface ValueCount {
  readonly value: string;
  readonly count: number;
}

/** How many alerts pass. */
export function countAlerts(groups: readonly TallyGroup[], filter: TallyFilter): number {
  return groups.reduce((sum, group) => sum + (passes(group, filter) ? measure(group, filter) : 0), 0);
}

/** Counts by value, most frequent first. An alert counts under each value of a list. */
export function countByValue(groups: readonly TallyGroup[], column: CountedColumn, filter: TallyFilter): ValueCount[] {
  const counts = new Map<string, number>();
  for (const group of groups) {
    const count = passes(group, filter) ? measure(group, filter) : 0;
    if (count > 0) for (const value of [group[column]].flat()) counts.set(value, (counts.get(value) ?? 0) + count);
  }
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}

function passes(group: TallyGroup, { state, regime, kind, anyModality, anyLanguage, assignee }: TallyFilter): boolean {
  return (
    isAmong(group.state, state) &&
    isAmong(group.regime, regime) &&
    (kind === undefined || group.kind === kind) &&
    (assignee === undefined || group.assignee === assignee) &&
    overlaps(group.modality, anyModality) &&
    overlaps(group.languages, anyLanguage)
  );
}

const isAmong = (value: string, given: readonly string[] | undefined): boolean =>
  given === undefined || given.length === 0 || given.includes(value);

const overlaps = (values: readonly string[], given: readonly string[] | undefined): boolean =>
  given === undefined || given.length === 0 || given.some((value) => values.includes(value));

function measure(group: TallyGroup, { aspect, isOverdue }: TallyFilter): number {
  if (isOverdue !== true) return group[aspect];
  return { all: group.overdue, awake: group.awakeOverdue, asleep: 0, back: group.backOverdue }[aspect];
}
