/** A heading that strangers wrote: one that would fill the page is shown by its beginning, and whole when opened. */
import type { ComponentChildren, VNode } from 'preact';

/** Longer ones fold; in UTF-16 code units. */
const MAX_LENGTH = 400;
const SHOWN = 240;

interface Props {
  readonly as: 'h1' | 'h3';
  /** As plain text. */
  readonly text: string;
  readonly class?: string;
  /** The same, set: with its passages marked. */
  readonly children: ComponentChildren;
}

export function LongHeading({ as: Heading, text, class: name, children }: Props): VNode {
  if (text.length <= MAX_LENGTH) return <Heading class={name}>{children}</Heading>;
  return (
    <details class="long-heading">
      <summary>
        <Heading class={name}>{`${text.slice(0, SHOWN).toWellFormed()}…`}</Heading>
        <small>Show all {text.length.toLocaleString('en')} characters</small>
      </summary>
      <p>{children}</p>
    </details>
  );
}
