/**
 * One alert, in the order in which a reviewer asks: what is said of whom, by whom it is told and denied, the passages
 * in their place, who else reports it, which clause, why this priority, what happened to it so far, and the decision.
 */
import type { VNode } from 'preact';
import type { AlertModel, EvidenceArticle, Quotation } from './alert-model.js';
import { ArticleText } from './article-text.js';
import { AlertSide } from './alert-side.js';
import { DecisionBar } from './decision-bar.js';
import { Layout, type Frame } from './layout.js';
import { LongHeading } from './long-heading.js';
import { Heading, KeyHints, OutLink, StateMark } from './marks.js';
import { isOfStory } from '../notices.js';
import { StorySection } from './story-section.js';

export function AlertPage({ frame, model }: { readonly frame: Frame; readonly model: AlertModel }): VNode {
  const csrf = frame.viewer?.csrf ?? '';
  const { notice = null } = frame;
  const ofStory = notice !== null && isOfStory(notice) ? notice : null;
  return (
    <Layout
      frame={ofStory === null ? frame : { ...frame, notice: null }}
      title={model.sentence}
      section="queue"
      page="alert"
      skipTo={{ id: 'claim', what: 'the claim' }}
    >
      <div class="alert" data-alert={model.id} data-version={model.decision.version} data-csrf={csrf}>
        <p class="presence" role="status" hidden></p>
        <p class="trail">
          <a href="/queue" data-back>
            Queue
          </a>
          <span class="step" hidden>
            <a data-step="-1" href="/queue">
              <kbd>K</kbd> previous
            </a>
            <a data-step="1" href="/queue">
              <kbd>J</kbd> next
            </a>
          </span>
        </p>
        <ClaimHead model={model} />
        <div class="body">
          <div class="main">
            <Pair model={model} />
            {model.articles.map((article, index) => (
              <Evidence article={article} isFirst={index === 0} />
            ))}
            <StorySection model={model} csrf={csrf} notice={ofStory} />
          </div>
          <AlertSide model={model} csrf={csrf} />
        </div>
      </div>
      <DecisionBar alertId={model.id} decision={model.decision} csrf={csrf} />
      <KeyHints hints={[]} />
    </Layout>
  );
}

function ClaimHead({ model }: { readonly model: AlertModel }): VNode {
  return (
    <div class="claim-head" id="claim">
      <p class="standing">
        <span class="kind">{model.kind}</span>
        <a href={model.regimeHref}>{model.regime}</a>
        <span>
          <StateMark state={model.state} label={model.mark ?? undefined} />
          {model.stateNote !== null && `, ${model.stateNote}`}
        </span>
        {model.due !== null && <span class={model.due.isOverdue ? 'late' : undefined}>{model.due.text}</span>}
        <span>{model.edition}</span>
      </p>
      <LongHeading as="h1" text={model.sentence}>
        {model.sentence}
      </LongHeading>
      {model.correction !== null && (
        <p class="corrected" role="note">
          {model.correction}
        </p>
      )}
      <p class="told">
        {model.told}
        {'. '}
        {model.denied === null ? 'No denial was found in these texts.' : `${model.denied}.`}
      </p>
      <dl class="facts">
        {model.facts.map(({ label, value, small }) => (
          <div>
            <dt>{label}</dt>
            <dd>
              {value}
              {small !== null && <small>{small}</small>}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function Pair({ model }: { readonly model: AlertModel }): VNode {
  return (
    <div class="pair">
      <section aria-labelledby="alleged">
        <Heading id="alleged">{model.kind === 'Regime change' ? 'What is reported' : 'What is alleged'}</Heading>
        <Quotations quotations={model.claims} kind="claim" otherwise="The passage is marked in the article below." />
      </section>
      {model.kind !== 'Regime change' && (
        <section aria-labelledby="denied">
          <Heading id="denied">What is denied</Heading>
          <Quotations
            quotations={model.denials}
            kind="denial"
            otherwise="None of the texts reports an answer by a party named. That is no admission."
          />
        </section>
      )}
    </div>
  );
}

function Quotations({
  quotations,
  kind,
  otherwise,
}: {
  readonly quotations: readonly Quotation[];
  readonly kind: 'claim' | 'denial';
  readonly otherwise: string;
}): VNode {
  if (quotations.length === 0) return <p class="none">{otherwise}</p>;
  return (
    <>
      {quotations.map(({ quote, language, direction, attribution, anchor }) => (
        <figure class={`quotation ${kind}`}>
          <blockquote lang={language ?? undefined} dir={direction}>
            <span class="swatch" aria-hidden="true"></span>“{quote}”
          </blockquote>
          <figcaption>{anchor === null ? attribution : <a href={`#${anchor}`}>{attribution}</a>}</figcaption>
        </figure>
      ))}
    </>
  );
}

function Evidence({ article, isFirst }: { readonly article: EvidenceArticle; readonly isFirst: boolean }): VNode {
  const body = (
    <>
      <p class="source">
        <b>{article.outlet}</b>
        <span>reliability {article.reliability}</span>
        {article.published !== null && <span>{article.published}</span>}
        <span class="links">
          {article.originalHref !== null && <OutLink href={article.originalHref}>Original</OutLink>}
          <a href={article.articleHref}>Stored text</a>
        </span>
      </p>
      {article.gist !== null && (
        <div class="gist">
          <p>{article.gist}</p>
          <p class="note">
            In English, put together from what was read in the text; not a translation. The evidence is the{' '}
            {article.languageName} below.
          </p>
        </div>
      )}
      <ArticleText article={article} />
    </>
  );
  const note = [article.languageName, article.captured === null ? null : `captured ${article.captured}`]
    .filter((part) => part !== null)
    .join(', ');
  if (isFirst) {
    return (
      <section class="article">
        <Heading note={note}>In the article</Heading>
        {body}
      </section>
    );
  }
  return (
    <section class="article">
      <details>
        <summary class="h">
          <span class="title">{article.outlet}</span>
          <span class="note">{note}</span>
        </summary>
        {body}
      </details>
    </section>
  );
}
