/** What training on labelled news leaves behind: a part of the pack, one file a language. */
import type { LinearModel } from './linear-model.js';

/** The trained models of one language, in the order in which they are asked. */
export interface Weights {
  /** Whether a sentence tells of a supply, a service or a deployment to or from somebody. */
  readonly sentence: LinearModel;
  /** Whether the article tells one. */
  readonly article: LinearModel;
  /** Whether it tells a breach, asked also of supplies that only the law lets through. */
  readonly breach: LinearModel;
  /** Whether a party is supplier, recipient of what is told; two outputs. */
  readonly party: LinearModel;
  /** Whether goods of a class that is named are handed over; one output. */
  readonly goods: LinearModel;
  /** Which conducts, item classes and modalities are told; one output each, `conduct:arms-transfer`. */
  readonly slots: LinearModel;
  /**
   * From these probabilities on something is taken as told; `plain`: what rules read in one breath; `unread`: what no rule read;
   * `otherwise`: what breaks nothing as it is read is read otherwise; `lawful`: the same where the law lets it through.
   */
  readonly least: {
    readonly article: number;
    readonly plain: number;
    readonly unread: number;
    readonly party: number;
    readonly conduct: number;
    readonly item: number;
    readonly modality: number;
    readonly otherwise: number;
    readonly lawful: number;
  };
  /** Frames that were there when it was trained: what others read is taken at its word. */
  readonly frames: ReadonlySet<string>;
}
