/** What a dismissed alert could teach the rules: an example, words that block, and what these would change. */
import type { VNode } from 'preact';
import type { Lesson } from '../../rescreening/lesson-schema.js';
import { countOf } from './format-instant.js';
import { Layout, type Frame } from './layout.js';
import { Heading } from './marks.js';
import { nameRegime } from './name-things.js';

/** What was asked for. */
export interface LessonAsked {
  readonly phrase: string;
  readonly scope: 'sentence' | 'article';
}

interface Props {
  readonly frame: Frame;
  readonly lesson: Lesson;
  readonly asked: LessonAsked;
}

export function LessonPage({ frame, lesson, asked }: Props): VNode {
  const { alertId, text, sentence } = lesson;
  return (
    <Layout frame={frame} title={`What alert ${alertId} teaches`} section="queue" page="lesson">
      <div class="wide">
        <p class="trail">
          <a href={`/alerts/${alertId}`}>Alert {alertId}</a>
        </p>
        <div class="page-head">
          <h1>What this dismissal could teach</h1>
          <p class="sum">
            The rule <b>{lesson.frame}</b> read this sentence in{' '}
            <a href={`/articles/${text.articleId}`}>
              <bdi class="clamp">{text.title}</bdi>
            </a>{' '}
            ({text.publisher}):
          </p>
          <blockquote class="read" dir="auto">
            {sentence}
          </blockquote>
        </div>
        <Form asked={asked} fault={lesson.fault} alertId={alertId} />
        {lesson.backTest !== null && <BackTest lesson={lesson} backTest={lesson.backTest} />}
        <section class="spaced">
          <Heading note="for RULES_DIR">The files</Heading>
          <p class="note after">
            Nothing is switched on here. Put these into your directory of rules (where a file of that name stands there
            already, add to it), run <code>cli -- rules check DIR</code> and{' '}
            <code>cli -- rescreen --dry-run --rules DIR</code>, which tries them on every stored article, and start the
            service with it.
          </p>
          {lesson.files.map(({ path, source }) => (
            <figure class="file">
              <figcaption>{path}</figcaption>
              <pre tabIndex={0} aria-label={path}>
                {source}
              </pre>
            </figure>
          ))}
        </section>
      </div>
    </Layout>
  );
}

function Form({
  asked,
  fault,
  alertId,
}: {
  readonly asked: LessonAsked;
  readonly fault: string | null;
  readonly alertId: string;
}): VNode {
  return (
    <section class="spaced">
      <Heading>Words that keep it quiet</Heading>
      <form class="lesson" method="get" action={`/alerts/${alertId}/lesson`}>
        <label for="phrase">Words of the text that show what it is really about</label>
        <input
          class="field"
          id="phrase"
          name="phrase"
          value={asked.phrase}
          maxLength={200}
          required
          aria-describedby={fault === null ? undefined : 'phrase-fault'}
          aria-invalid={fault === null ? undefined : 'true'}
        />
        {fault !== null && (
          <p class="late" id="phrase-fault" role="alert">
            {fault}
          </p>
        )}
        <fieldset>
          <legend>They keep quiet</legend>
          <label>
            <input type="radio" name="scope" value="sentence" checked={asked.scope === 'sentence'} /> their sentence
          </label>
          <label>
            <input type="radio" name="scope" value="article" checked={asked.scope === 'article'} /> the whole article
          </label>
        </fieldset>
        <button class="button" type="submit">
          Try them on stored texts
        </button>
      </form>
    </section>
  );
}

function BackTest({
  lesson,
  backTest,
}: {
  readonly lesson: Lesson;
  readonly backTest: NonNullable<Lesson['backTest']>;
}): VNode {
  const { read, isQuiet, gained, gone, weakened } = backTest;
  const others = gone.filter(({ id }) => id !== lesson.alertId);
  return (
    <section class="spaced" id="back-test">
      <Heading note={`the newest ${countOf(read, 'text', 'texts')} on which alerts rest`}>
        What they would change
      </Heading>
      <p class="result">
        {isQuiet ? 'This text would no longer raise the alert.' : 'This text would still raise the alert.'}{' '}
        {countOf(others.length, 'other alert', 'other alerts')} would lose every text, {weakened.length} would rest on
        fewer, {countOf(gained.length, 'finding', 'findings')} would come.
      </p>
      <Named title="Lost" alerts={gone} />
      <Named title="On fewer texts" alerts={weakened} />
      {gained.length > 0 && (
        <>
          <h3>Gained</h3>
          <ul class="named">
            {gained.map(({ articleId, title, regime }) => (
              <li>
                <a href={`/articles/${articleId}`}>
                  <bdi>{title}</bdi>
                </a>{' '}
                <small>{nameRegime(regime)}</small>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

type NamedAlerts = NonNullable<Lesson['backTest']>['gone'];

function Named({ title, alerts }: { readonly title: string; readonly alerts: NamedAlerts }): VNode | null {
  if (alerts.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul class="named">
        {alerts.map(({ id, headline, regime, state }) => (
          <li>
            <a href={`/alerts/${id}`}>{headline}</a>{' '}
            <small>
              {nameRegime(regime)}, {state}
            </small>
          </li>
        ))}
      </ul>
    </>
  );
}
