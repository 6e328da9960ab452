/** A plain table of words and numbers, the first column naming the row. */
import type { VNode } from 'preact';

interface Props {
  readonly label: string;
  /** Said where there is no row. */
  readonly empty: string;
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export function NumbersTable({ label, empty, heads, rows }: Props): VNode {
  if (rows.length === 0) return <p class="none">{empty}</p>;
  return (
    <div class="scroll" role="region" aria-label={label} tabIndex={0}>
      <table class="table numbers">
        <thead>
          <tr>
            {heads.map((head) => (
              <th scope="col">{head}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, ...cells]) => (
            <tr>
              <th scope="row">
                <bdi>{name}</bdi>
              </th>
              {cells.map((cell) => (
                <td>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
