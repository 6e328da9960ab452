import { describe, expect, it } from '@jest/globals';
import { decideWebhookEvent, type ToldMeaning, type WatchedAlert } from './decide-webhook-event.js';

const ALL = { regimes: [], kinds: [], conduct: [], minPriority: 0 };
const TOLD: ToldMeaning = { headline: 'h', state: 'open', edition: 1 };

describe('the event a change is', () => {
  it.each<[string, Parameters<typeof decide>[0], ToldMeaning | null, string | null]>([
    ['unknown and wanted', {}, null, 'alert.created'],
    ['unknown, though the feed updates it', { what: ['evidence'] }, null, 'alert.created'],
    ['unknown and dismissed', { state: 'dismissed' }, null, null],
    ['unknown and old news', { isOldNews: true }, null, null],
    ['unknown and removed', { change: 'deleted' }, null, null],
    ['unknown and too low', { priority: 39, terms: { minPriority: 40 } }, null, null],
    ['unknown and of another embargo', { terms: { regimes: ['libya'] } }, null, null],
    ['unknown and of other conduct', { terms: { conduct: ['overseas-labour'] } }, null, null],
    ['unknown and of another kind', { terms: { kinds: ['regime-change'] } }, null, null],
    ['told, and fallen in priority', { what: ['edition'], terms: { minPriority: 100 } }, TOLD, 'alert.updated'],
    ['told, one more copy', { what: ['copy'] }, TOLD, null],
    ['told, another looks at it', { what: ['assignee'] }, TOLD, null],
    ['told, a copy and news', { what: ['copy', 'evidence'] }, TOLD, 'alert.updated'],
    ['told and contradicted', { what: ['edition'], isCorrection: true }, TOLD, 'alert.corrected'],
    ['told, confirmed', { what: ['state'], state: 'confirmed' }, TOLD, 'alert.closed'],
    ['told, dismissed', { what: ['state'], state: 'dismissed' }, TOLD, 'alert.closed'],
    [
      'told as dismissed before',
      { what: ['evidence'], state: 'dismissed' },
      { ...TOLD, state: 'dismissed' },
      'alert.updated',
    ],
    [
      'told, confirmed and then dismissed',
      { what: ['state'], state: 'dismissed', isCorrection: true },
      { ...TOLD, state: 'confirmed' },
      'alert.corrected',
    ],
    ['told and removed', { change: 'deleted', what: ['removed'] }, TOLD, 'alert.closed'],
  ])('%s', (_, change, told, event) => {
    expect(decide(change, told)).toBe(event);
  });
});

function decide(
  given: Partial<WatchedAlert> & {
    change?: string;
    what?: readonly string[];
    isCorrection?: boolean;
    terms?: Partial<typeof ALL> | Record<string, unknown>;
  },
  told: ToldMeaning | null,
): string | null {
  const { change = 'updated', what = ['raised'], isCorrection = false, terms = {}, ...alert } = given;
  return decideWebhookEvent(
    {
      change,
      what,
      alert: {
        id: '1',
        version: 2,
        edition: 1,
        headline: 'h',
        kind: 'violation',
        regime: 'dprk',
        state: 'open',
        priority: 50,
        conduct: ['arms-transfer'],
        languages: ['en'],
        isOldNews: false,
        ...alert,
      },
    },
    told,
    isCorrection,
    { ...ALL, ...terms },
  );
}
