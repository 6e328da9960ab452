import type { RegimeTable } from '../judge-table.spec-support.js';

/** 1701, open-ended since 11 August 2006: whoever the Government or UNIFIL has not authorised. */
export const LEBANON: RegimeTable = {
  regime: 'lebanon',
  prefix: 'lebanon-',
  rows: [
    'SY>hizbullah arms:ammunition | date | 2006-08-11 1701-15a | 2027-01-01 1701-15a',
    'IR>hizbullah arms:missiles | date | 2006-08-11 1701-15a',
    'ES>hizbullah dual:components | date | 2006-08-11 1701-15a',
    'IR>hizbullah tech:services | date | 2006-08-11 1701-15b',
    'IR>hizbullah arms+tech:missiles+services | date | 2006-08-11 1701-15a 1701-15b',
    'IR>hizbullah arms+money:ammunition+money | date | 2006-08-11 1701-15a',
    'IR>hizbullah money:ammunition | date | 2006-08-11 1701-15a',
    'IR>hizbullah money:money | conduct | 2006-08-11 conduct | 2025-01-01 conduct',
    'IR>hizbullah troops:personnel | conduct | 2006-08-11 conduct',
    'IR>hamas arms:ammunition @LB | date | 2006-08-11 1701-15a',
    'IR>hamas arms:ammunition | date | 2006-08-11 place',
    'IR>hamas arms:ammunition @PS | date | 2006-08-11 place',
    'SY>other-group arms:ammunition @LB | date | 2006-08-11 1701-15a',
    'SY>other-group arms:ammunition @TR | nothing | 2006-08-11 nothing',
    'US>LB arms:vehicles | date | 2006-08-11 exempt | 2021-05-21 exempt',
    'US>LB tech:services | date | 2006-08-11 exempt',
    'SY>LB arms+carry:small-arms | date | 2006-08-11 1701-15a',
    '> arms:small-arms @LB !intercepted | date | 2006-08-11 1701-15a',
    '> arms:small-arms @LB | date | 2006-08-11 party',
    'hizbullah>houthis tech:services | direction | 2006-08-11 direction',
    'IR>hizbullah arms:ammunition ?government-forces | date | 2006-08-11 exempt',
    'IT>other-group arms:vehicles @LB ?un-mission | date | 2006-08-11 exempt',
  ],
};
