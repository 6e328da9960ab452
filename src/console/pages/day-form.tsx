/** The day a page of the library is about: a date field, and links to the days on which something changed. */
import type { VNode } from 'preact';

/** A day with its address. */
export interface DayLink {
  readonly label: string;
  readonly href: string;
}

/** Where one can go from the day shown. */
export interface DaySteps {
  /** The last day before on which a measure changed. */
  readonly before: DayLink | null;
  readonly after: DayLink | null;
  /** Null on the present day. */
  readonly today: DayLink | null;
}

export function DayForm({
  action,
  day,
  steps,
}: {
  readonly action: string;
  readonly day: string;
  readonly steps: DaySteps;
}): VNode {
  return (
    <div class="day">
      <form class="search" method="get" action={action}>
        <label for="on">In force on</label>
        <input class="field" id="on" name="on" type="date" value={day} min="1990-01-01" max="2100-12-31" data-key="/" />
        <button class="button" type="submit">
          Show
        </button>
      </form>
      <p class="note">
        {steps.before !== null && <a href={steps.before.href}>Previous change: {steps.before.label}</a>}{' '}
        {steps.after !== null && <a href={steps.after.href}>Next change: {steps.after.label}</a>}{' '}
        {steps.today !== null && <a href={steps.today.href}>Today</a>}
      </p>
    </div>
  );
}
