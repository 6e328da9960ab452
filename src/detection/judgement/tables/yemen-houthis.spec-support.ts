import type { RegimeTable } from '../judge-table.spec-support.js';

/** 2216: named persons 2015; 2624: the movement 2022. */
export const YEMEN: RegimeTable = {
  regime: 'yemen-houthis',
  prefix: 'yemen-',
  rows: [
    'IR>houthis arms:missiles | date | 2015-04-14 2216-14 | 2022-02-28 2216-14 2624-5 | 2026-11-14 2216-14 2624-5',
    'IR>houthis arms:small-arms | date | 2015-04-14 2216-14 | 2022-02-28 2216-14 2624-5',
    'IR>houthis tech:services | date | 2015-04-14 2216-14 | 2022-02-28 2216-14 2624-5',
    'LB>houthis troops:personnel | date | 2015-04-14 2216-14 | 2022-02-28 2216-14 2624-5',
    'IR>houthis money:money | date | 2015-04-14 2216-14 | 2022-02-28 2216-14 2624-5',
    'CN>houthis dual:components | date | 2015-04-14 2216-14 | 2022-02-28 2216-14 2624-5',
    'IR>houthis arms:small-arms !intercepted | date | 2015-04-14 2216-14 2216-16 | 2022-02-28 2216-14 2216-16 2624-5',
    'IR>houthis arms+carry:small-arms | date | 2015-04-14 2216-14 2216-15 2216-16 | 2022-02-28 2216-14 2216-15 2216-16 2624-5',
    'IR>houthis dual+carry:components | date | 2015-04-14 2216-14 2216-15 2216-16 | 2022-02-28 2216-14 2216-15 2216-16 2624-5',
    'KP>houthis arms:missiles | date | 2015-04-14 2216-14 | 2022-02-28 2216-14 2624-5',
    '> arms:small-arms @YE !intercepted | date | 2015-04-14 2216-14 2216-16 | 2022-02-28 2216-14 2216-16 2624-5',
    '> arms:small-arms @YE | date | 2015-04-14 party | 2022-02-28 party',
    'SA>YE arms:vehicles | date | 2015-04-14 exempt | 2022-02-28 exempt',
    'houthis>al-shabaab arms:drones | direction | 2015-04-14 direction | 2024-06-12 direction',
    'IR>houthis arms:ammunition ?committee-approval | date | 2015-04-14 exempt | 2022-02-28 exempt',
    'SA>AE arms:vehicles | nothing | 2022-02-28 nothing',
    'SA>houthis arms:vehicles ?government-forces | date | 2015-04-14 exempt',
    'SA>houthis arms:vehicles ?un-mission | date | 2015-04-14 2216-14 | 2022-02-28 2216-14 2624-5',
    'SA>YE arms:vehicles ?un-mission | date | 2015-04-14 exempt | 2022-02-28 exempt',
  ],
};
