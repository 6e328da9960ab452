/** One act on many alerts: boxes in the list, the form below it, and the page that says what would happen. */
import type { VNode } from 'preact';
import { Reasons } from './decision-bar.js';
import { countOf } from './format-instant.js';
import { Csrf, Layout, type Frame } from './layout.js';
import type { BulkChoices } from './queue-model.js';

/** Id of the form; the boxes in the list name it. */
const FORM = 'many-alerts';

/** What can be done with many, in the order in which it is offered. */
export const BULK_ALERT_ACTS = ['start', 'assign', 'label', 'snooze', 'dismiss', 'confirm', 'escalate'] as const;
export type BulkAlertAct = (typeof BULK_ALERT_ACTS)[number];

const LABELS: Readonly<Record<BulkAlertAct, string>> = {
  start: 'take into review',
  assign: 'hand to',
  label: 'label',
  snooze: 'snooze',
  dismiss: 'dismiss',
  confirm: 'confirm',
  escalate: 'escalate',
};

/** Chooses an alert, at the version that is on the page. */
export function ChooseAlert({ id, version }: { readonly id: string; readonly version: number }): VNode {
  return (
    <input
      class="choose"
      type="checkbox"
      form={FORM}
      name="alerts"
      value={`${id}.${version}`}
      aria-label={`Choose alert ${id}`}
    />
  );
}

export function BulkAlertsForm({ csrf, choices }: { readonly csrf: string; readonly choices: BulkChoices }): VNode {
  return (
    <details class="add">
      <summary class="button">Do one thing with the chosen ones</summary>
      <form class="inline-form" id={FORM} method="post" action="/queue/many/preview">
        <Csrf token={csrf} />
        <label for="many-act">With the chosen alerts</label>
        <select class="field" id="many-act" name="act">
          {BULK_ALERT_ACTS.map((act) => (
            <option value={act}>{LABELS[act]}</option>
          ))}
        </select>
        <div class="two">
          <div>
            <label for="many-assignee">To hand to</label>
            <select class="field" id="many-assignee" name="assigneeId">
              <option value="">Nobody</option>
              {choices.people.map(({ id, name }) => (
                <option value={id}>{name}</option>
              ))}
            </select>
          </div>
          <div>
            <label for="many-snooze">To snooze for</label>
            <select class="field" id="many-snooze" name="days">
              {choices.snoozes.map(({ value, label }) => (
                <option value={value}>{label}</option>
              ))}
            </select>
          </div>
        </div>
        <label for="many-label">Label to add</label>
        <input class="field" id="many-label" name="label" maxLength={40} />
        <label for="many-reason">Reason, to dismiss</label>
        <select class="field" id="many-reason" name="reason">
          <option value="">None</option>
          {choices.reasons.map(({ value, label }) => (
            <option value={value}>{label}</option>
          ))}
        </select>
        <label for="many-text">In your words</label>
        <textarea class="field" id="many-text" name="text" rows={2} maxLength={4000}></textarea>
        <button class="button first" type="submit">
          Show what would happen
        </button>
      </form>
    </details>
  );
}

/** What would come, or came, of each. */
export interface BulkModel {
  readonly isDone: boolean;
  /** In the infinitive: "dismiss". */
  readonly tried: string;
  readonly changed: readonly { readonly id: string; readonly headline: string; readonly what: string }[];
  readonly unchanged: readonly { readonly id: string; readonly headline: string }[];
  readonly refused: readonly { readonly id: string; readonly headline: string; readonly why: string }[];
  /** All that was asked for, to be sent again. */
  readonly fields: readonly { readonly name: string; readonly value: string }[];
  /** Where a reason or words are missing they can be given here. */
  readonly reasons: BulkChoices['reasons'] | null;
}

export function BulkPage({ frame, model }: { readonly frame: Frame; readonly model: BulkModel }): VNode {
  const { isDone, changed, unchanged, refused } = model;
  const title = isDone ? 'What was done' : 'What would happen';
  return (
    <Layout frame={frame} title={title} section="queue" page="bulk">
      <div class="narrow">
        <h1>{title}</h1>
        <p class="lead">
          {isDone
            ? `${countOf(changed.length, 'alert')} changed.`
            : `To ${model.tried} would change ${countOf(changed.length, 'alert')}. Nothing is changed yet.`}
        </p>
        {changed.length > 0 && (
          <section>
            <h2>{isDone ? 'Changed' : 'Would change'}</h2>
            <ul class="outcomes">
              {changed.map(({ id, headline, what }) => (
                <li>
                  <a href={`/alerts/${id}`}>{headline}</a> <small>{what}</small>
                </li>
              ))}
            </ul>
          </section>
        )}
        {refused.length > 0 && (
          <section>
            <h2>{isDone ? 'Refused' : 'Would be refused'}</h2>
            <ul class="outcomes">
              {refused.map(({ id, headline, why }) => (
                <li>
                  <a href={`/alerts/${id}`}>{headline}</a> <small>{why}</small>
                </li>
              ))}
            </ul>
          </section>
        )}
        {unchanged.length > 0 && (
          <section>
            <h2>Already so</h2>
            <ul class="outcomes">
              {unchanged.map(({ id, headline }) => (
                <li>
                  <a href={`/alerts/${id}`}>{headline}</a>
                </li>
              ))}
            </ul>
          </section>
        )}
        {isDone ? (
          <p class="actions">
            <a class="button first" href="/queue">
              To the queue
            </a>
          </p>
        ) : (
          <form class="stack" method="post" action={changed.length > 0 ? '/queue/many' : '/queue/many/preview'}>
            <Csrf token={frame.viewer?.csrf ?? ''} />
            {model.fields.map(({ name, value }) => (
              <input type="hidden" name={name} value={value} />
            ))}
            {model.reasons !== null && <Reasons reasons={model.reasons} />}
            <p class="actions">
              {(changed.length > 0 || model.reasons !== null) && (
                <button class="button first" type="submit">
                  {changed.length > 0 ? `Do it to ${countOf(changed.length, 'alert')}` : 'Show again what would happen'}
                </button>
              )}
              <a href="/queue">Leave everything as it is</a>
            </p>
          </form>
        )}
      </div>
    </Layout>
  );
}
