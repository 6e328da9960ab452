import type { RegimeTable } from '../judge-table.spec-support.js';

/** 841 in the nineties; names 2022, small arms 2023, all arms 2024; presumed since 17 October 2026. */
export const HAITI: RegimeTable = {
  regime: 'haiti',
  prefix: 'haiti-',
  rows: [
    'US>HT arms:small-arms | date | 1993-06-23 841 | 1994-10-16 date | 2022-10-21 date | 2023-10-02 2699-14 | 2024-10-18 2752 | 2025-10-17 2752 2794 | 2026-10-17 2752 2794 #presumed',
    'US>HT arms:ammunition | date | 1993-06-23 841 | 1994-10-16 date | 2023-10-02 2699-14 | 2024-10-18 2752 | 2025-10-17 2752 2794',
    'US>HT arms:unspecified-arms | date | 1993-06-23 841 | 1994-10-16 date | 2023-10-02 2699-14 | 2024-10-18 2752',
    'US>HT arms:vehicles | date | 1993-06-23 841 | 1994-10-16 date | 2022-10-21 date | 2023-10-02 date | 2024-10-18 2752 | 2025-10-17 2752 2794',
    'US>haiti-gangs arms:small-arms | date | 1993-06-23 841 | 1994-10-16 date | 2022-10-21 2653-11 | 2023-10-02 2653-11 2699-14 | 2024-10-18 2653-11 2752 | 2025-10-17 2653-11 2752 2794 | 2026-10-17 2653-11 2752 2794 #presumed',
    'US>haiti-gangs arms:vehicles | date | 1993-06-23 841 | 1994-10-16 date | 2022-10-21 2653-11 | 2023-10-02 2653-11 | 2024-10-18 2653-11 2752',
    'US>haiti-gangs tech:services | date | 2022-10-21 2653-11 | 2024-10-18 2653-11 2752 | 2025-10-17 2653-11 2752 2794',
    'US>haiti-gangs money:money | date | 2022-10-21 2653-11 | 2024-10-18 2653-11 2752 | 2025-10-17 2653-11 2752 2794',
    'CO>haiti-gangs troops:personnel | date | 2022-10-21 2653-11 | 2024-10-18 2653-11 | 2025-10-17 2653-11',
    'US>haiti-gangs dual:components | date | 2022-10-21 2653-11 | 2024-10-18 2653-11 2752 | 2025-10-17 2653-11 2752 2794',
    'US>HT tech:services | date | 2024-10-18 2752 | 2025-10-17 2752 2794',
    'US>HT money:money | date | 2024-10-18 2752 | 2025-10-17 2752 2794',
    'CO>HT troops:personnel | date | 2024-10-18 2752 | 2025-10-17 2752 2794',
    'US>HT dual:components | date | 2024-10-18 2752 | 2025-10-17 2752 2794',
    'US> arms:small-arms @HT | date | 1993-06-23 841 | 1994-10-16 date | 2023-10-02 2699-14 | 2024-10-18 2752',
    'US>HT arms+carry:small-arms !intercepted | date | 1993-06-23 841 | 1994-10-16 date | 2023-10-02 2699-14 | 2024-10-18 2752',
    'KE>HT arms:small-arms ?un-mission | date | 2023-10-02 exempt | 2024-06-28 exempt | 2024-10-18 exempt',
    'US>HT arms:small-arms ?government-forces | date | 2023-10-02 exempt',
    'US>HT arms:equipment ?humanitarian | date | 2024-10-18 exempt',
    'HT>DO arms:small-arms | direction | 2024-10-18 direction',
    'US>HT arms:equipment ?protective-equipment | date | 1993-06-23 841 | 1994-10-16 date | 2024-10-18 exempt',
    'US>HT arms:equipment ?committee-approval | date | 1993-06-23 841 | 1994-10-16 date | 2024-10-18 exempt',
    'US>other-group arms:vehicles @HT | date | 1993-06-23 841 | 1994-10-16 date | 2024-10-18 2752',
    'CO>other-group troops:personnel @HT=scene | date | 2024-10-18 2752 | 2025-10-17 2752 2794',
    'US>HT arms | date | 1993-06-23 841 | 1994-10-16 date | 2023-10-02 2699-14 | 2024-10-18 2752',
  ],
};
