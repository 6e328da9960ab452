/** How much of a document beyond ASCII is looked at: enough to tell, and the same work for any length. */
const SAMPLE_BYTES = 16_384;

interface Candidate {
  charset: string;
  /** Languages that are written in it; a document that names its language speaks for them. */
  languages: readonly string[];
  /** Its frequent characters. */
  common: ReadonlySet<string>;
  /** The characters that are at home in it. */
  script: RegExp;
  /** Two bytes a character; one byte a letter of Latin script; one byte a letter of another. */
  kind: 'wide' | 'latin' | 'other';
}

const RUSSIAN = new Set('оеаинтсрвлкмдпуязыьгбч');
const UKRAINIAN = new Set('оаинтвіерслкдупмзяьбгчїє');
const ARABIC = new Set('اليمونرتهبدعسفكحق');
const KANA = new Set('のにはをたがでてとしれさいるなもからこっくうンスルトアイーラリ');
const HANGUL = new Set('이다는에의을가고하지한를도은로기사서어인대해그');
const SIMPLIFIED = new Set(
  '的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严',
);
const TRADITIONAL = new Set(
  '的一是不在有人這中大為上個國我以要他時來用們生到作地於出就分對成會可主發年動同工也能下過子說產種面而方後多定行學法所民得經十三之進著等部度家電力裡如水化高自二理起小物現實加量都兩體制機當使點從業本去把性好應開它合還因由其些然前外天政四日那社義事平形相全表間樣與關各重新線內數正心反你明看原又麼利比或但質氣第向道命此變條只沒結解問意建月公無系軍很情者最立代想已通並提直題黨程展五果料象員革位入常文總次品式活設及管特件長求老頭基資邊流路級少圖山統接知較將組見計別她手角期根論運農指幾九區強放決西被幹做必戰先回則任取據處隊南給色光門即保治北造百規熱領七海口東導器壓志世金增爭濟階油思術極交受聯什認六共權收證改清己美再採轉更單風切打白教速花帶安場身車例真務具萬每目至達走積示議聲報台灣',
);
const GREEK = new Set('αοιετσνηυρπκμλςόίάέή');
const HEBREW = new Set('יולהמאתרבשנדקעחןםפכגט');
const THAI = new Set('านรอกเงมยลวดทสต่้ปบคหแ');
const WESTERN = new Set('éèàáíóúñçüöäßêâîôûãõ–—‘’“”«»…');
const CENTRAL = new Set('ąęłńśźżćóčěšřžýáíéůúőűăţşâî„”–');
const TURKISH = new Set('ığşçöüİ’–');

const CYRILLIC_SCRIPT = /[\u0400-\u045F]/u;
const ARABIC_SCRIPT = /[\u0600-\u06FF]/u;
const HANGUL_SCRIPT = /[\uAC00-\uD7A3]/u;
const JAPANESE_SCRIPT = /[\u3000-\u30FF\u4E00-\u9FFF]/u;
const HAN_SCRIPT = /[\u3000-\u303F\u4E00-\u9FFF\uFF00-\uFFEF]/u;
const CYRILLIC = new Set([...RUSSIAN, ...UKRAINIAN]);

/** Of two that score alike the first is taken. */
const CANDIDATES: readonly Candidate[] = [
  {
    charset: 'windows-1251',
    languages: ['ru', 'uk', 'be', 'bg', 'sr', 'mk'],
    common: CYRILLIC,
    script: CYRILLIC_SCRIPT,
    kind: 'other',
  },
  { charset: 'koi8-u', languages: ['ru', 'uk'], common: CYRILLIC, script: CYRILLIC_SCRIPT, kind: 'other' },
  { charset: 'iso-8859-5', languages: ['ru', 'bg', 'sr'], common: RUSSIAN, script: CYRILLIC_SCRIPT, kind: 'other' },
  { charset: 'ibm866', languages: ['ru'], common: RUSSIAN, script: CYRILLIC_SCRIPT, kind: 'other' },
  { charset: 'windows-1256', languages: ['ar', 'fa', 'ur'], common: ARABIC, script: ARABIC_SCRIPT, kind: 'other' },
  { charset: 'iso-8859-6', languages: ['ar'], common: ARABIC, script: ARABIC_SCRIPT, kind: 'other' },
  { charset: 'euc-kr', languages: ['ko'], common: HANGUL, script: HANGUL_SCRIPT, kind: 'wide' },
  { charset: 'shift_jis', languages: ['ja'], common: KANA, script: JAPANESE_SCRIPT, kind: 'wide' },
  { charset: 'euc-jp', languages: ['ja'], common: KANA, script: JAPANESE_SCRIPT, kind: 'wide' },
  { charset: 'gb18030', languages: ['zh'], common: SIMPLIFIED, script: HAN_SCRIPT, kind: 'wide' },
  { charset: 'big5', languages: ['zh'], common: TRADITIONAL, script: HAN_SCRIPT, kind: 'wide' },
  { charset: 'windows-1253', languages: ['el'], common: GREEK, script: /[\u0370-\u03FF]/u, kind: 'other' },
  { charset: 'windows-1255', languages: ['he', 'iw'], common: HEBREW, script: /[\u0590-\u05FF]/u, kind: 'other' },
  { charset: 'windows-874', languages: ['th'], common: THAI, script: /[\u0E00-\u0E7F]/u, kind: 'other' },
  { charset: 'windows-1252', languages: [], common: WESTERN, script: /[\u00C0-\u00FF\u2010-\u2026]/u, kind: 'latin' },
  {
    charset: 'windows-1250',
    languages: ['pl', 'cs', 'sk', 'hu', 'ro', 'hr', 'sl'],
    common: CENTRAL,
    script: /[\u00C0-\u017F\u2010-\u2026]/u,
    kind: 'latin',
  },
  {
    charset: 'windows-1254',
    languages: ['tr', 'az'],
    common: TURKISH,
    script: /[\u00C0-\u015F\u2010-\u2026]/u,
    kind: 'latin',
  },
];

