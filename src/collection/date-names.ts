import { WORLD_MONTH_NAMES } from './world-month-names.js';

/** Month names and abbreviations as they stand in feeds, lower case without dots; a month a line, from January on. */
const MONTHS: readonly string[] = [
  'january jan janvier janv enero ene январь января янв январа січень січня січ يناير كانون الثاني ژانویه ژانويه januar jän januari jänner janeiro gennaio gen ocak sty stycznia ιαν ιανουαρίου jan január led ledna leden siječnja студзеня ianuarie tammikuuta tammikuu janúar ינואר בינואר जनवरी มกราคม janvāris sausio јануар јануара',
  'february feb febr février fév févr fevrier febrero февраль февраля фев февр лютий лютого лют فبراير شباط فوریه فوريه februar februari fevereiro fev febbraio şubat subat lut lutego φεβ φεβρουαρίου február úno února únor veljače лютага februarie helmikuuta helmikuu פברואר בפברואר फरवरी फ़रवरी กุมภาพันธ์ фебруар фебруара',
  'march mar mars marzo март марта мар березень березня бер مارس آذار اذار مارچ märz maerz mrz maart mrt março marco mart marca μάρ μαρ μαρτίου március bře března březen ožujka marts marta martie maaliskuuta maaliskuu maret сакавіка מרץ במרץ मार्च มีนาคม márc',
  'april apr avril avr abril abr апрель апреля апр квітень квітня квіт кві أبريل ابريل إبريل نيسان آوریل آوريل aprile nisan kwi kwietnia απρ απριλίου április dub dubna duben travnja aprila aprilie huhtikuuta huhtikuu красавіка אפריל באפריל अप्रैल เมษายน ápr apríla',
  'may mai mayo май мая травень травня трав тра مايو أيار ايار مه می mei maio maggio mag mayıs mayis maj maja μάι μαι μαΐου május kvě května květen svibnja toukokuuta toukokuu траўня מאי במאי मई พฤษภาคม máj mája',
  'june jun juin junio июнь июня июн червень червня черв чер يونيو يونيه حزيران ژوئن juni junho giugno giu haziran cze czerwca ιούν ιουν ιουνίου június června červen lipnja juna iunie kesäkuuta kesäkuu чэрвеня יוני ביוני जून มิถุนายน júna',
  'july jul juillet juil julio июль июля июл липень липня лип يوليو يوليه تموز ژوئیه ژوئيه جولای juli julho luglio lug temmuz lip lipca ιούλ ιουλ ιουλίου július července červenec srpnja jula iulie heinäkuuta heinäkuu ліпеня יולי ביולי जुलाई กรกฎาคม júla',
  'august aug agustus août aout agosto ago август августа авг серпень серпня серп сер أغسطس اغسطس آب اوت augustus ağustos agustos sie sierpnia αυγ αύγ αυγούστου augusztus srp srpna srpen kolovoza avgusta augusti elokuuta elokuu жніўня אוגוסט באוגוסט अगस्त สิงหาคม augusta',
  'september sep sept septembre septiembre setiembre set сентябрь сентября сен сент вересень вересня вер سبتمبر أيلول ايلول سپتامبر setembro settembre eylül eylul wrz września σεπ σεπτ σεπτεμβρίου szeptember zář září rujna septembra septembrie syyskuuta syyskuu верасня ספטמבר בספטמבר सितंबर सितम्बर กันยายน',
  'october oct octobre octubre октябрь октября окт жовтень жовтня жовт жов أكتوبر اكتوبر تشرين الأول اکتبر oktober okt outubro out ottobre ott ekim paź października οκτ οκτωβρίου október říj října říjen oktobra octombrie lokakuuta lokakuu кастрычніка אוקטובר באוקטובר अक्टूबर अक्तूबर ตุลาคม októbra',
  'november nov novembre noviembre ноябрь ноября ноя нояб листопад листопада лист лис نوفمبر تشرين الثاني نوامبر novembro kasım kasim listopada νοέ νοε νοεμβρίου listopadu studenoga novembra noiembrie marraskuuta marraskuu лістапада נובמבר בנובמבר नवंबर नवम्बर พฤศจิกายน',
  'december dec décembre déc decembre diciembre dic декабрь декабря дек грудень грудня груд гру ديسمبر كانون الأول دسامبر dezember dez desember dezembro dicembre aralık aralik gru grudnia δεκ δεκεμβρίου pro prosince prosinec prosinca decembra decembrie joulukuuta joulukuu снежня דצמבר בדצמבר दिसंबर दिसम्बर ธันวาคม',
];

