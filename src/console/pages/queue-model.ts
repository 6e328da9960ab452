/** What the queue shows, ready to be set. */
import type { ReviewState } from './labels.js';
import type { PerhapsSame } from './story-model.js';

/** One alert in the list. */
export interface QueueRow {
  readonly id: string;
  readonly priority: number;
  /** Who → what → whom; null for a regime change, which has no parties of that kind. */
  readonly claim: { readonly who: string; readonly what: string; readonly whom: string | null } | null;
  /** Stands in the claim's place where that is null. */
  readonly headline: string;
  /** By whom it is told and denied; never cut short. */
  readonly told: string;
  readonly denied: string | null;
  /** Languages other than English, e.g. "Korean". */
  readonly language: string | null;
  readonly regime: string;
  readonly force: string;
  readonly independent: number;
  readonly articles: number;
  /** Admiralty grade, e.g. B2. */
  readonly grade: string;
  readonly age: string;
  /** "Due 21:20", or how late it is; null once decided. */
  readonly due: { readonly text: string; readonly isOverdue: boolean } | null;
  readonly state: ReviewState;
  /** In the place of the state's name: it came back, or is asleep; null otherwise. */
  readonly mark: string | null;
  readonly labels: readonly string[];
  readonly version: number;
  /** How long a decision may take, e.g. "2 days". */
  readonly within: string;
  readonly assignee: string | null;
  /** A story that is perhaps the same; null where none is asked about. */
  readonly perhaps: (PerhapsSame & { readonly mayDecide: boolean }) | null;
}

/** Rows under one heading. */
export interface QueueGroup {
  readonly label: string;
  readonly count: number | null;
  readonly rows: readonly QueueRow[];
}

/** One filter with its values and how many alerts each would show. */
export interface Facet {
  /** Name of the query parameter. */
  readonly name: string;
  readonly label: string;
  readonly options: readonly {
    readonly value: string;
    readonly label: string;
    readonly count: number | null;
    readonly isChosen: boolean;
  }[];
}

/** What may be chosen for many alerts at once. */
export interface BulkChoices {
  readonly reasons: readonly { readonly value: string; readonly label: string }[];
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly snoozes: readonly { readonly value: string; readonly label: string }[];
}

/** All that the page shows. */
export interface QueueModel {
  readonly title: string;
  readonly total: number;
  readonly overdue: number;
  readonly views: readonly {
    readonly label: string;
    readonly href: string;
    readonly count: number | null;
    readonly isCurrent: boolean;
    readonly isLate: boolean;
  }[];
  readonly view: string;
  readonly facets: readonly Facet[];
  /** To those who run the service: renewals that nobody has looked up; null where none is, and for others. */
  readonly registerNotice: string | null;
  /** What operators are told of the sources, each with the list it is about. */
  readonly sourceNotices: readonly { readonly text: string; readonly href: string }[];
  /** Of the one who looks: kept sets of filters. */
  readonly saved: readonly {
    readonly id: string;
    readonly name: string;
    readonly href: string;
    readonly note: string | null;
    readonly isOwn: boolean;
  }[];
  /** The present filters, to be kept under a name; null where there are none. */
  readonly keepable: readonly { readonly name: string; readonly value: string }[] | null;
  readonly mayReview: boolean;
  readonly bulk: BulkChoices;
  readonly search: string;
  readonly sort: string;
  readonly sorts: readonly { readonly value: string; readonly label: string }[];
  readonly groups: readonly QueueGroup[];
  /** Address of the next page of the list, or null at its end. */
  readonly nextHref: string | null;
  readonly firstHref: string | null;
  readonly footNote: string;
}
