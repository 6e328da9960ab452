/** Small parts that several pages share: status marks (shape first, colour second), links out, key hints. */
import type { ComponentChildren, VNode } from 'preact';
import type { Segment } from './lay-out-article.js';
import { STATE_LABELS, type ReviewState } from './labels.js';

/** Where an alert stands, as shape and word. */
export function StateMark({ state, label }: { readonly state: ReviewState; readonly label?: string }): VNode {
  return (
    <span class="status">
      <svg class={`mark is-${state}`} viewBox="0 0 14 14" aria-hidden="true">
        {SHAPES[state]}
      </svg>
      {label ?? STATE_LABELS[state]}
    </span>
  );
}

const STROKE = { fill: 'none', stroke: 'currentColor', 'stroke-width': '1.6' } as const;

const SHAPES: Readonly<Record<ReviewState, VNode>> = {
  open: <circle cx="7" cy="7" r="5.5" {...STROKE} />,
  'in-review': (
    <>
      <circle cx="7" cy="7" r="5.5" {...STROKE} />
      <path d="M7 3.6a3.4 3.4 0 0 1 0 6.8z" fill="currentColor" />
    </>
  ),
  'second-opinion': (
    <>
      <circle cx="5" cy="7" r="4" {...STROKE} />
      <circle cx="9" cy="7" r="4" {...STROKE} />
    </>
  ),
  escalated: (
    <>
      <path d="M7 1.2 13 12.4H1z" {...STROKE} stroke-linejoin="round" />
      <path d="M7 5v3.4" {...STROKE} />
    </>
  ),
  confirmed: (
    <>
      <circle cx="7" cy="7" r="6.2" fill="currentColor" />
      <path class="tick" d="m4.2 7.2 2 2 3.6-4.2" fill="none" stroke-width="1.6" />
    </>
  ),
  dismissed: (
    <>
      <circle cx="7" cy="7" r="5.5" {...STROKE} />
      <path d="m3.2 10.8 7.6-7.6" {...STROKE} />
    </>
  ),
};

/** A link out of the console; anything but http and https is shown as text, never as a link. */
export function OutLink({
  href,
  children,
}: {
  readonly href: string | null;
  readonly children: ComponentChildren;
}): VNode {
  if (href === null || !/^https?:\/\//i.test(href)) return <>{children}</>;
  return (
    <a href={href} rel="noopener noreferrer">
      {children}
    </a>
  );
}

/** Text with its claim and denial passages marked. */
export function Marked({ segments }: { readonly segments: readonly Segment[] }): VNode {
  return <>{segments.map(({ text, kind }) => (kind === null ? text : <mark class={kind}>{text}</mark>))}</>;
}

/** A heading with a rule under it and a note at its end. */
export function Heading({
  children,
  note,
  id,
}: {
  readonly children: ComponentChildren;
  readonly note?: ComponentChildren;
  readonly id?: string;
}): VNode {
  return (
    <div class="h">
      <h2 id={id}>{children}</h2>
      {note === undefined || note === null ? null : <span class="note">{note}</span>}
    </div>
  );
}

/** The line of key hints at the foot of a page; shown only where the script runs. */
export function KeyHints({
  hints,
}: {
  readonly hints: readonly (readonly [keys: readonly string[], does: string])[];
}): VNode {
  return (
    <div class="keys" hidden aria-hidden="true">
      {hints.map(([keys, does]) => (
        <span>
          {keys.map((key) => (
            <kbd>{key}</kbd>
          ))}
          {does}
        </span>
      ))}
      <span class="end">
        <kbd>?</kbd>all keys
      </span>
    </div>
  );
}
