/** One change for many sources at once: the boxes stand in the list and belong to this form by its id. */
import type { VNode } from 'preact';
import { Csrf } from './layout.js';
import { ReliabilitySelect } from './reliability-select.js';

/** Id of the form; what stands elsewhere on the page names it. */
const BULK_FORM = 'many';

/** What can be done with many, in the order in which it is offered. */
export const BULK_ACTS = ['reliability', 'publisher', 'read-pages', 'leave-pages', 'pause', 'resume'] as const;
export type BulkAct = (typeof BULK_ACTS)[number];

const LABELS: Readonly<Record<BulkAct, string>> = {
  reliability: 'set the reliability',
  publisher: 'set the publisher',
  'read-pages': 'read the pages of new articles',
  'leave-pages': 'read no pages',
  pause: 'pause',
  resume: 'resume',
};

/** Chooses a source for the form. */
export function BulkBox({ id, title }: { readonly id: string; readonly title: string }): VNode {
  return <input type="checkbox" form={BULK_FORM} name="ids" value={id} aria-label={`Choose ${title}`} />;
}

export function BulkForm({ csrf }: { readonly csrf: string }): VNode {
  return (
    <details class="add">
      <summary class="button">Change the chosen ones</summary>
      <form class="inline-form" id={BULK_FORM} method="post" action="/sources/many">
        <Csrf token={csrf} />
        <div class="two">
          <div>
            <label for="many-act">With the chosen ones</label>
            <select class="field" id="many-act" name="act">
              {BULK_ACTS.map((act) => (
                <option value={act}>{LABELS[act]}</option>
              ))}
            </select>
          </div>
          <div>
            <label for="many-reliability">Reliability to set</label>
            <ReliabilitySelect id="many-reliability" value="F" />
          </div>
        </div>
        <label for="many-publisher">Publisher to set (feeds of one publisher do not corroborate each other)</label>
        <input class="field" id="many-publisher" name="publisher" maxLength={300} />
        <button class="button first" type="submit">
          Change them
        </button>
      </form>
    </details>
  );
}
