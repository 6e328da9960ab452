/** Reads what the Council or its committees did to an embargo: adopted, not drafted, debated or vetoed. */
import { findCues, hasCue, type CueMention, type Document, type Sentence } from './document.js';
import { passageOf } from './choose-evidence.js';
import { aboutOf, isDirected } from './council-parties.js';
import { UNKNOWN_DATE, type CouncilAct, type DateInterval } from '../event.js';
import type { CueId } from './cues.js';
import { formatDay } from './read-dates.js';

const ACTS: readonly [CueId, CouncilAct['act']][] = [
  ['council-act-snapback', 'snapback'],
  ['council-act-delist', 'delist'],
  ['council-act-list', 'list'],
  ['council-act-lift', 'lift'],
  ['council-act-ease', 'ease'],
  ['council-act-lapse', 'lapse'],
  ['council-act-impose', 'impose'],
  ['council-act-renew', 'renew'],
  ['council-act-amend', 'amend'],
];

/** An act must stand where news puts its subject: in the title or the first sentences. */
const LEAD = 4;

const DAY_MS = 86_400_000;
/** News of an act comes within days; an older date in the sentence makes it background. */
const FRESH_DAYS = 14;

/** @param published ms since 1970 of the day of publication (UTC midnight), or null. */
export function readCouncilActs(document: Document, published: number | null): CouncilAct[] {
  const lead = document.sentences.filter((sentence) => sentence.index <= LEAD && sentence.blockers.length === 0);
  const isCouncilNews = lead.some((sentence) =>
    hasCue(sentence, ['council', 'council-committee', 'council-resolution', 'council-vote']),
  );
  if (!isCouncilNews) return [];
  const isDecided = lead.some(
    (sentence) => isDecision(sentence) || (hasCue(sentence, ['council-vote']) && !isNotAdopted(sentence)),
  );
  const acts: CouncilAct[] = [];
  for (const sentence of lead) {
    const act = readAct(document, sentence, lead, isDecided, published);
    if (act && !acts.some((other) => other.act === act.act && sameAbout(other, act))) acts.push(act);
  }
  return acts;
}

/** The Council, a committee or a resolution beside a word of adoption, and nothing that says it was only proposed. */
function isDecision(sentence: Sentence): boolean {
  return (
    hasCue(sentence, ['council', 'council-committee', 'council-resolution']) &&
    hasCue(sentence, ['council-decides']) &&
    !isNotAdopted(sentence) &&
    !hasCue(sentence, ['council-other-body'])
  );
}

/** A veto, or a draft of which nobody says that it was adopted ("raised their hands for a British draft"). */
export function isNotAdopted(sentence: Sentence): boolean {
  if (hasCue(sentence, ['council-not-adopted'])) return true;
  return findCues(sentence, 'council-draft').some(
    (cue) => !hasCue(sentence, ['council-decides'], cue.from - DRAFT_GAP, cue.from),
  );
}

/** Words between "adopted" and "draft" ("adopted by thirteen votes a French draft"). */
const DRAFT_GAP = 6;

/** Brussels or Washington acts, and no Council stands between it and the act. */
function isOfOtherBody(sentence: Sentence, act: CueMention): boolean {
  return findCues(sentence, 'council-other-body', 0, act.from).some(
    (body) => !hasCue(sentence, ['council', 'council-committee'], body.to, act.from),
  );
}

function sameAbout(a: CouncilAct, b: CouncilAct): boolean {
  return b.about.every((slot) => a.about.some((other) => other.party === slot.party));
}

