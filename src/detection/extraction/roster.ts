/** Weighs over a whole article on which side each party stands, and reads an event's sides by that. */
import type { RoleVote, SentenceEvent } from './read-frames.js';
import { isSceneOf } from './settle-sides.js';
import { sideOf, STRONG, type Side } from './side.js';
import { usualOf } from './usual-side.js';
import type { PartyId } from '../vocabulary.js';

/** Who stands on which side over the whole article. */
export interface Roster {
  readonly supplier: ReadonlySet<PartyId>;
  readonly recipient: ReadonlySet<PartyId>;
}

/** A side needs this share of the weight of the side's heaviest party, or it is taken for a slip of reading. */
const LEAST_SHARE = 0.3;

/** A State beside the group that sits in it only says where the group is. */
function withoutHomes(parties: ReadonlySet<PartyId>, events: readonly SentenceEvent[]): ReadonlySet<PartyId> {
  const homes = new Set<PartyId>();
  for (const event of events)
    for (const { mention } of event.votes) {
      if (mention.party !== null && parties.has(mention.party) && mention.home !== null && !isSceneOf(mention))
        homes.add(mention.home);
    }
  return new Set([...parties].filter((party) => !homes.has(party)));
}

/** Two sides of a party are told alike from this share of the other's weight on. */
const EVEN_SHARE = 0.9;

/** Weight of a party's usual side where the words do not give it: above an adjective's, below a phrase's of direction. */
const PRIOR = { state: 0.4, group: 0.6 };

/** @param isMutual both sides give and take. */
export function buildRoster(events: readonly SentenceEvent[], isMutual: boolean): Roster {
  const scores = new Map<PartyId, { supplier: number; recipient: number }>();
  for (const event of events)
    for (const role of ['supplier', 'recipient'] as const)
      for (const side of bestVotes(event, role)) {
        const score = scores.get(side.party) ?? { supplier: 0, recipient: 0 };
        score[role] += side.weight * event.certainty;
        scores.set(side.party, score);
      }
  const told = new Map([...scores].map(([party, score]) => [party, { ...score }]));
  const usualSides = new Map<PartyId, 'supplier' | 'recipient'>();
  for (const event of events)
    for (const { mention } of event.votes) {
      const usual = usualOf(mention);
      const score = mention.party === null ? undefined : scores.get(mention.party);
      if (usual && mention.party !== null) usualSides.set(mention.party, usual);
      if (usual && score && score[usual] === 0)
        score[usual] = mention.entry.type === 'party' && !mention.entry.isGroup ? PRIOR.state : PRIOR.group;
    }
  const pick = (role: 'supplier' | 'recipient', from = scores): ReadonlySet<PartyId> => {
    const opposite = role === 'supplier' ? 'recipient' : 'supplier';
    // "a gang leader smuggled rifles to the gang": where both sides are told as much, the usual one is meant
    const eligible = [...from].filter(([party, score]) => {
      if (score[role] <= 0) return false;
      if (isMutual) return score[role] >= STRONG || score[opposite] === 0;
      const isEven =
        Math.min(score[role], score[opposite]) >= Math.max(STRONG, Math.max(score[role], score[opposite]) * EVEN_SHARE);
      const usual = usualSides.get(party);
      return isEven && usual !== undefined ? usual === role : score[role] >= score[opposite];
    });
    const top = Math.max(0, ...eligible.map(([, score]) => score[role]));
    return new Set(eligible.filter(([, score]) => score[role] >= top * LEAST_SHARE).map(([party]) => party));
  };
  const recipients = pick('recipient');
  // "North Korean engineers at Iran's range": what is usual yields where a side would stand empty
  const isUsual = recipients.size > 0;
  const supplier = isUsual ? pick('supplier') : pick('supplier', told);
  const recipient = isUsual ? recipients : pick('recipient', told);
  return { supplier, recipient: withoutHomes(withoutHolders(recipient, events), events) };
}

/** Who only holds the place where something is done yields to the State that is named ("Lebanese police in the Bekaa"). */
function withoutHolders(parties: ReadonlySet<PartyId>, events: readonly SentenceEvent[]): ReadonlySet<PartyId> {
  const named = new Set<PartyId>();
  const holders = new Set<PartyId>();
  for (const { votes } of events)
    for (const { mention, role } of votes)
      if (role === 'recipient' && mention.party !== null) {
        const isHolder = isSceneOf(mention) && mention.home !== null && parties.has(mention.home);
        (isHolder ? holders : named).add(mention.party);
      }
  return new Set([...parties].filter((party) => named.has(party) || !holders.has(party)));
}

/** The heaviest vote of each party for a side. */
export function bestVotes(event: SentenceEvent, role: RoleVote['role']): Side[] {
  const best = new Map<PartyId, Side>();
  for (const vote of event.votes) {
    if (vote.role !== role) continue;
    const side = sideOf(vote);
    const known = best.get(side.party);
    if (!known || known.weight < side.weight) best.set(side.party, side);
  }
  return [...best.values()];
}

/** Who stands on a side of an event, where the article agrees. */
export function sidesOf(event: SentenceEvent, role: 'supplier' | 'recipient', roster: Roster): Side[] {
  const all = [...bestVotes(event, role), ...turnedVotes(event, role, roster)].filter((side) =>
    roster[role].has(side.party),
  );
  const strong = all.filter((side) => side.weight >= STRONG);
  return strong.length > 0 ? strong : all;
}

/** Too little to carry a find or a seizure by itself (see hasSide). */
const TURNED = 0.35;

/** Votes for the other side by a party that stands on this one over the article: it is part of the event all the same. */
function turnedVotes(event: SentenceEvent, role: 'supplier' | 'recipient', roster: Roster): Side[] {
  const opposite = role === 'supplier' ? 'recipient' : 'supplier';
  const own = new Set(bestVotes(event, role).map((side) => side.party));
  return (
    bestVotes(event, opposite)
      // where a ship was stopped or a plane came down is neither side
      .filter((side) => !roster[opposite].has(side.party) && !own.has(side.party) && side.mention.marker !== 'in')
      .map((side) => ({ ...side, weight: TURNED }))
  );
}
