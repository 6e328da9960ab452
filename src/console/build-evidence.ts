/** The texts an alert rests on, with their passages marked, and the quotations that stand at its head. */
import { contentOf } from '../alerts/alert-content.js';
import type { AlertDetail } from '../alerts/alert-schema.js';
import type { EvidenceText } from '../alerts/alert-pages.service.js';
import { buildHeadline } from '../alerts/build-headline.js';
import { capitalise } from '../alerts/party-names.js';
import { findPassages } from './find-passages.js';
import type { EvidenceArticle, Quotation } from './pages/alert-model.js';
import { formatInstant } from './pages/format-instant.js';
import { layOutArticle, markLine, type Passage } from './pages/lay-out-article.js';
import { directionOf, nameLanguage } from './pages/name-things.js';
import { quoteSpeaker, tellByWhom } from './pages/tell-claim.js';

/** Longer texts are cut on the page; the stored text has all. In UTF-16 code units. */
const MAX_SHOWN = 40_000;

export function buildEvidence(text: EvidenceText, alert: Pick<AlertDetail, 'kind' | 'regime'>): EvidenceArticle {
  const passages = findPassages(text.detail, text.title, text.text);
  const shown = text.text.length > MAX_SHOWN ? `${text.text.slice(0, MAX_SHOWN).toWellFormed()}\n…` : text.text;
  return {
    id: text.articleId,
    articleHref: `/articles/${text.articleId}`,
    outlet: text.publisher,
    reliability: text.reliability,
    published: text.publishedAt === null ? null : formatInstant(text.publishedAt),
    captured: text.retrievedAt === null ? null : formatInstant(text.retrievedAt),
    originalHref: text.url,
    language: text.language,
    languageName: nameLanguage(text.language),
    direction: directionOf(text.language),
    title: markLine(text.title, passages.title),
    paragraphs: layOutArticle(shown, passages.text),
    gist: text.language === null || text.language === 'en' ? null : gistOf(text, alert),
  };
}

function gistOf(text: EvidenceText, alert: Pick<AlertDetail, 'kind' | 'regime'>): string {
  const { claims } = contentOf({ articleId: text.articleId, language: text.language, finding: text.detail });
  const headline = buildHeadline({ kind: alert.kind, regime: alert.regime, claims });
  const [lead] = claims;
  if (lead === undefined) return `${headline}.`;
  const { told, denied } = tellByWhom(lead, text.publisher);
  return `${headline}. ${told}${denied === null ? '' : `; ${denied}`}.`;
}

const MAX_QUOTATIONS = 2;

/** The first claims and denials of different outlets, each with who says it and where. */
export function gatherQuotations(texts: readonly EvidenceText[]): { claims: Quotation[]; denials: Quotation[] } {
  const claims: Quotation[] = [];
  const denials: Quotation[] = [];
  for (const text of texts.filter(({ isCopy }) => !isCopy)) {
    const passages = findPassages(text.detail, text.title, text.text);
    const [claim] = text.detail.claims;
    const ofKind = (kind: 'claim' | 'denial'): { field: 'title' | 'text'; passage: Passage } | null => {
      const inText = passages.text.find((passage) => passage.kind === kind);
      if (inText !== undefined) return { field: 'text', passage: inText };
      const inTitle = passages.title.find((passage) => passage.kind === kind);
      return inTitle === undefined ? null : { field: 'title', passage: inTitle };
    };
    const told = ofKind('claim');
    if (told !== null && claims.length < MAX_QUOTATIONS) claims.push(quote(text, told, claim?.by ?? null));
    const denied = ofKind('denial');
    if (denied !== null && denials.length < MAX_QUOTATIONS) denials.push(quote(text, denied, claim?.deniedBy ?? null));
  }
  return { claims, denials };
}

function quote(
  text: EvidenceText,
  { field, passage }: { field: 'title' | 'text'; passage: Passage },
  who: string | null,
): Quotation {
  const paragraph =
    field === 'title' ? null : (layOutArticle(text.text.slice(0, passage.start + 1), []).at(-1)?.number ?? null);
  const isShown = paragraph !== null && passage.start < MAX_SHOWN;
  const where = paragraph === null ? 'headline' : `paragraph ${paragraph}`;
  return {
    quote: text[field].slice(passage.start, passage.end),
    language: text.language,
    direction: directionOf(text.language),
    attribution: `${who === null ? '' : `${capitalise(quoteSpeaker(who))}; `}${text.publisher}, ${where}`,
    anchor: isShown ? `p-${text.articleId}-${paragraph}` : null,
  };
}
