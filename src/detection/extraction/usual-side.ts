/** On which side news nearly always has a party. */
import type { PartyMention } from './document.js';

/** The side on which news nearly always has a party, or null. */
export function usualOf(mention: PartyMention): 'supplier' | 'recipient' | null {
  const { entry } = mention;
  if (entry.type === 'party') return entry.usual;
  if (entry.type === 'reference') return entry.refersTo === 'group' ? 'recipient' : null;
  return entry.heldBy !== null ? 'recipient' : null;
}
