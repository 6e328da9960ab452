/** The outbox: every mail that was planned or sent, and what it says. */
import type { VNode } from 'preact';
import { DeliveryTabs } from './delivery-tabs.js';
import { countOf } from './format-instant.js';
import { Layout, type Frame } from './layout.js';
import { Heading } from './marks.js';

/** One mail in the list. */
export interface MailRow {
  readonly id: string;
  readonly subject: string;
  readonly recipient: string;
  readonly kind: string;
  readonly planned: string;
  readonly state: string;
  readonly stateNote: string | null;
  readonly isTrouble: boolean;
}

/** What the list shows. */
export interface OutboxModel {
  readonly rows: readonly MailRow[];
  readonly nextHref: string | null;
}

export function OutboxPage({ frame, model }: { readonly frame: Frame; readonly model: OutboxModel }): VNode {
  return (
    <Layout frame={frame} title="Outbox" section="outbox" page="outbox" skipTo={{ id: 'list', what: 'the mails' }}>
      <div class="wide">
        <div class="page-head">
          <h1>Outbox</h1>
          <p class="sum">Mails to subscribers, newest first, with what became of them.</p>
        </div>
        <DeliveryTabs current="/outbox" />
        {model.rows.length === 0 ? (
          <div class="nothing" id="list">
            <h2>No mail yet</h2>
            <p>Digests stand here as soon as a confirmed subscriber is to be told something.</p>
          </div>
        ) : (
          <div class="scroll" role="region" aria-label="Mails" tabIndex={0}>
            <table class="table stacks" id="list">
              <thead>
                <tr>
                  <th scope="col">Mail</th>
                  <th scope="col">To</th>
                  <th scope="col">Planned, UTC</th>
                  <th scope="col">State</th>
                </tr>
              </thead>
              <tbody>
                {model.rows.map((row) => (
                  <tr>
                    <th scope="row">
                      <a href={`/outbox/${row.id}`} data-row>
                        {row.subject}
                      </a>
                      <small>{row.kind}</small>
                    </th>
                    <td class="address" data-is="To">
                      {row.recipient}
                    </td>
                    <td data-is="Planned">{row.planned}</td>
                    <td>
                      <span class={row.isTrouble ? 'late' : undefined}>{row.state}</span>
                      {row.stateNote !== null && <small>{row.stateNote}</small>}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
        <p class="list-foot">
          <span>
            {countOf(model.rows.length, 'mail')} shown.{' '}
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

/** What the page of one mail shows. */
export interface MailModel extends MailRow {
  readonly text: string;
}

export function MailPage({ frame, model }: { readonly frame: Frame; readonly model: MailModel }): VNode {
  return (
    <Layout frame={frame} title={model.subject} section="outbox" page="mail">
      <div class="wide">
        <p class="trail">
          <a href="/outbox" data-back>
            Outbox
          </a>
        </p>
        <div class="page-head">
          <h1>{model.subject}</h1>
          <p class="sum">
            {model.kind} to <span class="address">{model.recipient}</span>, planned {model.planned} UTC;{' '}
            {model.state.toLowerCase()}
            {model.stateNote !== null && `: ${model.stateNote}`}
          </p>
        </div>
        <section>
          <Heading>As it looks</Heading>
          <iframe
            class="mail"
            src={`/outbox/${model.id}/html`}
            title="The mail as it looks"
            sandbox=""
            loading="lazy"
          ></iframe>
        </section>
        <section class="spaced">
          <details>
            <summary class="h">
              <span class="title">As plain text</span>
            </summary>
            <pre class="mail-text">{model.text}</pre>
          </details>
        </section>
      </div>
    </Layout>
  );
}
