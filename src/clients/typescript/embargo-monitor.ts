/**
 * Client of the Embargo Monitor API, version 1. Written by `cli -- openapi --client`: change the API, not this
 * file. It needs nothing but fetch: copy it.
 */

export interface AddArticleRequest {
  /** Of a page, a PDF or a plain text on the public web; either this or `text` */
  readonly url?: string;
  /** Plain text; either this or `url` */
  readonly text?: string;
  /** Else what the document says */
  readonly title?: string;
  /** ISO 639: a hint, detection decides */
  readonly language?: string;
  /** Instant or day, ISO 8601; else as the document says. Undated claims are held against every day */
  readonly published?: string;
  /** Where it was published, e.g. a channel: shown as its outlet */
  readonly origin?: string;
  /** Why it is brought; kept on record, erasable */
  readonly note?: string;
}

export interface AddFileRequest {
  /** HTML, PDF or plain text, at most 10 MB */
  readonly file: Blob;
  /** Else what the document says */
  readonly title?: string;
  /** ISO 639: a hint, detection decides */
  readonly language?: string;
  /** Instant or day, ISO 8601; else as the document says. Undated claims are held against every day */
  readonly published?: string;
  /** Where it was published, e.g. a channel: shown as its outlet */
  readonly origin?: string;
  /** Why it is brought; kept on record, erasable */
  readonly note?: string;
}

export interface AddedArticle {
  /** Id */
  readonly id: string;
  /** Null where it was brought by hand or its source is deleted */
  readonly source: {
    /** Id */
    readonly id: string;
    readonly title: string | null;
    readonly publisher: string | null;
  } | null;
  /** Canonical address of its page */
  readonly url: string | null;
  readonly title: string;
  /** ISO 639 */
  readonly language: string | null;
  readonly publishedAt: string | null;
  /** How far publishedAt can be trusted: stated, updated, clamped, unreadable or absent */
  readonly publishedMark: string | null;
  /** Instant, ISO 8601 in UTC */
  readonly firstSeenAt: string;
  /** Came with its source’s first poll or a backfill: nobody is mailed about it */
  readonly isOldNews: boolean;
  /** The user who brought it by hand */
  readonly broughtBy: string | null;
  readonly revisionCount: number;
  /** Version of the pack that read the latest revision; null until then */
  readonly screenedWith: string | null;
  readonly screenedAt: string | null;
  readonly revisions: readonly Revision[];
  /** A new article; another text of one whose address is known; or one that was known, unchanged */
  readonly outcome: 'added' | 'revised' | 'known';
}

export interface Alert {
  /** Id */
  readonly id: string;
  /** Id */
  readonly storyId: string;
  readonly kind: 'violation' | 'regime-change';
  /** Whose embargo */
  readonly regime: string;
  /** What is said, in one neutral sentence made from the claims */
  readonly headline: string;
  readonly state: 'open' | 'in-review' | 'second-opinion' | 'confirmed' | 'dismissed' | 'escalated';
  /** Why it was dismissed */
  readonly stateReason: string | null;
  /** When new evidence brought it back after a dismissal, until the next decision */
  readonly reopenedAt: string | null;
  readonly reopenedReason: string | null;
  readonly assigneeId: string | null;
  readonly labels: readonly string[];
  /** Out of sight until then; in the past it has come back */
  readonly snoozedUntil: string | null;
  /** In the state second-opinion: the outcome that another person has to approve */
  readonly proposal: {
    readonly act: 'confirm' | 'dismiss' | 'escalate';
    readonly reason: string | null;
    /** User id of whoever proposed it */
    readonly by: string | null;
  } | null;
  /** in-force, presumed, disputed or depends-on-date: whether the provisions applied on the day */
  readonly status: string;
  /** How surely the text was read, 0–1 */
  readonly confidence: number;
  /** 0–100: in what order to look; says nothing of guilt */
  readonly priority: number;
  /** Admiralty credibility of the report: 1 confirmed to 6 cannot be judged */
  readonly credibility: number;
  /** Admiralty reliability of the best source that tells it: A always right to E known to be wrong, F no basis to judge */
  readonly reliability: string;
  /** Both as analysts write them: B2 */
  readonly grade: string;
  readonly conduct: readonly string[];
  /** ISO 3166-1 alpha-2 or a group’s id */
  readonly supplier: readonly string[];
  /** ISO 3166-1 alpha-2 or a group’s id */
  readonly recipient: readonly string[];
  readonly items: readonly string[];
  readonly modality: readonly string[];
  readonly languages: readonly string[];
  readonly provisions: readonly Provision[];
  /** Articles that tell it, copies included */
  readonly articleCount: number;
  /** Of these, copies: they add no weight */
  readonly copyCount: number;
  /** Voices that tell it on their own: copies, credits to others, feeds of one publisher and media of one State left out */
  readonly independentCount: number;
  /** Only restates something known */
  readonly isBackground: boolean;
  /** All its articles came with a first poll or a backfill */
  readonly isOldNews: boolean;
  /** Of the latest article */
  readonly publishedAt: string | null;
  /** Instant, ISO 8601 in UTC */
  readonly raisedAt: string;
  /** Instant, ISO 8601 in UTC */
  readonly changedAt: string;
  /** One more with every change; the number in the ETag of the alert */
  readonly version: number;
  /** One more whenever what it says changes; see GET /alerts/{id}/editions */
  readonly edition: number;
  /** The alert that a person joined it to: what it rests on is found there; null while it stands for itself */
  readonly mergedInto: string | null;
}

export interface AlertDetail {
  /** Id */
  readonly id: string;
  /** Id */
  readonly storyId: string;
  readonly kind: 'violation' | 'regime-change';
  /** Whose embargo */
  readonly regime: string;
  /** What is said, in one neutral sentence made from the claims */
  readonly headline: string;
  readonly state: 'open' | 'in-review' | 'second-opinion' | 'confirmed' | 'dismissed' | 'escalated';
  /** Why it was dismissed */
  readonly stateReason: string | null;
  /** When new evidence brought it back after a dismissal, until the next decision */
  readonly reopenedAt: string | null;
  readonly reopenedReason: string | null;
  readonly assigneeId: string | null;
  readonly labels: readonly string[];
  /** Out of sight until then; in the past it has come back */
  readonly snoozedUntil: string | null;
  /** In the state second-opinion: the outcome that another person has to approve */
  readonly proposal: {
    readonly act: 'confirm' | 'dismiss' | 'escalate';
    readonly reason: string | null;
    /** User id of whoever proposed it */
    readonly by: string | null;
  } | null;
  /** in-force, presumed, disputed or depends-on-date: whether the provisions applied on the day */
  readonly status: string;
  /** How surely the text was read, 0–1 */
  readonly confidence: number;
  /** 0–100: in what order to look; says nothing of guilt */
  readonly priority: number;
  /** Admiralty credibility of the report: 1 confirmed to 6 cannot be judged */
  readonly credibility: number;
  /** Admiralty reliability of the best source that tells it: A always right to E known to be wrong, F no basis to judge */
  readonly reliability: string;
  /** Both as analysts write them: B2 */
  readonly grade: string;
  readonly conduct: readonly string[];
  /** ISO 3166-1 alpha-2 or a group’s id */
  readonly supplier: readonly string[];
  /** ISO 3166-1 alpha-2 or a group’s id */
  readonly recipient: readonly string[];
  readonly items: readonly string[];
  readonly modality: readonly string[];
  readonly languages: readonly string[];
  readonly provisions: readonly Provision[];
  /** Articles that tell it, copies included */
  readonly articleCount: number;
  /** Of these, copies: they add no weight */
  readonly copyCount: number;
  /** Voices that tell it on their own: copies, credits to others, feeds of one publisher and media of one State left out */
  readonly independentCount: number;
  /** Only restates something known */
  readonly isBackground: boolean;
  /** All its articles came with a first poll or a backfill */
  readonly isOldNews: boolean;
  /** Of the latest article */
  readonly publishedAt: string | null;
  /** Instant, ISO 8601 in UTC */
  readonly raisedAt: string;
  /** Instant, ISO 8601 in UTC */
  readonly changedAt: string;
  /** One more with every change; the number in the ETag of the alert */
  readonly version: number;
  /** One more whenever what it says changes; see GET /alerts/{id}/editions */
  readonly edition: number;
  /** The alert that a person joined it to: what it rests on is found there; null while it stands for itself */
  readonly mergedInto: string | null;
  readonly claims: readonly Claim[];
  readonly priorityParts: readonly PriorityPart[];
  readonly evidence: readonly Evidence[];
  readonly storyArticles: readonly StoryArticle[];
  readonly history: readonly HistoryEntry[];
  /** What review can do from this state */
  readonly possibleActs: readonly string[];
  /** When a decision is due; null once decided */
  readonly dueAt: string | null;
  /** Other alerts that people linked it with */
  readonly links: readonly {
    /** Id */
    readonly alertId: string;
    readonly kind: 'related' | 'duplicate' | 'duplicated-by';
    readonly headline: string;
    readonly state: 'open' | 'in-review' | 'second-opinion' | 'confirmed' | 'dismissed' | 'escalated';
  }[];
}

export interface Article {
  /** Id */
  readonly id: string;
  /** Null where it was brought by hand or its source is deleted */
  readonly source: {
    /** Id */
    readonly id: string;
    readonly title: string | null;
    readonly publisher: string | null;
  } | null;
  /** Canonical address of its page */
  readonly url: string | null;
  readonly title: string;
  /** ISO 639 */
  readonly language: string | null;
  readonly publishedAt: string | null;
  /** How far publishedAt can be trusted: stated, updated, clamped, unreadable or absent */
  readonly publishedMark: string | null;
  /** Instant, ISO 8601 in UTC */
  readonly firstSeenAt: string;
  /** Came with its source’s first poll or a backfill: nobody is mailed about it */
  readonly isOldNews: boolean;
  /** The user who brought it by hand */
  readonly broughtBy: string | null;
  readonly revisionCount: number;
  /** Version of the pack that read the latest revision; null until then */
  readonly screenedWith: string | null;
  readonly screenedAt: string | null;
}

export interface ArticleDetail {
  /** Id */
  readonly id: string;
  /** Null where it was brought by hand or its source is deleted */
  readonly source: {
    /** Id */
    readonly id: string;
    readonly title: string | null;
    readonly publisher: string | null;
  } | null;
  /** Canonical address of its page */
  readonly url: string | null;
  readonly title: string;
  /** ISO 639 */
  readonly language: string | null;
  readonly publishedAt: string | null;
  /** How far publishedAt can be trusted: stated, updated, clamped, unreadable or absent */
  readonly publishedMark: string | null;
  /** Instant, ISO 8601 in UTC */
  readonly firstSeenAt: string;
  /** Came with its source’s first poll or a backfill: nobody is mailed about it */
  readonly isOldNews: boolean;
  /** The user who brought it by hand */
  readonly broughtBy: string | null;
  readonly revisionCount: number;
  /** Version of the pack that read the latest revision; null until then */
  readonly screenedWith: string | null;
  readonly screenedAt: string | null;
  readonly revisions: readonly Revision[];
}

export interface BounceOutcome {
  /** no-report: not a report of a failure; unknown: about no mail of ours */
  readonly kind: 'no-report' | 'unknown' | 'bounced' | 'given-up' | 'complaint';
  readonly deliveryIds: readonly string[];
}

export interface BulkOutcomes {
  readonly outcomes: readonly ({
    /** Id */
    readonly id: string;
    readonly kind: 'changed';
    readonly alert: Alert;
  } | {
    /** Id */
    readonly id: string;
    readonly kind: 'unchanged';
    readonly alert: Alert;
  } | {
    /** Id */
    readonly id: string;
    readonly kind: 'refused';
    readonly code: string;
    readonly why: string;
  })[];
}

export interface Capture {
  /** Id */
  readonly id: string;
  readonly address: string | null;
  /** The address that answered, after redirects */
  readonly finalAddress: string | null;
  readonly retrievedAt: string | null;
  readonly status: number | null;
  readonly headers: Readonly<Record<string, string>>;
  readonly mediaType: string | null;
  /** Of the bytes as received, hexadecimal */
  readonly sha256: string | null;
  readonly byteLength: number | null;
}

export interface Change {
  /** Ascends, in the order of commits; without gaps */
  readonly number: number;
  readonly change: 'created' | 'updated' | 'deleted';
  /** What moved: raised, edition, evidence, copy, revision, withdrawn, reopened, state, assignee, labels, snooze, links, removed */
  readonly what: readonly string[];
  /** Id */
  readonly alertId: string;
  /** Instant, ISO 8601 in UTC */
  readonly changedAt: string;
  /** As it was after this change; in a deletion, as it last was, one version on */
  readonly alert: Alert;
}

export interface CheckedRenewal {
  readonly id: string;
  readonly regime: 'dprk' | 'iran' | 'libya' | 'sudan-darfur' | 'south-sudan' | 'drc' | 'car' | 'al-shabaab' | 'yemen-houthis' | 'lebanon' | 'haiti' | 'isil-al-qaida' | 'taliban' | 'iraq' | 'eritrea' | 'cote-divoire' | 'liberia' | 'sierra-leone';
  /** First day without it; the last day of the month where only the month is known */
  readonly due: string;
  /** As the register has it: a day, or a month */
  readonly dueText: string;
  /** Due: within 30 days */
  readonly standing: 'overdue' | 'due' | 'later';
  /** Until the day; negative once it is past */
  readonly daysLeft: number;
  readonly lastVerifiedOn: string | null;
  readonly entries: readonly {
    readonly kind: 'period' | 'body' | 'watch';
    readonly summary: string;
    readonly symbols: string | null;
    readonly from: string | null;
    readonly until: string | null;
    readonly isPresumed: boolean;
    /** Whose force hangs on it; null: all of the embargo’s */
    readonly clauses: readonly string[] | null;
    readonly confidence: 'high' | 'medium' | 'low' | null;
  }[];
  /** The latest */
  readonly check: RegisterCheck | null;
  /** Due or overdue, and nobody has looked within 30 days */
  readonly needsCheck: boolean;
}

export interface Claim {
  readonly id: string;
  /** Of regime changes: what the Council or a committee is said to have done */
  readonly act?: string;
  readonly conduct: readonly string[];
  readonly supplier: readonly string[];
  readonly recipient: readonly string[];
  readonly intermediary: readonly string[];
  readonly items: readonly string[];
  readonly quantities: readonly string[];
  readonly identifiers: readonly {
    readonly type: string;
    readonly value: string;
  }[];
  readonly places: readonly {
    readonly country: string;
    readonly area: string | null;
    readonly role: string;
  }[];
  readonly date: {
    readonly from: string;
    readonly to: string;
    readonly basis: string;
  };
  readonly modality: readonly string[];
  /** Who says it, in the words of the text */
  readonly by: string | null;
  /** Who denies it, in the words of the text */
  readonly deniedBy: string | null;
  readonly background: boolean;
  readonly provisions: readonly Provision[];
  readonly exemptions: readonly {
    readonly id: string;
    readonly summary: string;
  }[];
  readonly confidence: number;
  /** Why the law applies */
  readonly explanation: string;
  readonly articleIds: readonly string[];
}

export interface Coverage {
  readonly from: string;
  /** Exclusive */
  readonly to: string;
  readonly madeAt: string;
  readonly product: string;
  readonly articles: {
    /** First seen in the period */
    readonly stored: number;
    readonly broughtByHand: number;
    /** Of these not read by any pack yet */
    readonly unread: number;
    /** Texts on which reading failed */
    readonly failed: number;
    /** Marked by people as missed */
    readonly missed: number;
  };
  /** Of polls before, only the sums are known */
  readonly pollsKeptSince: string | null;
  readonly sources: readonly {
    /** Id */
    readonly id: string;
    readonly title: string;
    readonly publisher: string | null;
    readonly country: string | null;
    readonly language: string | null;
    /** NATO Admiralty, A–F */
    readonly reliability: string;
    /** Now */
    readonly state: string;
    readonly addedAt: string;
    readonly polls: number;
    readonly failed: number;
    /** Polls after which items may have been missed */
    readonly gaps: number;
    readonly received: number;
    readonly new: number;
    readonly revised: number;
    readonly rejected: number;
    /** The last poll of the period that was answered */
    readonly lastRead: string | null;
  }[];
  /** Sources that are not listed here: there are too many */
  readonly sourcesLeft: number;
  /** Acts on the registry of sources in the period, from the record */
  readonly registry: Readonly<Record<string, number>>;
  readonly gaps: readonly {
    /** Id */
    readonly sourceId: string;
    readonly title: string;
    /** When it was last read whole */
    readonly since: string | null;
    readonly until: string;
  }[];
  readonly gapsLeft: number;
  readonly outages: readonly {
    /** Id */
    readonly sourceId: string;
    readonly title: string;
    readonly kind: 'silent' | 'failing' | 'gone';
    readonly from: string;
    /** Null where it lasted beyond the period */
    readonly to: string | null;
  }[];
  readonly languages: readonly {
    /** ISO 639; null where none was recognised */
    readonly language: string | null;
    readonly articles: number;
    /** There is a lexicon for it; articles in others are kept and counted, and nothing is found in them */
    readonly isRead: boolean;
  }[];
  readonly packs: readonly {
    readonly version: string;
    /** Last read with it in the period */
    readonly texts: number;
    readonly from: string;
    readonly to: string;
    /** It can be had again: see replay */
    readonly isKept: boolean;
  }[];
  readonly engines: readonly {
    readonly version: string;
    readonly product: string;
    readonly node: string;
    readonly icu: string;
  }[];
  readonly alerts: readonly {
    readonly regime: string;
    readonly raised: number;
    /** How those raised in the period stand now */
    readonly byState: Readonly<Record<string, number>>;
  }[];
  /** Of alerts raised in the period, by reason */
  readonly dismissals: Readonly<Record<string, number>>;
  /** Acts of review in the period, from the record */
  readonly decisions: Readonly<Record<string, number>>;
  /** The end of the record when this was made */
  readonly checkpoint: SignedCheckpoint | null;
}

export interface DecisionCount {
  /** Frame id, source id, regime or language */
  readonly id: string;
  readonly label: string;
  /** Raised in the period */
  readonly alerts: number;
  readonly confirmed: number;
  readonly dismissed: number;
  /** Dismissed, by reason */
  readonly reasons: Readonly<Record<string, number>>;
  /** Confirmed of all decided; null where nothing was decided */
  readonly precision: number | null;
  /** Its 95 % interval (Wilson) */
  readonly precision95: readonly unknown[] | null;
}

export interface Decisions {
  /** Instant, ISO 8601 in UTC */
  readonly from: string;
  /** Instant, ISO 8601 in UTC */
  readonly to: string;
  readonly by: 'rule' | 'source' | 'regime' | 'language';
  /** The most alerts first */
  readonly items: readonly DecisionCount[];
}

export interface Delivery {
  /** Id */
  readonly id: string;
  readonly kind: 'digest' | 'confirmation' | 'notice';
  /** Null of a notice: it goes to the people who keep this installation */
  readonly subscriberId: string | null;
  readonly subscriptionId: string | null;
  readonly recipient: string;
  readonly subject: string;
  /** The same at every attempt */
  readonly messageId: string;
  readonly alertCount: number;
  readonly state: 'planned' | 'sending' | 'sent' | 'bounced' | 'failed' | 'cancelled';
  readonly attempts: number;
  /** Null once it is over */
  readonly nextAttemptAt: string | null;
  /** SMTP reply code of the last attempt */
  readonly lastStatus: number | null;
  /** The words of the server */
  readonly lastAnswer: string | null;
  /** Instant, ISO 8601 in UTC */
  readonly plannedAt: string;
  readonly sentAt: string | null;
}