/** What a character is worth, per byte that it takes. A wide charset earns its bonus by pairing every byte. */
const WORTH = {
  wide: { common: 1.4, capital: 1.4, script: 0.8 },
  latin: { common: 1, capital: 0.8, script: 0.4 },
  other: { common: 1, capital: 0.7, script: 0.4 },
} as const;

/** Lost for a letter that joins what no word joins: Latin with Cyrillic, or accent upon accent. */
const ODD_NEIGHBOUR = 0.8;

/**
 * The charset that bytes without a trustworthy label are most likely written in. ISO-2022-JP by its escapes, UTF-8 if they
 * are valid as such; else the candidate whose decoded text scores highest: by the worth of its characters, less 3 for what
 * cannot be decoded, 1 for a control character or private use and `ODD_NEIGHBOUR` where it applies, all per byte beyond
 * ASCII (the second byte of a wide character may be ASCII and counts as well); plus 0.2 where the document names a language that is written in it.
 */
export function detectCharset(bytes: Uint8Array): string {
  if (hasIso2022JpEscape(bytes)) return 'iso-2022-jp';
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return 'utf-8';
  } catch {
    const sample = sampleOf(bytes);
    const language = languageNamed(bytes);
    let best = 'windows-1252';
    let bestScore = Number.NEGATIVE_INFINITY;
    for (const candidate of CANDIDATES) {
      const score =
        scoreOf(sample, candidate) + (language !== null && candidate.languages.includes(language) ? 0.2 : 0);
      if (score > bestScore) [best, bestScore] = [candidate.charset, score];
    }
    return best;
  }
}

/**
 * The stretches that hold bytes beyond ASCII, in whole runs up to the next line end or `<`, so that a character of two
 * bytes is not cut (its second byte may be ASCII in Shift_JIS, Big5 and GB18030, but never one of those two).
 */
function sampleOf(bytes: Uint8Array): Uint8Array {
  const sample = new Uint8Array(SAMPLE_BYTES);
  let length = 0;
  let isInRun = false;
  for (let index = 0; index < bytes.length && length < SAMPLE_BYTES; index += 1) {
    const byte = bytes[index] ?? 0;
    if (byte >= 0x80) {
      const previous = bytes[index - 1] ?? 0x0a;
      if (!isInRun && previous < 0x80) {
        sample[length] = previous;
        length = Math.min(length + 1, SAMPLE_BYTES - 1);
      }
      isInRun = true;
    }
    if (byte === 0x0a || byte === 0x3c) isInRun = false;
    if (isInRun) {
      sample[length] = byte;
      length += 1;
    } else if (length > 0 && sample[length - 1] !== 0x0a) {
      sample[length] = 0x0a;
      length += 1;
    }
  }
  return sample.subarray(0, length);
}

/** ESC `$` and `B` or `@`: JIS X 0208 begins (RFC 1468). */
function hasIso2022JpEscape(bytes: Uint8Array): boolean {
  for (let at = bytes.indexOf(0x1b); at !== -1 && at < SAMPLE_BYTES * 4; at = bytes.indexOf(0x1b, at + 1)) {
    if (bytes[at + 1] === 0x24 && (bytes[at + 2] === 0x42 || bytes[at + 2] === 0x40)) return true;
  }
  return false;
}

function languageNamed(bytes: Uint8Array): string | null {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 4_096));
  const named = /(?:<(?:dc:)?language>\s*|\blang\s*=\s*["'])([a-z]{2})\b/i.exec(start);
  return named?.[1]?.toLowerCase() ?? null;
}

function scoreOf(sample: Uint8Array, { charset, common, script, kind }: Candidate): number {
  let beyondAscii = 0;
  for (const byte of sample) if (byte >= 0x80) beyondAscii += 1;
  if (beyondAscii === 0) return 0;
  const text = new TextDecoder(charset).decode(sample);
  const bytesEach = kind === 'wide' ? 2 : 1;
  const worth = WORTH[kind];
  let score = 0;
  let before = '';
  let beyond = 0;
  for (const character of text) {
    const code = character.charCodeAt(0);
    const isAscii = code < 0x80;
    if (!isAscii) beyond += bytesEach;
    if (code === 0xfffd) score -= 3;
    else if (!isAscii && (code < 0xa0 || (code >= 0xe000 && code < 0xf900))) score -= 1;
    else if (!isAscii && common.has(character)) score += worth.common * bytesEach;
    else if (!isAscii && script.test(character)) {
      score += (common.has(character.toLowerCase()) ? worth.capital : worth.script) * bytesEach;
    }
    if (isOddPair(before, character, kind)) score -= ODD_NEIGHBOUR;
    before = character;
  }
  return score / Math.max(beyond, beyondAscii);
}

const ASCII_LETTER = /[A-Za-z]/;
const LETTER = /[\p{L}\p{M}]/u;

function isOddPair(before: string, after: string, kind: Candidate['kind']): boolean {
  if (kind === 'wide') return false;
  const [first, second] = [before, after].map((character) => !ASCII_LETTER.test(character) && LETTER.test(character));
  if (kind === 'latin') return first === true && second === true;
  return first === true ? ASCII_LETTER.test(after) : second === true && ASCII_LETTER.test(before);
}
