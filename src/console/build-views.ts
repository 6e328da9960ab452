/** Kept views as the queue shows them. */
import type { SavedViewRow } from '../alerts/saved-views.service.js';
import { VIEW_PARAMETERS } from '../alerts/view-schema.js';
import type { QueueModel } from './pages/queue-model.js';

export function buildSavedView(view: SavedViewRow, userId: string | null): QueueModel['saved'][number] {
  const search = new URLSearchParams();
  for (const name of VIEW_PARAMETERS) for (const value of view.filters[name] ?? []) search.append(name, value);
  const isOwn = view.ownerId === userId;
  return {
    id: view.id,
    name: view.name,
    href: `/queue?${search.toString()}`,
    note: isOwn ? (view.isShared ? 'shared' : null) : view.ownerName,
    isOwn,
  };
}

/** The filters of a page of the queue, to be kept; null where there is nothing to keep. */
export function keepableOf(query: Readonly<Record<string, unknown>>): QueueModel['keepable'] {
  const fields = VIEW_PARAMETERS.flatMap((name) => {
    const given = query[name];
    const values = (Array.isArray(given) ? given : [given]).filter(
      (value) => typeof value === 'string' && value !== '',
    );
    return values.map((value) => ({ name, value: String(value) }));
  });
  const usual = new Map([
    ['view', 'needs-review'],
    ['sort', 'priority'],
  ]);
  return fields.some(({ name, value }) => usual.get(name) !== value) ? fields : null;
}
