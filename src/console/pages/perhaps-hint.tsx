/** In the queue: an alert whose story is perhaps that of another, with both answers at hand. */
import type { VNode } from 'preact';
import { Csrf } from './layout.js';
import type { QueueGroup, QueueRow } from './queue-model.js';

type Perhaps = NonNullable<QueueRow['perhaps']>;

const formOf = (alertId: string): string => `perhaps-${alertId}`;

/** Stands below its row; its buttons belong to a form elsewhere, since the list itself is one. */
export function PerhapsHint({ alertId, perhaps }: { readonly alertId: string; readonly perhaps: Perhaps }): VNode {
  return (
    <div class="perhaps">
      <p>
        Perhaps the same as {perhaps.href === null ? perhaps.headline : <a href={perhaps.href}>{perhaps.headline}</a>}
        <small>{perhaps.reasons.join('; ')}.</small>
      </p>
      {perhaps.mayDecide && (
        <span class="acts">
          <button class="button" type="submit" form={formOf(alertId)} name="act" value="join">
            Join
          </button>
          <button class="button" type="submit" form={formOf(alertId)} name="act" value="apart">
            Not the same
          </button>
        </span>
      )}
    </div>
  );
}

/** The forms of all hints of a page; outside the list. */
export function PerhapsForms({
  groups,
  csrf,
}: {
  readonly groups: readonly QueueGroup[];
  readonly csrf: string;
}): VNode {
  const asked = groups.flatMap(({ rows }) =>
    rows.flatMap(({ id, perhaps }) => (perhaps?.mayDecide ? [{ id, perhaps }] : [])),
  );
  return (
    <>
      {asked.map(({ id, perhaps }) => (
        <form id={formOf(id)} method="post" action={`/alerts/${id}/story`} hidden>
          <Csrf token={csrf} />
          <input type="hidden" name="otherStoryId" value={perhaps.storyId} />
          <input type="hidden" name="back" value="queue" />
        </form>
      ))}
    </>
  );
}
