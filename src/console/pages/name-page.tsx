/** A name and everything that tells it. */
import type { VNode } from 'preact';
import { Layout, type Frame } from './layout.js';
import { Heading } from './marks.js';

/** What the page shows. */
export interface NameModel {
  /** "Vessel", "IMO". */
  readonly kind: string;
  readonly name: string;
  /** All articles, those that raised nothing among them. */
  readonly searchHref: string;
  readonly storyCount: number;
  /** More tell it than are listed. */
  readonly isCut: boolean;
  readonly alerts: readonly { readonly href: string; readonly headline: string; readonly note: string }[];
  readonly articles: readonly { readonly href: string; readonly title: string; readonly note: string }[];
}

export function NamePage({ frame, model }: { readonly frame: Frame; readonly model: NameModel }): VNode {
  const { kind, name, alerts, articles, storyCount, isCut } = model;
  return (
    <Layout
      frame={frame}
      title={`${kind} ${name}`}
      section="queue"
      page="name"
      skipTo={{ id: 'alerts', what: 'the alerts' }}
    >
      <div class="narrow names">
        <p class="standing">{kind}</p>
        <h1>
          <bdi>{name}</bdi>
        </h1>
        <p>
          {isCut ? 'More tell it than are listed here: ' : 'Named in '}
          {alerts.length} {alerts.length === 1 ? 'alert' : 'alerts'}, {articles.length}{' '}
          {articles.length === 1 ? 'article' : 'articles'} and {storyCount} {storyCount === 1 ? 'story' : 'stories'}
          {isCut ? ', the most urgent and the latest' : ''}. <a href={model.searchHref}>Search all articles for it</a>
        </p>
        <section id="alerts">
          <Heading>Alerts</Heading>
          {alerts.length === 0 ? (
            <p class="none">No alert names it.</p>
          ) : (
            <List rows={alerts.map(({ headline, ...row }) => ({ ...row, text: headline }))} />
          )}
        </section>
        <section>
          <Heading>Articles</Heading>
          {articles.length === 0 ? (
            <p class="none">No article that raised an alert names it.</p>
          ) : (
            <List rows={articles.map(({ title, ...row }) => ({ ...row, text: title }))} />
          )}
        </section>
      </div>
    </Layout>
  );
}

function List({
  rows,
}: {
  readonly rows: readonly { readonly href: string; readonly text: string; readonly note: string }[];
}): VNode {
  return (
    <ul class="named">
      {rows.map(({ href, text, note }) => (
        <li>
          <a href={href}>{text}</a>
          <small>{note}</small>
        </li>
      ))}
    </ul>
  );
}
