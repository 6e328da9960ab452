/** Boxes to tick, one for each of a few values. */
import type { VNode } from 'preact';

/** @param chosen Ticked from the start; none where it is not given. */
export function Choices({
  legend,
  name,
  labels,
  chosen = [],
}: {
  readonly legend: string;
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly chosen?: readonly string[];
}): VNode {
  return (
    <fieldset class="checks">
      <legend>{legend}</legend>
      {Object.entries(labels).map(([value, label]) => (
        <label>
          <input type="checkbox" name={name} value={value} checked={chosen.includes(value)} /> {label}
        </label>
      ))}
    </fieldset>
  );
}
