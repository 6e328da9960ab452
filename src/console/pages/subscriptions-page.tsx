/** Who gets digests of what. */
import type { VNode } from 'preact';
import { DeliveryTabs } from './delivery-tabs.js';
import { countOf } from './format-instant.js';
import { Layout, type Frame } from './layout.js';

/** One subscription in the list. */
export interface SubscriptionRow {
  readonly id: string;
  readonly email: string;
  readonly terms: string;
  readonly rhythm: string;
  readonly state: string;
  /** Why it ended, or why its address is stopped. */
  readonly reason: string | null;
  readonly isStopped: boolean;
  readonly isEnded: boolean;
  /** When the next digest is due, UTC. */
  readonly due: string | null;
  readonly last: string | null;
}

/** What the list shows. */
export interface SubscriptionsModel {
  readonly q: string;
  readonly state: string;
  readonly rows: readonly SubscriptionRow[];
  readonly nextHref: string | null;
}

const CHOICES = [
  ['', 'All'],
  ['active', 'Active'],
  ['pending', 'Not confirmed'],
  ['ended', 'Ended'],
] as const;

export function SubscriptionsPage({
  frame,
  model,
}: {
  readonly frame: Frame;
  readonly model: SubscriptionsModel;
}): VNode {
  return (
    <Layout
      frame={frame}
      title="Subscriptions"
      section="outbox"
      page="subscriptions"
      skipTo={{ id: 'list', what: 'the subscriptions' }}
    >
      <div class="wide">
        <div class="page-head">
          <div>
            <h1>Subscriptions</h1>
            <p class="sum">Who gets digests of what, in the order in which they asked.</p>
          </div>
          <form class="search" method="get" action="/subscriptions" role="search">
            <label class="sr" for="q">
              Part of the address
            </label>
            <input
              class="field"
              id="q"
              name="q"
              type="search"
              value={model.q}
              placeholder="Part of the address"
              data-key="/"
            />
            <label class="sr" for="state">
              State
            </label>
            <select class="field" id="state" name="state">
              {CHOICES.map(([value, label]) => (
                <option value={value} selected={value === model.state}>
                  {label}
                </option>
              ))}
            </select>
            <button class="button" type="submit">
              Search
            </button>
          </form>
        </div>
        <DeliveryTabs current="/subscriptions" />
        {model.rows.length === 0 ? (
          <div class="nothing" id="list">
            <h2>No subscription here</h2>
            <p>Whoever asks for a digest stands here, also before the address is confirmed.</p>
          </div>
        ) : (
          <div class="scroll" role="region" aria-label="Subscriptions" tabIndex={0}>
            <table class="table stacks" id="list">
              <thead>
                <tr>
                  <th scope="col">Reader</th>
                  <th scope="col">Asks for</th>
                  <th scope="col">State</th>
                  <th scope="col">Next due, UTC</th>
                  <th scope="col">Last digest, UTC</th>
                </tr>
              </thead>
              <tbody>
                {model.rows.map((row) => (
                  <tr>
                    <th scope="row" class="address">
                      <a href={`/subscriptions/${row.id}`} data-row>
                        {row.email}
                      </a>
                    </th>
                    <td data-is="Asks for">
                      {row.terms}
                      <small>{row.rhythm}</small>
                    </td>
                    <td>
                      <span class={row.isStopped ? 'late' : undefined}>{row.state}</span>
                      {row.reason !== null && <small>{row.reason}</small>}
                    </td>
                    <td data-is="Next due">{row.due ?? 'none'}</td>
                    <td data-is="Last digest">{row.last ?? 'none yet'}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
        <p class="list-foot">
          <span>
            {countOf(model.rows.length, 'subscription')} shown.{' '}
            {model.nextHref !== null && (
              <a href={model.nextHref} rel="next">
                More
              </a>
            )}
          </span>
        </p>
      </div>
    </Layout>
  );
}
