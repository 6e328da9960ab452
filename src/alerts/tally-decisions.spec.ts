import { describe, expect, it } from '@jest/globals';
import { tallyDecisions, type CountedState } from './tally-decisions.js';

const row = (id: string, state: string, alerts: number, reason: string | null = null): CountedState => ({
  id,
  label: id,
  state,
  reason,
  alerts,
});

describe('tallyDecisions', () => {
  it('counts every alert, and takes precision from the decided alone', () => {
    const [first, second] = tallyDecisions([
      row('en.give', 'open', 5),
      row('en.move', 'confirmed', 8),
      row('en.move', 'dismissed', 1, 'misread'),
      row('en.move', 'dismissed', 1, 'duplicate'),
      row('en.move', 'escalated', 2),
    ]);
    expect(first).toMatchObject({
      id: 'en.move',
      alerts: 12,
      confirmed: 8,
      dismissed: 2,
      reasons: { misread: 1, duplicate: 1 },
      precision: 0.8,
    });
    // Wilson's interval of 8 of 10, worked out by hand.
    expect(first?.precision95?.map((bound) => Math.round(bound * 1_000) / 1_000)).toEqual([0.49, 0.943]);
    expect(second).toMatchObject({ id: 'en.give', precision: null, precision95: null, reasons: {} });
  });

  it('keeps a dismissal whose reason is not known any more', () => {
    expect(tallyDecisions([row('x', 'dismissed', 3)])[0]?.reasons).toEqual({ other: 3 });
  });
});