export interface DeliveryDetail {
  /** Id */
  readonly id: string;
  readonly kind: 'digest' | 'confirmation' | 'notice';
  /** Null of a notice: it goes to the people who keep this installation */
  readonly subscriberId: string | null;
  readonly subscriptionId: string | null;
  readonly recipient: string;
  readonly subject: string;
  /** The same at every attempt */
  readonly messageId: string;
  readonly alertCount: number;
  readonly state: 'planned' | 'sending' | 'sent' | 'bounced' | 'failed' | 'cancelled';
  readonly attempts: number;
  /** Null once it is over */
  readonly nextAttemptAt: string | null;
  /** SMTP reply code of the last attempt */
  readonly lastStatus: number | null;
  /** The words of the server */
  readonly lastAnswer: string | null;
  /** Instant, ISO 8601 in UTC */
  readonly plannedAt: string;
  readonly sentAt: string | null;
  readonly html: string;
  readonly text: string;
  readonly alerts: readonly {
    /** Id */
    readonly alertId: string;
    /** Of the alert, as it was told */
    readonly version: number;
    readonly part: 'new' | 'corrected' | 'changed' | 'withdrawn';
    readonly changes: readonly string[];
    readonly why: string;
    readonly headline: string;
  }[];
}

export interface DeskSettings {
  readonly reviewDue: readonly {
    /** Priority from which it holds */
    readonly from: number;
    /** After raising, or after coming back */
    readonly hours: number;
  }[];
  /** Outcomes that need a second person */
  readonly secondOpinion: readonly ('confirm' | 'dismiss' | 'escalate')[];
}

export interface DigestPreview {
  readonly span: 'next' | 'week';
  readonly alertCount: number;
  /** Whether the week brought more alerts than were read */
  readonly isCut: boolean;
  /** Why there is nothing to send */
  readonly silence: string | null;
  readonly mail: {
    readonly subject: string;
    readonly html: string;
    readonly text: string;
  } | null;
  /** How much the last week would have brought */
  readonly week: string;
}

export interface DismissalReason {
  readonly id: string;
  readonly words: string;
  /** Whoever dismisses for it has to say more */
  readonly needsWords: boolean;
  /** On record for what was dismissed for it, and offered no more */
  readonly isRetired: boolean;
}

export interface Edition {
  readonly number: number;
  /** Of the alert, when the edition was made */
  readonly version: number;
  /** Instant, ISO 8601 in UTC */
  readonly madeAt: string;
  /** It takes back or contradicts something of an earlier edition */
  readonly isCorrection: boolean;
  readonly headline: string;
  /** Since the edition before; empty in the first */
  readonly changes: readonly {
    /** supplier, recipient, items …, status, decision, or report for a single article */
    readonly field: string;
    readonly before: readonly string[];
    readonly after: readonly string[];
    readonly cause: 'raised' | 'article-added' | 'article-changed' | 'withdrawn' | 'rules' | 'review' | 'story';
    readonly isCorrection: boolean;
    /** For people */
    readonly words: string;
  }[];
}

export interface Embargo {
  readonly regime: 'dprk' | 'iran' | 'libya' | 'sudan-darfur' | 'south-sudan' | 'drc' | 'car' | 'al-shabaab' | 'yemen-houthis' | 'lebanon' | 'haiti' | 'isil-al-qaida' | 'taliban' | 'iraq' | 'eritrea' | 'cote-divoire' | 'liberia' | 'sierra-leone';
  readonly name: string;
  readonly summary: string;
  readonly status: 'in-force' | 'disputed' | 'presumed' | 'ended';
  readonly statusNote: string;
  /** Day, UTC */
  readonly asOf: string;
  readonly packVersion: string;
  readonly isOpenEnded: boolean;
  readonly lastVerifiedExpiry: string | null;
  /** Into the target, out of it, or either way */
  readonly direction: 'to' | 'from' | 'both';
  readonly targets: readonly EmbargoTarget[];
  readonly periods: readonly EmbargoPeriod[];
  readonly changes: readonly EmbargoStep[];
  readonly clauses: readonly EmbargoClause[];
  readonly exemptions: readonly EmbargoExemption[];
  readonly bodies: readonly {
    readonly name: string;
    readonly kind: string;
    readonly status: string;
    readonly from: string | null;
    readonly until: string | null;
    readonly note: string | null;
    /** How well the fact is confirmed */
    readonly confidence: 'high' | 'medium' | 'low';
    /** Address of the page read, the name of a data source, or "knowledge" */
    readonly verifiedBy: string;
  }[];
  readonly committeeLink: string | null;
  readonly notes: readonly string[];
  readonly renewalsDue: readonly Renewal[];
}

export interface EmbargoClause {
  readonly id: string;
  readonly symbol: string;
  /** Null where the number was never confirmed */
  readonly paragraph: string | null;
  /** The text at docs.un.org */
  readonly link: string | null;
  readonly adoptedOn: string | null;
  readonly force: 'ban' | 'enforcement' | 'condition' | 'call';
  /** Into the target, out of it, or either way */
  readonly direction: 'to' | 'from' | 'both';
  readonly conduct: readonly ('arms-transfer' | 'dual-use-transfer' | 'technical-assistance' | 'armed-personnel' | 'financing-brokering' | 'transport-concealment' | 'overseas-labour')[];
  readonly items: 'all' | readonly ('small-arms' | 'ammunition' | 'explosives' | 'artillery' | 'missiles' | 'drones' | 'aircraft' | 'vessels' | 'vehicles' | 'components' | 'materials' | 'nuclear-chemical-biological' | 'equipment' | 'military-fuel' | 'services' | 'personnel' | 'labour' | 'money' | 'unspecified-arms')[];
  /** Day, UTC */
  readonly from: string;
  /** First day out of force; null: no end is known */
  readonly until: string | null;
  readonly summary: string;
  readonly note: string | null;
  /** How well the fact is confirmed */
  readonly confidence: 'high' | 'medium' | 'low';
  /** Address of the page read, the name of a data source, or "knowledge" */
  readonly verifiedBy: string;
}

export interface EmbargoClauseOnDay {
  readonly id: string;
  readonly symbol: string;
  /** Null where the number was never confirmed */
  readonly paragraph: string | null;
  /** The text at docs.un.org */
  readonly link: string | null;
  readonly adoptedOn: string | null;
  readonly force: 'ban' | 'enforcement' | 'condition' | 'call';
  /** Into the target, out of it, or either way */
  readonly direction: 'to' | 'from' | 'both';
  readonly conduct: readonly ('arms-transfer' | 'dual-use-transfer' | 'technical-assistance' | 'armed-personnel' | 'financing-brokering' | 'transport-concealment' | 'overseas-labour')[];
  readonly items: 'all' | readonly ('small-arms' | 'ammunition' | 'explosives' | 'artillery' | 'missiles' | 'drones' | 'aircraft' | 'vessels' | 'vehicles' | 'components' | 'materials' | 'nuclear-chemical-biological' | 'equipment' | 'military-fuel' | 'services' | 'personnel' | 'labour' | 'money' | 'unspecified-arms')[];
  /** Day, UTC */
  readonly from: string;
  /** First day out of force; null: no end is known */
  readonly until: string | null;
  readonly summary: string;
  readonly note: string | null;
  /** How well the fact is confirmed */
  readonly confidence: 'high' | 'medium' | 'low';
  /** Address of the page read, the name of a data source, or "knowledge" */
  readonly verifiedBy: string;
  readonly status: 'in-force' | 'presumed' | 'disputed';
  /** What a person still has to check, with the day it was last verified; null where nothing is open */
  readonly check: string | null;
}

export interface EmbargoExemption {
  readonly id: string;
  readonly symbol: string;
  /** Null where the number was never confirmed */
  readonly paragraph: string | null;
  /** The text at docs.un.org */
  readonly link: string | null;
  readonly grant: 'standing' | 'notification' | 'approval' | 'mixed' | 'none' | 'ended';
  readonly from: string | null;
  /** First day out of force; null: no end is known */
  readonly until: string | null;
  /** Ids of the clauses it tempers; null: all of the embargo */
  readonly clauses: readonly string[] | null;
  readonly summary: string;
  /** How well the fact is confirmed */
  readonly confidence: 'high' | 'medium' | 'low';
  /** Address of the page read, the name of a data source, or "knowledge" */
  readonly verifiedBy: string;
}

export interface EmbargoHistory {
  readonly regime: 'dprk' | 'iran' | 'libya' | 'sudan-darfur' | 'south-sudan' | 'drc' | 'car' | 'al-shabaab' | 'yemen-houthis' | 'lebanon' | 'haiti' | 'isil-al-qaida' | 'taliban' | 'iraq' | 'eritrea' | 'cote-divoire' | 'liberia' | 'sierra-leone';
  readonly name: string;
  /** Days on which at least one ban applied, all equally surely */
  readonly stretches: readonly {
    /** Day, UTC */
    readonly from: string;
    /** First day out of force; null: no end is known */
    readonly until: string | null;
    readonly status: 'in-force' | 'presumed' | 'disputed';
  }[];
  readonly steps: readonly EmbargoStep[];
}

export interface EmbargoOnDay {
  readonly regime: 'dprk' | 'iran' | 'libya' | 'sudan-darfur' | 'south-sudan' | 'drc' | 'car' | 'al-shabaab' | 'yemen-houthis' | 'lebanon' | 'haiti' | 'isil-al-qaida' | 'taliban' | 'iraq' | 'eritrea' | 'cote-divoire' | 'liberia' | 'sierra-leone';
  readonly name: string;
  readonly summary: string;
  readonly status: 'in-force' | 'presumed' | 'disputed';
  readonly statusNote: string;
  /** What a person still has to check, with the day it was last verified; null where nothing is open */
  readonly check: string | null;
  /** Into the target, out of it, or either way */
  readonly direction: 'to' | 'from' | 'both';
  readonly targets: readonly EmbargoTarget[];
  /** Those the day falls into */
  readonly periods: readonly EmbargoPeriod[];
  readonly clauses: readonly EmbargoClauseOnDay[];
  readonly exemptions: readonly EmbargoExemption[];
  readonly committeeLink: string | null;
}

export interface EmbargoPeriod {
  /** Day, UTC */
  readonly from: string;
  /** First day out of force; null: no end is known */
  readonly until: string | null;
  readonly status: 'in-force' | 'disputed' | 'presumed' | 'gap';
  readonly symbols: string | null;
  /** The text at docs.un.org */
  readonly link: string | null;
  readonly note: string;
  readonly conduct: readonly ('arms-transfer' | 'dual-use-transfer' | 'technical-assistance' | 'armed-personnel' | 'financing-brokering' | 'transport-concealment' | 'overseas-labour')[] | null;
  /** Ids of the clauses it is about; null: all of the embargo */
  readonly clauses: readonly string[] | null;
  readonly lastVerifiedOn: string | null;
  /** What a person still has to check, with the day it was last verified; null where nothing is open */
  readonly check: string | null;
  /** How well the fact is confirmed */
  readonly confidence: 'high' | 'medium' | 'low';
  /** Address of the page read, the name of a data source, or "knowledge" */
  readonly verifiedBy: string;
}

export interface EmbargoStep {
  /** Day, UTC */
  readonly on: string;
  readonly act: string;
  readonly symbol: string | null;
  /** The text at docs.un.org */
  readonly link: string | null;
  readonly summary: string;
  /** How well the fact is confirmed */
  readonly confidence: 'high' | 'medium' | 'low';
}

export interface EmbargoTarget {
  readonly id: string;
  readonly scope: 'state' | 'territory' | 'non-state' | 'listed';
  readonly summary: string;
  readonly parties: readonly string[];
  /** Targets only in its territory */
  readonly partiesInPlace: readonly string[];
  readonly countries: readonly string[];
  readonly area: string | null;
  /** Recipients in the territory whom it lets through */
  readonly outside: readonly string[];
  readonly caveat: string | null;
}

export interface EmbargoTimeline {
  /** Day, UTC */
  readonly asOf: string;
  readonly packVersion: string;
  readonly items: readonly EmbargoHistory[];
  /** All fit on one page */
  readonly next: null;
}

export interface EmbargoesOnDay {
  /** Day, UTC */
  readonly on: string;
  /** Day up to which the register was checked */
  readonly asOf: string;
  readonly packVersion: string;
  readonly items: readonly EmbargoOnDay[];
  /** All fit on one page */
  readonly next: null;
  /** As of today, whatever day was asked for */
  readonly renewalsDue: readonly Renewal[];
}

export interface Engine {
  /** 16 hexadecimal digits over the code and the versions below */
  readonly version: string;
  readonly product: string;
  /** SHA-256 over the code that reads texts, as built */
  readonly codeHash: string;
  readonly node: string;
  readonly icu: string;
  readonly unicode: string;
}

export interface Evidence {
  /** Id */
  readonly id: string;
  /** Id */
  readonly articleId: string;
  /** Id */
  readonly revisionId: string;
  /** False for an earlier text of the article */
  readonly isCurrent: boolean;
  /** Only restates the event as background; adds no weight */
  readonly isMention: boolean;
  readonly isCopy: boolean;
  readonly isOldNews: boolean;
  readonly sourceId: string | null;
  readonly sourceTitle: string;
  readonly publisher: string;
  /** Admiralty reliability of the source when this was added, A–F */
  readonly reliability: string;
  readonly country: string | null;
  readonly url: string | null;
  readonly title: string;
  readonly language: string | null;
  readonly publishedAt: string | null;
  readonly retrievedAt: string | null;
  /** Of the body as retrieved, hexadecimal */
  readonly captureSha256: string | null;
  readonly packVersion: string;
  readonly passages: readonly {
    readonly field: 'title' | 'text';
    /** UTF-16 code units */
    readonly start: number;
    readonly end: number;
    readonly quote: string;
    readonly rule: string;
    /** It denies the claim */
    readonly isDenial: boolean;
  }[];
  /** Instant, ISO 8601 in UTC */
  readonly addedAt: string;
}

export interface Explanation {
  /** Why nothing is raised; null where something is */
  readonly nothing: string | null;
  /** Topics that count against the whole text */
  readonly topics: readonly string[];
  /** Those that name anything the pack knows */
  readonly sentences: readonly {
    readonly field: 'title' | 'text';
    /** In UTF-16 code units */
    readonly start: number;
    readonly end: number;
    readonly quote: string;
    readonly mentions: readonly {
      readonly field: 'title' | 'text';
      /** In UTF-16 code units */
      readonly start: number;
      readonly end: number;
      readonly quote: string;
      readonly kind: 'party' | 'place' | 'reference' | 'item' | 'trigger' | 'cue';
      /** A party, a place, a class of items, the frames a word opens, a cue */
      readonly id: string;
      /** What grammar says of it */
      readonly as: string | null;
    }[];
    /** Topics for which the sentence was left alone */
    readonly silencedBy: readonly string[];
    readonly tries: readonly {
      readonly field: 'title' | 'text';
      /** In UTF-16 code units */
      readonly start: number;
      readonly end: number;
      readonly quote: string;
      readonly frame: string;
      /** Null where the frame was read */
      readonly skip: string | null;
    }[];
    /** By which it tells an event */
    readonly frames: readonly string[];
    /** Why what it tells entered no event */
    readonly lost: string | null;
  }[];
  readonly events: readonly {
    readonly frames: readonly string[];
    readonly conduct: readonly string[];
    readonly supplier: readonly string[];
    readonly recipient: readonly string[];
    readonly intermediary: readonly string[];
    readonly items: readonly string[];
    readonly modality: readonly string[];
    readonly date: {
      readonly from: string;
      readonly to: string;
      readonly basis: string;
    };
    /** Who says it, in the words of the text */
    readonly by: string | null;
    readonly deniedBy: string | null;
    readonly certainty: number;
    readonly certaintyParts: readonly {
      readonly name: string;
      readonly factor: number;
      readonly reason: string;
    }[];
    /** Why it was not judged */
    readonly dropped: string | null;
    readonly judgements: readonly {
      readonly regime: string;
      readonly outcome: 'raised' | 'quiet';
      /** Why it was kept quiet */
      readonly reason: string | null;
      readonly explanation: string;
      readonly clauses: readonly {
        readonly resolution: string;
        readonly paragraph: string | null;
      }[];
      readonly confidence: number | null;
    }[];
  }[];
  readonly councilActs: readonly {
    readonly act: string;
    readonly about: readonly string[];
    readonly certainty: number;
    readonly judgements: readonly {
      readonly regime: string;
      readonly outcome: 'raised' | 'quiet';
      /** Why it was kept quiet */
      readonly reason: string | null;
      readonly explanation: string;
      readonly clauses: readonly {
        readonly resolution: string;
        readonly paragraph: string | null;
      }[];
      readonly confidence: number | null;
    }[];
  }[];
}

export interface Feed {
  /** Id */
  readonly id: string;
  /** What it is for; its title in the reader */
  readonly name: string;
  /** As it was given */
  readonly filter: Readonly<Record<string, unknown>>;
  /** The part of its key that may be shown: it begins with emf_<prefix>_ */
  readonly prefix: string;
  /** Instant, ISO 8601 in UTC */
  readonly createdAt: string;
  readonly revokedAt: string | null;
  /** Right to the minute */
  readonly lastUsedAt: string | null;
}

export interface FeedFilter {
  /** One or more */
  readonly regime?: readonly ('dprk' | 'iran' | 'libya' | 'sudan-darfur' | 'south-sudan' | 'drc' | 'car' | 'al-shabaab' | 'yemen-houthis' | 'lebanon' | 'haiti' | 'isil-al-qaida' | 'taliban' | 'iraq' | 'eritrea' | 'cote-divoire' | 'liberia' | 'sierra-leone')[];
  readonly kind?: 'violation' | 'regime-change';
  /** One or more */
  readonly state?: readonly ('open' | 'in-review' | 'second-opinion' | 'confirmed' | 'dismissed' | 'escalated')[];
  readonly conduct?: 'arms-transfer' | 'dual-use-transfer' | 'technical-assistance' | 'armed-personnel' | 'financing-brokering' | 'transport-concealment' | 'overseas-labour';
  /** ISO 3166-1 alpha-2, or a group’s id */
  readonly supplier?: string;
  /** ISO 3166-1 alpha-2, or a group’s id */
  readonly recipient?: string;
  /** Of at least one of its articles */
  readonly language?: 'en' | 'fr' | 'es' | 'ar' | 'ru' | 'zh' | 'ko' | 'uk' | 'fa' | 'ja';
  readonly label?: string;
  /** A decision was due before now */
  readonly overdue?: 'true' | 'false';
  readonly snoozed?: 'true' | 'false';
  /** A comment names this user */
  readonly mentions?: string;
  readonly minPriority?: number;
  /** Raised at or after */
  readonly from?: string;
  /** Raised before */
  readonly to?: string;
  readonly isOldNews?: 'true' | 'false';
  /** Words that all occur in headline, titles, sources or passages; each may be the beginning of one */
  readonly q?: string;
}

export interface FullText {
  readonly enabled: boolean;
  readonly since: string | null;
  /** Pages by what came of them: a fuller text was read; nothing new; behind a paywall, a consent page or a check for robots; no article; forbidden by robots.txt; failed */
  readonly pages: {
    readonly waiting: number;
    readonly read: number;
    readonly "nothing-new": number;
    readonly paywall: number;
    readonly consent: number;
    readonly blocked: number;
    readonly "no-article": number;
    readonly forbidden: number;
    readonly failed: number;
  };
}

export interface HistoryEntry {
  /** Instant, ISO 8601 in UTC */
  readonly at: string;
  /** user:12, user:12/key:3 or system */
  readonly actor: string;
  /** alert.raise, alert.update, or what a person did: alert.confirm, alert.assign … */
  readonly act: string;
  /** Of the alert afterwards */
  readonly version: number | null;
  /** What moved */
  readonly what: readonly string[];
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
  /** Words of the person; null where there are none or they were erased */
  readonly text: string | null;
  /** The alert it was done with, where that was later joined to this one */
  readonly joinedAlertId: string | null;
}

export interface ImportReport {
  readonly added: number;
  readonly known: number;
  readonly invalid: number;
  readonly entries: readonly {
    /** As the list has it */
    readonly address: string;
    readonly title: string;
    /** known: registered before, or named twice in the list */
    readonly outcome: 'added' | 'known' | 'invalid';
    /** Of the source added */
    readonly sourceId: string | null;
    readonly message: string | null;
  }[];
  /** What of the document could not be read */
  readonly errors: readonly {
    /** Null where it is the document as a whole */
    readonly line: number | null;
    readonly title: string | null;
    readonly message: string;
  }[];
}

