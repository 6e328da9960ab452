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

const BARE = new WeakMap<Pack, Pack>();

/** The same pack by whose rules alone articles are read. */
export function withoutWeights(pack: Pack): Pack {
  const known = BARE.get(pack);
  if (known !== undefined) return known;
  const languages = Object.fromEntries(
    Object.entries(pack.languages).map(([id, language]) => [id, { ...language, weights: null }]),
  );
  const bare = { ...pack, languages };
  BARE.set(pack, bare);
  return bare;
}

/** Everything detection knows about the world. */
export interface Pack {
  /** Content hash of all files that made it: 16 hexadecimal digits of SHA-256. */
  readonly version: string;
  readonly register: Register;
  readonly languages: Readonly<Record<string, LanguagePack>>;
}
