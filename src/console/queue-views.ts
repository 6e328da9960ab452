/** The views of the queue: which alerts each lists, and which of the counted ones they are. */
import type { AlertFilter } from '../alerts/alert-pages.service.js';
import type { TallyFilter } from '../alerts/alert-tally.js';
import { WAITING_STATES } from '../alerts/review-states.js';
import type { Chosen } from './build-facets.js';

export const VIEWS = [
  'needs-review',
  'mine',
  'mentions',
  'second-opinion',
  'overdue',
  'came-back',
  'asleep',
  'all',
] as const;
export type View = (typeof VIEWS)[number];

export const VIEW_LABELS: Readonly<Record<View, string>> = {
  'needs-review': 'Needs review',
  mine: 'Mine',
  mentions: 'Mentions me',
  'second-opinion': 'Second opinion',
  overdue: 'Overdue',
  'came-back': 'Came back',
  asleep: 'Snoozed',
  all: 'All',
};

/** What a view lists. @param minute The present. */
export function viewFilter(view: View, userId: string, minute: Date): AlertFilter {
  switch (view) {
    case 'needs-review':
      return { state: WAITING_STATES, awakeAt: minute };
    case 'mine':
      return { state: WAITING_STATES, assignee: userId, awakeAt: minute };
    case 'mentions':
      return { mentions: userId };
    case 'second-opinion':
      return { state: ['second-opinion'] };
    case 'asleep':
      return { snoozed: true };
    case 'overdue':
      return { overdueAt: minute };
    case 'came-back':
      return { isBack: minute };
    case 'all':
      return {};
  }
}

/** The same among counted groups; of `mentions`, where those were counted. */
export function viewTally(view: View, userId: string): TallyFilter {
  switch (view) {
    case 'needs-review':
      return { aspect: 'awake', state: WAITING_STATES };
    case 'mine':
      return { aspect: 'awake', state: WAITING_STATES, assignee: userId };
    case 'second-opinion':
      return { aspect: 'all', state: ['second-opinion'] };
    case 'asleep':
      return { aspect: 'asleep' };
    case 'overdue':
      return { aspect: 'all', isOverdue: true };
    case 'came-back':
      return { aspect: 'back' };
    case 'mentions':
    case 'all':
      return { aspect: 'all' };
  }
}

/** What both are limited by. */
type Narrowed = Pick<TallyFilter, 'state' | 'regime' | 'kind' | 'anyModality' | 'anyLanguage'>;

/** A view limited by what is chosen. A chosen state stands in the place of the view's own. */
export function narrow<F extends Narrowed>(filter: F, chosen: Partial<Chosen>): F {
  return {
    ...filter,
    ...(chosen.state === undefined ? {} : { state: chosen.state }),
    ...(chosen.regime === undefined ? {} : { regime: chosen.regime }),
    ...(chosen.kind?.length === 1 ? { kind: chosen.kind[0] } : {}),
    ...(chosen.told === undefined ? {} : { anyModality: chosen.told }),
    ...(chosen.language === undefined ? {} : { anyLanguage: chosen.language }),
  };
}
