/** Every step of a reading, in words for the page where texts are tried. */
import { listInWords, partyName } from '../alerts/party-names.js';
import type { Explanation } from '../detection/explain.js';
import { resolutionUrl } from '../detection/finding.js';
import { BASIS, citeProvision, type ReadText } from './build-reading.js';
import { formatInterval } from './pages/format-instant.js';
import { ACT_LABELS, CONDUCT_LABELS, ITEM_LABELS, MODALITY_LABELS } from './pages/labels.js';
import { nameRegime } from './pages/name-things.js';
import type { TraceEvent, TraceFact, TraceModel, TraceSentence } from './pages/trace.js';

/** More would bury the page; a long report has some hundreds of sentences. */
const MOST_SENTENCES = 60;

export function buildTrace(article: ReadText, explanation: Explanation, direction: 'ltr' | 'rtl'): TraceModel {
  const { sentences, events, councilActs } = explanation;
  return {
    direction,
    sentences: sentences.slice(0, MOST_SENTENCES).map((sentence) => readSentence(article, sentence)),
    hidden: Math.max(0, sentences.length - MOST_SENTENCES),
    events: [...events.map((event) => readEvent(article, event)), ...councilActs.map(readAct)],
  };
}

type Sentence = Explanation['sentences'][number];
type ReadEvent = Explanation['events'][number];
type Span = Pick<Sentence, 'field' | 'start' | 'end'>;

function slice(article: ReadText, { field, start, end }: Span): string {
  return article[field].slice(start, end).replace(/\s+/g, ' ');
}

function readSentence(article: ReadText, sentence: Sentence): TraceSentence {
  const { mentions, tries, silencedBy, frames, lost } = sentence;
  const words = (kinds: readonly string[]): string =>
    mentions
      .filter(({ kind }) => kinds.includes(kind))
      .map((one) => `“${slice(article, one)}” ${one.id}${one.as === null ? '' : ` (${one.as})`}`)
      .join('; ');
  const skipped = tries.filter(({ skip }) => skip !== null);
  return {
    quote: slice(article, sentence),
    facts: filled([
      ['Who, where', words(['party', 'place', 'reference'])],
      ['What', words(['item'])],
      ['Left alone', silencedBy.length === 0 ? '' : `its words speak of ${silencedBy.join(', ')}`],
      ['Tells by', `${frames.join(', ')}${lost === null ? '' : `, but ${lost}`}`],
      ['Not read', skipped.map((one) => `“${slice(article, one)}” as ${one.frame}: ${one.skip}`).join('; ')],
    ]),
  };
}

function readEvent(article: ReadText, { event, frames, dropped, judgements }: ReadEvent): TraceEvent {
  const who = (slots: readonly { readonly party: string }[]): string =>
    slots.length === 0 ? 'nobody named' : listInWords([...new Set(slots.map(({ party }) => partyName(party)))], 6);
  const words = (values: readonly string[], labels: Readonly<Record<string, string>>): string =>
    [...new Set(values)].map((value) => labels[value] ?? value).join(', ');
  return {
    headline: `From ${who(event.suppliers)} to ${who(event.recipients)}`,
    facts: filled([
      ['Conduct', words(event.conduct, CONDUCT_LABELS)],
      [
        'Items',
        words(
          event.items.map(({ itemClass }) => itemClass),
          ITEM_LABELS,
        ),
      ],
      ['Through', event.intermediaries.length === 0 ? '' : who(event.intermediaries)],
      ['Told as', words(event.modality, MODALITY_LABELS).toLowerCase()],
      ['Told by', event.by === null ? '' : slice(article, event.by)],
      ['Denied by', event.deniedBy === null ? '' : slice(article, event.deniedBy)],
      ['Date', `${formatInterval(event.date.from, event.date.to)} (${BASIS[event.date.basis] ?? event.date.basis})`],
      ['Read by', frames.join(', ')],
      [
        'Certainty',
        `${event.certainty.toFixed(2)}: ${event.certaintyParts.map(({ name, factor }) => `${name} ${factor.toFixed(2)}`).join(' × ')}`,
      ],
      ['Dropped', dropped ?? ''],
      ['Law', dropped === null && judgements.length === 0 ? 'it touches no embargo' : ''],
    ]),
    judgements: judgements.map(readJudgement),
  };
}

function readAct({ act, judgements }: Explanation['councilActs'][number]): TraceEvent {
  return {
    headline: `The Council: ${(ACT_LABELS[act.act] ?? act.act).toLowerCase()}`,
    facts: filled([
      ['About', listInWords([...new Set(act.about.map(({ party }) => partyName(party)))], 6)],
      ['Certainty', act.certainty.toFixed(2)],
      ['Law', judgements.length === 0 ? 'it fits no embargo of that day' : ''],
    ]),
    judgements: judgements.map(readJudgement),
  };
}

function readJudgement(judgement: ReadEvent['judgements'][number]): TraceEvent['judgements'][number] {
  const { regime, outcome, reason, explanation, clauses, confidence } = judgement;
  return {
    regime: nameRegime(regime),
    outcome: outcome === 'quiet' ? `kept quiet, ${reason}` : `raised, confidence ${(confidence ?? 0).toFixed(2)}`,
    explanation,
    clauses: clauses.map((clause) => ({ label: citeProvision(clause), href: resolutionUrl(clause.resolution) ?? '' })),
  };
}

function filled(facts: readonly (readonly [string, string])[]): TraceFact[] {
  return facts.filter(([, value]) => value !== '').map(([label, value]) => ({ label, value }));
}
