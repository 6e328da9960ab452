import type { RegimeTable } from '../judge-table.spec-support.js';

/** 2428: the territory since 13 July 2018; presumed since 31 May 2026. */
export const SOUTH_SUDAN: RegimeTable = {
  regime: 'south-sudan',
  prefix: 'south-sudan-',
  rows: [
    'UG>SS arms:vehicles | date | 2018-07-13 2428-4 | 2025-05-30 2428-4 | 2026-05-31 2428-4 #presumed',
    'UG>SS troops:personnel | date | 2018-07-13 2428-4 | 2026-05-31 2428-4 #presumed',
    'UG>SS tech:services | date | 2018-07-13 2428-4',
    'UG>SS money:money | date | 2018-07-13 2428-4',
    'UG>SS dual:components | date | 2018-07-13 2428-4',
    'SD>spla-io arms:small-arms | date | 2018-07-13 2428-4',
    'US>other-group arms:small-arms @SS | date | 2018-07-13 2428-4',
    'UG> troops:personnel @SS=scene | date | 2018-07-13 2428-4',
    '> arms:small-arms @SS=scene | date | 2018-07-13 2428-4',
    'SS>SD arms:small-arms | direction | 2018-07-13 direction',
    'SS>spla-io arms:small-arms | nothing | 2020-01-01 nothing',
    'IN>SS arms:vehicles ?un-mission | date | 2018-07-13 exempt',
    'UG>SS arms:vehicles ?committee-approval | date | 2018-07-13 exempt',
    'UG>SS arms:vehicles ?committee-approval !denied | date | 2018-07-13 2428-4',
    'IN>SS arms:vehicles ?protective-equipment | date | 2018-07-13 exempt',
    'IN>SS arms:vehicles ?humanitarian | date | 2018-07-13 exempt',
    'IN>SS arms:vehicles ?committee-notification | date | 2018-07-13 exempt',
    'AE>rsf arms:small-arms @SS=transit | date | 2018-07-13 2428-4',
    'AE>rsf arms:small-arms @SS | date | 2018-07-13 2428-4',
    'RU>wagner troops:personnel @SS=scene | date | 2018-07-13 2428-4',
    'US>other-group arms:small-arms @SS=scene | date | 2018-07-13 2428-4 | 2026-05-31 2428-4 #presumed',
  ],
};
