/** A person's saved filters for feed readers. */
import type { VNode } from 'preact';
import { Choices } from './choices.js';
import { KIND_LABELS, REGIME_LABELS, STATE_LABELS } from './labels.js';
import { Csrf, Layout, type Frame } from './layout.js';
import { Heading } from './marks.js';

/** A feed as its owner's page shows it. */
export interface FeedView {
  readonly id: string;
  readonly name: string;
  readonly prefix: string;
  readonly filter: string;
  readonly used: string;
  readonly state: string;
  readonly isOpen: boolean;
}

/** What the page shows. */
export interface FeedsModel {
  readonly feeds: readonly FeedView[];
  /** A feed just made; its addresses are shown once. */
  readonly issued: { readonly name: string; readonly atomUrl: string; readonly jsonUrl: string } | null;
  readonly fault: string | null;
}

export function FeedsPage({ frame, model }: { readonly frame: Frame; readonly model: FeedsModel }): VNode {
  const csrf = frame.viewer?.csrf ?? '';
  return (
    <Layout frame={frame} title="Feeds" section="account" page="feeds">
      <div class="wide">
        <div class="page-head">
          <h1>Feeds</h1>
          <p class="sum">
            Alerts in a feed reader, as Atom or JSON Feed. An address opens its one feed for whoever has it, and nothing
            else; what it leads to asks for a sign-in.
          </p>
        </div>
        {model.issued !== null && (
          <div class="issued" role="status">
            <p>
              The feed <b>{model.issued.name}</b>. Its addresses are shown only now; give one of them to your reader.
            </p>
            <p>
              Atom: <code class="secret">{model.issued.atomUrl}</code>
            </p>
            <p>
              JSON Feed: <code class="secret">{model.issued.jsonUrl}</code>
            </p>
          </div>
        )}
        {model.fault !== null && (
          <p class="fault" role="alert">
            {model.fault}
          </p>
        )}
        <section>
          <Heading>Yours</Heading>
          <Feeds feeds={model.feeds} csrf={csrf} />
        </section>
        <section class="spaced">
          <Heading>All at once</Heading>
          <p>
            Every alert as a file: <a href="/api/v1/alerts/export?format=csv&amp;bom=true">for a spreadsheet</a> or{' '}
            <a href="/api/v1/alerts/export?format=jsonl">as JSON Lines</a>. That you took it is on record.
          </p>
        </section>
        <section class="spaced">
          <Heading>Make a feed</Heading>
          <NewFeed csrf={csrf} />
        </section>
      </div>
    </Layout>
  );
}

function Feeds({ feeds, csrf }: { readonly feeds: readonly FeedView[]; readonly csrf: string }): VNode {
  if (feeds.length === 0) return <p class="none">You have no feed.</p>;
  return (
    <div class="scroll" role="region" aria-label="Feeds" tabIndex={0}>
      <table class="table stacks">
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Shows</th>
            <th scope="col">Last read</th>
            <th scope="col">State</th>
          </tr>
        </thead>
        <tbody>
          {feeds.map((feed) => (
            <tr>
              <th scope="row">
                {feed.name}
                <small class="mono">emf_{feed.prefix}_…</small>
              </th>
              <td data-is="Shows">{feed.filter}</td>
              <td data-is="Last read">{feed.used}</td>
              <td>
                {feed.state}
                {feed.isOpen && (
                  <form class="inline" method="post" action={`/feeds/${feed.id}/revoke`}>
                    <Csrf token={csrf} />
                    <button class="link" type="submit" aria-label={`End the feed ${feed.name}`}>
                      End
                    </button>
                  </form>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function NewFeed({ csrf }: { readonly csrf: string }): VNode {
  return (
    <form class="stack" method="post" action="/feeds">
      <Csrf token={csrf} />
      <label for="feed-name">Name, as your reader will show it</label>
      <input class="field" id="feed-name" name="name" required maxLength={200} autocomplete="off" />
      <div class="two">
        <div>
          <label for="feed-priority">Priority from</label>
          <input class="field" id="feed-priority" name="minPriority" type="number" min={0} max={100} />
        </div>
        <div>
          <label for="feed-kind">Kind</label>
          <select class="field" id="feed-kind" name="kind">
            <option value="">Both</option>
            {Object.entries(KIND_LABELS).map(([kind, label]) => (
              <option value={kind}>{label}</option>
            ))}
          </select>
        </div>
      </div>
      <label for="feed-words">Words that all occur (may stay empty)</label>
      <input class="field" id="feed-words" name="q" maxLength={200} autocomplete="off" />
      <Choices legend="States (none ticked: all)" name="state" labels={STATE_LABELS} />
      <Choices legend="Embargoes (none ticked: all)" name="regime" labels={REGIME_LABELS} />
      <button class="button first" type="submit">
        Make the feed
      </button>
    </form>
  );
}
