/** The registry of sources with their health, and the way to try one before adding it. */
import type { VNode } from 'preact';
import { countOf, formatCount } from './format-instant.js';
import { HealthSpark, type HealthDay } from './health-days.js';
import { RELIABILITY_LABELS } from './labels.js';
import { BulkBox, BulkForm } from './bulk-form.js';
import { Csrf, Layout, type Frame } from './layout.js';
import { Heading, OutLink } from './marks.js';
import { ReliabilitySelect } from './reliability-select.js';
import { mayReview } from './viewer.js';

/** How a source fares, in a word. */
export type Health = 'well' | 'failing' | 'silent' | 'paused' | 'gone' | 'new';

/** One source in the list. */
export interface SourceRow {
  readonly id: string;
  readonly title: string;
  readonly address: string;
  readonly language: string | null;
  readonly reliability: string;
  readonly health: Health;
  /** "answered 4 min ago", "4 failures in a row: HTTP 503". */
  readonly healthNote: string;
  /** "may have missed items 3 h ago", or null. */
  readonly gapNote: string | null;
  /** Oldest first. */
  readonly days: readonly HealthDay[];
  readonly lastNew: string;
  readonly next: string;
}

/** What a feed carries now and what of it would raise an alert. */
export interface FeedPreview {
  readonly address: string;
  readonly title: string;
  readonly language: string | null;
  readonly format: string;
  readonly items: readonly {
    readonly title: string;
    readonly language: string | null;
    readonly direction: 'ltr' | 'rtl';
    readonly published: string | null;
    readonly verdict: string;
    readonly isFlagged: boolean;
  }[];
  readonly flagged: number;
  readonly warnings: readonly string[];
}

/** What the page shows. */
export interface SourcesModel {
  readonly search: string;
  readonly state: string;
  readonly counts: readonly { readonly value: string; readonly label: string; readonly count: number }[];
  /** What is wrong with how many of them; troubles that none has among them. */
  readonly troubles: readonly { readonly value: string; readonly label: string; readonly count: number }[];
  /** Over all polls of all sources: received is the sum of the other four. */
  readonly ledger: {
    readonly received: number;
    readonly new: number;
    readonly known: number;
    readonly revised: number;
    readonly rejected: number;
  };
  readonly rows: readonly SourceRow[];
  readonly nextHref: string | null;
  readonly add: {
    readonly address: string;
    readonly fault: string | null;
    readonly preview: FeedPreview | null;
    /** Feeds that the page at the address names, or that were found on its site. */
    readonly candidates: readonly { readonly href: string; readonly title: string }[];
  };
}

