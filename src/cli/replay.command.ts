/** `replay`: an alert's findings, recomputed from what was kept, with the packs of that day. */
import { tellVerdict } from '../evidence/judge-replay.js';
import type { Replay, ReplayedPiece } from '../evidence/replay-schema.js';
import { ReplayService } from '../evidence/replay.service.js';
import { withApplication } from './open-application.client.js';
import { UsageError } from './usage-error.js';
import { withoutControls } from './without-controls.js';

/** @returns 0 where all findings come out the same; 1 where they do not, were altered, or cannot all be recomputed. */
export async function replayCommand(alertId: string, options: { readonly json?: boolean }): Promise<number> {
  if (!/^[1-9]\d{0,17}$/.test(alertId)) throw new UsageError('An alert is named by its number.');
  return withApplication({ hasWorkers: false }, async (app) => {
    const replay = await app.get(ReplayService).replay(alertId);
    console.log(options.json ? JSON.stringify(replay, null, 2) : renderReplay(replay));
    return replay.verdict === 'same' || replay.verdict === 'same-by-another-engine' ? 0 : 1;
  });
}

function renderReplay(replay: Replay): string {
  const { engine } = replay;
  return [
    `Alert ${replay.alertId}, read anew by ${engine.product}, engine ${engine.version} (Node ${engine.node}, ICU ${engine.icu}, Unicode ${engine.unicode})`,
    ...replay.pieces.flatMap(renderPiece),
    `What the alert says, put together anew: ${replay.alert.outcome}${replay.alert.differs.length === 0 ? '' : ` (${replay.alert.differs.join(', ')})`}`,
    tellVerdict(replay),
  ].join('\n');
}

const OUTCOMES: Readonly<Record<ReplayedPiece['outcome'], string>> = {
  same: 'same          ',
  differs: 'DIFFERS       ',
  'not-recomputed': 'not recomputed',
  'by-hand': 'read by hand  ',
};

function renderPiece(piece: ReplayedPiece): string[] {
  const title = withoutControls(`${piece.publisher}: ${piece.title}`).slice(0, 100);
  return [
    `${OUTCOMES[piece.outcome]}  article ${piece.articleId}, pack ${piece.packVersion}, sha256 ${piece.keptHash.slice(0, 16)}  ${title}`,
    ...(piece.isTextIntact ? [] : ['                the text is not what was kept']),
    ...(piece.isCaptureIntact === false ? ['                the captured bytes are not what was kept'] : []),
    ...piece.missing.map((what) => `                not at hand: ${what}`),
    ...(piece.differs.length === 0 ? [] : [`                differs in ${piece.differs.join(', ')}`]),
  ];
}
