/** How much each place in the grammar says about a side, and how the readers of such places hand on what they read. */
import type { PartyMention } from './document.js';
import type { Role } from './language-pack.js';

/** How much a place in the grammar says about the side, 0–1: set by judgement of the grammar, not measured one by one. */
export const WEIGHT = {
  subject: 0.9,
  patient: 0.85,
  object: 0.85,
  possessor: 0.8,
  adjective: 0.6,
  phrase: 0.85,
  loose: 0.45,
  scene: 0.35,
  people: 0.7,
  pronoun: 0.6,
  store: 0.5,
};

/** Takes a vote for a side; none where the frame gives the place no role. */
export type Add = (mention: PartyMention, role: Role | undefined, weight: number, isDirected: boolean) => void;
