/** A statement of coverage: what was watched in a period, with what gaps, by which rules, and what became of the alerts. */
import type { VNode } from 'preact';
import type { Coverage } from '../../coverage/coverage-schema.js';
import { CoverageSources } from './coverage-sources.js';
import { countOf, formatCount, formatDay, formatInstant } from './format-instant.js';
import { STATE_LABELS } from './labels.js';
import { Layout, type Frame } from './layout.js';
import { Heading } from './marks.js';
import { nameLanguage, nameRegime } from './name-things.js';
import { NumbersTable } from './numbers-table.js';

interface Props {
  readonly frame: Frame;
  readonly coverage: Coverage;
  /** First and last day, YYYY-MM-DD. */
  readonly period: { readonly from: string; readonly to: string };
}

export function CoveragePage({ frame, coverage, period }: Props): VNode {
  const { articles, gaps, gapsLeft, outages, sources, sourcesLeft } = coverage;
  const raised = coverage.alerts.reduce((sum, row) => sum + row.raised, 0);
  return (
    <Layout frame={frame} title="Coverage" section="trends" page="coverage">
      <div class="wide statement">
        <p class="trail">
          <a href="/trends">Trends</a>
        </p>
        <div class="page-head">
          <h1>Statement of coverage</h1>
          <p class="sum">
            {formatDay(period.from)} to {formatDay(period.to)}, days in UTC. Made{' '}
            {formatInstant(new Date(coverage.madeAt))} by {coverage.product}.
          </p>
          <form class="search" method="get" action="/coverage">
            <label for="from">From</label>
            <input class="field" id="from" name="from" type="date" value={period.from} required />
            <label for="to">to</label>
            <input class="field" id="to" name="to" type="date" value={period.to} required />
            <button class="button" type="submit">
              Show
            </button>
          </form>
        </div>
        <section>
          <Heading>In short</Heading>
          <ul class="plain">
            <li>{countOf(sources.length + sourcesLeft, 'source was', 'sources were')} registered by the end.</li>
            <li>
              {countOf(articles.stored, 'article', 'articles')} came in, {formatCount(articles.broughtByHand)} of them
              brought by people; {formatCount(articles.unread)} not read yet, {formatCount(articles.failed)} could not
              be read, {formatCount(articles.missed)} were marked by people as missed.
            </li>
            <li>
              {countOf(gaps.length + gapsLeft, 'gap', 'gaps')} after which items may have been missed, and{' '}
              {countOf(outages.length, 'stretch', 'stretches')} in which a source was silent, failing or gone.
            </li>
            <li>{countOf(raised, 'alert was', 'alerts were')} raised.</li>
          </ul>
        </section>
        <Alerts coverage={coverage} />
        <section class="spaced">
          <Heading note={countOf(coverage.languages.length, 'language', 'languages')}>Languages</Heading>
          <NumbersTable
            label="Languages"
            empty="No article came in."
            heads={['Language', 'Articles', 'Read']}
            rows={coverage.languages.map(({ language, articles: count, isRead }) => [
              nameLanguage(language),
              formatCount(count),
              isRead ? 'yes' : 'no: kept and counted, nothing is looked for',
            ])}
          />
        </section>
        <Rules coverage={coverage} />
        <CoverageSources coverage={coverage} />
        <section class="spaced">
          <Heading>What this does not say</Heading>
          <p>
            It says what was asked for and what came, not what was published elsewhere. A source without a gap was read
            whole as far as its own list reaches. An article without a finding was read and nothing was found, which is
            not the same as there being nothing.
            {coverage.pollsKeptSince !== null &&
              coverage.pollsKeptSince > coverage.from &&
              ` Polls are on record since ${formatInstant(new Date(coverage.pollsKeptSince))}.`}
          </p>
          {coverage.checkpoint !== null && (
            <p class="note after">
              The record of acts then ended at entry {coverage.checkpoint.number}, hash{' '}
              <code class="long">{coverage.checkpoint.hash}</code>, signed with the key{' '}
              <code class="long">{coverage.checkpoint.fingerprint}</code>. The signature stands in the API’s answer.
            </p>
          )}
        </section>
      </div>
    </Layout>
  );
}

function Alerts({ coverage }: { readonly coverage: Coverage }): VNode {
  const states = Object.entries(STATE_LABELS);
  const acts = Object.entries(coverage.decisions).map(([act, count]) => `${count} × ${act.replace(/^alert\./, '')}`);
  const reasons = Object.entries(coverage.dismissals).map(
    ([reason, count]) => `${count} × ${reason.replaceAll('-', ' ')}`,
  );
  return (
    <section class="spaced">
      <Heading note="raised in the period, as they stand now">Alerts</Heading>
      <NumbersTable
        label="Alerts"
        empty="No alert was raised."
        heads={['Embargo', 'Raised', ...states.map(([, label]) => label)]}
        rows={coverage.alerts.map(({ regime, raised, byState }) => [
          nameRegime(regime),
          formatCount(raised),
          ...states.map(([state]) => formatCount(byState[state] ?? 0)),
        ])}
      />
      {reasons.length > 0 && <p class="note after">Dismissed: {reasons.join(', ')}.</p>}
      {acts.length > 0 && <p class="note after">Acts of review on record in the period: {acts.join(', ')}.</p>}
    </section>
  );
}

function Rules({ coverage }: { readonly coverage: Coverage }): VNode {
  return (
    <section class="spaced">
      <Heading note="each text counts under what read it last">Rules and engines</Heading>
      <NumbersTable
        label="Packs of rules"
        empty="Nothing was read."
        heads={['Pack', 'Texts', 'First', 'Last', 'Kept']}
        rows={coverage.packs.map(({ version, texts, from, to, isKept }) => [
          version,
          formatCount(texts),
          formatInstant(new Date(from)),
          formatInstant(new Date(to)),
          isKept ? 'yes' : 'no',
        ])}
      />
      {coverage.engines.map(({ version, product, node, icu }) => (
        <p class="note after">
          Engine {version}: {product}, Node {node}, ICU {icu}.
        </p>
      ))}
    </section>
  );
}
