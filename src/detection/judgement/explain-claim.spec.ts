import { describe, expect, it } from '@jest/globals';
import { loadPack } from '../../rules/pack.client.js';
import { UNKNOWN_DATE } from '../event.js';
import { eventFrom } from './judge-table.spec-support.js';
import { judge, type Judgement } from './judge.js';

const { register } = await loadPack();
const ARTICLE = { title: '', text: '', published: null };

function judged(notation: string, from: string, to: string = from): Judgement {
  return judge({ events: [eventFrom(notation, from, to)], councilActs: [] }, register, ARTICLE);
}

function explained(regime: string, notation: string, from: string, to: string = from): string {
  return judged(notation, from, to).findings.find((one) => one.regime === regime)?.claims[0]?.explanation ?? 'nothing';
}

function quietOf(regime: string, notation: string, from: string): string {
  const quiet = judged(notation, from).quiet.find((one) => one.regime === regime);
  return quiet === undefined ? 'nothing' : `${quiet.reason}: ${quiet.explanation}`;
}

describe('the explanation of a claim', () => {
  it('names the clauses of the day with the days of their force', () => {
    expect(explained('haiti', 'US>HT arms:small-arms', '2023-10-02')).toBe(
      'In force on 2023-10-02, Haiti: S/RES/2699 (2023), 14 (2023-10-02 until 2024-10-18): ' +
        'No small arms, light weapons or ammunition for Haiti.',
    );
  });

  it('gives the days on which a clause reached these goods, not those of the clause as a whole', () => {
    const text = explained('dprk', 'CN>KP arms:small-arms', '2016-03-02');
    expect(text).toContain('S/RES/1874 (2009), 10 (since 2016-03-02)');
  });

  it('says of a straddling interval that it depends on the date, with both clauses and the days between', () => {
    const text = explained('iran', 'IR>RU arms:drones', '2023-01-01', '2025-12-31');
    expect(text).toMatch(/^Depends on the date \(from 2023-01-01 to 2025-12-31\), Iran: /);
    expect(text).toContain('S/RES/2231 (2015), Annex B 4 (2016-01-16 until 2023-10-18)');
    expect(text).toContain('S/RES/1747 (2007), 5 (since 2025-09-28)');
    expect(text).toMatch(/No clause reaches this from 2023-10-18 to 2025-09-27\.$/);
  });

  it('says who stood outside on the days after an easing', () => {
    expect(explained('car', 'RU>CF arms:vehicles', '2023-07-01', '2023-08-30')).toMatch(
      /No clause reaches this from 2023-07-27 to 2023-08-30: the recipient stands outside S\/RES\/2127 \(2013\), 54 then\.$/,
    );
  });

  it('says that it depends on the date where nobody gives one', () => {
    const event = { ...eventFrom('KP>RU arms:ammunition', '2024-05-01'), date: UNKNOWN_DATE };
    const { findings } = judge({ events: [event], councilActs: [] }, register, ARTICLE);
    expect(findings[0]?.claims[0]?.explanation).toMatch(
      /^Depends on the date, which neither the text nor the publication gives, .*S\/RES\/1874 \(2009\), 9/,
    );
  });

  it('sends a person to check a presumed renewal, with the day it was last verified', () => {
    expect(explained('south-sudan', 'UG>SS arms:vehicles', '2026-06-10')).toMatch(
      /^Presumed in force on 2026-06-10 \(renewal to be checked by a person, last verified on 2025-05-30\), South Sudan: /,
    );
  });

  it('presumes only the clauses whose renewal is open', () => {
    const statusOf = (notation: string, on: string): string | undefined => judged(notation, on).findings[0]?.status;
    expect([
      statusOf('YE>al-shabaab dual:materials', '2026-11-29'),
      statusOf('YE>al-shabaab dual:materials', '2026-11-30'),
      statusOf('YE>al-shabaab arms:small-arms', '2026-11-30'),
      statusOf('TR>LY arms:vehicles !intercepted', '2026-05-25'),
      statusOf('IR>houthis arms:missiles', '2026-11-14'),
    ]).toEqual(['in-force', 'presumed', 'in-force', 'in-force', 'disputed']);
  });
});

describe('the explanation of what was kept quiet', () => {
  it.each([
    [
      'iran',
      'IR>RU arms:drones',
      '2024-05-01',
      'would have been S/RES/2231 (2015), Annex B 4; not in force since 2023-10-18',
    ],
    [
      'eritrea',
      'RU>ER arms:small-arms',
      '2019-01-01',
      'would have been S/RES/1907 (2009), 5; not in force since 2018-11-14',
    ],
    [
      'south-sudan',
      'UG>SS arms:vehicles',
      '2018-07-12',
      'would have been S/RES/2428 (2018), 4; not in force until 2018-07-13',
    ],
  ])('%s, %s on %s: saved by the date', (regime, notation, on, why) => {
    expect(quietOf(regime, notation, on)).toBe(`not in force on that date: ${why}`);
  });

  it('names the exemption, its ground in the text and the clause that would be met without it', () => {
    expect(quietOf('car', 'RU>CF arms:vehicles ?committee-notification', '2020-10-21')).toBe(
      'exempt: would be S/RES/2127 (2013), 54; the text speaks of notice to the committee, which S/RES/2127 (2013) allows: ' +
        'Supplies for the Government and for international forces after notice to, or approval by, the committee; ' +
        'the list of exceptions grew over the years.',
    );
  });

  it.each([
    ['drc', 'CN>CD arms:drones', '2023-02-16', 'S/RES/2293 (2016); S/RES/2667 (2022), 2 of 2293'],
    ['iraq', 'US>IQ arms:vehicles', '2010-02-16', 'S/RES/1546 (2004), 21'],
    ['lebanon', 'US>LB arms:vehicles', '2024-02-16', 'S/RES/1701 (2006), 15'],
    ['al-shabaab', 'TR>SO arms:vehicles', '2024-02-16', 'S/RES/2713 (2023), 34'],
  ])('%s: names what lets the government through, %s on %s', (regime, notation, on, exemption) => {
    const text = quietOf(regime, notation, on);
    expect(text).toMatch(/^exempt: .*the recipient stands outside the clause; /);
    expect(text).toContain(exemption);
  });
});
