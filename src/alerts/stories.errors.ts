/** What the stories refuse. The codes are part of the API's contract. */
import { Refusal } from '../platform/errors/refusal.js';

export const STORY_ERRORS = [
  'story-joined',
  'stories-same',
  'story-articles-elsewhere',
  'story-left-empty',
  'story-act-not-found',
  'story-act-undone',
  'story-act-overtaken',
] as const;

export type StoryErrorCode = (typeof STORY_ERRORS)[number];

export const storyJoined = (id: string, into: string): Refusal =>
  refuse('conflict', 'story-joined', `Story ${id} was joined to story ${into}: act on that one.`);

export const storiesSame = (): Refusal => refuse('invalid', 'stories-same', 'Name two different stories.');

export const storyArticlesElsewhere = (id: string, articleIds: readonly string[]): Refusal =>
  refuse('conflict', 'story-articles-elsewhere', `Not in story ${id}: ${articleIds.join(', ')}. Read the story again.`);

export const storyLeftEmpty = (): Refusal =>
  refuse('invalid', 'story-left-empty', 'Leave at least one article where it is, or join the stories.');

export const storyActNotFound = (id: string): Refusal =>
  refuse('not-found', 'story-act-not-found', `There is no act ${id} on a story.`);

export const storyActUndone = (id: string): Refusal =>
  refuse('conflict', 'story-act-undone', `Act ${id} has been undone already.`);

export const storyActOvertaken = (id: string, by: string): Refusal =>
  refuse('conflict', 'story-act-overtaken', `A later act, ${by}, moved the same articles: undo that one before ${id}.`);

function refuse(kind: Refusal['kind'], code: StoryErrorCode, message: string): Refusal {
  return new Refusal(kind, code, message);
}
