import { describe, expect, it } from '@jest/globals';
import { extractArticle } from './extract-article.js';

const ADDRESS = 'https://news.example.org/world/2026/03/cargo-seized';

const ENGLISH = [
  'Customs officers in the port of Halvorsund have seized a cargo of rifle parts that was declared as agricultural machinery, the port authority said on Monday.',
  'The container ship Lady Merrin had arrived from the east on Saturday evening and was bound for a harbour further along the coast, according to its papers.',
  '“We opened four containers and found crates of barrels, bolts and stocks under a layer of irrigation pumps,” said Marten Oyelaran, who heads the port’s inspection service.',
  'The shipping line said it had no knowledge of what the containers held and would work with the investigators. The captain was questioned and released.',
  'Two people named in the freight papers could not be reached at the telephone numbers given there. The address of the consignee turned out to be an empty lot.',
  'A panel that monitors the embargo for the Council has asked for copies of the papers, a diplomat said, and will travel to the port later this week.',
];
const ARABIC = [
  'قالت سلطات ميناء الساحل إنها ضبطت شحنة من قطع الأسلحة كانت مخبأة في حاويات أعلن أنها تحمل معدات زراعية، وذلك بعد تفتيش استمر يومين كاملين.',
  'وأضافت السلطات أن السفينة وصلت مساء السبت من الشرق، وكانت متجهة إلى ميناء آخر على الساحل بحسب أوراق الشحن التي قدمها القبطان للمفتشين.',
  'وقال رئيس جهاز التفتيش إن المفتشين فتحوا أربع حاويات وعثروا على صناديق تحت طبقة من مضخات الري، وإن التحقيق ما زال جاريا مع طاقم السفينة.',
  'ولم ترد شركة الشحن على طلبات التعليق، فيما قال دبلوماسي إن فريق الخبراء طلب نسخا من الأوراق وسيزور الميناء في وقت لاحق من هذا الأسبوع.',
];
const KOREAN = [
  '항만 당국은 월요일 농기계로 신고된 컨테이너에서 소총 부품이 무더기로 발견돼 압수했다고 밝혔다. 당국은 이틀 동안 검사를 벌였다.',
  '컨테이너선은 토요일 저녁 동쪽에서 도착했으며 서류상으로는 해안의 다른 항구로 향할 예정이었다고 검사 책임자가 설명했다.',
  '해운사는 컨테이너 내용물을 알지 못했다며 수사에 협조하겠다고 말했다. 선장은 조사를 받은 뒤 풀려났으며 선원들은 배에 남아 있다.',
  '외교 소식통은 전문가단이 서류 사본을 요청했으며 이번 주 후반 항구를 방문할 예정이라고 전했다. 수하인 주소는 빈터로 드러났다.',
];

const MENU = `<nav><ul>${['Home', 'World', 'Business', 'Sport', 'Culture'].map((name) => `<li><a href="/${name}">${name}</a></li>`).join('')}</ul></nav>`;
const FOOTER =
  '<footer><p>© Example News. All rights reserved. <a href="/terms">Terms</a> <a href="/privacy">Privacy</a></p></footer>';
const RELATED = `<div class="related"><h3>Related</h3><ul>${['Ferry delayed by storm', 'Council debates harbour fees', 'Regatta moves to August'].map((title) => `<li><a href="/r">${title}</a></li>`).join('')}</ul></div>`;
const COMMENTS = `<div id="comments" class="comments">${Array.from({ length: 12 }, (_, n) => `<div class="comment"><b>Reader ${n}</b><p>I have seen this before and nobody ever listens to us who live beside the harbour.</p></div>`).join('')}</div>`;
const SHARE = '<div class="share-buttons"><a href="#">Share</a> <a href="#">Tweet</a> <a href="#">Print</a></div>';
const ADVERT =
  '<aside class="advertisement"><p>Advertisement: buy two garden chairs and get the third one free.</p></aside>';

const paragraphs = (texts: readonly string[]): string => texts.map((text) => `<p>${text}</p>`).join('\n');
const page = (body: string, head = ''): string =>
  `<!doctype html><html lang="en"><head><title>Cargo seized | Example News</title>${head}</head><body>${body}</body></html>`;

