/** The form by which a reviewer says that an article was missed, and may raise an alert from it. */
import { z } from 'zod';
import { REGIMES } from '../detection/vocabulary.js';
import { handClaimSchema } from '../intake/mark-missed-schema.js';
import type { Mark } from '../intake/missed-articles.service.js';
import { invalidRequest } from '../platform/http/http.errors.js';
import { hasClaim, type EnteredClaim } from './pages/raise-fields.js';
import { parseParties } from './parse-parties.js';

const words = (max: number): z.ZodType<string, string | undefined> =>
  z
    .string()
    .max(max)
    .default('')
    .transform((text) => text.replaceAll('\r\n', '\n').replaceAll('\0', '').toWellFormed().trim());
const day = z.union([z.iso.date(), z.literal('')]).default('');

export const missedForm = z.object({
  regime: z.enum(REGIMES),
  text: words(4_000),
  conduct: words(40),
  supplier: words(500),
  recipient: words(500),
  items: z
    .union([z.string(), z.array(z.string()).max(50)])
    .default([])
    .transform((items) => (typeof items === 'string' ? [items] : items)),
  modality: words(40),
  passage: words(2_000),
  from: day,
  to: day,
});

/** @throws Refusal `invalid-request`, naming the field in words. */
export function toMark(entered: EnteredClaim): Mark {
  const regime = z.enum(REGIMES).parse(entered.regime);
  const note = entered.text === '' ? null : entered.text;
  if (entered.conduct === '') {
    if (hasClaim(entered)) throw invalidRequest([{ field: 'conduct', message: FAULTS['conduct'] ?? '' }]);
    return { regime, note, claim: null };
  }
  const from = entered.from === '' ? entered.to : entered.from;
  const claim = handClaimSchema.safeParse({
    conduct: [entered.conduct],
    supplier: partiesOf('supplier', entered.supplier),
    recipient: partiesOf('recipient', entered.recipient),
    items: entered.items,
    modality: [entered.modality === '' ? 'reported' : entered.modality],
    passage: entered.passage,
    date: from === '' ? null : { from, to: entered.to === '' ? from : entered.to },
  });
  if (claim.success) return { regime, note, claim: claim.data };
  const [issue] = claim.error.issues;
  const field = String(issue?.path[0] ?? 'claim');
  throw invalidRequest([{ field, message: FAULTS[field] ?? issue?.message ?? 'is not valid' }]);
}

/** What to say where a field is not filled as it must be. */
const FAULTS: Readonly<Record<string, string>> = {
  conduct: 'say what is said to have been done, or empty the other fields of the alert',
  passage: 'copy the words of the article that say so, at most 400 characters',
  recipient: 'name who is said to have supplied or who is said to have received',
  date: 'give days from 1946 to 2100, the last not before the first',
};

function partiesOf(field: string, typed: string): readonly string[] {
  const { parties, unknown } = parseParties(typed);
  if (unknown.length > 0)
    throw invalidRequest([{ field, message: `nobody is known as “${unknown[0] ?? ''}”; choose a name from the list` }]);
  return parties;
}
