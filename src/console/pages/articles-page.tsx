/** Every article that was read, flagged or not, to browse and to search. */
import type { VNode } from 'preact';
import { countOf } from './format-instant.js';
import { Layout, type Frame } from './layout.js';
import { mayReview } from './viewer.js';

/** One article in the list. */
export interface ArticleRow {
  readonly id: string;
  readonly title: string;
  readonly language: string | null;
  readonly direction: 'ltr' | 'rtl';
  readonly outlet: string;
  readonly date: string;
  /** Null where it raised nothing. */
  readonly alerts: readonly { readonly id: string; readonly regime: string }[];
  readonly note: string | null;
}

/** What the page shows. */
export interface ArticlesModel {
  readonly search: string;
  readonly shown: 'all' | 'flagged' | 'unflagged';
  readonly rows: readonly ArticleRow[];
  readonly nextHref: string | null;
}

const CHOICES = [
  ['all', 'All'],
  ['flagged', 'With an alert'],
  ['unflagged', 'Without an alert'],
] as const;

export function ArticlesPage({ frame, model }: { readonly frame: Frame; readonly model: ArticlesModel }): VNode {
  return (
    <Layout
      frame={frame}
      title="Articles"
      section="articles"
      page="articles"
      skipTo={{ id: 'list', what: 'the articles' }}
    >
      <div class="wide">
        <div class="list-head">
          <div>
            <h1>Articles</h1>
            <p class="sum">
              All that was read, whether it raised an alert or not.{' '}
              {frame.viewer !== null && mayReview(frame.viewer) && <a href="/articles/new">Add an article</a>}
            </p>
          </div>
          <form class="search" method="get" action="/articles" role="search">
            <label class="sr" for="q">
              Search articles
            </label>
            <input
              class="field"
              id="q"
              name="q"
              type="search"
              value={model.search}
              placeholder="Words in title or text"
              data-key="/"
            />
            <label class="sr" for="shown">
              Which
            </label>
            <select class="field" id="shown" name="shown">
              {CHOICES.map(([value, label]) => (
                <option value={value} selected={value === model.shown}>
                  {label}
                </option>
              ))}
            </select>
            <button class="button" type="submit">
              Search
            </button>
          </form>
        </div>
        {model.rows.length === 0 ? (
          <div class="nothing" id="list">
            <h2>No article here</h2>
            <p>
              {model.search === ''
                ? 'Articles stand here as soon as the sources are polled.'
                : 'No article has these words.'}
            </p>
          </div>
        ) : (
          <ul class="article-rows" id="list">
            {model.rows.map((row) => (
              <Row row={row} />
            ))}
          </ul>
        )}
        <p class="list-foot">
          <span>
            {countOf(model.rows.length, 'article')} shown.{' '}
            {model.nextHref !== null && (
              <a href={model.nextHref} rel="next">
                Older ones
              </a>
            )}
          </span>
        </p>
      </div>
    </Layout>
  );
}

function Row({ row }: { readonly row: ArticleRow }): VNode {
  return (
    <li>
      <a class="article-row" href={`/articles/${row.id}`} data-row>
        <span class="title clamp" lang={row.language ?? undefined} dir={row.direction}>
          {row.title === '' ? 'Without a title' : row.title}
        </span>
        <span class="meta">
          <span>{row.outlet}</span> <span>{row.date}</span>
          {row.note !== null && <span>{row.note}</span>}
        </span>
        <span class="flag">
          {row.alerts.length === 0 ? (
            <span class="quiet">no alert</span>
          ) : (
            <b>{row.alerts.length === 1 ? `Alert: ${row.alerts[0]?.regime}` : countOf(row.alerts.length, 'alert')}</b>
          )}
        </span>
      </a>
    </li>
  );
}
