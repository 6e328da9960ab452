/** One stored article: its text with what was read in it, its revisions, and why it raised an alert or none. */
import type { VNode } from 'preact';
import type { EvidenceArticle } from './alert-model.js';
import { ArticleText } from './article-text.js';
import { Csrf, Layout, type Frame } from './layout.js';
import { Heading, OutLink } from './marks.js';
import { Readings, type ReadingModel } from './readings.js';
import { RaiseFields, type ClaimFormModel } from './raise-fields.js';
import { mayReview } from './viewer.js';

/** What the page shows. */
export interface ArticleModel {
  readonly id: string;
  readonly outlet: string;
  readonly published: string | null;
  readonly originalHref: string | null;
  readonly author: string | null;
  /** Who brought it by hand, if anybody did. */
  readonly brought: { readonly who: string; readonly when: string } | null;
  readonly text: Pick<EvidenceArticle, 'id' | 'title' | 'paragraphs' | 'direction' | 'language'>;
  readonly languageName: string;
  readonly revision: { readonly number: number; readonly of: number; readonly recorded: string };
  readonly revisions: readonly { readonly number: number; readonly href: string; readonly recorded: string }[];
  readonly alerts: readonly { readonly id: string; readonly headline: string; readonly regime: string }[];
  /** What the pack in use reads in it now; null where its language has no lexicon. */
  readonly reading: ReadingModel;
  readonly screenedWith: string | null;
  readonly regimes: readonly { readonly value: string; readonly label: string }[];
  readonly claimForm: ClaimFormModel;
  readonly misses: readonly {
    readonly who: string;
    readonly when: string;
    readonly regime: string;
    readonly text: string | null;
  }[];
}

export function ArticlePage({ frame, model }: { readonly frame: Frame; readonly model: ArticleModel }): VNode {
  return (
    <Layout frame={frame} title={model.text.title.map(({ text }) => text).join('')} section="articles" page="article">
      <div class="alert">
        <p class="trail">
          <a href="/articles" data-back>
            Articles
          </a>
        </p>
        <div class="body">
          <div class="main">
            <section class="article">
              <div class="h">
                <span class="title">Stored article</span>
                <span class="note">
                  {model.languageName}, revision {model.revision.number} of {model.revision.of}, kept{' '}
                  {model.revision.recorded}
                </span>
              </div>
              <p class="source">
                <b>{model.outlet}</b>
                {model.author !== null && <span>{model.author}</span>}
                <span>{model.published ?? 'no date of its own'}</span>
                {model.brought !== null && (
                  <span>
                    Brought by {model.brought.who} on {model.brought.when}
                  </span>
                )}
                <span class="links">
                  {model.originalHref !== null && <OutLink href={model.originalHref}>Original</OutLink>}
                </span>
              </p>
              <ArticleText article={model.text} heading="h1" />
            </section>
          </div>
          <aside class="side" aria-label="What was read in it">
            <section>
              <Heading>{headingOf(model)}</Heading>
              {model.alerts.length > 0 ? (
                <ul class="plain-list">
                  {model.alerts.map(({ id, headline, regime }) => (
                    <li>
                      <a href={`/alerts/${id}`}>{headline}</a>
                      <small>{regime}</small>
                    </li>
                  ))}
                </ul>
              ) : (
                <p class="none">
                  {model.reading.verdict}
                  {model.screenedWith === null && (
                    <>
                      {' '}
                      <a href={`/articles/${model.id}`}>Look again</a>
                    </>
                  )}
                </p>
              )}
            </section>
            <section>
              <Heading note={model.screenedWith === null ? 'not screened yet' : `screened with ${model.screenedWith}`}>
                What is read in it now
              </Heading>
              <Readings reading={model.reading} />
            </section>
            {model.revisions.length > 1 && (
              <section>
                <Heading note="UTC">Revisions</Heading>
                <ol class="plain-list">
                  {model.revisions.map(({ number, href, recorded }) => (
                    <li>
                      <a href={href} aria-current={number === model.revision.number ? 'true' : undefined}>
                        Revision {number}
                      </a>
                      <small>{recorded}</small>
                    </li>
                  ))}
                </ol>
              </section>
            )}
            <Missed frame={frame} model={model} />
          </aside>
        </div>
      </div>
    </Layout>
  );
}

function headingOf({ alerts, screenedWith }: ArticleModel): string {
  if (alerts.length > 0) return 'Alerts';
  return screenedWith === null ? 'Not screened yet' : 'No alert';
}

function Missed({ frame, model }: { readonly frame: Frame; readonly model: ArticleModel }): VNode | null {
  const mayMark = frame.viewer !== null && mayReview(frame.viewer);
  if (model.misses.length === 0 && !mayMark) return null;
  return (
    <section>
      <Heading>This was missed</Heading>
      {model.misses.length > 0 && (
        <ul class="plain-list">
          {model.misses.map(({ who, when, regime, text }) => (
            <li>
              {who} marked it as missed: {regime}
              {text !== null && (
                <>
                  , <q>{text}</q>
                </>
              )}
              <small>{when}</small>
            </li>
          ))}
        </ul>
      )}
      {mayMark && (
        <form class="stack" method="post" action={`/articles/${model.id}/missed`} id="missed">
          <Csrf token={frame.viewer?.csrf ?? ''} />
          <p class="note">
            Say which embargo the article bears on. The mark is kept with your name and becomes an example to learn
            from.
          </p>
          {model.claimForm.fault !== null && (
            <p class="fault" role="alert">
              {model.claimForm.fault}
            </p>
          )}
          <label for="regime">Embargo</label>
          <select class="field" id="regime" name="regime" required>
            <option value="">Choose one</option>
            {model.regimes.map(({ value, label }) => (
              <option value={value} selected={value === model.claimForm.entered.regime}>
                {label}
              </option>
            ))}
          </select>
          <label for="missed-text">What does it report?</label>
          <textarea class="field" id="missed-text" name="text" rows={3} maxLength={4000}>
            {model.claimForm.entered.text}
          </textarea>
          <RaiseFields model={model.claimForm} />
          <button class="button" type="submit">
            Mark as missed
          </button>
        </form>
      )}
    </section>
  );
}
