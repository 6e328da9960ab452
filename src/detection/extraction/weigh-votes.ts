/** What a vote for a side is worth to those who ask whether anything is told at all. */
import type { RoleVote } from './read-frames.js';

/** Says in so many words who gets it. */
export function isGiven(vote: RoleVote): boolean {
  return vote.role === 'recipient' && vote.isDirected && vote.weight >= 0.8;
}

/** Says where from or where to. */
export function isHeaded(vote: RoleVote): boolean {
  return vote.isDirected && vote.weight >= 0.5;
}

/** Names a side by more than a place where things happen. */
export function isFirm(vote: RoleVote): boolean {
  return (
    (vote.role === 'supplier' || vote.role === 'recipient' || vote.role === 'both') && vote.weight >= LEAST_OF_PEOPLE
  );
}

/** What a side must weigh before people who move are told of: a town alone is enough, a loose phrase is not. */
const LEAST_OF_PEOPLE = 0.4;

/** "Turkish police foiled a delivery": who stops or finds the goods is the subject of that, and did not send them. */
export function withoutStoppers(votes: readonly RoleVote[]): RoleVote[] {
  const stoppers = new Set(votes.filter(({ role }) => role === 'other').map(({ mention }) => mention));
  return votes.filter(({ mention, role, isDirected }) => role !== 'supplier' || isDirected || !stoppers.has(mention));
}
