import type { RegimeTable } from '../judge-table.spec-support.js';

/** Groups in the east 2003, anyone 2005, non-governmental entities since 2008; presumed since 1 July 2026. */
export const DRC: RegimeTable = {
  regime: 'drc',
  prefix: 'drc-',
  rows: [
    'RW>m23 arms:ammunition | date | 2003-07-28 1493-20 | 2005-04-18 1596-1 | 2008-03-31 1807-1 | 2016-06-23 1807-1 2293-1 | 2026-07-01 1807-1 2293-1 #presumed',
    'RW>fdlr arms:ammunition | date | 2003-07-28 1493-20 | 2005-04-18 1596-1 | 2008-03-31 1807-1 | 2016-06-23 1807-1 2293-1',
    'UG>adf arms:ammunition | date | 2003-07-28 1493-20 | 2005-04-18 1596-1 | 2008-03-31 1807-1 | 2016-06-23 1807-1 2293-1',
    'RW>m23 tech:services | date | 2003-07-28 1493-20 | 2005-04-18 1596-1 | 2008-03-31 1807-1 | 2016-06-23 1807-1 2293-1',
    'RW>m23 money:money | date | 2005-04-18 1596-1 | 2008-03-31 1807-1 | 2016-06-23 1807-1 2293-1',
    'RW>m23 troops:personnel | date | 2005-04-18 1596-1 | 2008-03-31 1807-1 | 2016-06-23 1807-1 2293-1',
    'RW>m23 dual:components | date | 2003-07-28 1493-20 | 2005-04-18 1596-1 | 2008-03-31 1807-1 | 2016-06-23 1807-1 2293-1',
    'RW>other-group arms:ammunition @CD | date | 2003-07-28 1493-20 | 2005-04-18 1596-1 | 2008-03-31 1807-1 | 2016-06-23 1807-1 2293-1',
    'CD>other-group arms:ammunition | date | 2003-07-28 1493-20 | 2005-04-18 1596-1 | 2008-03-31 1807-1 | 2016-06-23 1807-1 2293-1',
    'CD>fdlr arms:ammunition | date | 2003-07-28 1493-20 | 2005-04-18 1596-1 | 2008-03-31 1807-1',
    'RW>other-group arms:ammunition @MZ | nothing | 2005-04-18 nothing | 2024-01-01 nothing',
    'CN>CD arms:drones | date | 2003-07-28 exempt | 2005-04-18 1596-1 | 2008-03-31 exempt | 2022-12-20 exempt | 2026-07-01 exempt',
    'CN>CD tech:services | date | 2003-07-28 exempt | 2005-04-18 1596-1 | 2008-03-31 exempt',
    '> arms:ammunition @CD !intercepted | date | 2003-07-28 1493-20 | 2005-04-18 1596-1 | 2008-03-31 1807-1',
    '> arms:ammunition @CD | date | 2003-07-28 party | 2005-04-18 1596-1 | 2008-03-31 party',
    'm23>other-group arms:ammunition @BI | direction | 2008-03-31 direction | 2024-01-01 direction',
    'ZA> arms:vehicles @CD ?un-mission !intercepted | date | 2003-07-28 1493-20 | 2005-04-18 1596-1 | 2008-03-31 1807-1',
    'RW>m23 arms:ammunition ?committee-approval | exempt | 2016-06-24 exempt',
    'RW>isil arms:small-arms @CD | date | 2005-04-18 1596-1 | 2008-03-31 1807-1 | 2016-06-23 1807-1 2293-1',
    'RW>m23 arms:ammunition ?government-forces | date | 2003-07-28 1493-20 | 2005-04-18 1596-1 | 2008-03-31 exempt',
    'ZA>other-group arms:vehicles @CD ?un-mission | exempt | 2016-06-24 exempt',
    'ZA>other-group arms:equipment @CD ?protective-equipment | exempt | 2016-06-24 exempt',
    'ZA>other-group arms:equipment @CD ?humanitarian | exempt | 2016-06-24 exempt',
    'RW>other-group arms:ammunition @CD=scene | date | 2003-07-28 1493-20 | 2005-04-18 1596-1 | 2008-03-31 1807-1 | 2016-06-23 1807-1 2293-1 | 2026-07-01 1807-1 2293-1 #presumed',
  ],
};
