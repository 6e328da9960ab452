import { Tokenizer } from 'htmlparser2';

/** Elements that begin a new line. */
const BLOCKS = new Set(
  (
    'address article aside blockquote br caption center dd details dialog div dl dt fieldset figcaption figure footer form ' +
    'h1 h2 h3 h4 h5 h6 header hr legend li main nav ol option p pre section summary table tbody tfoot thead tr ul'
  ).split(' '),
);

/** Elements whose content is not for reading. */
const UNREAD = new Set([
  'script',
  'style',
  'template',
  'noscript',
  'iframe',
  'svg',
  'math',
  'head',
  'select',
  'button',
]);

/** Of those, whose content is no markup: browsers take all that follows for it. */
const SEALED = new Set(['script', 'style']);

/**
 * The text that a reader of this HTML sees: tags gone, entities decoded once, runs of blanks joined, blocks on lines of
 * their own. Takes fragments and broken HTML alike: what is never closed hides nothing of what follows, but for scripts
 * and styles. Linear in the length of the input.
 */
export function htmlToText(fragment: string): string {
  if (!fragment.includes('<') && !fragment.includes('&')) return tidy(fragment);
  const html = withoutUnended(fragment);
  const isClosedAfter = closingsIn(html);
  const parts: string[] = [];
  let unread: string | null = null;
  let unreadDepth = 0;
  const open = (name: string, isClosed: boolean, end: number): void => {
    if (unread !== null) {
      if (name === unread && !isClosed) unreadDepth += 1;
      return;
    }
    if (UNREAD.has(name) && !isClosed && (SEALED.has(name) || isClosedAfter(name, end))) {
      unread = name;
      unreadDepth = 1;
    } else if (BLOCKS.has(name)) parts.push('\n');
    else if (name === 'td' || name === 'th' || name === 'img') parts.push(' ');
  };
  let tag = '';
  const tokenizer = new Tokenizer(
    { xmlMode: false, decodeEntities: true },
    {
      ontext: (start, end) => {
        if (unread === null) parts.push(html.slice(start, end).replace(BLANKS, ' '));
      },
      ontextentity: (code) => {
        if (unread === null) parts.push(code < 0x20 && code !== 9 ? ' ' : String.fromCodePoint(code));
      },
      oncdata: (start, end) => {
        if (unread === null) parts.push(html.slice(start, end).replace(BLANKS, ' '));
      },
      onopentagname: (start, end) => {
        tag = html.slice(start, end).toLowerCase();
      },
      onopentagend: (end) => open(tag, false, end),
      onselfclosingtag: (end) => open(tag, true, end),
      onclosetag: (start, end) => {
        const name = html.slice(start, end).toLowerCase();
        if (unread === null) {
          if (BLOCKS.has(name)) parts.push('\n');
        } else if (name === unread) {
          unreadDepth -= 1;
          if (unreadDepth === 0) unread = null;
        }
      },
      onattribdata: ignore,
      onattribentity: ignore,
      onattribend: ignore,
      onattribname: ignore,
      oncomment: ignore,
      ondeclaration: ignore,
      onend: ignore,
      onprocessinginstruction: ignore,
    },
  );
  tokenizer.write(html);
  tokenizer.end();
  return tidy(parts.join(''));
}

/**
 * Where nothing ends a comment or a frame any more, its sign is dropped, up to the next `>`: the text behind it is to be
 * read.
 */
function withoutUnended(html: string): string {
  const lastComment = html.lastIndexOf('-->');
  const open = html.indexOf('<!--', lastComment === -1 ? 0 : lastComment + 3);
  const commented = open === -1 ? html : html.slice(0, open) + html.slice(open).replace(/<!--[^>]*>?/g, '');
  const lastFrame = commented.lastIndexOf('</iframe');
  const behind = lastFrame === -1 ? 0 : lastFrame;
  return commented.includes('<iframe', behind)
    ? commented.slice(0, behind) + commented.slice(behind).replace(/<iframe(?:\s[^>]*)?>/gi, '')
    : commented;
}

/** Tells whether an element of that name is closed behind a place. */
function closingsIn(html: string): (name: string, position: number) => boolean {
  let lastByName: Map<string, number> | null = null;
  return (name, position) => {
    lastByName ??= new Map(
      [...html.matchAll(/<\/([a-z]{1,10})/gi)].map((end) => [end[1]?.toLowerCase() ?? '', end.index]),
    );
    return (lastByName.get(name) ?? -1) >= position;
  };
}

const BLANKS = /[\t\n\v\f\r \u00A0]+/g;

function ignore(): void {
  // What is not text does not matter here.
}

function tidy(text: string): string {
  return text
    .split('\n')
    .map((line) => line.replace(BLANKS, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');
}

/** Elements of HTML by which text gives itself away; what else stands between angle brackets may be meant literally. */
const HTML_TAG =
  /<\/?(?:a|abbr|acronym|address|article|aside|audio|b|bdi|bdo|big|blockquote|body|br|button|canvas|center|cite|code|dd|del|div|dl|dt|em|embed|figcaption|figure|font|footer|form|h[1-6]|head|header|hr|html|i|iframe|img|input|ins|kbd|label|li|link|main|mark|marquee|math|meta|nav|nobr|noscript|object|ol|p|picture|pre|q|s|samp|script|select|section|small|span|strike|strong|style|sub|sup|svg|table|tbody|td|textarea|th|thead|time|tr|tt|u|ul|var|video|wbr)(?:\s[^<>]{0,2000})?\/?>/i;

const ENTITY = /&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,30});/i;

/**
 * Whether a text that may be plain or HTML is HTML: it holds a tag of HTML, a comment or an entity. "a < b", "AT&T" and "<3" are
 * plain. RSS leaves it to the reader to guess.
 */
export function looksLikeHtml(text: string): boolean {
  return (
    (text.includes('<') && (text.includes('<!--') || HTML_TAG.test(text))) || (text.includes('&') && ENTITY.test(text))
  );
}
