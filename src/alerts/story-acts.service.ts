/**
 * What people do with stories: join, split, move articles, keep apart; and undo. Each act needs no version of what was
 * read: it names articles and stories, and is refused where these are no longer what it takes them for. Every act is on
 * record, and what it decided of pairs of articles binds the machine until it is undone.
 */
import { Injectable } from '@nestjs/common';
import { AuditService } from '../platform/audit/audit.service.js';
import { Clock } from '../platform/clock/clock.js';
import { Database, type Tx } from '../platform/database/database.js';
import type { Actor } from '../platform/http/needs.js';
import { storyNotFound } from './alerts.errors.js';
import { ChangesRepository } from './changes.repository.js';
import type { ArticleMove } from './plan-regrouping.js';
import { RegroupingService } from './regrouping.service.js';
import {
  storiesSame,
  storyActNotFound,
  storyActOvertaken,
  storyActUndone,
  storyArticlesElsewhere,
  storyJoined,
  storyLeftEmpty,
} from './stories.errors.js';
import { StoriesRepository } from './stories.repository.js';
import { answerable } from './strongest-decision.js';
import {
  StoryActsRepository,
  type LockedStory,
  type StoryActName,
  type StoryActRow,
  type WaitingSuggestion,
} from './story-acts.repository.js';

export type { StoryActRow, WaitingSuggestion } from './story-acts.repository.js';

/** Of two stories so many articles each are kept as pairs: the first ones, which later copies repeat. */
const MAX_PAIRED = 25;

/** Acts that one story shows. */
const MAX_ACTS = 50;

type Pair = readonly [string, string];

