import { describe, expect, it } from '@jest/globals';
import { tellWeek } from './estimate-week.js';
import { termsSchema } from './subscription-terms.js';

const at = (...instants: string[]): Date[] => instants.map((instant) => new Date(`2026-11-${instant}:00Z`));
const week = (rhythm: string, raised: Date[], isCut = false): string =>
  tellWeek(termsSchema.parse({ rhythm, hour: 8, weekday: 1 }), raised, isCut);

describe('what a week would have brought', () => {
  const raised = at('16T09:00', '16T09:03', '16T10:00', '18T07:00', '18T09:00');

  it('counts alerts, and the mails they would have come in', () => {
    expect(week('immediate', raised)).toBe('Within the last week this would have brought 5 alerts in 4 mails.');
    expect(week('daily', raised)).toBe('Within the last week this would have brought 5 alerts in 3 mails.');
    expect(week('weekly', raised.toReversed())).toBe(
      'Within the last week this would have brought 5 alerts in 1 mail.',
    );
    expect(week('daily', [])).toBe('Within the last week this would have brought nothing.');
  });

  it('warns of a flood of alerts or of mails', () => {
    const many = Array.from({ length: 60 }, (_, hour) => new Date(Date.UTC(2026, 10, 16, hour * 2)));
    expect(week('weekly', many)).not.toContain('flood');
    expect(week('immediate', many)).toContain('60 mails. That is a flood');
    expect(week('weekly', [...many, ...many, ...many])).toContain('flood');
    expect(week('weekly', raised, true)).toMatch(/more than 5 alerts .* flood/);
  });
});
