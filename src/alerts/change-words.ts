/** What can move in an alert, as the change feed and its history say it. */

export const CHANGE_WORDS = [
  'raised',
  'evidence',
  'corroboration',
  'copy',
  'revision',
  'withdrawn',
  'edition',
  'reopened',
  'state',
  'assignee',
  'labels',
  'snooze',
  'links',
  'removed',
  'story',
  'joined',
] as const;

/**
 * `raised`: new. `evidence`: an article that says something the alert did not say yet. `corroboration`: one that adds an
 * independent source. `copy`: one more copy. `revision`: an article changed, or was read anew. `withdrawn`: an
 * article no longer says it. `edition`: the alert says something else than before. `reopened`: back from dismissal.
 * `state`, `assignee`, `labels`, `snooze`, `links`: a person's act. `story`: a person joined, split or moved articles.
 * `joined`: a person joined it to another alert. `removed`: the alert is no more; the entry is its tombstone.
 */
export type ChangeWord = (typeof CHANGE_WORDS)[number];
