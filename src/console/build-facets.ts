/** The filters beside the queue, with how many alerts each value would show. */
import type { CountedColumn, ValueCount } from '../alerts/alert-tally.js';
import { KIND_LABELS, MODALITY_LABELS, STATE_LABELS } from './pages/labels.js';
import { nameLanguage, nameRegime } from './pages/name-things.js';
import type { Facet } from './pages/queue-model.js';

/** What is ticked, by facet. */
export interface Chosen {
  readonly state: readonly string[] | undefined;
  readonly regime: readonly string[] | undefined;
  readonly kind: readonly string[] | undefined;
  readonly told: readonly string[] | undefined;
  readonly language: readonly string[] | undefined;
}

type Words = Readonly<Record<string, string>>;

const FACETS: readonly {
  readonly name: keyof Chosen;
  readonly label: string;
  readonly column: CountedColumn;
  readonly wordFor: (value: string) => string;
}[] = [
  { name: 'state', label: 'Status', column: 'state', wordFor: (value) => (STATE_LABELS as Words)[value] ?? value },
  { name: 'regime', label: 'Embargo', column: 'regime', wordFor: nameRegime },
  {
    name: 'told',
    label: 'Told as',
    column: 'modality',
    wordFor: (value) => (MODALITY_LABELS as Words)[value] ?? value,
  },
  { name: 'kind', label: 'Kind', column: 'kind', wordFor: (value) => (KIND_LABELS as Words)[value] ?? value },
  { name: 'language', label: 'Language', column: 'languages', wordFor: nameLanguage },
];

/** @param count Counts the values of a column under the other filters, its own left out. */
export function buildFacets(
  chosen: Chosen,
  count: (column: CountedColumn, others: Partial<Chosen>) => readonly ValueCount[],
): Facet[] {
  return FACETS.map(({ name, label, column, wordFor }) => {
    const counts = count(column, { ...chosen, [name]: undefined });
    const ticked = chosen[name] ?? [];
    const absent = ticked.filter((value) => !counts.some((each) => each.value === value));
    return {
      name,
      label,
      options: [...counts, ...absent.map((value) => ({ value, count: 0 }))].map((each) => ({
        value: each.value,
        label: wordFor(each.value),
        count: each.count,
        isChosen: ticked.includes(each.value),
      })),
    };
  });
}
