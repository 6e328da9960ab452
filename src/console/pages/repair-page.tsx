/** Answer to a decision that lacks something: what it lacks, with all that was typed. */
import type { VNode } from 'preact';
import type { ConflictModel } from './conflict-page.js';
import { Reasons } from './decision-bar.js';
import { Csrf, Layout, type Frame } from './layout.js';

/** What the page shows. */
export interface RepairModel extends ConflictModel {
  readonly fault: string;
}

export function RepairPage({ frame, model }: { readonly frame: Frame; readonly model: RepairModel }): VNode {
  return (
    <Layout frame={frame} title="Something is missing" section="queue" page="repair">
      <div class="narrow">
        <h1>Something is missing</h1>
        <p class="lead">
          Nothing was saved yet. The alert: <a href={`/alerts/${model.alertId}`}>{model.sentence}</a>
        </p>
        <form
          class="stack"
          method="post"
          action={`/alerts/${model.alertId}/${model.act === 'assign' ? 'assign' : 'review'}`}
        >
          <Csrf token={frame.viewer?.csrf ?? ''} />
          <input type="hidden" name="version" value={model.version} />
          <p class="fault" role="alert">
            {model.fault}
          </p>
          {model.act === 'assign' ? (
            <input type="hidden" name="assigneeId" value="" />
          ) : (
            <>
              <input type="hidden" name="act" value={model.act} />
              {model.act === 'dismiss' && <Reasons reasons={model.reasons} chosen={model.reason} />}
              <label for="text">In your words</label>
              <textarea class="field" id="text" name="text" rows={5} maxLength={4000}>
                {model.text}
              </textarea>
            </>
          )}
          <p class="actions">
            <button class="button first" type="submit">
              {model.tried.charAt(0).toUpperCase() + model.tried.slice(1)}
            </button>
            <a href={`/alerts/${model.alertId}`}>Back to the alert</a>
          </p>
        </form>
      </div>
    </Layout>
  );
}
