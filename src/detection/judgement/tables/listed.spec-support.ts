import type { RegimeTable } from '../judge-table.spec-support.js';

/** One list with the Taliban until 17 June 2011, restated in 2015, 2017, 2021 and 2024; foreign fighters since 2014. */
export const ISIL_AL_QAIDA: RegimeTable = {
  regime: 'isil-al-qaida',
  prefix: 'aq-',
  rows: [
    'SY>isil arms:small-arms | date | 2002-01-16 1390-2c | 2015-12-17 2253-2c | 2017-07-20 2368-1c | 2021-12-17 2610-1c | 2024-06-10 2734-1c',
    'SY>al-qaida arms:missiles | date | 2002-01-16 1390-2c | 2011-06-17 1390-2c | 2015-12-17 2253-2c',
    'taliban>ttp arms:small-arms | date | 2002-01-16 1390-2c | 2015-12-17 2253-2c | 2017-07-20 2368-1c | 2021-12-17 2610-1c | 2024-06-10 2734-1c | 2025-02-01 2734-1c',
    'LY>boko-haram arms:ammunition | date | 2002-01-16 1390-2c | 2015-12-17 2253-2c | 2017-07-20 2368-1c | 2021-12-17 2610-1c | 2024-06-10 2734-1c',
    'SY>isil tech:services | date | 2002-01-16 1390-2c | 2015-12-17 2253-2c | 2017-07-20 2368-1c | 2021-12-17 2610-1c | 2024-06-10 2734-1c',
    'DK>isil dual:components | date | 2002-01-16 1390-2c | 2015-12-17 2253-2c | 2017-07-20 2368-1c | 2021-12-17 2610-1c | 2024-06-10 2734-1c',
    'TN>isil troops:personnel | date | 2014-09-24 2178-5 | 2024-06-10 2178-5',
    'KW>isil money:money | conduct | 2002-01-16 conduct | 2024-06-10 conduct',
    'KW>isil arms+money:small-arms | date | 2002-01-16 1390-2c',
    'isil>other-group arms:small-arms | direction | 2002-01-16 direction | 2024-06-10 direction',
    'RU>SY arms:missiles | nothing | 2024-06-10 nothing',
  ],
};

/** Territory held 2001, one list with Al-Qaida 2002, a list of their own 2011, restated 2015. */
export const TALIBAN: RegimeTable = {
  regime: 'taliban',
  prefix: 'taliban-',
  rows: [
    'RU>taliban arms:small-arms | date | 2001-01-19 1333-5 | 2002-01-16 1390-2c | 2011-06-17 1988-1c | 2015-12-21 2255-1c | 2026-02-12 2255-1c',
    'PK>taliban tech:services | date | 2001-01-19 1333-5 | 2002-01-16 1390-2c | 2011-06-17 1988-1c | 2015-12-21 2255-1c',
    'PK>taliban dual:components | date | 2001-01-19 1333-5 | 2002-01-16 1390-2c | 2011-06-17 1988-1c | 2015-12-21 2255-1c',
    'PK>taliban money:money | conduct | 2001-01-19 conduct | 2015-12-21 conduct',
    'PK>taliban troops:personnel | conduct | 2001-01-19 conduct | 2015-12-21 conduct',
    'taliban>ttp arms:small-arms | direction | 2015-12-21 direction',
    'CN>AF arms:aircraft | nothing | 2022-01-01 nothing',
  ],
};

/** All trade 1990, arms 1991, the Government free since 8 June 2004. */
export const IRAQ: RegimeTable = {
  regime: 'iraq',
  prefix: 'iraq-',
  rows: [
    'UA>IQ arms:missiles | date | 1990-08-06 661-3c | 1991-04-03 661-3c 687-24 | 2003-05-22 687-24 1483-10 | 2004-06-08 exempt | 2024-09-20 exempt',
    'UA>IQ dual:materials | date | 1991-04-03 687-24 | 2004-06-08 exempt',
    'UA>IQ tech:services | date | 1991-04-03 687-24 | 2004-06-08 exempt',
    'IR>iraqi-militias arms:missiles | date | 1990-08-06 661-3c | 1991-04-03 661-3c 687-24 | 2003-05-22 687-24 1483-10 | 2004-06-08 687-24 1483-10 | 2018-08-31 687-24 1483-10',
    'IR>iraqi-militias tech:services | date | 1991-04-03 687-24 | 2004-06-08 687-24',
    'IR>iraqi-militias dual:components | date | 1991-04-03 687-24 | 2004-06-08 687-24',
    'IR>other-group arms:missiles @IQ | date | 1990-08-06 661-3c | 1991-04-03 661-3c 687-24 | 2003-05-22 687-24 1483-10 | 2004-06-08 687-24 1483-10',
    '> arms:small-arms @IQ !intercepted | date | 1990-08-06 661-3c | 1991-04-03 661-3c 687-24 | 2003-05-22 687-24 1483-10 | 2004-06-08 687-24 1483-10',
    '> arms:small-arms @IQ | date | 1990-08-06 661-3c | 1991-04-03 661-3c 687-24 | 2003-05-22 687-24 1483-10 | 2004-06-08 party',
    'IQ>JO arms:missiles | direction | 1995-01-01 direction | 2010-01-01 direction',
    'IR>iraqi-militias money:money | conduct | 2004-06-08 conduct',
    'US>other-group arms:vehicles @IQ ?government-forces | date | 1990-08-06 661-3c | 1991-04-03 661-3c 687-24 | 2003-05-22 687-24 1483-10 | 2004-06-08 exempt',
    'US>other-group arms:vehicles @IQ ?un-mission | date | 1990-08-06 661-3c | 1991-04-03 661-3c 687-24 | 2003-05-22 687-24 1483-10 | 2004-06-08 exempt',
    'IR>other-group arms:small-arms @IQ=scene | date | 1990-08-06 661-3c | 1991-04-03 661-3c 687-24 | 2003-05-22 687-24 1483-10 | 2004-06-08 687-24 1483-10',
  ],
};
