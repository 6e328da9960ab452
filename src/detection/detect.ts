/** The detection core's one door: text in, findings out. Pure; no clock, network or framework. */
import { extract } from './extraction/extract.js';
import { recogniseLanguage } from './extraction/recognise-language.js';
import type { Detection, DetectionArticle } from './finding.js';
import { judge } from './judgement/judge.js';
import type { Pack } from './pack.js';
import { LANGUAGES, type Language } from './vocabulary.js';

export { judgeByHand, type HandClaim } from './judge-by-hand.js';

/**
 * Recognises the language, reads events, holds them against the register.
 * @returns findings, one per kind and regime, and what was kept quiet with the reason. Where the language has no lexicon
 *   in the pack, `language` is null and nothing was looked for.
 */
export function detect(article: DetectionArticle, pack: Pack): Detection {
  const recognisedLanguage = recogniseLanguage(`${article.title}\n${article.text}`, article.language ?? null);
  const language = toLanguage(recognisedLanguage);
  const languagePack = language === null ? undefined : pack.languages[language];
  if (language === null || languagePack === undefined) {
    return { language: null, recognisedLanguage, findings: [], quiet: [], packVersion: pack.version };
  }
  const { findings, quiet } = judge(extract(article, languagePack), pack.register, article);
  return { language, recognisedLanguage, findings, quiet, packVersion: pack.version };
}

function toLanguage(code: string | null): Language | null {
  return LANGUAGES.find((language) => language === code) ?? null;
}
