/** Labels, snooze and links of an alert, beside its passages. */
import type { VNode } from 'preact';
import type { AlertModel } from './alert-model.js';
import { Csrf } from './layout.js';
import { Heading, StateMark } from './marks.js';

const SNOOZES = [
  ['1', 'one day'],
  ['2', 'two days'],
  ['3', 'three days'],
  ['7', 'a week'],
  ['14', 'two weeks'],
  ['30', '30 days'],
] as const;

interface SectionProps {
  readonly model: AlertModel;
  readonly csrf: string;
}

export function HandlingSection({ model, csrf }: SectionProps): VNode | null {
  const { handling, decision } = model;
  const isEmpty = handling.labels.length === 0 && handling.snooze === null && handling.links.length === 0;
  if (isEmpty && !decision.mayReview) return null;
  return (
    <section class="handling">
      <Heading>In hand</Heading>
      {handling.labels.length > 0 && (
        <ul class="labels" aria-label="Labels">
          {handling.labels.map((label) => (
            <li>
              <a href={`/queue?view=all&label=${encodeURIComponent(label)}`}>{label}</a>
            </li>
          ))}
        </ul>
      )}
      {handling.snooze !== null && <p>{handling.snooze.words}</p>}
      <Links model={model} csrf={csrf} />
      {decision.mayReview && (
        <div class="in-hand">
          <LabelForm model={model} csrf={csrf} />
          {handling.maySnooze && <SnoozeForm model={model} csrf={csrf} />}
          <LinkForm model={model} csrf={csrf} />
        </div>
      )}
    </section>
  );
}

function Fields({ model, csrf }: SectionProps): VNode {
  return (
    <>
      <Csrf token={csrf} />
      <input type="hidden" name="version" value={model.decision.version} />
    </>
  );
}

function Links({ model, csrf }: SectionProps): VNode | null {
  const { links } = model.handling;
  if (links.length === 0) return null;
  return (
    <ul class="links-with" aria-label="Linked alerts">
      {links.map(({ id, headline, how, state }) => (
        <li>
          <a href={`/alerts/${id}`}>{headline}</a>
          <small>
            <StateMark state={state} />, {how}
          </small>
          {model.decision.mayReview && (
            <form method="post" action={`/alerts/${model.id}/unlink`}>
              <Fields model={model} csrf={csrf} />
              <input type="hidden" name="otherId" value={id} />
              <button class="link" type="submit" aria-label={`Take away the link with: ${headline}`}>
                Take away
              </button>
            </form>
          )}
        </li>
      ))}
    </ul>
  );
}

function LabelForm({ model, csrf }: SectionProps): VNode {
  return (
    <details>
      <summary>Label</summary>
      <form method="post" action={`/alerts/${model.id}/labels`}>
        <Fields model={model} csrf={csrf} />
        <label for="labels">Labels, with commas between</label>
        <input
          class="field"
          id="labels"
          name="labels"
          value={model.handling.labels.join(', ')}
          maxLength={800}
          list="known-labels"
        />
        <datalist id="known-labels">
          {model.handling.knownLabels.map((label) => (
            <option value={label}></option>
          ))}
        </datalist>
        <button class="button" type="submit">
          Set the labels
        </button>
      </form>
    </details>
  );
}

function SnoozeForm({ model, csrf }: SectionProps): VNode {
  return (
    <details>
      <summary>Snooze</summary>
      <form method="post" action={`/alerts/${model.id}/snooze`}>
        <Fields model={model} csrf={csrf} />
        <label for="snooze">Out of the queue for</label>
        <select class="field" id="snooze" name="days">
          {model.handling.snooze?.isAsleep === true && <option value="0">no longer: wake it</option>}
          {SNOOZES.map(([value, label]) => (
            <option value={value}>{label}</option>
          ))}
        </select>
        <p class="note">It comes back by itself, marked; new evidence brings it back before.</p>
        <button class="button" type="submit">
          Snooze
        </button>
      </form>
    </details>
  );
}

function LinkForm({ model, csrf }: SectionProps): VNode {
  return (
    <details>
      <summary>Link</summary>
      <form method="post" action={`/alerts/${model.id}/link`}>
        <Fields model={model} csrf={csrf} />
        <label for="link-other">Number or address of the other alert</label>
        <input class="field" id="link-other" name="other" required maxLength={300} />
        <label for="link-kind">This alert is</label>
        <select class="field" id="link-kind" name="kind">
          <option value="related">related to it</option>
          <option value="duplicate">a duplicate of it</option>
        </select>
        <button class="button" type="submit">
          Link
        </button>
      </form>
    </details>
  );
}
