/** One receiver on the web: how it fares, what it is told, its messages; and one message with all attempts. */
import type { VNode } from 'preact';
import { Csrf, Layout, type Frame } from './layout.js';
import { Heading } from './marks.js';
import { WebhookFields, type WebhookFieldsModel } from './webhook-fields.js';

/** One message in the log. */
export interface MessageRow {
  readonly id: string;
  readonly event: string;
  readonly alertId: string | null;
  readonly planned: string;
  readonly state: string;
  readonly stateNote: string | null;
  readonly isTrouble: boolean;
  readonly isOver: boolean;
}

/** What the page of a receiver shows. */
export interface WebhookModel {
  readonly id: string;
  readonly version: number;
  readonly fields: WebhookFieldsModel;
  readonly state: 'active' | 'paused' | 'disabled';
  /** "Active", with what is to be known of it, sentence by sentence. */
  readonly tellings: readonly string[];
  readonly isTrouble: boolean;
  readonly messages: readonly MessageRow[];
  readonly nextHref: string | null;
  /** A secret just made; shown once. */
  readonly issued: string | null;
  readonly fault: string | null;
}

export function WebhookPage({ frame, model }: { readonly frame: Frame; readonly model: WebhookModel }): VNode {
  const csrf = frame.viewer?.role === 'admin' ? frame.viewer.csrf : null;
  const { fields, issued, fault } = model;
  return (
    <Layout frame={frame} title={fields.name} section="outbox" page="webhook">
      <div class="wide">
        <p class="trail">
          <a href="/webhooks" data-back>
            Webhooks
          </a>
        </p>
        <div class="page-head">
          <h1>{fields.name}</h1>
          <p class="sum">
            <span class="address">{fields.url}</span>.{' '}
            <span class={model.isTrouble ? 'late' : undefined}>{model.tellings.join(' ')}</span>
          </p>
        </div>
        {issued !== null && (
          <div class="issued" role="status">
            <p>
              The secret that verifies its messages. It is shown only now; keep it safe. One that it had before signs
              for 24 hours more.
            </p>
            <p>
              <code class="secret">{issued}</code>
            </p>
          </div>
        )}
        {fault !== null && (
          <p class="fault" role="alert">
            {fault}
          </p>
        )}
        {csrf !== null && <Acts model={model} csrf={csrf} />}
        <section class="spaced">
          <Heading>Messages</Heading>
          <Messages model={model} csrf={csrf} />
        </section>
        {csrf !== null && (
          <>
            <section class="spaced">
              <Heading>Send again</Heading>
              <form class="stack" method="post" action={`/webhooks/${model.id}/replay`}>
                <Csrf token={csrf} />
                <div class="two">
                  <div>
                    <label for="replay-from">All planned from, UTC</label>
                    <input class="field" id="replay-from" name="from" type="datetime-local" required />
                  </div>
                  <div>
                    <label for="replay-to">until, UTC</label>
                    <input class="field" id="replay-to" name="to" type="datetime-local" required />
                  </div>
                </div>
                <button class="button" type="submit">
                  Send them again, under the same ids
                </button>
              </form>
            </section>
            <section class="spaced">
              <Heading>Change</Heading>
              <form class="stack" method="post" action={`/webhooks/${model.id}/change`}>
                <Csrf token={csrf} />
                <input type="hidden" name="version" value={model.version} />
                <WebhookFields webhook={fields} />
                <button class="button" type="submit">
                  Save the changes
                </button>
              </form>
            </section>
            <section class="spaced">
              <Heading>Delete</Heading>
              <form class="act" method="post" action={`/webhooks/${model.id}/delete`}>
                <Csrf token={csrf} />
                <button class="button" type="submit">
                  Delete it, with all its messages
                </button>
              </form>
            </section>
          </>
        )}
      </div>
    </Layout>
  );
}

