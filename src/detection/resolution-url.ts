/** Where the United Nations keep a resolution. The link is made from the symbol, so that none can go stale in the pack. */

/** The six languages of the United Nations. */
export type UnLanguage = 'en' | 'fr' | 'es' | 'ar' | 'ru' | 'zh';

/**
 * The address of the resolution that a citation names first, e.g. `https://docs.un.org/en/S/RES/1718(2006)` for
 * `S/RES/1718 (2006)`; null where it names none.
 */
export function resolutionUrl(citation: string, language: UnLanguage = 'en'): string | null {
  const found = /S\/RES\/(\d+) ?\((\d{4})\)/.exec(citation);
  return found === null ? null : `https://docs.un.org/${language}/S/RES/${found[1]}(${found[2]})`;
}