/**
 * The Levantine months of two words: their first words are shared, so they are read as a pair. The Maghreb's French-based
 * names stand here too.
 */
const PAIRED: readonly [string, number][] = [
  ['كانون الثاني', 1],
  ['تشرين الأول', 10],
  ['تشرين الاول', 10],
  ['تشرين الثاني', 11],
  ['كانون الأول', 12],
  ['كانون الاول', 12],
  ['جانفي', 1],
  ['فيفري', 2],
  ['أفريل', 4],
  ['ماي', 5],
  ['جوان', 6],
  ['جويلية', 7],
  ['أوت', 8],
];

const NUMBER_BY_NAME: ReadonlyMap<string, number> = new Map([
  ...WORLD_MONTH_NAMES.flatMap((names, index) =>
    names.split(' ').map((name) => [name.replaceAll('_', ' '), index + 1] as const),
  ),
  ...MONTHS.flatMap((names, index) =>
    names
      .split(' ')
      .filter((name) => !['كانون', 'تشرين', 'الثاني', 'الأول'].includes(name))
      .map((name) => [name, index + 1] as const),
  ),
  ...PAIRED,
]);

/** 1 to 12 for a month's name in lower case without dots; undefined for any other word. */
export function monthNumber(name: string): number | undefined {
  return NUMBER_BY_NAME.get(name);
}

/** 1 to 12 for two words that only together name a month. */
export function pairedMonthNumber(first: string, second: string): number | undefined {
  return NUMBER_BY_NAME.get(`${first} ${second}`);
}

/**
 * Minutes east of UTC by name. Names that stand for several zones have the meaning that they have in feeds: CST and EST
 * are American, IST is Indian, BST British. RFC 822 gave letters the wrong signs (RFC 2822, 4.3), so of those only the ones
 * in use are read, as RFC 822 has them.
 */
const ZONES: Readonly<Record<string, number>> = {
  ut: 0,
  utc: 0,
  gmt: 0,
  z: 0,
  zulu: 0,
  wet: 0,
  uct: 0,
  est: -300,
  edt: -240,
  et: -300,
  cst: -360,
  cdt: -300,
  ct: -360,
  mst: -420,
  mdt: -360,
  mt: -420,
  pst: -480,
  pdt: -420,
  pt: -480,
  akst: -540,
  akdt: -480,
  hst: -600,
  ast: -240,
  adt: -180,
  at: -240,
  nst: -210,
  ndt: -150,
  brt: -180,
  art: -180,
  clt: -240,
  clst: -180,
  pet: -300,
  cot: -300,
  vet: -240,
  met: 60,
  cet: 60,
  mez: 60,
  mewt: 60,
  wat: 60,
  bst: 60,
  west: 60,
  mest: 120,
  cest: 120,
  mesz: 120,
  eet: 120,
  cat: 120,
  sast: 120,
  ist: 330,
  eest: 180,
  eat: 180,
  msk: 180,
  мск: 180,
  trt: 180,
  ast3: 180,
  msd: 240,
  gst: 240,
  amt: 240,
  azt: 240,
  irst: 210,
  irdt: 270,
  aft: 270,
  pkt: 300,
  uzt: 300,
  yekt: 300,
  npt: 345,
  bdt: 360,
  mmt: 390,
  ict: 420,
  wib: 420,
  krat: 420,
  hkt: 480,
  sgt: 480,
  myt: 480,
  pht: 480,
  wita: 480,
  awst: 480,
  jst: 540,
  kst: 540,
  wit: 540,
  acst: 570,
  aest: 600,
  aedt: 660,
  nzst: 720,
  nzdt: 780,
  a: -60,
  m: -720,
  n: 60,
  y: 720,
};

/** Minutes east of UTC for a zone's name in lower case; undefined for any other word. */
export function zoneMinutes(name: string): number | undefined {
  return Object.hasOwn(ZONES, name) ? ZONES[name] : undefined;
}
