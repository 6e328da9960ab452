/** Below the queue: the present filters under a name, and one's own kept ones to forget. */
import type { VNode } from 'preact';
import { Csrf } from './layout.js';
import type { QueueModel } from './queue-model.js';

interface KeepProps extends Pick<QueueModel, 'keepable' | 'saved'> {
  readonly csrf: string;
}

export function KeepView({ csrf, keepable, saved }: KeepProps): VNode | null {
  const own = saved.filter(({ isOwn }) => isOwn);
  if (keepable === null && own.length === 0) return null;
  return (
    <details class="add">
      <summary class="button">Keep this view</summary>
      {keepable !== null && (
        <form class="inline-form" method="post" action="/queue/views">
          <Csrf token={csrf} />
          {keepable.map(({ name, value }) => (
            <input type="hidden" name={name} value={value} />
          ))}
          <label for="view-name">Name</label>
          <input class="field" id="view-name" name="name" required maxLength={60} />
          <label>
            <input type="checkbox" name="isShared" value="yes" /> Show it to everyone at the desk
          </label>
          <button class="button first" type="submit">
            Keep these filters
          </button>
        </form>
      )}
      {own.map(({ id, name }) => (
        <form class="forget" method="post" action={`/queue/views/${id}/forget`}>
          <Csrf token={csrf} />
          <button class="link" type="submit">
            Forget “{name}”
          </button>
        </form>
      ))}
    </details>
  );
}
