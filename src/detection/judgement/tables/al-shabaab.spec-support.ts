import type { RegimeTable } from '../judge-table.spec-support.js';

/**
 * All Somalia 1992 to 1 December 2023; the listed group since 12 April 2010; 2713 for all but federal institutions;
 * bomb components last seen renewed until 30 November 2026.
 */
export const AL_SHABAAB: RegimeTable = {
  regime: 'al-shabaab',
  prefix: 'somalia-',
  rows: [
    'YE>al-shabaab arms:small-arms | date | 1992-01-23 733-5 | 2010-04-12 733-5 1844-7 | 2023-12-01 1844-7 2713-4 | 2026-01-01 1844-7 2713-4 | 2026-11-30 1844-7 2713-4',
    'houthis>al-shabaab tech:services | date | 2002-07-22 1425-1 | 2010-04-12 1425-1 1844-7 | 2023-12-01 1844-7',
    'YE>al-shabaab money:money | date | 2002-07-22 1425-1 | 2010-04-12 1425-1 1844-7 | 2023-12-01 1844-7 2713-4',
    'YE>al-shabaab troops:personnel | date | 1992-01-23 733-5 | 2010-04-12 733-5 1844-7 | 2023-12-01 1844-7',
    'YE>al-shabaab dual:materials | date | 1992-01-23 733-5 | 2010-04-12 733-5 1844-7 | 2019-11-15 ied | 2023-12-01 ied | 2026-11-30 ied #presumed',
    'YE>al-shabaab dual:components | date | 1992-01-23 733-5 | 2010-04-12 733-5 1844-7 | 2019-11-15 ied',
    'YE>al-shabaab dual:explosives | date | 1992-01-23 733-5 | 2010-04-12 733-5 1844-7 | 2019-11-15 ied | 2026-11-30 ied #presumed',
    'YE>al-shabaab dual:equipment | date | 1992-01-23 733-5 | 2010-04-12 733-5 1844-7 | 2019-11-15 733-5 1844-7 | 2023-12-01 1844-7 2713-4',
    'AE>SO arms:vehicles | date | 1992-01-23 733-5 | 2013-03-06 733-5 | 2023-12-01 exempt | 2025-12-12 exempt',
    'AE>SO tech:services | date | 2002-07-22 1425-1 | 2013-03-06 1425-1 | 2023-12-01 date',
    'AE>SO money:money | date | 2002-07-22 1425-1 | 2023-12-01 exempt',
    'ET>SO troops:personnel | date | 1992-01-23 733-5 | 2023-12-01 date',
    'AE>SO dual:equipment | date | 1992-01-23 733-5 | 2023-12-01 exempt',
    'ER>other-group arms:small-arms @SO | date | 1992-01-23 733-5 | 2023-12-01 2713-4',
    '> arms:small-arms @SO | date | 1992-01-23 733-5 | 2023-12-01 party',
    '> arms:small-arms @SO !intercepted | date | 1992-01-23 733-5 | 2023-12-01 2713-4',
    'YE>SO arms+carry:small-arms | date | 1992-01-23 733-5 | 2014-10-24 733-5 2182-15 | 2023-12-01 2182-15 2713-4 | 2026-11-30 2182-15 2713-4',
    'AE>SO arms:vehicles ?committee-notification | date | 1992-01-23 733-5 | 2007-02-20 exempt | 2013-03-06 exempt | 2023-12-01 exempt',
    'AE>SO arms:vehicles ?government-forces | date | 1992-01-23 733-5 | 2013-03-06 exempt | 2023-12-01 exempt',
    'AE>SO arms:vehicles ?un-mission | date | 1992-01-23 733-5 | 2007-02-20 exempt',
    'SO>other-group arms:small-arms @YE | direction | 2000-01-01 direction',
    'al-shabaab>houthis arms:small-arms | direction | 2024-11-02 direction',
    'YE>other-group arms:small-arms @SO ?government-forces | date | 1992-01-23 733-5 | 2023-12-01 exempt',
    'AE>other-group arms:vehicles @SO ?committee-notification | date | 1992-01-23 733-5 | 2007-02-20 exempt | 2023-12-01 exempt',
    'UG>other-group arms:vehicles @SO ?un-mission | date | 1992-01-23 733-5 | 2007-02-20 exempt | 2023-12-01 exempt',
    'UG>other-group arms:equipment @SO ?protective-equipment | date | 1992-01-23 733-5 | 2023-12-01 exempt',
    'AE>SO arms:vehicles ?committee-approval | date | 1992-01-23 733-5 | 2013-03-06 exempt',
    'SO>other-group arms+carry:small-arms @YE | direction | 2016-01-01 direction',
    'IR>houthis arms:small-arms @SO=transit | date | 1992-01-23 733-5 | 2023-12-01 date',
    'YE>other-group arms:small-arms @SO=scene | date | 1992-01-23 733-5 | 2023-12-01 2713-4',
  ],
};