export interface IssuedFeed {
  /** Id */
  readonly id: string;
  /** What it is for; its title in the reader */
  readonly name: string;
  /** As it was given */
  readonly filter: Readonly<Record<string, unknown>>;
  /** The part of its key that may be shown: it begins with emf_<prefix>_ */
  readonly prefix: string;
  /** Instant, ISO 8601 in UTC */
  readonly createdAt: string;
  readonly revokedAt: string | null;
  /** Right to the minute */
  readonly lastUsedAt: string | null;
  /** Atom (RFC 4287). Whoever has the address can read the feed; shown only in this answer */
  readonly atomUrl: string;
  /** The same as JSON Feed 1.1 */
  readonly jsonUrl: string;
}

export interface IssuedKey {
  /** Id */
  readonly id: string;
  /** Id */
  readonly userId: string;
  /** What the key is for */
  readonly name: string;
  /** The part of the key that may be shown: it begins with emk_<prefix>_ */
  readonly prefix: string;
  /** What the key may be used for, within the role of its user */
  readonly scopes: readonly ('alerts:read' | 'alerts:review' | 'articles:read' | 'articles:write' | 'sources:read' | 'sources:write' | 'embargoes:read' | 'screen' | 'subscriptions:read' | 'subscriptions:write' | 'webhooks:read' | 'webhooks:write' | 'admin')[];
  /** Instant, ISO 8601 in UTC */
  readonly createdAt: string;
  readonly expiresAt: string | null;
  readonly revokedAt: string | null;
  /** Right to the minute */
  readonly lastUsedAt: string | null;
  /** The key to send; shown only in this answer */
  readonly secret: string;
}

export interface IssuedWebhook {
  readonly webhook: Webhook;
  /** Verifies the signatures; shown only now */
  readonly secret: string;
}

export interface Key {
  /** Id */
  readonly id: string;
  /** Id */
  readonly userId: string;
  /** What the key is for */
  readonly name: string;
  /** The part of the key that may be shown: it begins with emk_<prefix>_ */
  readonly prefix: string;
  /** What the key may be used for, within the role of its user */
  readonly scopes: readonly ('alerts:read' | 'alerts:review' | 'articles:read' | 'articles:write' | 'sources:read' | 'sources:write' | 'embargoes:read' | 'screen' | 'subscriptions:read' | 'subscriptions:write' | 'webhooks:read' | 'webhooks:write' | 'admin')[];
  /** Instant, ISO 8601 in UTC */
  readonly createdAt: string;
  readonly expiresAt: string | null;
  readonly revokedAt: string | null;
  /** Right to the minute */
  readonly lastUsedAt: string | null;
}

export interface Ledger {
  readonly sources: number;
  readonly polls: number;
  /** Polls at which nothing known came back */
  readonly gaps: number;
  /** Items received: new, known, revised and rejected together */
  readonly received: number;
  readonly new: number;
  readonly known: number;
  readonly revised: number;
  readonly rejected: number;
  /** Sources that fail, are silent, want a person, or may have missed items within a week */
  readonly troubled: {
    readonly failing: number;
    readonly silent: number;
    readonly attention: number;
    readonly gaps: number;
  };
}

export interface Lesson {
  /** Id */
  readonly alertId: string;
  /** The rule that read it */
  readonly frame: string;
  /** What it read */
  readonly sentence: string;
  readonly text: {
    /** Id */
    readonly articleId: string;
    readonly title: string;
    readonly publisher: string;
  };
  /** For RULES_DIR */
  readonly files: readonly {
    readonly path: string;
    readonly source: string;
  }[];
  /** Why these rules cannot be tried; null where they were */
  readonly fault: string | null;
  /** What the rules would change; null where there are no words to try */
  readonly backTest: {
    /** Texts on which alerts rest, the newest */
    readonly read: number;
    /** This alert’s text would no longer raise it */
    readonly isQuiet: boolean;
    readonly gained: readonly {
      /** Id */
      readonly articleId: string;
      readonly title: string;
      readonly kind: string;
      readonly regime: string;
      readonly confidence: number;
    }[];
    /** Alerts that no text would be left to */
    readonly gone: readonly {
      /** Id */
      readonly id: string;
      readonly regime: string;
      readonly headline: string;
      readonly state: string;
      /** That it rests on now */
      readonly texts: number;
    }[];
    /** Alerts that would rest on fewer texts */
    readonly weakened: readonly {
      /** Id */
      readonly id: string;
      readonly regime: string;
      readonly headline: string;
      readonly state: string;
      /** That it rests on now */
      readonly texts: number;
    }[];
  } | null;
}

export interface MarkMissedRequest {
  /** On whose embargo it bears */
  readonly regime: 'dprk' | 'iran' | 'libya' | 'sudan-darfur' | 'south-sudan' | 'drc' | 'car' | 'al-shabaab' | 'yemen-houthis' | 'lebanon' | 'haiti' | 'isil-al-qaida' | 'taliban' | 'iraq' | 'eritrea' | 'cote-divoire' | 'liberia' | 'sierra-leone';
  /** What it reports; kept on record, erasable */
  readonly note?: string;
  /** Raises an alert; else the article is only marked */
  readonly claim?: {
    readonly conduct: readonly ('arms-transfer' | 'dual-use-transfer' | 'technical-assistance' | 'armed-personnel' | 'financing-brokering' | 'transport-concealment' | 'overseas-labour')[];
    /** ISO 3166-1 alpha-2 codes or ids of groups */
    readonly supplier?: readonly ('houthis' | 'hizbullah' | 'hamas' | 'al-shabaab' | 'isil' | 'al-qaida' | 'taliban' | 'ttp' | 'm23' | 'fdlr' | 'adf' | 'rsf' | 'saf' | 'lna' | 'car-armed-groups' | 'haiti-gangs' | 'iraqi-militias' | 'wagner' | 'spla-io' | 'boko-haram' | 'other-group' | string)[];
    /** ISO 3166-1 alpha-2 codes or ids of groups */
    readonly recipient?: readonly ('houthis' | 'hizbullah' | 'hamas' | 'al-shabaab' | 'isil' | 'al-qaida' | 'taliban' | 'ttp' | 'm23' | 'fdlr' | 'adf' | 'rsf' | 'saf' | 'lna' | 'car-armed-groups' | 'haiti-gangs' | 'iraqi-militias' | 'wagner' | 'spla-io' | 'boko-haram' | 'other-group' | string)[];
    readonly items?: readonly ('small-arms' | 'ammunition' | 'explosives' | 'artillery' | 'missiles' | 'drones' | 'aircraft' | 'vessels' | 'vehicles' | 'components' | 'materials' | 'nuclear-chemical-biological' | 'equipment' | 'military-fuel' | 'services' | 'personnel' | 'labour' | 'money' | 'unspecified-arms')[];
    readonly modality?: readonly ('reported' | 'alleged' | 'confirmed' | 'planned' | 'attempted' | 'intercepted' | 'investigated' | 'prosecuted' | 'denied')[];
    /** The words of the article that carry it */
    readonly passage: string;
    /** First and last day of the conduct; else the day of publication counts */
    readonly date?: {
      readonly from: string;
      readonly to: string;
    } | null;
  };
}

export interface Me {
  readonly user: User;
  /** What the key in use may be used for */
  readonly scopes: readonly ('alerts:read' | 'alerts:review' | 'articles:read' | 'articles:write' | 'sources:read' | 'sources:write' | 'embargoes:read' | 'screen' | 'subscriptions:read' | 'subscriptions:write' | 'webhooks:read' | 'webhooks:write' | 'admin')[];
}

export interface Pivot {
  readonly type: 'vessel' | 'imo' | 'mmsi' | 'aircraft-registration' | 'flight' | 'company' | 'person' | 'place';
  /** The same however the name is written */
  readonly key: string;
  /** As the latest text writes it; of a place its ISO 3166-1 code */
  readonly label: string;
  /** The most urgent 200 */
  readonly alerts: readonly Alert[];
  /** The latest 200 */
  readonly articles: readonly {
    /** Id */
    readonly articleId: string;
    readonly publisher: string;
    readonly title: string;
    readonly url: string | null;
    /** Instant, ISO 8601 in UTC */
    readonly datedAt: string;
  }[];
  readonly stories: readonly {
    /** Id */
    readonly id: string;
    readonly title: string;
  }[];
}

export interface Poll {
  /** Id */
  readonly id: string;
  /** Instant, ISO 8601 in UTC */
  readonly startedAt: string;
  /** Instant, ISO 8601 in UTC */
  readonly finishedAt: string;
  readonly outcome: 'fetched' | 'not-modified' | 'failed';
  /** HTTP status; null where there was no answer */
  readonly status: number | null;
  readonly errorCode: string | null;
  readonly error: string | null;
  /** Length of the document after decompression */
  readonly bytes: number | null;
  /** Of the document, hexadecimal */
  readonly bodySha256: string | null;
  /** What the poll proves: nothing was missed since the document before (contiguous); nothing known came back, so that items may have scrolled out (gap); the document is unchanged; or there was nothing to compare (unknown) */
  readonly certificate: 'contiguous' | 'gap' | 'unchanged' | 'unknown';
  /** Items in the document: new, known, revised and rejected together */
  readonly received: number;
  readonly new: number;
  readonly known: number;
  readonly revised: number;
  readonly rejected: number;
  /** Those rejected, by reason */
  readonly rejections: {
    /** With neither title nor text */
    readonly empty: number;
    /** Past the bound on their number, or of no shape to be read */
    readonly unread: number;
    /** Read, but the database refused the document */
    readonly unstored: number;
  };
  /** What the parser recovered from, why items were rejected */
  readonly warnings: readonly string[];
  /** As planned after this poll */
  readonly nextPollAt: string;
}

export interface PriorityPart {
  readonly name: string;
  /** 0–1 */
  readonly value: number;
  /** Hundredths of the exponent; 0 for what counts in full */
  readonly weight: number;
  /** What the priority is multiplied by; null in alerts last rated before this was kept */
  readonly factor: number | null;
  /** What it takes away from 100: with 100, all parts add up to the priority */
  readonly points: number;
  readonly reason: string;
}

export interface Problem {
  /** Stable address of this kind of problem, relative to the installation */
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  /** Stable code, e.g. alert-not-found */
  readonly code: string;
  /** Id of the request, as found in the logs */
  readonly instance?: string;
  readonly errors?: readonly {
    readonly field: string;
    readonly message: string;
  }[];
}

export interface Provision {
  readonly id: string;
  /** As cited, e.g. S/RES/2375 (2017) */
  readonly resolution: string;
  /** Null where it was never confirmed */
  readonly paragraph: string | null;
  /** The resolution in the document server of the United Nations */
  readonly link: string;
}

export interface RecordEntry {
  /** Place in the chain, from 1 without gaps */
  readonly number: string;
  readonly at: string;
  /** `user:12`, `user:12/key:3`, `system` */
  readonly actor: string;
  readonly act: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
  /** Personal or free text; null where there is none, or where it was erased */
  readonly text: string | null;
  readonly isTextErased: boolean;
  /** SHA-256, hexadecimal; it covers all entries before */
  readonly hash: string;
}

export interface RegimeChange {
  readonly alert: Alert;
  /** What is said to have been done; none where it was not read */
  readonly acts: readonly string[];
  /** Both ends included */
  readonly days: readonly {
    readonly from: string;
    readonly to: string;
  }[];
  readonly register: TouchedEntries;
  /** The latest */
  readonly check: RegisterCheck | null;
}

export interface RegisterCheck {
  /** What was found, in the keeper’s words */
  readonly note: string;
  /** The pack whose register was looked at */
  readonly packVersion: string;
  /** Id of the user */
  readonly checkedBy: string | null;
  readonly checkedAt: string;
}

export interface Relation {
  /** Embargo, conduct, supplier and recipient, with points between them */
  readonly id: string;
  readonly regime: 'dprk' | 'iran' | 'libya' | 'sudan-darfur' | 'south-sudan' | 'drc' | 'car' | 'al-shabaab' | 'yemen-houthis' | 'lebanon' | 'haiti' | 'isil-al-qaida' | 'taliban' | 'iraq' | 'eritrea' | 'cote-divoire' | 'liberia' | 'sierra-leone';
  readonly conduct: 'arms-transfer' | 'dual-use-transfer' | 'technical-assistance' | 'armed-personnel' | 'financing-brokering' | 'transport-concealment' | 'overseas-labour';
  readonly supplier: string;
  readonly recipient: string;
  /** Articles that tell of it again without anything new */
  readonly restatementCount: number;
  /** Articles that its alerts rest on */
  readonly reportCount: number;
  /** Publishers of either */
  readonly sourceCount: number;
  /** Its alerts, dismissed ones left out */
  readonly alertCount: number;
  /** Instant, ISO 8601 in UTC */
  readonly firstSeenAt: string;
  /** Instant, ISO 8601 in UTC */
  readonly lastSeenAt: string;
  /** The latest new fact; null where every article restates */
  readonly lastNewsAt: string | null;
  /** The latest 20 */
  readonly alertIds: readonly string[];
  /** The latest 20 */
  readonly storyIds: readonly string[];
}

export interface Renewal {
  readonly id: string;
  readonly regime: 'dprk' | 'iran' | 'libya' | 'sudan-darfur' | 'south-sudan' | 'drc' | 'car' | 'al-shabaab' | 'yemen-houthis' | 'lebanon' | 'haiti' | 'isil-al-qaida' | 'taliban' | 'iraq' | 'eritrea' | 'cote-divoire' | 'liberia' | 'sierra-leone';
  /** First day without it; the last day of the month where only the month is known */
  readonly due: string;
  /** As the register has it: a day, or a month */
  readonly dueText: string;
  /** Due: within 30 days */
  readonly standing: 'overdue' | 'due' | 'later';
  /** Until the day; negative once it is past */
  readonly daysLeft: number;
  readonly lastVerifiedOn: string | null;
  readonly entries: readonly {
    readonly kind: 'period' | 'body' | 'watch';
    readonly summary: string;
    readonly symbols: string | null;
    readonly from: string | null;
    readonly until: string | null;
    readonly isPresumed: boolean;
    /** Whose force hangs on it; null: all of the embargo’s */
    readonly clauses: readonly string[] | null;
    readonly confidence: 'high' | 'medium' | 'low' | null;
  }[];
}

export interface Replay {
  readonly alertId: string;
  readonly at: string;
  /** same: every finding bit for bit, by the packs and the engine of that day. same-by-another-engine: the same, but that engine is not at hand. differs: not the same. altered: a text or its bytes are not what was kept. incomplete: something needed is not at hand. */
  readonly verdict: 'same' | 'same-by-another-engine' | 'differs' | 'altered' | 'incomplete';
  /** What recomputed it */
  readonly engine: Engine;
  readonly pieces: readonly {
    readonly evidenceId: string;
    readonly articleId: string;
    readonly revisionId: string;
    readonly publisher: string;
    readonly title: string;
    readonly packVersion: string;
    /** Null where it was not noted, or where a person read */
    readonly engine: string | null;
    /** by-hand: a person read it; there is nothing to compute */
    readonly outcome: 'same' | 'differs' | 'not-recomputed' | 'by-hand';
    /** What is no longer at hand, in words */
    readonly missing: readonly string[];
    /** Fields of the finding that differ, the first few */
    readonly differs: readonly string[];
    /** The text has the hash it was kept under */
    readonly isTextIntact: boolean;
    /** So have the bytes it was read from; null where there are none */
    readonly isCaptureIntact: boolean | null;
    /** SHA-256 over the finding as kept, in canonical JSON */
    readonly keptHash: string;
    readonly recomputedHash: string | null;
  }[];
  /** Pieces of evidence that were not looked at: there are too many for one answer */
  readonly left: number;
  /** What the alert says, put together from its findings anew */
  readonly alert: {
    readonly outcome: 'same' | 'differs' | 'not-recomputed';
    readonly differs: readonly string[];
  };
}

export interface ReplayedMessages {
  /** How many are sent again, under their own ids */
  readonly messages: number;
}

export interface Revision {
  /** Id */
  readonly id: string;
  /** 1 for the first text */
  readonly number: number;
  readonly title: string;
  /** Plain text */
  readonly text: string;
  /** The text was longer than a million UTF-16 code units */
  readonly isTruncated: boolean;
  readonly author: string | null;
  readonly language: string | null;
  /** By recognition; null before screening or where it cannot be told */
  readonly recognisedLanguage: string | null;
  readonly publishedAt: string | null;
  /** SHA-256 over title, NUL and text, hexadecimal */
  readonly contentHash: string;
  /** Instant, ISO 8601 in UTC */
  readonly recordedAt: string;
  readonly screenedWith: string | null;
  readonly screenedAt: string | null;
  /** Where it was read from */
  readonly capture: Capture | null;
}

export interface SavedView {
  /** Id */
  readonly id: string;
  /** Id */
  readonly ownerId: string;
  readonly ownerName: string;
  readonly name: string;
  /** Query parameters of the queue page */
  readonly filters: Readonly<Record<string, readonly string[]>>;
  readonly isShared: boolean;
}

export interface ScreenAnswer {
  readonly packVersion: string;
  /** As screened */
  readonly title: string;
  /** As screened; the offsets of the evidence refer to it */
  readonly text: string;
  /** As recognised */
  readonly language: string | null;
  /** False where the pack has no lexicon for the language: then nothing was looked for */
  readonly isRead: boolean;
  readonly alerts: readonly {
    readonly kind: string;
    readonly regime: string;
    readonly status: string;
    readonly confidence: number;
    readonly conduct: readonly string[];
    readonly supplier: readonly string[];
    readonly recipient: readonly string[];
    readonly items: readonly string[];
    /** How it is told: reported, alleged, denied … */
    readonly modality: readonly string[];
    readonly provisions: readonly {
      readonly resolution: string;
      readonly paragraph: string | null;
    }[];
    readonly claims: readonly {
      /** Of regime changes: what the Council or a committee is said to have done */
      readonly act?: string;
      readonly conduct: readonly string[];
      readonly supplier: readonly string[];
      readonly recipient: readonly string[];
      readonly intermediary: readonly string[];
      readonly items: readonly string[];
      readonly identifiers: readonly {
        readonly type: string;
        readonly value: string;
      }[];
      readonly place: readonly {
        readonly country: string;
        readonly area: string | null;
        readonly role: string;
      }[];
      readonly date: {
        readonly from: string;
        readonly to: string;
      };
      /** How it is told: reported, alleged, denied … */
      readonly modality: readonly string[];
      /** Who says it, in the words of the text */
      readonly by: string | null;
      /** Who denies it, in the words of the text */
      readonly deniedBy: string | null;
      /** A restatement of something known */
      readonly background: boolean;
      /** What may make it lawful and is to be ruled out; each has lowered the confidence */
      readonly exemptions: readonly {
        readonly id: string;
        readonly summary: string;
        readonly provision: {
          readonly resolution: string;
          readonly paragraph: string | null;
        } | null;
      }[];
      readonly confidence: number;
      /** Why the law applies */
      readonly explanation: string;
    }[];
    readonly evidence: readonly {
      readonly field: 'title' | 'text';
      /** In UTF-16 code units */
      readonly start: number;
      readonly end: number;
      readonly quote: string;
      /** Id of the frame that read it */
      readonly rule: string;
      /** It denies the claim */
      readonly isDenial: boolean;
    }[];
  }[];
  readonly quiet: readonly {
    readonly regime: string;
    /** What the law or the date kept from alerting */
    readonly reason: string;
    readonly clause: {
      readonly resolution: string;
      readonly paragraph: string | null;
    } | null;
    readonly explanation: string;
    readonly evidence: readonly {
      readonly field: 'title' | 'text';
      /** In UTF-16 code units */
      readonly start: number;
      readonly end: number;
      readonly quote: string;
      /** Id of the frame that read it */
      readonly rule: string;
      /** It denies the claim */
      readonly isDenial: boolean;
    }[];
  }[];
  /** Every step of the reading, where asked for */
  readonly explanation: Explanation | null;
}

