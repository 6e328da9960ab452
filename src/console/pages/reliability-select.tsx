import type { VNode } from 'preact';
import { RELIABILITY_LABELS } from './labels.js';

/** NATO Admiralty letters to choose from. */
export function ReliabilitySelect({ id, value }: { readonly id: string; readonly value: string }): VNode {
  return (
    <select class="field" id={id} name="reliability">
      {Object.entries(RELIABILITY_LABELS).map(([letter, label]) => (
        <option value={letter} selected={letter === value}>
          {letter}, {label}
        </option>
      ))}
    </select>
  );
}
