/** Reading stories: their articles, who repeats whom, what is perhaps the same, what people did with them. */
import { Injectable } from '@nestjs/common';
import { toSnapshot } from './alert-row.js';
import type { StoryActView, StorySuggestionView, StoryView } from './story-schema.js';
import { AlertsRepository } from './alerts.repository.js';
import { storyNotFound } from './alerts.errors.js';
import { StoriesRepository } from './stories.repository.js';
import { StoryActsService, type StoryActRow, type WaitingSuggestion } from './story-acts.service.js';
import { viewStoryArticles } from './story-view.js';

/** Articles that are read for one view; a hot story has thousands of copies. */
const MAX_LISTED = 200;

/** How a story is and may be rearranged. */
export type StoryArrangement = Pick<StoryView, 'suggestions' | 'acts'>;

@Injectable()
export class StoriesService {
  constructor(
    private readonly stories: StoriesRepository,
    private readonly alerts: AlertsRepository,
    private readonly acts: StoryActsService,
  ) {}

  /** A story with its alerts and articles. @throws Refusal story-not-found */
  async get(id: string): Promise<StoryView> {
    const story = await this.stories.findStory(id);
    if (story === null) throw storyNotFound(id);
    const [alerts, articles, arrangement] = await Promise.all([
      this.alerts.listOfStory(id),
      this.stories.listArticles(id, MAX_LISTED),
      this.getArrangement(id),
    ]);
    return {
      id: story.id,
      title: story.title,
      createdAt: story.createdAt.toISOString(),
      latestArticleAt: story.latestArticleAt.toISOString(),
      mergedInto: story.mergedInto,
      alerts: alerts.map(toSnapshot),
      articles: viewStoryArticles(articles),
      ...arrangement,
    };
  }

  /** What people are asked of a story and did with it, without its articles: the page of an alert has those already. */
  async getArrangement(id: string): Promise<StoryArrangement> {
    const [waiting, acts] = await Promise.all([this.listSuggestions([id]), this.acts.list(id)]);
    return { suggestions: waiting.get(id) ?? [], acts: acts.map(toActView) };
  }

  /** What waits for a person to decide, by story, the nearest first, each with an alert of the other story. */
  async listSuggestions(storyIds: readonly string[]): Promise<Map<string, StorySuggestionView[]>> {
    const waiting = await this.acts.listWaiting(storyIds);
    const others = [...waiting.values()].flat().map(({ otherStoryId }) => otherStoryId);
    const alertOf = await this.stories.findForemostAlerts(others);
    return new Map(
      [...waiting].map(([storyId, suggestions]) => [
        storyId,
        suggestions
          .map((suggestion) => toSuggestionView(suggestion, alertOf.get(suggestion.otherStoryId) ?? null))
          .sort((a, b) => b.similarity - a.similarity),
      ]),
    );
  }
}

/** An act as the API shows it. */
export function toActView({ actedAt, undoneAt, detail, articleIds, ...act }: StoryActRow): StoryActView {
  return {
    ...act,
    articleIds: [...articleIds],
    actedAt: actedAt.toISOString(),
    undoneAt: undoneAt?.toISOString() ?? null,
    openedAlertIds: [...(detail.regrouped?.opened ?? [])],
    joinedAlertIds: detail.regrouped?.joined.map(({ alertId }) => alertId) ?? [],
  };
}

function toSuggestionView(
  { id, otherStoryId, otherTitle, ground, similarity, reasons, suggestedAt }: WaitingSuggestion,
  alert: { readonly id: string; readonly headline: string } | null,
): StorySuggestionView {
  return {
    id,
    storyId: otherStoryId,
    title: otherTitle,
    alertId: alert?.id ?? null,
    headline: alert?.headline ?? null,
    ground,
    similarity,
    reasons: [...reasons],
    suggestedAt: suggestedAt.toISOString(),
  };
}
