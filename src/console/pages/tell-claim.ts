/** One claim in words for a row: who → what → whom, by whom it is told and by whom denied. */
import type { AlertClaim } from '../../alerts/alert-content.js';
import { listInWords, partyName } from '../../alerts/party-names.js';
import { ITEM_LABELS, MODALITY_LABELS } from './labels.js';

/** The slots that name the parties and the goods. */
export type ToldClaim = Pick<
  AlertClaim,
  'conduct' | 'supplier' | 'recipient' | 'items' | 'quantities' | 'identifiers' | 'places'
>;

/** Who → what → whom. `whom` is null where the text names neither recipient nor destination. */
export interface ClaimWords {
  readonly who: string;
  readonly what: string;
  readonly whom: string | null;
}

/** What a conduct is about where no item is named. */
const OBJECTS: Readonly<Record<string, string>> = {
  'arms-transfer': 'arms',
  'dual-use-transfer': 'dual-use goods',
  'technical-assistance': 'military training or help',
  'armed-personnel': 'fighters',
  'financing-brokering': 'financing or brokering of arms',
  'transport-concealment': 'concealed transport of arms',
  'overseas-labour': 'workers',
};

/** Puts the slots into words. */
export function tellSlots(claim: ToldClaim): ClaimWords {
  return { who: tellWho(claim), what: tellWhat(claim), whom: tellWhom(claim) };
}

/**
 * By whom a claim is told and denied: "Alleged by two diplomats", "denied by the company".
 *
 * @param outlet Who carries it; named where the text names nobody.
 */
export function tellByWhom(
  claim: Pick<AlertClaim, 'modality' | 'by' | 'deniedBy'>,
  outlet: string | null,
): { readonly told: string; readonly denied: string | null } {
  const modality = claim.modality.find((each) => each !== 'denied') ?? 'reported';
  const label = (MODALITY_LABELS as Readonly<Record<string, string>>)[modality] ?? 'Reported';
  const by = claim.by !== null ? ` by ${quoteSpeaker(claim.by)}` : outlet !== null ? ` in ${outlet}` : '';
  const denied =
    claim.deniedBy !== null
      ? `denied by ${quoteSpeaker(claim.deniedBy)}`
      : claim.modality.includes('denied')
        ? 'denied; by whom was not read'
        : null;
  return { told: `${label}${by}`, denied };
}

/**
 * The words of the text for whoever speaks, without the verb of saying that may stand with them. A lone name is put in
 * quotation marks ("Emirates", "Russian": what the text calls them), an article that opened a sentence stands in the
 * middle of one here, and another script keeps its own direction.
 */
export function quoteSpeaker(words: string): string {
  const bare = words
    .trim()
    .replace(/^(?:according to|as told by)\s+/i, '')
    .replace(
      /[\s,]+(?:said|says|say|told|tells|reported|reports|report|claimed|claims|claim|added|adds)(?:\s+(?:on\s+)?\w+day)?$/i,
      '',
    );
  const named = (bare === '' ? words.trim() : bare).replace(/^(?:An?|The)(?=\s)/, (article) => article.toLowerCase());
  const quoted = /^\p{Lu}[\p{L}\p{M}’'-]*$/u.test(named) && !/^[\p{Lu}]{2,}$/u.test(named) ? `“${named}”` : named;
  return /[\u0590-\u08ff]/.test(quoted) ? `\u2068${quoted}\u2069` : quoted;
}

function tellWho(claim: ToldClaim): string {
  if (claim.supplier.length > 0) return listInWords(claim.supplier.map(partyName));
  const carrier = claim.identifiers.find(({ type }) => type === 'company' || type === 'vessel');
  if (carrier) return carrier.type === 'vessel' ? `the vessel ${carrier.value}` : carrier.value;
  const origin = claim.places.find(({ role }) => role === 'origin');
  return origin ? `somebody in ${partyName(origin.country)}` : 'supplier not named';
}

function tellWhat(claim: ToldClaim): string {
  const isVague = (item: string): boolean => item === 'unspecified-arms';
  const items = claim.items.every(isVague) ? claim.items : claim.items.filter((item) => !isVague(item));
  const names = items.map((item) => (ITEM_LABELS as Readonly<Record<string, string>>)[item] ?? item);
  if (names.length === 0) return OBJECTS[claim.conduct[0] ?? ''] ?? 'arms';
  // A quantity belongs to one item; with several, nobody could tell to which.
  return names.length === 1 && claim.quantities.length === 1
    ? `${names[0]} (${claim.quantities[0]})`
    : listInWords(names, 4);
}

function tellWhom(claim: ToldClaim): string | null {
  if (claim.recipient.length > 0) return listInWords(claim.recipient.map(partyName));
  const place = claim.places.find(({ role }) => role === 'destination');
  return place ? partyName(place.country) : null;
}
