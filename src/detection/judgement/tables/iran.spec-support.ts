import type { RegimeTable } from '../judge-table.spec-support.js';

/**
 * The 1737 regime: nuclear and missile goods 2006, all exports of arms 2007, heavy weapons for Iran 2010, Annex B from
 * 2016 (arms until 2020, missiles until 2023), everything again from 28 September 2025, disputed.
 */
export const IRAN: RegimeTable = {
  regime: 'iran',
  prefix: 'iran-',
  rows: [
    'IR>SY arms:small-arms | date | 2007-03-24 1747-5 | 2016-01-16 2231-B6b | 2020-10-18 date | 2023-10-18 date | 2025-09-28 snap-1747-5 #disputed | 2026-02-01 snap-1747-5 #disputed',
    'IR>houthis arms:ammunition | date | 2007-03-24 1747-5 | 2016-01-16 2231-B6b | 2020-10-18 date | 2025-09-28 snap-1747-5 #disputed',
    'IR> arms:unspecified-arms | date | 2007-03-24 1747-5 | 2016-01-16 2231-B6b | 2020-10-18 date | 2025-09-28 snap-1747-5 #disputed',
    'IR>RU arms:drones | date | 2007-03-24 1747-5 | 2016-01-16 2231-B6b | 2020-10-18 2231-B4 | 2023-10-18 date | 2025-09-28 snap-1747-5 #disputed',
    'IR>RU arms:drones ~short | date | 2007-03-24 1747-5 | 2016-01-16 2231-B6b | 2020-10-18 date | 2023-10-18 date | 2025-09-28 snap-1747-5 #disputed',
    'IR>iraqi-militias arms:missiles | date | 2006-12-23 1737-7 | 2007-03-24 1747-5 | 2016-01-16 2231-B4 2231-B6b | 2020-10-18 2231-B4 | 2023-10-18 date | 2025-09-28 snap-1747-5 #disputed',
    'IR>houthis arms:missiles ~short | date | 2007-03-24 1747-5 | 2016-01-16 2231-B6b | 2020-10-18 date | 2023-10-18 date | 2025-09-28 snap-1747-5 #disputed',
    'IR>SY arms:components | date | 2007-03-24 1747-5 | 2016-01-16 2231-B4 2231-B6b | 2020-10-18 2231-B4 | 2023-10-18 date | 2025-09-28 snap-1747-5 #disputed',
    'IR>SY arms:nuclear-chemical-biological | date | 2006-12-23 1737-7 | 2007-03-24 1747-5 | 2016-01-16 2231-B4 2231-B6b | 2020-10-18 2231-B4 | 2023-10-18 date',
    'RU>IR arms:aircraft | date | 2010-06-09 1929-8 | 2016-01-16 2231-B5 | 2020-10-18 date | 2023-03-11 date | 2025-09-28 snap-1929-8 #disputed',
    'RU>IR arms:artillery | date | 2010-06-09 1929-8 | 2016-01-16 2231-B5 | 2020-10-18 date | 2025-09-28 snap-1929-8 #disputed',
    'RU>IR arms:drones | date | 2010-06-09 1929-8 | 2016-01-16 2231-B5 | 2020-10-18 2231-B4 | 2023-10-18 date | 2025-09-28 snap-1929-8 #disputed',
    'RU>IR arms:vehicles | date | 2010-06-09 1929-8 | 2016-01-16 2231-B5 | 2020-10-18 date | 2025-09-28 snap-1929-8 #disputed',
    'RU>IR arms:vessels | date | 2010-06-09 1929-8 | 2016-01-16 2231-B5 | 2020-10-18 date | 2025-09-28 snap-1929-8 #disputed',
    'RU>IR arms:components | date | 2010-06-09 1929-8 | 2016-01-16 2231-B4 2231-B5 | 2020-10-18 2231-B4 | 2023-10-18 date | 2025-09-28 snap-1929-8 #disputed',
    'RU>IR arms:unspecified-arms | date | 2010-06-09 1929-8 | 2016-01-16 2231-B5 | 2020-10-18 date | 2025-09-28 snap-1929-8 #disputed',
    'RU>IR arms:missiles | date | 2006-12-23 1737-3 | 2010-06-09 1929-8 | 2016-01-16 2231-B4 2231-B5 | 2020-10-18 2231-B4 | 2023-10-18 date | 2025-09-28 snap-1929-8 #disputed',
    'RU>IR arms:missiles ~short | date | 2006-12-23 date | 2010-06-09 1929-8 | 2016-01-16 2231-B5 | 2020-10-18 date | 2025-09-28 snap-1929-8 #disputed',
    'RU>IR arms:nuclear-chemical-biological | date | 2006-12-23 1737-3 | 2016-01-16 2231-B4 | 2023-10-18 date | 2025-09-28 snap-1737-3 #disputed',
    'RU>IR arms:small-arms | item | 2007-03-24 item | 2010-06-09 item | 2016-01-16 item | 2025-09-28 item',
    'RU>IR arms:ammunition | item | 2010-06-09 item | 2025-09-28 item',
    'CN>IR dual:materials | date | 2006-12-23 1737-3 1737-4 | 2008-03-03 1737-3 1737-4 1803-8 | 2010-06-09 1737-3 1737-4 1803-8 1929-9 | 2016-01-16 2231-B4 | 2023-10-18 date | 2025-09-28 snap-1737-3 snap-1737-4 snap-1803-8 snap-1929-9 #disputed',
    'IR>houthis dual:components | date | 2006-12-23 1737-7 | 2007-03-24 1737-7 | 2016-01-16 2231-B4 | 2023-10-18 date | 2025-09-28 snap-1737-7 #disputed',
    'RU>IR tech:services | date | 2006-12-23 1737-6 | 2010-06-09 1737-6 1929-8 1929-9 | 2016-01-16 2231-B4 2231-B5 | 2020-10-18 2231-B4 | 2023-10-18 date | 2025-09-28 snap-1737-6 snap-1929-8 snap-1929-9 #disputed',
    'IR>VE tech:services | date | 2007-03-24 1747-5 | 2016-01-16 2231-B4 | 2023-10-18 date | 2025-09-28 snap-1747-5 #disputed',
    'CN>IR money:money | date | 2006-12-23 1737-6 | 2010-06-09 1737-6 1929-8 | 2016-01-16 2231-B5 | 2020-10-18 date | 2025-09-28 snap-1737-6 snap-1929-8 #disputed',
    'IR>SY arms+carry:small-arms | date | 2007-03-24 1747-5 | 2010-06-09 1747-5 1929-14 1929-18 | 2016-01-16 2231-B6b | 2020-10-18 date | 2025-09-28 snap-1747-5 snap-1929-14 snap-1929-18 #disputed',
    'RU>IR arms+carry:aircraft | date | 2010-06-09 1929-8 1929-14 1929-18 | 2016-01-16 2231-B5 | 2020-10-18 date | 2025-09-28 snap-1929-8 snap-1929-14 snap-1929-18 #disputed',
    'IR>SY money:money | direction | 2010-06-09 direction | 2025-09-28 direction',
    'IR>SY troops:personnel | conduct | 2010-06-09 conduct | 2025-09-28 conduct',
    'CN>houthis arms:small-arms @IR=transit | date | 2007-03-24 1747-5 | 2016-01-16 2231-B6b | 2020-10-18 date | 2025-09-28 snap-1747-5 #disputed',
    '> arms:small-arms @IR=origin | date | 2007-03-24 1747-5',
    '> arms:aircraft @IR=destination | date | 2010-06-09 1929-8',
    'KP>IR dual:components | date | 2006-12-23 1737-3 1737-4 | 2008-03-03 1737-3 1737-4 1803-8 | 2010-06-09 1737-3 1737-4 1803-8 1929-9 | 2016-01-16 2231-B4 | 2023-10-18 date',
    'RU>VE arms:aircraft | nothing | 2025-12-01 nothing',
  ],
};
