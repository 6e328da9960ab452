/** What the people at one desk have agreed on: due times, outcomes that need two, reasons to dismiss. */
import type { VNode } from 'preact';
import { tellBand, type DueBand } from '../../alerts/review-due.js';
import { OUTCOMES, type Outcome } from '../../alerts/review-states.js';
import { Csrf, Layout, type Frame } from './layout.js';
import { Heading } from './marks.js';

/** What the page shows. */
export interface DeskModel {
  readonly mayChange: boolean;
  readonly settings: { readonly reviewDue: readonly DueBand[]; readonly secondOpinion: readonly Outcome[] };
  readonly reasons: readonly {
    readonly id: string;
    readonly words: string;
    readonly needsWords: boolean;
    readonly isRetired: boolean;
  }[];
  readonly fault: string | null;
}

const OUTCOME_WORDS: Readonly<Record<Outcome, string>> = {
  confirm: 'To confirm a report',
  dismiss: 'To dismiss a report',
  escalate: 'To escalate a report',
};

/** So many bands can be given; empty ones are left out. */
const MAX_BANDS = 5;

export function DeskPage({ frame, model }: { readonly frame: Frame; readonly model: DeskModel }): VNode {
  const csrf = frame.viewer?.csrf ?? '';
  return (
    <Layout frame={frame} title="Desk" section="desk" page="desk">
      <div class="narrow">
        <h1>Desk</h1>
        <p class="lead">What the people here have agreed on. Every change is on record.</p>
        <p class="actions">
          <a href="/decisions">What decisions teach</a>
          <a href="/coverage">Coverage statement</a>
          {model.mayChange && <a href="/record">Record of acts</a>}
        </p>
        {model.fault !== null && (
          <p class="fault" role="alert">
            {model.fault}
          </p>
        )}
        {model.mayChange ? <Settings model={model} csrf={csrf} /> : <SettingsRead model={model} />}
        <section>
          <Heading>Reasons to dismiss</Heading>
          {model.mayChange ? <Reasons model={model} csrf={csrf} /> : <ReasonsRead model={model} />}
        </section>
      </div>
    </Layout>
  );
}

function SettingsRead({ model }: { readonly model: DeskModel }): VNode {
  const { reviewDue, secondOpinion } = model.settings;
  return (
    <section>
      <Heading>Due times and second opinions</Heading>
      <ul class="outcomes">
        {reviewDue.map((band) => (
          <li>{tellBand(band, reviewDue)}</li>
        ))}
      </ul>
      <p>
        {secondOpinion.length === 0
          ? 'No outcome needs a second person.'
          : `A second person has to approve: ${secondOpinion.join(', ')}.`}
      </p>
    </section>
  );
}

function Settings({ model, csrf }: { readonly model: DeskModel; readonly csrf: string }): VNode {
  const { reviewDue, secondOpinion } = model.settings;
  const bands = Array.from({ length: MAX_BANDS }, (_, index) => reviewDue[index] ?? null);
  return (
    <section>
      <Heading>Due times and second opinions</Heading>
      <form class="stack" method="post" action="/desk/settings">
        <Csrf token={csrf} />
        <table class="bands">
          <caption>When a decision is due, after raising or coming back</caption>
          <thead>
            <tr>
              <th scope="col">From priority</th>
              <th scope="col">Within hours</th>
            </tr>
          </thead>
          <tbody>
            {bands.map((band, index) => (
              <tr>
                <td>
                  <input
                    class="field"
                    name="from"
                    inputMode="numeric"
                    value={band?.from ?? ''}
                    aria-label={`From priority, line ${index + 1}`}
                  />
                </td>
                <td>
                  <input
                    class="field"
                    name="hours"
                    inputMode="numeric"
                    value={band?.hours ?? ''}
                    aria-label={`Within hours, line ${index + 1}`}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <p class="note">One line is from priority 0. What waits is due by the new times at once.</p>
        <fieldset class="reasons">
          <legend>A second person has to approve</legend>
          {OUTCOMES.map((outcome) => (
            <label>
              <input type="checkbox" name="secondOpinion" value={outcome} checked={secondOpinion.includes(outcome)} />
              {OUTCOME_WORDS[outcome]}
            </label>
          ))}
        </fieldset>
        <button class="button first" type="submit">
          Agree on this
        </button>
      </form>
    </section>
  );
}

function ReasonsRead({ model }: { readonly model: DeskModel }): VNode {
  return (
    <ul class="outcomes">
      {model.reasons
        .filter(({ isRetired }) => !isRetired)
        .map(({ words, needsWords }) => (
          <li>
            {words}
            {needsWords && <small> needs words</small>}
          </li>
        ))}
    </ul>
  );
}

function Reasons({ model, csrf }: { readonly model: DeskModel; readonly csrf: string }): VNode {
  return (
    <>
      <p class="note">A retired reason stays on what was dismissed for it, and is offered no more.</p>
      <ul class="desk-reasons">
        {model.reasons.map(({ id, words, needsWords, isRetired }) => (
          <li>
            <form method="post" action={`/desk/reasons/${id}`}>
              <Csrf token={csrf} />
              <input class="field" name="words" value={words} maxLength={120} required aria-label={`Reason ${id}`} />
              <label>
                <input type="checkbox" name="needsWords" value="yes" checked={needsWords} /> needs words
              </label>
              <button class="button" type="submit" name="act" value="keep">
                Save
              </button>
              <button class="link" type="submit" name="act" value={isRetired ? 'return' : 'retire'}>
                {isRetired ? 'Offer it again' : 'Retire'}
              </button>
              {isRetired && <small>retired</small>}
            </form>
          </li>
        ))}
      </ul>
      <form class="stack" method="post" action="/desk/reasons">
        <Csrf token={csrf} />
        <label for="new-reason">Another reason</label>
        <input class="field" id="new-reason" name="words" required minLength={3} maxLength={120} />
        <label>
          <input type="checkbox" name="needsWords" value="yes" /> Whoever chooses it has to say more
        </label>
        <button class="button" type="submit">
          Add the reason
        </button>
      </form>
    </>
  );
}
