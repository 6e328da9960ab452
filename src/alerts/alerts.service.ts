/** Reading and reviewing alerts. */
import { Injectable } from '@nestjs/common';
import { AuditService } from '../platform/audit/audit.service.js';
import { Clock } from '../platform/clock/clock.js';
import type { Tx } from '../platform/database/database.js';
import type { Refusal } from '../platform/errors/refusal.js';
import type { Actor } from '../platform/http/needs.js';
import { toSnapshot, withLinks, type AlertRow } from './alert-row.js';
import type { AlertDetail, AlertSnapshot } from './alert-schema.js';
import {
  alertJoined,
  alertNotFound,
  alertStale,
  assigneeUnknown,
  dismissalReasonMissing,
  dismissalReasonNotWanted,
  dismissalReasonUnknown,
  dismissalWordsMissing,
  reviewNotPossible,
  secondPersonNeeded,
} from './alerts.errors.js';
import { AlertsRepository, type AlertVersions, type ListedAlert } from './alerts.repository.js';
import type { AlertFilter, AlertSort } from './build-alert-filter.js';
import { buildHistory } from './build-history.js';
import type { ChangeWord } from './change-words.js';
import { ChangesRepository, type ChangeHead } from './changes.repository.js';
import { requirePageStart, type PageStart } from './choose-alerts-page.js';
import { applyReview, possibleActs, type AlertState, type ReviewAct, type Transition } from './review-states.js';
import { StoriesRepository } from './stories.repository.js';
import { viewStoryArticles } from './story-view.js';

/** Who acts, and on which version: null where the caller takes whatever stands. */
export interface ActContext {
  readonly actor: Actor;
  readonly ifVersion: number | null;
}

/** A decision's reason and words. */
export interface ReviewContext extends ActContext {
  /** Id of a dismissal reason. */
  readonly reason: string | null;
  /** Kept on record, apart and erasable. */
  readonly text: string | null;
}

/** What an act changed, for the record and the feed. */
export interface ActDone {
  readonly act: string;
  readonly before: Readonly<Record<string, unknown>>;
  readonly after: Readonly<Record<string, unknown>>;
  readonly what: ChangeWord;
  /** Other alerts that it put one version on. */
  readonly also?: readonly string[];
  /** Personal words, kept apart and erasable. */
  readonly text?: string | null;
}

/** Most entries of each list in one alert or story; a hot story has thousands of copies. */
const MAX_LISTED = 200;

/** Alerts that an export holds in memory at once, at about 1.5 kB each. */
const BATCH = 500;

