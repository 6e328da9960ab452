/** Answer to an act on a stale alert (412): what happened meanwhile, what was typed, and how to go on. */
import type { VNode } from 'preact';
import type { DecisionModel } from './alert-model.js';
import { Reasons } from './decision-bar.js';
import type { ReviewState } from './labels.js';
import { Csrf, Layout, type Frame } from './layout.js';
import { StateMark } from './marks.js';

/** What the page shows. */
export interface ConflictModel {
  readonly alertId: string;
  readonly sentence: string;
  readonly state: ReviewState;
  readonly assignee: string | null;
  /** What others did since the page was opened, newest last, e.g. "Ana Kovač confirmed it at 14:20 UTC". */
  readonly since: readonly string[];
  /** The act that was tried, in the infinitive: "dismiss the report". */
  readonly tried: string;
  /** An act of review, or another. */
  readonly act: string;
  /** Under the alert's address, where the form is sent to. */
  readonly path: string;
  /** Whatever else was chosen, to be sent again. */
  readonly fields: readonly { readonly name: string; readonly value: string }[];
  /** Whether the act still makes sense in the present state. */
  readonly isStillPossible: boolean;
  /** What was typed; null where nothing can be. */
  readonly text: string | null;
  readonly reason: string | null;
  readonly version: number;
  readonly reasons: DecisionModel['reasons'];
}

export function ConflictPage({ frame, model }: { readonly frame: Frame; readonly model: ConflictModel }): VNode {
  return (
    <Layout frame={frame} title="Changed meanwhile" section="queue" page="conflict">
      <div class="narrow">
        <h1>This alert changed while you read it</h1>
        <p class="lead">
          Nothing was saved of what you tried, which was to {model.tried}.
          {model.text !== null && ' Your words are kept below.'}
        </p>
        <section>
          <h2>As it stands now</h2>
          <p>
            <a href={`/alerts/${model.alertId}`}>{model.sentence}</a>
          </p>
          <p>
            <StateMark state={model.state} />
            {model.assignee === null ? ', with nobody' : `, with ${model.assignee}`}
          </p>
          {model.since.length > 0 && (
            <ul class="since">
              {model.since.map((line) => (
                <li>{line}</li>
              ))}
            </ul>
          )}
        </section>
        <form class="stack" method="post" action={`/alerts/${model.alertId}/${model.path}`}>
          <TriedFields model={model} csrf={frame.viewer?.csrf ?? ''} words="Your words" />
          <p class="actions">
            <a class="button first" href={`/alerts/${model.alertId}`}>
              Read it as it stands
            </a>
            {model.isStillPossible && (
              <button class="button" type="submit">
                Do it all the same: {model.tried}
              </button>
            )}
          </p>
        </form>
      </div>
    </Layout>
  );
}

/** All that was typed and chosen, to be sent again. */
export function TriedFields({
  model,
  csrf,
  words,
}: {
  readonly model: ConflictModel;
  readonly csrf: string;
  /** Label of what was typed. */
  readonly words: string;
}): VNode {
  return (
    <>
      <Csrf token={csrf} />
      <input type="hidden" name="version" value={model.version} />
      {model.fields.map(({ name, value }) => (
        <input type="hidden" name={name} value={value} />
      ))}
      {model.act === 'dismiss' && <Reasons reasons={model.reasons} chosen={model.reason} />}
      {model.text !== null && (
        <>
          <label for="text">{words}</label>
          <textarea class="field" id="text" name="text" rows={5} maxLength={4000}>
            {model.text}
          </textarea>
        </>
      )}
    </>
  );
}
