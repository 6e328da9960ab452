/** A party on one side of an event, and how sides are put together. */
import type { PartyMention, Sentence } from './document.js';
import type { RoleVote } from './read-frames.js';
import { isState, type PartyId } from '../vocabulary.js';

/** A party on a side, with where it is read. */
export interface Side {
  readonly party: PartyId;
  readonly mention: PartyMention;
  readonly sentence: Sentence;
  readonly weight: number;
}

/** From this on a vote counts by itself; weaker ones count where there is no stronger. */
export const STRONG = 0.5;

export function sideOf(vote: RoleVote): Side {
  return { party: vote.mention.party!, mention: vote.mention, sentence: vote.sentence, weight: vote.weight };
}

export function homeOf(side: Side): PartyId | null {
  return side.mention.home;
}

export function isGroupSide(side: Side): boolean {
  return !isState(side.party);
}

export function uniteSides(a: readonly Side[], b: readonly Side[]): Side[] {
  return [...a, ...b.filter((side) => !a.some((other) => other.party === side.party))];
}
