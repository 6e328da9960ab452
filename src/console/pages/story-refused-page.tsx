/** Why nothing was done with a story, and the way back. */
import type { VNode } from 'preact';
import { Layout, type Frame } from './layout.js';

export function StoryRefusedPage(props: {
  readonly frame: Frame;
  readonly alertId: string;
  readonly reason: string;
}): VNode {
  const { frame, alertId, reason } = props;
  return (
    <Layout
      frame={frame}
      title="Nothing was changed"
      section="queue"
      page="conflict"
      skipTo={{ id: 'why', what: 'the reason' }}
    >
      <div class="narrow" id="why">
        <h1>Nothing was changed</h1>
        <p>{reason}</p>
        <p>
          <a class="button" href={`/alerts/${alertId}#story`}>
            Back to the alert
          </a>
        </p>
      </div>
    </Layout>
  );
}
