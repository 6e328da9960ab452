/** Whether a trigger tells of something that happens: not a rule, a wish, a use in battle or the end of a compound. */
import { zoneBefore } from './clauses.js';
import { findCues, hasCue, type Sentence, type TriggerMention } from './document.js';
import type { Frame, TriggerEntry } from './language-pack.js';
import type { Skip } from './trace.js';
import type { ItemClass } from '../vocabulary.js';

/** Why a trigger opens no frame in its sentence, whatever stands beside it; null where it may. */
export function whyUnopened(
  sentence: Sentence,
  trigger: TriggerMention,
  entry: TriggerEntry,
  frame: Frame,
): Skip | null {
  // "anti-ship": the end of a compound opens no frame
  if (isShadowed(sentence, trigger) || sentence.tokens[trigger.from]!.isJoined)
    return 'it is part of another word or phrase';
  if (entry.word === 'noun' && hasCue(sentence, ['against'], trigger.from - 1, trigger.from))
    return 'it names a target';
  if (entry.word === 'noun' && isNamePart(sentence, trigger)) return 'it is part of another word or phrase';
  if (isSupposed(sentence, trigger) || isAnybodys(sentence, trigger)) return 'it is only supposed';
  if (frame.conduct === 'technical-assistance' && isEpithet(sentence, trigger, entry))
    return 'it is part of another word or phrase';
  if (entry.word === 'noun' && hasCue(sentence, ['modal-unreal'], trigger.to, trigger.to + 1))
    return 'it is only supposed';
  if (isOfRule(sentence, trigger)) return 'its sentence tells a rule or a draft';
  if (frame.thing === 'subject' && frame.needs === 'item' && frame.direction !== 'near' && isShot(sentence, trigger))
    return 'it tells of use, not of supply';
  if (entry.word === 'noun' && leadsNowhere(sentence, trigger)) return 'what the frame needs does not stand beside it';
  if (frame.needs === 'item' && (isSentIn(sentence, trigger) || isOwnShip(sentence, trigger)))
    return 'it tells of use, not of supply';
  if (frame.direction === 'near' && (isShotStopped(sentence, trigger) || isBooty(sentence, trigger)))
    return 'it tells of use, not of supply';
  return null;
}

/** "Intercepted a missile fired by the Houthis", "foiled a missile attack launched towards Riyadh": a shot is stopped, no cargo. */
function isShotStopped(sentence: Sentence, trigger: TriggerMention): boolean {
  const thing = sentence.items.find((item) => item.from >= trigger.to && item.from - trigger.to <= STOPPED_REACH);
  return thing !== undefined && hasCue(sentence, ['shot'], thing.to, thing.to + SHOT_GAP);
}

/** "Combat aircraft", "naval vessels": the end of a weapon's name carries nothing. */
function isNamePart(sentence: Sentence, { from, to }: TriggerMention): boolean {
  return sentence.items.some((item) => item.from < from && item.to === to);
}

/** "Seized their machine guns": what the beaten had. */
function isBooty(sentence: Sentence, { to }: TriggerMention): boolean {
  return hasCue(sentence, ['pronoun-group'], to, to + 1) && hasCue(sentence, ['pronoun-owner'], to, to + 1);
}

/** "Sent a drone toward the carrier", "boats to harass a tanker": what flies or sails is sent at somebody. */
function isSentIn(sentence: Sentence, { from: start, to }: TriggerMention): boolean {
  const isFlown = hasCue(sentence, ['toward-word'], to, to + 1);
  if (isFlown && sentence.items.some(({ to: end, entry }) => isBefore(end, start) && AT_WAR.includes(entry.itemClass)))
    return true;
  return sentence.items.some(
    ({ from, to: end, entry }) =>
      from >= to &&
      from - to <= STOPPED_REACH &&
      AT_WAR.includes(entry.itemClass) &&
      (hasCue(sentence, ['toward-word', 'at-word'], end, end + 1) ||
        (hasCue(sentence, ['infinitive-mark'], end, end + 1) && hasCue(sentence, ['enemy-verb'], end + 1, end + 2))),
  );
}

/** "The drone that Iran had flown towards": a thing stands shortly before its verb. */
function isBefore(end: number, verb: number): boolean {
  return end <= verb && verb - end <= STOPPED_REACH;
}

