/** The column beside the passages: the clause, why this priority, names to follow, the record, comments. */
import type { VNode } from 'preact';
import type { AlertModel, HistoryEntry } from './alert-model.js';
import { HandlingSection } from './alert-handling.js';
import { Csrf } from './layout.js';
import { Heading, OutLink } from './marks.js';

export function AlertSide({ model, csrf }: { readonly model: AlertModel; readonly csrf: string }): VNode {
  return (
    <aside class="side" aria-label="Law, priority and record">
      <section>
        <Heading>{model.clauses.length === 1 ? 'Provision' : 'Provisions'}</Heading>
        <Clauses model={model} />
      </section>
      <section>
        <Heading>Why {model.priority}</Heading>
        <Ledger model={model} />
      </section>
      {model.names.length > 0 && (
        <section>
          <Heading>Names to follow</Heading>
          <dl class="idents">
            {model.names.map(({ type, value, href }) => (
              <div>
                <dt>{type}</dt>
                <dd>
                  <a href={href}>
                    <bdi>{value}</bdi>
                  </a>
                </dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      {model.relation !== null && (
        <section>
          <Heading>Standing relation</Heading>
          <p class="note">
            Part of the standing relation <a href={model.relation.href}>{model.relation.text}</a>
          </p>
        </section>
      )}
      <HandlingSection model={model} csrf={csrf} />
      {model.editions.length > 0 && (
        <section id="editions">
          <Heading note="UTC">Editions</Heading>
          <Editions editions={model.editions} />
        </section>
      )}
      <section>
        <Heading note="UTC">History</Heading>
        <History entries={model.history} />
        <p class="take">
          <a href={`/alerts/${model.id}/evidence-package`} download>
            Evidence package
          </a>
          <small>
            Everything it rests on, in one ZIP file that can be checked elsewhere. The download is put on record.
          </small>
        </p>
        {model.state === 'dismissed' && model.decision.mayReview && (
          <p class="take">
            <a href={`/alerts/${model.id}/lesson`}>Teach the rules</a>
            <small>What would have kept this quiet, and what else that would change.</small>
          </p>
        )}
        <p class="take">
          <a href={`/alerts/${model.id}/replay`}>Recompute the findings</a>
          <small>
            From the texts and the rules as they were kept
            {model.packVersion !== null && `; the foremost text was read with pack ${model.packVersion.slice(0, 7)}`}.
          </small>
        </p>
        {model.decision.mayReview && (
          <form class="comment" method="post" action={`/alerts/${model.id}/comment`}>
            <Csrf token={csrf} />
            <label for="comment">Comment for your colleagues</label>
            <textarea
              class="field"
              id="comment"
              name="text"
              rows={3}
              required
              maxLength={4000}
              aria-describedby="comment-note"
              data-draft
            ></textarea>
            <p class="note" id="comment-note">
              @name shows it to that colleague:{' '}
              {model.decision.people
                .slice(0, 8)
                .map(({ name }) => `@${name}`)
                .join(', ')}
            </p>
            <button class="button" type="submit">
              Add the comment
            </button>
          </form>
        )}
      </section>
    </aside>
  );
}

function Editions({ editions }: { readonly editions: AlertModel['editions'] }): VNode {
  return (
    <ol class="editions">
      {editions.map(({ name, time, dateTime, isCorrection, changes }) => (
        <li>
          <p>
            <b>{name}</b>, <time dateTime={dateTime}>{time}</time>
            {isCorrection && <span class="tag">correction</span>}
          </p>
          <ul>
            {changes.map((change) => (
              <li>{change}</li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}

function Clauses({ model }: { readonly model: AlertModel }): VNode {
  const [first, ...rest] = model.clauses;
  const clause = (view: AlertModel['clauses'][number]): VNode => (
    <div class="clause">
      <p class="symbol">
        <OutLink href={view.href}>{view.symbol}</OutLink>
      </p>
      <p class="para-no">{view.paragraph}</p>
      {view.summary !== null && <p class="rule">{view.summary}</p>}
      <dl>
        {view.rows.map(({ label, value }) => (
          <div>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
  return (
    <>
      {first === undefined ? <p class="none">No clause is cited.</p> : clause(first)}
      {rest.length > 0 && (
        <details class="more-clauses" open={rest.length < 3}>
          <summary>
            {rest.length} more {rest.length === 1 ? 'clause' : 'clauses'}
          </summary>
          {rest.map(clause)}
        </details>
      )}
      {model.registerHref !== null && (
        <p class="note after">
          <a href={model.registerHref}>Hold the register against this report</a>
        </p>
      )}
      {model.law !== null && (
        <div class="to-rule-out">
          <h3>How sure the law is</h3>
          <p>{model.law}</p>
        </div>
      )}
      {model.exemptions.length > 0 && (
        <div class="to-rule-out">
          <h3>To rule out</h3>
          <ul>
            {model.exemptions.map((exemption) => (
              <li>{exemption}</li>
            ))}
          </ul>
        </div>
      )}
      {model.keptQuiet.length > 0 && (
        <div class="to-rule-out">
          <h3>Kept quiet in the same text</h3>
          <ul>
            {model.keptQuiet.map(({ regime, reason, explanation }) => (
              <li>
                <b>{regime}</b>: {reason}; {explanation}
              </li>
            ))}
          </ul>
        </div>
      )}
      <p class="note after">
        Our summaries; the resolutions decide.{model.packVersion !== null && ` Pack ${model.packVersion.slice(0, 7)}.`}
      </p>
    </>
  );
}

function Ledger({ model }: { readonly model: AlertModel }): VNode {
  return (
    <>
      <table class="ledger">
        <tbody>
          {model.parts.map(({ label, reason, factor }) => (
            <tr>
              <th scope="row">
                {label}
                <small>{reason}</small>
              </th>
              <td>{factor}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">Priority</th>
            <td>
              {model.priority} <span class="of">of 100</span>
            </td>
          </tr>
        </tfoot>
      </table>
      <p class="note after">
        100 times all of these. Graded {model.grade}: the letter rates the best source, the number the report.{' '}
        {model.dueNote}. Priority orders the work; it says nothing of guilt.
      </p>
    </>
  );
}

function History({ entries }: { readonly entries: readonly HistoryEntry[] }): VNode {
  return (
    <ol class="history">
      {entries.map(({ time, dateTime, who, what, text }) => (
        <li>
          <time dateTime={dateTime}>{time}</time>
          <span>
            {who} {what}
            {text !== null && (
              <>
                {': '}
                <q>{text}</q>
              </>
            )}
          </span>
        </li>
      ))}
    </ol>
  );
}
