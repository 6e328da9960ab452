/** Confidence is a product: every named factor can only take away. */
import type { ConfidencePart } from '../event.js';

/** A start times all factors, held to 0..1 and rounded to three places so that it prints as it compares. */
export function multiply(start: number, parts: readonly ConfidencePart[]): number {
  const product = parts.reduce((value, part) => value * part.factor, start);
  return Math.round(Math.min(1, Math.max(0, product)) * 1000) / 1000;
}
