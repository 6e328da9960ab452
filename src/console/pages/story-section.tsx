/** Who reports an event: who had it first, who repeats whom, what is perhaps the same, and how people rearrange it. */
import type { VNode } from 'preact';
import type { AlertModel, StoryReport } from './alert-model.js';
import { Csrf } from './layout.js';
import { Heading } from './marks.js';
import type { PerhapsSame } from './story-model.js';
import { StoryStrip } from './story-strip.js';

const REPORTS_SHOWN = 12;

export function StorySection({
  model,
  csrf,
  notice,
}: {
  readonly model: AlertModel;
  readonly csrf: string;
  /** What was just done with the story. */
  readonly notice: string | null;
}): VNode {
  const own = model.reports.filter(({ isCopy }) => !isCopy);
  const copies = model.reports.filter(({ isCopy }) => isCopy);
  const { story } = model;
  return (
    <section id="story">
      <Heading
        note={`${model.independent} independent of ${model.articleCount} ${model.articleCount === 1 ? 'article' : 'articles'}`}
      >
        Who reports it
      </Heading>
      {notice !== null && (
        <p class="notice" role="status">
          {notice}
        </p>
      )}
      <StoryStrip reports={model.reports} />
      <ol class="told-by">
        {own.map((report) => (
          <Report report={report} />
        ))}
        {copies.slice(0, REPORTS_SHOWN).map((report) => (
          <Report report={report} />
        ))}
      </ol>
      {copies.length > REPORTS_SHOWN && (
        <p class="note after">{copies.length - REPORTS_SHOWN} more that repeat others; they add no weight.</p>
      )}
      {story.perhaps.map((perhaps) => (
        <Perhaps perhaps={perhaps} alertId={model.id} mayArrange={story.mayArrange} csrf={csrf} />
      ))}
      {story.mayArrange && <Arrange model={model} csrf={csrf} />}
      {story.acts.length > 0 && (
        <details class="story-acts" open={notice !== null}>
          <summary>What people did with this story</summary>
          <ol class="history">
            {story.acts.map(({ id, time, dateTime, text, mayUndo }) => (
              <li>
                <time dateTime={dateTime}>{time}</time>
                <span>
                  {text}.{' '}
                  {mayUndo && (
                    <form class="inline" method="post" action={`/alerts/${model.id}/story`}>
                      <Csrf token={csrf} />
                      <input type="hidden" name="storyAct" value={id} />
                      <button class="link" type="submit" name="act" value="undo">
                        Undo
                      </button>
                    </form>
                  )}
                </span>
              </li>
            ))}
          </ol>
        </details>
      )}
    </section>
  );
}

function Report({ report }: { readonly report: StoryReport }): VNode {
  return (
    <li>
      <time dateTime={report.at.toISOString()}>{report.time}</time>
      <span>
        {report.href === null ? report.outlet : <a href={report.href}>{report.outlet}</a>}
        <small>{report.note}</small>
      </span>
      <span class={report.isCopy ? 'rel quiet' : 'rel'}>{report.relation}</span>
    </li>
  );
}

/** A question that the machine leaves to a person. */
function Perhaps(props: {
  readonly perhaps: PerhapsSame;
  readonly alertId: string;
  readonly mayArrange: boolean;
  readonly csrf: string;
}): VNode {
  const { perhaps, alertId, mayArrange, csrf } = props;
  return (
    <div class="perhaps">
      <p>
        Perhaps the same as {perhaps.href === null ? perhaps.headline : <a href={perhaps.href}>{perhaps.headline}</a>}
        <small>{perhaps.reasons.join('; ')}.</small>
      </p>
      {mayArrange && (
        <form method="post" action={`/alerts/${alertId}/story`}>
          <Csrf token={csrf} />
          <input type="hidden" name="otherStoryId" value={perhaps.storyId} />
          <button class="button" type="submit" name="act" value="join">
            Join
          </button>
          <button class="button" type="submit" name="act" value="apart">
            Not the same
          </button>
        </form>
      )}
    </div>
  );
}

function Arrange({ model, csrf }: { readonly model: AlertModel; readonly csrf: string }): VNode {
  return (
    <details class="arrange">
      <summary>Rearrange this story</summary>
      <form method="post" action={`/alerts/${model.id}/story`}>
        <Csrf token={csrf} />
        {model.reports.length > 1 && (
          <fieldset>
            <legend>Articles to take out</legend>
            <ul>
              {model.reports.map(({ articleId, outlet, note }) => (
                <li>
                  <label>
                    <input type="checkbox" name="articleIds" value={articleId} />
                    <span>
                      {outlet}
                      <small>{note}</small>
                    </span>
                  </label>
                </li>
              ))}
            </ul>
            <button class="button" type="submit" name="act" value="split">
              Into a story of their own
            </button>
          </fieldset>
        )}
        <div class="two">
          <div>
            <label for="to-alert">Number of the other alert</label>
            <input class="field" id="to-alert" name="otherAlertId" inputMode="numeric" pattern="[1-9][0-9]{0,17}" />
          </div>
          <div class="acts">
            {model.reports.length > 1 && (
              <button class="button" type="submit" name="act" value="move">
                Move the chosen articles there
              </button>
            )}
            <button class="button" type="submit" name="act" value="join">
              Join that alert’s story to this
            </button>
          </div>
        </div>
        <p class="note after">
          What you decide is on record, can be undone, and is never undone by the machine. Each story has one alert
          under each embargo: evidence, decisions and comments go with their articles.
        </p>
      </form>
    </details>
  );
}
