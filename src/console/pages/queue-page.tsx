/** The queue: what waits for review, most urgent first, with the filters that narrow it. */
import type { VNode } from 'preact';
import { BulkAlertsForm, ChooseAlert } from './bulk-alerts.js';
import { formatCount } from './format-instant.js';
import { Layout, type Frame } from './layout.js';
import { KeepView } from './keep-view.js';
import { KeyHints, StateMark } from './marks.js';
import { PerhapsForms, PerhapsHint } from './perhaps-hint.js';
import type { Facet, QueueGroup, QueueModel, QueueRow } from './queue-model.js';

export function QueuePage({ frame, model }: { readonly frame: Frame; readonly model: QueueModel }): VNode {
  const shown = model.groups.reduce((sum, group) => sum + group.rows.length, 0);
  return (
    <Layout frame={frame} title={model.title} section="queue" page="queue" skipTo={{ id: 'list', what: 'the alerts' }}>
      <form class="queue" method="get" action="/queue" role="search" aria-label="Alerts">
        <input type="hidden" name="view" value={model.view} />
        <Rail model={model} />
        <div class="list">
          <ListHead model={model} />
          {model.registerNotice !== null && (
            <p class="operator">
              {model.registerNotice}. <a href="/embargoes/changes">Check the register</a>
            </p>
          )}
          {model.sourceNotices.length > 0 && (
            <p class="operator">
              {model.sourceNotices.map(({ text, href }, index) => (
                <>
                  {index > 0 && '; '}
                  <a href={href}>{text}</a>
                </>
              ))}
              .
            </p>
          )}
          {shown === 0 ? <Nothing model={model} /> : <Rows groups={model.groups} mayChoose={model.mayReview} />}
          <p class="list-foot">
            <span>
              {formatCount(shown)} of {formatCount(model.total)} shown.{' '}
              {model.firstHref !== null && <a href={model.firstHref}>First page</a>}{' '}
              {model.nextHref !== null && (
                <a href={model.nextHref} rel="next">
                  Next page
                </a>
              )}
            </span>
            <span>{model.footNote}</span>
          </p>
        </div>
      </form>
      <PerhapsForms groups={model.groups} csrf={frame.viewer?.csrf ?? ''} />
      {model.mayReview && (
        <div class="queue-foot">
          <BulkAlertsForm csrf={frame.viewer?.csrf ?? ''} choices={model.bulk} />
          <KeepView csrf={frame.viewer?.csrf ?? ''} keepable={model.keepable} saved={model.saved} />
        </div>
      )}
      <KeyHints
        hints={[
          [['J', 'K'], 'move'],
          [['Enter'], 'open'],
          [['/'], 'search'],
        ]}
      />
    </Layout>
  );
}

function Rail({ model }: { readonly model: QueueModel }): VNode {
  return (
    <div class="rail">
      <nav class="views" aria-label="Views">
        <h2>Views</h2>
        <ul>
          {model.views.map((view) => (
            <li>
              <a href={view.href} aria-current={view.isCurrent ? 'true' : undefined}>
                <span class={view.isLate ? 'late' : undefined}>{view.label}</span>
                {view.count !== null && <span class="n">{formatCount(view.count)}</span>}
              </a>
            </li>
          ))}
        </ul>
        {model.saved.length > 0 && (
          <>
            <h2>Kept views</h2>
            <ul>
              {model.saved.map(({ name, href, note }) => (
                <li>
                  <a href={href}>
                    <span>{name}</span>
                    {note !== null && <span class="n">{note}</span>}
                  </a>
                </li>
              ))}
            </ul>
          </>
        )}
      </nav>
      <details class="facets" open>
        <summary>
          <span class="button">Filter</span>
        </summary>
        <div class="facet-sheet">
          {model.facets.map((facet) => (
            <FacetBox facet={facet} />
          ))}
          <button class="button apply" type="submit">
            Apply the filters
          </button>
        </div>
      </details>
    </div>
  );
}

const OPTIONS_SHOWN = 6;

function FacetBox({ facet }: { readonly facet: Facet }): VNode {
  const first = facet.options.filter((option, index) => index < OPTIONS_SHOWN || option.isChosen);
  const rest = facet.options.filter((option, index) => !(index < OPTIONS_SHOWN || option.isChosen));
  const list = (options: Facet['options']): VNode[] =>
    options.map((option) => (
      <li>
        <label>
          <input type="checkbox" name={facet.name} value={option.value} checked={option.isChosen} />
          <span>{option.label}</span>
          {option.count !== null && <span class="n">{formatCount(option.count)}</span>}
        </label>
      </li>
    ));
  return (
    <fieldset class="facet">
      <legend>{facet.label}</legend>
      <ul>{list(first)}</ul>
      {rest.length > 0 && (
        <details class="more">
          <summary>{rest.length} more</summary>
          <ul>{list(rest)}</ul>
        </details>
      )}
    </fieldset>
  );
}

