/** For whoever keeps the register: what falls due, and what the Council is reported to have changed, entry by entry. */
import type { VNode } from 'preact';
import { countOf } from './format-instant.js';
import { Layout, type Frame } from './layout.js';
import { Heading, OutLink } from './marks.js';
import { Checked, CheckForm, RenewalList, type CheckView, type RenewalView } from './renewal-list.js';

/** A line about an entry of the register. */
export interface EntryView {
  readonly what: string;
  readonly symbol: string | null;
  readonly href: string | null;
  /** What a person has to check of it; null where nothing is open. */
  readonly check: string | null;
}

/** One report beside the register. */
export interface ReportView {
  readonly id: string;
  readonly headline: string;
  readonly regime: string;
  readonly regimeHref: string;
  /** "Renewed, said to be of 29 May 2026". */
  readonly said: string;
  readonly sources: string;
  readonly state: string;
  readonly changes: readonly EntryView[];
  readonly periods: readonly EntryView[];
  readonly clauses: readonly EntryView[];
  readonly renewals: readonly { readonly label: string; readonly href: string }[];
  readonly toCheck: readonly string[];
  readonly checked: CheckView | null;
}

/** What the page shows. */
export interface RegimeChangesModel {
  readonly asOf: string;
  readonly packVersion: string;
  readonly unchecked: number;
  /** Overdue or due, not looked at within a month. */
  readonly pressing: readonly RenewalView[];
  /** The rest: later, or looked at. */
  readonly quiet: readonly RenewalView[];
  readonly states: readonly { readonly label: string; readonly href: string; readonly isCurrent: boolean }[];
  readonly reports: readonly ReportView[];
  readonly nextHref: string | null;
  readonly mayCheck: boolean;
}

export function RegimeChangesPage({
  frame,
  model,
}: {
  readonly frame: Frame;
  readonly model: RegimeChangesModel;
}): VNode {
  const csrf = model.mayCheck && frame.viewer !== null ? frame.viewer.csrf : null;
  const overdue = model.pressing.filter(({ standing }) => standing === 'overdue').length;
  return (
    <Layout
      frame={frame}
      title="Changes of embargoes"
      section="embargoes"
      page="regime-changes"
      skipTo={{ id: 'reports', what: 'the reports' }}
    >
      <div class="wide">
        <p class="trail">
          <a href="/embargoes" data-back>
            Embargoes
          </a>
        </p>
        <div class="page-head">
          <h1>Changes of embargoes</h1>
          <p class="sum">
            {countOf(model.unchecked, 'report')} to hold against the register,{' '}
            <span class={overdue > 0 ? 'late' : undefined}>{countOf(overdue, 'renewal')} overdue</span>,{' '}
            {model.pressing.length - overdue} due within 30 days. Facts checked up to {model.asOf}, pack{' '}
            {model.packVersion.slice(0, 7)}.
          </p>
        </div>
        <section>
          <Heading note="from the register’s own days">What falls due</Heading>
          {model.pressing.length === 0 ? (
            <p class="none">Nothing is due that nobody has looked at.</p>
          ) : (
            <RenewalList renewals={model.pressing} csrf={csrf} />
          )}
          {model.quiet.length > 0 && (
            <details class="more-renewals">
              <summary>{countOf(model.quiet.length, 'other day')}: not due yet, or looked at within a month</summary>
              <RenewalList renewals={model.quiet} csrf={csrf} />
            </details>
          )}
        </section>
        <section class="spaced" id="reports">
          <Heading>Reported changes</Heading>
          <nav class="tabs" aria-label="Which reports">
            {model.states.map(({ label, href, isCurrent }) => (
              <a href={href} aria-current={isCurrent ? 'true' : undefined}>
                {label}
              </a>
            ))}
          </nav>
          {model.reports.length === 0 ? (
            <p class="none">No report here. Those that say that the Council changed an embargo will be listed here.</p>
          ) : (
            <ul class="reports">
              {model.reports.map((report) => (
                <li id={`alert-${report.id}`}>
                  <Report report={report} csrf={csrf} />
                </li>
              ))}
            </ul>
          )}
          {model.nextHref !== null && (
            <p class="list-foot">
              <a href={model.nextHref} rel="next">
                Next page
              </a>
            </p>
          )}
        </section>
      </div>
    </Layout>
  );
}

function Report({ report, csrf }: { readonly report: ReportView; readonly csrf: string | null }): VNode {
  return (
    <article class="report">
      <div class="told-side">
        <h3>
          <a href={`/alerts/${report.id}`} data-row>
            {report.headline}
          </a>
        </h3>
        <p>{report.said}</p>
        <p class="note">
          {report.sources}; {report.state}
        </p>
        <h4>To look up</h4>
        <ul class="look-up">
          {report.toCheck.map((question) => (
            <li>{question}</li>
          ))}
        </ul>
        {report.checked !== null && <Checked check={report.checked} />}
        {csrf !== null && (
          <CheckForm action={`/embargoes/changes/${report.id}`} id={`alert-${report.id}`} csrf={csrf} />
        )}
      </div>
      <div class="register-side">
        <p class="note">
          In the register: <a href={report.regimeHref}>{report.regime}</a>
        </p>
        <Entries heading="Changes near that day" entries={report.changes} otherwise="None." />
        <Entries heading="Periods" entries={report.periods} otherwise="None holds." />
        {report.renewals.length > 0 && (
          <>
            <h4>Falls due</h4>
            <ul>
              {report.renewals.map(({ label, href }) => (
                <li>
                  <a href={href}>{label}</a>
                </li>
              ))}
            </ul>
          </>
        )}
        {report.clauses.length > 0 && (
          <details>
            <summary>{countOf(report.clauses.length, 'clause')} in force then</summary>
            <Entries heading="Clauses" entries={report.clauses} otherwise="" />
          </details>
        )}
      </div>
    </article>
  );
}

function Entries({
  heading,
  entries,
  otherwise,
}: {
  readonly heading: string;
  readonly entries: readonly EntryView[];
  readonly otherwise: string;
}): VNode {
  return (
    <>
      <h4>{heading}</h4>
      {entries.length === 0 ? (
        <p class="none">{otherwise}</p>
      ) : (
        <ul>
          {entries.map(({ what, symbol, href, check }) => (
            <li>
              {what}
              {symbol !== null && (
                <>
                  {' '}
                  <OutLink href={href}>{symbol}</OutLink>
                </>
              )}
              {check !== null && <span class="to-check">{check}</span>}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
