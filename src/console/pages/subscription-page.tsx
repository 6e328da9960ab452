/** One subscription, with the digest it would bring. */
import type { VNode } from 'preact';
import type { DigestPreview } from '../../delivery/preview-spans.js';
import { countOf } from './format-instant.js';
import { Csrf, Layout, type Frame } from './layout.js';
import { Heading } from './marks.js';
import type { SubscriptionRow } from './subscriptions-page.js';

/** What the page shows. */
export interface SubscriptionModel extends SubscriptionRow {
  readonly preview: DigestPreview;
}

const SPANS = [
  ['next', 'What would be sent now'],
  ['week', 'All of the last week'],
] as const;

export function SubscriptionPage({
  frame,
  model,
}: {
  readonly frame: Frame;
  readonly model: SubscriptionModel;
}): VNode {
  const { preview } = model;
  const csrf = frame.viewer?.csrf ?? '';
  return (
    <Layout frame={frame} title={`Digest for ${model.email}`} section="outbox" page="subscription">
      <div class="wide">
        <p class="trail">
          <a href="/subscriptions" data-back>
            Subscriptions
          </a>
        </p>
        <div class="page-head">
          <h1 class="address">{model.email}</h1>
          <p class="sum">
            {model.terms}; {model.rhythm}. {model.state}
            {model.reason === null ? '' : `: ${model.reason.replace(/\.+$/, '')}`}.{' '}
            {model.due !== null && `Next due ${model.due}${/\d/.test(model.due) ? ' UTC' : ''}. `}
            {model.last === null ? 'No digest yet.' : `Last digest ${model.last} UTC.`}
          </p>
        </div>
        <p>{preview.week}</p>
        <div class="actions">
          {model.isStopped && <Act id={model.id} act="resume" label="Write to the address again" csrf={csrf} />}
          {!model.isEnded && <Act id={model.id} act="end" label="End the subscription" csrf={csrf} />}
        </div>
        <section class="spaced">
          <Heading>Preview</Heading>
          <nav class="tabs" aria-label="Preview of">
            {SPANS.map(([span, label]) => (
              <a
                href={`/subscriptions/${model.id}?span=${span}`}
                aria-current={span === preview.span ? 'page' : undefined}
              >
                {label}
              </a>
            ))}
          </nav>
          <Preview model={model} csrf={csrf} />
        </section>
      </div>
    </Layout>
  );
}

function Preview({ model, csrf }: { readonly model: SubscriptionModel; readonly csrf: string }): VNode {
  const { preview } = model;
  if (preview.mail === null) return <p class="none">There is nothing to send. {preview.silence}</p>;
  return (
    <>
      <p>
        <b>{preview.mail.subject}</b>
        <br />
        {countOf(preview.alertCount, 'alert')}
        {preview.isCut && ', the newest only'}. Nothing counts as told by looking; the links here lead to the console.
      </p>
      <form class="inline" method="post" action={`/subscriptions/${model.id}/send-test`}>
        <Csrf token={csrf} />
        <input type="hidden" name="span" value={preview.span} />
        <button class="button" type="submit">
          Send it to me as a test
        </button>
      </form>
      <iframe
        class="mail"
        src={`/subscriptions/${model.id}/preview?span=${preview.span}`}
        title="The digest as it looks"
        sandbox=""
        loading="lazy"
      ></iframe>
      <details class="spaced">
        <summary class="h">
          <span class="title">As plain text</span>
        </summary>
        <pre class="mail-text">{preview.mail.text}</pre>
      </details>
    </>
  );
}

function Act(props: {
  readonly id: string;
  readonly act: 'end' | 'resume';
  readonly label: string;
  readonly csrf: string;
}): VNode {
  return (
    <form class="inline" method="post" action={`/subscriptions/${props.id}/${props.act}`}>
      <Csrf token={props.csrf} />
      <button class="button" type="submit">
        {props.label}
      </button>
    </form>
  );
}
