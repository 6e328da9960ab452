/** What a page turned out to be: the article, or what stands in its way. */
export type PageKind = 'article' | 'paywall' | 'consent' | 'blocked' | 'no-article';

/** What is known of a page when it is assessed. */
export interface AssessedPage {
  /** Where it came from, after redirects. */
  readonly address: string;
  /** Its markup. */
  readonly html: string;
  readonly title: string;
  /** The article that was read out of it. */
  readonly text: string;
}

/** Shorter than this there is no article, whatever the page says of itself. In UTF-16 code units. */
const MIN_ARTICLE = 250;

/** An article this long is there, whatever else the page asks of its readers. */
const LONG_ARTICLE = 3_000;

/** How much of a page's markup is looked through. */
const MAX_LOOKED = 600_000;

/** Hosts and paths to which readers are sent to agree to something first. */
const CONSENT_ADDRESS =
  /^https?:\/\/(?:consent|guce|privacy-?mgmt|cmp|myprivacy|cookies?)\.|\/(?:consent|cookie-?consent|cookiewall|privacy-gate|collectConsent)(?:[/?]|$)/i;

/** Sent by those who let nobody in that runs no script. */
const BLOCKED =
  /just a moment\.\.\.|verify(?:ing)? (?:that )?you are (?:a )?human|checking your browser|attention required! \| cloudflare|access denied|pardon our interruption|are you a robot|enable javascript and cookies to continue|unusual traffic from your|ddos protection by|captcha/i;

const CONSENT =
  /before you continue|we (?:and our (?:\d+ )?partners )?(?:store|use) (?:and\/or access )?(?:information on a device|cookies)|accept (?:all )?cookies|consent to (?:the use of )?cookies|nous et nos (?:\d+ )?partenaires|continuer sans accepter|nosotros y nuestros|aceptar (?:todas las )?cookies|wir und unsere (?:\d+ )?partner|alle akzeptieren|мы используем (?:файлы )?cookie|ми використовуємо (?:файли )?cookie|نستخدم ملفات تعريف الارتباط|쿠키 (?:사용|수집)에 동의|cookieの(?:使用|利用)に同意|接受(?:所有)?\s?cookie/i;

const PAYWALL_TEXT =
  /subscribe (?:now )?to (?:continue|keep|read)|(?:continue|keep) reading (?:with|by|this article)|to (?:continue|keep) reading|read the full (?:story|article) (?:with|by)|this (?:article|content|story) is (?:for|reserved for|exclusive(?:ly)? (?:to|for)|only available to) (?:\w+ )?(?:subscribers|members)|already a (?:subscriber|member)\?|subscribers? only|unlock this (?:article|story)|register (?:for free )?to (?:continue|read)|you have (?:reached|read) your (?:limit|last free)|article réservé aux abonnés|réservé à nos abonnés|il vous reste [\d.,]+ ?% de cet article|abonnez-vous pour lire|contenido (?:exclusivo )?para suscriptores|suscríbete para (?:seguir|continuar)|nur für abonnenten|weiterlesen mit|материал доступен (?:только )?(?:по подписке|подписчикам)|только для подписчиков|лише для передплатників|للمشتركين فقط|اشترك (?:الآن )?ل(?:متابعة|قراءة)|구독자 전용|유료 회원|有料会員限定|会員限定|この記事は有料|订阅后(?:可|继续)阅读|付费(?:内容|阅读)|會員專屬/i;

/** Marks of the programs that build paywalls, and what publishers tell search engines (schema.org). */
const PAYWALL_MARK =
  /"isAccessibleForFree"\s*:\s*"?false|(?:class|id)=["'][^"']{0,200}(?:paywall|reg-?wall|subscriber-only|premium-(?:wall|lock)|meter-wall|piano-(?:offer|container)|tp-(?:modal|container)|article-locked|content-gate)/i;

/**
 * Tells what a page is. The more of an article there is, the more it takes to doubt it: every site has a cookie banner and
 * an offer to subscribe somewhere.
 */
export function assessPage({ address, html, title, text }: AssessedPage): PageKind {
  if (text.length >= LONG_ARTICLE) return 'article';
  const markup = html.slice(0, MAX_LOOKED);
  const isShort = text.length < MIN_ARTICLE * 4;
  if (isShort && (BLOCKED.test(title) || (text.length < MIN_ARTICLE && BLOCKED.test(text || markup)))) return 'blocked';
  if (CONSENT_ADDRESS.test(address) && isShort) return 'consent';
  const ending = text.slice(-700);
  if (PAYWALL_TEXT.test(ending) || (isShort && PAYWALL_TEXT.test(text))) return 'paywall';
  if (PAYWALL_MARK.test(markup) && text.length < MIN_ARTICLE * 6) return 'paywall';
  if (isShort && CONSENT.test(text)) return 'consent';
  if (text.length >= MIN_ARTICLE) return 'article';
  if (PAYWALL_TEXT.test(markup)) return 'paywall';
  return CONSENT.test(markup) ? 'consent' : 'no-article';
}
