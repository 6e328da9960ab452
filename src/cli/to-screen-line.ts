/** The contract of `screen --jsonl`: one detection as one JSON line, worded as POST /screen answers. */
import type { Detection, DetectionArticle } from '../detection/finding.js';
import { toScreenAnswer } from '../intake/screen-answer.js';

/**
 * What `screen` prints for one article.
 *
 * @param id The record's id, or null where it has none.
 * @returns A plain object whose quotes are exact slices of the article's own fields.
 */
export function toScreenLine(id: unknown, article: DetectionArticle, detection: Detection): Record<string, unknown> {
  const { language, alerts, quiet } = toScreenAnswer(article, detection);
  return { id: id ?? null, language, alerts, quiet };
}