function Acts({ model, csrf }: { readonly model: WebhookModel; readonly csrf: string }): VNode {
  const acts: readonly (readonly [string, string])[] = [
    ['test', 'Send a test message'],
    ...(model.state === 'active'
      ? ([['pause', 'Pause']] as const)
      : ([
          ['resume', 'Switch on, with what it missed'],
          ['resume-now', 'Switch on, from now'],
        ] as const)),
    ['rotate', 'Make a new secret'],
  ];
  return (
    <div class="actions">
      {acts.map(([act, label]) => (
        <form class="inline" method="post" action={`/webhooks/${model.id}/${act}`}>
          <Csrf token={csrf} />
          <button class="button" type="submit">
            {label}
          </button>
        </form>
      ))}
    </div>
  );
}

function Messages({ model, csrf }: { readonly model: WebhookModel; readonly csrf: string | null }): VNode {
  if (model.messages.length === 0) return <p class="none">Nothing has been sent to it yet.</p>;
  return (
    <>
      <div class="scroll" role="region" aria-label="Messages" tabIndex={0}>
        <table class="table stacks">
          <thead>
            <tr>
              <th scope="col">Message</th>
              <th scope="col">Planned, UTC</th>
              <th scope="col">State</th>
              {csrf !== null && <th scope="col">Again</th>}
            </tr>
          </thead>
          <tbody>
            {model.messages.map((message) => (
              <tr>
                <th scope="row">
                  <a href={`/webhooks/${model.id}/messages/${message.id}`}>{message.event}</a>
                  {message.alertId !== null && <small>Alert {message.alertId}</small>}
                </th>
                <td data-is="Planned">{message.planned}</td>
                <td>
                  <span class={message.isTrouble ? 'late' : undefined}>{message.state}</span>
                  {message.stateNote !== null && <small>{message.stateNote}</small>}
                </td>
                {csrf !== null && (
                  <td>
                    {message.isOver && (
                      <form class="inline" method="post" action={`/webhooks/${model.id}/messages/${message.id}/replay`}>
                        <Csrf token={csrf} />
                        <button class="link" type="submit" aria-label={`Send again: message ${message.id}`}>
                          Send again
                        </button>
                      </form>
                    )}
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {model.nextHref !== null && (
        <p class="list-foot">
          <a href={model.nextHref} rel="next">
            Older ones
          </a>
        </p>
      )}
    </>
  );
}

/** One attempt as it is shown. */
export interface AttemptView {
  readonly at: string;
  readonly outcome: string;
  readonly request: string;
  readonly answer: string | null;
}

/** What the page of a message shows. */
export interface MessageModel extends MessageRow {
  readonly webhookId: string;
  readonly webhookName: string;
  readonly messageId: string;
  readonly body: string;
  readonly attempts: readonly AttemptView[];
}

export function MessagePage({ frame, model }: { readonly frame: Frame; readonly model: MessageModel }): VNode {
  return (
    <Layout frame={frame} title={model.event} section="outbox" page="message">
      <div class="wide">
        <p class="trail">
          <a href={`/webhooks/${model.webhookId}`} data-back>
            {model.webhookName}
          </a>
        </p>
        <div class="page-head">
          <h1>{model.event}</h1>
          <p class="sum">
            <span class="mono">{model.messageId}</span>, planned {model.planned} UTC; {model.state.toLowerCase()}
            {model.stateNote !== null && `: ${model.stateNote}`}
          </p>
        </div>
        <section>
          <Heading>What is sent</Heading>
          <pre class="mail-text" tabIndex={0} aria-label="Body">
            {model.body}
          </pre>
        </section>
        <section class="spaced">
          <Heading>Attempts, the newest first</Heading>
          {model.attempts.length === 0 && <p class="none">None yet.</p>}
          {model.attempts.map((attempt) => (
            <details>
              <summary>
                {attempt.at}: {attempt.outcome}
              </summary>
              <pre class="mail-text">{attempt.request}</pre>
              {attempt.answer !== null && <pre class="mail-text">{attempt.answer}</pre>}
            </details>
          ))}
        </section>
      </div>
    </Layout>
  );
}
