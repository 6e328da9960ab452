/** The door for training: labelled articles in, weights of their language out. Pure; no clock, network or framework. */
import { extract } from './extraction/extract.js';
import type { LanguagePack } from './extraction/language-pack.js';
import { Trace } from './extraction/trace.js';
import type { DetectionArticle } from './finding.js';
import { judge } from './judgement/judge.js';
import type { Register } from './judgement/register.js';
import type { Lesson } from './weighing/teach.js';

export { foldsOf, teach, type Lesson } from './weighing/teach.js';
export type { LinearModel } from './weighing/linear-model.js';
export type { Weights } from './weighing/weights.js';

/** What a person says of an article. */
export type Labels = Omit<Lesson, 'read' | 'isLawful'>;

/**
 * An article as the rules alone read it, with its labels.
 * @returns null where it names nobody who matters: it is never weighed, so it teaches nothing.
 */
export function lessonOf(
  article: DetectionArticle,
  labels: Labels,
  language: LanguagePack,
  register: Register,
): Lesson | null {
  const trace = new Trace();
  const extraction = extract(article, { ...language, weights: null }, trace);
  const { document, told, built } = trace;
  if (document === null) return null;
  const { findings, quiet } = judge(extraction, register, article);
  const isRaised = findings.some(({ kind }) => kind === 'violation');
  const isLawful = !labels.isTold && !isRaised && quiet.length > 0;
  return { ...labels, read: { document, told, built }, isLawful };
}