/** "Sent a warship to Somalia to fight pirates": a navy's ship that goes somewhere to do something stays its navy's. */
function isOwnShip(sentence: Sentence, { to }: TriggerMention): boolean {
  const ship = findCues(sentence, 'navy-ship', to, to + STOPPED_REACH)[0];
  if (!ship) return false;
  return findCues(sentence, 'infinitive-mark', ship.to, ship.to + ERRAND).some((mark) =>
    hasCue(sentence, ['infinitive'], mark.to, mark.to + 1),
  );
}

/** Words from a ship to what it is sent to do ("to the coast of Somalia to combat"). */
const ERRAND = 9;

/** "Ethiopian troops in some of the worst fighting": a noun that ends in "in" must say in whose land. */
function leadsNowhere(sentence: Sentence, { from, to }: TriggerMention): boolean {
  return (
    to - from > 1 &&
    hasCue(sentence, ['inside-word'], to - 1, to) &&
    !sentence.parties.some((party) => party.from >= to && party.from - to <= STOPPED_REACH)
  );
}

/** Classes of things that go to war by themselves. */
export const AT_WAR: readonly ItemClass[] = ['drones', 'missiles', 'aircraft', 'vessels', 'ammunition'];

/** Words from the verb to what it stops ("intercepted and destroyed the ballistic missile"). */
const STOPPED_REACH = 5;

/** Words in which the shot follows the thing ("missile attack launched"). */
const SHOT_GAP = 2;

/** What a rule forbids or allows is no event, unless somebody is said to breach it. */
export function isNorm(sentence: Sentence): boolean {
  return (
    hasCue(sentence, ['norm']) &&
    hasCue(sentence, ['norm-verb']) &&
    !hasCue(sentence, ['breach']) &&
    !hasNormBeside(sentence)
  );
}

/** "despite the ban", "since sanctions were reimposed": the rule is only the setting. */
function hasNormBeside(sentence: Sentence): boolean {
  return sentence.cues.some(
    (cue) =>
      cue.cue === 'norm' &&
      cue.from > 8 &&
      hasCue(sentence, ['subordinator', 'preposition', 'against'], cue.from - 5, cue.from) &&
      !opensReport(sentence, cue.from),
  );
}

/** "said that the embargo": the rule is what the clause is about. */
function opensReport(sentence: Sentence, rule: number): boolean {
  return hasCue(sentence, ['that-word'], rule - 2, rule - 1) && hasCue(sentence, ['article'], rule - 1, rule);
}

/** "gets 19 years for guns": a sentence of a court. */
function isPunished(sentence: Sentence, trigger: TriggerMention): boolean {
  return hasCue(sentence, ['term-of-time'], trigger.to + 1, trigger.to + 3);
}

function isShadowed(sentence: Sentence, trigger: TriggerMention): boolean {
  if (isPunished(sentence, trigger)) return true;
  return sentence.cues.some(
    (cue) =>
      cue.cue === 'shadow' &&
      cue.from <= trigger.from &&
      trigger.to <= cue.to &&
      cue.to - cue.from > trigger.to - trigger.from,
  );
}

/** "A missile fired from Yemen reached Eilat": it came by being used. */
function isShot(sentence: Sentence, trigger: TriggerMention): boolean {
  const zone = zoneBefore(sentence, trigger, 12);
  return hasCue(sentence, ['shot'], zone.from, zone.to);
}

/** "could one day end up", "should send": nobody says that it happens. "may have sent" and "may get" are reports. */
function isSupposed(sentence: Sentence, trigger: TriggerMention): boolean {
  if (isConditional(sentence, trigger) || isSubjunctive(sentence, trigger)) return true;
  const modal = sentence.cues.find(
    (cue) => cue.cue === 'modal' && cue.to <= trigger.from && trigger.from - cue.to <= 2,
  );
  if (!modal) return false;
  if (hasCue(sentence, ['perfect-word'], modal.to, modal.to + 1)) return false;
  return (
    modal.to - modal.from > 1 ||
    hasCue(sentence, ['modal-unreal', 'modal-able'], modal.from, modal.to) ||
    hasCue(sentence, ['hypothetical', 'request'])
  );
}