@Injectable()
export class AlertsService {
  constructor(
    private readonly alerts: AlertsRepository,
    private readonly stories: StoriesRepository,
    private readonly changes: ChangesRepository,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /** A page of alerts and the head of the change feed at the same instant. @throws Refusal `cursor-invalid`. */
  async list(
    filter: AlertFilter,
    sort: AlertSort,
    after: PageStart | null,
    limit: number,
  ): Promise<{ readonly rows: ListedAlert[]; readonly head: ChangeHead }> {
    requirePageStart(sort, after);
    return this.alerts.list(filter, sort, after, limit);
  }

  /** The first alerts of a list as it shows them, and the head of the change feed at the same instant. */
  async listSnapshots(
    filter: AlertFilter,
    sort: AlertSort,
    limit: number,
  ): Promise<{ readonly alerts: AlertSnapshot[]; readonly head: ChangeHead }> {
    const { rows, head } = await this.alerts.list(filter, sort, null, limit);
    return { alerts: rows.map(toSnapshot), head };
  }

  /** All alerts of a list, however many, in batches that are read as they are asked for. */
  async *streamSnapshots(filter: AlertFilter, sort: AlertSort): AsyncGenerator<AlertSnapshot[]> {
    for await (const rows of this.alerts.stream(filter, sort, BATCH)) yield rows.map(toSnapshot);
  }

  /** What the representation of an alert depends on. @throws Refusal alert-not-found */
  async getVersions(id: string): Promise<AlertVersions> {
    const versions = await this.alerts.findVersions(id);
    if (versions === null) throw alertNotFound(id);
    return versions;
  }

  /**
   * One alert with all it rests on, and the versions it was read at.
   *
   * @param withPassages False leaves the passages of its evidence empty: of hundreds of reports they are most of what is read.
   * @throws Refusal alert-not-found
   */
  async get(
    id: string,
    { withPassages = true }: { readonly withPassages?: boolean } = {},
  ): Promise<{
    readonly alert: AlertDetail;
    readonly etagVersions: { readonly version: number; readonly storyVersion: number };
  }> {
    const row = await this.alerts.find(id);
    if (row === null) throw alertNotFound(id);
    const [evidence, storyArticles, acts, changes, links] = await Promise.all([
      this.alerts.listEvidence(id, MAX_LISTED, withPassages),
      this.stories.listArticles(row.storyId, MAX_LISTED),
      this.alerts.listActs(id),
      this.alerts.listChanges(id, MAX_LISTED),
      this.alerts.listLinks(id),
    ]);
    const { version, storyVersion } = row;
    const alert = {
      ...toSnapshot(row),
      claims: row.claims.map((claim) => ({
        ...claim,
        conduct: [...claim.conduct],
        supplier: [...claim.supplier],
        recipient: [...claim.recipient],
        intermediary: [...claim.intermediary],
        items: [...claim.items],
        quantities: [...claim.quantities],
        identifiers: [...claim.identifiers],
        places: [...claim.places],
        modality: [...claim.modality],
        exemptions: [...claim.exemptions],
        articleIds: [...claim.articleIds],
        provisions: withLinks(claim.provisions),
      })),
      priorityParts: row.priorityParts.map((part) => ({ ...part, factor: part.factor ?? null })),
      evidence,
      storyArticles: viewStoryArticles(storyArticles),
      history: buildHistory(id, acts, changes),
      possibleActs: possibleActs(row.state),
      dueAt: row.dueAt?.toISOString() ?? null,
      links,
    };
    return { alert, etagVersions: { version, storyVersion } };
  }

  /**
   * Applies a person's act as part of `tx`, on record and in the change feed. Do nothing after it in that transaction
   * but further acts: from here on it holds up all other changes.
   *
   * @throws Refusal alert-not-found, alert-stale (412), review-not-possible (409), second-person-needed (409), dismissal-*.
   */
  async review(alertId: string, act: ReviewAct, context: ReviewContext, tx: Tx): Promise<AlertSnapshot> {
    const row = await this.lock(alertId, context.ifVersion, tx);
    const { reason: given, text, actor } = context;
    const proposal =
      row.proposedAct === null ? null : { act: row.proposedAct, reason: row.proposedReason, by: row.proposedBy };
    const rules = await this.alerts.findReviewRules(given, tx);
    const transition = applyReview(
      { state: row.state, proposal },
      act,
      { reason: given, text, userId: actor.userId },
      rules,
    );
    if (transition.kind !== 'moved') throw refusalOf(transition, row.state, given);
    const { to, reason, proposal: proposed } = transition;
    await this.alerts.recordState(alertId, to, reason, proposed, this.clock.now(), tx);
    await this.putOnRecord(
      row,
      proposed === null ? `alert.${act}` : 'alert.propose',
      actor,
      text,
      stateOf(row),
      {
        ...stateOf({ state: to, stateReason: reason }),
        ...(proposed === null ? {} : { proposed: proposed.act, proposedReason: proposed.reason }),
      },
      tx,
    );
    this.changes.note(alertId, 'updated', ['state'], tx, { causes: ['review'], reports: [] });
    return this.commit(alertId, tx);
  }

  /**
   * Hands an alert to a person, or back to nobody, as part of `tx`; as {@link review} otherwise.
   *
   * @throws Refusal alert-not-found, alert-stale (412), assignee-unknown.
   */
  async assign(alertId: string, assigneeId: string | null, context: ActContext, tx: Tx): Promise<AlertSnapshot> {
    return this.act(alertId, context, tx, async (row) => {
      if (row.assigneeId === assigneeId) return null;
      const isKnown = await this.alerts.recordAssignee(alertId, assigneeId, this.clock.now(), tx);
      if (!isKnown) throw assigneeUnknown(assigneeId ?? '');
      return { act: 'assign', before: { assigneeId: row.assigneeId }, after: { assigneeId }, what: 'assignee' };
    });
  }

  /**
   * Any act of a person that leaves the state as it is, as part of `tx`; as {@link review} otherwise.
   *
   * @param work Writes the change, one version on, and tells it; null where nothing changes.
   * @throws Refusal alert-not-found, alert-stale (412), and what `work` refuses.
   */
  async act(
    alertId: string,
    context: ActContext,
    tx: Tx,
    work: (row: AlertRow) => Promise<ActDone | null>,
  ): Promise<AlertSnapshot> {
    const row = await this.lock(alertId, context.ifVersion, tx);
    const done = await work(row);
    if (done === null) return toSnapshot(row);
    await this.putOnRecord(row, `alert.${done.act}`, context.actor, done.text ?? null, done.before, done.after, tx);
    for (const id of [alertId, ...(done.also ?? [])]) this.changes.note(id, 'updated', [done.what], tx);
    return this.commit(alertId, tx);
  }

  private async lock(alertId: string, ifVersion: number | null, tx: Tx): Promise<AlertRow> {
    const row = await this.alerts.lock(alertId, tx);
    if (row === null) throw alertNotFound(alertId);
    if (row.mergedInto !== null) throw alertJoined(alertId, row.mergedInto);
    if (ifVersion !== null && row.version !== ifVersion) throw alertStale(alertId, row.version);
    return row;
  }

  private async putOnRecord(
    row: AlertRow,
    act: string,
    actor: Actor,
    text: string | null,
    before: Readonly<Record<string, unknown>>,
    after: Readonly<Record<string, unknown>>,
    tx: Tx,
  ): Promise<void> {
    await this.audit.record(
      {
        actor: actor.id,
        act,
        subjectType: 'alert',
        subjectId: row.id,
        before: { ...before, version: row.version },
        after: { ...after, version: row.version + 1 },
        text,
      },
      tx,
    );
  }

  private async commit(alertId: string, tx: Tx): Promise<AlertSnapshot> {
    const row = await this.alerts.lock(alertId, tx);
    if (row === null) throw alertNotFound(alertId);
    await this.changes.commitChanges(tx);
    return toSnapshot(row);
  }
}

function refusalOf(refused: Exclude<Transition, { kind: 'moved' }>, state: AlertState, reason: string | null): Refusal {
  switch (refused.kind) {
    case 'not-from-here':
      return reviewNotPossible(state, refused.possible);
    case 'reason-missing':
      return dismissalReasonMissing();
    case 'reason-unknown':
      return dismissalReasonUnknown(reason ?? '');
    case 'reason-not-wanted':
      return dismissalReasonNotWanted();
    case 'words-missing':
      return dismissalWordsMissing();
    case 'second-person-needed':
      return secondPersonNeeded();
  }
}

function stateOf({ state, stateReason }: { readonly state: AlertState; readonly stateReason: string | null }): {
  state: AlertState;
  stateReason: string | null;
} {
  return { state, stateReason };
}
