/** Fits logistic models by coordinate descent. Pure and deterministic: the same rows give the same weights. */
import type { Features, LinearModel } from './linear-model.js';

/** A thing with its features and, per output, whether it is so. */
export interface Row {
  readonly features: Features;
  readonly labels: readonly boolean[];
}

/** How to fit. */
export interface FitOptions {
  /** Strength against the data of the pull of all weights to 0 (L2); the larger, the less is learned by heart. */
  readonly ridge: number;
  /** Features in fewer rows are left out. */
  readonly leastRows: number;
}

const PASSES = 40;

/** Steps smaller than this are not taken: they change no probability by as much as rounding does. */
const LEAST_STEP = 1e-4;

/** Weights smaller than this are left out of the model: they move nothing and make it unreadable. */
const LEAST_WEIGHT = 0.05;

/**
 * One model per output, the pull on all weights but the bias.
 * Each step minimises a quadratic that lies above the loss (its curvature is at most ¼ Σx²), so no step makes it worse.
 * Böhning and Lindsay, Monotonicity of quadratic-approximation algorithms, 1988.
 */
export function fitLogistic(outputs: readonly string[], rows: readonly Row[], options: FitOptions): LinearModel {
  const columns = columnsOf(rows, options.leastRows);
  const weights = new Map<string, number[]>();
  const bias = outputs.map((_, output) => {
    const labels = rows.map((row) => (row.labels[output] ? 1 : 0));
    const fitted = fitOne(columns, labels, options.ridge);
    fitted.weights.forEach((weight, index) => {
      const rounded = Math.round(weight * 100) / 100;
      if (Math.abs(rounded) < LEAST_WEIGHT) return;
      const { name } = columns[index]!;
      weights.set(name, [...(weights.get(name) ?? []), output, rounded]);
    });
    return Math.round(fitted.bias * 1000) / 1000;
  });
  return { outputs, bias, weights };
}

interface Column {
  readonly name: string;
  readonly rows: Int32Array;
  readonly values: Float64Array;
  /** ¼ Σ value². */
  readonly curvature: number;
}

function columnsOf(rows: readonly Row[], leastRows: number): Column[] {
  const cells = new Map<string, [number, number][]>();
  rows.forEach(({ features }, index) => {
    for (const [name, value] of features) {
      const own = cells.get(name);
      if (own) own.push([index, value]);
      else cells.set(name, [[index, value]]);
    }
  });
  return [...cells]
    .filter(([, own]) => own.length >= leastRows)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, own]) => ({
      name,
      rows: Int32Array.from(own, ([row]) => row),
      values: Float64Array.from(own, ([, value]) => value),
      curvature: own.reduce((sum, [, value]) => sum + value * value, 0) / 4,
    }));
}

function fitOne(
  columns: readonly Column[],
  labels: readonly number[],
  ridge: number,
): { bias: number; weights: Float64Array } {
  const weights = new Float64Array(columns.length);
  const scores = new Float64Array(labels.length);
  // what is left to explain of each row: label less probability; kept up to date step by step
  const rest = Float64Array.from(labels, (label) => label - 0.5);
  const move = (row: number, by: number): void => {
    scores[row]! += by;
    rest[row] = labels[row]! - 1 / (1 + Math.exp(-scores[row]!));
  };
  let bias = 0;
  for (let pass = 0; pass < PASSES; pass++) {
    const shift = (4 * rest.reduce((sum, one) => sum + one, 0)) / labels.length;
    bias += shift;
    for (let row = 0; row < labels.length; row++) move(row, shift);
    for (let index = 0; index < columns.length; index++) {
      const { rows, values, curvature } = columns[index]!;
      let gradient = -ridge * weights[index]!;
      for (let i = 0; i < rows.length; i++) gradient += rest[rows[i]!]! * values[i]!;
      const step = gradient / (curvature + ridge);
      if (Math.abs(step) < LEAST_STEP) continue;
      weights[index]! += step;
      for (let i = 0; i < rows.length; i++) move(rows[i]!, step * values[i]!);
    }
  }
  return { bias, weights };
}