@Injectable()
export class StoryActsService {
  constructor(
    private readonly database: Database,
    private readonly stories: StoriesRepository,
    private readonly acts: StoryActsRepository,
    private readonly regrouping: RegroupingService,
    private readonly changes: ChangesRepository,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /** Puts all articles of another story into this one. @throws Refusal story-not-found, story-joined, stories-same. */
  async join(storyId: string, otherId: string, actor: Actor): Promise<StoryActRow> {
    return this.inLane(async (tx) => {
      const [story, other] = await this.lockTwo(storyId, otherId, tx);
      const moves = other.articles.map(({ articleId }) => ({ articleId, from: otherId, to: storyId }));
      return this.carry('join', story, other, moves, (pairs) => ({ same: pairs, different: [] }), actor, tx);
    });
  }

  /**
   * Takes articles out of a story into a new one.
   *
   * @throws Refusal story-not-found, story-joined, story-articles-elsewhere, story-left-empty.
   */
  async split(storyId: string, articleIds: readonly string[], actor: Actor): Promise<StoryActRow> {
    return this.inLane(async (tx) => {
      const story = await this.lockOne(storyId, tx);
      const chosen = chosenOf(story, articleIds);
      if (chosen.length === story.articles.length) throw storyLeftEmpty();
      const [newId = ''] = await this.stories.drawIds('stories', 1, tx);
      const now = this.clock.now();
      const title = chosen[0]?.title ?? story.title;
      await this.stories.insertStories([{ id: newId, title, latestArticleAt: now }], now, tx);
      const moves = chosen.map(({ articleId }) => ({ articleId, from: storyId, to: newId }));
      const opened: LockedStory = { id: newId, title, mergedInto: null, articles: [] };
      return this.carry(
        'split',
        story,
        opened,
        moves,
        () => ({ same: [], different: staying(story, chosen) }),
        actor,
        tx,
      );
    });
  }

  /**
   * Moves articles of one story to another that stands; all of them is the same as joining.
   *
   * @throws Refusal story-not-found, story-joined, stories-same, story-articles-elsewhere.
   */
  async move(storyId: string, articleIds: readonly string[], toId: string, actor: Actor): Promise<StoryActRow> {
    return this.inLane(async (tx) => {
      const [story, to] = await this.lockTwo(storyId, toId, tx);
      const chosen = chosenOf(story, articleIds);
      const moves = chosen.map(({ articleId }) => ({ articleId, from: storyId, to: toId }));
      return this.carry(
        'move',
        story,
        to,
        moves,
        () => ({ same: across(chosen, to.articles), different: staying(story, chosen) }),
        actor,
        tx,
      );
    });
  }

  /** Decides that two stories are not the same: nobody is asked again. @throws Refusal as {@link join}. */
  async keepApart(storyId: string, otherId: string, actor: Actor): Promise<StoryActRow> {
    return this.inLane(async (tx) => {
      const [story, other] = await this.lockTwo(storyId, otherId, tx);
      return this.carry('apart', story, other, [], (pairs) => ({ same: [], different: pairs }), actor, tx);
    });
  }

  /**
   * Undoes an act: articles go back, with what has since copied them, and alerts become what they were before it, with
   * what has been decided and added since.
   *
   * @throws Refusal story-act-not-found, story-act-undone, story-act-overtaken.
   */
  async undo(actId: string, actor: Actor): Promise<StoryActRow> {
    return this.inLane(async (tx) => {
      const act = await this.acts.lockAct(actId, tx);
      if (act === null) throw storyActNotFound(actId);
      if (act.undoneAt !== null) throw storyActUndone(actId);
      const overtaking = await this.acts.findOvertaking(act, tx);
      if (overtaking !== null) throw storyActOvertaken(actId, overtaking);
      const now = this.clock.now();
      const { moves, regrouped } = act.detail;
      if (regrouped !== null) {
        const back = await this.movesBack(moves, tx);
        await this.acts.repointSuggestions(back, tx);
        await this.regrouping.regroup(back, actor.id, now, tx, {
          homes: new Map(regrouped.carried.map(({ alertId, from }) => [alertId, from])),
          decisions: await this.decisionsToRestore(regrouped.decisions, tx),
          labels: new Map((regrouped.labelled ?? []).map(({ alertId, added }) => [alertId, added])),
        });
      }
      await this.acts.recordUndone(actId, actor.id, now, tx);
      const { storyId, otherStoryId, articleIds } = act;
      await this.putOnRecord(`story.undo-${act.act}`, storyId, { act: actId, otherStoryId, articleIds }, actor, tx);
      await this.changes.commitChanges(tx);
      return { ...act, undoneAt: now, undoneBy: actor.id };
    });
  }

  /** What people did with a story, latest first. */
  async list(storyId: string): Promise<StoryActRow[]> {
    return this.acts.listActs(storyId, MAX_ACTS);
  }

  /** What waits for a person to decide, by story. */
  async listWaiting(storyIds: readonly string[]): Promise<Map<string, WaitingSuggestion[]>> {
    if (storyIds.length === 0) return new Map();
    return Map.groupBy(await this.acts.listWaiting(storyIds), ({ storyId }) => storyId);
  }

  private async inLane<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.database.transaction(async (tx) => {
      await this.stories.enterLane(tx);
      return work(tx);
    });
  }

  private async lockOne(id: string, tx: Tx): Promise<LockedStory> {
    const story = await this.acts.lockStory(id, tx);
    if (story === null) throw storyNotFound(id);
    if (story.mergedInto !== null) throw storyJoined(id, story.mergedInto);
    return story;
  }

  private async lockTwo(storyId: string, otherId: string, tx: Tx): Promise<[LockedStory, LockedStory]> {
    if (storyId === otherId) throw storiesSame();
    return [await this.lockOne(storyId, tx), await this.lockOne(otherId, tx)];
  }