/** Layouts as publishers use them; each with the text that is the article. */
const LAYOUTS: readonly (readonly [string, string, readonly string[]])[] = [
  [
    'an article element',
    page(`${MENU}<main><article><h1>Cargo seized</h1>${paragraphs(ENGLISH)}</article></main>${RELATED}${FOOTER}`),
    ENGLISH,
  ],
  [
    'divisions with classes',
    page(
      `<div id="top">${MENU}</div><div class="wrap"><div class="col-8"><h1>Cargo seized</h1>${SHARE}<div class="article-body">${paragraphs(ENGLISH)}</div></div><div class="col-4 sidebar">${RELATED}</div></div>${FOOTER}`,
    ),
    ENGLISH,
  ],
  [
    'divisions without classes',
    page(
      `<div>${MENU}</div><div><div><div><h1>Cargo seized</h1><div>${paragraphs(ENGLISH)}</div></div></div></div><div>${RELATED}</div>${FOOTER}`,
    ),
    ENGLISH,
  ],
  [
    'WordPress',
    page(
      `<header>${MENU}</header><div id="primary"><article class="post type-post hentry"><header class="entry-header"><h1 class="entry-title">Cargo seized</h1><div class="entry-meta">Posted by A. Reporter</div></header><div class="entry-content">${paragraphs(ENGLISH)}${SHARE}</div></article>${COMMENTS}</div><div id="secondary" class="widget-area">${RELATED}</div>${FOOTER}`,
    ),
    ENGLISH,
  ],
  [
    'tables',
    page(
      `<table width="900"><tr><td width="150">${MENU}</td><td width="550"><table><tr><td><font size="5">Cargo seized</font></td></tr><tr><td>${paragraphs(ENGLISH)}</td></tr></table></td><td width="200">${RELATED}</td></tr></table>`,
    ),
    ENGLISH,
  ],
  [
    'line breaks in place of paragraphs',
    page(
      `${MENU}<div id="content"><h1>Cargo seized</h1><div class="text">${ENGLISH.join('<br><br>\n')}</div></div>${RELATED}${FOOTER}`,
    ),
    ENGLISH,
  ],
  [
    'boxes inside the text',
    page(
      `${MENU}<article><h1>Cargo seized</h1><p>${ENGLISH[0]}</p>${ADVERT}<p>${ENGLISH[1]}</p><aside><h4>Read more</h4><a href="/x">Ferry delayed by storm</a></aside><p>${ENGLISH[2]}</p><p>${ENGLISH[3]}</p>${ADVERT}<p>${ENGLISH[4]}</p><p>${ENGLISH[5]}</p></article>${FOOTER}`,
    ),
    ENGLISH,
  ],
  [
    'teasers that are articles too',
    page(
      `${MENU}<main><article class="story"><h1>Cargo seized</h1>${paragraphs(ENGLISH)}</article><section>${Array.from({ length: 6 }, (_, n) => `<article><h3>Teaser ${n}</h3><p>Something else happened elsewhere.</p></article>`).join('')}</section></main>`,
    ),
    ENGLISH,
  ],
  [
    'more comments than text',
    page(`${MENU}<div class="story"><h1>Cargo seized</h1>${paragraphs(ENGLISH)}</div>${COMMENTS}${COMMENTS}${FOOTER}`),
    ENGLISH,
  ],
  [
    'a cookie banner in front',
    page(
      `<div class="cookie-banner" role="dialog"><p>We use cookies. <button>Accept all cookies</button></p></div>${MENU}<article><h1>Cargo seized</h1>${paragraphs(ENGLISH)}</article>${FOOTER}`,
    ),
    ENGLISH,
  ],
  [
    'an AMP page',
    page(
      `<amp-sidebar>${MENU}</amp-sidebar><article><h1>Cargo seized</h1><amp-img src="a.jpg"></amp-img>${paragraphs(ENGLISH)}</article>`,
      '<link rel="canonical" href="/world/cargo">',
    ),
    ENGLISH,
  ],
  ['a page for printing', `<html><body><h1>Cargo seized</h1>${paragraphs(ENGLISH)}</body></html>`, ENGLISH],
  [
    'a page that a script builds',
    page(
      '<div id="root"></div><script src="/app.js"></script>',
      `<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2026-03-02T09:00:00+01:00","articleBody":${JSON.stringify(ENGLISH.join(' '))}}</script>`,
    ),
    ENGLISH,
  ],
  [
    'figures and headings between',
    page(
      `${MENU}<main><h1>Cargo seized</h1><figure><img src="a.jpg"><figcaption>The port</figcaption></figure>${paragraphs(ENGLISH.slice(0, 3))}<h2>What is known</h2>${paragraphs(ENGLISH.slice(3))}</main>${FOOTER}`,
    ),
    ENGLISH,
  ],
  [
    'a list as text',
    page(
      `${MENU}<article><h1>Five things</h1><ul>${ENGLISH.map((text) => `<li>${text}</li>`).join('')}</ul></article>${FOOTER}`,
    ),
    ENGLISH,
  ],
  [
    'Arabic, from right to left',
    page(`${MENU}<div class="article__content" dir="rtl">${paragraphs(ARABIC)}</div>${RELATED}`).replace(
      'lang="en"',
      'lang="ar"',
    ),
    ARABIC,
  ],
  [
    'Korean with line breaks',
    page(`${MENU}<div id="articleBodyContents">${KOREAN.join('<br/><br/>')}</div>${RELATED}`).replace(
      'lang="en"',
      'lang="ko"',
    ),
    KOREAN,
  ],
  [
    'markup that is never closed',
    `<html><body><div id=main><h1>Cargo seized</h1><div class=story><p>${ENGLISH.join('\n<p>')}`,
    ENGLISH,
  ],
];

