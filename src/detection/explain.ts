/** Why an article is judged as it is: the same run as `detect`, with every step kept. */
import { recogniseLanguage } from './extraction/recognise-language.js';
import { extract, LEAST_CERTAINTY } from './extraction/extract.js';
import { Trace } from './extraction/trace.js';
import { listSentences } from './extraction/list-sentences.js';
import type { Event, Extraction } from './event.js';
import type { ExplainedEvent, ExplainedJudgement, ExplainedSentence, Explanation } from './explanation.js';
import type { Detection, DetectionArticle } from './finding.js';
import { isPlainlyTold, judge } from './judgement/judge.js';
import { judgeCouncilAct } from './judgement/judge-council-act.js';
import { judgeEvent } from './judgement/judge-event.js';
import type { Pack } from './pack.js';
import { LANGUAGES } from './vocabulary.js';

export type { Explanation } from './explanation.js';

/** Reads and judges an article as `detect` does, and keeps each step. For single texts: it costs more than `detect`. */
export function explain(article: DetectionArticle, pack: Pack): Explanation {
  const recognisedLanguage = recogniseLanguage(`${article.title}\n${article.text}`, article.language ?? null);
  const language = LANGUAGES.find((code) => code === recognisedLanguage) ?? null;
  const languagePack = language === null ? undefined : pack.languages[language];
  if (language === null || languagePack === undefined) {
    const unread = { language: null, recognisedLanguage, findings: [], quiet: [], packVersion: pack.version };
    const nothing =
      recognisedLanguage === null
        ? 'Its language was not recognised.'
        : `There is no lexicon for ${recognisedLanguage}.`;
    return { detection: unread, sentences: [], topics: [], events: [], councilActs: [], nothing };
  }
  const trace = new Trace();
  const extraction = extract(article, languagePack, trace);
  const { findings, quiet, otherwise } = judge(extraction, pack.register, article);
  const isOfCouncil = findings.some(({ kind }) => kind === 'regime-change');
  const detection: Detection = { language, recognisedLanguage, findings, quiet, packVersion: pack.version };
  const sentences = listSentences(trace);
  const settled = trace.settled.events;
  const unused = trace.built.filter(({ event }) => event !== null && !isSettled(event, settled));
  const events = [...settled, ...(settled.length === 0 ? unused : [])].flatMap(
    ({ combined, event }): ExplainedEvent[] => {
      if (event === null) return [];
      const isJudged = extraction.events.includes(event) && (!isOfCouncil || isPlainlyTold(event));
      return [
        {
          event,
          frames: [...new Set(combined.parts.flatMap((part) => part.frames))],
          dropped: isJudged ? null : whyDropped(event, trace),
          judgements: isJudged ? judgementsOf(event, pack, article) : [],
        },
      ];
    },
  );
  if (otherwise !== null) {
    const frames = [...new Set(otherwise.evidence.map(({ rule }) => rule))];
    events.push({ event: otherwise, frames, dropped: null, judgements: judgementsOf(otherwise, pack, article) });
  }
  return {
    detection,
    sentences,
    topics: [...(trace.document?.topics.keys() ?? [])],
    events,
    councilActs: actsOf(extraction, pack, article),
    nothing: findings.length > 0 ? null : whyNothing(trace, sentences, events, extraction),
  };
}

function isSettled(event: Event, settled: Trace['settled']['events']): boolean {
  return settled.some((one) => one.event === event);
}

/** Why an event that was put together did not go on to judgement. */
function whyDropped(event: Event, { settled: { events, weighing } }: Trace): string {
  if (weighing !== null && !isSettled(event, events)) {
    const { told, least, reason } = weighing;
    return told < least ? `${told.toFixed(2)} under ${least}: ${reason()}` : 'it was put together otherwise';
  }
  return event.certainty < LEAST_CERTAINTY
    ? `certainty ${event.certainty} under ${LEAST_CERTAINTY}`
    : 'beside news of the Council only what names both sides at once is told';
}

function judgementsOf(event: Event, pack: Pack, article: DetectionArticle): ExplainedJudgement[] {
  return pack.register.regimes.flatMap((regime): ExplainedJudgement[] => {
    const reading = judgeEvent(event, regime, article);
    if (reading === null) return [];
    if (reading.outcome === 'quiet') {
      const { reason, explanation, clause } = reading.quiet;
      const clauses = clause === null ? [] : [clause];
      return [{ regime: regime.id, outcome: 'quiet', reason, explanation, clauses, confidence: null }];
    }
    const { explanation, provisions, confidence } = reading.claim;
    return [{ regime: regime.id, outcome: 'raised', reason: null, explanation, clauses: provisions, confidence }];
  });
}

function actsOf(extraction: Extraction, pack: Pack, article: DetectionArticle): Explanation['councilActs'] {
  return extraction.councilActs.map((act) => ({
    act,
    judgements: judgeCouncilAct(act, pack.register, article).map(({ regime, claim }) => ({
      regime: regime.id,
      outcome: 'raised',
      reason: null,
      explanation: claim.explanation,
      clauses: claim.provisions,
      confidence: claim.confidence,
    })),
  }));
}

/** How far the text got before it came to nothing. */
function whyNothing(
  trace: Trace,
  sentences: readonly ExplainedSentence[],
  events: readonly ExplainedEvent[],
  extraction: Extraction,
): string {
  if (trace.document === null) return 'It names no State, group or place that an embargo has to do with.';
  if (extraction.councilActs.length > 0) return 'It tells of an act of the Council that fits no embargo of that day.';
  if (events.some(({ judgements }) => judgements.length > 0))
    return 'What it tells was kept quiet by the law or the date.';
  if (events.some(({ dropped }) => dropped === null)) return 'What it tells touches no embargo.';
  if (events.length > 0) return 'What it tells is too uncertain to be judged.';
  if (sentences.some(({ lost }) => lost !== null)) return 'A sentence tells of a transfer, but no event came of it.';
  if (sentences.some(({ silencedBy }) => silencedBy.length > 0))
    return 'The sentences that might tell one are about something else, by their words.';
  if (sentences.some(({ tries }) => tries.length > 0))
    return 'Words that may tell of a transfer stand in it, but no frame was read.';
  return 'It has no word that tells of a transfer, a service or a deployment.';
}