/** "Whoever violates the embargo": a warning to all. */
function isAnybodys(sentence: Sentence, trigger: TriggerMention): boolean {
  return sentence.cues.some(
    ({ cue, to }) => cue === 'anybody' && to <= trigger.from && trigger.from - to <= ANYBODY_GAP,
  );
}

/** Words between "whoever" and the act. */
const ANYBODY_GAP = 2;

/** "Iran's upgraded drones": between an owner and the thing a participle only describes it. */
function isEpithet(sentence: Sentence, { from, to }: TriggerMention, { word }: TriggerEntry): boolean {
  return (
    word === 'verb' &&
    sentence.items.some((item) => item.from === to) &&
    sentence.parties.some(
      (party) => (party.isPossessive ? party.to + 1 : party.to) === from && (party.isPossessive || party.isModifier),
    )
  );
}

/** Words between "ban on" and the act that it is about ("ban on conventional arms sales"). */
const RULE_GAP = 3;

/** "Lifted a ban on selling missiles", "allowed to buy": what one may do, unless somebody is said to breach it. */
function isOfRule(sentence: Sentence, trigger: TriggerMention): boolean {
  if (hasCue(sentence, ['breach'])) return false;
  if (isToEnd(sentence, trigger)) return true;
  return sentence.cues.some(
    ({ cue, to }) => (cue === 'rule-on' || cue === 'norm-modal') && to <= trigger.from && trigger.from - to <= RULE_GAP,
  );
}

/** "Asked Iran to stop the flow of arms", "called for an end to sales": what somebody wants to end. */
function isToEnd(sentence: Sentence, trigger: TriggerMention): boolean {
  if (isToPrevent(sentence, trigger)) return true;
  return (
    hasCue(sentence, ['plea'], 0, trigger.from) &&
    hasCue(sentence, ['to-end'], trigger.from - RULE_GAP - 1, trigger.from + 1)
  );
}

/** "Imposed to cut the flow", "to prevent the delivery of arms": what a measure is for; "to stop a shipment" is one shipment. */
function isToPrevent(sentence: Sentence, { from, entries }: TriggerMention): boolean {
  return (
    entries.some(({ word }) => word === 'noun') &&
    hasCue(sentence, ['prevention'], from - PREVENTION_GAP, from) &&
    !hasCue(sentence, ['article-one'], from - PREVENTION_GAP, from)
  );
}

/** Words between "to prevent" and what is prevented ("to prevent the delivery"). */
const PREVENTION_GAP = 2;

/** "Asks that the police be sent helicopters": a bare "be" tells what somebody wants. */
function isSubjunctive(sentence: Sentence, trigger: TriggerMention): boolean {
  const at = trigger.from - 1;
  return (
    hasCue(sentence, ['bare-be'], at, at + 1) &&
    !hasCue(sentence, ['auxiliary', 'modal', 'modal-would', 'infinitive-mark', 'future'], at - WISH_REACH, at)
  );
}

/** Words before a bare "be" in which its auxiliary may stand ("will soon be"). */
const WISH_REACH = 3;

/** "would give them in that case". */
function isConditional(sentence: Sentence, trigger: TriggerMention): boolean {
  return hasCue(sentence, ['condition']) && hasCue(sentence, ['modal-would'], trigger.from - 2, trigger.from);
}

const FUTURE_REACH = 5;

/** "will hand", "agreed to send"; in a title also the bare infinitive ("Moscow to send"). */
export function isFuture(sentence: Sentence, trigger: TriggerMention): boolean {
  if (hasCue(sentence, ['future'], Math.max(0, trigger.from - FUTURE_REACH), trigger.from)) return true;
  const isInfinitive = hasCue(sentence, ['infinitive-mark'], trigger.from - 1, trigger.from);
  return (
    sentence.field === 'title' &&
    isInfinitive &&
    !hasCue(sentence, ['attempt', 'control'], Math.max(0, trigger.from - 4), trigger.from - 1)
  );
}

const NEGATION_REACH = 4;

export function isNegated(sentence: Sentence, trigger: TriggerMention): boolean {
  return (
    hasCue(sentence, ['negation'], Math.max(0, trigger.from - NEGATION_REACH), trigger.from) &&
    !hasCue(sentence, ['adverb'], trigger.from - 2, trigger.from - 1)
  );
}
