/** Which language a text is in: by script, and among Latin and Cyrillic ones by their commonest small words. */

const SAMPLE = 1_200;

/** Words that are frequent in one language and rare in the others; ISO 639-1. */
const SMALL_WORDS: Readonly<Record<string, string>> = {
  en: 'the of and to in that is was for on with as by at from has have were are said which been this but not who they it its',
  fr: 'le la les des du et est dans une pour par sur que qui au aux avec son sa ses ont été plus pas cette ce leur',
  es: 'el la los las de del y en que una por con para su sus se al como más fue este esta pero ha han lo',
  de: 'der die das und den von mit ist dem des auf für im eine nicht sich auch wird ein einer sind werden bei',
  it: 'il di che la è per un una della dei con del nel sono alla gli delle le anche più dal non ha',
  pt: 'o a os as de do da e que em um uma para com não no na dos das por mais foi ao são',
  nl: 'de het een van en in op is dat te voor met zijn niet aan door ook werd bij naar',
  sv: 'och att det som en på är av för med den till har de inte om ett var från',
  tr: 've bir bu için ile da de olarak olan daha çok gibi kadar sonra ancak tarafından',
  id: 'yang dan di dengan untuk pada dari ini itu dalam tidak akan ke oleh adalah telah',
  pl: 'w i na z do się nie że to jest od po przez oraz dla ze jak o został',
  so: 'oo iyo ka ku in ay uu waa la soo ee ah u waxaa ayaa',
  sw: 'na ya wa kwa ni katika za la kuwa hiyo huo yake cha kama',
  ru: 'и в не на что с по о как из к за от для это был было его их при также году',
  uk: 'і в не на що з про до за від для це як та у його їх при також році є було',
  bg: 'и в на за се от да с не са че по е към които това като',
  sr: 'и у на је за се од да са не су као по што који',
};

const LANGUAGE_OF_WORD: ReadonlyMap<string, readonly string[]> = (() => {
  const index = new Map<string, string[]>();
  for (const [language, words] of Object.entries(SMALL_WORDS))
    for (const word of words.split(' ')) index.set(word, [...(index.get(word) ?? []), language]);
  return index;
})();

/** Least share of small words among all words, below which a Latin or Cyrillic text stays unrecognised. */
const LEAST_SHARE = 0.08;
const LEAST_WORDS = 4;

/**
 * @param hint the source's own word for it; it breaks ties and decides for texts too short to tell.
 * @returns ISO 639-1, or null.
 */
export function recogniseLanguage(text: string, hint: string | null): string | null {
  const sample = text.slice(0, SAMPLE);
  const script = recogniseScript(sample);
  if (script !== 'latin' && script !== 'cyrillic') return script ?? hint;
  const words = sample.toLowerCase().match(/[\p{L}]+/gu) ?? [];
  const scores = new Map<string, number>();
  for (const word of words)
    for (const language of LANGUAGE_OF_WORD.get(word) ?? []) scores.set(language, (scores.get(language) ?? 0) + 1);
  const hinted = hint?.slice(0, 2).toLowerCase() ?? null;
  let best: string | null = null;
  for (const [language, score] of scores) {
    const known = best === null ? 0 : scores.get(best)!;
    if (score > known || (score === known && (language === hinted || (best !== hinted && language < (best ?? '~')))))
      best = language;
  }
  if (best === null || words.length < LEAST_WORDS) return hinted ?? best;
  if (scores.get(best)! / words.length >= LEAST_SHARE) return best;
  return hinted;
}

/** A language where the script tells it, else the script's family. */
function recogniseScript(sample: string): string | null {
  let latin = 0;
  let cyrillic = 0;
  let ukrainian = 0;
  let arabic = 0;
  let persian = 0;
  let han = 0;
  let kana = 0;
  let hangul = 0;
  for (let i = 0; i < sample.length; i++) {
    const code = sample.charCodeAt(i);
    if (code < 0x41) continue;
    if (code < 0x250) latin++;
    else if (code >= 0x400 && code < 0x530) {
      cyrillic++;
      if (code === 0x456 || code === 0x457 || code === 0x454 || code === 0x491) ukrainian++;
    } else if (code >= 0x600 && code < 0x700) {
      arabic++;
      if (code === 0x67e || code === 0x686 || code === 0x698 || code === 0x6af || code === 0x6cc || code === 0x6a9)
        persian++;
    } else if (code >= 0x3040 && code < 0x3100) kana++;
    else if (code >= 0x4e00 && code < 0xa000) han++;
    else if (code >= 0xac00 && code < 0xd7a4) hangul++;
  }
  const total = latin + cyrillic + arabic + han + kana + hangul;
  if (total === 0) return null;
  if (hangul * 3 > total) return 'ko';
  if (kana * 8 > total) return 'ja';
  if ((han + kana) * 3 > total) return kana * 20 > han ? 'ja' : 'zh';
  if (arabic * 2 > total) return persian * 25 > arabic ? 'fa' : 'ar';
  if (cyrillic * 2 > total) return ukrainian * 60 > cyrillic ? 'uk' : 'cyrillic';
  return 'latin';
}
