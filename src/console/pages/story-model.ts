/** What the page of an alert shows of its story, ready to be set. */

/** A story that is perhaps the same: a person decides. */
export interface PerhapsSame {
  readonly storyId: string;
  readonly href: string | null;
  readonly headline: string;
  readonly reasons: readonly string[];
}

/** What a person did with the story. */
export interface StoryActView {
  readonly id: string;
  readonly time: string;
  readonly dateTime: string;
  readonly text: string;
  /** It stands, and can be undone. */
  readonly mayUndo: boolean;
}

/** The part of the page that people act on. */
export interface StoryModel {
  readonly alertId: string;
  readonly storyId: string;
  readonly perhaps: readonly PerhapsSame[];
  readonly acts: readonly StoryActView[];
  readonly mayArrange: boolean;
}
