/** Every step of a reading: words found, frames tried, what became of events; for who asks why, or writes rules. */
import type { VNode } from 'preact';
import { OutLink } from './marks.js';

/** A label with what stands under it. */
export interface TraceFact {
  readonly label: string;
  readonly value: string;
}

/** A sentence that names anything the pack knows. */
export interface TraceSentence {
  readonly quote: string;
  readonly facts: readonly TraceFact[];
}

/** An event, or an act of the Council, and what the law made of it. */
export interface TraceEvent {
  readonly headline: string;
  readonly facts: readonly TraceFact[];
  readonly judgements: readonly {
    readonly regime: string;
    readonly outcome: string;
    readonly explanation: string;
    readonly clauses: readonly { readonly label: string; readonly href: string }[];
  }[];
}

/** All steps, as they are shown. */
export interface TraceModel {
  readonly direction: 'ltr' | 'rtl';
  readonly sentences: readonly TraceSentence[];
  /** Sentences beyond those shown. */
  readonly hidden: number;
  readonly events: readonly TraceEvent[];
}

export function Trace({ trace }: { readonly trace: TraceModel }): VNode {
  const { sentences, hidden, events, direction } = trace;
  return (
    <>
      {events.length > 0 && (
        <>
          <h3 class="sub">Events</h3>
          <ol class="readings">
            {events.map(({ headline, facts, judgements }) => (
              <li>
                <p class="lead-line">{headline}</p>
                <Facts facts={facts} />
                {judgements.map(({ regime, outcome, explanation, clauses }) => (
                  <p class="note">
                    <b>{regime}</b>: {outcome}. {explanation}
                    {clauses.map(({ label, href }) => (
                      <>
                        {' '}
                        <OutLink href={href}>{label}</OutLink>
                      </>
                    ))}
                  </p>
                ))}
              </li>
            ))}
          </ol>
        </>
      )}
      <h3 class="sub">Sentences</h3>
      {sentences.length === 0 && <p class="none">No sentence names anything that the rules know.</p>}
      <ol class="readings">
        {sentences.map(({ quote, facts }) => (
          <li>
            <p class="quote">
              <q dir={direction}>{quote}</q>
            </p>
            <Facts facts={facts} />
          </li>
        ))}
      </ol>
      {hidden > 0 && <p class="none">{hidden} more sentences are not shown.</p>}
    </>
  );
}

function Facts({ facts }: { readonly facts: readonly TraceFact[] }): VNode {
  return (
    <dl class="idents">
      {facts.map(({ label, value }) => (
        <div>
          <dt>{label}</dt>
          <dd dir="auto">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
