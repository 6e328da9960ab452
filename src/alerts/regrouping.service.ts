/** Carries articles from story to story, and lets the alerts follow: their evidence, decisions and place in the feed. */
import { Injectable } from '@nestjs/common';
import { AuditService } from '../platform/audit/audit.service.js';
import type { Tx } from '../platform/database/database.js';
import { contentOf } from './alert-content.js';
import type { FullAlertRow } from './alert-row.js';
import type { ChangeWord } from './change-words.js';
import { ChangesRepository } from './changes.repository.js';
import { joinLabels } from './handling.js';
import { HandlingRepository } from './handling.repository.js';
import type { AlertWrite } from './kept-rows.js';
import { planRegrouping, type ArticleMove, type RegroupedAlert } from './plan-regrouping.js';
import { writeOf } from './raised-rows.js';
import { RaisingRepository } from './raising.repository.js';
import { RegroupingRepository, type AlertDecision, type HeldPiece } from './regrouping.repository.js';
import { reviseAlert } from './revise-alert.js';
import { StoriesRepository } from './stories.repository.js';
import { isSameDecision, strongestDecision } from './strongest-decision.js';

/** What regrouping did, so that it can be undone. */
export interface Regrouped {
  /** Alerts that were opened, or came back. */
  readonly opened: readonly string[];
  /** Alerts that went to another story, with the one they came from. */
  readonly carried: readonly { readonly alertId: string; readonly from: string }[];
  readonly joined: readonly { readonly alertId: string; readonly into: string }[];
  /** Decisions as they stood before, of alerts on which another was joined. */
  readonly decisions: readonly { readonly before: AlertDecision; readonly after: AlertDecision }[];
  /** Labels that alerts got from those that were joined to them; acts from before labels were carried over have none. */
  readonly labelled?: readonly { readonly alertId: string; readonly added: readonly string[] }[];
}

/** What is to be set right besides: by undoing. */
export interface Restoration {
  /** Where alerts belong that had been carried off, by alert. */
  readonly homes: ReadonlyMap<string, string>;
  /** Decisions to be set again, by alert. */
  readonly decisions: ReadonlyMap<string, AlertDecision>;
  /** Labels to be taken away again, by alert. */
  readonly labels: ReadonlyMap<string, readonly string[]>;
}

const NOTHING: Restoration = { homes: new Map(), decisions: new Map(), labels: new Map() };

interface Settled {
  readonly group: RegroupedAlert;
  readonly write: AlertWrite;
  readonly standing: FullAlertRow | null;
  readonly decision: AlertDecision;
  /** It was asleep, and takes in what nobody has put to sleep. */
  readonly isWoken: boolean;
}

@Injectable()
export class RegroupingService {
  constructor(
    private readonly stories: StoriesRepository,
    private readonly raising: RaisingRepository,
    private readonly regrouping: RegroupingRepository,
    private readonly handling: HandlingRepository,
    private readonly changes: ChangesRepository,
    private readonly audit: AuditService,
  ) {}

  /**
   * Moves articles as part of `tx`, in the serial lane. The caller commits the changes.
   *
   * @param actor As the record of acts names whoever moves them.
   */
  async regroup(
    moves: readonly ArticleMove[],
    actor: string,
    at: Date,
    tx: Tx,
    restoration: Restoration = NOTHING,
  ): Promise<Regrouped> {
    const storyIds = [...new Set(moves.flatMap(({ from, to }) => [from, to]))].sort();
    const rows = await this.raising.lockAlertsOf(storyIds, tx);
    const pieces = await this.regrouping.listHeld(
      rows.filter(({ mergedInto }) => mergedInto === null).map(({ id }) => id),
      tx,
    );
    const plan = planRegrouping(
      rows.map((row) => ({ ...row, isJoined: row.mergedInto !== null })),
      holding(pieces),
      moves,
      restoration.homes,
    );
    const settled = await this.settle(plan, rows, pieces, restoration, at, tx);
    await this.regrouping.moveArticles(moves, tx);
    await this.regrouping.settleStories(storyIds, new Map(moves.map(({ from, to }) => [from, to])), tx);
    await this.write(settled, pieces, tx);
    await this.raising.wake(
      settled.filter(({ isWoken }) => isWoken).map(({ write }) => write.id),
      at,
      tx,
    );
    const joined = settled.flatMap(({ group, write }) => group.joined.map((alertId) => ({ alertId, into: write.id })));
    await this.regrouping.joinAlerts(
      joined.map(({ alertId, into }) => ({ id: alertId, into })),
      at,
      tx,
    );
    for (const { alertId } of joined) this.changes.note(alertId, 'deleted', ['joined'], tx);
    await this.touchLinked(settled, joined, at, tx);
    await this.putOnRecord(settled, joined, rows, actor, tx);
    return {
      opened: settled
        .filter(({ standing }) => standing === null || standing.mergedInto !== null)
        .map(({ write }) => write.id),
      carried: settled.flatMap(({ standing, write }) =>
        standing === null || standing.storyId === write.storyId ? [] : [{ alertId: write.id, from: standing.storyId }],
      ),
      joined,
      decisions: settled.flatMap(({ standing, decision }) =>
        standing === null || isSameDecision(decisionOf(standing), decision)
          ? []
          : [{ before: decisionOf(standing), after: decision }],
      ),
      labelled: settled.flatMap(({ standing, write }) => {
        const added = write.labels.filter((label) => !(standing?.labels ?? []).includes(label));
        return added.length === 0 ? [] : [{ alertId: write.id, added }];
      }),
    };
  }

