/** An alert's findings, recomputed from what was kept: what came out the same, and what is no longer at hand. */
import type { VNode } from 'preact';
import { tellVerdict } from '../../evidence/judge-replay.js';
import type { Replay, ReplayedPiece } from '../../evidence/replay-schema.js';
import { countOf, formatInstant } from './format-instant.js';
import { Layout, type Frame } from './layout.js';
import { Heading } from './marks.js';

const OUTCOMES: Readonly<Record<ReplayedPiece['outcome'], string>> = {
  same: 'The same',
  differs: 'Not the same',
  'not-recomputed': 'Not recomputed',
  'by-hand': 'Read by a person',
};

const ALERT_OUTCOMES: Readonly<Record<Replay['alert']['outcome'], string>> = {
  same: 'What the alert says follows from these findings.',
  differs: 'What the alert says does not follow from these findings.',
  'not-recomputed': 'What the alert says was not put together anew: not every text could be read.',
};

export function ReplayPage({ frame, replay }: { readonly frame: Frame; readonly replay: Replay }): VNode {
  const { engine, pieces } = replay;
  const isGood = replay.verdict === 'same' || replay.verdict === 'same-by-another-engine';
  return (
    <Layout frame={frame} title={`Alert ${replay.alertId} recomputed`} section="queue" page="replay">
      <div class="wide">
        <p class="trail">
          <a href={`/alerts/${replay.alertId}`}>Alert {replay.alertId}</a>
        </p>
        <div class="page-head">
          <h1>Recomputed from what was kept</h1>
          <p class="sum">
            <b class={isGood ? undefined : 'late'}>{tellVerdict(replay)}</b> {ALERT_OUTCOMES[replay.alert.outcome]}
            {replay.alert.differs.length > 0 && ` It differs in ${replay.alert.differs.join(', ')}.`}
          </p>
        </div>
        <section>
          <Heading note={`${countOf(pieces.length, 'text', 'texts')}, ${formatInstant(new Date(replay.at))}`}>
            Texts read anew
          </Heading>
          <div class="scroll" role="region" aria-label="Texts read anew" tabIndex={0}>
            <table class="table stacks">
              <thead>
                <tr>
                  <th scope="col">Text</th>
                  <th scope="col">Finding</th>
                  <th scope="col">Pack</th>
                  <th scope="col">SHA-256 of the finding</th>
                </tr>
              </thead>
              <tbody>
                {pieces.map((piece) => (
                  <Row piece={piece} />
                ))}
              </tbody>
            </table>
          </div>
          {replay.left > 0 && (
            <p class="note after">
              {countOf(replay.left, 'text', 'texts')} more were left out here;{' '}
              <code>cli -- replay {replay.alertId}</code> reads all.
            </p>
          )}
        </section>
        <p class="note after">
          Read by {engine.product}, engine {engine.version}, Node {engine.node}, ICU {engine.icu}, Unicode{' '}
          {engine.unicode}. This shows that the finding follows from the text and the rules of that day, not that what
          the text tells is true.
        </p>
      </div>
    </Layout>
  );
}

function Row({ piece }: { readonly piece: ReplayedPiece }): VNode {
  return (
    <tr>
      <th scope="row">
        <a href={`/articles/${piece.articleId}`}>
          <bdi class="clamp">{piece.title}</bdi>
        </a>
        <small>{piece.publisher}</small>
      </th>
      <td data-is="Finding">
        <span class={piece.outcome === 'differs' ? 'late' : undefined}>{OUTCOMES[piece.outcome]}</span>
        {piece.differs.length > 0 && <small>differs in {piece.differs.join(', ')}</small>}
        {!piece.isTextIntact && <small class="late">the text is not what was kept</small>}
        {piece.isCaptureIntact === false && <small class="late">the captured bytes are not what was kept</small>}
        {piece.missing.map((what) => (
          <small>not at hand: {what}</small>
        ))}
      </td>
      <td data-is="Pack">{piece.packVersion}</td>
      <td data-is="SHA-256">
        <code>{piece.keptHash.slice(0, 16)}</code>
      </td>
    </tr>
  );
}
