/** The record of acts, for admins: what was done by whom, how to prove that it is whole, and who has checkpoints of it. */
import type { VNode } from 'preact';
import { Layout, type Frame } from './layout.js';
import { Heading } from './marks.js';
import { RecordProof, type RecordProofModel } from './record-proof.js';

/** One entry. */
export interface RecordLine {
  readonly number: string;
  /** UTC. */
  readonly at: string;
  readonly actor: string;
  readonly act: string;
  readonly subject: string;
  readonly subjectHref: string | null;
  /** Null where the field was not told then. */
  readonly changes: readonly {
    readonly field: string;
    readonly before: string | null;
    readonly after: string | null;
  }[];
  /** Personal or free words; null where there are none, or where they were erased. */
  readonly text: string | null;
  readonly isTextErased: boolean;
  readonly hash: string;
}

/** What the list is narrowed to; empty texts narrow nothing. */
export interface RecordFilters {
  readonly actor: string;
  readonly act: string;
  readonly alert: string;
  /** YYYY-MM-DD, UTC. */
  readonly day: string;
}

/** What the page shows. */
export interface RecordModel {
  readonly filters: RecordFilters;
  readonly actors: readonly { readonly value: string; readonly label: string }[];
  readonly acts: readonly { readonly value: string; readonly label: string }[];
  readonly lines: readonly RecordLine[];
  readonly nextHref: string | null;
  readonly proof: RecordProofModel;
  readonly fault: string | null;
}

export function RecordPage({ frame, model }: { readonly frame: Frame; readonly model: RecordModel }): VNode {
  const { filters, lines } = model;
  const isNarrowed = Object.values(filters).some((value) => value !== '');
  return (
    <Layout frame={frame} title="Record" section="desk" page="record">
      <div class="wide">
        <p class="trail">
          <a href="/desk">Desk</a>
        </p>
        <div class="page-head">
          <h1>Record of acts</h1>
          <p class="sum">
            Every act of a person, a key or the system, chained by hashes; newest first. Nothing in it can be changed.
            Only personal words can be erased, and that is an entry of its own.
          </p>
        </div>
        {model.fault !== null && (
          <p class="fault" role="alert">
            {model.fault}
          </p>
        )}
        <Filters model={model} isNarrowed={isNarrowed} />
        {lines.length === 0 ? (
          <p class="none">No entry here.</p>
        ) : (
          <div class="scroll" role="region" aria-label="Entries" tabIndex={0}>
            <table class="table stacks record">
              <thead>
                <tr>
                  <th scope="col">Entry</th>
                  <th scope="col">Who and when (UTC)</th>
                  <th scope="col">What</th>
                  <th scope="col">Change and words</th>
                </tr>
              </thead>
              <tbody>
                {lines.map((line) => (
                  <Line line={line} />
                ))}
              </tbody>
            </table>
          </div>
        )}
        {model.nextHref !== null && (
          <p class="note after">
            <a href={model.nextHref}>Earlier entries</a>
          </p>
        )}
        <RecordProof model={model.proof} csrf={frame.viewer?.csrf ?? ''} />
      </div>
    </Layout>
  );
}

function Filters({ model, isNarrowed }: { readonly model: RecordModel; readonly isNarrowed: boolean }): VNode {
  const { filters, actors, acts } = model;
  return (
    <form class="filters" method="get" action="/record" aria-label="Narrow the record">
      <label>
        Who
        <Choice name="actor" options={actors} chosen={filters.actor} any="Anybody" />
      </label>
      <label>
        Act
        <Choice name="act" options={acts} chosen={filters.act} any="Any act" />
      </label>
      <label>
        Alert number
        <input class="field" name="alert" inputMode="numeric" pattern="[0-9]*" maxLength={18} value={filters.alert} />
      </label>
      <label>
        Day (UTC)
        <input class="field" name="day" type="date" value={filters.day} />
      </label>
      <button class="button" type="submit">
        Show
      </button>
      {isNarrowed && <a href="/record">Show all</a>}
    </form>
  );
}

function Choice({
  name,
  options,
  chosen,
  any,
}: {
  readonly name: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly chosen: string;
  readonly any: string;
}): VNode {
  return (
    <select class="field" name={name}>
      <option value="">{any}</option>
      {options.map(({ value, label }) => (
        <option value={value} selected={value === chosen}>
          {label}
        </option>
      ))}
    </select>
  );
}

function Line({ line }: { readonly line: RecordLine }): VNode {
  const { number, changes, text, isTextErased } = line;
  return (
    <tr id={`entry-${number}`}>
      <th scope="row">
        {number}
        <small class="mono" title={line.hash}>
          {line.hash.slice(0, 8)}
        </small>
      </th>
      <td data-is="Who and when">
        {line.actor}
        <small>{line.at}</small>
      </td>
      <td data-is="What">
        {line.act}
        <small>{line.subjectHref === null ? line.subject : <a href={line.subjectHref}>{line.subject}</a>}</small>
      </td>
      <td data-is="Change and words">
        {changes.map(({ field, before, after }) => (
          <div class="change">
            {field}: {before !== null && <s>{before}</s>} {after ?? ''}
          </div>
        ))}
        {text !== null && (
          <div class="words">
            <q>{text}</q> <a href={`/record/${number}/erase`}>Erase the words</a>
          </div>
        )}
        {isTextErased && <em>Its words were erased.</em>}
        {changes.length === 0 && text === null && !isTextErased && <span class="quiet">no more is told</span>}
      </td>
    </tr>
  );
}

/** What asks once more before words are gone for good. */
export function EraseWordsPage({
  frame,
  line,
  reason,
  fault,
}: {
  readonly frame: Frame;
  readonly line: RecordLine;
  /** What was typed before. */
  readonly reason: string;
  readonly fault: string | null;
}): VNode {
  return (
    <Layout frame={frame} title={`Erase words of entry ${line.number}`} section="desk" page="erase-words">
      <div class="narrow">
        <p class="trail">
          <a href="/record">Record of acts</a>
        </p>
        <h1>Erase the words of entry {line.number}</h1>
        <p class="lead">
          {line.actor}, {line.at} UTC: {line.act}, {line.subject}.
        </p>
        {fault !== null && (
          <p class="fault" role="alert">
            {fault}
          </p>
        )}
        <section>
          <Heading>What goes, and what stays</Heading>
          <blockquote class="words">{line.text}</blockquote>
          <p>
            The words are gone from the record and from every page that showed them, for good. The entry stays, with
            who, when and what; that its words were erased goes on record with your name and the reason. The chain
            verifies as before.
          </p>
          <form class="stack" method="post" action={`/record/${line.number}/erase`}>
            <input type="hidden" name="csrf" value={frame.viewer?.csrf ?? ''} />
            <label for="reason">Reason</label>
            <textarea class="field" id="reason" name="reason" rows={3} maxLength={2_000} required>
              {reason}
            </textarea>
            <p class="note">Kept on record. Do not repeat in it what shall be gone.</p>
            <label>
              <input type="checkbox" name="sure" value="yes" required /> I know that nobody can bring the words back
            </label>
            <button class="button first" type="submit">
              Erase the words
            </button>
          </form>
        </section>
      </div>
    </Layout>
  );
}
