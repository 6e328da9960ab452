/** What falls due, as a list: the day, how long it is, what hangs on it, and what somebody found. */
import type { VNode } from 'preact';
import { Csrf } from './layout.js';
import { OutLink } from './marks.js';

/** Somebody looked. */
export interface CheckView {
  readonly who: string;
  readonly when: string;
  readonly note: string;
  /** The pack whose register was looked at. */
  readonly pack: string;
}

/** One day on which something ends unless it is renewed. */
export interface RenewalView {
  readonly id: string;
  readonly regime: string;
  readonly regimeHref: string;
  readonly due: string;
  readonly standing: 'overdue' | 'due' | 'later';
  /** "176 days overdue", "in 7 days". */
  readonly wait: string;
  /** What a person has to check; null where nothing is open. */
  readonly check: string | null;
  readonly entries: readonly { readonly what: string; readonly symbols: string | null; readonly href: string | null }[];
  readonly reach: string;
  readonly checked: CheckView | null;
  readonly needsCheck: boolean;
}

/** @param csrf Where the reader may mark one as checked; null shows no forms. */
export function RenewalList({
  renewals,
  csrf,
}: {
  readonly renewals: readonly RenewalView[];
  readonly csrf: string | null;
}): VNode {
  return (
    <ul class="renewals">
      {renewals.map((renewal) => (
        <li id={renewal.id}>
          <p class="when">
            <b>{renewal.due}</b>
            <span class={renewal.standing === 'overdue' ? 'late' : undefined}>{renewal.wait}</span>
          </p>
          <div>
            <p class="lead-line">
              <a href={renewal.regimeHref}>{renewal.regime}</a>
            </p>
            <ul class="hangs">
              {renewal.entries.map(({ what, symbols, href }) => (
                <li>
                  {what}
                  {symbols !== null && (
                    <>
                      {' '}
                      <OutLink href={href}>{symbols}</OutLink>
                    </>
                  )}
                </li>
              ))}
            </ul>
            <p class="note">{renewal.reach}</p>
            {renewal.check !== null && <p class="to-check">{renewal.check}</p>}
            {renewal.checked !== null && <Checked check={renewal.checked} />}
            {csrf !== null && (
              <CheckForm action={`/embargoes/changes/renewals/${renewal.id}`} id={renewal.id} csrf={csrf} />
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}

export function Checked({ check }: { readonly check: CheckView }): VNode {
  return (
    <p class="checked">
      Checked by {check.who} on {check.when}, pack {check.pack}: <q dir="auto">{check.note}</q>
    </p>
  );
}

/** Folded away until it is wanted; works without script. */
export function CheckForm({
  action,
  id,
  csrf,
}: {
  readonly action: string;
  readonly id: string;
  readonly csrf: string;
}): VNode {
  return (
    <details class="check-form">
      <summary>Say what you found</summary>
      <form method="post" action={action}>
        <Csrf token={csrf} />
        <label for={`note-${id}`}>What did you find, and where?</label>
        <textarea class="field" id={`note-${id}`} name="note" rows={2} required maxLength={5000}></textarea>
        <button class="button" type="submit">
          Register checked
        </button>
      </form>
    </details>
  );
}
