/** The story of an alert as its page shows it: what is perhaps the same, what people did with it. */
import type { AlertDetail } from '../alerts/alert-schema.js';
import type { StoryActView as ApiAct, StoryView } from '../alerts/story-schema.js';
import { nameActor } from './describe-history.js';
import type { Names } from './build-queue.js';
import { formatShort } from './pages/format-instant.js';
import type { StoryModel } from './pages/story-model.js';

export function buildStory(
  alert: Pick<AlertDetail, 'id' | 'storyId'>,
  story: Pick<StoryView, 'suggestions' | 'acts'>,
  names: Names,
  mayArrange: boolean,
): StoryModel {
  return {
    alertId: alert.id,
    storyId: alert.storyId,
    mayArrange,
    perhaps: story.suggestions.map(({ storyId, alertId, headline, title, reasons }) => ({
      storyId,
      href: alertId === null ? null : `/alerts/${alertId}`,
      headline: headline ?? title,
      reasons,
    })),
    acts: story.acts.map((act) => ({
      id: act.id,
      time: formatShort(new Date(act.actedAt)),
      dateTime: act.actedAt,
      text: `${nameActor(act.actor, names)} ${tellAct(act, alert.storyId)}${act.undoneBy === null ? '' : `; undone by ${nameActor(act.undoneBy, names)}`}`,
      mayUndo: mayArrange && act.undoneAt === null,
    })),
  };
}

function tellAct({ act, storyId, otherStoryId, articleIds }: ApiAct, own: string): string {
  const articles = articleIds.length === 1 ? 'one article' : `${articleIds.length} articles`;
  switch (act) {
    case 'join':
      return own === storyId ? `joined another story to this one (${articles})` : 'joined this story to another';
    case 'split':
      return own === storyId ? `took ${articles} out into a story of their own` : `made this story of ${articles}`;
    case 'move':
      return own === storyId ? `moved ${articles} to another story` : `moved ${articles} here`;
    case 'apart':
      return `said that this and story ${own === storyId ? otherStoryId : storyId} are not the same`;
  }
}
