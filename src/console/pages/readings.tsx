/** What detection reads in a text, for the article page and for trying: claims, and what was kept quiet and why. */
import type { VNode } from 'preact';
import { OutLink } from './marks.js';

/** A claim as read, with the law that applies to it. */
export interface ReadClaim {
  readonly sentence: string;
  readonly told: string;
  readonly denied: string | null;
  readonly regime: string;
  readonly force: string;
  readonly confidence: number;
  readonly parts: readonly { readonly label: string; readonly factor: number; readonly reason: string }[];
  readonly slots: readonly { readonly label: string; readonly value: string }[];
  readonly clauses: readonly { readonly label: string; readonly href: string }[];
  readonly exemptions: readonly string[];
  readonly explanation: string;
  readonly quotes: readonly string[];
  readonly isBackground: boolean;
}

/** What would have been a claim, and why it is none. */
export interface QuietReading {
  readonly regime: string;
  readonly reason: string;
  readonly explanation: string;
  readonly clause: { readonly label: string; readonly href: string } | null;
  readonly quotes: readonly string[];
}

/** All that was read in one text. */
export interface ReadingModel {
  /** One sentence: what came of it. */
  readonly verdict: string;
  readonly language: string;
  readonly packVersion: string;
  readonly claims: readonly ReadClaim[];
  readonly quiet: readonly QuietReading[];
}

export function Readings({ reading }: { readonly reading: ReadingModel }): VNode {
  return (
    <>
      {reading.claims.length === 0 && reading.quiet.length === 0 && <p class="none">{reading.verdict}</p>}
      {reading.claims.length > 0 && (
        <ol class="readings">
          {reading.claims.map((claim) => (
            <ClaimRead claim={claim} />
          ))}
        </ol>
      )}
      {reading.quiet.length > 0 && (
        <>
          <h3 class="sub">Kept quiet</h3>
          <ul class="readings">
            {reading.quiet.map((quiet) => (
              <li>
                <p class="lead-line">
                  <b>{quiet.regime}</b>: {quiet.reason}
                </p>
                <p class="note">
                  {quiet.explanation}
                  {quiet.clause !== null && (
                    <>
                      {' '}
                      <OutLink href={quiet.clause.href}>{quiet.clause.label}</OutLink>
                    </>
                  )}
                </p>
                <Quotes quotes={quiet.quotes} />
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function ClaimRead({ claim }: { readonly claim: ReadClaim }): VNode {
  return (
    <li>
      <p class="lead-line">{claim.sentence}</p>
      <p class="note">
        {claim.told}
        {claim.denied === null ? '' : `; ${claim.denied}`}. {claim.regime}, {claim.force.toLowerCase()}; confidence{' '}
        {claim.confidence.toFixed(2)}
        {claim.isBackground && '; told as background'}.
      </p>
      <Quotes quotes={claim.quotes} />
      <details>
        <summary>How it was read and judged</summary>
        <dl class="idents">
          {claim.slots.map(({ label, value }) => (
            <div>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
          <div>
            <dt>Law</dt>
            <dd>{claim.explanation}</dd>
          </div>
          <div>
            <dt>Clauses</dt>
            <dd>
              {claim.clauses.map(({ label, href }, index) => (
                <>
                  {index > 0 && '; '}
                  <OutLink href={href}>{label}</OutLink>
                </>
              ))}
            </dd>
          </div>
          {claim.exemptions.map((exemption) => (
            <div>
              <dt>To rule out</dt>
              <dd>{exemption}</dd>
            </div>
          ))}
          {claim.parts.map(({ label, factor, reason }) => (
            <div>
              <dt>× {factor.toFixed(2)}</dt>
              <dd>
                {label}: {reason}
              </dd>
            </div>
          ))}
        </dl>
      </details>
    </li>
  );
}

function Quotes({ quotes }: { readonly quotes: readonly string[] }): VNode {
  return (
    <>
      {quotes.map((quote) => (
        <p class="quote">
          <q dir="auto">{quote}</q>
        </p>
      ))}
    </>
  );
}
