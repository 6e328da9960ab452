import type { RegimeTable } from '../judge-table.spec-support.js';

/** 2127: the territory 2013, the Government freed 27 July 2023; 2745: armed groups only since 30 July 2024. */
export const CAR: RegimeTable = {
  regime: 'car',
  prefix: 'car-',
  rows: [
    'SD>car-armed-groups arms:small-arms | date | 2013-12-05 2127-54 | 2023-07-27 2127-54 | 2024-07-30 2745-2 | 2026-07-31 2745-2 #presumed',
    'SD>car-armed-groups tech:services | date | 2013-12-05 2127-54 | 2023-07-27 2127-54 | 2024-07-30 2745-2',
    'SD>car-armed-groups money:money | date | 2013-12-05 2127-54 | 2023-07-27 2127-54 | 2024-07-30 2745-2',
    'SD>car-armed-groups troops:personnel | date | 2013-12-05 2127-54 | 2023-07-27 2127-54 | 2024-07-30 2745-2',
    'SD>car-armed-groups dual:components | date | 2013-12-05 2127-54 | 2023-07-27 2127-54 | 2024-07-30 2745-2',
    'RU>CF arms:vehicles | date | 2013-12-05 2127-54 | 2023-07-27 exempt | 2024-07-30 exempt | 2026-07-31 exempt',
    'RU>CF tech:services | date | 2013-12-05 2127-54 | 2023-07-27 exempt | 2024-07-30 exempt',
    'RU>CF troops:personnel | date | 2013-12-05 2127-54 | 2023-07-27 exempt | 2024-07-30 exempt',
    'RU>CF money:money | date | 2013-12-05 2127-54 | 2023-07-27 exempt | 2024-07-30 exempt',
    'TD>other-group arms:small-arms @CF | date | 2013-12-05 2127-54 | 2023-07-27 2127-54 | 2024-07-30 2745-2',
    '> arms:small-arms @CF | date | 2013-12-05 2127-54 | 2023-07-27 party | 2024-07-30 party',
    '> arms:small-arms @CF !intercepted | date | 2013-12-05 2127-54 | 2023-07-27 2127-54 | 2024-07-30 2745-2',
    'RU>CF arms:vehicles ?committee-notification | date | 2013-12-05 exempt | 2020-10-21 exempt',
    'RU>CF arms:vehicles ?committee-notification !denied | date | 2013-12-05 2127-54',
    'CF>SD arms:small-arms | direction | 2013-12-05 direction',
    'car-armed-groups>other-group arms:small-arms @TD | direction | 2024-07-30 direction',
    'FR>CF arms:vehicles ?committee-approval | date | 2013-12-05 exempt',
    'FR>CF arms:vehicles ?un-mission | date | 2013-12-05 exempt',
    'FR>CF arms:vehicles ?protective-equipment | date | 2013-12-05 exempt',
    'RU>other-group arms:vehicles @CF ?committee-notification | date | 2013-12-05 exempt | 2024-07-30 2745-2 | 2026-07-31 2745-2 #presumed',
    'RU>other-group arms:vehicles @CF=scene | date | 2013-12-05 2127-54 | 2023-07-27 2127-54 | 2024-07-30 2745-2',
  ],
};