  /** Alerts linked with one that was joined, or that came back, show another in its place: they are at another version. */
  private async touchLinked(
    settled: readonly Settled[],
    joined: readonly { readonly alertId: string }[],
    at: Date,
    tx: Tx,
  ): Promise<void> {
    const back = settled.filter(({ standing }) => standing !== null && standing.mergedInto !== null);
    const moved = [...joined.map(({ alertId }) => alertId), ...back.map(({ write }) => write.id)];
    if (moved.length === 0) return;
    const done = new Set(settled.map(({ write }) => write.id));
    const linked = (await this.handling.listLinkedWith(moved, tx)).filter((id) => !done.has(id));
    await this.handling.recordTouched(linked, at, tx);
    for (const id of linked) this.changes.note(id, 'updated', ['links'], tx);
  }

  /** Computes what each alert becomes whose evidence or story is another. */
  private async settle(
    plan: readonly RegroupedAlert[],
    rows: readonly FullAlertRow[],
    pieces: readonly HeldPiece[],
    restoration: Restoration,
    at: Date,
    tx: Tx,
  ): Promise<Settled[]> {
    const rowOf = new Map(rows.map((row) => [row.id, row]));
    const pieceOf = new Map(pieces.map((piece) => [piece.id, piece]));
    const ids = await this.stories.drawIds('alerts', plan.filter(({ alertId }) => alertId === null).length, tx);
    let drawn = 0;
    return plan.flatMap((group) => {
      const standing = group.alertId === null ? null : (rowOf.get(group.alertId) ?? null);
      const own = group.evidenceIds.flatMap((id) => pieceOf.get(id) ?? []);
      const had = pieces.filter(({ alertId }) => alertId === group.alertId).length;
      const isTouched =
        standing === null ||
        standing.mergedInto !== null ||
        standing.storyId !== group.storyId ||
        had !== own.length ||
        own.some(({ alertId }) => alertId !== group.alertId);
      if (!isTouched) return [];
      const id = group.alertId ?? ids[drawn++] ?? '';
      const kind = group.kind as FullAlertRow['kind'];
      const { values, priority } = reviseAlert(
        { kind, regime: group.regime },
        standing,
        [],
        telling(own).map((piece) => contentOf(piece)),
        telling(own),
        at,
      );
      // What its articles no longer say has no weight, though the alert still tells of it.
      const isUnsaid = !own.some(({ isCurrent }) => isCurrent);
      const counted = isUnsaid ? { ...values, articleCount: 0, copyCount: 0, independentCount: 0 } : values;
      const candidates = [standing, ...group.joined.map((joined) => rowOf.get(joined) ?? null)].flatMap((row) =>
        row === null ? [] : [decisionOf(row)],
      );
      const decision = {
        ...(restoration.decisions.get(id) ?? strongestDecision(candidates)),
        alertId: id,
      };
      const isAsleep = (row: FullAlertRow | null | undefined): boolean => (row?.snoozedUntil ?? at) > at;
      const isWoken = isAsleep(standing) && own.some(({ alertId }) => !isAsleep(rowOf.get(alertId)));
      const write = writeOf(
        { id, storyId: group.storyId, kind, regime: group.regime, standing },
        { values: counted, priority, reopenedReason: null },
        own.flatMap((piece) => [
          piece.title,
          piece.sourceTitle,
          piece.publisher,
          ...piece.passages.map(({ quote }) => quote),
        ]),
        at,
      );
      const { state, stateReason } = decision;
      const takenBack = restoration.labels.get(id) ?? [];
      const kept = write.labels.filter((label) => !takenBack.includes(label));
      const given = group.joined.flatMap((joined) => rowOf.get(joined)?.labels ?? []);
      const labels = joinLabels(kept, given);
      return [{ group, standing, decision, isWoken, write: { ...write, state, stateReason, labels } }];
    });
  }

