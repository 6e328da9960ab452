/** One source: how it fares, its last polls, and what can be done with it. */
import type { VNode } from 'preact';
import { Csrf, Layout, type Frame } from './layout.js';
import { Heading } from './marks.js';
import { FullTextSwitch, type FullTextModel } from './full-text-switch.js';
import { HealthSpark, HealthTable, type HealthDay } from './health-days.js';
import { ReliabilitySelect } from './reliability-select.js';
import { HealthMark, SourceAddress, type Health } from './sources-page.js';
import { mayReview } from './viewer.js';

/** What the page shows. */
export interface SourceModel {
  readonly id: string;
  readonly title: string;
  readonly address: string;
  readonly health: Health;
  readonly healthNote: string;
  readonly reliability: string;
  readonly version: number;
  readonly isEnabled: boolean;
  readonly publisher: string;
  readonly fullText: FullTextModel;
  /** Oldest first. */
  readonly days: readonly HealthDay[];
  /** What a person should look at; empty where all is well. */
  readonly marks: readonly string[];
  readonly events: readonly { readonly when: string; readonly what: string }[];
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly polls: readonly {
    readonly when: string;
    readonly outcome: string;
    /** What the poll proves. */
    readonly certificate: string;
    readonly items: string;
    readonly isFailure: boolean;
    readonly isGap: boolean;
  }[];
}

export function SourcePage({ frame, model }: { readonly frame: Frame; readonly model: SourceModel }): VNode {
  return (
    <Layout frame={frame} title={model.title} section="sources" page="source">
      <div class="alert">
        <p class="trail">
          <a href="/sources" data-back>
            Sources
          </a>
        </p>
        <div class="page-head">
          <h1>{model.title}</h1>
          <p>
            <SourceAddress address={model.address} />
          </p>
          <p>
            <HealthMark health={model.health} /> {model.healthNote}
          </p>
        </div>
        <div class="body">
          <div class="main">
            {model.marks.length > 0 && (
              <section>
                <Heading>To be looked at</Heading>
                <ul class="plain-list">
                  {model.marks.map((mark) => (
                    <li class="late">{mark}</li>
                  ))}
                </ul>
                {frame.viewer !== null && mayReview(frame.viewer) && (
                  <form class="act" method="post" action={`/sources/${model.id}/acknowledge`}>
                    <Csrf token={frame.viewer.csrf} />
                    <button class="button" type="submit">
                      I have looked at it
                    </button>
                  </form>
                )}
              </section>
            )}
            <section class="two-weeks">
              <Heading note="bars: new items; marks below: failed polls">Two weeks</Heading>
              <HealthSpark days={model.days} />
              <HealthTable days={model.days} />
            </section>
            <section>
              <Heading note="UTC">Last polls</Heading>
              {model.polls.length === 0 ? (
                <p class="none">It has not been polled yet.</p>
              ) : (
                <div class="scroll" role="region" aria-label="Last polls" tabIndex={0}>
                  <table class="table">
                    <thead>
                      <tr>
                        <th scope="col">When</th>
                        <th scope="col">Outcome</th>
                        <th scope="col">Certificate</th>
                        <th scope="col">Items</th>
                      </tr>
                    </thead>
                    <tbody>
                      {model.polls.map(({ when, outcome, certificate, items, isFailure, isGap }) => (
                        <tr>
                          <td>{when}</td>
                          <td class={isFailure ? 'late' : undefined}>{outcome}</td>
                          <td class={isGap ? 'late' : undefined}>{certificate}</td>
                          <td>{items}</td>
                        </tr>
                      ))}
                    </tbody>
                  </table>
                </div>
              )}
              <p class="note after">
                <a href={`/articles?source=${model.id}`}>Articles of this source</a>
              </p>
            </section>
            {model.events.length > 0 && (
              <section>
                <Heading note="UTC">What happened</Heading>
                <ul class="plain-list">
                  {model.events.map(({ when, what }) => (
                    <li>
                      {what}
                      <small>{when}</small>
                    </li>
                  ))}
                </ul>
              </section>
            )}
          </div>
          <aside class="side" aria-label="About the source">
            <section>
              <Heading>About it</Heading>
              <dl class="idents">
                {model.facts.map(({ label, value }) => (
                  <div>
                    <dt>{label}</dt>
                    <dd>{value}</dd>
                  </div>
                ))}
              </dl>
            </section>
            <FullTextSwitch
              id={model.id}
              csrf={frame.viewer !== null && mayReview(frame.viewer) ? frame.viewer.csrf : null}
              fullText={model.fullText}
            />
            {frame.viewer !== null && mayReview(frame.viewer) && <Acts csrf={frame.viewer.csrf} model={model} />}
          </aside>
        </div>
      </div>
    </Layout>
  );
}

function Acts({ csrf, model }: { readonly csrf: string; readonly model: SourceModel }): VNode {
  return (
    <section>
      <Heading>What can be done</Heading>
      {model.isEnabled ? (
        <>
          <form class="act" method="post" action={`/sources/${model.id}/poll`}>
            <Csrf token={csrf} />
            <button class="button" type="submit">
              Poll now
            </button>
          </form>
          <form class="stack" method="post" action={`/sources/${model.id}/pause`}>
            <Csrf token={csrf} />
            <label for="reason">Why pause it? (optional)</label>
            <input class="field" id="reason" name="reason" maxLength={1000} />
            <button class="button" type="submit">
              Pause
            </button>
          </form>
        </>
      ) : (
        <form class="act" method="post" action={`/sources/${model.id}/resume`}>
          <Csrf token={csrf} />
          <button class="button first" type="submit">
            Resume
          </button>
        </form>
      )}
      <form class="stack" method="post" action={`/sources/${model.id}/change`}>
        <Csrf token={csrf} />
        <input type="hidden" name="version" value={model.version} />
        <label for="title">Title</label>
        <input class="field" id="title" name="title" value={model.title} required maxLength={300} />
        <label for="publisher">Publisher</label>
        <input class="field" id="publisher" name="publisher" value={model.publisher} maxLength={300} />
        <label for="reliability">Reliability</label>
        <ReliabilitySelect id="reliability" value={model.reliability} />
        <button class="button" type="submit">
          Keep the changes
        </button>
      </form>
    </section>
  );
}
