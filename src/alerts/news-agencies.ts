/**
 * News agencies whose texts others run, and outlets that speak for a State. Names as they stand in bylines and credits,
 * in the scripts in which they do. A table of what such houses say of themselves; it judges none of them.
 */

/** One house. */
export interface NewsHouse {
  /** Stable id: `reuters`. */
  readonly id: string;
  /** As shown to people. */
  readonly name: string;
  /** Names in publishers and credits, besides `name`; compared without regard to case. */
  readonly aliases: readonly string[];
  /** ISO 3166-1 alpha-2 of the State (or id of the group) that owns it and whose voice it is; null for others. */
  readonly voice: string | null;
  /** Its texts are run by others. */
  readonly isAgency: boolean;
}

const agency = (id: string, name: string, aliases: readonly string[] = []): NewsHouse => ({
  id,
  name,
  aliases,
  voice: null,
  isAgency: true,
});

const voiceOf = (
  voice: string,
  id: string,
  name: string,
  aliases: readonly string[] = [],
  isAgency = false,
): NewsHouse => ({
  id,
  name,
  aliases,
  voice,
  isAgency,
});

export const NEWS_HOUSES: readonly NewsHouse[] = [
  agency('reuters', 'Reuters', [
    'Thomson Reuters',
    'Рейтер',
    'رويترز',
    '路透社',
    '路透',
    'ロイター',
    '로이터',
    'رویترز',
  ]),
  agency('afp', 'AFP', ['Agence France-Presse', 'فرانس برس', '法新社', 'АФП']),
  agency('ap', 'AP', ['Associated Press', 'AP News', '美联社', 'أسوشيتد برس']),
  agency('yonhap', 'Yonhap', ['Yonhap News', 'Yonhap News Agency', '연합뉴스', '韩联社', 'Рёнхап', '聯合ニュース']),
  agency('kyodo', 'Kyodo', ['Kyodo News', '共同通信', '共同社', '共同']),
  agency('jiji', 'Jiji Press', ['時事通信', '時事']),
  agency('dpa', 'dpa', ['Deutsche Presse-Agentur']),
  agency('efe', 'EFE', ['Agencia EFE']),
  agency('ansa', 'ANSA', []),
  agency('interfax', 'Interfax', ['Интерфакс']),
  agency('interfax-ukraine', 'Interfax-Ukraine', ['Интерфакс-Украина', 'Інтерфакс-Україна']),
  agency('ukrinform', 'Ukrinform', ['Укринформ', 'Укрінформ']),
  agency('bloomberg', 'Bloomberg', ['Bloomberg News']),
  agency('newsis', 'Newsis', ['뉴시스']),
  agency('pti', 'PTI', ['Press Trust of India']),
  voiceOf('TR', 'anadolu', 'Anadolu', ['Anadolu Agency', 'Anadolu Ajansı', 'الأناضول']),
  voiceOf('CN', 'xinhua', 'Xinhua', ['Xinhua News Agency', '新华社', '新華社', '新华网', 'Синьхуа', 'شينخوا']),
  voiceOf('CN', 'cgtn', 'CGTN', ['China Daily', 'Global Times', '环球时报', 'People’s Daily', '人民日报', 'CCTV']),
  voiceOf('RU', 'tass', 'TASS', ['ТАСС', 'تاس', '塔斯社', 'ITAR-TASS']),
  voiceOf('RU', 'ria', 'RIA Novosti', ['РИА Новости', 'Sputnik', 'سبوتنيك', 'Rossiya Segodnya']),
  voiceOf('RU', 'rt', 'RT', ['RT en Español', 'RT Arabic', 'Russia Today', 'Rossiyskaya Gazeta']),
  voiceOf('IR', 'irna', 'IRNA', ['Islamic Republic News Agency', 'ایرنا', 'إرنا']),
  voiceOf('IR', 'press-tv', 'Press TV', ['PressTV', 'Al-Alam', 'العالم', 'IRIB']),
  voiceOf('IR', 'tasnim', 'Tasnim', [
    'Tasnim News',
    'تسنیم',
    'Fars News',
    'Fars News Agency',
    'خبرگزاری فارس',
    'Mehr News',
  ]),
  voiceOf('KP', 'kcna', 'KCNA', [
    'Korean Central News Agency',
    '조선중앙통신',
    '朝中社',
    '朝鮮中央通信',
    'Rodong Sinmun',
    '로동신문',
    'ЦТАК',
  ]),
  voiceOf('SY', 'sana', 'SANA', ['Syrian Arab News Agency', 'سانا']),
  voiceOf('SA', 'spa', 'Saudi Press Agency', ['واس', 'Al Arabiya', 'العربية']),
  voiceOf('AE', 'wam', 'WAM', ['Emirates News Agency', 'وام']),
  voiceOf('BY', 'belta', 'BelTA', ['БелТА']),
  voiceOf('VE', 'telesur', 'teleSUR', []),
  voiceOf('houthis', 'saba', 'Saba', ['Al-Masirah', 'Al Masirah', 'المسيرة', 'سبأ']),
  voiceOf('hizbullah', 'al-manar', 'Al-Manar', ['Al Manar', 'المنار']),
];

/** Names that are words of their own in small letters: only this spelling counts in a text. */
const EXACT_NAMES = new Set([
  'AFP',
  'AP',
  'dpa',
  'EFE',
  'ANSA',
  'PTI',
  'RT',
  'SANA',
  'WAM',
  'TASS',
  'IRNA',
  'KCNA',
  'CGTN',
  'CCTV',
]);

const byName = new Map(
  NEWS_HOUSES.flatMap((house) => [house.name, ...house.aliases].map((name) => [name.toLowerCase(), house])),
);

/** By first letter: a story of hundreds of articles asks for the house of each. */
const byInitial = Map.groupBy(byName, ([name]) => name.charAt(0));

/** The house of a publisher's name, or null: "Reuters", "Reuters World", "TASS (English)". */
export function houseOfPublisher(publisher: string): NewsHouse | null {
  const name = publisher.normalize('NFKC').trim().toLowerCase();
  const whole = byName.get(name);
  if (whole) return whole;
  for (const [alias, house] of byInitial.get(name.charAt(0)) ?? []) {
    if (name.startsWith(alias) && /^[\s(:,|–—-]/u.test(name.slice(alias.length))) return house;
  }
  return null;
}

/** Names to look for in texts, longest first, each with its house. */
export const CREDIT_NAMES: readonly { readonly name: string; readonly house: NewsHouse; readonly isExact: boolean }[] =
  NEWS_HOUSES.flatMap((house) =>
    [house.name, ...house.aliases].map((name) => ({ name, house, isExact: EXACT_NAMES.has(name) })),
  ).sort((a, b) => b.name.length - a.name.length);
