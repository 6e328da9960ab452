import { describe, expect, it } from '@jest/globals';
import { loadPack } from '../../rules/pack.client.js';
import type { Event, OtherReadings } from '../event.js';
import { judge, type Judgement } from './judge.js';
import { eventFrom } from './judge-table.spec-support.js';

const { register } = await loadPack();
const article = { title: 'Missiles', text: 'Missiles were sent.', published: '2025-12-01' };

const unbroken = eventFrom('BG>AM arms:ammunition', '2025-12-01');
const breach = eventFrom('IR>houthis arms:missiles', '2025-12-01');
const exempt = eventFrom('RU>CF arms:vehicles ?committee-notification', '2020-10-21');

function judgeOtherwise(events: readonly Event[], otherwise: Partial<OtherReadings>): Judgement {
  const readings = { told: 0.8, least: 0.75, leastLawful: 0.9, readings: () => [breach], ...otherwise };
  return judge({ events, councilActs: [], otherwise: readings }, register, article);
}
const regimes = ({ findings }: Judgement): string[] => findings.map(({ regime }) => regime);

describe('other readings', () => {
  it('are judged where the likeliest one breaks nothing', () => {
    const judgement = judgeOtherwise([unbroken], {});
    expect(regimes(judgement)).toEqual(['iran', 'yemen-houthis']);
    expect(judgement.otherwise).toBe(breach);
  });

  it('are left alone where the likeliest one breaks something', () => {
    const judgement = judgeOtherwise([eventFrom('KP>RU arms:ammunition', '2024-05-01')], {});
    expect(regimes(judgement)).toEqual(['dprk']);
    expect(judgement.otherwise).toBeNull();
  });

  it('are left alone where it is not likely enough that a breach is told', () => {
    expect(regimes(judgeOtherwise([unbroken], { told: 0.74 }))).toEqual([]);
  });

  it('are asked for more surely where the law lets the likeliest one through', () => {
    expect(regimes(judgeOtherwise([exempt], { told: 0.89 }))).toEqual([]);
    expect(regimes(judgeOtherwise([exempt], { told: 0.9 }))).toEqual(['iran', 'yemen-houthis']);
  });

  it('are left alone where the date is what saves the likeliest one', () => {
    const early = eventFrom('IR>RU arms:ammunition', '2024-05-01');
    const judgement = judgeOtherwise([early], { told: 1 });
    expect(judgement.quiet.map(({ reason }) => reason)).toContain('not in force on that date');
    expect(regimes(judgement)).toEqual([]);
  });

  it('are made one by one, until one is a breach', () => {
    const made: Event[] = [];
    function* readings(): Generator<Event> {
      for (const event of [unbroken, breach, exempt]) {
        made.push(event);
        yield event;
      }
    }
    judgeOtherwise([unbroken], { readings });
    expect(made).toEqual([unbroken, breach]);
  });
});
