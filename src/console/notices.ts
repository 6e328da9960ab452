/** What a page says once after an act. Only a key travels in the address, so that nobody can put words there. */

const NOTICES: Readonly<Record<string, string>> = {
  confirmed: 'You confirmed the report.',
  dismissed: 'You dismissed the report.',
  escalated: 'You escalated the report.',
  reopened: 'The alert is open again.',
  assigned: 'The alert has been handed over.',
  commented: 'Your comment is on record.',
  'alert-joined': 'The alert you asked for was joined to this one.',
  'story-joined': 'The stories are one now. You can undo it below.',
  'story-kept-apart': 'The stories stay apart; nobody is asked again.',
  'story-split': 'The articles have a story of their own now. You can undo it below.',
  'story-moved': 'The articles were moved. You can undo it below.',
  'story-undone': 'It is undone.',
  proposed: 'Your decision waits for a second person.',
  approved: 'You approved the outcome.',
  declined: 'You declined the outcome; the alert is in review again.',
  labelled: 'The labels are changed.',
  snoozed: 'The alert is out of the queue until then.',
  woken: 'The alert is back in the queue.',
  linked: 'The alerts are linked.',
  unlinked: 'The link is taken away.',
  'view-kept': 'The view is kept.',
  'view-forgotten': 'The view is forgotten.',
  'no-alert-chosen': 'No alert was chosen.',
  'words-erased': 'The words are erased. The entry stands, and so does that they were erased.',
  'checkpoint-readers-changed': 'The addresses are kept; the change is on record.',
  'checkpoint-mailed': 'A signed checkpoint is on its way.',
  'desk-changed': 'The change is made and on record.',
  'source-added': 'The source is added and will be polled at once.',
  'source-paused': 'The source is paused.',
  'source-resumed': 'The source is polled again.',
  'source-acknowledged': 'The marks are taken away; what lasts is marked again.',
  'source-polled': 'The source is being polled.',
  'source-changed': 'The source is changed.',
  'sources-changed': 'The chosen sources are changed.',
  'sources-changed-in-part':
    'Some of the chosen sources are changed; others were gone, or had changed in the meantime.',
  'none-chosen': 'No source was chosen.',
  'person-changed': 'The change is made.',
  'feed-ended': 'The feed is ended; readers are told that it is gone.',
  'key-revoked': 'The key is revoked.',
  'article-added': 'The article is kept with your name and will be read in a moment.',
  'article-revised': 'The article was known; its new text is kept with your name.',
  'article-known': 'This article was known already.',
  missed: 'The article is marked as missed.',
  'register-checked': 'It is on record that the register was checked.',
  'raised-by-hand': 'The alert is being raised; it stands here and in the queue in a moment.',
  'raised-before': 'An alert was raised by hand from this text for this embargo before; it stands as it was.',
  'webhook-changed': 'The webhook is changed.',
  'webhook-deleted': 'The webhook is deleted, with all its messages.',
  'webhook-tested': 'A test message is on its way; reload to see what is answered.',
  'webhook-replayed': 'The messages are sent again, under the same ids.',
  'webhook-nothing': 'There was nothing to send again.',
  'subscription-ended': 'The subscription has ended; nothing more is sent for it.',
  'subscriber-resumed': 'The address is written to again.',
  'test-mail-sent': 'The test is on its way to your own address; it stands in the outbox.',
  'signed-out': 'You are signed out.',
};

/** Told where the page opens after such an act: its head is out of sight there. */
export function isOfStory(notice: string): boolean {
  return Object.entries(NOTICES).some(([key, words]) => key.startsWith('story-') && words === notice);
}

/** The words for a key, or null for any other. */
export function noticeFor(key: unknown): string | null {
  return typeof key === 'string' && Object.hasOwn(NOTICES, key) ? (NOTICES[key] ?? null) : null;
}
