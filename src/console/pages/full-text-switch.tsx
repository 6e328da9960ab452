/** Whether the pages of a source's articles are read, what came of it, and the switch. */
import type { VNode } from 'preact';
import { Csrf } from './layout.js';
import { Heading } from './marks.js';

/** What is shown of it. */
export interface FullTextModel {
  readonly isOn: boolean;
  /** "12 fuller texts, 3 behind a paywall"; empty where no page was read. */
  readonly outcomes: string;
}

/** @param csrf Null for those who may not turn it. */
export function FullTextSwitch({
  id,
  csrf,
  fullText,
}: {
  readonly id: string;
  readonly csrf: string | null;
  readonly fullText: FullTextModel;
}): VNode {
  const { isOn, outcomes } = fullText;
  return (
    <section>
      <Heading>Full texts</Heading>
      <p>
        {isOn
          ? 'The page of each new article is read too, as far as the site’s robots.txt allows.'
          : 'Only what the feed carries is read.'}
        {outcomes !== '' && ` So far: ${outcomes}.`}
      </p>
      {csrf !== null && (
        <form class="act" method="post" action={`/sources/${id}/full-text`}>
          <Csrf token={csrf} />
          <input type="hidden" name="enabled" value={isOn ? 'no' : 'yes'} />
          <button class="button" type="submit">
            {isOn ? 'Read no pages' : 'Read the pages of new articles'}
          </button>
        </form>
      )}
    </section>
  );
}