function ListHead({ model }: { readonly model: QueueModel }): VNode {
  return (
    <div class="list-head">
      <div>
        <h1>{model.title}</h1>
        <p class="sum">
          {formatCount(model.total)} {model.total === 1 ? 'alert' : 'alerts'}
          {model.overdue > 0 && (
            <>
              , <span class="late">{formatCount(model.overdue)} overdue</span>
            </>
          )}
          .
        </p>
      </div>
      <div class="search">
        <label class="sr" for="q">
          Search alerts
        </label>
        <input
          class="field"
          id="q"
          name="q"
          type="search"
          value={model.search}
          placeholder="Words, names, resolution"
          data-key="/"
        />
        <label class="sr" for="sort">
          Order
        </label>
        <select class="field" id="sort" name="sort">
          {model.sorts.map(({ value, label }) => (
            <option value={value} selected={value === model.sort}>
              {label}
            </option>
          ))}
        </select>
        <button class="button" type="submit">
          Search
        </button>
      </div>
    </div>
  );
}

function Rows({ groups, mayChoose }: { readonly groups: readonly QueueGroup[]; readonly mayChoose: boolean }): VNode {
  return (
    <>
      <div class={mayChoose ? 'cols choosing' : 'cols'} aria-hidden="true">
        <span>Priority</span>
        <span>Who → what → whom, as told, and by whom</span>
        <span>Embargo</span>
        <span>Sources</span>
        <span>Age</span>
        <span>Status</span>
      </div>
      <div class="rows" id="list">
        {groups.map((group) => (
          <>
            <h2 class="group-name">
              <span>{group.label}</span>
              {group.count !== null && <span class="quiet">{formatCount(group.count)}</span>}
            </h2>
            <ul>
              {group.rows.map((row) => (
                <li class={mayChoose ? 'choosable' : undefined}>
                  {mayChoose && <ChooseAlert id={row.id} version={row.version} />}
                  <Row row={row} />
                  {row.perhaps !== null && <PerhapsHint alertId={row.id} perhaps={row.perhaps} />}
                </li>
              ))}
            </ul>
          </>
        ))}
      </div>
    </>
  );
}

function Row({ row }: { readonly row: QueueRow }): VNode {
  return (
    <a class="row" href={`/alerts/${row.id}`} data-row>
      <span class="prio">
        <span class={row.priority >= 60 ? 'a p' : 'a p low'}>{row.priority}</span>
        <span class="b">{row.within}</span>
      </span>
      <span class="sentence">
        <span class="say">
          {row.claim === null ? (
            row.headline
          ) : (
            <>
              <b>{row.claim.who}</b> <span class="arrow">→</span> {row.claim.what}{' '}
              {row.claim.whom !== null && (
                <span class="whom">
                  <span class="arrow">→</span> <b>{row.claim.whom}</b>
                </span>
              )}
            </>
          )}
        </span>
        <span class="by">
          {row.told}
          {row.denied === null ? '' : `; ${row.denied}`}
          {row.language !== null && <span class="tag">{row.language}</span>}
          {row.labels.map((label) => (
            <span class="tag">{label}</span>
          ))}
        </span>
      </span>
      <span class="regime">
        <span class="a">{row.regime}</span>
        <span class="b">{row.force}</span>
      </span>
      <span class="sources">
        <span class="a">{row.independent} independent</span>
        <span class="b">
          of {row.articles} {row.articles === 1 ? 'article' : 'articles'},{' '}
          <abbr title="Admiralty grade: the letter rates the best source, the number the report">{row.grade}</abbr>
        </span>
      </span>
      <span class="age">
        <span class="a">{row.age}</span>
        <span class="b">
          {row.due !== null && <span class={row.due.isOverdue ? 'late' : undefined}>{row.due.text}</span>}
        </span>
      </span>
      <span class="state">
        <span class="a">
          <StateMark state={row.state} label={row.mark ?? undefined} />
        </span>
        <span class="b">{row.assignee ?? 'Nobody'}</span>
      </span>
    </a>
  );
}

function Nothing({ model }: { readonly model: QueueModel }): VNode {
  const isFiltered =
    model.search !== '' || model.facets.some((facet) => facet.options.some((option) => option.isChosen));
  return (
    <div class="nothing" id="list">
      <h2>{model.search === '' ? 'Nothing waits here' : 'No alert says this'}</h2>
      <p>
        {model.search === ''
          ? isFiltered
            ? 'No alert has all that the filters ask for.'
            : 'When a report of a breach is read in the news, it will stand here.'
          : 'The words may stand in an article that raised no alert.'}
      </p>
      <p>
        {model.search !== '' && (
          <a href={`/articles?q=${encodeURIComponent(model.search)}`}>Search the articles for “{model.search}”</a>
        )}{' '}
        {isFiltered && <a href="/queue">Show the whole queue</a>}
      </p>
    </div>
  );
}