function readAct(
  document: Document,
  sentence: Sentence,
  lead: readonly Sentence[],
  isDecided: boolean,
  published: number | null,
): CouncilAct | null {
  if (isNotAdopted(sentence) || hasCue(sentence, ['monitor'])) return null;
  if (isStale(document, sentence, published)) return null;
  const found = explicitAct(sentence) ?? normAct(sentence, isDecided);
  if (
    !found ||
    isOfOtherBody(sentence, found.cue) ||
    isBeyondCommittee(sentence, found.act) ||
    isWished(sentence, found) ||
    isToldAsPast(document, found.cue, sentence, published)
  )
    return null;
  const isOfCouncil = hasCue(sentence, ['council', 'council-committee', 'council-resolution', 'arms-embargo']);
  const isSelfActing = found.act === 'lapse' || found.act === 'snapback' || found.act === 'lift';
  if (!isOfCouncil && !isDecided) return null;
  const isStated = isDecided || (found.isExplicit ? isCouncilSubject(sentence) : isRuledByCouncil(sentence));
  if (!isStated && (!isSelfActing || !hasCue(sentence, ['council', 'council-resolution', 'arms-embargo']))) return null;
  const about = aboutOf(sentence, lead, found.isExplicit ? [] : [isDirected]);
  if (about.length === 0) return null;
  const parts = [
    {
      name: 'act',
      factor: found.isExplicit ? 0.95 : 0.8,
      reason: found.isExplicit
        ? 'a verb of decision with a measure as its object'
        : 'a rule stated in news of a decision',
    },
    ...(isStated ? [] : [{ name: 'decision', factor: 0.85, reason: 'no word of adoption stands near' }]),
  ];
  const certainty = parts.reduce((value, part) => value * part.factor, 1);
  return {
    act: found.act,
    about,
    resolutions: resolutionsOf(document),
    date: dateOf(document, sentence, published),
    evidence: [passageOf(sentence, found.from, found.to, 'en.council')],
    basis: found.isExplicit || isLaidDown(sentence) ? 'act' : 'rule',
    certainty: Math.round(certainty * 1000) / 1000,
    certaintyParts: parts,
  };
}

/** A committee lists, delists and exempts; an embargo itself is changed by the Council alone. */
function isBeyondCommittee(sentence: Sentence, act: CouncilAct['act']): boolean {
  if (act === 'list' || act === 'delist' || !hasCue(sentence, ['council-committee'])) return false;
  return !hasCue(sentence, ['council', 'council-resolution', 'council-vote']);
}

/** "The Council renewed", "UN keeps": the subject of the act is the Council itself. */
function isCouncilSubject(sentence: Sentence): boolean {
  const acts = ACTS.flatMap(([id]) => findCues(sentence, id));
  return findCues(sentence, 'council').some((cue) =>
    acts.some((act) => cue.to <= act.from && act.from - cue.to <= SUBJECT_GAP),
  );
}

/** "The Council on Tuesday banned", and not "at a time when the Council banned": it lays down the rule itself. */
function isRuledByCouncil(sentence: Sentence): boolean {
  return findCues(sentence, 'council').some(
    (cue) =>
      hasCue(sentence, ['norm-modal'], cue.to, cue.to + SUBJECT_GAP) &&
      !hasCue(sentence, ['subordinator', 'relative'], cue.from - SUBJECT_GAP, cue.from),
  );
}

/** "The Council decided on Friday that": the rule is what it decides, not what it decided of old. */
function isLaidDown(sentence: Sentence): boolean {
  return findCues(sentence, 'council').some((cue) =>
    hasCue(sentence, ['council-adopts'], cue.to, cue.to + SUBJECT_GAP),
  );
}

/** Words between the Council and what it does ("the Council on Friday night renewed"). */
const SUBJECT_GAP = 4;

/** "asks for the embargo to be lifted", "whether to extend", "should end": what somebody wants or expects. */
function isWished(sentence: Sentence, { cue }: FoundAct): boolean {
  return hasCue(sentence, ['council-wish'], 0, cue.from) || hasCue(sentence, ['modal'], cue.from - MODAL_GAP, cue.from);
}

const MODAL_GAP = 3;

/** "the measures that were lifted in 2016": the date that belongs to the act is an old one. */
function isToldAsPast(document: Document, cue: CueMention, sentence: Sentence, published: number | null): boolean {
  if (published === null) return false;
  const own = document.datesOf(sentence).find((date) => date.at >= cue.to && date.at - cue.to <= OWN_DATE_GAP);
  return own !== undefined && published - Date.parse(own.interval.to) > FRESH_DAYS * DAY_MS;
}

/** Words between an act and its own date ("lifted on 3 January 2016"). */
const OWN_DATE_GAP = 3;

