/** Answer to an act that is refused as it is: why, with all that was typed. */
import type { VNode } from 'preact';
import { TriedFields, type ConflictModel } from './conflict-page.js';
import { Layout, type Frame } from './layout.js';

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
        <form class="stack" method="post" action={`/alerts/${model.alertId}/${model.path}`}>
          <p class="fault" role="alert">
            {model.fault}
          </p>
          <TriedFields model={model} csrf={frame.viewer?.csrf ?? ''} words="In your words" />
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