  private async write(settled: readonly Settled[], pieces: readonly HeldPiece[], tx: Tx): Promise<void> {
    // An alert that goes home frees its place before another is opened there.
    await this.raising.updateAlerts(
      settled.filter(({ standing }) => standing !== null).map(({ write }) => write),
      tx,
    );
    await this.raising.insertAlerts(
      settled.filter(({ standing }) => standing === null).map(({ write }) => write),
      tx,
    );
    await this.regrouping.settleAlerts(
      settled.map(({ write: { labels, search }, decision }) => ({ decision, labels, search })),
      tx,
    );
    const ownerOf = new Map(pieces.map(({ id, alertId }) => [id, alertId]));
    await this.regrouping.moveEvidence(
      settled.flatMap(({ group, write }) =>
        group.evidenceIds.filter((id) => ownerOf.get(id) !== write.id).map((id) => ({ id, alertId: write.id })),
      ),
      tx,
    );
    for (const { standing, write } of settled) {
      const isOpened = standing === null || standing.mergedInto !== null;
      const what: ChangeWord[] = ['story'];
      if (!isOpened && standing.state !== write.state) what.push('state');
      if (!isOpened && standing.labels.join() !== write.labels.join()) what.push('labels');
      this.changes.note(write.id, isOpened ? 'created' : 'updated', what, tx, { causes: ['story'], reports: [] });
    }
  }

  private async putOnRecord(
    settled: readonly Settled[],
    joined: readonly { readonly alertId: string; readonly into: string }[],
    rows: readonly FullAlertRow[],
    actor: string,
    tx: Tx,
  ): Promise<void> {
    for (const { standing, write } of settled) {
      await this.audit.record(
        {
          actor,
          act: 'alert.regroup',
          subjectType: 'alert',
          subjectId: write.id,
          before: standing === null ? null : shortOf(standing),
          after: shortOf(write),
        },
        tx,
      );
    }
    for (const { alertId, into } of joined) {
      const row = rows.find(({ id }) => id === alertId);
      if (row === undefined) continue;
      await this.audit.record(
        {
          actor,
          act: 'alert.join',
          subjectType: 'alert',
          subjectId: alertId,
          before: shortOf(row),
          after: { ...shortOf(row), mergedInto: into, version: row.version + 1 },
        },
        tx,
      );
    }
  }
}

/** Alerts that rest on mentions alone, or on texts that were replaced, are held by these. */
function holding(pieces: readonly HeldPiece[]): HeldPiece[] {
  const byAlert = Map.groupBy(pieces, ({ alertId }) => alertId);
  return [...byAlert.values()].flatMap((own) => {
    const holders = new Set(telling(own));
    return own.map((piece) => ({ ...piece, isMention: !holders.has(piece) }));
  });
}

/** The pieces that an alert says what it says by. */
function telling(pieces: readonly HeldPiece[]): readonly HeldPiece[] {
  const current = pieces.filter(({ isCurrent }) => isCurrent);
  const news = current.filter(({ isMention }) => !isMention);
  if (news.length > 0) return news;
  return current.length > 0 ? current : pieces;
}

function decisionOf(row: FullAlertRow): AlertDecision {
  const { id, state, stateReason, assigneeId, proposedAct: act, proposedReason: reason, proposedBy: by } = row;
  return { alertId: id, state, stateReason, assigneeId, proposal: act === null ? null : { act, reason, by } };
}

function shortOf(
  row: Pick<FullAlertRow, 'storyId' | 'state' | 'labels' | 'articleCount' | 'mergedInto' | 'version'>,
): Record<string, unknown> {
  const { storyId, state, labels, articleCount, mergedInto, version } = row;
  return { storyId, state, labels, articleCount, mergedInto, version };
}