export type ScreenRequest = {
  readonly title?: string;
  readonly text: string;
  /** ISO 639: a hint, detection decides */
  readonly language?: string;
  /** Instant or day, ISO 8601 */
  readonly published?: string;
  /** Answer also with every step: words found, frames tried, events, judgements, and why nothing is raised */
  readonly explain?: boolean;
} | {
  readonly url: string;
  /** ISO 639: a hint, detection decides */
  readonly language?: string;
  /** Instant or day, ISO 8601 */
  readonly published?: string;
  /** Answer also with every step: words found, frames tried, events, judgements, and why nothing is raised */
  readonly explain?: boolean;
};

export interface SignedCheckpoint {
  /** Of the last entry of the record */
  readonly number: number;
  /** Of that entry: SHA-256, hexadecimal; it covers all entries before */
  readonly hash: string;
  /** When the checkpoint was made */
  readonly at: string;
  /** Ed25519 over the statement, Base64 */
  readonly signature: string;
  /** Of this installation, PEM */
  readonly publicKey: string;
  /** SHA-256 of the public key’s DER, hexadecimal */
  readonly fingerprint: string;
}

export interface Source {
  /** Id */
  readonly id: string;
  /** Address of the feed document */
  readonly address: string;
  readonly title: string;
  readonly site: string | null;
  /** Feeds of one publisher do not corroborate each other */
  readonly publisher: string | null;
  /** ISO 3166-1 alpha-2 */
  readonly country: string | null;
  /** ISO 639: a hint, detection decides */
  readonly language: string | null;
  readonly topics: readonly string[];
  /** NATO Admiralty reliability: A (completely reliable) to F (cannot be judged) */
  readonly reliability: 'A' | 'B' | 'C' | 'D' | 'E' | 'F';
  readonly kind: string | null;
  readonly state: 'enabled' | 'paused' | 'gone';
  readonly stateReason: string | null;
  readonly health: {
    /** Polls in a row that failed */
    readonly consecutiveFailures: number;
    /** HTTP status of the last answer; null where there was none */
    readonly lastStatus: number | null;
    /** Why the last poll failed; null where it did not */
    readonly lastError: string | null;
    readonly lastPolledAt: string | null;
    readonly lastSuccessAt: string | null;
    readonly lastNewItemAt: string | null;
    /** Null while the source is not polled */
    readonly nextPollAt: string | null;
    /** The rhythm learned; null until the first answer */
    readonly intervalSeconds: number | null;
    /** Where permanent redirects lead */
    readonly movedTo: string | null;
    readonly movedSince: string | null;
    /** Why a person should look at it; null where it goes well */
    readonly attention: string | null;
    /** It answers and brings no news any more: it stands still, has no items, or is another publication */
    readonly silence: 'frozen' | 'emptied' | 'replaced' | null;
    readonly silentSince: string | null;
    /** What the last poll proves; see the polls */
    readonly lastCertificate: 'contiguous' | 'gap' | 'unchanged' | 'unknown' | null;
    /** When items may last have been missed */
    readonly lastGapAt: string | null;
  };
  /** Over all polls */
  readonly ledger: {
    readonly polls: number;
    /** Polls at which nothing known came back */
    readonly gaps: number;
    /** Items received: new, known, revised and rejected together */
    readonly received: number;
    readonly new: number;
    readonly known: number;
    readonly revised: number;
    readonly rejected: number;
  };
  /** Instant, ISO 8601 in UTC */
  readonly createdAt: string;
  /** Instant, ISO 8601 in UTC */
  readonly updatedAt: string;
  /** Raised by changes that people make; the ETag names it */
  readonly version: number;
}

