/** How stories look in the API, and what is sent to change them. */
import { z } from 'zod';
import { idText } from '../platform/http/list-query.js';
import { alertSchema, instant, storyArticleSchema } from './alert-schema.js';

const suggestionSchema = z
  .object({
    id: idText,
    storyId: idText.describe('The other story'),
    title: z.string().describe('Of its first article'),
    alertId: idText.nullable().describe('Its foremost alert'),
    headline: z.string().nullable(),
    ground: z.enum(['copy', 'same-event']),
    similarity: z.number().describe('0–1: how near it came to being joined by the machine'),
    reasons: z.array(z.string()).describe('What speaks for it and against it'),
    suggestedAt: instant,
  })
  .meta({ id: 'StorySuggestion' });

export type StorySuggestionView = z.output<typeof suggestionSchema>;

/** What a person did with stories. */
export const storyActSchema = z
  .object({
    id: idText,
    act: z.enum(['join', 'split', 'move', 'apart']),
    storyId: idText,
    otherStoryId: idText.describe('The one joined to it, the new one, the one moved to, or the one kept apart'),
    articleIds: z.array(idText).describe('Articles that changed their story'),
    openedAlertIds: z.array(idText).describe('Alerts that were opened or came back'),
    joinedAlertIds: z.array(idText).describe('Alerts that were joined to others'),
    actor: z.string(),
    actedAt: instant,
    undoneAt: instant.nullable(),
    undoneBy: z.string().nullable(),
  })
  .meta({ id: 'StoryAct' });

export type StoryActView = z.output<typeof storyActSchema>;

/** A story and the alerts it has under different kinds and regimes. */
export const storySchema = z
  .object({
    id: idText,
    title: z.string(),
    createdAt: instant,
    latestArticleAt: instant,
    mergedInto: idText.nullable().describe('The story to which all its articles went; null while it has any'),
    alerts: z.array(alertSchema),
    articles: z.array(storyArticleSchema).describe('The oldest 200'),
    suggestions: z.array(suggestionSchema).describe('Stories that are perhaps the same: for a person to decide'),
    acts: z.array(storyActSchema).describe('What people did with it, latest first'),
  })
  .meta({ id: 'Story' });

export type StoryView = z.output<typeof storySchema>;

const articleIds = z.array(idText).min(1).max(500);

/** Body of POST /stories/:id/join. */
export const joinBody = z
  .strictObject({ otherStoryId: idText.describe('All its articles come into this story') })
  .meta({ example: { otherStoryId: '18' } });

/** Body of POST /stories/:id/split. */
export const splitBody = z
  .strictObject({ articleIds: articleIds.describe('They go into a new story') })
  .meta({ example: { articleIds: ['204', '207'] } });

/** Body of POST /stories/:id/move. */
export const moveBody = z
  .strictObject({ articleIds, toStoryId: idText })
  .meta({ example: { articleIds: ['204'], toStoryId: '18' } });

/** Body of POST /stories/:id/keep-apart. */
export const keepApartBody = z
  .strictObject({ otherStoryId: idText.describe('Nobody is asked again whether they are the same') })
  .meta({ example: { otherStoryId: '18' } });
