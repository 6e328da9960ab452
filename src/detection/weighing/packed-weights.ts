/** Weights of a model kept close together: as a map of arrays those of one language take five times as much memory. */
import type { NamedWeights } from './linear-model.js';

export class PackedWeights implements NamedWeights {
  private readonly names: readonly string[];
  /** Where the pairs of a name begin; those of the next follow. */
  private readonly starts: Uint32Array;
  private readonly pairs: Float64Array;

  /** @param weights Feature → pairs of output and weight, one after the other. */
  constructor(weights: Readonly<Record<string, readonly number[]>>) {
    this.names = Object.keys(weights);
    this.starts = new Uint32Array(this.names.length + 1);
    for (const [at, name] of this.names.entries()) this.starts[at + 1] = this.starts[at]! + weights[name]!.length;
    this.pairs = new Float64Array(this.starts.at(-1)!);
    for (const [at, name] of this.names.entries()) this.pairs.set(weights[name]!, this.starts[at]!);
  }

  get size(): number {
    return this.names.length;
  }

  keys(): Iterable<string> {
    return this.names;
  }

  *[Symbol.iterator](): IterableIterator<readonly [string, readonly number[]]> {
    for (const [at, name] of this.names.entries())
      yield [name, [...this.pairs.subarray(this.starts[at], this.starts[at + 1])]];
  }
}