export interface SourceEvent {
  /** Id */
  readonly id: string;
  readonly kind: 'source.gap' | 'source.silent' | 'source.heard' | 'source.failing' | 'source.recovered' | 'source.gone' | 'source.returned';
  /** Instant, ISO 8601 in UTC */
  readonly occurredAt: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

export interface SourceEvents {
  readonly items: readonly SourceEvent[];
}

export interface SourcePush {
  /** Whether the feed names a hub, and hubs can call this installation back */
  readonly isOffered: boolean;
  readonly hub: string | null;
  /** The address by which publisher and hub call the feed */
  readonly topic: string | null;
  /** Asked or to be asked (also where a lease has run out); active; denied by the hub; being ended */
  readonly state: 'asking' | 'active' | 'denied' | 'leaving' | null;
  readonly leaseUntil: string | null;
  readonly verifiedAt: string | null;
  readonly lastPushAt: string | null;
  /** Pushes whose signature was right; each makes the source due */
  readonly pushes: number;
  /** Pushes whose signature was missing or wrong */
  readonly pushesIgnored: number;
  /** When the hub is asked again */
  readonly nextTryAt: string | null;
  /** Why the hub denied it, or could not be asked */
  readonly detail: string | null;
}

export interface Stats {
  /** Instant, ISO 8601 in UTC */
  readonly from: string;
  /** Instant, ISO 8601 in UTC */
  readonly to: string;
  readonly bucket: 'day' | 'week' | 'month';
  readonly timeZone: string;
  readonly alerts: number;
  readonly byRegime: Readonly<Record<string, number>>;
  readonly byKind: Readonly<Record<string, number>>;
  readonly byState: Readonly<Record<string, number>>;
  /** An alert with two kinds of conduct counts under both */
  readonly byConduct: Readonly<Record<string, number>>;
  /** Without gaps: a step in which nothing was raised has 0 */
  readonly series: readonly {
    readonly start: string;
    /** The beginning of the step */
    readonly startsAt: string;
    readonly alerts: number;
    readonly byRegime: Readonly<Record<string, number>>;
  }[];
}

export interface Story {
  /** Id */
  readonly id: string;
  readonly title: string;
  /** Instant, ISO 8601 in UTC */
  readonly createdAt: string;
  /** Instant, ISO 8601 in UTC */
  readonly latestArticleAt: string;
  /** The story to which all its articles went; null while it has any */
  readonly mergedInto: string | null;
  readonly alerts: readonly Alert[];
  /** The oldest 200 */
  readonly articles: readonly StoryArticle[];
  /** Stories that are perhaps the same: for a person to decide */
  readonly suggestions: readonly StorySuggestion[];
  /** What people did with it, latest first */
  readonly acts: readonly StoryAct[];
}

export interface StoryAct {
  /** Id */
  readonly id: string;
  readonly act: 'join' | 'split' | 'move' | 'apart';
  /** Id */
  readonly storyId: string;
  /** The one joined to it, the new one, the one moved to, or the one kept apart */
  readonly otherStoryId: string;
  /** Articles that changed their story */
  readonly articleIds: readonly string[];
  /** Alerts that were opened or came back */
  readonly openedAlertIds: readonly string[];
  /** Alerts that were joined to others */
  readonly joinedAlertIds: readonly string[];
  readonly actor: string;
  /** Instant, ISO 8601 in UTC */
  readonly actedAt: string;
  readonly undoneAt: string | null;
  readonly undoneBy: string | null;
}

export interface StoryArticle {
  /** Id */
  readonly articleId: string;
  readonly publisher: string;
  readonly title: string;
  readonly url: string | null;
  readonly language: string | null;
  /** When it was published, or else first seen */
  readonly datedAt: string;
  /** Why it belongs to the story */
  readonly ground: string;
  readonly similarity: number;
  /** It has the words of another article */
  readonly isCopy: boolean;
  /** A voice of its own: these are counted */
  readonly isIndependent: boolean;
  /** The article that it repeats, where that was collected */
  readonly repeats: string | null;
  /** Whose account it repeats */
  readonly repeatsWhom: string | null;
  readonly repeatGround: 'copy' | 'credit' | 'same-publisher' | 'same-voice' | null;
  /** Whose account it is in the end; null for what only mentions the event */
  readonly voice: string | null;
  /** Agencies and papers that the text credits */
  readonly credits: readonly string[];
  /** Instant, ISO 8601 in UTC */
  readonly joinedAt: string;
}

export interface StorySuggestion {
  /** Id */
  readonly id: string;
  /** The other story */
  readonly storyId: string;
  /** Of its first article */
  readonly title: string;
  /** Its foremost alert */
  readonly alertId: string | null;
  readonly headline: string | null;
  readonly ground: 'copy' | 'same-event';
  /** 0–1: how near it came to being joined by the machine */
  readonly similarity: number;
  /** What speaks for it and against it */
  readonly reasons: readonly string[];
  /** Instant, ISO 8601 in UTC */
  readonly suggestedAt: string;
}

export interface Subscriber {
  /** Id */
  readonly id: string;
  readonly email: string;
  /** bounced: its server refused it, so nothing is sent */
  readonly state: 'pending' | 'confirmed' | 'bounced';
  /** The words of the server */
  readonly stateReason: string | null;
  readonly confirmedAt: string | null;
  /** Instant, ISO 8601 in UTC */
  readonly createdAt: string;
  /** Instant, ISO 8601 in UTC */
  readonly updatedAt: string;
  readonly version: number;
}

export interface Subscription {
  /** Id */
  readonly id: string;
  /** Id */
  readonly subscriberId: string;
  readonly email: string;
  /** pending until its reader has confirmed it */
  readonly state: 'pending' | 'active' | 'ended';
  /** Why it ended */
  readonly stateReason: string | null;
  readonly regimes: readonly string[];
  readonly kinds: readonly string[];
  readonly conduct: readonly string[];
  readonly languages: readonly string[];
  readonly minPriority: number;
  readonly rhythm: 'immediate' | 'daily' | 'weekly';
  readonly hour: number;
  readonly weekday: number;
  readonly timeZone: string;
  readonly confirmedAt: string | null;
  readonly endedAt: string | null;
  /** Number in the change feed up to which it has been told */
  readonly toldNumber: number;
  readonly nextDueAt: string | null;
  readonly lastDigestAt: string | null;
  /** Instant, ISO 8601 in UTC */
  readonly createdAt: string;
  /** Instant, ISO 8601 in UTC */
  readonly updatedAt: string;
  readonly version: number;
}

export interface TouchedEntries {
  /** On record within 14 days of the days reported */
  readonly changes: readonly EmbargoStep[];
  /** That hold then or fall due, the presumed first */
  readonly periods: readonly EmbargoPeriod[];
  /** In force then, that such an act would alter */
  readonly clauses: readonly EmbargoClause[];
  readonly renewals: readonly Renewal[];
  /** What a keeper should look up */
  readonly toCheck: readonly string[];
}

export interface User {
  /** Id */
  readonly id: string;
  /** Unique without regard to case */
  readonly email: string;
  readonly name: string;
  /** Each role may do all that the one before it may */
  readonly role: 'viewer' | 'analyst' | 'admin';
  /** False keeps the user and every key of theirs out */
  readonly isActive: boolean;
  /** Instant, ISO 8601 in UTC */
  readonly createdAt: string;
  /** Instant, ISO 8601 in UTC */
  readonly updatedAt: string;
}

export interface Webhook {
  /** Id */
  readonly id: string;
  readonly name: string;
  readonly url: string;
  readonly format: 'standard' | 'slack' | 'teams' | 'matrix';
  /** Empty for all */
  readonly events: readonly ('alert.created' | 'alert.updated' | 'alert.corrected' | 'alert.closed' | 'source.silent')[];
  readonly regimes: readonly string[];
  readonly kinds: readonly string[];
  readonly conduct: readonly string[];
  readonly minPriority: number;
  /** Requests to it at the same time */
  readonly lanes: number;
  /** Whether a bearer token is sent; it is never shown */
  readonly hasToken: boolean;
  /** disabled: switched off by itself after days of failures */
  readonly state: 'active' | 'paused' | 'disabled';
  readonly stateReason: string | null;
  /** Until then the secret before signs as well */
  readonly previousSecretUntil: string | null;
  /** Failed attempts since the last that was taken */
  readonly failures: number;
  readonly failingSince: string | null;
  /** Nothing is sent before that */
  readonly heldBackUntil: string | null;
  readonly lastSuccessAt: string | null;
  /** Number in the change feed up to which it has been told */
  readonly toldNumber: number;
  /** Instant, ISO 8601 in UTC */
  readonly createdAt: string;
  /** Instant, ISO 8601 in UTC */
  readonly updatedAt: string;
  readonly version: number;
}

export interface WebhookMessage {
  /** Id */
  readonly id: string;
  /** webhook-id: the same at every attempt and replay */
  readonly messageId: string;
  readonly event: string;
  readonly alertId: string | null;
  readonly alertVersion: number | null;
  /** Of the change in the feed that it tells of */
  readonly changeNumber: number | null;
  readonly state: 'planned' | 'sending' | 'delivered' | 'failed';
  /** Since it was planned or last replayed */
  readonly attempts: number;
  readonly replays: number;
  /** Null once it is over */
  readonly nextAttemptAt: string | null;
  /** Instant, ISO 8601 in UTC */
  readonly plannedAt: string;
  readonly deliveredAt: string | null;
  /** HTTP status of the last attempt */
  readonly lastStatus: number | null;
  /** Why there was no answer, or none that will do */
  readonly lastFault: string | null;
}

export interface WebhookMessageDetail {
  /** Id */
  readonly id: string;
  /** webhook-id: the same at every attempt and replay */
  readonly messageId: string;
  readonly event: string;
  readonly alertId: string | null;
  readonly alertVersion: number | null;
  /** Of the change in the feed that it tells of */
  readonly changeNumber: number | null;
  readonly state: 'planned' | 'sending' | 'delivered' | 'failed';
  /** Since it was planned or last replayed */
  readonly attempts: number;
  readonly replays: number;
  /** Null once it is over */
  readonly nextAttemptAt: string | null;
  /** Instant, ISO 8601 in UTC */
  readonly plannedAt: string;
  readonly deliveredAt: string | null;
  /** HTTP status of the last attempt */
  readonly lastStatus: number | null;
  /** Why there was no answer, or none that will do */
  readonly lastFault: string | null;
  /** As sent */
  readonly body: string;
  /** Attempts, the newest first, 50 at most */
  readonly log: readonly {
    /** Instant, ISO 8601 in UTC */
    readonly at: string;
    readonly durationMs: number;
    readonly status: number | null;
    readonly fault: string | null;
    readonly requestHeaders: Readonly<Record<string, string>>;
    readonly answerHeaders: Readonly<Record<string, string>> | null;
    /** Its first 4096 bytes */
    readonly answerBody: string | null;
  }[];
}

export interface AddArticleAddArguments {
  readonly body: AddArticleRequest;
}

export interface AddArticleAddFileArguments {
  readonly body: FormData;
}

export interface AlertExportDownloadArguments {
  /** One or more */
  readonly regime?: readonly ('dprk' | 'iran' | 'libya' | 'sudan-darfur' | 'south-sudan' | 'drc' | 'car' | 'al-shabaab' | 'yemen-houthis' | 'lebanon' | 'haiti' | 'isil-al-qaida' | 'taliban' | 'iraq' | 'eritrea' | 'cote-divoire' | 'liberia' | 'sierra-leone')[];
  readonly kind?: 'violation' | 'regime-change';
  /** One or more */
  readonly state?: readonly ('open' | 'in-review' | 'second-opinion' | 'confirmed' | 'dismissed' | 'escalated')[];
  readonly conduct?: 'arms-transfer' | 'dual-use-transfer' | 'technical-assistance' | 'armed-personnel' | 'financing-brokering' | 'transport-concealment' | 'overseas-labour';
  /** ISO 3166-1 alpha-2, or a group’s id */
  readonly supplier?: string;
  /** ISO 3166-1 alpha-2, or a group’s id */
  readonly recipient?: string;
  /** Of at least one of its articles */
  readonly language?: 'en' | 'fr' | 'es' | 'ar' | 'ru' | 'zh' | 'ko' | 'uk' | 'fa' | 'ja';
  /** Id */
  readonly assignee?: string;
  readonly label?: string;
  /** A decision was due before now */
  readonly overdue?: 'true' | 'false';
  readonly snoozed?: 'true' | 'false';
  /** A comment names this user */
  readonly mentions?: string;
  readonly minPriority?: number;
  /** Raised at or after */
  readonly from?: string;
  /** Raised before */
  readonly to?: string;
  /** Changed at or after */
  readonly changedSince?: string;
  readonly isOldNews?: 'true' | 'false';
  /** Words that all occur in headline, titles, sources or passages; each may be the beginning of one */
  readonly q?: string;
  /** Descending */
  readonly sort?: 'raised' | 'changed' | 'priority';
  /** Answer with these fields of each alert only */
  readonly fields?: readonly ('id' | 'storyId' | 'kind' | 'regime' | 'headline' | 'state' | 'stateReason' | 'reopenedAt' | 'reopenedReason' | 'assigneeId' | 'labels' | 'snoozedUntil' | 'proposal' | 'status' | 'confidence' | 'priority' | 'credibility' | 'reliability' | 'grade' | 'conduct' | 'supplier' | 'recipient' | 'items' | 'modality' | 'languages' | 'provisions' | 'articleCount' | 'copyCount' | 'independentCount' | 'isBackground' | 'isOldNews' | 'publishedAt' | 'raisedAt' | 'changedAt' | 'version' | 'edition' | 'mergedInto')[];
  /** CSV (RFC 4180) or JSON Lines */
  readonly format?: 'csv' | 'jsonl';
  /** Begin CSV with a byte order mark: Excel reads other letters rightly only then */
  readonly bom?: 'true' | 'false';
}

export interface AlertsAssignArguments {
  /** Id */
  readonly id: string;
  /** ETag of the alert as read, or * */
  readonly ifMatch: string;
  readonly body: {
    /** Null hands it back to nobody */
    readonly assigneeId: string | null;
  };
}

export interface AlertsListArguments {
  /** Most items to answer with */
  readonly limit?: number;
  /** `next` of the page before */
  readonly cursor?: string;
  /** One or more */
  readonly regime?: readonly ('dprk' | 'iran' | 'libya' | 'sudan-darfur' | 'south-sudan' | 'drc' | 'car' | 'al-shabaab' | 'yemen-houthis' | 'lebanon' | 'haiti' | 'isil-al-qaida' | 'taliban' | 'iraq' | 'eritrea' | 'cote-divoire' | 'liberia' | 'sierra-leone')[];
  readonly kind?: 'violation' | 'regime-change';
  /** One or more */
  readonly state?: readonly ('open' | 'in-review' | 'second-opinion' | 'confirmed' | 'dismissed' | 'escalated')[];
  readonly conduct?: 'arms-transfer' | 'dual-use-transfer' | 'technical-assistance' | 'armed-personnel' | 'financing-brokering' | 'transport-concealment' | 'overseas-labour';
  /** ISO 3166-1 alpha-2, or a group’s id */
  readonly supplier?: string;
  /** ISO 3166-1 alpha-2, or a group’s id */
  readonly recipient?: string;
  /** Of at least one of its articles */
  readonly language?: 'en' | 'fr' | 'es' | 'ar' | 'ru' | 'zh' | 'ko' | 'uk' | 'fa' | 'ja';
  /** Id */
  readonly assignee?: string;
  readonly label?: string;
  /** A decision was due before now */
  readonly overdue?: 'true' | 'false';
  readonly snoozed?: 'true' | 'false';
  /** A comment names this user */
  readonly mentions?: string;
  readonly minPriority?: number;
  /** Raised at or after */
  readonly from?: string;
  /** Raised before */
  readonly to?: string;
  /** Changed at or after */
  readonly changedSince?: string;
  readonly isOldNews?: 'true' | 'false';
  /** Words that all occur in headline, titles, sources or passages; each may be the beginning of one */
  readonly q?: string;
  /** Descending */
  readonly sort?: 'raised' | 'changed' | 'priority';
  /** Answer with these fields of each alert only */
  readonly fields?: readonly ('id' | 'storyId' | 'kind' | 'regime' | 'headline' | 'state' | 'stateReason' | 'reopenedAt' | 'reopenedReason' | 'assigneeId' | 'labels' | 'snoozedUntil' | 'proposal' | 'status' | 'confidence' | 'priority' | 'credibility' | 'reliability' | 'grade' | 'conduct' | 'supplier' | 'recipient' | 'items' | 'modality' | 'languages' | 'provisions' | 'articleCount' | 'copyCount' | 'independentCount' | 'isBackground' | 'isOldNews' | 'publishedAt' | 'raisedAt' | 'changedAt' | 'version' | 'edition' | 'mergedInto')[];
}

export interface AlertsListAnswer {
  readonly items: readonly Alert[];
  /** Cursor of the next page; null on the last */
  readonly next: string | null;
  /** Where GET /changes goes on from: the feed’s head when the first page was read, on every page of a walk */
  readonly changesCursor: string;
}

export interface AlertsOneArguments {
  /** Id */
  readonly id: string;
  /** Answer with these fields only */
  readonly fields?: readonly ('id' | 'storyId' | 'kind' | 'regime' | 'headline' | 'state' | 'stateReason' | 'reopenedAt' | 'reopenedReason' | 'assigneeId' | 'labels' | 'snoozedUntil' | 'proposal' | 'status' | 'confidence' | 'priority' | 'credibility' | 'reliability' | 'grade' | 'conduct' | 'supplier' | 'recipient' | 'items' | 'modality' | 'languages' | 'provisions' | 'articleCount' | 'copyCount' | 'independentCount' | 'isBackground' | 'isOldNews' | 'publishedAt' | 'raisedAt' | 'changedAt' | 'version' | 'edition' | 'mergedInto' | 'claims' | 'priorityParts' | 'evidence' | 'storyArticles' | 'history' | 'possibleActs' | 'dueAt' | 'links')[];
}

export interface AlertsReviewArguments {
  /** Id */
  readonly id: string;
  /** ETag of the alert as read, or * */
  readonly ifMatch: string;
  readonly body: {
    readonly act: 'start' | 'confirm' | 'dismiss' | 'escalate' | 'reopen' | 'approve' | 'decline';
    /** Id of a dismissal reason: needed to dismiss, and for nothing else */
    readonly reason?: string;
    /** Kept on record; needed with the reason “other” */
    readonly text?: string;
  };
}

export interface ArticlesCaptureArguments {
  /** Id */
  readonly id: string;
  /** Id */
  readonly captureId: string;
}

export interface ArticlesListArguments {
  /** Most items to answer with */
  readonly limit?: number;
  /** `next` of the page before */
  readonly cursor?: string;
  /** Id */
  readonly source?: string;
  readonly language?: string;
  /** Published (or, undated, first seen) at or after */
  readonly from?: string;
  /** Published (or, undated, first seen) before */
  readonly to?: string;
  /** Words that all occur, "phrases", -exclusions */
  readonly q?: string;
}

export interface ArticlesListAnswer {
  readonly items: readonly Article[];
  /** Cursor of the next page; null on the last */
  readonly next: string | null;
}

export interface ArticlesOneArguments {
  /** Id */
  readonly id: string;
}

export interface BouncesTakeArguments {
  readonly body: Blob;
}

export interface BulkActsRunArguments {
  readonly body: {
    readonly alerts: readonly {
      /** Id */
      readonly id: string;
      /** As read; another one is refused */
      readonly version: number;
    }[];
    readonly act: {
      readonly kind: 'review';
      readonly act: 'start' | 'confirm' | 'dismiss' | 'escalate' | 'reopen' | 'approve' | 'decline';
      readonly reason?: string | null;
      readonly text?: string | null;
    } | {
      readonly kind: 'assign';
      readonly assigneeId: string | null;
    } | {
      readonly kind: 'label';
      readonly add: readonly string[];
    } | {
      /** At most 90 days ahead; null ends a snooze */
      readonly until: string | null;
      readonly kind: 'snooze';
    };
    /** Only say what would happen */
    readonly dryRun?: boolean;
  };
}

export interface ChangeStreamsStreamArguments {
  /** Cursor to go on from; without it, from now on */
  readonly after?: string;
}

export interface ChangesFollowArguments {
  /** Cursor to go on from; without it, from the first change */
  readonly after?: string;
  readonly limit?: number;
  /** Where there is no change yet, wait this long for one */
  readonly waitMs?: number;
}

export interface ChangesFollowAnswer {
  readonly items: readonly Change[];
  /** Cursor to go on from, always; keep it */
  readonly next: string;
}

export interface CommentsAddArguments {
  /** Id */
  readonly id: string;
  readonly body: {
    /** Kept on record; can be erased. @name or @address tells that person */
    readonly text: string;
  };
}

export interface CoverageStateArguments {
  /** The first day, UTC */
  readonly from: string;
  /** The last day, UTC; all of it is covered */
  readonly to: string;
}

export interface DecisionsCountArguments {
  readonly by?: 'rule' | 'source' | 'regime' | 'language';
  /** Raised at or after; without it, a year before the end */
  readonly from?: string;
  /** Raised before; without it, now */
  readonly to?: string;
}

export interface DeliveriesListArguments {
  /** Most items to answer with */
  readonly limit?: number;
  /** `next` of the page before */
  readonly cursor?: string;
  readonly state?: 'planned' | 'sending' | 'sent' | 'bounced' | 'failed' | 'cancelled';
  readonly kind?: 'digest' | 'confirmation' | 'notice';
  /** Id */
  readonly subscriberId?: string;
  /** Id */
  readonly subscriptionId?: string;
}

export interface DeliveriesListAnswer {
  readonly items: readonly Delivery[];
  /** Cursor of the next page; null on the last */
  readonly next: string | null;
}

export interface DeliveriesOneArguments {
  /** Id */
  readonly id: string;
}

export interface DeskAddArguments {
  readonly body: {
    readonly words: string;
    readonly needsWords?: boolean;
  };
}

export interface DeskAlterArguments {
  readonly id: string;
  readonly body: {
    readonly words?: string;
    readonly needsWords?: boolean;
    readonly isRetired?: boolean;
  };
}

export interface DeskChangeArguments {
  readonly body: DeskSettings;
}

export interface DeskListAnswer {
  readonly items: readonly DismissalReason[];
  /** Cursor of the next page; null on the last */
  readonly next: string | null;
}

export interface EditionsListArguments {
  /** Id */
  readonly id: string;
}

export interface EditionsListAnswer {
  readonly items: readonly Edition[];
  /** Cursor of the next page; null on the last */
  readonly next: string | null;
}

export interface EvidenceDownloadArguments {
  /** Id */
  readonly id: string;
}

export interface EvidenceReplayArguments {
  /** Id */
  readonly id: string;
}

export interface FeedsCreateArguments {
  readonly body: {
    /** What it is for; its title in the reader */
    readonly name: string;
    /** As in the query of GET /alerts */
    readonly filter?: FeedFilter;
  };
}

export interface FeedsListArguments {
  /** Most items to answer with */
  readonly limit?: number;
  /** `next` of the page before */
  readonly cursor?: string;
}

export interface FeedsListAnswer {
  readonly items: readonly Feed[];
  /** Cursor of the next page; null on the last */
  readonly next: string | null;
}

export interface FeedsRevokeArguments {
  /** Id */
  readonly id: string;
}

export interface FullTextGetArguments {
  /** Id */
  readonly id: string;
}

export interface FullTextSetArguments {
  /** Id */
  readonly id: string;
  readonly body: {
    /** Whether the pages of new articles are read; those from before stay as they are */
    readonly enabled: boolean;
  };
}

export interface HandlingLabelArguments {
  /** Id */
  readonly id: string;
  /** ETag of the alert as read, or * */
  readonly ifMatch: string;
  readonly body: {
    /** All that it shall have from now on */
    readonly labels: readonly string[];
  };
}

export interface HandlingLinkArguments {
  /** Id */
  readonly id: string;
  /** ETag of the alert as read, or * */
  readonly ifMatch: string;
  readonly body: {
    /** Id */
    readonly alertId: string;
    /** This alert is related to, or a duplicate of, the other one */
    readonly kind: 'related' | 'duplicate';
  };
}

export interface HandlingSnoozeArguments {
  /** Id */
  readonly id: string;
  /** ETag of the alert as read, or * */
  readonly ifMatch: string;
  readonly body: {
    /** At most 90 days ahead; null ends a snooze */
    readonly until: string | null;
  };
}

export interface HandlingUnlinkArguments {
  /** Id */
  readonly id: string;
  /** Id */
  readonly other: string;
  /** ETag of the alert as read, or * */
  readonly ifMatch: string;
}

export interface KeysCreateArguments {
  readonly body: {
    /** What the key is for */
    readonly name: string;
    /** Whose key it is; default: the caller */
    readonly userId?: string;
    /** Default: all that the user may */
    readonly scopes?: readonly ('alerts:read' | 'alerts:review' | 'articles:read' | 'articles:write' | 'sources:read' | 'sources:write' | 'embargoes:read' | 'screen' | 'subscriptions:read' | 'subscriptions:write' | 'webhooks:read' | 'webhooks:write' | 'admin')[];
    /** Default: never */
    readonly expiresAt?: string | null;
  };
}

export interface KeysListArguments {
  /** Most items to answer with */
  readonly limit?: number;
  /** `next` of the page before */
  readonly cursor?: string;
  /** Only keys of this user */
  readonly userId?: string;
}

export interface KeysListAnswer {
  readonly items: readonly Key[];
  /** Cursor of the next page; null on the last */
  readonly next: string | null;
}

export interface KeysRevokeArguments {
  /** Id */
  readonly id: string;
}

export interface LessonsProposeArguments {
  /** Id */
  readonly id: string;
  /** Words of the text that shall keep it quiet; without them only an example is proposed */
  readonly phrase?: string;
  /** What they keep quiet: their sentence, or all */
  readonly scope?: 'sentence' | 'article';
}

export interface MissedArticlesMarkArguments {
  /** Id */
  readonly id: string;
  readonly body: MarkMissedRequest;
}

export interface NamesFollowArguments {
  readonly type: 'vessel' | 'imo' | 'mmsi' | 'aircraft-registration' | 'flight' | 'company' | 'person' | 'place';
  readonly value: string;
}

export type OpenApiJsonAnswer = Readonly<Record<string, unknown>>;

export interface PollsListArguments {
  /** Id */
  readonly id: string;
  /** Most items to answer with */
  readonly limit?: number;
  /** `next` of the page before */
  readonly cursor?: string;
}

export interface PollsListAnswer {
  readonly items: readonly Poll[];
  /** Cursor of the next page; null on the last */
  readonly next: string | null;
}

export interface PreviewsPreviewArguments {
  /** Id */
  readonly id: string;
  /** next: what would be sent now; week: what the last week would have brought, as one mail */
  readonly span?: 'next' | 'week';
}

export interface PreviewsSendTestArguments {
  /** Id */
  readonly id: string;
  readonly body: {
    /** next: what would be sent now; week: what the last week would have brought, as one mail */
    readonly span?: 'next' | 'week';
  };
}

export interface RecordEraseArguments {
  /** Id */
  readonly number: string;
}

export interface RecordListArguments {
  /** Most items to answer with */
  readonly limit?: number;
  /** `next` of the page before */
  readonly cursor?: string;
  /** Only acts on subjects of this kind: `alert`, `source` … */
  readonly subjectType?: string;
  /** Only acts on this subject */
  readonly subjectId?: string;
  /** Only acts of this actor: `system`; `user:12` with all keys of that user */
  readonly actor?: string;
  /** Only this act: `alert.confirm`, `source.pause` … */
  readonly act?: string;
  /** Recorded at or after */
  readonly from?: string;
  /** Recorded before */
  readonly to?: string;
}

export interface RecordListAnswer {
  readonly items: readonly RecordEntry[];
  /** Cursor of the next page; null on the last */
  readonly next: string | null;
}

export interface RegimeChangesCheckArguments {
  /** Id */
  readonly id: string;
  readonly body: {
    /** What was found; kept on record */
    readonly note: string;
  };
}

export interface RegimeChangesListArguments {
  /** Most items to answer with */
  readonly limit?: number;
  /** `next` of the page before */
  readonly cursor?: string;
  /** One or more */
  readonly regime?: readonly ('dprk' | 'iran' | 'libya' | 'sudan-darfur' | 'south-sudan' | 'drc' | 'car' | 'al-shabaab' | 'yemen-houthis' | 'lebanon' | 'haiti' | 'isil-al-qaida' | 'taliban' | 'iraq' | 'eritrea' | 'cote-divoire' | 'liberia' | 'sierra-leone')[];
  /** Whether somebody held the register against it; dismissed reports need no check */
  readonly state?: 'unchecked' | 'checked' | 'all';
}

export interface RegimeChangesListAnswer {
  readonly items: readonly RegimeChange[];
  /** Cursor of the next page; null on the last */
  readonly next: string | null;
}

export interface RelationsListArguments {
  /** Most items to answer with */
  readonly limit?: number;
  /** `next` of the page before */
  readonly cursor?: string;
  /** One or more */
  readonly regime?: readonly ('dprk' | 'iran' | 'libya' | 'sudan-darfur' | 'south-sudan' | 'drc' | 'car' | 'al-shabaab' | 'yemen-houthis' | 'lebanon' | 'haiti' | 'isil-al-qaida' | 'taliban' | 'iraq' | 'eritrea' | 'cote-divoire' | 'liberia' | 'sierra-leone')[];
  /** One or more */
  readonly conduct?: readonly ('arms-transfer' | 'dual-use-transfer' | 'technical-assistance' | 'armed-personnel' | 'financing-brokering' | 'transport-concealment' | 'overseas-labour')[];
  /** Supplier or recipient: ISO 3166-1 alpha-2, or a group’s id */
  readonly party?: string;
}

export interface RelationsListAnswer {
  readonly items: readonly Relation[];
  /** Cursor of the next page; null on the last */
  readonly next: string | null;
}

export interface RenewalsCheckArguments {
  /** Id of the renewal, e.g. south-sudan-2026-05-31 */
  readonly id: string;
  readonly body: {
    /** What was found; kept on record */
    readonly note: string;
  };
}

export interface RenewalsListAnswer {
  readonly items: readonly CheckedRenewal[];
  /** All fit on one page */
  readonly next: null;
}

export interface RulesGetArguments {
  /** Id of the embargo, e.g. dprk */
  readonly regime: string;
}

export interface RulesListOnArguments {
  /** Day, UTC; default: today */
  readonly on?: string;
}

export interface SavedViewsAddArguments {
  readonly body: {
    readonly name: string;
    readonly filters: Readonly<Record<string, readonly string[]>>;
    readonly isShared?: boolean;
  };
}

export interface SavedViewsAddAnswer {
  /** Id */
  readonly id: string;
}

export interface SavedViewsListAnswer {
  readonly items: readonly SavedView[];
  /** Cursor of the next page; null on the last */
  readonly next: string | null;
}

export interface SavedViewsRemoveArguments {
  /** Id */
  readonly id: string;
}

export interface ScreenScreenArguments {
  readonly body: ScreenRequest;
}

export interface SourceHealthAcknowledgeArguments {
  /** Id */
  readonly id: string;
}

export interface SourceHealthEventsArguments {
  /** Id */
  readonly id: string;
}

export interface SourcePushShowArguments {
  /** Id */
  readonly id: string;
}

export interface SourcesChangeArguments {
  /** Id */
  readonly id: string;
  readonly body: {
    readonly address?: string;
    readonly title?: string;
    readonly site?: string | null;
    readonly publisher?: string | null;
    readonly country?: string | null;
    readonly language?: string | null;
    readonly topics?: readonly string[];
    /** NATO Admiralty reliability, A to F */
    readonly reliability?: 'A' | 'B' | 'C' | 'D' | 'E' | 'F';
    readonly kind?: string | null;
    /** The version that is changed; or send If-Match */
    readonly version?: number;
  };
}

export interface SourcesCreateArguments {
  readonly body: {
    readonly address: string;
    readonly title?: string;
    readonly site?: string | null;
    readonly publisher?: string | null;
    readonly country?: string | null;
    readonly language?: string | null;
    readonly topics?: readonly string[];
    /** NATO Admiralty reliability, A to F */
    readonly reliability?: 'A' | 'B' | 'C' | 'D' | 'E' | 'F';
    readonly kind?: string | null;
  };
}

export interface SourcesDeleteArguments {
  /** Id */
  readonly id: string;
}

export interface SourcesListArguments {
  /** Most items to answer with */
  readonly limit?: number;
  /** `next` of the page before */
  readonly cursor?: string;
  readonly state?: 'enabled' | 'paused' | 'gone';
  /** Only those that fail, are silent, want a person, or may have missed items within a week */
  readonly trouble?: 'failing' | 'silent' | 'attention' | 'gaps';
  readonly language?: string;
  /** Part of the title, publisher or address */
  readonly q?: string;
}

export interface SourcesListAnswer {
  readonly items: readonly Source[];
  /** Cursor of the next page; null on the last */
  readonly next: string | null;
}

export interface SourcesOneArguments {
  /** Id */
  readonly id: string;
}

export interface SourcesPauseArguments {
  /** Id */
  readonly id: string;
  readonly body: {
    readonly reason?: string;
  };
}

export interface SourcesPollArguments {
  /** Id */
  readonly id: string;
}

export interface SourcesResumeArguments {
  /** Id */
  readonly id: string;
}

export interface StatsCountArguments {
  /** Raised at or after; without it, 30 steps before the end */
  readonly from?: string;
  /** Raised before; without it, now, to the full minute */
  readonly to?: string;
  readonly bucket?: 'day' | 'week' | 'month';
  /** Days, weeks (from Monday) and months are cut in this time zone */
  readonly timeZone?: string;
  /** One or more */
  readonly regime?: readonly ('dprk' | 'iran' | 'libya' | 'sudan-darfur' | 'south-sudan' | 'drc' | 'car' | 'al-shabaab' | 'yemen-houthis' | 'lebanon' | 'haiti' | 'isil-al-qaida' | 'taliban' | 'iraq' | 'eritrea' | 'cote-divoire' | 'liberia' | 'sierra-leone')[];
}

export interface StoriesJoinArguments {
  /** Id */
  readonly id: string;
  readonly body: {
    /** All its articles come into this story */
    readonly otherStoryId: string;
  };
}

export interface StoriesKeepApartArguments {
  /** Id */
  readonly id: string;
  readonly body: {
    /** Nobody is asked again whether they are the same */
    readonly otherStoryId: string;
  };
}

export interface StoriesMoveArguments {
  /** Id */
  readonly id: string;
  readonly body: {
    readonly articleIds: readonly string[];
    /** Id */
    readonly toStoryId: string;
  };
}

export interface StoriesOneArguments {
  /** Id */
  readonly id: string;
}

export interface StoriesSplitArguments {
  /** Id */
  readonly id: string;
  readonly body: {
    /** They go into a new story */
    readonly articleIds: readonly string[];
  };
}

export interface StoriesUndoArguments {
  /** Id */
  readonly id: string;
}

export interface SubscribersDeleteArguments {
  /** Id */
  readonly id: string;
}

export interface SubscribersListArguments {
  /** Most items to answer with */
  readonly limit?: number;
  /** `next` of the page before */
  readonly cursor?: string;
  readonly state?: 'pending' | 'confirmed' | 'bounced';
  /** Part of the address */
  readonly q?: string;
}

export interface SubscribersListAnswer {
  readonly items: readonly Subscriber[];
  /** Cursor of the next page; null on the last */
  readonly next: string | null;
}

export interface SubscribersOneArguments {
  /** Id */
  readonly id: string;
}

export interface SubscribersResumeArguments {
  /** Id */
  readonly id: string;
}

export interface SubscriptionsChangeArguments {
  /** Id */
  readonly id: string;
  readonly body: {
    readonly regimes?: readonly ('dprk' | 'iran' | 'libya' | 'sudan-darfur' | 'south-sudan' | 'drc' | 'car' | 'al-shabaab' | 'yemen-houthis' | 'lebanon' | 'haiti' | 'isil-al-qaida' | 'taliban' | 'iraq' | 'eritrea' | 'cote-divoire' | 'liberia' | 'sierra-leone')[];
    readonly kinds?: readonly ('violation' | 'regime-change')[];
    readonly conduct?: readonly ('arms-transfer' | 'dual-use-transfer' | 'technical-assistance' | 'armed-personnel' | 'financing-brokering' | 'transport-concealment' | 'overseas-labour')[];
    readonly languages?: readonly ('en' | 'fr' | 'es' | 'ar' | 'ru' | 'zh' | 'ko' | 'uk' | 'fa' | 'ja')[];
    readonly minPriority?: number;
    readonly rhythm?: 'immediate' | 'daily' | 'weekly';
    readonly hour?: number;
    readonly weekday?: number;
    readonly timeZone?: string;
    /** The version that is changed; or send If-Match */
    readonly version?: number;
  };
}

export interface SubscriptionsCreateArguments {
  readonly body: {
    /** Whose embargoes; empty for all */
    readonly regimes?: readonly ('dprk' | 'iran' | 'libya' | 'sudan-darfur' | 'south-sudan' | 'drc' | 'car' | 'al-shabaab' | 'yemen-houthis' | 'lebanon' | 'haiti' | 'isil-al-qaida' | 'taliban' | 'iraq' | 'eritrea' | 'cote-divoire' | 'liberia' | 'sierra-leone')[];
    /** Empty for all */
    readonly kinds?: readonly ('violation' | 'regime-change')[];
    /** Alerts with at least one of these; empty for all */
    readonly conduct?: readonly ('arms-transfer' | 'dual-use-transfer' | 'technical-assistance' | 'armed-personnel' | 'financing-brokering' | 'transport-concealment' | 'overseas-labour')[];
    /** Alerts told in at least one of these; empty for all */
    readonly languages?: readonly ('en' | 'fr' | 'es' | 'ar' | 'ru' | 'zh' | 'ko' | 'uk' | 'fa' | 'ja')[];
    /** Least priority, 0–100 */
    readonly minPriority?: number;
    /** immediate: gathered for some minutes */
    readonly rhythm?: 'immediate' | 'daily' | 'weekly';
    /** Local hour of daily and weekly digests */
    readonly hour?: number;
    /** Of weekly digests: 1 Monday to 7 Sunday */
    readonly weekday?: number;
    readonly timeZone?: string;
    /** E-mail address */
    readonly email: string;
  };
}

export interface SubscriptionsEndArguments {
  /** Id */
  readonly id: string;
}

export interface SubscriptionsListArguments {
  /** Most items to answer with */
  readonly limit?: number;
  /** `next` of the page before */
  readonly cursor?: string;
  readonly state?: 'pending' | 'active' | 'ended';
  /** Id */
  readonly subscriberId?: string;
  /** Part of the address */
  readonly q?: string;
}

export interface SubscriptionsListAnswer {
  readonly items: readonly Subscription[];
  /** Cursor of the next page; null on the last */
  readonly next: string | null;
}

export interface SubscriptionsOneArguments {
  /** Id */
  readonly id: string;
}

export interface UsersChangeArguments {
  /** Id */
  readonly id: string;
  readonly body: {
    readonly name?: string;
    /** Each role may do all that the one before it may */
    readonly role?: 'viewer' | 'analyst' | 'admin';
    readonly isActive?: boolean;
  };
}

export interface UsersCreateArguments {
  readonly body: {
    /** Unique without regard to case */
    readonly email: string;
    readonly name: string;
    /** Each role may do all that the one before it may */
    readonly role: 'viewer' | 'analyst' | 'admin';
  };
}

export interface UsersGetArguments {
  /** Id */
  readonly id: string;
}

export interface UsersListArguments {
  /** Most items to answer with */
  readonly limit?: number;
  /** `next` of the page before */
  readonly cursor?: string;
}

export interface UsersListAnswer {
  readonly items: readonly User[];
  /** Cursor of the next page; null on the last */
  readonly next: string | null;
}

export interface WebhookMessagesListArguments {
  /** Id */
  readonly id: string;
  /** Most items to answer with */
  readonly limit?: number;
  /** `next` of the page before */
  readonly cursor?: string;
  readonly state?: 'planned' | 'sending' | 'delivered' | 'failed';
}

export interface WebhookMessagesListAnswer {
  readonly items: readonly WebhookMessage[];
  /** Cursor of the next page; null on the last */
  readonly next: string | null;
}

export interface WebhookMessagesOneArguments {
  /** Id */
  readonly id: string;
  /** Id */
  readonly messageId: string;
}

export interface WebhookMessagesReplayArguments {
  /** Id */
  readonly id: string;
  readonly body: {
    readonly messageIds: readonly string[];
  } | {
    /** Planned at this instant or later */
    readonly from: unknown;
    /** Planned at this instant or before */
    readonly to: unknown;
    /** Null for both */
    readonly state?: 'delivered' | 'failed' | null;
  };
}

export interface WebhookMessagesTestArguments {
  /** Id */
  readonly id: string;
}

export interface WebhooksChangeArguments {
  /** Id */
  readonly id: string;
  readonly body: {
    /** What people call it */
    readonly name?: string;
    /** Where messages are posted */
    readonly url?: string;
    readonly format?: 'standard' | 'slack' | 'teams' | 'matrix';
    readonly events?: readonly ('alert.created' | 'alert.updated' | 'alert.corrected' | 'alert.closed' | 'source.silent')[];
    readonly regimes?: readonly ('dprk' | 'iran' | 'libya' | 'sudan-darfur' | 'south-sudan' | 'drc' | 'car' | 'al-shabaab' | 'yemen-houthis' | 'lebanon' | 'haiti' | 'isil-al-qaida' | 'taliban' | 'iraq' | 'eritrea' | 'cote-divoire' | 'liberia' | 'sierra-leone')[];
    readonly kinds?: readonly ('violation' | 'regime-change')[];
    readonly conduct?: readonly ('arms-transfer' | 'dual-use-transfer' | 'technical-assistance' | 'armed-personnel' | 'financing-brokering' | 'transport-concealment' | 'overseas-labour')[];
    readonly minPriority?: number;
    readonly lanes?: number;
    /** Kept where it is not given, unless the address goes to another host */
    readonly token?: string | null;
    /** The version that is changed; or send If-Match */
    readonly version?: number;
  };
}

export interface WebhooksCreateArguments {
  readonly body: {
    /** What people call it */
    readonly name: string;
    /** Where messages are posted */
    readonly url: string;
    /** standard: JSON as Standard Webhooks has it; slack, teams, matrix: ready for a chat */
    readonly format?: 'standard' | 'slack' | 'teams' | 'matrix';
    /** Empty for all */
    readonly events?: readonly ('alert.created' | 'alert.updated' | 'alert.corrected' | 'alert.closed' | 'source.silent')[];
    /** Whose embargoes; empty for all */
    readonly regimes?: readonly ('dprk' | 'iran' | 'libya' | 'sudan-darfur' | 'south-sudan' | 'drc' | 'car' | 'al-shabaab' | 'yemen-houthis' | 'lebanon' | 'haiti' | 'isil-al-qaida' | 'taliban' | 'iraq' | 'eritrea' | 'cote-divoire' | 'liberia' | 'sierra-leone')[];
    /** Empty for all */
    readonly kinds?: readonly ('violation' | 'regime-change')[];
    /** Alerts with at least one of these; empty for all */
    readonly conduct?: readonly ('arms-transfer' | 'dual-use-transfer' | 'technical-assistance' | 'armed-personnel' | 'financing-brokering' | 'transport-concealment' | 'overseas-labour')[];
    /** Least priority, 0–100 */
    readonly minPriority?: number;
    /** Requests to it at the same time */
    readonly lanes?: number;
    /** Sent as a bearer token; a Matrix home server wants one */
    readonly token?: string | null;
  };
}

export interface WebhooksDeleteArguments {
  /** Id */
  readonly id: string;
}

export interface WebhooksListArguments {
  /** Most items to answer with */
  readonly limit?: number;
  /** `next` of the page before */
  readonly cursor?: string;
  readonly state?: 'active' | 'paused' | 'disabled';
}

export interface WebhooksListAnswer {
  readonly items: readonly Webhook[];
  /** Cursor of the next page; null on the last */
  readonly next: string | null;
}

export interface WebhooksOneArguments {
  /** Id */
  readonly id: string;
}

export interface WebhooksPauseArguments {
  /** Id */
  readonly id: string;
}

export interface WebhooksResumeArguments {
  /** Id */
  readonly id: string;
  readonly body: {
    /** stopped: with all that happened meanwhile; now: without */
    readonly from?: 'stopped' | 'now';
  };
}

export interface WebhooksRotateArguments {
  /** Id */
  readonly id: string;
  readonly body: {
    /** Hours for which the secret before signs as well */
    readonly keepHours?: number;
  };
}

/** Where the installation is, and who asks. */
export interface ConnectionOptions {
  /** Such as https://monitor.example.org */
  readonly baseUrl: string;
  /** An API key: emk_… */
  readonly key: string;
  /** Instead of the global one. */
  readonly fetch?: typeof fetch;
  /** How often a call is tried again that was limited (429), came at a bad moment (503) or got no answer; 3. */
  readonly retries?: number;
}

/** Settings of one call. */
export interface CallOptions {
  readonly signal?: AbortSignal;
  /** Of writes: names the act, so that it is done once however often it is sent. Without one, each call is an act of its own. */
  readonly idempotencyKey?: string;
}

/** What a call was answered with. */
export interface Answer<T> {
  readonly status: number;
  readonly data: T;
  /** What ifMatch asks for. */
  readonly etag: string | null;
  readonly headers: Headers;
}

/** What the API refuses: see its code. */
export class ApiProblem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly problem: Problem | null,
    readonly retryAfterSeconds: number | null,
  ) {
    super(message);
    this.name = 'ApiProblem';
  }
}

