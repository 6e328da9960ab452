import type { RegimeTable } from '../judge-table.spec-support.js';

/** The border war 2000 to 2001, with Ethiopia; both ways 2009 to 14 November 2018. */
export const ERITREA: RegimeTable = {
  regime: 'eritrea',
  prefix: 'eritrea-',
  rows: [
    'RU>ER arms:small-arms | date | 2000-05-17 1298 | 2001-05-16 date | 2009-12-23 1907-5 | 2018-11-14 date | 2026-01-01 date',
    'RU>ET arms:aircraft | date | 2000-05-17 1298 | 2001-05-16 date | 2009-12-23 date',
    'RU>ER tech:services | date | 2009-12-23 1907-5 | 2018-11-14 date',
    'QA>ER money:money | date | 2009-12-23 1907-5 | 2018-11-14 date',
    'RU>ER dual:components | date | 2009-12-23 1907-5 | 2018-11-14 date',
    'ER>al-shabaab arms:ammunition | date | 2009-12-23 1907-6 | 2018-11-14 date',
    'ER>SO tech:services | direction | 2009-12-23 direction | 2018-11-14 direction',
    '> arms:small-arms @ER | date | 2000-05-17 1298 | 2001-05-16 date | 2009-12-23 1907-5 | 2018-11-14 date',
    '> arms:small-arms @ET | date | 2000-05-17 1298 | 2001-05-16 date',
  ],
};

/** 2004 to 28 April 2016; only what kills since 29 April 2014. */
export const COTE_DIVOIRE: RegimeTable = {
  regime: 'cote-divoire',
  prefix: 'cote-divoire-',
  rows: [
    'US>CI arms:small-arms | date | 2004-11-15 1572-7 | 2014-04-29 1572-7 | 2016-04-28 date',
    'BY>CI arms:aircraft | date | 2004-11-15 1572-7 | 2016-04-28 date',
    'FR>CI arms:equipment | date | 2004-11-15 1572-7 | 2014-04-29 date | 2016-04-28 date',
    'FR>CI tech:services | date | 2004-11-15 1572-7 | 2016-04-28 date',
    'FR>CI dual:components | date | 2004-11-15 1572-7 | 2014-04-29 date',
    'BF>other-group arms:small-arms @CI | date | 2004-11-15 1572-7 | 2016-04-28 date',
    'US>CI arms+money:small-arms | date | 2004-11-15 1572-7 | 2016-04-28 date',
    'CI>LR arms:small-arms | direction | 2010-01-01 direction',
    '> arms:small-arms @CI | date | 2004-11-15 1572-7 | 2016-04-28 date',
    'BF>other-group arms:small-arms @CI=scene | date | 2004-11-15 1572-7 | 2016-04-28 date',
  ],
};

/** 788, 1343 and 1521 on the country; 1903 on others than the Government; over on 25 May 2016. */
export const LIBERIA: RegimeTable = {
  regime: 'liberia',
  prefix: 'liberia-',
  rows: [
    'UA>LR arms:small-arms | date | 1992-11-19 788-8 | 2001-03-07 1343-5 | 2003-12-22 1521-2 | 2009-12-17 exempt | 2016-05-25 date',
    'UA>LR tech:services | date | 2001-03-07 1343-5 | 2003-12-22 1521-2 | 2009-12-17 exempt | 2016-05-25 date',
    'UA>LR dual:components | date | 2001-03-07 1343-5 | 2003-12-22 1521-2 | 2009-12-17 exempt | 2016-05-25 date',
    'CI>other-group arms:small-arms @LR | date | 1992-11-19 788-8 | 2001-03-07 1343-5 | 2003-12-22 1521-2 | 2009-12-17 1903-4 | 2016-05-25 date',
    'CI>other-group tech:services @LR | date | 2001-03-07 1343-5 | 2003-12-22 1521-2 | 2009-12-17 1903-4 | 2016-05-25 date',
    'CI>other-group money:money @LR | date | 2009-12-17 1903-4 | 2016-05-25 date',
    'CI>other-group dual:components @LR | date | 2001-03-07 1343-5 | 2003-12-22 1521-2 | 2009-12-17 1903-4 | 2016-05-25 date',
    '> arms:small-arms @LR !intercepted | date | 1992-11-19 788-8 | 2001-03-07 1343-5 | 2003-12-22 1521-2 | 2009-12-17 1903-4 | 2016-05-25 date',
    'NG>LR arms:small-arms ?un-mission | date | 1992-11-19 exempt | 2001-03-07 1343-5',
    'LR>SL arms:small-arms | direction | 2000-01-01 direction',
    '> arms:small-arms @LR | date | 1992-11-19 788-8 | 2001-03-07 1343-5 | 2003-12-22 1521-2 | 2009-12-17 party | 2016-05-25 date',
    'CI>other-group arms:small-arms @LR=scene | date | 1992-11-19 788-8 | 2001-03-07 1343-5 | 2003-12-22 1521-2 | 2009-12-17 1903-4 | 2016-05-25 date',
  ],
};

/** The junta 1997; others than the Government from 5 June 1998; over on 29 September 2010. */
export const SIERRA_LEONE: RegimeTable = {
  regime: 'sierra-leone',
  prefix: 'sierra-leone-',
  rows: [
    'UA>SL arms:small-arms | date | 1997-10-08 1132-6 | 1998-06-05 exempt | 2010-09-29 date',
    'LR>other-group arms:small-arms @SL | date | 1997-10-08 1132-6 | 1998-06-05 1171-2 | 2010-09-29 date',
    '> arms:small-arms @SL !intercepted | date | 1997-10-08 1132-6 | 1998-06-05 1171-2 | 2010-09-29 date',
    'LR>other-group tech:services @SL | conduct | 1997-10-08 conduct | 1998-06-05 conduct',
    'SL>LR arms:small-arms | direction | 1998-01-01 direction',
    '> arms:small-arms @SL | date | 1997-10-08 1132-6 | 1998-06-05 party | 2010-09-29 date',
    'LR>other-group arms:small-arms @SL=scene | date | 1997-10-08 1132-6 | 1998-06-05 1171-2 | 2010-09-29 date',
  ],
};
