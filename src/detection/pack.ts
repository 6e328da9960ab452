/** The pack: the law register and the languages at one version, validated, typed and frozen before it gets here. */
import type { LanguagePack } from './extraction/language-pack.js';
import type { Register } from './judgement/register.js';

export { compileLanguagePack } from './extraction/compile-language-pack.js';
export { CUES } from './extraction/cues.js';
export { POSITIONS } from './extraction/language-pack.js';
export type { LanguagePack } from './extraction/language-pack.js';
export type { LanguageSource } from './extraction/language-source.js';
export { checkExamples } from './judgement/check-examples.js';
export { isInForceOn } from './judgement/day-interval.js';
export { periodStatus } from './judgement/period-status.js';
export type {
  Body,
  Exemption,
  Period,
  Provision,
  Regime,
  RegimeChange,
  Register,
  RenewalWatch,
  Target,
} from './judgement/register.js';

/** Everything detection knows about the world. */
export interface Pack {
  /** Content hash of all files that made it: 16 hexadecimal digits of SHA-256. */
  readonly version: string;
  readonly register: Register;
  readonly languages: Readonly<Record<string, LanguagePack>>;
}