interface Call {
  readonly method: string;
  readonly path: string;
  /** Name here, where it goes, name there. */
  readonly places: readonly (readonly [string, string, string])[];
  readonly answer: 'json' | 'nothing' | 'raw';
}

/** Answers remembered with their tags, so that asking again for what has not changed costs next to nothing. */
const MAX_REMEMBERED = 50;

/** Sends calls; the class below it has one method for each operation. */
export class EmbargoMonitorConnection {
  private readonly remembered = new Map<string, Answer<unknown>>();

  constructor(private readonly options: ConnectionOptions) {}

  /** Everything in a list, page by page: `for await (const alert of client.each((cursor) => client.alertsList({ cursor })))`. */
  async *each<Item>(
    read: (cursor: string | undefined) => Promise<Answer<{ readonly items: readonly Item[]; readonly next: string | null }>>,
  ): AsyncGenerator<Item> {
    let cursor: string | undefined;
    do {
      const { data } = await read(cursor);
      yield* data.items;
      cursor = data.next ?? undefined;
    } while (cursor !== undefined);
  }

  protected async call<T>(call: Call, given: object, options: CallOptions): Promise<Answer<T>> {
    const { url, headers, body } = this.build(call, given as Readonly<Record<string, unknown>>);
    if (call.method !== 'GET') headers.set('idempotency-key', options.idempotencyKey ?? crypto.randomUUID());
    const known = call.method === 'GET' ? this.remembered.get(url) : undefined;
    if (known?.etag) headers.set('if-none-match', known.etag);
    const init: RequestInit = { method: call.method, headers };
    if (body !== undefined) init.body = body;
    if (options.signal !== undefined) init.signal = options.signal;
    const response = await this.send(url, init);
    if (response.status === 304 && known !== undefined) return known as Answer<T>;
    if (!response.ok) throw await toProblem(response);
    const data = call.answer === 'json' ? await response.json() : call.answer === 'raw' ? response : undefined;
    const etag = response.headers.get('etag');
    const answer = { status: response.status, data: data as T, etag, headers: response.headers };
    if (call.method === 'GET' && call.answer === 'json' && etag !== null) this.remember(url, answer);
    return answer;
  }

  private build(call: Call, given: Readonly<Record<string, unknown>>): { url: string; headers: Headers; body?: string | FormData } {
    const headers = new Headers({ authorization: `Bearer ${this.options.key}`, accept: call.answer === 'json' ? 'application/json' : '*/*' });
    let path = call.path;
    const query = new URLSearchParams();
    for (const [name, place, field] of call.places) {
      const value = given[name];
      if (value === undefined || value === null) continue;
      if (place === 'path') path = path.replace(`{${field}}`, encodeURIComponent(String(value)));
      else if (place === 'header') headers.set(field, String(value));
      else for (const each of Array.isArray(value) ? value : [value]) query.append(field, String(each));
    }
    const search = query.size === 0 ? '' : `?${query}`;
    const url = `${this.options.baseUrl.replace(/\/+$/, '')}${path}${search}`;
    const body = given['body'];
    if (body === undefined || body instanceof FormData) return { url, headers, ...(body === undefined ? {} : { body }) };
    headers.set('content-type', 'application/json');
    return { url, headers, body: JSON.stringify(body) };
  }

  /** Writes carry an Idempotency-Key, so that they too may be sent again when no answer came. */
  private async send(url: string, init: RequestInit): Promise<Response> {
    const retries = this.options.retries ?? 3;
    for (let attempt = 0; ; attempt++) {
      let waitMs = 250 * 2 ** attempt;
      try {
        const response = await (this.options.fetch ?? fetch)(url, init);
        if (attempt >= retries || (response.status !== 429 && response.status !== 503)) return response;
        waitMs = Math.max(waitMs, 1000 * Number(response.headers.get('retry-after') ?? '0'));
        await response.body?.cancel();
      } catch (error) {
        if (attempt >= retries || init.signal?.aborted) throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, waitMs));
      init.signal?.throwIfAborted();
    }
  }

  private remember(url: string, answer: Answer<unknown>): void {
    this.remembered.delete(url);
    this.remembered.set(url, answer);
    const [oldest] = this.remembered.keys();
    if (this.remembered.size > MAX_REMEMBERED && oldest !== undefined) this.remembered.delete(oldest);
  }
}

async function toProblem(response: Response): Promise<ApiProblem> {
  const text = await response.text();
  let problem: Problem | null = null;
  try {
    problem = JSON.parse(text) as Problem;
  } catch {
    // Something between here and the API has answered.
  }
  const wait = response.headers.get('retry-after');
  const message = problem?.detail ?? problem?.title ?? `The API answered ${response.status}`;
  return new ApiProblem(response.status, problem?.code ?? 'unknown', message, problem, wait === null ? null : Number(wait));
}

/** A copy of all alerts that stays true: keep `cursor` and `alerts` together, and nothing is missed or seen twice. */
export interface AlertsCopy {
  cursor: string;
  readonly alerts: Map<string, Alert>;
}

/** Reads all alerts, and where the feed of changes goes on from there. */
export async function copyAlerts(client: EmbargoMonitor, options: CallOptions = {}): Promise<AlertsCopy> {
  const alerts = new Map<string, Alert>();
  let first: string | undefined;
  const pages = client.each(async (cursor) => {
    const page = await client.alertsList({ limit: 200, ...(cursor === undefined ? {} : { cursor }) }, options);
    first ??= page.data.changesCursor;
    return page;
  });
  for await (const alert of pages) alerts.set(alert.id, alert);
  return { cursor: first ?? '', alerts };
}

/**
 * Brings a copy up to date, waiting up to `waitMs` for the next change, and tells what changed. Where the feed has been cut off
 * behind the copy, the copy is made anew and `isAnew` is true.
 */
export async function followAlerts(
  client: EmbargoMonitor,
  copy: AlertsCopy,
  waitMs = 25_000,
  options: CallOptions = {},
): Promise<{ readonly changes: readonly Change[]; readonly isAnew: boolean }> {
  try {
    const { data } = await client.changesFollow({ after: copy.cursor, limit: 500, waitMs }, options);
    for (const { alertId, alert, change } of data.items) {
      if ((copy.alerts.get(alertId)?.version ?? 0) >= alert.version) continue;
      if (change === 'deleted') copy.alerts.delete(alertId);
      else copy.alerts.set(alertId, alert);
    }
    copy.cursor = data.next;
    return { changes: data.items, isAnew: false };
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.status !== 410) throw error;
    const fresh = await copyAlerts(client, options);
    copy.alerts.clear();
    for (const [id, alert] of fresh.alerts) copy.alerts.set(id, alert);
    copy.cursor = fresh.cursor;
    return { changes: [], isAnew: true };
  }
}

/** One method for each operation of the API. */
export class EmbargoMonitor extends EmbargoMonitorConnection {
  /** Add an article by its address or its text. It is kept with the bytes it was read from, marked as brought by the user, and screened like any other. What is known already, from whatever source, is answered as it is. */
  addArticleAdd(given: AddArticleAddArguments, options: CallOptions = {}): Promise<Answer<AddedArticle>> {
    return this.call({ method: 'POST', path: '/api/v1/articles', places: [], answer: 'json' }, given, options);
  }

  /** Add an article from a file. HTML, PDF with text (not a scan) or plain text, whatever its charset. Otherwise as with an address or a text. */
  addArticleAddFile(given: AddArticleAddFileArguments, options: CallOptions = {}): Promise<Answer<AddedArticle>> {
    return this.call({ method: 'POST', path: '/api/v1/articles/file', places: [], answer: 'json' }, given, options);
  }

  /** All alerts of a list as a file. The filters of GET /alerts; no limit. It is sent as it is read, from one snapshot, and that it was made is on record. In CSV, text that a spreadsheet would take for a formula begins with an apostrophe. */
  alertExportDownload(given: AlertExportDownloadArguments = {}, options: CallOptions = {}): Promise<Answer<Response>> {
    return this.call({ method: 'GET', path: '/api/v1/alerts/export', places: [['regime', 'query', 'regime'], ['kind', 'query', 'kind'], ['state', 'query', 'state'], ['conduct', 'query', 'conduct'], ['supplier', 'query', 'supplier'], ['recipient', 'query', 'recipient'], ['language', 'query', 'language'], ['assignee', 'query', 'assignee'], ['label', 'query', 'label'], ['overdue', 'query', 'overdue'], ['snoozed', 'query', 'snoozed'], ['mentions', 'query', 'mentions'], ['minPriority', 'query', 'minPriority'], ['from', 'query', 'from'], ['to', 'query', 'to'], ['changedSince', 'query', 'changedSince'], ['isOldNews', 'query', 'isOldNews'], ['q', 'query', 'q'], ['sort', 'query', 'sort'], ['fields', 'query', 'fields'], ['format', 'query', 'format'], ['bom', 'query', 'bom']], answer: 'raw' }, given, options);
  }

  /** Hand an alert to a person, or back to nobody */
  alertsAssign(given: AlertsAssignArguments, options: CallOptions = {}): Promise<Answer<Alert>> {
    return this.call({ method: 'POST', path: '/api/v1/alerts/{id}/assign', places: [['id', 'path', 'id'], ['ifMatch', 'header', 'If-Match']], answer: 'json' }, given, options);
  }

  /** List alerts. To keep a copy: walk all pages, then follow GET /changes from the changesCursor of the first page, replacing alerts by id where the version is higher. */
  alertsList(given: AlertsListArguments = {}, options: CallOptions = {}): Promise<Answer<AlertsListAnswer>> {
    return this.call({ method: 'GET', path: '/api/v1/alerts', places: [['limit', 'query', 'limit'], ['cursor', 'query', 'cursor'], ['regime', 'query', 'regime'], ['kind', 'query', 'kind'], ['state', 'query', 'state'], ['conduct', 'query', 'conduct'], ['supplier', 'query', 'supplier'], ['recipient', 'query', 'recipient'], ['language', 'query', 'language'], ['assignee', 'query', 'assignee'], ['label', 'query', 'label'], ['overdue', 'query', 'overdue'], ['snoozed', 'query', 'snoozed'], ['mentions', 'query', 'mentions'], ['minPriority', 'query', 'minPriority'], ['from', 'query', 'from'], ['to', 'query', 'to'], ['changedSince', 'query', 'changedSince'], ['isOldNews', 'query', 'isOldNews'], ['q', 'query', 'q'], ['sort', 'query', 'sort'], ['fields', 'query', 'fields']], answer: 'json' }, given, options);
  }

  /** One alert with all that it rests on */
  alertsOne(given: AlertsOneArguments, options: CallOptions = {}): Promise<Answer<AlertDetail>> {
    return this.call({ method: 'GET', path: '/api/v1/alerts/{id}', places: [['id', 'path', 'id'], ['fields', 'query', 'fields']], answer: 'json' }, given, options);
  }