/** Words shared, as F1: what is missing and what is too much count alike. */
function likeness(found: string, wanted: string): number {
  const count = (text: string): Map<string, number> => {
    const words = new Map<string, number>();
    for (const word of text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []) words.set(word, (words.get(word) ?? 0) + 1);
    return words;
  };
  const [a, b] = [count(found), count(wanted)];
  const sum = (words: Map<string, number>): number => [...words.values()].reduce((total, each) => total + each, 0);
  const shared = [...a].reduce((total, [word, times]) => total + Math.min(times, b.get(word) ?? 0), 0);
  return (2 * shared) / (sum(a) + sum(b));
}

describe('the article of a page', () => {
  it.each(LAYOUTS)('is found in %s', (_, html, texts) => {
    const { kind, text } = extractArticle(html, ADDRESS);
    expect(kind).toBe('article');
    expect(likeness(text, texts.join(' '))).toBeGreaterThan(0.95);
  });

  it('comes with what the page says of it', () => {
    const head = `<meta property="og:title" content="Cargo of parts seized"><link rel="canonical" href="/world/cargo?x=1&amp;y=2">
      <link rel="amphtml" href="https://news.example.org/amp/cargo"><meta property="article:published_time" content="2026-03-02T09:00:00+01:00">`;
    const html = page(`<article><h1>x</h1><p class="byline">By A. Reporter</p>${paragraphs(ENGLISH)}</article>`, head);
    expect(extractArticle(html.replace('lang="en"', 'lang="en-GB"'), ADDRESS)).toMatchObject({
      title: 'Cargo of parts seized',
      language: 'en-GB',
      published: new Date('2026-03-02T08:00:00Z'),
      canonical: 'https://news.example.org/world/cargo?x=1&y=2',
      amp: 'https://news.example.org/amp/cargo',
    });
    const hostile = page(
      paragraphs(ENGLISH),
      '<link rel="canonical" href="javascript:alert(1)"><link rel="amphtml" href="file:///etc/passwd">',
    );
    expect(extractArticle(hostile, ADDRESS)).toMatchObject({ canonical: null, amp: null });
  });

  it.each([
    [
      'paywall',
      page(
        `<article><h1>Cargo seized</h1>${paragraphs(ENGLISH.slice(0, 2))}<div class="paywall"><p>Subscribe to continue reading</p></div></article>`,
      ),
    ],
    [
      'paywall',
      page(
        `<article><h1>Cargo seized</h1>${paragraphs(ENGLISH.slice(0, 3))}</article>`,
        '<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree": false}</script>',
      ),
    ],
    [
      'paywall',
      page(
        `<article><h1>Saisie</h1>${paragraphs(ENGLISH.slice(0, 2))}<p>Il vous reste 78 % de cet article à lire. La suite est réservée aux abonnés.</p></article>`,
      ),
    ],
    ['paywall', page(`<main><p>${KOREAN[0]}</p><p>${KOREAN[1]}</p><p>구독자 전용 기사입니다.</p></main>`)],
    [
      'consent',
      page(
        '<div><h1>Before you continue</h1><p>We and our 842 partners store and/or access information on a device, such as cookies.</p><button>Accept all</button></div>',
      ),
    ],
    [
      'blocked',
      '<html><head><title>Just a moment...</title></head><body><p>Checking your browser before accessing news.example.org</p></body></html>',
    ],
    ['blocked', page('<p>Please verify you are a human to continue.</p>')],
    ['no-article', page(`${MENU}<div id="root"></div>${FOOTER}`)],
    ['no-article', ''],
  ])('may be behind something: %s', (kind, html) => {
    expect(extractArticle(html, ADDRESS).kind).toBe(kind);
  });

  it('is not there where a reader is sent to agree first', () => {
    const html = page(`<p>${ENGLISH[0]}</p><p>Please choose.</p>`);
    expect(extractArticle(html, 'https://consent.example.org/v2?continue=x').kind).toBe('consent');
  });

  it('is there though the site sells subscriptions', () => {
    const long = [...ENGLISH, ...ENGLISH, ...ENGLISH, ...ENGLISH];
    const html = page(
      `<article>${paragraphs(long)}</article><div class="paywall-promo">Subscribe to continue reading our other stories</div>`,
    );
    expect(extractArticle(html, ADDRESS).kind).toBe('article');
  });

  it.each([
    ['nesting', '<div>'.repeat(100_000)],
    ['elements', '<p>x</p>'.repeat(200_000)],
    ['attributes', `<p ${'a="b" '.repeat(100_000)}>x`],
    ['openings', '<'.repeat(500_000)],
  ])('does not matter in a page of a great many %s, which is read all the same', (_, html) => {
    expect(['article', 'no-article']).toContain(extractArticle(html, ADDRESS).kind);
  });
});
