/** How an article was read and judged, as lines for people at a terminal. */
import type { Explanation } from '../detection/explain.js';
import type { DetectionArticle } from '../detection/finding.js';
import { withoutControls } from './without-controls.js';

type Sentence = Explanation['sentences'][number];
type ReadEvent = Explanation['events'][number];
type Judgement = ReadEvent['judgements'][number];
type Place = { readonly field: 'title' | 'text'; readonly start: number; readonly end: number };

/** The whole trace: what came of it, sentence by sentence, event by event. */
export function renderExplanation(name: string, article: DetectionArticle, explanation: Explanation): string {
  const { sentences, events, councilActs, topics, detection } = explanation;
  const section = (title: string, lines: readonly string[]): string[] =>
    lines.length > 0 ? ['', title, ...lines] : [];
  const lines = [
    article.title.trim() || name,
    `  ${verdictOf(explanation)}`,
    `  language ${detection.recognisedLanguage ?? 'not recognised'}, pack ${detection.packVersion}`,
    ...(topics.length > 0 ? [`  topics that count against it: ${topics.join(', ')}`] : []),
    ...section(
      'SENTENCES',
      sentences.flatMap((sentence) => [...renderSentence(article, sentence), ...renderCues(article, sentence)]),
    ),
    ...section(
      'EVENTS',
      events.flatMap((event, index) => renderEvent(article, event, index + 1)),
    ),
    ...section('ACTS OF THE COUNCIL', councilActs.flatMap(renderAct)),
  ];
  return withoutControls(lines.join('\n'));
}

/** What matters of a trace where a record was read wrongly: the sentences that should tell it, and what became of events. */
export function renderMiss(
  article: DetectionArticle,
  explanation: Explanation,
  labelled: readonly string[],
): readonly string[] {
  const { sentences, events, councilActs, nothing } = explanation;
  const isLabelled = (sentence: Sentence): boolean =>
    labelled.some((passage) => {
      const at = article[sentence.field].indexOf(passage);
      return at >= 0 && at < sentence.end && sentence.start < at + passage.length;
    });
  const telling = sentences.filter(isLabelled);
  const shown = (telling.length > 0 ? telling : sentences.filter(({ tries }) => tries.length > 0)).slice(0, MOST_SHOWN);
  return [
    ...(nothing === null ? [] : [`  ${nothing}`]),
    ...shown.flatMap((sentence) => renderSentence(article, sentence)),
    ...events.slice(0, MOST_SHOWN).flatMap((event, index) => renderEvent(article, event, index + 1)),
    ...councilActs.slice(0, MOST_SHOWN).flatMap(renderAct),
  ];
}

const MOST_SHOWN = 3;

function verdictOf({ detection, nothing }: Explanation): string {
  if (nothing !== null) return `nothing raised: ${nothing}`;
  const raised = detection.findings.map(({ kind, regime, confidence }) => `${kind} ${regime} ${confidence.toFixed(2)}`);
  return `raised: ${raised.join('; ')}`;
}

function quoteOf(article: DetectionArticle, { field, start, end }: Place): string {
  return `“${article[field].slice(start, end).replace(/\s+/g, ' ')}”`;
}

function renderSentence(article: DetectionArticle, sentence: Sentence): string[] {
  const { mentions, tries, silencedBy, frames, lost } = sentence;
  const words = mentions
    .filter(({ kind }) => kind !== 'cue')
    .map((mention) => `${quoteOf(article, mention)} ${mention.id}${mention.as === null ? '' : ` (${mention.as})`}`);
  return [
    `  ${sentence.field === 'title' ? 'title: ' : ''}${quoteOf(article, sentence)}`,
    ...(words.length > 0 ? [`    words   ${words.join(' · ')}`] : []),
    ...(silencedBy.length > 0 ? [`    left alone: its words speak of ${silencedBy.join(', ')}`] : []),
    ...tries.map((one) => `    frame   ${one.frame} ${quoteOf(article, one)}: ${one.skip ?? 'read'}`),
    ...(frames.length > 0 ? [`    tells by ${frames.join(', ')}${lost === null ? '' : `, but ${lost}`}`] : []),
  ];
}

/** The words that grammar and certainty ask for. */
function renderCues(article: DetectionArticle, { mentions }: Sentence): string[] {
  const cues = mentions.filter(({ kind }) => kind === 'cue').map((one) => `${one.id} ${quoteOf(article, one)}`);
  return cues.length > 0 ? [`    cues    ${cues.join(' · ')}`] : [];
}

function renderAct({ act, judgements }: Explanation['councilActs'][number]): string[] {
  return [
    `  ${act.act} ${act.about.map(({ party }) => party).join(', ')}: certainty ${act.certainty}`,
    ...judgements.map(renderJudgement),
    ...(judgements.length === 0 ? ['    fits no embargo of that day'] : []),
  ];
}

function renderEvent(
  article: DetectionArticle,
  { event, dropped, judgements, frames }: ReadEvent,
  number: number,
): string[] {
  const names = (slots: readonly { readonly party: string }[]): string =>
    slots.length === 0 ? 'not named' : [...new Set(slots.map(({ party }) => party))].join(', ');
  const told = (place: Place | null, label: string): string[] =>
    place === null ? [] : [`    ${label} ${quoteOf(article, place)}`];
  const date = event.date.from === event.date.to ? event.date.from : `${event.date.from} to ${event.date.to}`;
  return [
    `  ${number}. ${names(event.suppliers)} → ${names(event.recipients)}: ${event.conduct.join(', ')}`,
    `    items ${[...new Set(event.items.map(({ itemClass }) => itemClass))].join(', ') || 'none'}; ` +
      `${event.modality.join(', ')}; ${date} (${event.date.basis}); read by ${frames.join(', ')}`,
    `    certainty ${event.certainty} = ${event.certaintyParts.map(({ name, factor }) => `${name} ${factor}`).join(' × ')}`,
    ...told(event.by, 'told by'),
    ...told(event.deniedBy, 'denied by'),
    ...(dropped === null ? [] : [`    dropped: ${dropped}`]),
    ...(dropped === null && judgements.length === 0 ? ['    touches no embargo'] : []),
    ...judgements.map(renderJudgement),
  ];
}

function renderJudgement({ regime, outcome, reason, explanation, clauses, confidence }: Judgement): string {
  const law = clauses.map(({ resolution, paragraph }) =>
    paragraph === null ? resolution : `${resolution}, ${paragraph}`,
  );
  return outcome === 'raised'
    ? `    ${regime}: raised, confidence ${(confidence ?? 0).toFixed(2)}; ${law.join('; ')}; ${explanation}`
    : `    ${regime}: kept quiet, ${reason}; ${explanation}`;
}
