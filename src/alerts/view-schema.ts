/** What a saved view may hold: the API and the queue page hold to the same. */
import { z } from 'zod';
import { isStorableText } from '../platform/database/storable-text.js';

/** Parameters of the queue page that a view keeps; what page of the list one is on is none of them. */
export const VIEW_PARAMETERS = ['view', 'state', 'regime', 'kind', 'told', 'language', 'label', 'q', 'sort'] as const;

/** How a view is called. */
export const viewName = z.string().trim().min(1).max(60);

/** The parameters with their values. */
export const viewFilters = z.partialRecord(
  z.enum(VIEW_PARAMETERS),
  z.array(z.string().min(1).max(200).refine(isStorableText, 'must be text')).min(1).max(50),
);