  private async carry(
    act: StoryActName,
    story: LockedStory,
    other: LockedStory,
    moves: readonly ArticleMove[],
    decide: (asked: readonly Pair[]) => { readonly same: readonly Pair[]; readonly different: readonly Pair[] },
    actor: Actor,
    tx: Tx,
  ): Promise<StoryActRow> {
    const now = this.clock.now();
    const regrouped = moves.length === 0 ? null : await this.regrouping.regroup(moves, actor.id, now, tx);
    const row = await this.acts.insertAct(
      {
        act,
        storyId: story.id,
        otherStoryId: other.id,
        articleIds: moves.map(({ articleId }) => articleId),
        actor: actor.id,
        actedAt: now,
        detail: { moves, regrouped },
      },
      tx,
    );
    const isAnswer = act === 'join' || act === 'apart';
    const asked = isAnswer ? await this.acts.answerSuggestions(story.id, other.id, row.id, tx) : [];
    const { same, different } = decide([...asked, ...across(story.articles, other.articles)]);
    await this.acts.insertPairs(same, true, row.id, tx);
    await this.acts.insertPairs(different, false, row.id, tx);
    await this.acts.repointSuggestions(moves, tx);
    const { id, otherStoryId, articleIds } = row;
    await this.putOnRecord(`story.${act}`, story.id, { act: id, otherStoryId, articleIds }, actor, tx);
    await this.changes.commitChanges(tx);
    return row;
  }

  private async putOnRecord(
    act: string,
    storyId: string,
    after: Readonly<Record<string, unknown>>,
    actor: Actor,
    tx: Tx,
  ): Promise<void> {
    await this.audit.record({ actor: actor.id, act, subjectType: 'story', subjectId: storyId, after }, tx);
  }

  /** The articles that still stand where the act put them, and whatever has come since with their words. */
  private async movesBack(moves: readonly ArticleMove[], tx: Tx): Promise<ArticleMove[]> {
    const home = new Map(moves.map(({ articleId, from }) => [articleId, from]));
    const back: ArticleMove[] = [];
    for (const to of new Set(moves.map((move) => move.to))) {
      const { articles = [] } = (await this.acts.lockStory(to, tx)) ?? {};
      const stayed = new Set(moves.filter((move) => move.to === to).map(({ articleId }) => articleId));
      // Copies of copies come after what they repeat only as a rule: go on until nothing more is found.
      for (let found = -1; found !== home.size;) {
        found = home.size;
        for (const { articleId, copyOf } of articles) {
          const from = copyOf === null ? undefined : home.get(copyOf);
          if (from !== undefined && !home.has(articleId) && !wasThere(articleId, moves)) home.set(articleId, from);
        }
      }
      for (const { articleId } of articles) {
        const from = home.get(articleId);
        if (from !== undefined && (stayed.has(articleId) || !wasThere(articleId, moves))) {
          back.push({ articleId, from: to, to: from });
        }
      }
    }
    return back;
  }

  private async decisionsToRestore(
    decisions: NonNullable<StoryActRow['detail']['regrouped']>['decisions'],
    tx: Tx,
  ): Promise<Map<string, (typeof decisions)[number]['before']>> {
    const standing = await this.stories.findDecisions(
      decisions.map(({ after }) => after.alertId),
      tx,
    );
    return new Map(
      decisions.flatMap(({ before, after }) => {
        const now = standing.get(after.alertId);
        // What people have decided since the act stands.
        const isUntouched =
          now?.state === after.state && now.assigneeId === after.assigneeId && now.proposal?.by === after.proposal?.by;
        return isUntouched ? [[after.alertId, answerable(before)]] : [];
      }),
    );
  }
}

function wasThere(articleId: string, moves: readonly ArticleMove[]): boolean {
  return moves.some((move) => move.articleId === articleId);
}

function chosenOf(story: LockedStory, articleIds: readonly string[]): LockedStory['articles'] {
  const missing = articleIds.filter((id) => !story.articles.some(({ articleId }) => articleId === id));
  if (missing.length > 0) throw storyArticlesElsewhere(story.id, missing);
  return story.articles.filter(({ articleId }) => articleIds.includes(articleId));
}

/** Each of the first articles of one with each of the first of the other. */
function across(a: LockedStory['articles'], b: LockedStory['articles']): Pair[] {
  return a
    .slice(0, MAX_PAIRED)
    .flatMap((left) => b.slice(0, MAX_PAIRED).map((right): Pair => [left.articleId, right.articleId]));
}

/** Those that go with those that stay. */
function staying(story: LockedStory, chosen: LockedStory['articles']): Pair[] {
  return across(
    chosen,
    story.articles.filter((article) => !chosen.includes(article)),
  );
}
