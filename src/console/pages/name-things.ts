/** Names in English for regimes and languages. Unknown ids come back as they are: nothing is hidden. */
import { REGIME_LABELS } from './labels.js';

const languageNames = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'code' });

/** The short name of a regime. */
export function nameRegime(id: string): string {
  return (REGIME_LABELS as Readonly<Record<string, string>>)[id] ?? id;
}

/** A language's English name; null and unknown codes are said to be so. */
export function nameLanguage(code: string | null): string {
  if (code === null || code === '') return 'Language not recognised';
  try {
    return languageNames.of(code) ?? code;
  } catch {
    return code;
  }
}

const RIGHT_TO_LEFT = new Set(['ar', 'fa', 'he', 'ur', 'ps', 'ckb', 'ug', 'yi', 'dv', 'sd']);

/** The direction in which a text of this language is set. */
export function directionOf(language: string | null): 'rtl' | 'ltr' {
  return language !== null && RIGHT_TO_LEFT.has(language.split('-')[0] ?? '') ? 'rtl' : 'ltr';
}
