import type { RegimeTable } from '../judge-table.spec-support.js';
import { AL_SHABAAB } from './al-shabaab.spec-support.js';
import { CAR } from './car.spec-support.js';
import { DPRK } from './dprk.spec-support.js';
import { DRC } from './drc.spec-support.js';
import { COTE_DIVOIRE, ERITREA, LIBERIA, SIERRA_LEONE } from './ended.spec-support.js';
import { HAITI } from './haiti.spec-support.js';
import { IRAN } from './iran.spec-support.js';
import { LEBANON } from './lebanon.spec-support.js';
import { LIBYA } from './libya.spec-support.js';
import { IRAQ, ISIL_AL_QAIDA, TALIBAN } from './listed.spec-support.js';
import { SOUTH_SUDAN } from './south-sudan.spec-support.js';
import { SUDAN } from './sudan-darfur.spec-support.js';
import { YEMEN } from './yemen-houthis.spec-support.js';

/** What the law says, written from the resolutions' dates and words and not from the register. */
export const TABLES: readonly RegimeTable[] = [
  DPRK,
  IRAN,
  LIBYA,
  SUDAN,
  SOUTH_SUDAN,
  DRC,
  CAR,
  AL_SHABAAB,
  YEMEN,
  LEBANON,
  HAITI,
  ISIL_AL_QAIDA,
  TALIBAN,
  IRAQ,
  ERITREA,
  COTE_DIVOIRE,
  LIBERIA,
  SIERRA_LEONE,
];