interface FoundAct {
  readonly act: CouncilAct['act'];
  readonly cue: CueMention;
  readonly from: number;
  readonly to: number;
  readonly isExplicit: boolean;
}

function explicitAct(sentence: Sentence): FoundAct | null {
  const objects = [...findCues(sentence, 'arms-embargo'), ...findCues(sentence, 'council-object')];
  if (objects.length === 0) return null;
  const found = nearestAct(sentence, objects);
  if (!found) return null;
  return {
    act: found.act,
    cue: found.cue,
    from: Math.min(found.cue.from, objects[0]!.from),
    to: Math.max(found.cue.to, objects[0]!.to),
    isExplicit: true,
  };
}

/** "Weapons may not go to Libya, the Council ordered": the rule itself is the news. */
function normAct(sentence: Sentence, isDecided: boolean): FoundAct | null {
  const isOfArms = sentence.items.some(
    (item) => !item.entry.isWeak || item.entry.itemClass === 'labour' || item.entry.conduct === 'arms-transfer',
  );
  if (!isOfArms || (!isDecided && !isRuledByCouncil(sentence))) return null;
  const allows = findCues(sentence, 'norm-allow')[0];
  const forbids = findCues(sentence, 'norm-modal')[0];
  const cue = allows ?? forbids;
  if (!cue) return null;
  return { act: allows ? 'ease' : 'impose', cue, from: cue.from, to: cue.to, isExplicit: false };
}

/** Told as something past: an older date, or under "since". */
function isStale(document: Document, sentence: Sentence, published: number | null): boolean {
  if (published === null) return false;
  const since = sentence.cues.some(
    (cue) =>
      cue.cue === 'subordinator' &&
      hasCue(sentence, ['since-word'], cue.from, cue.from + 1) &&
      hasCue(sentence, ['council-object', 'arms-embargo'], cue.to, cue.to + 10),
  );
  if (since) return true;
  const dates = document.datesOf(sentence).filter((date) => Date.parse(date.interval.from) <= published);
  return dates.length > 0 && dates.every((date) => published - Date.parse(date.interval.to) > FRESH_DAYS * DAY_MS);
}

function nearestAct(
  sentence: Sentence,
  objects: readonly CueMention[],
): { act: CouncilAct['act']; cue: CueMention } | null {
  let best: { act: CouncilAct['act']; cue: CueMention; distance: number } | null = null;
  for (const [id, act] of ACTS)
    for (const cue of findCues(sentence, id)) {
      if (hasCue(sentence, ['negation'], cue.from - 3, cue.from) || isDescribing(sentence, cue, objects)) continue;
      const distance = Math.min(...objects.map((object) => Math.abs(object.from - cue.from)));
      if (!best || distance < best.distance) best = { act, cue, distance };
    }
  return best;
}

/** "The arms embargo imposed on Somalia is a hindrance": a participle after its measure only tells which one; a title tells news. */
function isDescribing(sentence: Sentence, cue: CueMention, objects: readonly CueMention[]): boolean {
  if (sentence.field === 'title' || cue.cue !== 'council-act-impose') return false;
  return (
    objects.some((object) => object.to === cue.from) &&
    hasCue(sentence, ['against', 'in', 'to', 'preposition', 'agent-word', 'since-word'], cue.to, cue.to + 1)
  );
}

export function resolutionsOf(document: Document): number[] {
  const numbers = new Set<number>();
  for (const sentence of document.sentences)
    for (const cue of findCues(sentence, 'numbered-text')) {
      const next = sentence.tokens[cue.to];
      if (next?.kind === 'number' && /^\d{3,4}$/.test(next.norm)) numbers.add(Number(next.norm));
    }
  return [...numbers];
}

export function dateOf(document: Document, sentence: Sentence, published: number | null): DateInterval {
  if (published === null) return UNKNOWN_DATE;
  const dates = document
    .datesOf(sentence)
    .filter(
      (date) =>
        date.interval.basis === 'inferred' &&
        Date.parse(date.interval.to) <= published &&
        published - Date.parse(date.interval.from) < FRESH_DAYS * DAY_MS,
    );
  return (
    dates[0]?.interval ?? { from: formatDay(published), to: formatDay(published), basis: 'publication', span: null }
  );
}
