/** One stored article as its page shows it. */
import type { ArticleRecord, RevisionRecord } from '../articles/article-reading.service.js';
import type { Detection } from '../detection/finding.js';
import { REGIMES } from '../detection/vocabulary.js';
import type { MissedMark } from '../intake/missed-articles.service.js';
import { outletOf } from './build-article-row.js';
import { buildReading } from './build-reading.js';
import { findPassages } from './find-passages.js';
import type { EvidenceArticle } from './pages/alert-model.js';
import type { ArticleModel } from './pages/article-page.js';
import { formatInstant } from './pages/format-instant.js';
import { layOutArticle, markLine, type Passage } from './pages/lay-out-article.js';
import { NOTHING_ENTERED, type ClaimFormModel } from './pages/raise-fields.js';
import { partyNames } from './parse-parties.js';
import { directionOf, nameLanguage, nameRegime } from './pages/name-things.js';

/** Longer texts are cut on the page. In UTF-16 code units. */
const MAX_SHOWN = 100_000;

/** What the page is made from. */
export interface ArticleSource {
  readonly article: ArticleRecord;
  readonly revisions: readonly RevisionRecord[];
  readonly shown: RevisionRecord;
  readonly detection: Detection;
  readonly alerts: readonly { readonly id: string; readonly regime: string; readonly headline: string }[];
  readonly marks: readonly MissedMark[];
  readonly names: ReadonlyMap<string, string>;
  /** What was entered and refused, with the reason. */
  readonly refused?: Pick<ClaimFormModel, 'entered' | 'fault'>;
}

export function buildArticle(source: ArticleSource): ArticleModel {
  const { article, revisions, shown, detection, alerts, marks, names, refused } = source;
  const published = shown.publishedAt ?? article.publishedAt;
  const language = detection.recognisedLanguage ?? shown.recognisedLanguage ?? shown.language;
  return {
    id: article.id,
    outlet: outletOf(article),
    published: published === null ? null : formatInstant(published),
    originalHref: article.url,
    author: shown.author,
    brought:
      article.broughtBy === null
        ? null
        : { who: nameOf(article.broughtBy, names), when: formatInstant(article.firstSeenAt) },
    text: setText(article.id, shown, language, detection),
    languageName: nameLanguage(language),
    revision: { number: shown.number, of: revisions.length, recorded: formatInstant(shown.recordedAt) },
    revisions: revisions.map(({ number, recordedAt }, index) => ({
      number,
      href: index === 0 ? `/articles/${article.id}` : `/articles/${article.id}?revision=${number}`,
      recorded: formatInstant(recordedAt),
    })),
    alerts: alerts.map(({ id, headline, regime }) => ({ id, headline, regime: nameRegime(regime) })),
    reading: buildReading(shown, detection),
    screenedWith: shown.screenedWith === null ? null : `pack ${shown.screenedWith.slice(0, 7)}`,
    regimes: REGIMES.map((value) => ({ value, label: nameRegime(value) })),
    claimForm: { ...(refused ?? { entered: NOTHING_ENTERED, fault: null }), parties: partyNames() },
    misses: marks.map(({ markedBy, markedAt, regime, note }) => ({
      who: markedBy === null ? 'Somebody' : nameOf(markedBy, names),
      when: formatInstant(markedAt),
      regime: nameRegime(regime),
      text: note,
    })),
  };
}

function nameOf(userId: string, names: ReadonlyMap<string, string>): string {
  return names.get(userId) ?? `User ${userId}`;
}

/** A text set for reading, with all that was found in it marked. */
export function setText(
  id: string,
  article: { readonly title: string; readonly text: string },
  language: string | null,
  detection: Detection,
): Pick<EvidenceArticle, 'id' | 'title' | 'paragraphs' | 'direction' | 'language'> {
  const found = detection.findings.map((finding) => findPassages(finding, article.title, article.text));
  const text = article.text.length > MAX_SHOWN ? `${article.text.slice(0, MAX_SHOWN).toWellFormed()}\n…` : article.text;
  return {
    id,
    title: markLine(
      article.title === '' ? 'Without a title' : article.title,
      article.title === '' ? [] : merge(found, 'title'),
    ),
    paragraphs: layOutArticle(text, merge(found, 'text')),
    direction: directionOf(language),
    language,
  };
}

function merge(
  found: readonly { title: readonly Passage[]; text: readonly Passage[] }[],
  field: 'title' | 'text',
): Passage[] {
  return found.flatMap((each) => each[field]);
}
