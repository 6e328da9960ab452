/** Receivers on the web, and the way to add one. */
import type { VNode } from 'preact';
import { DeliveryTabs } from './delivery-tabs.js';
import { countOf } from './format-instant.js';
import { Csrf, Layout, type Frame } from './layout.js';
import { Heading } from './marks.js';
import { NEW_WEBHOOK, WebhookFields } from './webhook-fields.js';

/** One receiver in the list. */
export interface WebhookRow {
  readonly id: string;
  readonly name: string;
  readonly host: string;
  readonly asked: string;
  readonly state: string;
  readonly stateNote: string | null;
  readonly isTrouble: boolean;
  readonly waiting: number;
}

/** What the list shows. */
export interface WebhooksModel {
  readonly rows: readonly WebhookRow[];
  readonly fault: string | null;
}

export function WebhooksPage({ frame, model }: { readonly frame: Frame; readonly model: WebhooksModel }): VNode {
  const csrf = frame.viewer?.role === 'admin' ? frame.viewer.csrf : null;
  return (
    <Layout
      frame={frame}
      title="Webhooks"
      section="outbox"
      page="webhooks"
      skipTo={{ id: 'list', what: 'the webhooks' }}
    >
      <div class="wide">
        <div class="page-head">
          <h1>Webhooks</h1>
          <p class="sum">Programs and chats that are told of alerts as they happen.</p>
        </div>
        <DeliveryTabs current="/webhooks" />
        {model.fault !== null && (
          <p class="fault" role="alert">
            {model.fault}
          </p>
        )}
        {model.rows.length === 0 ? (
          <div class="nothing" id="list">
            <h2>No webhook yet</h2>
            <p>{csrf === null ? 'Admins add them here.' : 'Add one below; it is told of what happens from then on.'}</p>
          </div>
        ) : (
          <div class="scroll" role="region" aria-label="Webhooks" tabIndex={0}>
            <table class="table stacks" id="list">
              <thead>
                <tr>
                  <th scope="col">Name</th>
                  <th scope="col">Told of</th>
                  <th scope="col">State</th>
                  <th scope="col">Waiting</th>
                </tr>
              </thead>
              <tbody>
                {model.rows.map((row) => (
                  <tr>
                    <th scope="row">
                      <a href={`/webhooks/${row.id}`}>{row.name}</a>
                      <small>{row.host}</small>
                    </th>
                    <td data-is="Told of">{row.asked}</td>
                    <td>
                      <span class={row.isTrouble ? 'late' : undefined}>{row.state}</span>
                      {row.stateNote !== null && <small>{row.stateNote}</small>}
                    </td>
                    <td data-is="Waiting">{countOf(row.waiting, 'message')}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
        {csrf !== null && (
          <section class="spaced">
            <Heading>Add a webhook</Heading>
            <form class="stack" method="post" action="/webhooks">
              <Csrf token={csrf} />
              <WebhookFields webhook={NEW_WEBHOOK} />
              <button class="button first" type="submit">
                Add the webhook
              </button>
            </form>
          </section>
        )}
      </div>
    </Layout>
  );
}