  /** Review an alert. A decision is about the report, not about guilt. It is kept on record with who made it. */
  alertsReview(given: AlertsReviewArguments, options: CallOptions = {}): Promise<Answer<Alert>> {
    return this.call({ method: 'POST', path: '/api/v1/alerts/{id}/review', places: [['id', 'path', 'id'], ['ifMatch', 'header', 'If-Match']], answer: 'json' }, given, options);
  }

  /** The bytes a text was read from, as they were received */
  articlesCapture(given: ArticlesCaptureArguments, options: CallOptions = {}): Promise<Answer<Response>> {
    return this.call({ method: 'GET', path: '/api/v1/articles/{id}/captures/{captureId}', places: [['id', 'path', 'id'], ['captureId', 'path', 'captureId']], answer: 'raw' }, given, options);
  }

  /** List articles. Newest first; an article without a date stands where it was first seen. */
  articlesList(given: ArticlesListArguments = {}, options: CallOptions = {}): Promise<Answer<ArticlesListAnswer>> {
    return this.call({ method: 'GET', path: '/api/v1/articles', places: [['limit', 'query', 'limit'], ['cursor', 'query', 'cursor'], ['source', 'query', 'source'], ['language', 'query', 'language'], ['from', 'query', 'from'], ['to', 'query', 'to'], ['q', 'query', 'q']], answer: 'json' }, given, options);
  }

  /** One article with all its texts */
  articlesOne(given: ArticlesOneArguments, options: CallOptions = {}): Promise<Answer<ArticleDetail>> {
    return this.call({ method: 'GET', path: '/api/v1/articles/{id}', places: [['id', 'path', 'id']], answer: 'json' }, given, options);
  }

  /** Hand on what a mail system sent back. A delivery status notification (RFC 3464) or a complaint (RFC 5965), as it came. It is matched to a mail by its Message-ID; an address that bounces or complains is stopped, and what it never got counts as not told. */
  bouncesTake(given: BouncesTakeArguments, options: CallOptions = {}): Promise<Answer<BounceOutcome>> {
    return this.call({ method: 'POST', path: '/api/v1/bounces', places: [], answer: 'json' }, given, options);
  }

  /** Do one act to many alerts. Each in a transaction of its own, at the version that was read: what is refused for one, and why, stands beside what was done to the others. With dryRun the same is tried and taken back. */
  bulkActsRun(given: BulkActsRunArguments, options: CallOptions = {}): Promise<Answer<BulkOutcomes>> {
    return this.call({ method: 'POST', path: '/api/v1/alerts/bulk', places: [], answer: 'json' }, given, options);
  }

  /** Follow what changes as server-sent events. The same changes in the same order as GET /changes: event `created`, `updated` or `deleted`, its data a change, its id a cursor of GET /changes. With Last-Event-ID (or `after`) it goes on where it broke off; without, it tells what comes from now on. Comments keep the connection alive. It ends when the key is revoked or the server closes: connect again. */
  changeStreamsStream(given: ChangeStreamsStreamArguments = {}, options: CallOptions = {}): Promise<Answer<Response>> {
    return this.call({ method: 'GET', path: '/api/v1/changes/stream', places: [['after', 'query', 'after']], answer: 'raw' }, given, options);
  }

  /** Follow what changes. Ask again with `next` as `after`: every committed change comes exactly once per walk, in the order of commits. A change that is a deletion is a tombstone: drop the alert. A cursor that names a change no longer in the feed is answered with 410 and a Link of relation `restart`: page through that list, then go on from the changesCursor of its first page. */
  changesFollow(given: ChangesFollowArguments = {}, options: CallOptions = {}): Promise<Answer<ChangesFollowAnswer>> {
    return this.call({ method: 'GET', path: '/api/v1/changes', places: [['after', 'query', 'after'], ['limit', 'query', 'limit'], ['waitMs', 'query', 'waitMs']], answer: 'json' }, given, options);
  }

  /** A signed checkpoint of the record of acts. Keep it outside this installation. `verify-audit --checkpoint FILE` then proves that every entry up to it stands as it stood: none changed, none added, none cut off. It cannot prove that what was written was true, nor anything about entries made after it. */
  checkpointsMake(options: CallOptions = {}): Promise<Answer<SignedCheckpoint>> {
    return this.call({ method: 'GET', path: '/api/v1/audit/checkpoint', places: [], answer: 'json' }, {}, options);
  }

  /** Comment on an alert. Shown in its history. The alert itself does not change. */
  commentsAdd(given: CommentsAddArguments, options: CallOptions = {}): Promise<Answer<void>> {
    return this.call({ method: 'POST', path: '/api/v1/alerts/{id}/comments', places: [['id', 'path', 'id']], answer: 'nothing' }, given, options);
  }

  /** What was watched in a period, for whoever examines the work. Sources with their polls, gaps and silences; articles by language, and in which languages nothing is looked for; the packs and engines that read; alerts and what became of them; and a signed checkpoint of the record. */
  coverageState(given: CoverageStateArguments, options: CallOptions = {}): Promise<Answer<Coverage>> {
    return this.call({ method: 'GET', path: '/api/v1/coverage', places: [['from', 'query', 'from'], ['to', 'query', 'to']], answer: 'json' }, given, options);
  }

  /** What reviewers made of alerts, by rule, source, regime or language. Alerts, confirmed, dismissed by reason, and the share confirmed of those decided with its 95 % interval. An alert counts once under every rule, source and language that it rests on; copies count under none. */
  decisionsCount(given: DecisionsCountArguments = {}, options: CallOptions = {}): Promise<Answer<Decisions>> {
    return this.call({ method: 'GET', path: '/api/v1/decisions', places: [['by', 'query', 'by'], ['from', 'query', 'from'], ['to', 'query', 'to']], answer: 'json' }, given, options);
  }

  /** List mails. Newest first, with what became of them. */
  deliveriesList(given: DeliveriesListArguments = {}, options: CallOptions = {}): Promise<Answer<DeliveriesListAnswer>> {
    return this.call({ method: 'GET', path: '/api/v1/deliveries', places: [['limit', 'query', 'limit'], ['cursor', 'query', 'cursor'], ['state', 'query', 'state'], ['kind', 'query', 'kind'], ['subscriberId', 'query', 'subscriberId'], ['subscriptionId', 'query', 'subscriptionId']], answer: 'json' }, given, options);
  }

  /** One mail, with all that it says */
  deliveriesOne(given: DeliveriesOneArguments, options: CallOptions = {}): Promise<Answer<DeliveryDetail>> {
    return this.call({ method: 'GET', path: '/api/v1/deliveries/{id}', places: [['id', 'path', 'id']], answer: 'json' }, given, options);
  }

  /** Add a reason to dismiss */
  deskAdd(given: DeskAddArguments, options: CallOptions = {}): Promise<Answer<DismissalReason>> {
    return this.call({ method: 'POST', path: '/api/v1/desk/dismissal-reasons', places: [], answer: 'json' }, given, options);
  }

  /** Rename a reason, retire it, or take it back into use */
  deskAlter(given: DeskAlterArguments, options: CallOptions = {}): Promise<Answer<DismissalReason>> {
    return this.call({ method: 'PATCH', path: '/api/v1/desk/dismissal-reasons/{id}', places: [['id', 'path', 'id']], answer: 'json' }, given, options);
  }

  /** Agree on other due times or outcomes */
  deskChange(given: DeskChangeArguments, options: CallOptions = {}): Promise<Answer<DeskSettings>> {
    return this.call({ method: 'PUT', path: '/api/v1/desk/settings', places: [], answer: 'json' }, given, options);
  }

  /** Why alerts may be dismissed; retired reasons too */
  deskList(options: CallOptions = {}): Promise<Answer<DeskListAnswer>> {
    return this.call({ method: 'GET', path: '/api/v1/desk/dismissal-reasons', places: [], answer: 'json' }, {}, options);
  }

  /** Due times of reviews, and outcomes that need a second person */
  deskShow(options: CallOptions = {}): Promise<Answer<DeskSettings>> {
    return this.call({ method: 'GET', path: '/api/v1/desk/settings', places: [], answer: 'json' }, {}, options);
  }

  /** The editions of an alert, oldest first. A new edition is made when what the alert says changes: an article it rests on was withdrawn or says something else, another adds a fact or a denial, a person decides, or the rules read it otherwise. Spelling makes none. */
  editionsList(given: EditionsListArguments, options: CallOptions = {}): Promise<Answer<EditionsListAnswer>> {
    return this.call({ method: 'GET', path: '/api/v1/alerts/{id}/editions', places: [['id', 'path', 'id']], answer: 'json' }, given, options);
  }

  /** What an alert rests on, as one file that can be checked elsewhere. A ZIP file: a report to be read, every text with its passages, the bytes as they were retrieved with their headers, the record of what people did, the clauses, hashes of all of it, the installation’s signature, and a verifier. That it was made is on record. */
  evidenceDownload(given: EvidenceDownloadArguments, options: CallOptions = {}): Promise<Answer<Response>> {
    return this.call({ method: 'GET', path: '/api/v1/alerts/{id}/evidence-package', places: [['id', 'path', 'id']], answer: 'raw' }, given, options);
  }

  /** The findings of an alert, recomputed from what was kept. Every text is read anew with the pack that read it then, and the findings compared bit for bit. Where a pack or the engine of that day is no longer at hand, the answer names it. */
  evidenceReplay(given: EvidenceReplayArguments, options: CallOptions = {}): Promise<Answer<Replay>> {
    return this.call({ method: 'GET', path: '/api/v1/alerts/{id}/replay', places: [['id', 'path', 'id']], answer: 'json' }, given, options);
  }

  /** Make a feed of a saved filter. For feed readers: the alerts that were changed last, as Atom and as JSON Feed. The addresses hold a key that opens this feed and nothing else; they are kept nowhere and not shown again. */
  feedsCreate(given: FeedsCreateArguments, options: CallOptions = {}): Promise<Answer<IssuedFeed>> {
    return this.call({ method: 'POST', path: '/api/v1/feeds', places: [], answer: 'json' }, given, options);
  }

  /** List your feeds. Ended ones too; the addresses are not kept. */
  feedsList(given: FeedsListArguments = {}, options: CallOptions = {}): Promise<Answer<FeedsListAnswer>> {
    return this.call({ method: 'GET', path: '/api/v1/feeds', places: [['limit', 'query', 'limit'], ['cursor', 'query', 'cursor']], answer: 'json' }, given, options);
  }

  /** End a feed. For good: readers are told that it is gone. */
  feedsRevoke(given: FeedsRevokeArguments, options: CallOptions = {}): Promise<Answer<void>> {
    return this.call({ method: 'DELETE', path: '/api/v1/feeds/{id}', places: [['id', 'path', 'id']], answer: 'nothing' }, given, options);
  }

  /** Full texts of a source. Whether pages are read, and what came of them. */
  fullTextGet(given: FullTextGetArguments, options: CallOptions = {}): Promise<Answer<FullText>> {
    return this.call({ method: 'GET', path: '/api/v1/sources/{id}/full-text', places: [['id', 'path', 'id']], answer: 'json' }, given, options);
  }

  /** Read pages, or stop. Where a feed carries a teaser only, the page of each new article is read too, as robots.txt allows. */
  fullTextSet(given: FullTextSetArguments, options: CallOptions = {}): Promise<Answer<FullText>> {
    return this.call({ method: 'PUT', path: '/api/v1/sources/{id}/full-text', places: [['id', 'path', 'id']], answer: 'json' }, given, options);
  }

  /** Label an alert */
  handlingLabel(given: HandlingLabelArguments, options: CallOptions = {}): Promise<Answer<Alert>> {
    return this.call({ method: 'POST', path: '/api/v1/alerts/{id}/labels', places: [['id', 'path', 'id'], ['ifMatch', 'header', 'If-Match']], answer: 'json' }, given, options);
  }

  /** Link an alert with another */
  handlingLink(given: HandlingLinkArguments, options: CallOptions = {}): Promise<Answer<Alert>> {
    return this.call({ method: 'POST', path: '/api/v1/alerts/{id}/links', places: [['id', 'path', 'id'], ['ifMatch', 'header', 'If-Match']], answer: 'json' }, given, options);
  }

  /** Take an alert out of the queue until an instant, after which it comes back by itself */
  handlingSnooze(given: HandlingSnoozeArguments, options: CallOptions = {}): Promise<Answer<Alert>> {
    return this.call({ method: 'POST', path: '/api/v1/alerts/{id}/snooze', places: [['id', 'path', 'id'], ['ifMatch', 'header', 'If-Match']], answer: 'json' }, given, options);
  }

  /** Take the link between two alerts away */
  handlingUnlink(given: HandlingUnlinkArguments, options: CallOptions = {}): Promise<Answer<Alert>> {
    return this.call({ method: 'DELETE', path: '/api/v1/alerts/{id}/links/{other}', places: [['id', 'path', 'id'], ['other', 'path', 'other'], ['ifMatch', 'header', 'If-Match']], answer: 'json' }, given, options);
  }

  /** Make a key. The answer holds the key; it is kept nowhere and not shown again. */
  keysCreate(given: KeysCreateArguments, options: CallOptions = {}): Promise<Answer<IssuedKey>> {
    return this.call({ method: 'POST', path: '/api/v1/keys', places: [], answer: 'json' }, given, options);
  }

  /** List keys. In the order in which they were made, revoked ones included. */
  keysList(given: KeysListArguments = {}, options: CallOptions = {}): Promise<Answer<KeysListAnswer>> {
    return this.call({ method: 'GET', path: '/api/v1/keys', places: [['limit', 'query', 'limit'], ['cursor', 'query', 'cursor'], ['userId', 'query', 'userId']], answer: 'json' }, given, options);
  }

  /** Revoke a key. For good. The key stays listed, with the instant of its end. */
  keysRevoke(given: KeysRevokeArguments, options: CallOptions = {}): Promise<Answer<void>> {
    return this.call({ method: 'DELETE', path: '/api/v1/keys/{id}', places: [['id', 'path', 'id']], answer: 'nothing' }, given, options);
  }

  /** What a dismissed alert could teach the rules. An example of what is not to be read and, with `phrase`, words that keep it quiet, as YAML for a directory of rules of your own; and what these words would change among stored texts: alerts gained and lost, by name. Nothing is switched on. */
  lessonsPropose(given: LessonsProposeArguments, options: CallOptions = {}): Promise<Answer<Lesson>> {
    return this.call({ method: 'GET', path: '/api/v1/alerts/{id}/lesson', places: [['id', 'path', 'id'], ['phrase', 'query', 'phrase'], ['scope', 'query', 'scope']], answer: 'json' }, given, options);
  }

  /** Who am I. The user behind the key, and what the key may be used for. */
  meRead(options: CallOptions = {}): Promise<Answer<Me>> {
    return this.call({ method: 'GET', path: '/api/v1/me', places: [], answer: 'json' }, {}, options);
  }

  /** Say that an article was missed, and raise an alert from it. The mark is kept on record and becomes an example to learn from. With a claim, an alert is raised by hand: the claim is held against the register like any other, and the passage must stand in the article. */
  missedArticlesMark(given: MissedArticlesMarkArguments, options: CallOptions = {}): Promise<Answer<void>> {
    return this.call({ method: 'POST', path: '/api/v1/articles/{id}/missed', places: [['id', 'path', 'id']], answer: 'nothing' }, given, options);
  }

  /** Everything that tells a name. A vessel, IMO or MMSI number, aircraft registration, flight, company, person or place (ISO 3166-1 alpha-2). Case, spaces and marks make no difference: `IMO: 9187629` is `9187629`. */
  namesFollow(given: NamesFollowArguments, options: CallOptions = {}): Promise<Answer<Pivot>> {
    return this.call({ method: 'GET', path: '/api/v1/pivots/{type}/{value}', places: [['type', 'path', 'type'], ['value', 'path', 'value']], answer: 'json' }, given, options);
  }

  /** This description. OpenAPI 3.1; for people at /api/docs. */
  openApiJson(options: CallOptions = {}): Promise<Answer<OpenApiJsonAnswer>> {
    return this.call({ method: 'GET', path: '/api/v1/openapi.json', places: [], answer: 'json' }, {}, options);
  }

  /** Export the registry. As OPML 2.0, with what an import here reads back. */
  opmlExport(options: CallOptions = {}): Promise<Answer<Response>> {
    return this.call({ method: 'GET', path: '/api/v1/sources/opml', places: [], answer: 'raw' }, {}, options);
  }

  /** Import a list. The body is the OPML document itself. What the registry has already stays as it is. */
  opmlImport(options: CallOptions = {}): Promise<Answer<ImportReport>> {
    return this.call({ method: 'POST', path: '/api/v1/sources/opml', places: [], answer: 'json' }, {}, options);
  }

  /** Polls of a source. Newest first: what was asked, answered and stored. */
  pollsList(given: PollsListArguments, options: CallOptions = {}): Promise<Answer<PollsListAnswer>> {
    return this.call({ method: 'GET', path: '/api/v1/sources/{id}/polls', places: [['id', 'path', 'id'], ['limit', 'query', 'limit'], ['cursor', 'query', 'cursor']], answer: 'json' }, given, options);
  }

  /** Preview a digest. As it would be mailed; nothing is sent, nothing counts as told, and its links lead to the console. */
  previewsPreview(given: PreviewsPreviewArguments, options: CallOptions = {}): Promise<Answer<DigestPreview>> {
    return this.call({ method: 'GET', path: '/api/v1/subscriptions/{id}/preview', places: [['id', 'path', 'id'], ['span', 'query', 'span']], answer: 'json' }, given, options);
  }

  /** Send a digest to yourself, to try it. Goes to the address of the calling user only, as "[Test] …"; nothing counts as told. */
  previewsSendTest(given: PreviewsSendTestArguments, options: CallOptions = {}): Promise<Answer<Delivery>> {
    return this.call({ method: 'POST', path: '/api/v1/subscriptions/{id}/send-test', places: [['id', 'path', 'id']], answer: 'json' }, given, options);
  }

  /** Erase the personal text of an entry. The words are gone from the record and from every page that showed them; the entry, and that its words were erased, by whom and when, stay. The chain verifies as before. */
  recordErase(given: RecordEraseArguments, options: CallOptions = {}): Promise<Answer<void>> {
    return this.call({ method: 'POST', path: '/api/v1/audit/entries/{number}/erase-text', places: [['number', 'path', 'number']], answer: 'nothing' }, given, options);
  }

  /** The record of acts. Newest first. */
  recordList(given: RecordListArguments = {}, options: CallOptions = {}): Promise<Answer<RecordListAnswer>> {
    return this.call({ method: 'GET', path: '/api/v1/audit/entries', places: [['limit', 'query', 'limit'], ['cursor', 'query', 'cursor'], ['subjectType', 'query', 'subjectType'], ['subjectId', 'query', 'subjectId'], ['actor', 'query', 'actor'], ['act', 'query', 'act'], ['from', 'query', 'from'], ['to', 'query', 'to']], answer: 'json' }, given, options);
  }

  /** Say that the register was held against a report. Kept on record with who looked and what was found. The alert itself does not change. */
  regimeChangesCheck(given: RegimeChangesCheckArguments, options: CallOptions = {}): Promise<Answer<RegimeChange>> {
    return this.call({ method: 'POST', path: '/api/v1/regime-changes/{id}/check', places: [['id', 'path', 'id']], answer: 'json' }, given, options);
  }

  /** Reports that an embargo was changed, beside the register. Renewals, easings, liftings, snapbacks, ends by timetable and listings as reported, newest first; each with the periods, clauses and due dates of the register that it touches, and what a keeper should look up. */
  regimeChangesList(given: RegimeChangesListArguments = {}, options: CallOptions = {}): Promise<Answer<RegimeChangesListAnswer>> {
    return this.call({ method: 'GET', path: '/api/v1/regime-changes', places: [['limit', 'query', 'limit'], ['cursor', 'query', 'cursor'], ['regime', 'query', 'regime'], ['state', 'query', 'state']], answer: 'json' }, given, options);
  }