export function SourcesPage({ frame, model }: { readonly frame: Frame; readonly model: SourcesModel }): VNode {
  const csrf = frame.viewer !== null && mayReview(frame.viewer) ? frame.viewer.csrf : null;
  return (
    <Layout frame={frame} title="Sources" section="sources" page="sources" skipTo={{ id: 'list', what: 'the sources' }}>
      <div class="wide">
        <div class="list-head">
          <div>
            <h1>Sources</h1>
            <p class="sum">
              {model.counts.map(({ label, count }) => `${formatCount(count)} ${label.toLowerCase()}`).join(', ')}
              {model.troubles
                .filter(({ count }) => count > 0)
                .map(({ value, label, count }) => (
                  <>
                    ;{' '}
                    <a class="late" href={`/sources?state=${value}`}>
                      {formatCount(count)} {label}
                    </a>
                  </>
                ))}
              .
            </p>
          </div>
          <form class="search" method="get" action="/sources" role="search">
            <label class="sr" for="q">
              Search sources
            </label>
            <input
              class="field"
              id="q"
              name="q"
              type="search"
              value={model.search}
              placeholder="Title, publisher, address"
              data-key="/"
            />
            <label class="sr" for="state">
              Which
            </label>
            <select class="field" id="state" name="state">
              <option value="">All</option>
              {[...model.counts, ...model.troubles].map(({ value, label }) => (
                <option value={value} selected={value === model.state}>
                  {label.charAt(0).toUpperCase() + label.slice(1)}
                </option>
              ))}
            </select>
            <button class="button" type="submit">
              Search
            </button>
          </form>
        </div>
        {csrf !== null && <Add csrf={csrf} add={model.add} />}
        {csrf !== null && <BulkForm csrf={csrf} />}
        <div class="scroll" role="region" aria-label="Sources" tabIndex={0}>
          <table class="table stacks" id="list">
            <thead>
              <tr>
                <th scope="col">Source</th>
                <th scope="col">Health</th>
                <th scope="col">Two weeks</th>
                <th scope="col">Last new item</th>
                <th scope="col">Next poll</th>
                <th scope="col">Reliability</th>
              </tr>
            </thead>
            <tbody>
              {model.rows.map((row) => (
                <tr>
                  <th scope="row">
                    {csrf !== null && <BulkBox id={row.id} title={row.title} />}{' '}
                    <a href={`/sources/${row.id}`} data-row>
                      {row.title}
                    </a>
                    <small class="address">
                      {row.language !== null && `${row.language}, `}
                      {row.address}
                    </small>
                  </th>
                  <td>
                    <HealthMark health={row.health} />
                    <small>{row.healthNote}</small>
                    {row.gapNote !== null && <small class="late">{row.gapNote}</small>}
                  </td>
                  <td data-is="Two weeks">
                    <HealthSpark days={row.days} />
                  </td>
                  <td data-is="Last new item">{row.lastNew}</td>
                  <td data-is="Next poll">{row.next}</td>
                  <td data-is="Reliability">
                    {row.reliability}
                    <small>{RELIABILITY_LABELS[row.reliability]}</small>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <p class="list-foot">
          <span>
            {countOf(model.rows.length, 'source')} shown.{' '}
            {model.nextHref !== null && (
              <a href={model.nextHref} rel="next">
                Next page
              </a>
            )}
          </span>
          <span>Items received: {describeLedger(model.ledger)}.</span>
        </p>
      </div>
    </Layout>
  );
}

/** "1,204 = 300 new + 900 known + 3 revised + 1 rejected": every item received is in one of the places. */
export function describeLedger(ledger: SourcesModel['ledger']): string {
  const { received, new: fresh, known, revised, rejected } = ledger;
  const places = [`${formatCount(fresh)} new`, `${formatCount(known)} known`, `${formatCount(revised)} revised`];
  return `${formatCount(received)} = ${[...places, `${formatCount(rejected)} rejected`].join(' + ')}`;
}

const HEALTH_LABELS: Readonly<Record<Health, string>> = {
  well: 'Well',
  failing: 'Failing',
  silent: 'Silent',
  paused: 'Paused',
  gone: 'Gone',
  new: 'Not polled yet',
};

/** Health as word and shape; red only where something is wrong. */
export function HealthMark({ health }: { readonly health: Health }): VNode {
  return <span class={`health is-${health === 'silent' ? 'failing' : health}`}>{HEALTH_LABELS[health]}</span>;
}

function Add({ csrf, add }: { readonly csrf: string; readonly add: SourcesModel['add'] }): VNode {
  const isOpen = add.preview !== null || add.fault !== null || add.candidates.length > 0;
  return (
    <details class="add" open={isOpen}>
      <summary class="button">Add a source</summary>
      <form class="inline-form" method="get" action="/sources/preview">
        <label for="address">Address of a feed or of a site</label>
        <div class="search">
          <input
            class="field"
            id="address"
            name="address"
            value={add.address}
            placeholder="https://"
            required
            maxLength={4096}
          />
          <button class="button first" type="submit">
            Look at it first
          </button>
        </div>
        <p class="note">Nothing is added yet: you see what it carries and what of it would have raised an alert.</p>
      </form>
      {add.fault !== null && (
        <p class="fault" role="alert">
          {add.fault}
        </p>
      )}
      {add.candidates.length > 0 && (
        <>
          <p>These feeds are there:</p>
          <ul class="plain-list">
            {add.candidates.map(({ href, title }) => (
              <li>
                <a href={`/sources/preview?address=${encodeURIComponent(href)}`}>{title}</a>
                <small>{href}</small>
              </li>
            ))}
          </ul>
        </>
      )}
      {add.preview !== null && <Preview csrf={csrf} preview={add.preview} />}
    </details>
  );
}

function Preview({ csrf, preview }: { readonly csrf: string; readonly preview: FeedPreview }): VNode {
  return (
    <div class="preview">
      <Heading note={`${preview.format}, ${countOf(preview.items.length, 'item')} now`}>{preview.title}</Heading>
      <p>
        {preview.flagged === 0
          ? 'None of its present items would raise an alert.'
          : `${preview.flagged} of its present items would raise an alert.`}
      </p>
      <ul class="plain-list">
        {preview.items.map(({ title, language, direction, published, verdict, isFlagged }) => (
          <li>
            <span lang={language ?? undefined} dir={direction}>
              {title}
            </span>
            <small>
              {published !== null && `${published}; `}
              {isFlagged ? <b>{verdict}</b> : verdict}
            </small>
          </li>
        ))}
      </ul>
      {preview.warnings.length > 0 && <p class="note">The feed is not quite sound: {preview.warnings.join('; ')}</p>}
      <form class="inline-form" method="post" action="/sources">
        <Csrf token={csrf} />
        <input type="hidden" name="address" value={preview.address} />
        <input type="hidden" name="language" value={preview.language ?? ''} />
        <div class="two">
          <div>
            <label for="new-title">Title</label>
            <input class="field" id="new-title" name="title" value={preview.title} required maxLength={300} />
          </div>
          <div>
            <label for="new-reliability">Reliability</label>
            <ReliabilitySelect id="new-reliability" value="F" />
          </div>
        </div>
        <button class="button first" type="submit">
          Add this source
        </button>
      </form>
    </div>
  );
}

/** Address of a source, as a link where it is one. */
export function SourceAddress({ address }: { readonly address: string }): VNode {
  return (
    <span class="address">
      <OutLink href={address}>{address}</OutLink>
    </span>
  );
}
