/** Previews of digests: what they cover, and what they show. */

/** `next`: what would be sent now. `week`: all that its terms would have brought within the last week, as one mail. */
export const PREVIEW_SPANS = ['next', 'week'] as const;
export type PreviewSpan = (typeof PREVIEW_SPANS)[number];

/** A digest that is shown and not sent. */
export interface DigestPreview {
  readonly span: PreviewSpan;
  readonly alertCount: number;
  /** Whether the week brought more alerts than were read. */
  readonly isCut: boolean;
  /** Why there is nothing to send; null where there is. */
  readonly silence: string | null;
  readonly mail: { readonly subject: string; readonly html: string; readonly text: string } | null;
  /** In one sentence, how much the last week would have brought. */
  readonly week: string;
}