  /** Standing relations. Who is said to supply whom, by embargo and conduct, with how often it was told again without a new fact; the one told of last comes first. Dismissed alerts make no relation. */
  relationsList(given: RelationsListArguments = {}, options: CallOptions = {}): Promise<Answer<RelationsListAnswer>> {
    return this.call({ method: 'GET', path: '/api/v1/relations', places: [['limit', 'query', 'limit'], ['cursor', 'query', 'cursor'], ['regime', 'query', 'regime'], ['conduct', 'query', 'conduct'], ['party', 'query', 'party']], answer: 'json' }, given, options);
  }

  /** Say that a renewal was looked up. Kept on record with who looked and what was found. The register itself is changed in its files. */
  renewalsCheck(given: RenewalsCheckArguments, options: CallOptions = {}): Promise<Answer<CheckedRenewal>> {
    return this.call({ method: 'POST', path: '/api/v1/renewals/{id}/check', places: [['id', 'path', 'id']], answer: 'json' }, given, options);
  }

  /** What falls due in the register. Ends that were last seen, presumed renewals that nobody has verified, mandates and days on the keeper’s list; the nearest day first. `needsCheck`: due or overdue, and nobody has looked within 30 days. */
  renewalsList(options: CallOptions = {}): Promise<Answer<RenewalsListAnswer>> {
    return this.call({ method: 'GET', path: '/api/v1/renewals', places: [], answer: 'json' }, {}, options);
  }

  /** One embargo. Its whole history, ended parts too: periods, clauses, exemptions, changes, bodies. */
  rulesGet(given: RulesGetArguments, options: CallOptions = {}): Promise<Answer<Embargo>> {
    return this.call({ method: 'GET', path: '/api/v1/embargoes/{regime}', places: [['regime', 'path', 'regime']], answer: 'json' }, given, options);
  }

  /** Embargoes in force on a day. Each with the clauses that applied, how well each is confirmed, and whether its force is sure, presumed or disputed; and what falls due. Not legal advice. */
  rulesListOn(given: RulesListOnArguments = {}, options: CallOptions = {}): Promise<Answer<EmbargoesOnDay>> {
    return this.call({ method: 'GET', path: '/api/v1/embargoes', places: [['on', 'query', 'on']], answer: 'json' }, given, options);
  }

  /** The history of all embargoes. When bans applied, how surely, and every step between: imposed, amended, eased, lifted, renewed. */
  rulesTimeline(options: CallOptions = {}): Promise<Answer<EmbargoTimeline>> {
    return this.call({ method: 'GET', path: '/api/v1/embargoes/timeline', places: [], answer: 'json' }, {}, options);
  }

  /** Keep a set of filters under a name */
  savedViewsAdd(given: SavedViewsAddArguments, options: CallOptions = {}): Promise<Answer<SavedViewsAddAnswer>> {
    return this.call({ method: 'POST', path: '/api/v1/views', places: [], answer: 'json' }, given, options);
  }

  /** Your own views, and those that others share */
  savedViewsList(options: CallOptions = {}): Promise<Answer<SavedViewsListAnswer>> {
    return this.call({ method: 'GET', path: '/api/v1/views', places: [], answer: 'json' }, {}, options);
  }

  /** Forget one of your views */
  savedViewsRemove(given: SavedViewsRemoveArguments, options: CallOptions = {}): Promise<Answer<void>> {
    return this.call({ method: 'DELETE', path: '/api/v1/views/{id}', places: [['id', 'path', 'id']], answer: 'nothing' }, given, options);
  }

  /** Screen a text or a page. What would be alerted, and what was near it, with the passages and the reasons. Nothing is stored. Without a date of publication, a conduct that the text does not date depends on the date. */
  screenScreen(given: ScreenScreenArguments, options: CallOptions = {}): Promise<Answer<ScreenAnswer>> {
    return this.call({ method: 'POST', path: '/api/v1/screen', places: [], answer: 'json' }, given, options);
  }

  /** Take away the marks of a source. Its silence, its gap and its call for a person have been looked at. What lasts is marked again. */
  sourceHealthAcknowledge(given: SourceHealthAcknowledgeArguments, options: CallOptions = {}): Promise<Answer<Source>> {
    return this.call({ method: 'POST', path: '/api/v1/sources/{id}/acknowledge', places: [['id', 'path', 'id']], answer: 'json' }, given, options);
  }

  /** What happened to a source. The latest 100 events, newest first: gaps, silences and their ends, failures that want a person. */
  sourceHealthEvents(given: SourceHealthEventsArguments, options: CallOptions = {}): Promise<Answer<SourceEvents>> {
    return this.call({ method: 'GET', path: '/api/v1/sources/{id}/events', places: [['id', 'path', 'id']], answer: 'json' }, given, options);
  }

  /** The ledger of all sources. Every item received is in exactly one place: new, known, revised or rejected. */
  sourceHealthLedger(options: CallOptions = {}): Promise<Answer<Ledger>> {
    return this.call({ method: 'GET', path: '/api/v1/sources/ledger', places: [], answer: 'json' }, {}, options);
  }

  /** What is agreed with the hub of a source. A feed may name a hub (W3C WebSub) that tells of news; while it does, the feed is polled less often. */
  sourcePushShow(given: SourcePushShowArguments, options: CallOptions = {}): Promise<Answer<SourcePush>> {
    return this.call({ method: 'GET', path: '/api/v1/sources/{id}/push', places: [['id', 'path', 'id']], answer: 'json' }, given, options);
  }

  /** Change a source. If-Match with the ETag, or version in the body, says what was seen; what is not given stays. */
  sourcesChange(given: SourcesChangeArguments, options: CallOptions = {}): Promise<Answer<Source>> {
    return this.call({ method: 'PATCH', path: '/api/v1/sources/{id}', places: [['id', 'path', 'id']], answer: 'json' }, given, options);
  }

  /** Register a source. It is polled at once; its first items are stored as old news. */
  sourcesCreate(given: SourcesCreateArguments, options: CallOptions = {}): Promise<Answer<Source>> {
    return this.call({ method: 'POST', path: '/api/v1/sources', places: [], answer: 'json' }, given, options);
  }

  /** Take a source out. Its articles stay. */
  sourcesDelete(given: SourcesDeleteArguments, options: CallOptions = {}): Promise<Answer<void>> {
    return this.call({ method: 'DELETE', path: '/api/v1/sources/{id}', places: [['id', 'path', 'id']], answer: 'nothing' }, given, options);
  }

  /** List sources. In the order in which they were registered. */
  sourcesList(given: SourcesListArguments = {}, options: CallOptions = {}): Promise<Answer<SourcesListAnswer>> {
    return this.call({ method: 'GET', path: '/api/v1/sources', places: [['limit', 'query', 'limit'], ['cursor', 'query', 'cursor'], ['state', 'query', 'state'], ['trouble', 'query', 'trouble'], ['language', 'query', 'language'], ['q', 'query', 'q']], answer: 'json' }, given, options);
  }

  /** One source, with its health */
  sourcesOne(given: SourcesOneArguments, options: CallOptions = {}): Promise<Answer<Source>> {
    return this.call({ method: 'GET', path: '/api/v1/sources/{id}', places: [['id', 'path', 'id']], answer: 'json' }, given, options);
  }

  /** Hold a source back */
  sourcesPause(given: SourcesPauseArguments, options: CallOptions = {}): Promise<Answer<Source>> {
    return this.call({ method: 'POST', path: '/api/v1/sources/{id}/pause', places: [['id', 'path', 'id']], answer: 'json' }, given, options);
  }

  /** Poll now. Answers before the poll has happened; its outcome stands under polls. */
  sourcesPoll(given: SourcesPollArguments, options: CallOptions = {}): Promise<Answer<Source>> {
    return this.call({ method: 'POST', path: '/api/v1/sources/{id}/poll', places: [['id', 'path', 'id']], answer: 'json' }, given, options);
  }

  /** Poll a paused or gone source again */
  sourcesResume(given: SourcesResumeArguments, options: CallOptions = {}): Promise<Answer<Source>> {
    return this.call({ method: 'POST', path: '/api/v1/sources/{id}/resume', places: [['id', 'path', 'id']], answer: 'json' }, given, options);
  }

  /** Count alerts by regime, kind, state, conduct and time */
  statsCount(given: StatsCountArguments = {}, options: CallOptions = {}): Promise<Answer<Stats>> {
    return this.call({ method: 'GET', path: '/api/v1/stats', places: [['from', 'query', 'from'], ['to', 'query', 'to'], ['bucket', 'query', 'bucket'], ['timeZone', 'query', 'timeZone'], ['regime', 'query', 'regime']], answer: 'json' }, given, options);
  }

  /** Join another story to this one. All its articles come into this story, which has one alert for each kind and regime: evidence, decisions and comments of an alert that is joined stay readable, and the feed of changes tells of it as deleted, with `mergedInto`. The machine never separates what a person joined. It can be undone. */
  storiesJoin(given: StoriesJoinArguments, options: CallOptions = {}): Promise<Answer<StoryAct>> {
    return this.call({ method: 'POST', path: '/api/v1/stories/{id}/join', places: [['id', 'path', 'id']], answer: 'json' }, given, options);
  }

  /** Say that two stories are not the same */
  storiesKeepApart(given: StoriesKeepApartArguments, options: CallOptions = {}): Promise<Answer<StoryAct>> {
    return this.call({ method: 'POST', path: '/api/v1/stories/{id}/keep-apart', places: [['id', 'path', 'id']], answer: 'json' }, given, options);
  }

  /** Move articles from one story to another */
  storiesMove(given: StoriesMoveArguments, options: CallOptions = {}): Promise<Answer<StoryAct>> {
    return this.call({ method: 'POST', path: '/api/v1/stories/{id}/move', places: [['id', 'path', 'id']], answer: 'json' }, given, options);
  }

  /** One story: who had it first, who repeats whom, its alerts, and what is perhaps the same */
  storiesOne(given: StoriesOneArguments, options: CallOptions = {}): Promise<Answer<Story>> {
    return this.call({ method: 'GET', path: '/api/v1/stories/{id}', places: [['id', 'path', 'id']], answer: 'json' }, given, options);
  }

  /** Take articles out of a story into a new one */
  storiesSplit(given: StoriesSplitArguments, options: CallOptions = {}): Promise<Answer<StoryAct>> {
    return this.call({ method: 'POST', path: '/api/v1/stories/{id}/split', places: [['id', 'path', 'id']], answer: 'json' }, given, options);
  }

  /** Undo what was done with a story. Articles go back, with what has since copied them; what was decided meanwhile stands. */
  storiesUndo(given: StoriesUndoArguments, options: CallOptions = {}): Promise<Answer<StoryAct>> {
    return this.call({ method: 'POST', path: '/api/v1/story-acts/{id}/undo', places: [['id', 'path', 'id']], answer: 'json' }, given, options);
  }

  /** Erase a subscriber. With all subscriptions, mails and the record of what was told. It cannot be undone. */
  subscribersDelete(given: SubscribersDeleteArguments, options: CallOptions = {}): Promise<Answer<void>> {
    return this.call({ method: 'DELETE', path: '/api/v1/subscribers/{id}', places: [['id', 'path', 'id']], answer: 'nothing' }, given, options);
  }

  /** List subscribers. In the order in which they first asked. */
  subscribersList(given: SubscribersListArguments = {}, options: CallOptions = {}): Promise<Answer<SubscribersListAnswer>> {
    return this.call({ method: 'GET', path: '/api/v1/subscribers', places: [['limit', 'query', 'limit'], ['cursor', 'query', 'cursor'], ['state', 'query', 'state'], ['q', 'query', 'q']], answer: 'json' }, given, options);
  }

  /** One subscriber */
  subscribersOne(given: SubscribersOneArguments, options: CallOptions = {}): Promise<Answer<Subscriber>> {
    return this.call({ method: 'GET', path: '/api/v1/subscribers/{id}', places: [['id', 'path', 'id']], answer: 'json' }, given, options);
  }

  /** Write to an address again. After its server had refused it. What was cancelled meanwhile stays so; what comes next is sent. */
  subscribersResume(given: SubscribersResumeArguments, options: CallOptions = {}): Promise<Answer<Subscriber>> {
    return this.call({ method: 'POST', path: '/api/v1/subscribers/{id}/resume', places: [['id', 'path', 'id']], answer: 'json' }, given, options);
  }

  /** Change a subscription. If-Match with the ETag, or version in the body, says what was seen; what is not given stays. */
  subscriptionsChange(given: SubscriptionsChangeArguments, options: CallOptions = {}): Promise<Answer<Subscription>> {
    return this.call({ method: 'PATCH', path: '/api/v1/subscriptions/{id}', places: [['id', 'path', 'id']], answer: 'json' }, given, options);
  }

  /** Ask an address whether it wants a digest. It gets a mail with a link. Nothing else is sent until its owner has confirmed. */
  subscriptionsCreate(given: SubscriptionsCreateArguments, options: CallOptions = {}): Promise<Answer<Subscription>> {
    return this.call({ method: 'POST', path: '/api/v1/subscriptions', places: [], answer: 'json' }, given, options);
  }

  /** End a subscription. With what is planned for it. Twice is as good as once. */
  subscriptionsEnd(given: SubscriptionsEndArguments, options: CallOptions = {}): Promise<Answer<Subscription>> {
    return this.call({ method: 'POST', path: '/api/v1/subscriptions/{id}/end', places: [['id', 'path', 'id']], answer: 'json' }, given, options);
  }

  /** List subscriptions. In the order in which they were asked for. */
  subscriptionsList(given: SubscriptionsListArguments = {}, options: CallOptions = {}): Promise<Answer<SubscriptionsListAnswer>> {
    return this.call({ method: 'GET', path: '/api/v1/subscriptions', places: [['limit', 'query', 'limit'], ['cursor', 'query', 'cursor'], ['state', 'query', 'state'], ['subscriberId', 'query', 'subscriberId'], ['q', 'query', 'q']], answer: 'json' }, given, options);
  }

  /** One subscription */
  subscriptionsOne(given: SubscriptionsOneArguments, options: CallOptions = {}): Promise<Answer<Subscription>> {
    return this.call({ method: 'GET', path: '/api/v1/subscriptions/{id}', places: [['id', 'path', 'id']], answer: 'json' }, given, options);
  }

  /** Change a user. Name, role, or whether the user may come in at all. Users are never deleted: the record names them. The last active admin stays one. */
  usersChange(given: UsersChangeArguments, options: CallOptions = {}): Promise<Answer<User>> {
    return this.call({ method: 'PATCH', path: '/api/v1/users/{id}', places: [['id', 'path', 'id']], answer: 'json' }, given, options);
  }

  /** Make a user. A user can do nothing until there is a key or a password. */
  usersCreate(given: UsersCreateArguments, options: CallOptions = {}): Promise<Answer<User>> {
    return this.call({ method: 'POST', path: '/api/v1/users', places: [], answer: 'json' }, given, options);
  }

  /** One user */
  usersGet(given: UsersGetArguments, options: CallOptions = {}): Promise<Answer<User>> {
    return this.call({ method: 'GET', path: '/api/v1/users/{id}', places: [['id', 'path', 'id']], answer: 'json' }, given, options);
  }

  /** List users. In the order in which they were made. */
  usersList(given: UsersListArguments = {}, options: CallOptions = {}): Promise<Answer<UsersListAnswer>> {
    return this.call({ method: 'GET', path: '/api/v1/users', places: [['limit', 'query', 'limit'], ['cursor', 'query', 'cursor']], answer: 'json' }, given, options);
  }

  /** List the messages of a webhook. Newest first; kept for 90 days. */
  webhookMessagesList(given: WebhookMessagesListArguments, options: CallOptions = {}): Promise<Answer<WebhookMessagesListAnswer>> {
    return this.call({ method: 'GET', path: '/api/v1/webhooks/{id}/messages', places: [['id', 'path', 'id'], ['limit', 'query', 'limit'], ['cursor', 'query', 'cursor'], ['state', 'query', 'state']], answer: 'json' }, given, options);
  }

  /** One message with its attempts. What was sent, and what was answered. */
  webhookMessagesOne(given: WebhookMessagesOneArguments, options: CallOptions = {}): Promise<Answer<WebhookMessageDetail>> {
    return this.call({ method: 'GET', path: '/api/v1/webhooks/{id}/messages/{messageId}', places: [['id', 'path', 'id'], ['messageId', 'path', 'messageId']], answer: 'json' }, given, options);
  }

  /** Send messages again. One, some, or all of a range, under the same webhook-id: a receiver knows what it has taken before. */
  webhookMessagesReplay(given: WebhookMessagesReplayArguments, options: CallOptions = {}): Promise<Answer<ReplayedMessages>> {
    return this.call({ method: 'POST', path: '/api/v1/webhooks/{id}/replay', places: [['id', 'path', 'id']], answer: 'json' }, given, options);
  }

  /** Send a test message */
  webhookMessagesTest(given: WebhookMessagesTestArguments, options: CallOptions = {}): Promise<Answer<WebhookMessageDetail>> {
    return this.call({ method: 'POST', path: '/api/v1/webhooks/{id}/test', places: [['id', 'path', 'id']], answer: 'json' }, given, options);
  }

  /** Change a webhook. If-Match with the ETag, or version in the body, says what was seen; what is not given stays. */
  webhooksChange(given: WebhooksChangeArguments, options: CallOptions = {}): Promise<Answer<Webhook>> {
    return this.call({ method: 'PATCH', path: '/api/v1/webhooks/{id}', places: [['id', 'path', 'id']], answer: 'json' }, given, options);
  }

  /** Add a webhook. Messages are signed as Standard Webhooks has it (HMAC-SHA256, webhook-id, webhook-timestamp, webhook-signature). It is told of what happens from now on. The secret is shown in this answer only. */
  webhooksCreate(given: WebhooksCreateArguments, options: CallOptions = {}): Promise<Answer<IssuedWebhook>> {
    return this.call({ method: 'POST', path: '/api/v1/webhooks', places: [], answer: 'json' }, given, options);
  }

  /** Delete a webhook. With all its messages. */
  webhooksDelete(given: WebhooksDeleteArguments, options: CallOptions = {}): Promise<Answer<void>> {
    return this.call({ method: 'DELETE', path: '/api/v1/webhooks/{id}', places: [['id', 'path', 'id']], answer: 'nothing' }, given, options);
  }

  /** List webhooks. In the order in which they were added. */
  webhooksList(given: WebhooksListArguments = {}, options: CallOptions = {}): Promise<Answer<WebhooksListAnswer>> {
    return this.call({ method: 'GET', path: '/api/v1/webhooks', places: [['limit', 'query', 'limit'], ['cursor', 'query', 'cursor'], ['state', 'query', 'state']], answer: 'json' }, given, options);
  }

  /** One webhook */
  webhooksOne(given: WebhooksOneArguments, options: CallOptions = {}): Promise<Answer<Webhook>> {
    return this.call({ method: 'GET', path: '/api/v1/webhooks/{id}', places: [['id', 'path', 'id']], answer: 'json' }, given, options);
  }

  /** Pause a webhook. Nothing is sent until it is resumed. */
  webhooksPause(given: WebhooksPauseArguments, options: CallOptions = {}): Promise<Answer<Webhook>> {
    return this.call({ method: 'POST', path: '/api/v1/webhooks/{id}/pause', places: [['id', 'path', 'id']], answer: 'json' }, given, options);
  }

  /** Resume a webhook. One that was paused, or switched off after failures. */
  webhooksResume(given: WebhooksResumeArguments, options: CallOptions = {}): Promise<Answer<Webhook>> {
    return this.call({ method: 'POST', path: '/api/v1/webhooks/{id}/resume', places: [['id', 'path', 'id']], answer: 'json' }, given, options);
  }

  /** Give a webhook a new secret. Until the hours are over every message carries the signatures of both secrets. */
  webhooksRotate(given: WebhooksRotateArguments, options: CallOptions = {}): Promise<Answer<IssuedWebhook>> {
    return this.call({ method: 'POST', path: '/api/v1/webhooks/{id}/rotate-secret', places: [['id', 'path', 'id']], answer: 'json' }, given, options);
  }
}
