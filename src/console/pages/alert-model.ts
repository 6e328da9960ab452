/** What the alert page shows, ready to be set: words, not ids. */
import type { ReviewState } from './labels.js';
import type { Paragraph, Segment } from './lay-out-article.js';
import type { StoryModel } from './story-model.js';

/** A quoted passage and where it stands. */
export interface Quotation {
  readonly quote: string;
  readonly language: string | null;
  readonly direction: 'ltr' | 'rtl';
  /** By whom, which outlet, which paragraph. */
  readonly attribution: string;
  /** The paragraph on this page, e.g. `p-7-3`; null where it is the title or not shown. */
  readonly anchor: string | null;
}

/** One article the alert rests on, as it read when its text was kept. */
export interface EvidenceArticle {
  readonly id: string;
  readonly articleHref: string;
  readonly outlet: string;
  readonly reliability: string;
  readonly published: string | null;
  readonly captured: string | null;
  readonly originalHref: string | null;
  readonly language: string | null;
  readonly languageName: string;
  readonly direction: 'ltr' | 'rtl';
  readonly title: readonly Segment[];
  readonly paragraphs: readonly Paragraph[];
  /** English made from the claim's slots, where the text is in another language. */
  readonly gist: string | null;
}

/** One report in the story's order of time. */
export interface StoryReport {
  readonly at: Date;
  readonly time: string;
  readonly articleId: string;
  readonly outlet: string;
  readonly note: string;
  readonly href: string | null;
  /** Adds no voice of its own. */
  readonly isCopy: boolean;
  /** What it is to the others: "independent, B", "copy of Reuters". */
  readonly relation: string;
}

/** A clause with its place, its dates and how sure its keeper is of it. */
export interface ClauseView {
  readonly symbol: string;
  readonly href: string;
  readonly paragraph: string;
  readonly summary: string | null;
  readonly rows: readonly { readonly label: string; readonly value: string }[];
}

/** One line of the record. */
export interface HistoryEntry {
  readonly time: string;
  readonly dateTime: string;
  readonly who: string;
  readonly what: string;
  readonly text: string | null;
}

/** What changed in what the alert says. */
export interface EditionView {
  readonly name: string;
  readonly time: string;
  readonly dateTime: string;
  readonly isCorrection: boolean;
  readonly changes: readonly string[];
}

/** What can be done from here, and what has been typed already (kept over a conflict). */
export interface DecisionModel {
  readonly mayReview: boolean;
  readonly version: number;
  readonly state: ReviewState;
  readonly reasons: readonly { readonly value: string; readonly label: string }[];
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly assigneeId: string | null;
  readonly viewerId: string;
  /** The outcome that waits for a second person, who may not be the one who proposed it. */
  readonly proposal: { readonly words: string; readonly mayApprove: boolean } | null;
}

/** What a person does with the alert besides deciding on it. */
export interface HandlingModel {
  readonly labels: readonly string[];
  /** In use anywhere, to be offered. */
  readonly knownLabels: readonly string[];
  readonly snooze: { readonly words: string; readonly isAsleep: boolean } | null;
  readonly maySnooze: boolean;
  readonly links: readonly {
    readonly id: string;
    readonly headline: string;
    readonly how: string;
    readonly state: ReviewState;
  }[];
}

/** The whole page. */
export interface AlertModel {
  readonly id: string;
  readonly kind: string;
  readonly regime: string;
  /** The library on the day of the conduct. */
  readonly regimeHref: string;
  /** Of a regime change: where it stands beside the register; else null. */
  readonly registerHref: string | null;
  readonly state: ReviewState;
  readonly stateNote: string | null;
  readonly due: { readonly text: string; readonly isOverdue: boolean } | null;
  readonly edition: string;
  /** Where its articles or the rules took something back: what, of the last such edition. */
  readonly correction: string | null;
  /** From the second on, latest first. */
  readonly editions: readonly EditionView[];
  /** In the place of the state's name: it came back, or is asleep; null otherwise. */
  readonly mark: string | null;
  /** How long decisions may take, band by band. */
  readonly dueNote: string;
  readonly sentence: string;
  readonly told: string;
  readonly denied: string | null;
  readonly facts: readonly { readonly label: string; readonly value: string; readonly small: string | null }[];
  readonly claims: readonly Quotation[];
  readonly denials: readonly Quotation[];
  readonly articles: readonly EvidenceArticle[];
  readonly reports: readonly StoryReport[];
  readonly independent: number;
  readonly articleCount: number;
  readonly clauses: readonly ClauseView[];
  /** Why the law applies, where that is presumed, contested or depends on the date; null where it plainly does. */
  readonly law: string | null;
  readonly exemptions: readonly string[];
  /** What the law or the date kept quiet in the same text. */
  readonly keptQuiet: readonly { readonly regime: string; readonly reason: string; readonly explanation: string }[];
  readonly packVersion: string | null;
  readonly priority: number;
  /** As analysts write it: B2. */
  readonly grade: string;
  readonly parts: readonly {
    readonly label: string;
    readonly reason: string;
    /** What the priority is multiplied by, e.g. "× 0.96"; what it gave, in alerts rated before that was kept. */
    readonly factor: string;
  }[];
  readonly names: readonly { readonly type: string; readonly value: string; readonly href: string }[];
  /** The standing relation it is part of: "North Korea → Russia: 14 restatements since 3 May 2024". */
  readonly relation: { readonly text: string; readonly href: string } | null;
  readonly story: StoryModel;
  readonly history: readonly HistoryEntry[];
  readonly decision: DecisionModel;
  readonly handling: HandlingModel;
}
