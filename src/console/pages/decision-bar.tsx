/** The bar at the foot of an alert: what a reviewer may decide, and that a decision is about the report. */
import type { VNode } from 'preact';
import type { DecisionModel } from './alert-model.js';
import { Csrf } from './layout.js';

interface BarProps {
  readonly alertId: string;
  readonly decision: DecisionModel;
  readonly csrf: string;
}

export function DecisionBar({ alertId, decision, csrf }: BarProps): VNode {
  if (!decision.mayReview) {
    return (
      <section class="decide" aria-label="Decision">
        <div>
          <p>You may read this alert. Decisions need the role of analyst.</p>
        </div>
      </section>
    );
  }
  const isDecided = decision.state === 'confirmed' || decision.state === 'dismissed';
  const common = { alertId, decision, csrf };
  return (
    <section class="decide" aria-label="Decision">
      <div>
        <p>
          <b>Your decision is about the report,</b> not about guilt. It is kept with your name.
        </p>
        <div class="do">
          <Assign {...common} />
          {decision.proposal !== null ? (
            <SecondOpinion {...common} />
          ) : isDecided ? (
            <Reopen {...common} />
          ) : (
            <>
              <Dismiss {...common} />
              {decision.state !== 'escalated' && <Escalate {...common} />}
              <Confirm {...common} />
            </>
          )}
        </div>
      </div>
    </section>
  );
}

/** What another person has proposed, to approve or to decline. */
function SecondOpinion({ alertId, decision, csrf }: BarProps): VNode {
  const { words = '', mayApprove = false } = decision.proposal ?? {};
  return (
    <>
      <span class="proposed">{words}</span>
      <details class="drawer" name="decision">
        <summary class="button">Decline</summary>
        <form class="sheet" method="post" action={`/alerts/${alertId}/review`}>
          <Fields decision={decision} csrf={csrf} act="decline" />
          <label for="decline-text">Why look again?</label>
          <textarea class="field" id="decline-text" name="text" rows={3} maxLength={4000} data-draft></textarea>
          <button class="button first" type="submit">
            Decline the outcome
          </button>
        </form>
      </details>
      {mayApprove && (
        <form method="post" action={`/alerts/${alertId}/review`}>
          <Fields decision={decision} csrf={csrf} act="approve" />
          <button class="button first" type="submit" data-key="c">
            Approve <kbd>C</kbd>
          </button>
        </form>
      )}
    </>
  );
}

function Fields({
  decision,
  csrf,
  act,
}: {
  readonly decision: DecisionModel;
  readonly csrf: string;
  readonly act: string;
}): VNode {
  return (
    <>
      <Csrf token={csrf} />
      <input type="hidden" name="version" value={decision.version} />
      <input type="hidden" name="act" value={act} />
    </>
  );
}

function Confirm({ alertId, decision, csrf }: BarProps): VNode {
  return (
    <form method="post" action={`/alerts/${alertId}/review`}>
      <Fields decision={decision} csrf={csrf} act="confirm" />
      <button class="button first" type="submit" data-key="c">
        Confirm the report <kbd>C</kbd>
      </button>
    </form>
  );
}

function Dismiss({ alertId, decision, csrf }: BarProps): VNode {
  return (
    <details class="drawer" name="decision">
      <summary class="button" data-key="d">
        Dismiss <kbd>D</kbd>
      </summary>
      <form class="sheet" method="post" action={`/alerts/${alertId}/review`}>
        <Fields decision={decision} csrf={csrf} act="dismiss" />
        <Reasons reasons={decision.reasons} />
        <label for="dismiss-text">In your words (needed for “other”)</label>
        <textarea class="field" id="dismiss-text" name="text" rows={3} maxLength={4000} data-draft></textarea>
        <button class="button first" type="submit">
          Dismiss the report
        </button>
      </form>
    </details>
  );
}

/** The list of reasons; one must be chosen. */
export function Reasons({
  reasons,
  chosen,
}: {
  readonly reasons: DecisionModel['reasons'];
  readonly chosen?: string | null;
}): VNode {
  return (
    <fieldset class="reasons">
      <legend>Why is it not for us?</legend>
      {reasons.map(({ value, label }) => (
        <label>
          <input type="radio" name="reason" value={value} required checked={value === chosen} />
          {label}
        </label>
      ))}
    </fieldset>
  );
}

function Escalate({ alertId, decision, csrf }: BarProps): VNode {
  return (
    <details class="drawer" name="decision">
      <summary class="button" data-key="e">
        Escalate <kbd>E</kbd>
      </summary>
      <form class="sheet" method="post" action={`/alerts/${alertId}/review`}>
        <Fields decision={decision} csrf={csrf} act="escalate" />
        <label for="escalate-text">What should the next reader know?</label>
        <textarea class="field" id="escalate-text" name="text" rows={3} maxLength={4000} data-draft></textarea>
        <button class="button first" type="submit">
          Escalate the report
        </button>
      </form>
    </details>
  );
}

function Reopen({ alertId, decision, csrf }: BarProps): VNode {
  return (
    <details class="drawer" name="decision">
      <summary class="button">Reopen</summary>
      <form class="sheet" method="post" action={`/alerts/${alertId}/review`}>
        <Fields decision={decision} csrf={csrf} act="reopen" />
        <label for="reopen-text">Why look again?</label>
        <textarea class="field" id="reopen-text" name="text" rows={3} maxLength={4000} data-draft></textarea>
        <button class="button first" type="submit">
          Reopen the alert
        </button>
      </form>
    </details>
  );
}

function Assign({ alertId, decision, csrf }: BarProps): VNode {
  return (
    <details class="drawer" name="decision">
      <summary class="button plain" data-key="a">
        Assign <kbd>A</kbd>
      </summary>
      <form class="sheet" method="post" action={`/alerts/${alertId}/assign`}>
        <Csrf token={csrf} />
        <input type="hidden" name="version" value={decision.version} />
        <label for="assignee">Who looks at it?</label>
        <select class="field" id="assignee" name="assigneeId">
          <option value="">Nobody</option>
          {decision.people.map(({ id, name }) => (
            <option value={id} selected={id === (decision.assigneeId ?? decision.viewerId)}>
              {id === decision.viewerId ? `${name} (you)` : name}
            </option>
          ))}
        </select>
        <button class="button first" type="submit">
          Assign
        </button>
      </form>
    </details>
  );
}
