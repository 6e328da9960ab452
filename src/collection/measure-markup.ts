import { Tokenizer } from 'htmlparser2';

/** How much there is of a page's markup. */
export interface MarkupSize {
  readonly elements: number;
  /** Stretches of text between the marks. */
  readonly texts: number;
  /** As far as elements that are always closed tell. */
  readonly depth: number;
}

/** Closed by what follows, more often than by their own end. */
const LOOSE = new Set(
  'p li td th tr dt dd option thead tbody tfoot area base br col embed hr img input link meta param source track wbr'.split(
    ' ',
  ),
);

/** Counts elements, texts and depth without building anything; linear in the length of the markup. */
export function measureMarkup(html: string): MarkupSize {
  let elements = 0;
  let texts = 0;
  let depth = 0;
  let open = 0;
  let isLoose = false;
  const count = (isSelfClosing: boolean): void => {
    elements += 1;
    if (isLoose || isSelfClosing) return;
    open += 1;
    depth = Math.max(depth, open);
  };
  const tokenizer = new Tokenizer(
    { xmlMode: false, decodeEntities: false },
    {
      onopentagname: (start, end) => {
        isLoose = LOOSE.has(html.slice(start, Math.min(end, start + 10)).toLowerCase());
      },
      onopentagend: () => count(false),
      onselfclosingtag: () => count(true),
      onclosetag: (start, end) => {
        if (!LOOSE.has(html.slice(start, Math.min(end, start + 10)).toLowerCase())) open = Math.max(0, open - 1);
      },
      ontext: () => {
        texts += 1;
      },
      onattribdata: ignore,
      onattribend: ignore,
      onattribentity: ignore,
      onattribname: ignore,
      oncdata: ignore,
      oncomment: ignore,
      ondeclaration: ignore,
      onend: ignore,
      onprocessinginstruction: ignore,
      ontextentity: ignore,
    },
  );
  tokenizer.write(html);
  tokenizer.end();
  return { elements, texts, depth };
}

function ignore(): void {
  // Of no size.
}
